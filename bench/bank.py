"""A bank of questions as an author would write it: four options, feedback on each; code and math in every tenth."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

PER_LESSON = 100
_SUBJECTS = ("a queue", "a cache", "an index", "a lock", "a socket", "a buffer", "a heap", "a timer", "a log", "a pool")
_CLAIMS = ("keeps order", "loses the oldest entry", "answers in constant time", "waits for another", "grows with use")


Question = Callable[[int, int], Iterator[str]]


def plain(number: int, place: int) -> Iterator[str]:
    """Yield the lines of question `number`, which stands at `place` in its quiz."""
    subject = _SUBJECTS[number % len(_SUBJECTS)]
    yield f"### {place}. Which of these is true of {subject} with {number + 2} entries? {{#q{number}}}\n"
    if number % 10 == 0:
        yield f"```python\nentries = [{number}] * {number % 7 + 2}\nprint(len(entries))\n```\n"
        yield f"It takes $O(n^{number % 4 + 1} \\log n)$ steps.\n"
    for option in range(4):
        claim = _CLAIMS[(number + option) % len(_CLAIMS)]
        mark = "x" if option == number % 4 else " "
        yield f"- [{mark}] It {claim} when {number + option} more come in"
        yield f"  - {'Yes' if mark == 'x' else 'No'}: think of entry {number + option} and what follows it."
    yield ""


def write(folder: Path, questions: int, per_lesson: int = PER_LESSON, question: Question = plain) -> None:
    """Write a course of so many questions to a folder, `per_lesson` to a lesson."""
    folder.mkdir(parents=True)
    (folder / "course.yml").write_text("id: bank\ntitle: A bank of questions\n", encoding="utf-8")
    for first in range(0, questions, per_lesson):
        numbers = range(first, min(questions, first + per_lesson))
        text = "\n".join(_lesson(first // per_lesson + 1, numbers, question))
        (folder / f"{first // per_lesson + 1:04}-part.md").write_text(text + "\n", encoding="utf-8")


def _lesson(part: int, numbers: range, question: Question) -> Iterator[str]:
    yield f"# Part {part}\n\nSome words before the questions of part {part}.\n\n## Quiz {{#quiz-{part}}}\n"
    for place, number in enumerate(numbers, start=1):
        yield from question(number, place)
