"""What each target writes for each question type, to be read when it changes.

`nox -s golden` writes the expected outputs anew. Scripts, styles and the like are left out: they belong to no question.
"""

from __future__ import annotations

import io
import os
import shutil
import zipfile
from collections.abc import Iterator

import pytest

from hornbook import pipeline, targets
from hornbook.pipeline import Request
from tests import projects
from tests.projects import ROOT

GOLDEN = ROOT / "tests" / "golden"
EXPECTED = GOLDEN / "expected"
STEMS = (
    "Choose one of these.",
    "Choose two of these.",
    "Water is wet.",
    "What is 2 + 0.5?",
    "Name a river.",
    "Why is it wet?",
    "A bend is a",
    "Match each river",
    "Put them in order.",
    "Sort them.",
    "Where does it end?",
    "Hand in a map.",
    "The Rhine flows north.",
)
TEXTS = (".html", ".json", ".xml", ".txt")


def texts(built: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield the texts of a build by their paths, those inside of packages too."""
    for path, data in built.items():
        if path.endswith(".zip"):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                inside = {f"{path.removesuffix('.zip')}/{name}": archive.read(name) for name in archive.namelist()}
            yield from texts(inside)
        elif path.endswith(TEXTS) and path != "report.json":
            yield path, data.decode()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("golden") / "build"
    outcome = pipeline.build(Request((GOLDEN / "source",), folder))
    assert outcome.report is not None, outcome.findings
    return dict(texts(projects.contents(folder)))


def test_golden_outputs_are_as_they_were_read_last(made: dict[str, str]) -> None:
    if os.environ.get("HORNBOOK_GOLDEN") == "write":
        shutil.rmtree(EXPECTED, ignore_errors=True)
        projects.write(EXPECTED, dict(made))
    known = {path.relative_to(EXPECTED).as_posix(): path for path in EXPECTED.rglob("*") if path.is_file()}
    assert sorted(made) == sorted(known), "run `nox -s golden` and read the differences"
    changed = [path for path, text in made.items() if known[path].read_text(encoding="utf-8") != text]
    assert changed == [], "run `nox -s golden` and read the differences"


@pytest.mark.parametrize("target", targets.BUILTIN)
def test_golden_outputs_hold_every_type_for_every_target(made: dict[str, str], target: str) -> None:
    own = "\n".join(text for path, text in made.items() if path.startswith((f"{target}/", f"packages/golden-{target}")))
    missing = [stem for stem in STEMS if stem not in own]
    assert missing == []
