"""Files as many authors write them, each with what a person expects to be read from it.

An expectation names each question in short: `c4b` a choice of 4 options with the key b, `m5ac` several keys, `u3` no
key, `tT` and `tF` a judgement, `n` numeric,
`s` short text, `g` gaps, `e` essay. `headings/` is about what makes a file or section a
quiz, `pages/` holds pages without any; `keys/` is about keys that stand apart from their questions.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from hornbook.model import Media, Section
from hornbook.questions import Choice, Gaps, Item, Multiple, Numeric, ShortText, TrueFalse
from hornbook.reading.context import Context, Reading
from hornbook.reading.lesson import read
from hornbook.source import from_bytes

CORPUS = Path(__file__).with_name("corpus")
EXPECTED: dict[str, dict[str, Any]] = {
    name: wanted
    for path in sorted(CORPUS.glob("*.json"))
    for name, wanted in json.loads(path.read_text(encoding="utf-8")).items()
}
WATCHED = {"QUI001", "QUI006", "QUI007", "QUI013", "QUI017", "QUI090", "QUI091", "QUI092", "QUI093"}


def test_each_file_has_an_expectation() -> None:
    assert sorted(EXPECTED) == sorted(str(path.relative_to(CORPUS).as_posix()) for path in CORPUS.rglob("*.md"))


@pytest.mark.parametrize("name", EXPECTED)
def test_a_file_is_read_as_a_person_expects(name: str) -> None:
    wanted = EXPECTED[name]
    result = reading(CORPUS / name)
    items = [item for quiz in result.lesson.quizzes for item in quiz.questions]
    assert [short(item) for item in items] == wanted["questions"]
    for number, text in wanted.get("stems", {}).items():
        assert items[int(number) - 1].stem.text == text
    for place, text in wanted.get("options", {}).items():
        assert option(items[int(place[:-1]) - 1], place[-1]) == text
    for number, text in wanted.get("feedback", {}).items():
        assert told(items[int(number) - 1]) == text
    if "outline" in wanted:
        assert [section.title.text for section in headings(result.lesson.sections)] == wanted["outline"]


@pytest.mark.parametrize("name", EXPECTED)
def test_a_file_has_the_findings_that_a_person_expects(name: str) -> None:
    wanted = EXPECTED[name]
    codes = wanted.get("codes", {}) | {"QUI007": wanted.get("hints", 0)}
    findings = reading(CORPUS / name).findings
    told = [each.code for each in findings if each.severity == "error" or each.code in WATCHED | set(codes)]
    assert Counter(told) == Counter(codes)


def reading(path: Path) -> Reading:
    context = Context(file=path.name, id="lesson", find_media=picture)
    return read(from_bytes(path.name, path.read_bytes()), context)


def told(item: Item) -> str:
    general = item.feedback.general
    return general.text if general else ""


def headings(sections: Iterable[Section]) -> Iterator[Section]:
    for section in sections:
        if section.title.text:
            yield section
        yield from headings(section.sections)


def picture(path: str) -> Media | None:
    found = Media(id="map-0.svg", path=path, mime="image/svg+xml", size=1, sha256="0" * 64)
    return found if path == "media/map.svg" else None


def short(item: Item) -> str:
    match item:
        case Choice() | Multiple():
            keys = "".join(each.id for each in item.options if each.correct)
            kind = ("m" if isinstance(item, Multiple) else "c") if keys else "u"
            return f"{kind}{len(item.options)}{keys}"
        case TrueFalse():
            return {True: "tT", False: "tF", None: "t?"}[item.answer]
        case Numeric():
            return "n"
        case ShortText():
            return "s"
        case Gaps():
            return "g"
        case _:
            return "e"


def option(item: Item, name: str) -> str:
    assert isinstance(item, Choice | Multiple)
    return next(each.content.text for each in item.options if each.id == name)
