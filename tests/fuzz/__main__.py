"""Look for bytes that break a target: `python -m tests.fuzz TARGET [SECONDS]`, guided by coverage where atheris is.

What breaks it is written to the current folder as `TARGET-….case`; make it small, mend the fault, and keep it in
`tests/fuzz/corpus/TARGET/`.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from types import ModuleType

CORPUS = Path(__file__).parent / "corpus"
_SECONDS = 60
_LONGEST = 16_000
_SLOWEST = 60


def main() -> None:
    """Run one target for so many seconds."""
    name = sys.argv[1]
    seconds = int(sys.argv[2]) if len(sys.argv) > 2 else _SECONDS
    try:
        import atheris
    except ImportError:
        print("atheris is not installed: without it nobody knows which code a case reaches")
        mutated(name, seconds)
    else:
        guided(atheris, name, seconds)


def guided(atheris: ModuleType, name: str, seconds: int) -> None:
    """Let atheris choose what to try; it ends the process where it finds something."""
    with atheris.instrument_imports(include=["hornbook", "markdown_it", "mdit_py_plugins"]):
        target = chosen(name)
        for case in sorted((CORPUS / name).iterdir()):  # what is imported late is imported, and seen, now
            target(case.read_bytes())
    with tempfile.TemporaryDirectory() as found:  # what reaches new code is kept for this run only
        wishes = [f"-max_total_time={seconds}", f"-max_len={_LONGEST}", f"-timeout={_SLOWEST}"]
        arguments = [sys.argv[0], *wishes, f"-artifact_prefix={name}-", found, str(CORPUS / name)]
        atheris.Setup(arguments, target)
        atheris.Fuzz()


def mutated(name: str, seconds: int) -> None:
    """Change the corpus at random, without a guide."""
    target = chosen(name)
    chance = random.Random(0)  # noqa: S311 - no secrets
    end = time.monotonic() + seconds
    for tries, data in enumerate(changed(name, chance)):
        if time.monotonic() > end:
            print(f"{tries} tries, nothing found")
            return
        try:
            target(data)
        except BaseException:
            Path(f"{name}-{sha256(data).hexdigest()[:12]}.case").write_bytes(data)
            raise


def changed(name: str, chance: random.Random) -> Iterator[bytes]:
    """Yield the corpus, then pieces of it put together, without end."""
    seeds = [path.read_bytes() for path in sorted((CORPUS / name).iterdir())]
    yield from seeds
    while True:
        one, other = bytearray(chance.choice(seeds)), chance.choice(seeds)
        for _ in range(chance.randint(1, 8)):
            start, length = chance.randint(0, len(one)), chance.randint(0, 8)
            piece = chance.randint(0, len(other))
            one[start : start + length] = other[piece : piece + chance.randint(0, 24)] * chance.choice((1, 1, 1, 40))
        yield bytes(one[:_LONGEST])


def chosen(name: str) -> Callable[[bytes], None]:
    """Return a target by its name."""
    from tests.fuzz.targets import TARGETS  # only now, so that atheris sees it loaded

    return TARGETS[name]


if __name__ == "__main__":
    main()
