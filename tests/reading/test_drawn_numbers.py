"""Questions with drawn numbers: what becomes of a block, of placeholders, and of what is wrong in some variants."""

from __future__ import annotations

import pytest

from hornbook.course import Pool
from hornbook.diagnostics import Finding
from hornbook.questions import Choice, Item, Numeric
from tests.reading import summary


def written(*lines: str, stem: str = "How much is {{a}} + 1? {#sum}", rest: str = "Answer: {{a + 1}}") -> str:
    """Return a quiz of one question with a block of these lines; the first of them stands on line 6."""
    return "\n".join(("## Quiz", "", f"### 1. {stem}", "", "```params", *lines, "```", "", rest, ""))


def variants(text: str) -> tuple[Item, ...]:
    (quiz,) = summary.reading(text).lesson.quizzes
    (pool,) = quiz.items
    assert isinstance(pool, Pool)
    assert (pool.variants, pool.pick) == (True, 1)
    return pool.questions


def findings(text: str) -> tuple[Finding, ...]:
    return summary.reading(text).findings


def told(text: str) -> list[tuple[str, str]]:
    """Return code and marked text of each finding."""
    lines = text.split("\n")
    spans = [(each.code, each.span) for each in findings(text)]
    return [(code, lines[span.line - 1][span.column - 1 : span.end_column - 1]) for code, span in spans]


def test_a_block_gives_variants_whose_ids_follow_that_of_the_question() -> None:
    made = variants(written("a = 1..99", "variants = 4"))
    assert [item.id for item in made] == ["sum-1", "sum-2", "sum-3", "sum-4"]
    assert len({item.stem.text for item in made}) == 4
    for item in made:
        assert isinstance(item, Numeric)
        asked = int(item.stem.text.split()[3])
        assert item.accepted[0].value == asked + 1


def test_without_a_number_there_are_five_variants_or_as_many_as_differ() -> None:
    assert len(variants(written("a = 1..99"))) == 5
    assert len(variants(written("a = 1..3"))) == 3
    assert told(written("a = 1..3")) == []


def test_variants_that_would_show_the_same_are_one() -> None:
    text = written("a = 1..9", "b = 0..1", "c = a + 0 * b", "require c < 4", "variants = 9", rest="Answer: {{c + 1}}")
    assert [code for code, _ in told(text)] == ["QUI085"]
    assert len(variants(text)) == 3


def test_the_same_id_draws_the_same_numbers_wherever_the_question_stands() -> None:
    text = written("a = 1..999")
    moved = text.replace("## Quiz\n", "## Quiz\n\n### 0. Another?\n\nAnswer: True\n")
    (_, pool) = summary.reading(moved).lesson.quizzes[0].items
    assert isinstance(pool, Pool)
    assert [item.stem.text for item in pool.questions] == [item.stem.text for item in variants(text)]
    other = variants(text.replace("#sum", "#sun"))
    assert [item.stem.text for item in other] != [item.stem.text for item in variants(text)]


def test_a_seed_draws_the_same_numbers_for_any_id() -> None:
    one, other = (variants(written("a = 1..999", "seed = 7", stem=f"{{{{a}}}}? {{#{name}}}")) for name in ("x", "y"))
    assert [item.stem.text for item in one] == [item.stem.text for item in other]


def test_numbers_stand_in_every_text_of_a_question() -> None:
    rest = """| n |
|---|
| {{a}} |

- [x] {{a}} right
  - feedback {{a}}
- [ ] `{{a + 1}}` wrong

Hint: hint {{a}}
Explanation: $x_{{{a}}}$
Feedback (correct): so {{a:.1f}}
Title: title {{a}}
Tags: tag{{a}}"""
    (first, *_) = variants(written("a = choose 7, 8", stem="One? {#x}", rest=rest))
    assert isinstance(first, Choice)
    drawn = first.title.split()[-1]
    assert drawn in {"7", "8"}
    assert f"<td>{drawn}</td>" in first.stem.html
    assert first.options[0].content.text == f"{drawn} right"
    assert first.options[1].content.html == f"<code>{int(drawn) + 1}</code> wrong"
    assert [option.feedback.text if option.feedback else "" for option in first.options] == [f"feedback {drawn}", ""]
    assert first.hints[0].text == f"hint {drawn}"
    assert first.feedback.general is not None
    assert f"x_{{{drawn}}}" in first.feedback.general.html
    assert first.feedback.correct is not None
    assert first.feedback.correct.text == f"so {drawn}.0"
    assert first.tags == (f"tag{drawn}",)


def test_the_block_is_shown_to_nobody_wherever_it_stands() -> None:
    block = "```params\na = 1..9\n```"
    for text in (
        f"## Quiz\n\n### 1. {{{{a}}}}? {{#x}}\n{block}\n\n- [x] {{{{a}}}}\n- [ ] no\n",
        f"## Quiz\n\n### 1. {{{{a}}}}? {{#x}}\n\n- [x] {{{{a}}}}\n- [ ] no\n\n{block}\n",
        f"## Quiz\n\n### 1. {{{{a}}}}? {{#x}}\n\n- [x] {{{{a}}}}\n{block}\n- [ ] no\n",
        f"## Quiz\n\n### 1. {{{{a}}}}? {{#x}}\n\n- [x] {{{{a}}}}\n- [ ] no\n\nHint: one\n\n{block}\n\nHint: two\n",
        f"## Quiz\n\n### 1. {{{{a}}}}? {{#x}}\n\n~~~python\n1\n~~~\n{block}\n- [x] {{{{a}}}}\n- [ ] no\n",
        f"## Quiz\n\n### 1. {{{{a}}}}? {{#x}}\n\n{block}\n```python\n1\n```\n\n- [x] {{{{a}}}}\n- [ ] no\n",
    ):
        for item in variants(text):
            assert isinstance(item, Choice)
            assert len(item.options) == 2
            assert "1..9" not in repr(item)
            assert item.options[1].content.text == "no"
        assert told(text) == []


def test_several_blocks_are_one() -> None:
    text = written("a = 1..9", "```", "", "```params", "b = a * 2", rest="Answer: {{b}}")
    assert told(text) == []
    assert len(variants(text)) == 5


def test_without_a_block_braces_stay_as_they_are() -> None:
    text = "## Quiz\n\n### 1. What is {{a}} in Jinja?\n\nAnswer: {{ x | safe }}\n"
    (item,) = summary.reading(text).lesson.quizzes[0].questions
    assert item.stem.text == "What is {{a}} in Jinja?"
    assert told(text) == []


def test_one_variant_is_a_question_of_its_own() -> None:
    (item,) = summary.reading(written("a = 1..9", "variants = 1")).lesson.quizzes[0].items
    assert isinstance(item, Numeric)
    assert item.id == "sum"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (written("a = 1..9", "b = a +", rest="Answer: {{a + b}}"), [("QUI080", "+")]),
        (written("a = 1..9", rest="Answer: {{a + }}"), [("QUI080", " ")]),
        (written("a = 1..9", rest="Answer: {{a + c}}"), [("QUI081", "c")]),
        (written("a = b", "b = a"), [("QUI082", "a")]),
        (written("a = 1..2", "b = 0..1", rest="Answer: {{1 + a / b}}"), [("QUI083", "a / b")]),
        (
            written("a = 1..9", "b = 1 / (a - 3)", "variants = 9", rest="Answer: {{b}} ± 0.01"),
            [("QUI083", "1 / (a - 3")],
        ),
        (written("a = 1..9", rest='Answer: {{"x":.2f}}'), [("QUI083", '"x"')]),
        (written("a = 1..9", "require a > 9"), [("QUI084", "require a > 9")]),
        (written("a = 1..3", "variants = 10"), [("QUI085", "variants = 10")]),
        (written("a = 3"), [("QUI085", "```params")]),
        (written("a = 9..1"), [("QUI086", "9..1")]),
        (written("a = 1..9", "b = 1..9"), [("QUI087", "b")]),
        (written("a = choose 1, 2", rest="Answer: {{a / 3}}"), [("QUI088", "a / 3")]),
        (written("a = choose 1, 2", "variants = 1", rest="Answer: {{a / 3}}"), [("QUI088", "a / 3")]),
        (written("a = choose 1, 2", rest="It is [[{{a / 3}}]]."), [("QUI088", "a / 3")]),
        (written("a = choose 1, 2", rest="Answer: {{a / 3}} ± 0.01"), []),
        (written("a = choose 1, 2", rest="Answer: {{a / 3:.2f}}"), []),
        (written("a = choose 1, 2", rest="Answer: {{a / 8}}"), []),
        (written("a = 1..9", stem="{{a}}? {#1st}"), [("QUI011", "1st")]),
    ],
)
def test_what_is_wrong_is_told_once_and_at_its_place(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


def test_a_block_outside_a_question_is_told() -> None:
    assert told("## Quiz\n\n```params\na = 1..9\n```\n\n### 1. Is it?\n\nAnswer: True\n") == [("QUI079", "```params")]


def test_too_few_variants_are_counted() -> None:
    (finding,) = findings(written("a = 1..3", "variants = 10"))
    assert finding.message == "of 10 variants only 3 could be drawn: no two of them may show the same"


def test_what_cannot_be_computed_is_told_with_what_was_drawn() -> None:
    (finding,) = findings(written("a = 1..1", "b = 0..9", "variants = 10", rest="Answer: {{a / b}} ± 0.01"))
    assert finding.message == "some variants have no result: this divides by zero, for example where a = 1, b = 0"


def test_what_is_found_in_all_variants_is_told_once() -> None:
    (finding,) = findings(written("a = 1..9", rest="- [ ] {{a}}\n- [ ] {{a + 1}}"))
    assert finding.code == "QUI001"
    assert "variant" not in finding.message


def test_what_is_found_in_one_variant_is_told_with_what_was_drawn() -> None:
    text = written("a = 1..5", rest="- [x] {{a + 1}}\n- [ ] 4\n- [ ] 99")
    (finding,) = findings(text)
    assert finding.code == "QUI005"
    assert finding.message.endswith("where a = 3)")
    assert text.split("\n")[finding.span.line - 1] == "- [ ] 4"


def test_what_is_found_in_some_variants_is_told_once_with_their_number() -> None:
    (finding,) = findings(written("a = 1..5", rest="- [x] {{a}}\n- [ ] {{max(a, 3)}}\n- [ ] 99"))
    assert finding.code == "QUI005"
    assert "in 3 of 5 variants" in finding.message


def test_a_question_whose_numbers_cannot_be_drawn_is_not_lost() -> None:
    (item,) = summary.reading(written("a = 9..1")).lesson.quizzes[0].items
    assert item.id == "sum"


def test_in_a_pool_a_question_has_one_variant_and_the_author_is_told() -> None:
    pool = "### A {.pool pick=1}\n\n#"
    other = "\n#### 2. Is it?\n\nAnswer: True\n"
    text = written("a = 1..9").replace("### 1.", f"{pool}### 1.") + other
    (found,) = summary.reading(text).lesson.quizzes[0].items
    assert isinstance(found, Pool)
    assert found.questions[0].id == "sum"
    assert not found.variants
    assert told(text) == [("QUI078", "```params")]
    meant = written("a = 1..9", "variants = 1").replace("### 1.", f"{pool}### 1.") + other
    assert told(meant) == []


def test_links_and_media_of_variants_are_those_of_one_question() -> None:
    text = written("a = 1..9", stem="{{a}}? {#x}", rest="[more](other.md) ![map](media/map.svg)\n\nAnswer: {{a}}")
    lesson = summary.reading(text).lesson
    assert len(lesson.links) == 1
    assert len(lesson.media) == 1


ALL_TYPES = {
    "gaps": "{{a}} + 1 = [[{{a + 1}}]], or [[*{{a}}|{{a + 2}}]]",
    "matching": "Match.\n\n| x | y |\n|---|---|\n| {{a}} | {{a * a}} |\n| {{a + 1}} | {{a ** 3}} |\n| | {{a + 99}} |",
    "ordering": "Order.\n\n1. {{a}}\n2. {{a + 1}}\n3. {{a + 2}}",
    "categorise": "Sort.\n\n- Odd\n  - {{2 * a + 1}}\n- Even\n  - {{2 * a}}",
    "short-text": "Which?\n\nAnswer: {{a}}th | number {{a}}",
    "true-false": "Is {{a}} above 5?\n\nAnswer: {{a > 5}}",
    "essay": "On {{a}}.\n\nRubric:\n- names {{a}} (1 point)",
    "hotspot": "Where?\n\n![m](media/map.svg)\n\n- [ ] A: rect 0,0 {{a}},40\n- [x] B: circle 40,20 {{a}}",
    "upload": "Hand in {{a}} pages.",
}


@pytest.mark.parametrize("kind", ALL_TYPES)
def test_every_type_takes_drawn_numbers(kind: str) -> None:
    text = f"## Quiz\n\n### 1. One {{#one type={kind}}}\n\n```params\na = 2..9\n```\n\n{ALL_TYPES[kind]}\n"
    made = variants(text)
    assert told(text) == []
    assert [item.__struct_config__.tag for item in made] == [kind] * 5
    assert "{{" not in repr(made)
