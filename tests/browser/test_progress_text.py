"""How progress is written: packed, squeezed within what a platform keeps, read back letter by letter."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest
from msgspec.structs import replace

from hornbook.course import Lesson, Quiz
from hornbook.scorm import room
from hornbook.templating import environment
from tests.browser import stage
from tests.projects import ROOT
from tests.targets import composite, courses

pytest.importorskip("playwright.sync_api", reason="playwright is not installed: run `nox -s browser`")

pytestmark = pytest.mark.skipif(stage.CHROMIUM is None, reason=stage.NO_CHROMIUM)

PARTS = ("trying", "digest", "sealing", "state", "packing", "squeezing", "fitting")
TALK = """the model drifts when data of autumn replace those of spring so we watch precision recall latency cost and
labels compare each release with its shadow keep seeds pinned write down who owns an alarm roll back before users see
test transforms on tiny frames never train on leaked columns split by time not by chance and say what a metric hides"""
WORDS = tuple(TALK.split())
ATTEMPT = """(answers) => {
  const state = emptyState('abcdef');
  state.place = '03-monitoring-in-production.html';
  state.serial = 612;
  state.visited = Array.from({length: 20}, (_, at) => short(`lesson-${at}`));
  answers.forEach((answer, at) => {
    const name = short(`quiz-${Math.floor(at / 20)}`);
    const quiz = state.quizzes[name] ||= {...emptyAttempt(1, 1234567890 - at * 98765), closed: true, finished: true};
    Object.assign(quiz, {earned: 13.333333, best: 13.333333, answered: 20});
    quiz.entries[short(`question-${at}`)] = {checked: true, answer};
  });
  const {text, shortened} = fitted(state, 4096);
  const same = stateText(unpackState(unsqueezed(text))) === stateText(state);
  return [text.length, shortened, same, packState(state).length];
}"""


@pytest.fixture(scope="module")
def page(chromium: Any) -> Any:
    """Return a page with the parts of the script that write progress."""
    loader = environment("html").loader
    assert loader is not None
    parts = [loader.get_source(environment("html"), f"runtime/script/{part}.js")[0] for part in PARTS]
    page = chromium.new_page()
    page.add_script_tag(content="\n".join(parts))
    return page


def answers(words: int, chance: random.Random) -> list[str]:
    """Return an answer to each of 200 questions: of every type, one in twelve an essay of so many words."""

    def text(count: int) -> str:
        return " ".join(chance.choice(WORDS) for _ in range(count))

    def one(kind: int) -> str:
        made = {
            0: chance.choice("abcd"),
            1: ",".join(sorted(chance.sample("abcdef", 3))),
            2: chance.choice(("true", "false")),
            3: text(1),
            4: str(round(chance.uniform(-50, 900), 2)),
            5: f"{text(1)}|{chance.randrange(90)}|b",
            6: "".join(chance.choice("abcd.") for _ in range(4)),
            7: "".join(chance.sample("abcdef", 6)),
            8: "".join(chance.choice("abc-") for _ in range(6)),
            9: text(words),
            10: ",".join(sorted(chance.sample("abcd", 2))),
            11: "done",
        }
        return made[kind]

    return [one(at % 12) for at in range(200)]


@pytest.mark.parametrize("words", [5, 30])
def test_two_hundred_answers_of_all_types_fit_into_the_smallest_platform(page: Any, words: int) -> None:
    length, shortened, same, plain = page.evaluate(ATTEMPT, answers(words, random.Random(words)))  # noqa: S311
    assert length <= 4096
    assert not shortened
    assert same
    assert plain > 3500


def test_what_cannot_fit_is_shortened_and_said(page: Any) -> None:
    length, shortened, same, _ = page.evaluate(ATTEMPT, answers(400, random.Random(1)))  # noqa: S311
    assert (length <= 4096, shortened, same) == (True, True, False)


def test_any_text_comes_back_as_it_was(page: Any) -> None:
    chance = random.Random(7)  # noqa: S311
    alphabets = ("ab", 'abcdefghij {}"\\,', "\u4e00\u6771\u4eac", "\u0633\u0644\u0627\u0645 ", "😀é\n\t\x00")
    texts = ["".join(chance.choice(chance.choice(alphabets)) for _ in range(chance.randrange(400))) for _ in range(150)]
    wrong = page.evaluate("texts => texts.filter((text) => unsqueezed(squeezed(text)) !== text)", texts)
    assert wrong == []
    assert page.evaluate("/^[ -~]*$/.test(squeezed('\\u6771\\ud83d\\ude00'))")


ALL = ("choice", "multiple", "numeric", "ordering", "essay")
FILL = """([quizzes, answers]) => {
  const state = {...emptyState('abcdef'), place: '03-monitoring.html', serial: 612, visited: [short('l')]};
  quizzes.forEach((items, at) => {
    const quiz = {...emptyAttempt(1, (1234567890 + Math.imul(at, 2654435761)) >>> 0), closed: true, finished: true};
    state.quizzes[short(`quiz-${at}`)] = Object.assign(quiz, {earned: 13.333333, best: 13.333333, answered: 20});
    items.forEach((item) => (quiz.entries[short(item)] = {checked: true, answer: answers[item]}));
  });
  return [packState(state).length, squeezed(stateText(state)).length];
}"""


@pytest.mark.parametrize(
    ("kinds", "count"),
    [(("choice",), 500), (("choice", "ordering", "numeric", "multiple"), 400), (("essay",), 25), (ALL, 110)],
)
def test_the_room_that_a_build_reckons_with_is_what_whole_answers_take(
    page: Any, kinds: tuple[str, ...], count: int
) -> None:
    chance = random.Random(5)  # noqa: S311
    items = [item_of(kinds[at % len(kinds)], at) for at in range(count)]
    given = {item.id: answer_to(item, chance) for item in items}
    quizzes = [items[at : at + 20] for at in range(0, len(items), 20)]
    lesson = Lesson(
        id="l",
        title="L",
        language="en",
        file="l.md",
        quizzes=tuple(Quiz(id=f"q-{at}", title=courses.text("Q"), items=tuple(own)) for at, own in enumerate(quizzes)),
    )
    plain, squeezed = room.of_lesson(lesson)
    real = page.evaluate(FILL, [[[item.id for item in own] for own in quizzes], given])
    assert 0.75 < real[0] / (plain + 100) < 1.05
    assert 0.85 < real[1] / (squeezed + 80) < 1.1


def item_of(kind: str, at: int) -> Any:
    """Return a question of this kind, with an id of its own."""
    known = {
        "choice": courses.choices()[0],
        "multiple": next(item for item in courses.choices() if item.id == "net-multiple"),
        "numeric": next(item for item in courses.typed() if item.id == "gravity"),
        "essay": replace(next(item for item in courses.typed() if item.id == "essay"), max_words=40),
        "ordering": next(item for item in composite.moved() if item.id == "order-steps"),
    }
    return replace(known[kind], id=f"{kind}-{at}")


def answer_to(item: Any, chance: random.Random) -> str:
    """Return a whole answer; an essay is prose, of as many words as there may be."""
    kind = item.__struct_config__.tag
    if kind == "choice":
        return str(chance.choice([option.id for option in item.options]))
    if kind == "multiple":
        return ",".join(option.id for option in item.options if chance.random() < 0.7)
    if kind == "numeric":
        return str(round(chance.uniform(1, 20), 2))
    if kind == "ordering":
        return "".join(chance.sample([entry.id for entry in item.items], len(item.items)))
    first = 40 * int(item.id.rpartition("-")[2]) % (len(PROSE) - 40)
    return " ".join(PROSE[first : first + item.max_words])


PROSE = re.sub(r"[^A-Za-z.,' ]+", " ", (ROOT / "docs" / "authoring.md").read_text(encoding="utf-8")).split()


@pytest.mark.parametrize("text", ["", "~", "~zz~", "~5~%%%", "~a~AAAA", "[2]", '{"a":1}', "[1,2,3]", "null", "\x00"])
def test_what_is_broken_is_no_progress(page: Any, text: str) -> None:
    assert page.evaluate("text => unpackState(unsqueezed(text))", text) is None


def test_numbers_of_the_model_are_the_same_in_every_browser(page: Any) -> None:
    """They are rounded; none is so near to a half that another browser's logarithm could round it otherwise."""
    nearest = page.evaluate(
        """() => Math.min(...Array.from({length: 4096}, (_, at) => [
          4096 / (1 + Math.exp((2048 - at) / 256)),
          256 * Math.log((at + 0.5) / (4095.5 - at)),
        ]).flat().map((value) => Math.abs(Math.abs(value % 1) - 0.5)))"""
    )
    assert nearest > 1e-6
