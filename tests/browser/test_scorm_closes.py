"""Two hundred windows closed at any moment, in platforms of all tempers: not one answer is lost."""

from __future__ import annotations

import json
import random
import time
from typing import Any

import pytest

from hornbook.course import Quiz
from tests.browser import stage
from tests.browser.platforms.doubles import Memory, Sitting, double_on
from tests.browser.platforms.lessons import course_of
from tests.targets import composite, courses

pytest.importorskip("playwright.sync_api", reason="playwright is not installed: run `nox -s browser`")

pytestmark = pytest.mark.skipif(stage.CHROMIUM is None, reason=stage.NO_CHROMIUM)

LEARNERS, CLOSES = 20, 10
VALUES = {
    "choice": "abcd",
    "short-text": ("Paris", "Rome", "Ünïcode & 東京"),
    "numeric": ("9.81", "1e3", "-2"),
    "gaps": ("Paris", "a|b~c 東", "~1 of two"),
    "hotspot": ("a", "b", "a,b", "c"),
}
LOST = "an answer was lost"
"""What `nox -s browser` looks for: a test that says so is not run again."""
WORDS = ("Some words, more words.", "Few words.", "Now these words here.")


def example() -> courses.Example:
    """Return a course of two lessons, each with a quiz of every kind of answer and pools, in an order of chance."""
    bank = courses.bank(6).lessons[0].quizzes[0].items
    typed = [item for item in courses.typed() if item.id in {"town", "gravity", "essay", "tiny"}]
    parts = [item for quiz in composite.lesson().quizzes[:1] for item in quiz.questions]
    pools = composite.pools()
    shares = [(*bank[at::2], *typed[at::2], *parts[at::2], pools[at]) for at in (0, 1)]
    quizzes = [
        Quiz(id=name, title=courses.text(name), items=items, **_settings())
        for name, items in zip(("early", "later"), shares, strict=True)
    ]
    return course_of(("one", (quizzes[0],)), ("two", (quizzes[1],)))


def _settings() -> dict[str, Any]:
    return {"kind": "graded", "shuffle": True}


def temper(chance: random.Random, seed: int) -> dict[str, Any]:
    """Return a platform: its version, how it sends and fails, where the package sits in it."""
    return {
        "version": ("scorm12", "scorm2004")[seed % 2],
        "who": f"learner-{seed}",
        "seed": seed * 7919 + 1,
        "sends": ("beacon", "sync", "beacon", "late")[seed // 2 % 4],
        "slow": chance.choice((0, 0, 20, 60)),
        "fails": (0, 0, 35)[seed // 2 % 3],
        "out": (0, 0, 0, 0, 6)[seed % 5] or "",
        "place": ("frame", "deep", "popup")[seed % 3],
    }


@pytest.mark.parametrize("seed", range(LEARNERS))
def test_no_answer_is_lost_by_closing_at_any_moment(chromium: Any, seed: int) -> None:
    """Where each commit arrives, the learner returns in another browser each time; else in the same one.

    Chromium gives a window half a second to die; on a machine that has no time for it a platform's slow call is cut
    off, and then the learner returns in the same browser too.
    """
    chance = random.Random(seed)  # noqa: S311 - for tests
    course = example()
    platform = temper(chance, seed)
    sure = platform["sends"] == "beacon" and not platform["fails"] and not platform["out"]
    memory = Memory()
    arrived = 0
    with double_on(chromium, course, platform["version"]) as made:
        context = made.context()
        for number in range(CLOSES):
            sitting = Sitting(made, {**platform, "seed": platform["seed"] + number, "sitting": number}, context).open()
            remembers(sitting, memory)
            learn(sitting, memory, chance, course)
            sitting.page.wait_for_timeout(chance.choice((0, 0, 3, 15, 25, 60, 120)))
            sitting.close()
            if sure and has_arrived(made, str(platform["who"]), number):
                arrived += 1
                context.close()
                context = made.context()
        remembers(Sitting(made, platform, context).open(), memory)
        assert len(memory.answers) > 4
        assert arrived > CLOSES / 2 or not sure


@pytest.mark.parametrize("version", ["scorm12", "scorm2004"])
@pytest.mark.parametrize("fails", [0, 100])
def test_no_answer_is_lost_by_a_crash_even_where_the_platform_took_none(
    chromium: Any, version: str, fails: int
) -> None:
    chance = random.Random(fails)  # noqa: S311 - for tests
    course = example()
    memory = Memory()
    with double_on(chromium, course, version) as made:
        context = made.context()
        for number in range(3):
            platform = {"version": version, "who": "crash", "fails": fails, "sitting": number}
            sitting = Sitting(made, platform, context).open()
            remembers(sitting, memory)
            for _ in range(4):
                learn(sitting, memory, chance, course)
            sitting.page.wait_for_timeout(5)
            sitting.crash()
        remembers(Sitting(made, platform, context).open(), memory)
        assert len(memory.answers) > 4


def learn(sitting: Sitting, memory: Memory, chance: random.Random, course: courses.Example) -> None:
    """Answer some questions, leave drafts, turn pages."""
    for _ in range(chance.randrange(4)):
        if chance.random() < 0.2:
            memory.page = "two.html" if memory.page == "one.html" else "one.html"
            sitting.turn(memory.page)
        types = {
            item.id: str(item.__struct_config__.tag)
            for lesson in course.lessons
            for item in lesson.quizzes[0].questions
        }
        open_ones = [item for item, (_, checked) in sitting.shown().items() if not checked]
        if open_ones:
            item = chance.choice(open_ones)
            checked = chance.random() < 0.7
            memory.answers[item] = sitting.answer(item, chance.choice(VALUES.get(types[item], WORDS)), checked=checked)
            assert memory.answers[item][1] == checked


def remembers(sitting: Sitting, memory: Memory) -> None:
    """Hold the package to the learner's own memory: page, order, and every answer of every lesson."""
    frame = sitting.lesson()
    assert frame.url.endswith(memory.page)
    rows = sitting.progress()[-1]
    kept = {entry[:4]: entry[4:] for row in rows for entry in row[-1]}
    assert kept == memory.entries(), LOST
    shown = sitting.shown()
    assert memory.orders.setdefault(memory.page, list(shown)) == list(shown)
    known = {item: memory.answers.get(item, ("", False)) for item in shown}
    assert shown == known, LOST


def arrives(made: stage.Stage, who: str, sitting: int) -> None:
    """Wait until the last beacon of a session that ended has come."""
    assert has_arrived(made, who, sitting, 30), f"{who} was not told the end of sitting {sitting}"


def has_arrived(made: stage.Stage, who: str, sitting: int, seconds: float = 5) -> bool:
    """Return whether the last beacon of a session that ended comes within so many seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        kept = json.loads(made.kept.get(who, b"{}"))
        if kept.get("over") and kept["sitting"] == str(sitting):
            return True
        time.sleep(0.01)
    return False
