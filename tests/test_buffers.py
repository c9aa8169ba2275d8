"""Text in memory is read, explained and mended as a file is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hornbook import buffers
from hornbook.settings import CourseFile
from tests import projects
from tests.projects import CONTRADICTION, hornbook

PICTURE = "# Delta\n\n![A delta](media/delta.svg)\n"
CORPUS = sorted((Path(__file__).parent / "reading" / "corpus").rglob("*.md"))


@pytest.mark.parametrize("path", CORPUS[::8], ids=lambda path: path.stem)
def test_a_buffer_holds_what_a_check_of_the_file_finds(path: Path) -> None:
    folder = path.parent
    told = json.loads(hornbook(folder, "check", "--format", "json", path.name).out)["findings"]
    of_the_text = [finding for finding in told if finding["code"][:3] not in {"TGT", "LNK", "SUP"}]
    text = path.read_bytes().decode("utf-8", "replace")
    found = buffers.read(path.name, text, root=folder).findings
    assert [(each.code, each.span.line, each.span.column) for each in found] == [
        (each["code"], each["span"]["line"], each["span"]["column"]) for each in of_the_text
    ]


def test_a_buffer_is_explained_as_the_command_does(tmp_path: Path) -> None:
    projects.write(tmp_path, {"old.md": CONTRADICTION})
    lines = buffers.explain(buffers.read("old.md", CONTRADICTION))
    assert hornbook(tmp_path, "check", "--explain", "old.md").out.startswith("\n".join(lines))


def test_a_buffer_has_the_severities_of_the_course() -> None:
    quiet = buffers.read("old.md", CONTRADICTION, settings=CourseFile(severities={"QUI012": "off"}))
    assert "QUI012" in {finding.code for finding in buffers.read("old.md", CONTRADICTION).findings}
    assert "QUI012" not in {finding.code for finding in quiet.findings}


def test_pictures_are_found_below_the_root_only(tmp_path: Path) -> None:
    projects.write(tmp_path, {"media/delta.svg": b'<svg xmlns="http://www.w3.org/2000/svg"/>'})
    assert buffers.read("delta.md", PICTURE, root=tmp_path).lesson.media
    assert not buffers.read("delta.md", PICTURE).lesson.media
    assert buffers.read("delta.md", PICTURE).findings


@given(st.text(alphabet="# 1.)-[x]aQ:*`|>\n\t漢{}$<", max_size=80))
def test_nothing_raises_and_every_span_lies_in_the_text(text: str) -> None:
    buffer = buffers.read("any.md", f"# A\n\n## Quiz\n\n{text}")
    lines = buffer.text.split("\n")
    for finding in buffer.findings:
        span = finding.span
        assert 1 <= span.line <= len(lines)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1
        assert (span.end_line, span.end_column) == (0, 0) or (span.end_line, span.end_column) > (span.line, span.column)
    assert buffers.fix("any.md", buffer.text).text


@pytest.mark.parametrize("end", ["", ">", "> ", "> > ", ">\t", "  "])
def test_a_quoted_table_may_end_the_file(end: str) -> None:
    buffer = buffers.read("any.md", f"# A\n\n> | a | b |\n> |---|---|\n> | 1 | 2 |\n{end}")
    assert "Table" in repr(buffer.lesson)
