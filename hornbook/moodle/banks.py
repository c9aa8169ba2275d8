"""A lesson's quizzes as question banks: a category each, and one below it for each pool, with questions in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

import msgspec

from hornbook.course import Course, Lesson, Pool, Quiz
from hornbook.last_lesson import LastLesson
from hornbook.model import Content
from hornbook.moodle import markers, names
from hornbook.moodle.answers import VERDICTS, Form, unplaced
from hornbook.moodle.cloze import Cloze
from hornbook.moodle.forms import AnyForm, form
from hornbook.moodle.selects import Select
from hornbook.questions import Essay, Hotspot, Item, Numeric, Upload

if TYPE_CHECKING:
    from jinja2 import Environment

_LABELS = {"correct": "js_verdict_right", "partial": "js_verdict_part", "incorrect": "js_verdict_wrong"}
# Types in Moodle that have feedback for each answer and none for the question as a whole.
_WITHOUT_COMBINED = {"truefalse", "shortanswer", "numerical"}

Pieces = tuple[Content | None, ...]


class Asked(msgspec.Struct, frozen=True):
    """An item with what Moodle wants to know of it: the pieces of its stem and of its general feedback, and more."""

    item: Item
    form: AnyForm
    name: str
    idnumber: str
    grade: str
    tags: tuple[str, ...]
    stem: Pieces
    general: Pieces


class Bank(msgspec.Struct, frozen=True):
    """A category: its path, the quiz or the pool of the quiz that it holds, and its questions.

    `width` is the number of digits of a place in the quiz, with which names begin; `intro_name` is the name of the
    description that holds the quiz's intro. `pools` are the names of the categories below, with the pool of each.
    """

    quiz: Quiz
    path: str
    width: int
    intro_name: str
    questions: Sequence[Asked]
    pool: Pool | None = None
    pools: tuple[tuple[str, Pool], ...] = ()


_last: LastLesson[tuple[Bank, ...]] = LastLesson()


def shared(lesson: Lesson, course: Course, strings: Mapping[str, str], templates: Environment) -> Iterator[Bank]:
    """Yield the lesson's banks: made once for the targets that show it one after the other.

    A template's names live until garbage is collected; an iterator that was used up holds no banks.
    """
    return iter(_last.of(lesson, course, templates, lambda: tuple(banks(lesson, course, strings))))


def banks(lesson: Lesson, course: Course, strings: Mapping[str, str]) -> Iterator[Bank]:
    """Yield a bank for each quiz of the lesson, then one for each of its pools."""
    for quiz in lesson.quizzes:
        width = len(str(len(tuple(quiz.questions))))
        path = names.category(course, lesson, quiz)
        intro_name = names.plain(f"{0:0{width}} {quiz.title.text}")
        titles = names.pools(quiz)
        outside = tuple(_asked(quiz, None, width, lesson, strings))
        yield Bank(quiz, path, width, intro_name, outside, pools=tuple(titles))
        for title, pool in titles:
            inside = names.below(path, title)
            yield Bank(quiz, inside, width, "", tuple(_asked(quiz, pool, width, lesson, strings)), pool)


def _asked(quiz: Quiz, pool: Pool | None, width: int, lesson: Lesson, strings: Mapping[str, str]) -> Iterator[Asked]:
    """Yield the questions of a pool, or of the quiz outside its pools, with the place that they have in the quiz."""
    items = tuple(quiz.questions)
    homes = [entry if isinstance(entry, Pool) else None for entry in quiz.items for _ in _held(entry)]
    rows = zip(items, names.idnumbers(items), homes, strict=True)
    for position, (item, number, home) in enumerate(rows, start=1):
        if home is pool:
            yield asked(item, names.question(item, position, width), number, lesson.language, strings)


def _held(entry: Item | Pool) -> tuple[Item, ...]:
    return entry.questions if isinstance(entry, Pool) else (entry,)


def asked(item: Item, name: str, number: str, language: str, strings: Mapping[str, str]) -> Asked:
    """Return an item as it is asked in Moodle."""
    made = form(item, language)
    return Asked(item, made, name, number, grade(item), tags(item), _stem(item, made), _general(item, made, strings))


def grade(item: Item) -> str:
    """Return an item's points as Moodle keeps them: at most 7 decimals; 0 for an item without a key."""
    if not item.graded:
        return "0"
    return f"{item.points:.7f}".rstrip("0").rstrip(".")


def rubric(item: Essay | Upload) -> Content | None:
    """Return the criteria of an essay as a list, each with its points; None if there are none."""
    if not item.rubric:
        return None
    lines = "".join(f"<li>{escape(line.criterion)} ({line.points:g})</li>" for line in item.rubric)
    return Content(html=f"<ul>{lines}</ul>", text="", block=True)


def note(label: str, content: Content | None) -> Content | None:
    """Return content below a label, for the person who marks."""
    if content is None:
        return None
    body = content.html if content.block else f"<p>{content.html}</p>"
    return Content(html=f"<p><strong>{escape(label)}</strong></p>{body}", text="", block=True, media=content.media)


def judged(item: Item, strings: Mapping[str, str], verdicts: Iterable[str] = VERDICTS) -> Iterator[Content | None]:
    """Yield what is said of right, partly right and wrong answers, each below a word that says which."""
    return (note(strings[_LABELS[name]], getattr(item.feedback, name)) for name in verdicts)


def tags(item: Item) -> tuple[str, ...]:
    """Return an item's tags, its objectives and its difficulty, all of which Moodle keeps as tags."""
    objectives = (f"objective: {objective}" for objective in item.objectives)
    difficulty = (f"difficulty: {item.difficulty}",) if item.difficulty else ()
    return (*item.tags, *objectives, *difficulty)


def unit(item: Numeric) -> Content | None:
    """Return a number's unit as it stands behind the stem; None if it has none."""
    return Content(html=f"[{escape(item.unit)}]", text=f"[{item.unit}]") if item.unit else None


def _stem(item: Item, made: AnyForm) -> Pieces:
    if isinstance(made, Cloze | Select):
        return (made.stem,)
    if isinstance(item, Hotspot):
        return (item.stem, markers.described(item))
    return (item.stem, unit(item)) if isinstance(item, Numeric) else (item.stem,)


def _general(item: Item, made: AnyForm, strings: Mapping[str, str]) -> Pieces:
    if isinstance(made, Cloze):
        return (item.feedback.general, *judged(item, strings))
    if isinstance(made, Form) and made.kind in _WITHOUT_COMBINED:
        return (item.feedback.general, *judged(item, strings, unplaced(made, item.feedback)))
    return (item.feedback.general, *(markers.told(item) if isinstance(item, Hotspot) else ()))
