"""What holds for every text: reading never fails, and a quiz means the same in whatever notation it is written."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any
from xml.parsers import expat

import msgspec
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from hornbook import schema
from hornbook.model import Paragraph
from hornbook.questions import Choice, Multiple
from hornbook.reading.context import Reading
from hornbook.source import from_text
from tests.reading.summary import reading

CALM = settings(deadline=None, derandomize=True, database=None, max_examples=150)

# Any text

FRAGMENTS = (
    "# Quiz", "## Questions {.quiz}", "## 1. Which? {#one points=2}", "### Question 3", "###Q70. Which?", "Quiz",
    "====", "---", "**Q1. Which?**", "**Q2.** Which", "Q7. Which", "1. Which?", "1) **Which**", "   1. one",
    "2. [ ] two", "Frage 3: Was?", "- [ ] one", "- [x] two", "[x] three", "- ( ) one", "- (x) two", "A. one",
    "B) two  ", "(c) three<br>", "- **d) four**", "- D: five ✅", "Answer: B", "**Answer:** b) two - why",
    "- **Answer** C", "#### Answer: D", "Answer: ____", "Antwort: 9.81 ± 0.02 m/s²", "答案 B", "Hint: no",
    "Explanation:", "Rubric:", "- a risk (2 points)", "Points: many", "Tags: a, b", "Feedback (correct): yes",
    "{type=essay lines=x}", "<details><summary>Answer</summary>", "</details>", "<summary>Response:</summary> 4",
    "<!--", "-->", "<div onclick=x>", "<p", "&amp;&nbsp;&#0;", "```python", "```", "~~~", "::: quiz", "::: tip Title",
    ":::", "> [!NOTE] Look", "> ", ">> (A): x", "    code", "\t- tab", "$$", "$x^2", "$\\frac{1}$", "| a | b |",
    "|---|---|", "| 1 |", "Table: words", "{.wide}", "![](media/map.svg)", "![x](none.png){width=9}", "[a]: http://b",
    "[^1]", "[^1]: note", "Term", ": meaning", "• point", "⚠️ 🔸", "© 2020 A", "\u202eabc", "e\u0301", "*a_ **b", "`",
    "### Pool {.pool pick=1}", "::: pool pick=2 {#p}", "## Pool {.pool #q points=x}", "```params", "a = 1..3",
    "b = a / 0", "require a > 1", "1. {{a}} and {{b:.2f}}? {#v}", "Answer: {{a + 1}}", "- [x] {{a", "{{a}}" * 9,
    "[[", "](", "~x~ ==y== ^z^", "---\ntitle: T\nkind: quiz\n---",
)  # fmt: skip
JOINS = ("\n", "\n", "\n\n", "\n   ", "\n> ", "\n- ", "\r\n", " ", "")
PIECES = st.tuples(st.sampled_from(FRAGMENTS), st.sampled_from(JOINS)).map("".join)
PAGES = st.lists(PIECES | st.text(max_size=12), max_size=25).map("".join)
NAMES = st.sampled_from(("lesson.md", "lesson.txt"))


@given(PAGES | st.text(max_size=200), NAMES)
@example("# Quiz\n\n1. a\n<details>\n<summary>", "lesson.md")
@example("---\n---\n{#a}\n```", "lesson.md")
@CALM
def test_every_text_becomes_a_valid_lesson_with_findings_inside_the_file(text: str, name: str) -> None:
    found = reading(text, name)
    document = msgspec.json.decode(msgspec.json.encode(found.lesson))
    assert schema.validate("lesson", document) == []
    for markup in markups(document):
        parse(markup)
    assert outside(found, from_text(name, text).lines) == []


def markups(value: Any) -> Iterator[str]:
    """Yield the markup of all contents of a document."""
    if isinstance(value, dict):
        yield from (value["html"],) if isinstance(value.get("html"), str) else ()
        for inner in value.values():
            yield from markups(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from markups(inner)


def parse(markup: str) -> None:
    expat.ParserCreate("utf-8").Parse(f"<x>{markup}</x>".encode(), True)


def outside(found: Reading, lines: tuple[str, ...]) -> list[str]:
    """Return the findings whose spans do not lie in the file, or end before they begin."""
    wrong = []
    for finding in found.findings:
        span = finding.span
        first, last = (span.line, span.column), (span.end_line or span.line, span.end_column or span.column)
        fits = all(0 < line <= len(lines) and 0 < column <= len(lines[line - 1]) + 1 for line, column in (first, last))
        wrong += [] if fits and first <= last else [f"{finding.code} {span}"]
    return wrong


# One quiz in many notations


@dataclass(frozen=True)
class Asked:
    """A question: its words, its options, the places of the keys, and what is said after the answer."""

    stem: str
    options: tuple[str, ...]
    keys: tuple[int, ...]
    why: str


@dataclass(frozen=True)
class Notation:
    """How a file is written: `{n}`, `{stem}` in a lead-in, `{label}`, `{text}` in an option, `{key}` in a key."""

    title: str
    lead: str
    option: str
    labels: str
    key: str
    indent: int
    loose: bool
    tight_stem: bool
    gap_before_key: bool
    tail: str
    between: str
    newline: str


LETTERS, CAPITALS, DIGITS = "abcdef", "ABCDEF", "123456"
STEMS = (
    "Which layer routes packets?", "The capital of Peru is", "Pick the output of `len([])`", "How much is $2^3$?",
    "Was ist richtig?", "Which of these, if any, are mutable (in Python 3)?", "A cache holds", "下列哪个正确？",
    "Что верно?", "Which one is **not** a fruit?", "I/O is slow, since …",
)  # fmt: skip
# Not among them, since a letter that begins an unlabelled option is still taken off as its label: «x - y», «C: old».
TEXTS = (
    "a stone", "Lima", "`x = 1`", "$x^2$", "3.5 m", "both of them", "A and B of the list", "10 % (at most)", "TCP/IP",
    "no, never", "e.g. a lamp", "100", "42 items", "Müller", "苹果", "правда", "a **bold** word", "“quoted” words",
    "https://example.org/a_b",
)  # fmt: skip
WHYS = ("", "", "It was shown above.", "Since A is larger than B, which is 1.")
HEADED = (
    "### {n}. {stem}",
    "### Q{n}. {stem}",
    "#### Question {n}: {stem}",
    "### Question {n}\n\n{stem}",
    "### Вопрос {n}. {stem}",
    "## 문제 {n}\n{stem}",
    "### Question {n} — Hard\n\n**{stem}**",
    "### Question {n} [EASY]\n\n{stem}",
    "### Question {n} (2 points)\n\n{stem}",
    "### Aufgabe {n}: {stem}",
    "### 🔸 Questão {n}\n\n{stem}",
)
PLAIN = (
    "**{n}. {stem}**",
    "**Q{n}.** {stem}",
    "**Question {n}:** {stem}",
    "Q{n}. {stem}",
    "Frage {n}: {stem}",
    "**{n}.** {stem}",
    "**Question {n} (easy):** {stem}",
    "**Questão {n}.** {stem}",
    "**Question 3.{n}:** {stem}",
)
ITEMS = ("{n}. {stem}", "{n}) {stem}", "1. {stem}", "{n}. **{stem}**")
TITLES = ("## Quiz", "# Networks: Knowledge check", "Quiz\n====", "## Fragen {.quiz}", "::: quiz Basics", "# 🎯 MCQs")
SURE_TITLES = ("## Fragen {.quiz}", "::: quiz Basics")
LETTERED = tuple(
    (form, labels)
    for labels in (LETTERS, CAPITALS)
    for form in ("{label}. {text}", "{label}) {text}", "({label}) {text}")
)
BULLETED = tuple((f"{bullet} {form}", labels) for bullet in "-*+" for form, labels in LETTERED)
EMPHATIC = (
    ("- {label}: {text}", CAPITALS),
    ("- **{label}.** {text}", CAPITALS),
    ("- **{label}**: {text}", CAPITALS),
    ("- **{label}** - {text}", CAPITALS),
    ("{label} – {text}", CAPITALS),
    ("{label}．{text}", CAPITALS),
    ("{label})\u00a0{text}", CAPITALS),
    ("{label})\t{text}", CAPITALS),
    ("**{label})** {text}", LETTERS),
    ("- [ ] {label}. {text}", CAPITALS),
)
NUMBERED = (("- {label}: {text}", DIGITS), ("{label}. {text}", DIGITS), ("{label}) {text}", DIGITS))
UNLABELLED = (("- {text}", ""), ("- [ ] {text}", ""))
ANSWERS = (
    "Answer: {key}", "**Answer:** {key}", "**Answer: {key}**", "*Answer: {key}*", "Ans : {key}",
    "Correct answer - {key}", "Answer: **{key}**", "> Answer: {key}", "- **Answer:** {key}", "✅ **Answer:** {key}",
    "Antwort: {key}", "Respuesta correcta: {key}", "Правильный ответ: {key}", "答案：{key}", "정답: {key}",
    "Đáp án: {key}", "✅ **Gabarito: {key}**", "> **Answer: {key}.**", "Answer :- {key}", "<b>Answer: {key}</b>",
    "#### Answer: {key}", "**Answer: {key}",
    "<details>\n<summary>Answer</summary>\n\nCorrect answer: {key}\n\n</details>",
    "<details><summary>Show</summary>\n\n**Answer: {key}**\n\n</details>",
    "<details markdown=1><summary markdown='span'>Answer</summary>\n\n{key}\n\n</details>", "[ ]",
)  # fmt: skip


@st.composite
def questions(draw: st.DrawFn) -> tuple[Asked, ...]:
    """Return one to four questions."""
    made = []
    for stem in draw(st.lists(st.sampled_from(STEMS), min_size=1, max_size=4, unique=True)):
        options = draw(st.lists(st.sampled_from(TEXTS), min_size=2, max_size=5, unique=True))
        last = len(options) - 1
        keys = draw(st.lists(st.integers(0, last), min_size=1, max_size=min(2, last), unique=True))
        made.append(Asked(stem, tuple(options), tuple(sorted(keys)), draw(st.sampled_from(WHYS))))
    return tuple(made)


@st.composite
def notations(draw: st.DrawFn) -> Notation:
    """Return a notation; what would be ambiguous in it for a reader too is not drawn."""
    lead = draw(st.sampled_from((*HEADED, *PLAIN, *ITEMS)))
    own_line = lead in HEADED
    option, labels = draw(st.sampled_from((*LETTERED, *BULLETED, *EMPHATIC, *NUMBERED, *UNLABELLED)))
    flat_numbers = labels == DIGITS and option[0] != "-"
    key = draw(st.sampled_from(ANSWERS)) if "[ ]" not in option else "[ ]"
    if key == "[ ]" and "[ ]" not in option:
        key = draw(st.sampled_from(("bold", " ✅", " (correct)", " ✔")))
    # One question without labels, and without «Answer» on a line of its own, is too little for a heading's word.
    title = draw(st.sampled_from(TITLES if labels or "\n{key}" not in key else SURE_TITLES))
    # Numbers at the margin below a numbered item are the next items to every reader.
    indent = draw(st.sampled_from((3, 4) if flat_numbers and lead in ITEMS else (0, 0, 3, 4)))
    return Notation(
        title=title,
        lead=lead,
        option=option,
        labels=labels,
        key=key,
        indent=0 if own_line else indent,
        loose=draw(st.booleans()),
        tight_stem=draw(st.booleans()),
        gap_before_key=draw(st.booleans()),
        tail=draw(st.sampled_from(("", "", "  ", "<br>"))),
        between=draw(st.sampled_from(("\n", "\n\n", "\n---\n\n"))),
        newline=draw(st.sampled_from(("\n", "\r\n"))),
    )


def fits(asked: Asked, notation: Notation) -> bool:
    """Return whether a question can be said in a notation."""
    if notation.key == "bold":  # Markdown has no bold inside bold.
        return not any("**" in asked.options[place] for place in asked.keys)
    # Several labels that stand alone in <details> are still taken for an explanation.
    return len(asked.keys) == 1 or "\n{key}" not in notation.key


def written(quiz: tuple[Asked, ...], notation: Notation) -> str:
    """Return the quiz in a notation."""
    body = notation.between.join(f"{question(asked, number, notation)}\n" for number, asked in enumerate(quiz, 1))
    end = "\n:::\n" if notation.title.startswith(":::") else ""
    return f"{notation.title}\n\n{body}{end}".replace("\n", notation.newline)


def question(asked: Asked, number: int, notation: Notation) -> str:
    pad = " " * notation.indent
    options = [option(asked, place, notation) for place in range(len(asked.options))]
    lines = [notation.lead.format(n=number, stem=asked.stem), *([] if notation.tight_stem else [""])]
    for text in options:
        lines += [pad + text, *([""] if notation.loose else [])]
    if "{key}" in notation.key:
        lines += [
            *([""] if notation.gap_before_key else []),
            *(pad + line for line in answer(asked, notation).split("\n")),
        ]
    if asked.why:
        lines += ["", f"{pad}Explanation: {asked.why}"]
    return "\n".join(lines)


def option(asked: Asked, place: int, notation: Notation) -> str:
    label = notation.labels[place] if notation.labels else ""
    text, right = asked.options[place], place in asked.keys
    if right and notation.key == "bold":
        text = f"**{text}**"
    elif right and "{key}" not in notation.key and notation.key != "[ ]":
        text += notation.key
    line = notation.option.format(label=label, text=text) + notation.tail
    return line.replace("[ ]", "[x]", 1) if right and notation.key == "[ ]" else line


def answer(asked: Asked, notation: Notation) -> str:
    labels = notation.labels or DIGITS
    return notation.key.format(key=", ".join(labels[place] for place in asked.keys))


def understood(text: str) -> list[tuple[str, list[tuple[str, bool]], str]]:
    """Return each question's words, options with their rightness, and explanation."""
    items = [item for quiz in reading(text).lesson.quizzes for item in quiz.questions]
    assert all(isinstance(item, Choice | Multiple) for item in items)
    general = [item.feedback.general.text if item.feedback.general else "" for item in items]
    return [
        (item.stem.text, [(each.content.text, each.correct) for each in item.options], why)
        for item, why in zip(items, general, strict=True)
        if isinstance(item, Choice | Multiple)
    ]


def meant(quiz: tuple[Asked, ...]) -> list[tuple[str, list[tuple[str, bool]], str]]:
    """Return what `understood` must return."""
    return [
        (shown(asked.stem), [(shown(text), place in asked.keys) for place, text in enumerate(asked.options)], asked.why)
        for asked in quiz
    ]


@cache
def shown(text: str) -> str:
    """Return a line's words as a paragraph of a lesson shows them."""
    (section,) = reading(f"Words: {text}").lesson.sections
    (paragraph,) = section.blocks
    assert isinstance(paragraph, Paragraph)
    return paragraph.content.text.removeprefix("Words: ")


CLEAR_LEADS = (*HEADED, *PLAIN)
CLEAR_TITLES = ("# Of ropes and knots", "## 3. Knots", "Knots\n=====", "Some words about knots, and more.")


@given(questions(), notations(), st.sampled_from(CLEAR_LEADS), st.sampled_from(CLEAR_TITLES))
@settings(CALM, max_examples=200)
def test_a_clear_question_is_read_wherever_it_stands(
    quiz: tuple[Asked, ...], notation: Notation, lead: str, title: str
) -> None:
    assume(notation.labels in {LETTERS, CAPITALS} and "{key}" in notation.key and "\n{key}" not in notation.key)
    assume(all(fits(asked, notation) for asked in quiz) and not (lead.startswith("## ") and title.startswith("## ")))
    text = written(quiz, replace(notation, title=title, lead=lead, indent=0))
    assert understood(text) == meant(quiz), text


@given(questions(), notations())
@settings(CALM, max_examples=400)
def test_a_quiz_means_the_same_in_every_notation(quiz: tuple[Asked, ...], notation: Notation) -> None:
    assume(all(fits(asked, notation) for asked in quiz))
    text = written(quiz, notation)
    assert understood(text) == meant(quiz), text


# Options that are signs

SIGNS = (
    "+",
    "-",
    "/",
    "=",
    "#",
    "%",
    "&",
    "|",
    "^",
    "!",
    "?",
    ":",
    ".",
    ",",
    "(",
    ")",
    "[",
    "]",
    ">",
    ">=",
    "->",
    "--",
)
LABELS = ("a) {}", "A. {}", "- [ ] {}", "- a) {}", "- A: {}", "(a) {}")


@given(
    st.lists(st.sampled_from((*SIGNS, "0", "5", "3.5", "∞", "≤", "→", "€", " ")), min_size=1, max_size=4)
    .map(lambda pieces: " ".join("".join(pieces).split()))
    .filter(bool),
    st.sampled_from(LABELS),
)
@example("- 5", "- [ ] {}")
@example("> 5", "a) {}")
@example("+", "A. {}")
@CALM
def test_an_option_of_signs_is_read_whole(words: str, label: str) -> None:
    other = label.replace("a", "b").replace("A", "B").replace("[ ]", "[x]")
    found = reading(f"---\nkind: quiz\n---\n\n1. Which?\n   {label.format(words)}\n   {other.format('five')}\n")
    (item,) = (item for quiz in found.lesson.quizzes for item in quiz.questions)
    assert isinstance(item, Choice | Multiple)
    assert [option.content.text for option in item.options] == [words, "five"]


# Texts that make parsers slow

# Not among them, since the plugin for bare addresses looks back over the whole paragraph at each colon: «a: »,
# «mailto:a », «http://a.». Nor is a key's text of that length that must be held against an option's.
RUNS = (
    "[", "]", "![", "[](", "[^1]", "*", "**a ", "*a_ ", "_", "`", "`a``", "~~a", ">", "> ", "- ", "1. ", "#", '"',
    "'", "$", "$a ", "{", '{a="', "<", "<a ", "<!--", "<details>", "<summary>", "&a", "\\", "|", "(", " ", "\t",
    "\u00a0", "www.a", "a@b", "a: ", "mailto:a ", "http://a.", "🔸 _", "Q1. ", "A) ",
)  # fmt: skip
FRAMES = (
    "{}",
    "# Quiz\n\n1. {}\n- A) x\n- B) y\n\nAnswer: A",
    "# Quiz\n\n1. q\n- A) a{}b\n- B) y\n\nAnswer: A",
    "# Quiz\n\n1. q\n- A) {}\n- B) y\n\nAnswer: {}x",
    "# {} quiz",
    "x\n\n: {}\n\n| {} |\n|-|\n",
)
SIZE = 2000
MOST = 12
AGAIN = 4
FLOOR = 0.1
"""CPU seconds: below it the clock says more about the machine than about the text."""


@pytest.mark.parametrize("run", RUNS)
def test_long_runs_take_time_in_proportion_to_their_length(run: str) -> None:
    for frame in FRAMES:
        assert grows(partial(filled, frame, run)) < MOST, frame


def filled(frame: str, run: str, size: int) -> str:
    return frame.replace("{}", run * size)


NESTED: dict[str, Callable[[int], str]] = {
    "lists": lambda size: "\n".join("  " * (place % 90) + "- a" for place in range(size)),
    "quotes": lambda size: "\n".join("> " * (place % 90) + "a" for place in range(size)),
    "containers": lambda size: "::: tip\n" * size,
    "open details": lambda size: "# Quiz\n\n1. q\n" + "<details>\n" * size,
    "footnotes": lambda size: "".join(f"a[^{place}]\n\n[^{place}]: b\n\n" for place in range(size // 4)),
    "link addresses": lambda size: "".join(f"[{place}]: b\n[{place}]\n\n" for place in range(size // 4)),
    "questions": lambda size: "# Quiz\n\n" + "".join(f"{place}. q?\n" for place in range(size // 4)),
    "quizzes": lambda size: "# Quiz\n\n1. q\n\nAnswer: True\n\n" * (size // 8),
    "headings of questions": lambda size: "# Quiz\n\n" + "### 1. q\n\n" * (size // 4),
    "headings without a number": lambda size: "# Quiz\n\n" + "### q\n\n- [x] a\n\n" * (size // 4),
    "options": lambda size: "# Quiz\n\n1. q\n" + "".join(f"- [ ] a{place}\n" for place in range(size // 4)),
    "answers": lambda size: "# Quiz\n\n1. q\n- a) x\n- b) y\n\n" + "Answer: a\n" * (size // 4),
    "fences": lambda size: "```\n~~~\n" * (size // 2),
    "rows": lambda size: "| a |\n|---|\n" + "| b |\n" * (size // 2),
}


@pytest.mark.parametrize("name", NESTED)
def test_deep_or_many_blocks_take_time_in_proportion_to_their_number(name: str) -> None:
    assert grows(NESTED[name]) < MOST


def grows(make: Callable[[int], str]) -> float:
    """Return how many times longer a text of four times the size takes; for a quadratic reader it is sixteen times."""
    small = max(spent(make(SIZE)), FLOOR)
    large = spent(make(4 * SIZE))
    for _ in range(AGAIN):  # a machine that was busy with something else
        if large / small < MOST:
            break
        large = min(large, spent(make(4 * SIZE)))
    return large / small


def spent(text: str) -> float:
    start = time.process_time()
    reading(text)
    return time.process_time() - start
