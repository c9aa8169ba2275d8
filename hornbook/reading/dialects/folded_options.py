"""Options that are folded one by one: `<details><summary>A. text</summary>✅ why</details>`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hornbook import patterns as re
from hornbook.reading.dialects import asked as questions
from hornbook.reading.dialects.asked import Asked, Choice, Words
from hornbook.reading.dialects.passage import Passage
from hornbook.reading.quiz import options
from hornbook.reading.quiz.lines import Line, make
from hornbook.reading.quiz.words import CROSSES, TICKS

SIGNS = ("<summary", "<Summary")

_TAG = re.compile(r"</?(?:details|summary)\b[^>]*>", re.IGNORECASE)
_RIGHT = re.compile(rf"[*_<>/bstrong ]{{0,12}}(?:[{TICKS}]\ufe0f?|(?:correct|right|yes|richtig)\b)", re.IGNORECASE)
_WRONG = re.compile(
    rf"[*_<>/bstrong ]{{0,12}}(?:[{CROSSES}❗⚠]\ufe0f?|(?:incorrect|wrong|no|not|falsch)\b)", re.IGNORECASE
)
_LEAST = 2


@dataclass(slots=True)
class Fold:
    """One `<details>`: its summary, what is in it, and its places in the file, `last` included."""

    first: int
    last: int = 0
    summary: str = ""
    number: int = 0
    inside: list[str] = field(default_factory=list)


def read(lines: Sequence[Line]) -> Iterator[Passage]:
    """Yield each run of folds whose summaries are options from the first label on, each judged in its text."""
    run: list[Fold] = []
    for fold in _folds(lines):
        if run and (_place(fold) != len(run) or any(line.text for line in lines[run[-1].last + 1 : fold.first])):
            yield from _passage(lines, run)
            run = []
        if _place(fold) == len(run):
            run.append(fold)
    yield from _passage(lines, run)


def _passage(lines: Sequence[Line], run: list[Fold]) -> Iterator[Passage]:
    if len(run) < _LEAST or not all(_judged(fold) for fold in run):
        return
    made = Asked(lines[run[0].first].number, choices=[_choice(fold) for fold in run])
    yield Passage(lines[run[0].first].number, lines[run[-1].last].number, tuple(questions.lines(made, 0)))


def _choice(fold: Fold) -> Choice:
    text = " ".join(fold.inside)
    return Choice(Words(fold.summary, fold.number), _RIGHT.match(text) is not None, Words(text, fold.number))


def _judged(fold: Fold) -> bool:
    text = " ".join(fold.inside)
    return _RIGHT.match(text) is not None or _WRONG.match(text) is not None


def _place(fold: Fold) -> int | None:
    mark = options.recognise(make(1, fold.summary)) if fold.summary else None
    return options.ordinal(mark.label) if mark and mark.kind in {"letter", "number"} else None


def _folds(lines: Sequence[Line]) -> Iterator[Fold]:
    """The folds of a file that hold no other."""
    fold: Fold | None = None
    within = False
    for place, line in enumerate(lines):
        if line.code or (fold is None and "<" not in line.text):
            continue
        at = 0
        for tag in _TAG.finditer(line.text):
            _add(fold, line.text[at : tag.start()], line.number, within=within)
            at = tag.end()
            name = tag[0].casefold()
            if name.startswith("<details"):
                fold = Fold(place)
            within = name.startswith("<summary")
            if name.startswith("</details") and fold:
                fold.last = place
                yield fold
                fold = None
        _add(fold, line.text[at:], line.number, within=within)


def _add(fold: Fold | None, text: str, number: int, *, within: bool) -> None:
    text = text.strip()
    if fold is None or not text:
        return
    if within:
        fold.summary = f"{fold.summary} {text}".strip()
        fold.number = fold.number or number
    else:
        fold.inside.append(text)
