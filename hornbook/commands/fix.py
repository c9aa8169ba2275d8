"""`hornbook fix`: writes into the source what can be mended without a person."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from difflib import unified_diff

from hornbook import mending, plain_files
from hornbook.commands import places, terminal
from hornbook.commands.exits import CLEAN, FOUND, USAGE
from hornbook.diagnostics.text import Segment
from hornbook.fixing import editing
from hornbook.mending import Mended
from hornbook.misuse import MisuseError

_STYLES = {"+": "green", "-": "red", "@": "cyan"}


def run(options: Namespace) -> int:
    """Mend, or with `--diff` show what would be mended and exit with 1 if that is something."""
    try:
        courses = places.courses(places.sources(options.source))
        mended = [one for paths in courses for one in mending.mend(paths, unsafe=options.unsafe_fixes)]
    except MisuseError as error:
        terminal.complain(error)
        return USAGE
    if options.diff:
        terminal.show(line for one in mended for line in _difference(one))
        return FOUND if any(one.made for one in mended) else CLEAN
    written, refusal = _written(mended)
    terminal.show(_told(written))
    if refusal:
        terminal.complain(refusal)
    return USAGE if refusal else CLEAN


def _written(mended: Sequence[Mended]) -> tuple[Sequence[Mended], str]:
    """Write files until one cannot be; return those that were, and why the next was not."""
    for count, one in enumerate(mended):
        try:
            if one.made:
                _write(one)
        except MisuseError as error:
            return mended[:count], str(error)
        except OSError as error:
            return mended[:count], f"“{one.name}” cannot be written: {error.strerror or error}"
    return mended, ""


def _write(one: Mended) -> None:
    """Replace the file at once, so that an interrupt leaves the former text or the new one.

    A `MisuseError` where somebody else has written it since it was read: their words would be lost.
    """
    same = False
    with suppress(UnicodeDecodeError):
        same = editing.decode(plain_files.read(one.path)) == (one.before, one.encoding)
    if not same:
        message = f"“{one.name}” changed while it was mended and is as it was; try again"
        raise MisuseError(message)
    plain_files.replace(one.path, one.after.encode(one.encoding))


def _difference(one: Mended) -> Iterator[list[Segment]]:
    before, after = one.before.splitlines(), one.after.splitlines()
    for line in unified_diff(before, after, one.name, one.name, lineterm=""):
        yield [(_STYLES.get(line[:1], ""), line)]


def _told(mended: Iterable[Mended]) -> Iterator[list[Segment]]:
    count = 0
    for one in mended:
        count += len(one.made)
        for fix in one.made:
            yield [("bold", f"{one.name}:{fix.edits[0].line}"), ("", f": {fix.message}")]
        for fix in one.refused:
            line = one.before.splitlines()[fix.edits[0].line - 1].strip()
            yield [
                ("bold", one.name),
                ("yellow", f": cannot {fix.message}, the text would mean something else: {line}"),
            ]
    yield [("", f"{count} fix{'' if count == 1 else 'es'} made" if count else "nothing to fix")]
