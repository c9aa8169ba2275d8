"""What a teacher is told to set by hand: the settings of a quiz and its pools, which no question format carries."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from hornbook.course import Pool, Quiz
from hornbook.model import Content
from hornbook.moodle import names
from hornbook.moodle.banks import Bank
from hornbook.rendering import number

_FEEDBACK = {"question": "after each question", "end": "when the attempt is closed", "never": "none"}


def title(bank: Bank) -> str:
    """Return the name of the quiz, and of the pool if the category is one."""
    words = bank.quiz.title.text
    return f"{words}: {bank.pool.title or bank.pool.id}" if bank.pool else words


def name(bank: Bank) -> str:
    """Return the name of a description with the settings, which comes first in its category."""
    return names.plain(f"{'0' * bank.width} Settings: {title(bank)}")


def listed(bank: Bank) -> Content:
    """Return what is to be set as a description."""
    rows = "".join(f"<li>{escape(line, quote=False)}</li>" for line in lines(bank))
    return Content(html=f"<p>{escape(title(bank), quote=False)}</p><ul>{rows}</ul>", text="", block=True)


def lines(bank: Bank) -> list[str]:
    """Return what is to be set for a quiz, or for a pool of it, a line each."""
    return list(_of_pool(bank.pool) if bank.pool else _of_quiz(bank.quiz, bank.pools))


def is_usual(bank: Bank) -> bool:
    """Return whether nothing is to be set: a quiz for practice with feedback after each question, and no pools."""
    return not bank.pool and len(lines(bank)) == 1 and bank.quiz.feedback_when == "question"


def _of_quiz(quiz: Quiz, pools: tuple[tuple[str, Pool], ...]) -> Iterator[str]:
    if quiz.kind == "graded":
        yield "Graded quiz"
    if quiz.pass_mark is not None:
        yield f"Grade to pass: {number(quiz.pass_mark * 100)} %"
    if quiz.attempts:
        yield f"Attempts allowed: {quiz.attempts}"
    if quiz.time_limit:
        yield f"Time limit: {number(quiz.time_limit / 60)} minutes"
    if quiz.shuffle:
        yield "Questions in random order"
    for name, pool in pools:
        yield f"Random questions from the category “{name}”: {pool.pick}"
    yield f"Feedback: {_FEEDBACK[quiz.feedback_when]}"


def _of_pool(pool: Pool) -> Iterator[str]:
    if pool.variants:
        yield "One question with different numbers"
    yield f"Add to the quiz as random questions: {pool.pick} of {len(pool.questions)}"
    yield f"Points of each: {number(pool.points)}"
