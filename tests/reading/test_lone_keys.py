"""Keys that nothing announces: a paragraph below the options that holds the right one's label or words alone."""

from __future__ import annotations

import pytest

from hornbook.questions import Choice
from tests.reading import summary

ALONE = (
    "b",
    "B",
    "**b**",
    "`b`",
    "(b)",
    "→ b",
    "> b",
    "> **b)**",
    "✅ **b**",
    "##### b",
    "**b) Nile**",
    "b) Nile",
    "**b)** Nile",
    "> **b) Nile**",
    "- b) Nile",
    "<b>b) Nile</b>",
    "==b) Nile==",
    "**Nile**",
    "> Nile",
    "✅ Nile",
)
NO_KEYS = ("Nile", "d", "**d**", "> **Amazon**", "a) Alps", "b) Amazon", "Nile and more")


def question(number: int, below: str, form: str = "{}) {}") -> str:
    options = "\n".join(form.format(label, words) for label, words in zip("abc", ("Alps", "Nile", "Rome"), strict=True))
    return f"### {number}. Which of these is a river?\n\n{options}\n\n{below}\n"


def keys(text: str) -> list[str]:
    found = summary.reading(text).lesson.quizzes[0].questions
    choices = [each for each in found if isinstance(each, Choice)]
    return ["".join(option.content.text for option in each.options if option.correct) for each in choices]


@pytest.mark.parametrize("form", ["{}) {}", "- {}) {}", "**{})** {}"])
@pytest.mark.parametrize("below", ALONE)
def test_a_paragraph_with_the_right_option_alone_is_the_key(below: str, form: str) -> None:
    assert keys("# Quiz\n\n" + question(1, below, form) + "\n" + question(2, below, form)) == ["Nile", "Nile"]


@pytest.mark.parametrize("below", NO_KEYS)
def test_a_paragraph_that_says_anything_else_is_no_key(below: str) -> None:
    assert "Nile" not in keys("# Quiz\n\n" + question(1, below))


def test_a_label_in_bold_among_plain_ones_is_the_key() -> None:
    options = "a) Alps  \n**b)** Nile  \nc) Rome  \n"
    assert keys(f"# Quiz\n\n**1)** Which of these is a river?\n   \n{options}") == ["Nile"]


@pytest.mark.parametrize(
    "title",
    ["Risposte alle domande", "Réponses aux questions", "Antworten auf die Fragen", "Respostas às questões",
     "Respuestas a las preguntas", "Ответы на вопросы", "Odpowiedzi do pytań"],
)  # fmt: skip
def test_a_title_that_says_to_what_the_answers_are_begins_a_key_list(title: str) -> None:
    text = "1. Which is a river?\n   a) Alps\n   b) Nile\n\n2. Which is a hill?\n   a) Alps\n   b) Nile\n"
    assert keys(f"# Quiz\n\n{text}\n## {title}\n\n1. **b)** It flows.\n2. **a)** It stands.\n") == ["Nile", "Alps"]
