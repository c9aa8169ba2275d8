"""The features that a lesson can use, named, and where it uses them.

Every target declares a `Support` for each name in `FEATURES`; the preflight compares the two before anything is
written, and the table in docs/targets is made from the same names.
"""

from __future__ import annotations

from collections.abc import Iterator

from hornbook.course import Lesson, Quiz
from hornbook.model import Content, Place, Question
from hornbook.questions import Choice, Essay, Item, Multiple, Numeric, ShortText, TrueFalse

FEATURES: dict[str, str] = {
    "choice": "single choice",
    "multiple": "multiple choice",
    "multiple.all": "multiple choice, all or nothing",
    "multiple.each": "multiple choice, own score for each option",
    "multiple.limits": "least and most choices",
    "true-false": "true or false",
    "short-text": "short text",
    "short-text.case": "upper and lower case that count",
    "short-text.diacritics": "accents that do not count",
    "short-text.pattern": "wildcards in accepted texts",
    "numeric": "numeric with tolerance or interval",
    "numeric.unit": "unit beside a number",
    "essay": "essay",
    "essay.limits": "word limits of an essay",
    "essay.rubric": "rubric of an essay",
    "essay.sample": "sample answer of an essay",
    "ungraded": "question without a key",
    "partial": "partial score of an answer",
    "negative": "score below zero for an answer",
    "feedback.option": "feedback for an option or accepted answer",
    "feedback.correct": "feedback for a right answer",
    "feedback.incorrect": "feedback for a wrong answer",
    "feedback.partial": "feedback for a partly right answer",
    "feedback.general": "general feedback (explanation)",
    "hint": "hints",
    "title": "title of a question",
    "points": "points other than 1",
    "tags": "tags of a question",
    "objectives": "objectives of a question",
    "difficulty": "difficulty of a question",
    "shuffle": "shuffled options",
    "fixed": "option that keeps its place when shuffled",
    "numbering": "numbering of options other than letters or numbers",
    "math": "math",
    "code": "code block",
    "table": "table in a question",
    "media": "picture in a question",
    "link": "link to another lesson in a question",
    "language": "language other than the course's",
    "quiz.intro": "text before the questions of a quiz",
    "quiz.graded": "graded quiz",
    "quiz.pass_mark": "pass mark of a quiz",
    "quiz.attempts": "limit of attempts",
    "quiz.time_limit": "time limit",
    "quiz.shuffle": "shuffled questions",
    "quiz.feedback_when": "feedback at the end or never",
}


def used(lesson: Lesson, language: str) -> Iterator[tuple[str, Place]]:
    """Yield each feature that the lesson's quizzes use, with the place of the question (or of the lesson)."""
    for quiz in lesson.quizzes:
        start = quiz.items[0].source if quiz.items else Place(file=lesson.file, line=1, column=1, end=1)
        for name in _of_quiz(quiz):
            yield name, start
        if lesson.language != language:
            yield "language", start
        for item in quiz.items:
            for name in dict.fromkeys(_of_item(item)):
                yield name, item.source


def _of_quiz(quiz: Quiz) -> Iterator[str]:
    facts = {
        "quiz.intro": quiz.intro,
        "quiz.graded": quiz.kind == "graded",
        "quiz.pass_mark": quiz.pass_mark is not None,
        "quiz.attempts": quiz.attempts,
        "quiz.time_limit": quiz.time_limit,
        "quiz.shuffle": quiz.shuffle,
        "quiz.feedback_when": quiz.feedback_when != "question",
    }
    return (name for name, present in facts.items() if present)


def _of_item(item: Item) -> Iterator[str]:
    yield from _of_any(item)
    yield from _of_type(item)
    for content in contents(item):
        yield from _of_content(content)


def _of_any(item: Question) -> Iterator[str]:
    facts = {
        "ungraded": not item.graded,
        "points": item.points != 1,
        "hint": item.hints,
        "title": item.title,
        "tags": item.tags,
        "objectives": item.objectives,
        "difficulty": item.difficulty,
        "feedback.correct": item.feedback.correct,
        "feedback.incorrect": item.feedback.incorrect,
        "feedback.partial": item.feedback.partial,
        "feedback.general": item.feedback.general,
    }
    return (name for name, present in facts.items() if present)


def _of_type(item: Item) -> Iterator[str]:
    match item:
        case Choice():
            yield "choice"
            yield from _of_options(item)
        case Multiple():
            yield "multiple" if item.scoring == "net" else f"multiple.{item.scoring}"
            if item.min_choices or item.max_choices:
                yield "multiple.limits"
            yield from _of_options(item)
        case TrueFalse():
            yield "true-false"
            if item.feedback_true or item.feedback_false:
                yield "feedback.option"
        case ShortText():
            yield "short-text"
            yield from _of_short_text(item)
        case Numeric():
            yield "numeric"
            if item.unit:
                yield "numeric.unit"
            yield from _of_scores([(answer.score, answer.feedback) for answer in item.accepted])
        case Essay():
            yield "essay"
            yield from _of_essay(item)


def _of_options(item: Choice | Multiple) -> Iterator[str]:
    own = isinstance(item, Choice)
    yield from _of_scores([(option.score if own else None, option.feedback) for option in item.options])
    if item.shuffle:
        yield "shuffle"
    if any(option.fixed for option in item.options):
        yield "fixed"
    if item.numbering not in {"abc", "ABC", "123"}:
        yield "numbering"


def _of_short_text(item: ShortText) -> Iterator[str]:
    if item.case:
        yield "short-text.case"
    if not item.diacritics:
        yield "short-text.diacritics"
    if any(accepted.pattern for accepted in item.accepted):
        yield "short-text.pattern"
    yield from _of_scores([(accepted.score, accepted.feedback) for accepted in item.accepted])


def _of_essay(item: Essay) -> Iterator[str]:
    if item.min_words or item.max_words:
        yield "essay.limits"
    if item.rubric:
        yield "essay.rubric"
    if item.sample:
        yield "essay.sample"


def _of_scores(answers: list[tuple[float | None, Content | None]]) -> Iterator[str]:
    if any(score is not None and 0 < score < 1 for score, _ in answers):
        yield "partial"
    if any(score is not None and score < 0 for score, _ in answers):
        yield "negative"
    if any(feedback for _, feedback in answers):
        yield "feedback.option"


def _of_content(content: Content) -> Iterator[str]:
    html = content.html
    if "<" not in html:
        return
    marks = {"math": "<math", "code": "<pre", "table": "<table", "media": 'src="media:', "link": 'href="source:'}
    yield from (name for name, mark in marks.items() if mark in html)


def contents(item: Item) -> Iterator[Content]:
    """Yield every piece of content of an item: stem, hints, feedback, options, accepted answers' feedback, sample."""
    feedback = item.feedback
    yield item.stem
    yield from item.hints
    yield from _present(feedback.correct, feedback.incorrect, feedback.partial, feedback.general)
    match item:
        case Choice() | Multiple():
            for option in item.options:
                yield option.content
                yield from _present(option.feedback)
        case TrueFalse():
            yield from _present(item.feedback_true, item.feedback_false)
        case ShortText() | Numeric():
            yield from _present(*(accepted.feedback for accepted in item.accepted))
        case Essay():
            yield from _present(item.sample)


def _present(*pieces: Content | None) -> Iterator[Content]:
    return (piece for piece in pieces if piece is not None)
