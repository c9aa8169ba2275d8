"""What holds for gaps and scores of their own: nothing is lost, a gap means what was written, findings name places."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hornbook import schema
from hornbook.diagnostics import Finding
from hornbook.questions import Choice, ChoiceGap, Gap, Gaps, Item, Multiple, NumberGap, ShortText, TextGap, score
from hornbook.reading.quiz import alternatives, brackets, scores
from hornbook.source import from_text
from tests.reading.summary import reading
from tests.reading.test_properties import MOST, filled, grows, markups, outside, parse

CALM = settings(deadline=None, derandomize=True, database=None, max_examples=200)
INPUT = re.compile(r'<input name="gap:([a-z]+)"/>')


def item(text: str) -> Item:
    """Return the first question below a quiz's heading."""
    (quiz,) = reading(f"## Quiz {{.quiz}}\n\n{text}").lesson.quizzes
    return next(quiz.questions)


def gaps(text: str) -> tuple[Gap, ...]:
    found = item(text)
    assert isinstance(found, Gaps)
    return found.gaps


def gap(text: str, **how: str) -> Gap:
    named = "".join(f" {name}={value}" for name, value in how.items())
    (only,) = gaps(f"### 1. It is {text}. {{type=gaps{named}}}")
    return only


def findings(text: str) -> list[Finding]:
    return list(reading(f"## Quiz {{.quiz}}\n\n{text}").findings)


def told(text: str) -> list[tuple[str, str]]:
    """Return the code of each finding with the text that its span holds."""
    lines = ["## Quiz {.quiz}", "", *text.split("\n")]
    spans = [(each.code, each.span) for each in findings(text)]
    return [(code, lines[span.line - 1][span.column - 1 : (span.end_column or 0) - 1]) for code, span in spans]


# Any text

FRAGMENTS = (
    "[[", "]]", "[", "]", "[[a]]", "[[*a|b]]", "[[1]]", "[[]]", "|", "\\|", "\\[[", "\\", "*", "`", "```\n", "\n",
    "    ", "{weight=2}", "{score=50%}", "{score=", "}", "{type=gaps}", '"', "“", "”", "$", "$$", "<b>", "</b>",
    "| a | b |\n|---|---|\n", "<td title='[[a]]'>", '<input name="gap:a"/>', "<!--", "-->", "![[a]]", "[[a]](b)", "- ",
    "![a [[b]]](media/map.svg)", "- [x] ", "> ", "Answer: a", "Answer:\n", "### 2. x ", "\ue0001\ue001",
    "\ufdd00\ufdd1", "(50%)",
)  # fmt: skip
SOUP = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=6), max_size=20).map("".join)


@given(SOUP, st.sampled_from(("", " {type=gaps}", " {type=multiple}")))
@example("[[a]]", "")
@CALM
def test_soup_of_brackets_becomes_a_valid_lesson_with_findings_inside_the_file(soup: str, asked: str) -> None:
    text = f"## Quiz {{.quiz}}\n\n### 1. Which?{asked}\n\n{soup}"
    found = reading(text)
    document = msgspec.json.decode(msgspec.json.encode(found.lesson))
    assert schema.validate("lesson", document) == []
    for markup in markups(document):
        parse(markup)
    assert outside(found, from_text("lesson.md", text).lines) == []


@given(SOUP, st.sampled_from(("", " {type=gaps}")))
@CALM
def test_each_gap_stands_once_in_the_stem_in_order_and_nothing_else_does(soup: str, asked: str) -> None:
    for quiz in reading(f"## Quiz {{.quiz}}\n\n### 1. Which?{asked}\n\n{soup}").lesson.quizzes:
        for each in quiz.questions:
            own = [one.id for one in each.gaps] if isinstance(each, Gaps) else []
            assert INPUT.findall(each.stem.html) == own
            assert each.stem.html.count("<input") == len(own)


WORDS = st.sampled_from(("[[", "]]", "[", "]", "|", " ", "*", "`", "{", "}", "x", "\\", '"', "$", "<", "&", "(50%)"))


@given(st.lists(WORDS, max_size=25).map("".join))
@CALM
def test_every_word_is_in_the_lesson_or_in_a_finding(soup: str) -> None:
    """Each word stands alone in the text; where it comes to rest does not matter here."""
    count = iter(range(1000))
    text = re.sub("x", lambda _match: f" word{next(count)} ", soup)
    found = reading(f"## Quiz {{.quiz}}\n\n### 1. Which is {text}\n")
    document = msgspec.json.encode(found.lesson).decode() + "".join(each.message for each in found.findings)
    assert [word for word in re.findall(r"word\d+", text) if not re.search(rf"{word}\b", document)] == []


@pytest.mark.parametrize(
    "run", ["[[", "]]", "[[a", "[[a]]", "[[a|", "[[a]]{", "[[a]]{w=1", "[[`", '[["', "{score=", "a|"]
)
@pytest.mark.parametrize("frame", ["### 1. Q {} {{type=gaps}}", "### 1. q\n\n```\n{}\n```", "### 1. q\n\nAnswer: {}"])
def test_long_runs_take_time_in_proportion_to_their_length(run: str, frame: str) -> None:
    page: Callable[[int], str] = partial(
        filled, f"## Quiz {{.quiz}}\n\n{frame}".replace("{{", "{").replace("}}", "}"), run
    )
    assert grows(page) < MOST


# Round trip

TEXTS = st.sampled_from(
    ("Paris", "a b", "a|b", "a]b", "x [1]", '"q"', "3D", "2nd", "*args", "C:\\new", "50%", "é", "[[", "{a}", "a \\ b")
)


def written(answer: str) -> str:
    """Return an answer in quotes, in which every sign stands for itself."""
    return '"' + re.sub(r'([\\"\[\]|])', r"\\\1", answer) + '"'


@given(
    st.lists(st.tuples(TEXTS, st.sampled_from((1.0, 0.5, 0.25, 0.0, -0.5))), min_size=1, max_size=4, unique=True),
    st.sampled_from((0.0, 1.0, 2.5)),
    st.sampled_from(("true", "false")),
)
@CALM
def test_a_text_gap_is_read_as_it_was_written(answers: list[tuple[str, float]], weight: float, case: str) -> None:
    pieces = [written(text) + ("" if own == 1 else f" {{score={own:.0%}}}") for text, own in answers]
    found = gap(f"[[{'|'.join(pieces)}]]{{weight={weight} case={case}}}")
    assert isinstance(found, TextGap)
    assert [(each.text, each.score) for each in found.accepted] == answers
    assert (found.weight, found.case) == (weight, case == "true")


@given(st.lists(st.sampled_from("abcdefgh"), min_size=2, max_size=6, unique=True), st.data())
@CALM
def test_a_dropdown_is_read_as_it_was_written(options: list[str], data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(options))
    found = gap("[[" + " | ".join(f"*{each}" if each == key else each for each in options) + "]]")
    assert isinstance(found, ChoiceGap)
    assert [(each.content.text, each.correct) for each in found.options] == [(each, each == key) for each in options]


# Kinds of gaps


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("[[Paris]]", TextGap),
        ("[[Paris|3]]", TextGap),
        ('[["42"]]', TextGap),
        ("[[3D]]", TextGap),
        ("[[2nd]]", TextGap),
        ("[[42]]{case=true}", TextGap),
        ("[[*ing]]{pattern=true}", TextGap),
        ("[[**]]", TextGap),
        ("[[42]]", NumberGap),
        ("[[1e5|-3]]", NumberGap),
        ("[[3.14 ± 0.01 m]]", NumberGap),
        ("[[3..4|5 {score=50%}]]", NumberGap),
        ("[[*a|b]]", ChoiceGap),
        ("[[a|*3]]", ChoiceGap),
        ("[[a {score=1}|b]]{shuffle=false}", ChoiceGap),
    ],
)
def test_what_stands_between_the_brackets_makes_the_kind_of_a_gap(text: str, kind: type) -> None:
    assert type(gap(text)) is kind


def test_settings_of_the_question_hold_for_its_gaps_unless_they_say_otherwise() -> None:
    first, second = gaps("### 1. On [[a]] and [[b]]{case=false}. {type=gaps case=true diacritics=false}")
    assert isinstance(first, TextGap)
    assert isinstance(second, TextGap)
    assert (first.case, second.case, second.diacritics) == (True, False, False)


def test_options_of_a_dropdown_hold_markdown_and_in_code_the_code_itself() -> None:
    text = "### 1. In words [[*`git`|$x$|**b**c]]. {type=gaps}\n\n```\n[[*__init__|a ** b]]\n```"
    words, code = gaps(text)
    assert isinstance(words, ChoiceGap)
    assert isinstance(code, ChoiceGap)
    assert [each.content.html[:6] for each in words.options] == ["<code>", "<math ", "<stron"]
    assert [each.content.text for each in code.options] == ["__init__", "a ** b"]


def test_a_gap_scores_what_its_author_wrote() -> None:
    found = item("### 1. On [[Paris|Lutetia {score=50%}]] and [[*a|b|c {score=-1}]]{weight=3}.")
    assert score(found, {"a": "lutetia", "b": "a"}) == pytest.approx(3.5 / 4)
    assert score(found, {"a": "Paris", "b": "c"}) == 0


# Where brackets are no gaps


@pytest.mark.parametrize(
    "text",
    [
        "### 1. On [[Page]]?\n\n- [x] a\n- [ ] b",
        "### 1. On [[Page]]?\n\nAnswer: a",
        "### 1. What is `[[x]]`?\n\nAnswer: a",
        "### 1. Solve $[[1]]$.\n\nAnswer: a",
        "### 1. On [[Page]]? {type=essay}",
        "### 1. Read [[1]](https://example.org). {type=essay}",
    ],
)
def test_brackets_stay_text_without_a_word_where_the_question_has_a_key_or_a_type(text: str) -> None:
    found = item(text)
    assert not isinstance(found, Gaps)
    assert "[[" in found.stem.html or "example.org" in found.stem.html
    assert not {code for code, _ in told(text)} & {"QUI045", "QUI046"}


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("### 1. Print.\n\n```\n[[x]]\n```", ("QUI045", "[[x]]")),
        ("### 1. Print `[[x]]`", ("QUI045", "[[x]]")),
        ("### 1. On [[Page]]?\n\n- [ ] a\n- [ ] b", ("QUI045", "[[Page]]")),
        ("### 1. On?\n\n- [ ] [[a]]\n- [ ] b", ("QUI045", "[[a]]")),
        ("### 1. On [[Page]? ", ("QUI046", "[[Page]")),
        ("### 1. On [[a]] and [[b", ("QUI046", "[[b")),
        ("### 1. On\n\n| a | b |\n|---|---|\n| [[x|y]] | [[z]] |", ("QUI046", "[[x|y]]")),
        ('### 1. On [[a]] <b title="[[b]]">x</b>', ("QUI046", "[[b]]")),
        ("### 1. On [[a]] ![see [[b]]](media/map.svg)", ("QUI046", "[[b]]")),
        ("### 1. On [[a]] and [[1, 2], [3, 4]]", ("QUI046", "[[1, 2]")),
    ],
)
def test_brackets_that_make_no_gap_are_named_where_they_stand(text: str, reported: tuple[str, str]) -> None:
    assert reported in told(text)


def test_a_gap_that_the_sanitiser_takes_with_its_tag_is_named() -> None:
    assert ("QUI046", "[[b]]") in told("### 1. On [[a]]\n\n<script>\n[[b]]\n</script>")


def test_a_backslash_makes_brackets_text() -> None:
    text = "### 1. Fill in: \\[[a]] is not, [[b]] is. {type=gaps}\n\n```\nif \\[[ -f x ]]; then [[c]]; fi\n```"
    found = item(text)
    assert isinstance(found, Gaps)
    assert len(found.gaps) == 2
    assert "[[a]]" in found.stem.html
    assert "if [[ -f x ]]" in found.stem.html
    assert told(text) == []


def test_an_authored_input_is_no_gap() -> None:
    found = item('### 1. On <input name="gap:a"/> <b>[[b]]</b>')
    assert INPUT.findall(found.stem.html) == ["a"]
    assert "<b><input" in found.stem.html


def test_gaps_in_a_table_in_a_list_and_in_code_are_all_in_the_text_too() -> None:
    text = "### 1. Fill in {type=gaps}\n\n| a |\n|---|\n| [[b\\|c]] |\n\n- d [[e]]\n\n```\nf [[g]]\n```\n\n`h [[i]]`"
    found = item(text)
    assert len(INPUT.findall(found.stem.html)) == found.stem.text.count("____") == 4
    assert not re.search(r"[bcegi]\b", found.stem.text.replace("____", ""))


# Findings

FAULTS = [
    ("### 1. On [[]] x", ("QUI041", "[[]]")),
    ("### 1. On [[a|]] x", ("QUI041", "[[a|]]")),
    ("### 1. On [[*a|*b]] x", ("QUI042", "[[*a|*b]]")),
    ("### 1. On [[a|b]]{shuffle=true} x", ("QUI042", "[[a|b]]{shuffle=true}")),
    ("### 1. On [[*a]] x", ("QUI042", "[[*a]]")),
    ("### 1. On [[*a|b|b]] x", ("QUI005", "[[*a|b|b]]")),
    ("### 1. On [[a]] and [[a]]{weight=many} x", ("QUI010", "many")),
    ("### 1. On [[a]]{weight=-1} x", ("QUI010", "-1")),
    ("### 1. On [[a]]{weight=0} x", ("QUI010", "0")),
    ("### 1. On [[a]]{unit=km} x", ("QUI009", "unit")),
    ("### 1. On [[a]]{weight = 2} x", ("QUI019", "{weight = 2}")),
    ("### 1. On [[a|b {score=2}]] x", ("QUI010", "2")),
    ("### 1. On [[a|b (200%)]] x", ("QUI010", "200%")),
    ("### 1. None {type=gaps}", ("QUI040", "### 1. None {type=gaps}")),
    ("### 1. On [[a]] {type=gaps}\n\nAnswer: a", ("QUI059", "a")),
    ("### 1. On [[a]] {scoring=all}", ("QUI048", "scoring=all")),
    ("### 1. On\n\n| a |\n|---|\n| [[b\\|c {score=9}]] |", ("QUI010", "9")),
]


@pytest.mark.parametrize(("text", "reported"), FAULTS, ids=[text for text, _ in FAULTS])
def test_a_fault_is_named_where_it_stands(text: str, reported: tuple[str, str]) -> None:
    assert reported in told(text)


def test_equal_faults_in_two_gaps_are_named_in_two_places() -> None:
    found = [each.span.column for each in findings("### 1. On [[]] and [[]] and [[x {score=7}]] and [[x {score=7}]]")]
    assert found == sorted(set(found))
    assert len(found) == 4


# Scores


@pytest.mark.parametrize(
    ("text", "value"),
    [("50%", 0.5), ("-25%", -0.25), ("0.5", 0.5), ("0,5", 0.5), ("1/4", 0.25), ("\N{MINUS SIGN}1", -1), ("100 %", 1)],
)
def test_a_score_is_read_in_each_of_its_forms(text: str, value: float) -> None:
    assert scores.value(text) == value


@pytest.mark.parametrize("text", ["", "2", "101%", "-1.5", "1/0", "nan", "1e-3", "1e999999999", "half", "%"])
def test_what_is_no_score_is_refused(text: str) -> None:
    with pytest.raises((ValueError, ZeroDivisionError)):
        scores.value(text)


def test_a_multiple_question_scores_what_its_author_wrote() -> None:
    found = item("### 1. Which?\n\n- [x] a\n- [x] b {score=25%}\n- [ ] c {score=-50%}\n- [ ] d")
    assert isinstance(found, Multiple)
    assert [option.score for option in found.options] == [0.75, 0.25, -0.5, 0]
    assert score(found, ["a", "b"]) == 1
    assert score(found, ["a", "c", "d"]) == 0.25


def test_without_a_mark_the_best_score_makes_the_key() -> None:
    found = item("### 1. Which?\n\n- a {score=50%}\n- b {score=100%}\n- c {score=-100%}")
    assert isinstance(found, Choice)
    assert [option.correct for option in found.options] == [False, True, False]
    assert [score(found, name) for name in "abc"] == [0.5, 1, -1]


def test_scores_that_only_add_up_to_the_whole_make_several_keys() -> None:
    found = item("### 1. Which?\n\n- a {score=50%}\n- b {score=50%}\n- c")
    assert isinstance(found, Multiple)
    assert [option.correct for option in found.options] == [True, True, False]


@pytest.mark.parametrize("text", ["- [x] a {x}\n- [ ] b", "- [ ] a {score:50%}\n- [x] b", "- [ ] set {1, 2}\n- [x] c"])
def test_other_braces_of_an_option_stay_text(text: str) -> None:
    found = item(f"### 1. Which?\n\n{text}\n- [ ] z {{.fixed}}")
    assert isinstance(found, Choice | Multiple)
    assert "{" in found.options[0].content.text
    assert found.options[-1].fixed


# Accepted answers


def test_answers_in_a_list_are_accepted_with_scores_and_feedback() -> None:
    found = item("### 1. Which?\n\nAnswer:\n- Paris\n- Lyon {score=0}\n  - The *second*.\n\nExplanation: So.")
    assert isinstance(found, ShortText)
    assert [(each.text, each.score, each.feedback and each.feedback.html) for each in found.accepted] == [
        ("Paris", 1, None),
        ("Lyon", 0, "The <em>second</em>."),
    ]
    assert found.feedback.general is not None
    assert found.feedback.general.text == "So."


def test_a_list_below_answer_that_may_be_parts_of_one_answer_is_no_key() -> None:
    text = "### 1. Name three.\n\nAnswer:\n- one\n- two\n- three"
    found = item(text)
    assert not found.graded
    assert "QUI044" in {code for code, _ in told(text)}
    assert isinstance(item(text.replace("three.", "one of three. {type=short-text}")), ShortText)


def test_an_empty_answer_is_a_copy_for_students() -> None:
    found = item("### 1. Which?\n\nAnswer:\n\n### 2. Which else?\n\nAnswer: a")
    assert not found.graded


@given(st.lists(st.sampled_from(("a", "b c", "`x|y`", '"p|q"', "c\\|d", "**e**")), min_size=1, max_size=5))
@CALM
def test_bars_separate_answers_but_in_code_in_quotes_and_behind_a_backslash(pieces: list[str]) -> None:
    assert [piece.strip() for piece, _ in alternatives.split(" | ".join(pieces))] == pieces


@given(st.text(alphabet="[]\\{}=a \n!", max_size=40))
@CALM
def test_brackets_that_are_found_are_balanced_apart_and_on_one_line(text: str) -> None:
    last = 0
    for start, end in brackets.find(text).items():
        inside, _ = brackets.parts(text[start:end])
        assert text.startswith("[[", start)
        assert start >= last
        assert "\n" not in text[start:end]
        plain = re.sub(r"\\.", "", inside)
        assert plain.count("[") == plain.count("]")
        last = end
