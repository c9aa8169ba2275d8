"""Two hundred windows closed at any moment, in platforms of all tempers: not one answer is lost."""

from __future__ import annotations

import json
import random
import time
from typing import Any

import pytest

from hornbook.course import Quiz
from tests.browser import stage
from tests.browser.platforms.doubles import ACT, SHOWN, Memory, Sitting, double_on
from tests.browser.platforms.lessons import course_of
from tests.targets import courses

pytest.importorskip("playwright.sync_api", reason="playwright is not installed: run `nox -s browser`")

pytestmark = pytest.mark.skipif(stage.CHROMIUM is None, reason=stage.NO_CHROMIUM)

LEARNERS, CLOSES = 20, 10
VALUES = {"choice": "abcd", "short-text": ("Paris", "Rome", "Ünïcode & 東京"), "numeric": ("9.81", "1e3", "-2")}


def example() -> courses.Example:
    """Return a course of two lessons, each with a quiz of nine questions in an order of chance."""
    bank = courses.bank(14).lessons[0].quizzes[0].items
    typed = [item for item in courses.typed() if item.id in {"town", "gravity", "essay", "tiny"}]
    quizzes = [
        Quiz(id=name, title=courses.text(name), items=(*bank[first : first + 7], *typed[at : at + 2]), **_settings())
        for name, first, at in (("early", 0, 0), ("later", 7, 2))
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
    """Where each commit arrives, the learner returns in another browser each time; else in the same one."""
    chance = random.Random(seed)  # noqa: S311 - for tests
    course = example()
    platform = temper(chance, seed)
    sure = platform["sends"] == "beacon" and not platform["fails"] and not platform["out"]
    memory = Memory()
    with double_on(chromium, course, platform["version"]) as made:
        context = made.context()
        for number in range(CLOSES):
            sitting = Sitting(made, {**platform, "seed": platform["seed"] + number, "sitting": number}, context).open()
            remembers(sitting, memory)
            learn(sitting, memory, chance, course)
            sitting.page.wait_for_timeout(chance.choice((0, 0, 3, 15, 25, 60, 120)))
            sitting.close()
            if sure:
                arrives(made, str(platform["who"]), number)
                context.close()
                context = made.context()
        remembers(Sitting(made, platform, context).open(), memory)
        assert len(memory.answers) > 4


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
        lesson = course.lessons[memory.page == "two.html"]
        open_ones = [item for item in lesson.quizzes[0].questions if not memory.answers.get(item.id, ("", False))[1]]
        if open_ones:
            item = chance.choice(open_ones)
            value = chance.choice(VALUES.get(str(item.__struct_config__.tag), ("Some words, more words.",)))
            checked = chance.random() < 0.7
            sitting.lesson().evaluate(ACT, [item.id, value, checked])
            memory.answers[item.id] = (value, checked)


def remembers(sitting: Sitting, memory: Memory) -> None:
    """Hold the package to the learner's own memory: page, order, and every answer of every lesson."""
    frame = sitting.lesson()
    assert frame.url.endswith(memory.page)
    rows = sitting.progress()[-1]
    kept = {entry[:4]: entry[4:] for row in rows for entry in row[-1]}
    assert kept == memory.entries()
    shown = frame.evaluate(SHOWN)
    assert memory.orders.setdefault(memory.page, list(shown)) == list(shown)
    known = {item: memory.answers.get(item, ("", False)) for item in shown}
    assert {item: tuple(seen) for item, seen in shown.items()} == known


def arrives(made: stage.Stage, who: str, sitting: int) -> None:
    """Wait until the last beacon of a window that died has come."""
    for _ in range(3000):
        kept = json.loads(made.kept.get(who, b"{}"))
        if kept.get("over") and kept["sitting"] == str(sitting):
            return
        time.sleep(0.01)
    pytest.fail(f"{who} was not told the end of sitting {sitting}")
