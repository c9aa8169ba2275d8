"""Names in a question bank: of questions, of their ids, and of the categories that they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256

from hornbook import patterns as re
from hornbook.course import Course, Lesson, Pool, Quiz
from hornbook.questions import Item

_ENTITY = re.compile(r"&(?=#?\w{1,8};)")
_LONGEST_ID = 100
_LONGEST_NAME = 250
_LONGEST_STEM = 80


def idnumbers(items: Sequence[Item]) -> Iterator[str]:
    """Yield an id number for each item of a category: its id, at most 100 characters.

    Databases may take upper and lower case as one, and Moodle drops the second of two equal id numbers without a
    word: an id that is too long, or differs from an earlier one in case only, ends in a hash of it.
    """
    seen: set[str] = set()
    for item in items:
        number = item.id
        if len(number) > _LONGEST_ID or number.lower() in seen:
            number = f"{number[:87]}-{sha256(number.encode()).hexdigest()[:12]}"
        seen.add(number.lower())
        yield number


def question(item: Item, position: int, width: int) -> str:
    """Return an item's name: its place in the quiz, so that the bank lists it in order, and its title or stem."""
    words = item.title or shortened(" ".join(item.stem.text.split()), _LONGEST_STEM) or item.id
    return plain(shortened(f"{position:0{width}} {words}", _LONGEST_NAME))


def category(course: Course, lesson: Lesson, quiz: Quiz) -> str:
    """Return the path of a quiz's category: course, module, lesson, quiz; a `/` in a title is written `//`."""
    modules = {module.id: module.title for module in course.modules}
    lessons = {entry.id: entry.title for entry in course.lessons if entry.module == lesson.module}
    quizzes = {other.id: other.title.text for other in lesson.quizzes}
    steps = [
        course.title,
        *([_distinct(lesson.module, modules)] if lesson.module in modules else []),
        _distinct(lesson.id, lessons | {lesson.id: lesson.title}),
        _distinct(quiz.id, quizzes),
    ]
    return "/".join(["$course$", "top", *map(_step, steps)])


def pools(quiz: Quiz) -> list[tuple[str, Pool]]:
    """Return each pool of a quiz with the name of its category, which says how many of its questions are drawn."""
    found = [entry for entry in quiz.items if isinstance(entry, Pool)]
    titles = {pool.id: pool.title for pool in found}
    return [(f"{_distinct(pool.id, titles)}: draw {pool.pick} of {len(pool.questions)}", pool) for pool in found]


def below(path: str, title: str) -> str:
    """Return the path of a category below another."""
    return f"{path}/{_step(title)}"


def plain(words: str) -> str:
    """Return words for a place where Moodle strips tags and shows entities: nothing in them is taken for either."""
    return _ENTITY.sub("&amp;", words).replace("<", "&lt;")


def shortened(words: str, most: int) -> str:
    """Return words of at most `most` characters, cut at a space where there is one, with an ellipsis."""
    if len(words) <= most:
        return words
    cut = words[: most - 1]
    return f"{cut.rpartition(' ')[0] or cut}…"


def _distinct(key: str, titles: dict[str, str]) -> str:
    title = " ".join(titles[key].split()) or key
    twins = [other for other in titles.values() if " ".join(other.split()).lower() == title.lower()]
    return f"{title} ({key})" if len(twins) > 1 else title


def _step(title: str) -> str:
    return plain(shortened(title, _LONGEST_NAME)).replace("/", "//")
