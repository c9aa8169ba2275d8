"""A key is read in whatever form it is written, wherever it stands, below whatever begins and offers the options.

Each part of a question is written in the forms that authors use, and every combination of them has to be read alike.
"""

from __future__ import annotations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hornbook.questions import Choice
from tests.reading.summary import reading

ASKED = (
    ("Which of these rivers flows through Egypt?", ("the Don", "the Nile", "the Rhine", "the Loire"), 1),
    ("Which one of them flows through Germany?", ("the Tigris", "the Volga", "the Weser", "the Seine"), 2),
    ("Which is the longest of these?", ("the Congo", "the Thames", "the Tiber", "the Spree"), 0),
)
LEADS = (
    "{n}. {s}", "{n}) {s}", "{n}\\. {s}", "({n}) {s}", "[{n}] {s}", "**{n}. {s}**", "**{n}.** {s}", "**[{n}]** {s}",
    "**Question {n}:** {s}", "**Q{n}. {s}**", "Q{n}: {s}", "Question {n}: {s}", "**Q:** {s}", "**Q{n}**\n{s}",
    "**Question {n}**\n\n{s}", "- **Q{n}:** {s}", "## {n}. {s}", "### {n}. {s}", "### {s}", "### Question {n}: {s}",
    "### Question {n}\n\n{s}",
)  # fmt: skip
OPTIONS = (
    "{l}) {t}", "{L}. {t}", "- {L}) {t}", "- {l}. {t}", "* {L}. {t}", "   {l}) {t}", "   - {L}. {t}", "({l}) {t}",
    "**{L}.** {t}", "- **{L})** {t}", "{L}) {t}  ", "{L}: {t}", "- {L}: {t}", "- ({L}) {t}", "[{L}] {t}", "{L} - {t}",
    "{L}) {t}\n", "&nbsp;&nbsp;{L}) {t}", "{L}、{t}",
)  # fmt: skip
VALUES = (
    "{L}", "{l}", "{L})", "{L}.", "({L})", "[{L}]", "`{L}`", '"{L}"', "**{L}**", "{L}) {t}", "{L}. {t}", "{L}: {t}",
    "({L}) {t}", "{L} ({t})", "{L} - {t}", "{L} — because it flows there", "{L}, because it does", "{t}", "**{t}**",
    "**{L}) {t}**", "**{L}** - since it does", "Option {L}", "option {l}.",
)  # fmt: skip
PLACES = (
    "Answer: {v}", "**Answer:** {v}", "**Answer: {v}**", "*Answer: {v}*", "Correct Answer: {v}", "Ans: {v}",
    "**Ans.** {v}", "**Correct answer**: {v}", "- Answer: {v}", "> Answer: {v}", "> **Answer:** {v}",
    "✅ **Answer:** {v}",
    "**Solution:** {v}", "The correct answer is {v}", "(Answer: {v})", "||Answer: {v}||", "<!-- Answer: {v} -->",
    "#### Answer: {v}", "#### Answer\n\n{v}", "**Answer**\n\n{v}", "Answer:\n{v}", "> [!tip]- Answer\n> {v}",
    '??? success "Answer"\n    {v}', "::: details Answer\n{v}\n:::", "<details><summary>Answer</summary>{v}</details>",
    "<details>\n<summary>Answer</summary>\n\n{v}\n\n</details>",
    "<details>\n<summary>Show answer</summary>\n\n**Answer:** {v}\n\n</details>",
    "<details><summary><b>Answer</b></summary>\n<p>\n\n#### Answer: {v}\n\n</p>\n</details>",
)  # fmt: skip
MARKS = (
    ("- [x] {t}", "- [ ] {t}"), ("* [X] {t}", "* [ ] {t}"), ("   - [x] {t}", "   - [ ] {t}"),
    ("- [x] {L}) {t}", "- [ ] {L}) {t}"), ("- [x] **{L}.** {t}", "- [ ] **{L}.** {t}"), ("[x] {t}", "[ ] {t}"),
    ("- [✓] {t}", "- [ ] {t}"), ("- [*] {t}", "- [ ] {t}"), ("- \\[x\\] {t}", "- \\[ \\] {t}"),
    ("- (x) {t}", "- ( ) {t}"), ("☑ {t}", "☐ {t}"), ("- ☑ {t}", "- ☐ {t}"), ("{L}) {t} ✅", "{L}) {t}"),
    ("- {L}) {t} ✓", "- {L}) {t}"), ("✅ {L}) {t}", "{L}) {t}"), ("**{L}) {t}**", "{L}) {t}"),
    ("- **{L}) {t}**", "- {L}) {t}"), ("{L}. **{t}**", "{L}. {t}"), ("{L}. __{t}__", "{L}. {t}"),
    ("{L}) <b>{t}</b>", "{L}) {t}"), ("{L}. {t} (correct)", "{L}. {t}"), ("- {L}. {t} **(correct)**", "- {L}. {t}"),
    ("*{L}) {t}", "{L}) {t}"), ("{L}) {t}*", "{L}) {t}"), ("{l}) {t} *", "{l}) {t}"),
    ("{L}. {t} ← correct", "{L}. {t}"),
)  # fmt: skip
HEADS = (
    "### Answers\n\n", "## Answer Key\n\n", "**Answers:**\n\n", "Answers:\n\n", "# Solutions\n\n", "**Key:**\n\n",
    "---\n\n**Answers**\n\n", "<details>\n<summary>Answers</summary>\n\n",
)  # fmt: skip
ENTRIES = (
    ("{n}. {L}", "\n"), ("{n}. {l}", "\n"), ("{n}) {L}", "\n"), ("{n}: {L}", "\n"), ("{n} - {L}", "\n"),
    ("{n}-{L}", ", "),
    ("{n}. {L}", " "), ("{n}{L}", ", "), ("Q{n}: {L}", "\n"), ("- {n}. {L}", "\n"), ("- Q{n}: {L}", "\n"),
    ("**{n}. {L}**", "\n\n"), ("**{n}.** {L}", "\n\n"), ("{n}. {L}) {t}", "\n"), ("{n}. **{L}** – since it does", "\n"),
    ("{n}. {L} - because it flows there", "\n"), ("{n}. ({l})", "\n"), ("{n}. `{L}`", "\n"),
    ("Question {n}: {L}", "\n"),
    ("- {n} → {L}", "\n"), ("Answer {n}: {L}", "\n"),
)  # fmt: skip
TITLES = ("# Quiz\n\n", "# Rivers\n\n", "", "# Rivers\n\nThey flow.\n\n## Practice questions\n\n")


CALM = settings(deadline=None, derandomize=True, database=None, max_examples=800)


@given(*map(st.sampled_from, (LEADS, OPTIONS, VALUES, PLACES, TITLES)))
@CALM
def test_a_key_below_its_options_is_read(lead: str, offer: str, value: str, place: str, title: str) -> None:
    assume(not (lead.startswith("- ") and offer.startswith("   -")))  # its options are nested bullets of a bullet
    told = (place.format(v=written(value, number)) for number in range(len(ASKED)))
    check(title + "\n\n".join(asked(number, lead, offer, offer) + f"\n\n{key}" for number, key in enumerate(told)))


@given(*map(st.sampled_from, (LEADS, MARKS, TITLES)))
@CALM
def test_a_mark_beside_an_option_is_read(lead: str, marks: tuple[str, str], title: str) -> None:
    assume(not (lead.startswith("- ") and marks[0].startswith("   -")))
    assume(not marks[0].startswith("[") or not lead.startswith(("- ", "[")))
    check(title + "\n\n".join(asked(number, lead, *marks) for number in range(len(ASKED))))


@given(*map(st.sampled_from, (LEADS, OPTIONS, HEADS, ENTRIES)))
@CALM
def test_a_key_in_a_list_at_the_end_is_read(lead: str, offer: str, head: str, entry: tuple[str, str]) -> None:
    assume(not (lead.startswith("- ") and offer.startswith("   -")))
    told = entry[1].join(written(entry[0], number) for number in range(len(ASKED)))
    end = "\n\n</details>" if "<details>" in head else ""
    questions = "\n\n".join(asked(number, lead, offer, offer) for number in range(len(ASKED)))
    check(f"# Quiz\n\n{questions}\n\n{head}{told}{end}\n")


def asked(place: int, lead: str, right: str, wrong: str) -> str:
    """Return a question with its options, the key written as `right`, the others as `wrong`."""
    stem, words, key = ASKED[place]
    forms = (right if at == key else wrong for at in range(len(words)))
    offered = (form.format(l="abcd"[at], L="ABCD"[at], t=words[at]) for at, form in enumerate(forms))
    return lead.format(n=place + 1, s=stem) + "\n\n" + "\n".join(offered)


def written(form: str, place: int) -> str:
    """Return the key of a question in a form."""
    _, words, key = ASKED[place]
    return form.format(n=place + 1, L="ABCD"[key], l="abcd"[key], t=words[key])


def check(text: str) -> None:
    """Assert that just the questions are read, with their options and keys."""
    items = [item for quiz in reading(text + "\n").lesson.quizzes for item in quiz.questions]
    assert [item.stem.text for item in items] == [stem for stem, _, _ in ASKED], text
    assert [shown(item) for item in items if isinstance(item, Choice)] == [(words, key) for _, words, key in ASKED], (
        text
    )


def shown(item: Choice) -> tuple[tuple[str, ...], int]:
    """Return the words of a question's options, and the place of its key."""
    keys = [place for place, option in enumerate(item.options) if option.correct]
    return tuple(option.content.text for option in item.options), keys[0] if len(keys) == 1 else -1
