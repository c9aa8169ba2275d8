"""Pairs of `Q:` and `A:`: what follows `A:` is the key, as long as no `B:` makes it an option."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hornbook import patterns as re
from hornbook.reading.dialects.passage import Passage
from hornbook.reading.quiz import inline
from hornbook.reading.quiz.lines import Line, make

SIGNS = ("Q:", "Q.", "Q1", "**Q", "F:", "Q：")

_ASKS = re.compile(r"(?P<mark>[*_]{0,2})[QF](?P<number>\d{0,3})\s*[.:：](?P<close>[*_]{0,2})\s*(?P<text>\S.*)$")
_ANSWERS = re.compile(
    r"(?:[-*]\s+)?(?P<mark>[*_]{0,2})A(?P<number>\d{0,3})\s*[.:：](?P<close>[*_]{0,2})\s*(?P<text>\S.*)$"
)
_OPTION = re.compile(r"(?:[-*]\s+)?[*_]{0,2}\(?B[.):]")


def read(lines: Sequence[Line]) -> Iterator[Passage]:
    """Yield each pair, the question's line to the answer's."""
    asked, count = -1, 0
    for place, line in enumerate(lines):
        if line.code or line.text[:1] not in {"Q", "F", "A", "*", "_", "-"}:
            continue
        match = _ASKS.match(line.text)
        if match:
            asked = place
            continue
        answer = _ANSWERS.match(line.text) if asked >= 0 else None
        if answer is None:
            continue
        if _fits(lines, asked, place) and not _is_first_option(lines, asked, place):
            count += 1
            yield _passage(lines, asked, place, count)
            asked = -1


def _fits(lines: Sequence[Line], asked: int, place: int) -> bool:
    """Whether an answer has the number of the question, or has none and only words stand between the two."""
    question, answer = _ASKS.match(lines[asked].text), _ANSWERS.match(lines[place].text)
    if question is None or answer is None or answer["number"] not in {"", question["number"]}:
        return False
    between = (line for line in lines[asked + 1 : place] if line.text)
    return answer["number"] == question["number"] or all(line.text[0].isalpha() for line in between)


def _is_first_option(lines: Sequence[Line], asked: int, place: int) -> bool:
    """Whether `A:` is an option's label: `B:` follows it on its line or the next, and did not stand above it."""
    if len(inline.held(lines[place].text)) > 1:
        return True
    if any(_OPTION.match(line.text) for line in lines[asked:place]):
        return False
    below = (line for line in lines[place + 1 :] if line.text)
    following = next(below, None)
    return following is not None and _OPTION.match(following.text) is not None


def _passage(lines: Sequence[Line], first: int, last: int, count: int) -> Passage:
    question = _ASKS.match(lines[first].text)
    answer = _ANSWERS.match(lines[last].text)
    assert question  # noqa: S101  (asked before)
    assert answer  # noqa: S101  (asked before)
    number = question["number"] or str(count)
    begun = make(lines[first].number, f"Q{number}. {_words(question)}")
    said = make(lines[last].number, f"Answer: {_words(answer)}")
    return Passage(lines[first].number, lines[last].number, (begun, *lines[first + 1 : last], said))


def _words(match: re.Match[str]) -> str:
    """The words; emphasis that began before the label ends with them."""
    text = match["text"].strip()
    return text.removesuffix(match["mark"]) if match["mark"] and not match["close"] else text
