"""How progress is written: packed, squeezed within what a platform keeps, read back letter by letter."""

from __future__ import annotations

import random
from typing import Any

import pytest

from hornbook.templating import environment
from tests.browser import stage

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
