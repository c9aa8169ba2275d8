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
TITLES = ("# Quiz\n\n", "# Rivers\n\n", "", "# Rivers\n\nThey flow.\n\n## Practice questions\n\n")


@given(*map(st.sampled_from, (LEADS, OPTIONS, VALUES, PLACES, TITLES)))
@settings(deadline=None, derandomize=True, database=None, max_examples=800)
def test_a_key_is_read_in_each_form_and_place(lead: str, offer: str, value: str, place: str, title: str) -> None:
    assume(not (lead.startswith("- ") and offer.startswith("   -")))  # its options are nested bullets of a bullet
    text = title
    for number, (stem, words, key) in enumerate(ASKED, 1):
        given_ = "\n".join(offer.format(l="abcd"[at], L="ABCD"[at], t=word) for at, word in enumerate(words))
        said = value.format(L="ABCD"[key], l="abcd"[key], t=words[key])
        text += f"{lead.format(n=number, s=stem)}\n\n{given_}\n\n{place.format(v=said)}\n\n"
    items = [item for quiz in reading(text).lesson.quizzes for item in quiz.questions]
    assert [item.stem.text for item in items] == [stem for stem, _, _ in ASKED], text
    assert [shown(item) for item in items if isinstance(item, Choice)] == [(words, key) for _, words, key in ASKED], (
        text
    )


def shown(item: Choice) -> tuple[tuple[str, ...], int]:
    """Return the words of a question's options, and the place of its key."""
    keys = [place for place, option in enumerate(item.options) if option.correct]
    return tuple(option.content.text for option in item.options), keys[0] if len(keys) == 1 else -1
