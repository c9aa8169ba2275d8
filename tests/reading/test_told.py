"""What holds for questions with parts: no words are lost, and notation, line ends and indentation change nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hornbook import schema
from hornbook.questions import Categorise, Hotspot, Item, Matching, Ordering, ordering
from hornbook.reading.quiz import settings as settings_of
from hornbook.source import from_text
from tests.reading.summary import reading
from tests.reading.test_properties import MOST, grows, markups, outside, parse

CALM = settings(deadline=None, derandomize=True, database=None, max_examples=300)
TYPES = ("matching", "ordering", "categorise", "hotspot", "upload")

# Any text

FRAGMENTS = (
    "## 1. Which? {#one type=matching}", "### 2. Order {type=ordering}", "**Q3.** Sort {type=categorise reuse=no}",
    "4. Where? {type=hotspot several=true}", "### Hand in {type=upload accept=.pdf size=1MB}", "{type=ordering}",
    "{type=matching scoring=all}", "| a | b |", "|---|---|", "| c \\| d | `|` | e |", "|  | x |", "| y | |", "a | b",
    "--- | ---", "1. one", "2. two", "1) three", "- four", "  - five", "   * six", "    - seven", "\t- eight",
    "a) nine", "b) ten", "- a → b", "- → c", "- d = e", "![Map](media/map.svg)", '![](media/plan.svg "Plan"){width=9}',
    "![x](none.png)", "- [x] A: rect 0,0 9,9", "- [ ] B: circle 50%,50% 5%", "- [x] poly 1,1 2,2", "[ ] C: circle 1 1",
    "- (none)", "  40,40", "Answer: b, a", "Answer:", "Hint: no", "Explanation: so", "Rubric:", "- good (2 points)",
    "- Hint: x", "Feedback (partial): p", "```", "    code", "<details><summary>Answer</summary>", "</details>", "---",
    "> quote", "- ", "1.", "- ```", "$x$", "words", "<!--", "-->", "Sample answer: s", "{{x}}", "* * *",
)  # fmt: skip
JOINS = ("\n", "\n", "\n\n", "\n   ", "\n- ", "\r\n", " ", "")
PIECES = st.tuples(st.sampled_from(FRAGMENTS), st.sampled_from(JOINS)).map("".join)
PAGES = st.lists(PIECES | st.text(max_size=8), max_size=20).map("".join)


@given(PAGES)
@CALM
def test_every_text_becomes_a_valid_lesson_with_findings_inside_the_file(page: str) -> None:
    text = f"# Quiz\n\n### 1. Which? {{type=ordering}}\n{page}"
    found = reading(text)
    document = msgspec.json.decode(msgspec.json.encode(found.lesson))
    assert schema.validate("lesson", document) == []
    for markup in markups(document):
        parse(markup)
    assert outside(found, from_text("lesson.md", text).lines) == []


def test_places_lie_in_the_file_where_drawn_numbers_are_longer_than_their_names() -> None:
    rows = "|{{n}}|{{n}}|\n|{{n}}|x|\n|{{n}}||\n|{{n}}|{{n}}|{{n}}|"
    block = "```params\nn = 10000000..90000000 step 10000000\nvariants = 3\n```"
    text = f"# Quiz\n\n### 1. Match {{type=matching}}\n\n{block}\n\n| | |\n|-|-|\n{rows}\n"
    found = reading(text)
    assert {finding.code for finding in found.findings} >= {"QUI051", "QUI052", "QUI053"}
    assert outside(found, from_text("lesson.md", text).lines) == []


LARGE: dict[str, Callable[[int], str]] = {
    "rows": lambda size: "{type=matching}\n\n| a | b |\n|--|--|\n" + "".join(f"| {n} | {-n} |\n" for n in range(size)),
    "pairs": lambda size: "{type=matching}\n\n" + "".join(f"- {n} → {-n}\n" for n in range(size)),
    "items": lambda size: "{type=ordering}\n\n" + "".join(f"{n}. a{n}\n\n" for n in range(size)),
    "lists": lambda size: "{type=ordering}\n\n" + "- a\n\nb\n\n" * size,
    "categories": lambda size: "{type=categorise}\n\n" + "".join(f"- {n}\n  - a{n}\n" for n in range(size)),
    "nested": lambda size: "{type=categorise}\n\n" + "".join(f"{'  ' * (n % 40)}- a{n}\n" for n in range(size)),
    "areas": lambda size: "{type=hotspot}\n\n![a](media/map.svg)\n\n" + "- [x] a: rect 0,0 9,9\n" * size,
    "corners": lambda size: "{type=hotspot}\n\n![a](media/map.svg)\n\n- [x] a: poly" + " 1,2 3,4 5,6" * size,
    "shapes": lambda size: "{type=hotspot}\n\n![a](media/map.svg)\n\n- [x] a: " + "rect 1,1 " * size,
    "pictures": lambda size: "{type=hotspot}\n\n" + "![a](media/map.svg) b\n" * size,
    "signs": lambda size: "{type=matching}\n\n- " + "a → = " * size,
}


@pytest.mark.parametrize("name", LARGE)
def test_large_questions_take_time_in_proportion_to_their_size(name: str) -> None:
    assert grows(lambda size: "# Quiz\n\n### 1. Asked " + LARGE[name](size // 4)) < MOST


# No words lost


@st.composite
def worded(draw: st.DrawFn) -> str:
    """Return a question of one of the types from lines that are each fit for some of them, every word only once."""
    numbers = count(1)
    kind = draw(st.sampled_from(TYPES))
    lines = ["# Quiz", "", f"### 1. Asked {{type={kind}}}", ""]
    shapes = draw(st.lists(st.sampled_from(SHAPES), min_size=1, max_size=12))
    words = ("".join(f"word{next(numbers)}x" if part == "W" else part for part in shape) for shape in shapes)
    return "\n".join([*lines, *words])


SHAPES = (
    "W", "", "- W", "  - W", "    - W", "1. W", "2. W", "1. W W", "   W", "a) W", "| W | W |", "|---|---|", "| W | |",
    "|  | W |", "W | W", "- [x] W: rect 0,0 9,9", "- [ ] W: circle 4,4 2", '![W](media/map.svg "W")',
    "- W → W", "* W", "- (none)", "Hint: W", "Explanation: W", "Answer: W", "> W", "---", "**W**", "W {.x}",
)  # fmt: skip


@given(worded())
@CALM
def test_no_word_is_lost_without_a_finding_on_its_line(text: str) -> None:
    found = reading(text)
    document = msgspec.json.encode(found.lesson).decode()
    spans = [finding.span for finding in found.findings]
    told = {number for span in spans for number in range(span.line, span.end_line + 1)}
    lost = [
        word
        for number, line in enumerate(text.split("\n"), 1)
        for word in re.findall(r"word\d+x", line)
        if word not in document and number not in told
    ]
    assert lost == [], text


# One question in many notations


@dataclass(frozen=True)
class Notation:
    """How a question is written: `{words}` in a lead, the marks of its lists, and where its type stands."""

    lead: str
    pad: str
    bullet: str
    numbers: str
    nested: str
    loose: bool
    frame: bool
    typed: str
    hint: str
    newline: str


NOTATIONS = st.builds(
    Notation,
    lead=st.sampled_from(("### 1. {words}", "### {words}", "**Q1.** {words}", "#### Question 1: {words}")),
    pad=st.just(""),
    bullet=st.sampled_from("-*+"),
    numbers=st.sampled_from(("{n}.", "1.", "{n})", "-", "*")),
    nested=st.sampled_from(("  ", "   ", "    ", "\t")),
    loose=st.booleans(),
    frame=st.booleans(),
    typed=st.sampled_from(("lead", "lead", "below")),
    hint=st.sampled_from(("", "Hint: Think.", "Explanation: It is so:\n\n1. first\n2. second")),
    newline=st.sampled_from(("\n", "\r\n")),
) | st.builds(
    Notation,
    lead=st.just("1. {words}"),
    pad=st.just("   "),
    bullet=st.sampled_from("-*+"),
    numbers=st.sampled_from(("{n}.", "1.", "{n})", "-")),
    nested=st.sampled_from(("  ", "    ")),
    loose=st.booleans(),
    frame=st.booleans(),
    typed=st.sampled_from(("lead", "below")),
    hint=st.sampled_from(("", "Hint: Think.")),
    newline=st.sampled_from(("\n", "\r\n")),
)
PIECES_OF_TEXT = (
    "DVC", "data versions", "`a | b`", "**bold** words", "$x^2$", "3.5 m", "x = 1, then", "no. 7", "Ünïcode", "数据",
    "“quoted”", "e.g. this", "a & b", "https://example.org/a_b", "zebra", "Alpha", "one. two",
)  # fmt: skip
WORDS = st.lists(st.sampled_from(PIECES_OF_TEXT), min_size=4, max_size=8, unique=True)


def listed(items: list[str], how: Notation) -> list[str]:
    between = [""] if how.loose else []
    marks = [how.numbers.format(n=number) for number in range(1, len(items) + 1)]
    return [line for mark, item in zip(marks, items, strict=True) for line in (f"{mark} {item}", *between)]


def table(rows: list[tuple[str, str]], how: Notation) -> list[str]:
    joined = [" | ".join(cell.replace("|", "\\|") for cell in row) for row in rows]
    framed = how.frame or ("", "spare") in rows
    return ["| | |", "|---|:-:|", *(f"|{row}|" if framed else row for row in joined)]


def written(kind: str, body: list[str], how: Notation) -> str:
    braces = f"{{#asked type={kind}}}"
    lead = how.lead.format(words="What belongs where?" + (f" {braces}" if how.typed == "lead" else ""))
    below = [braces, ""] if how.typed == "below" else []
    hint = ["", *how.hint.split("\n")] if how.hint else []
    lines = [lead, "", *(how.pad + line if line else "" for line in (*below, *body, *hint))]
    return "\n".join(["# Quiz {.quiz}", "", *lines, ""]).replace("\n", how.newline)


def only(text: str) -> Item:
    """Return the one question of a text, which has neither errors nor warnings."""
    found = reading(text)
    assert [finding.code for finding in found.findings] == [], text
    (item,) = (item for quiz in found.lesson.quizzes for item in quiz.questions)
    assert (item.id, item.stem.text) == ("asked", "What belongs where?"), text
    return item


def shown(text: str) -> str:
    """Return a text as an option shows it."""
    item = only(f"# Quiz\n\n### 1. What belongs where? {{#asked type=ordering}}\n\n1. {text}\n2. other\n")
    assert isinstance(item, Ordering)
    return item.items[0].content.html


@given(WORDS, st.integers(0, 1), NOTATIONS)
@CALM
def test_matching_means_the_same_in_every_notation(words: list[str], spare: int, how: Notation) -> None:
    pairs = list(zip(words[::2], words[1::2], strict=False))
    rows = [*pairs, *([("", "spare")] * spare)]
    item = only(written("matching", table(rows, how), how))
    assert isinstance(item, Matching)
    texts = {each.id: each.content.html for each in item.responses}
    assert [(each.content.html, texts[each.response]) for each in item.premises] == [
        (shown(left), shown(right)) for left, right in pairs
    ]
    assert len(texts) == len(pairs) + spare


@given(WORDS, NOTATIONS)
@CALM
def test_ordering_means_the_same_in_every_notation(words: list[str], how: Notation) -> None:
    item = only(written("ordering", listed(words, how), how))
    assert isinstance(item, Ordering)
    assert [each.content.html for each in item.items] == [shown(word) for word in words]


@given(WORDS)
@CALM
def test_items_to_order_are_never_shown_in_the_right_order(words: list[str]) -> None:
    body = "\n".join(f"{number}. {word}" for number, word in enumerate(words, 1))
    item = only(f"# Quiz\n\n### 1. What belongs where? {{#asked type=ordering}}\n\n{body}")
    assert isinstance(item, Ordering)
    assert ordering.shown(item) != list(item.items)
    assert sorted(each.id for each in item.items) == [each.id for each in ordering.shown(item)]


@given(WORDS, st.integers(1, 3), NOTATIONS)
@CALM
def test_categorise_means_the_same_in_every_notation(words: list[str], first: int, how: Notation) -> None:
    groups = {"Here": words[:first], "There": words[first:], "(none)": ["nowhere"]}
    body = [
        line
        for name, items in groups.items()
        for line in (f"{how.bullet} {name}", *(f"{how.nested}{how.bullet} {item}" for item in items))
    ]
    item = only(written("categorise", body, how))
    assert isinstance(item, Categorise)
    names = {each.id: each.content.text for each in item.categories}
    assert {each.content.html: names.get(each.category or "", "(none)") for each in item.items} == {
        shown(word): name for name, items in groups.items() for word in items
    }


@given(st.sampled_from(PIECES_OF_TEXT), NOTATIONS)
@CALM
def test_hotspots_mean_the_same_in_every_notation(word: str, how: Notation) -> None:
    body = ["![A map](media/map.svg)", "", f"{how.bullet} [x] {word}: rect 0,0 20,40"]
    body += [f"{how.nested}{how.bullet} told", f"{how.bullet} [ ] Rest: circle 75%,50% 25%"]
    item = only(written("hotspot", body, how))
    assert isinstance(item, Hotspot)
    assert [(each.shape, each.coords, each.correct) for each in item.areas] == [
        ("rectangle", (0, 0, 20, 40), True),
        ("circle", (60, 20, 10), False),
    ]
    assert item.areas[0].feedback is not None
    assert item.areas[0].feedback.text == "told"
    assert "media:" not in item.stem.html


# Settings


@pytest.mark.parametrize(
    ("written_as", "number"),
    [("500 kB", 500_000), ("10 MB", 10_000_000), ("1.5 MiB", 1_572_864), ("0,5gb", 500_000_000), ("7 bytes", 7)],
)
def test_a_size_is_read_in_decimal_and_binary_units(written_as: str, number: int) -> None:
    assert settings_of.size(written_as) == number


@pytest.mark.parametrize("wrong", ["10", "MB", "-1 MB", "1e3 kB", "1 TB", "1.5.5 MB"])
def test_a_size_without_a_known_unit_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=re.escape(wrong)):
        settings_of.size(wrong)


def test_suffixes_are_read_with_and_without_their_dots() -> None:
    assert settings_of.suffixes(".pdf, DOCX;odt .pdf") == (".pdf", ".docx", ".odt")


@pytest.mark.parametrize("wrong", [" , ", "image/*", ".tar.gz", "*.pdf", ".µ"])
def test_what_is_no_suffix_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=re.escape(wrong)):
        settings_of.suffixes(wrong)
