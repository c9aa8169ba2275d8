"""Pools: where they begin and end, what they hold, and what is told when they do not hold together."""

from __future__ import annotations

import pytest

from hornbook.course import Pool, Quiz
from tests.reading import summary

ONE = "#### 1. Is 1 odd?\n\nAnswer: True\n\n"
TWO = "#### 2. Is 2 odd?\n\nAnswer: False\n\n"
THREE = "#### 3. Is 3 odd?\n\nAnswer: True\n\n"


def quizzes(text: str) -> tuple[Quiz, ...]:
    return summary.reading(text).lesson.quizzes


def shape(text: str) -> list[list[str]]:
    """Return, for each quiz, its entries: a question's words, or a pool's draws with the words of its questions."""
    return [[entry(each) for each in quiz.items] for quiz in quizzes(text)]


def entry(each: object) -> str:
    if isinstance(each, Pool):
        return f"{each.title} {each.pick}: {', '.join(item.stem.text for item in each.questions)}"
    return str(each.stem.text)  # type: ignore[attr-defined]  # all else are questions


def told(text: str) -> dict[str, int]:
    """Return the codes of what is found, with the line of each."""
    return {finding.code: finding.span.line for finding in summary.reading(text).findings}


def test_a_heading_with_pool_holds_the_deeper_questions_below_it() -> None:
    begin, end = ("### 0. Begin?\n\nAnswer: True\n\n", "### 4. End?\n\nAnswer: True\n")
    text = f"## Quiz\n\n{begin}### Odd {{.pool pick=1}}\n\n{ONE}{TWO}{end}"
    assert shape(text) == [["Begin?", "Odd 1: Is 1 odd?, Is 2 odd?", "End?"]]
    assert told(text) == {}


def test_questions_without_headings_belong_to_the_pool_above_them() -> None:
    text = "## Quiz\n\n### Odd {.pool pick=1}\n\n1. One?\n\n   Answer: True\n\n**Q2.** Two?\n\nAnswer: False\n"
    assert shape(text) == [["Odd 1: One?, Two?"]]
    first = "## Quiz\n\n### Odd {.pool pick=1}\n\nWhich?\n\n- [x] a\n- [ ] b\n\n**Q2.** Two?\n\nAnswer: False\n"
    assert shape(first) == [["Odd 1: Which?, Two?"]]


@pytest.mark.parametrize(
    ("opening", "title", "pick", "own"),
    [
        ("::: pool pick=1", "", 1, ""),
        ("::: pool pick=1 Odd ones", "Odd ones", 1, ""),
        ("::: pool Odd ones pick=1", "Odd ones", 1, ""),
        ("::: pool Odd ones {#odd pick=1}", "Odd ones", 1, "odd"),
        ("::: pool {#odd} pick=1", "", 1, "odd"),
        ("::: {.pool #odd pick=1}", "", 1, "odd"),
        (":::: pool #odd pick=1", "", 1, "odd"),
    ],
)
def test_a_container_is_a_pool_too(opening: str, title: str, pick: int, own: str) -> None:
    (quiz,) = quizzes(f"## Quiz\n\n{opening}\n\n{ONE}{TWO}:::\n\n{THREE}")
    pool, after = quiz.items
    assert isinstance(pool, Pool)
    assert (pool.title, pool.pick, len(pool.questions)) == (title, pick, 2)
    assert not own or pool.id == own
    assert entry(after) == "Is 3 odd?"


def test_pools_stand_inside_a_quizs_container() -> None:
    text = f"::: quiz Numbers\n\n::: pool pick=1\n{ONE}{TWO}:::\n\n{THREE}:::\n\nA paragraph.\n"
    assert shape(text) == [[" 1: Is 1 odd?, Is 2 odd?", "Is 3 odd?"]]
    assert told(text) == {}


def test_pools_of_one_level_follow_each_other_in_one_quiz() -> None:
    pools = f"### A {{.pool pick=1}}\n\n{ONE}{TWO}### B {{.pool pick=1}}\n\n{THREE}{TWO}"
    expected = [["A 1: Is 1 odd?, Is 2 odd?", "B 1: Is 3 odd?, Is 2 odd?"]]
    assert shape(f"## Quiz\n\n{pools}") == expected
    assert shape(f"---\nkind: quiz\n---\n\n{pools}") == expected


def test_a_pool_outside_a_quiz_is_a_quiz_by_itself() -> None:
    text = f"# Rivers\n\nText.\n\n## Odd {{.pool pick=1}}\n\n{ONE}{TWO}## Text\n\nMore.\n"
    assert shape(text) == [["Odd 1: Is 1 odd?, Is 2 odd?"]]
    container = f"# Rivers\n\nText.\n\n::: pool pick=1\n{ONE}{TWO}:::\n\nMore.\n"
    assert shape(container) == [[" 1: Is 1 odd?, Is 2 odd?"]]


def test_a_pools_id_is_its_own_or_made_of_lesson_and_title() -> None:
    letters = f"### A {{#letters .pool pick=1}}\n\n{ONE}{TWO}"
    others = f"### B {{.pool pick=1}}\n\n{ONE}{TWO}::: pool pick=1\n{ONE}{TWO}:::\n"
    (quiz,) = quizzes(f"## Quiz\n\n{letters}{others}")
    ids = [each.id for each in quiz.items]
    assert ids[0] == "letters"
    assert len({*ids, *(item.id for item in quiz.questions)}) == 3 + 6
    (changed,) = quizzes(f"## Quiz\n\n{others}")
    assert [each.id for each in changed.items] == ids[1:]


def test_points_of_a_pool_are_those_of_all_its_questions() -> None:
    text = f"## Quiz\n\n### A {{.pool pick=1 points=2.5}}\n\n{ONE}{TWO}"
    (quiz,) = quizzes(text)
    assert [item.points for item in quiz.questions] == [2.5, 2.5]
    assert quiz.points == 2.5
    assert told(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"### A {{.pool}}\n\n{ONE}{TWO}", {"QUI070": 3}),
        (f"### A {{.pool pick=2}}\n\n{ONE}{TWO}", {"QUI071": 3}),
        (f"### A {{.pool pick=9}}\n\n{ONE}{TWO}", {"QUI071": 3}),
        (f"### A {{.pool pick=1}}\n\n#{ONE[2:]}", {"QUI072": 3}),
        (f"### A {{.pool pick=1}}\n\n{ONE.replace('odd?', 'odd? (2 points)')}{TWO}", {"QUI073": 3}),
        (f"### A {{.pool pick=1 points=1}}\n\n{ONE.replace('odd?', 'odd? (2 points)')}{TWO}", {"QUI074": 5}),
        (f"### A {{.pool pick=1}}\n\n#### Numbers\n\n{ONE}{TWO}", {"QUI075": 5}),
        (f"### A {{.pool pick=1}}\n\n#### B {{.pool pick=1}}\n\n{ONE}{TWO}", {"QUI076": 5}),
        (f"::: pool pick=1\n::: pool pick=1\n{ONE}{TWO}:::\n:::", {"QUI076": 4}),
        (f"### A {{.pool pick=1}}\n\nMind this.\n\n{ONE}{TWO}", {"QUI077": 5}),
        (f"### A {{.pool pick=0}}\n\n{ONE}{TWO}", {"QUI010": 3, "QUI070": 3}),
        (f"### A {{.pool pick=1 take=2}}\n\n{ONE}{TWO}", {"QUI009": 3}),
        (f"### A {{#1st .pool pick=1}}\n\n{ONE}{TWO}", {"QUI011": 3}),
        (f"::: pool pick=1\n\n{ONE}{TWO}", {"SRC004": 3}),
    ],
)
def test_what_is_wrong_with_a_pool_is_told(text: str, expected: dict[str, int]) -> None:
    assert told(f"## Quiz\n\n{text}") == expected


def test_the_finding_for_a_missing_pick_shows_the_line_to_write() -> None:
    for line, better in (("### A {#a .pool}", "### A {#a .pool pick=1}"), ("::: pool", "::: pool pick=1")):
        end = ":::\n" if line.startswith(":") else ""
        (finding,) = summary.reading(f"## Quiz\n\n{line}\n\n{ONE}{TWO}{end}").findings
        assert finding.hint.endswith(better)


def test_no_question_is_lost_whatever_is_wrong() -> None:
    for heading in (
        "### A {.pool}",
        "### A {.pool pick=9}",
        "### A {.pool pick=x}",
        "#### A {.pool pick=1}",
        "## A {.pool}",
    ):
        text = f"## Quiz\n\n{heading}\n\n{ONE}{TWO}"
        assert [item.stem.text for quiz in quizzes(text) for item in quiz.questions] == ["Is 1 odd?", "Is 2 odd?"]


def test_text_between_a_pool_and_its_first_question_introduces_the_quiz() -> None:
    (quiz,) = quizzes(f"## Quiz\n\nFirst.\n\n### A {{.pool pick=1}}\n\nMind *this*.\n\n{ONE}{TWO}")
    assert quiz.intro is not None
    assert quiz.intro.html == "<p>First.</p><p>Mind <em>this</em>.</p>"
