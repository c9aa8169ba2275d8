"""Every word of a lesson is in what is made of it, or a finding names its line: whatever stands beside a question.

Texts are put together from what authors write around questions; each @ becomes a word that stands nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

import msgspec
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from hornbook.diagnostics import Severity
from hornbook.reading.context import Reading
from tests.reading.summary import reading

WORD = re.compile(r"zq\d+q")
HEADINGS = (
    "## Quiz", "## Review questions", "## Exercises", "## Übungen", "## Questions {.quiz shuffle=true}", "## @ @",
)  # fmt: skip
LEADS = (
    "### {}. @ @?", "### Question {}\n\n@ @?", "{}. @ @ @?", "{}) @ @:", "**{}. @ @?**", "**Question {}:** @ @?",
    "Q{}: @ @?", "{}. @ ____ @.", "{}. @ [[@]] @.", "{}. @ @. (True/False)", "**@ @?**", "{}. @ @ {{type=essay}}",
)  # fmt: skip
OPTIONS = (
    "- A) @\n- B) @ @\n- C) @", "A) @\nB) @ @\nC) @", "- [x] @ @\n- [ ] @", "   1. @\n   2. @ @", "(A) @\n(B) @ @",
    "**A.** @\n\n**B.** @ @", "- [ ] @\n  - @ @\n- [x] @\n\n  @", "- @\n- @ @", "a. @  \nb. @ @  \nc. @", "",
)  # fmt: skip
KEYS = (
    "Answer: A", "**Answer:** B", "**Correct answer: A) @ @**", "<!-- Answer: A -->", "> Answer: B\n> @ @", "",
    "<details>\n<summary>Answer</summary>\n\n**A** - @ @\n\n</details>", "Answer: True", "Answer: @",
    "<details><summary>Show answer</summary>\n\nB. @\n\n@ @\n</details>", '??? success "Answer"\n    A\n\n    @ @',
    "   **Answer:** @ @",
)  # fmt: skip
ASIDES = (
    "@ @.", "**@ @**", "*@ @*", "> @\n> @", "> [!NOTE]\n> @ @", "> [!TIP] @\n> @", '!!! tip "@ @"\n    @ @',
    '??? note "@"\n    - @\n    - @', "::: note @\n@ @\n:::", "- [x] @\n- [ ] @",
    "<details><summary>@</summary>@</details>", "```\n@ @\n```", "@ @:\n\n- @\n- @ @\n  1. @", "    @ @",
    "| @ | @ |\n|---|---|\n| @ | @ |", "Hint: @ @", "**Explanation:** @ @\n@", "Explanation:\n\n- @\n- @",
    "Feedback: @", "Correct: @ @", "Incorrect: @", "Sample answer: @ @", "Rubric:\n\n- @ @ (2)\n- @ (1)", "Tags: @, @",
    "<details>\n<summary>@ @</summary>\n\n@ @\n\n</details>", "Difficulty: @",
    "Source: <https://a.example/@>", "Note: @ @", "@ $x^2$ `@` ~~@~~ <sub>@</sub>", "$$\n\\text{@}\n$$", "1. @\n2. @",
    '[@](https://a.example/@ "@")', "---", "### @ @", "#### @", "(p. 12, @)", "<p>@ <i>@</i></p>", "@\n: @ @",
    "A: @ @", "@[^1]\n\n[^1]: @ @",
)  # fmt: skip
LISTS = (
    "", "## Answers\n\n1. a\n2. b - @ @\n", "**Answers:** 1-A, 2-B",
    "<details>\n<summary>Answers</summary>\n\n1. A\n2. B @\n\n</details>",
)  # fmt: skip

SOME = st.lists(st.sampled_from(ASIDES), max_size=2)
QUESTIONS = st.tuples(st.sampled_from(LEADS), SOME, st.sampled_from(OPTIONS), SOME, st.sampled_from(KEYS), SOME)


@st.composite
def lessons(draw: st.DrawFn) -> str:
    """Return the text of a lesson with a quiz."""
    blocks = ["# @ @", *draw(SOME), draw(st.sampled_from(HEADINGS)), *draw(SOME)]
    asked = draw(st.lists(QUESTIONS, min_size=1, max_size=4) | QUESTIONS.map(lambda one: [one] * 3))
    for number, (lead, below, options, between, key, behind) in enumerate(asked, 1):
        blocks += [lead.format(number), *below, options, *between, key, *behind]
    blocks += [draw(st.sampled_from(LISTS)), *draw(SOME)]
    return "\n\n".join(filter(None, blocks)) + "\n"


@given(lessons())
@example("# @\n\n## Quiz\n\n### 1. @? {type=essay}\n\nSample answer: @\n\nCorrect: @\n")
@example(
    "# @\n\n## Quiz\n\n1. @\n2. @\n\n**Correct answer: A) @ @**\n\nQ2: @ @?\n\n**Correct answer: D) @**\n\nQ3: @?\n"
)
@settings(max_examples=300)
def test_every_word_is_somewhere_or_told(template: str) -> None:
    numbers = count(1)
    text = re.sub("@", lambda _match: f"zq{next(numbers)}q", template)
    found = reading(text)
    assume(not any(finding.severity == Severity.ERROR for finding in found.findings))
    assert lost(text, found) == []


def lost(text: str, found: Reading) -> list[str]:
    """Return the lines with a word that is not in the lesson's JSON and that no finding names; comments may go."""
    kept = set(WORD.findall(msgspec.json.encode(found.lesson).decode()))
    told = set(named(found))
    return [
        line
        for number, line in enumerate(text.splitlines(), 1)
        if number not in told and not kept.issuperset(WORD.findall(line)) and not line.startswith("<!--")
    ]


def named(found: Reading) -> Iterator[int]:
    """Yield the numbers of the lines that findings name."""
    for finding in found.findings:
        yield from range(finding.span.line, max(finding.span.line, finding.span.end_line or 0) + 1)
