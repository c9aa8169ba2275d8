"""Every type of question is shown with what earns its points."""

from __future__ import annotations

from typing import get_args

import msgspec
import pytest

from hornbook.explaining import answers, entries
from hornbook.model import Option
from hornbook.questions import Item
from tests.targets import composite, courses


def shown() -> dict[str, list[str]]:
    """Return the printed lines of each entry of the example by its id."""
    lesson = msgspec.json.decode(msgspec.json.encode(composite.lesson()))
    asked = [entry for quiz in lesson["quizzes"] for entry in quiz["items"]]
    return {entry["id"]: ["".join(text for _, text in line) for line in entries.lines(entry)] for entry in asked}


def test_every_type_has_a_form() -> None:
    assert answers._FORMS.keys() == {kind.__struct_config__.tag for kind in get_args(Item)}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("gaps-sentence", ["  a) text gap", "    ✓ Lutetia (0.5 of the points) · feedback", "    unit: Mio."]),
        ("gaps-sentence", ["  c) choice gap, weight 2", "    ✓ b) Seine · feedback"]),
        ("match-tools", ["  ✓ DVC → git for data", "  · serving (a distractor)"]),
        ("order-steps", ["  ✓ 1. train", "  ✓ 4. monitor"]),
        ("sort-tasks", ["  ✓ Supervised: regression, classification", "  · soldering (a distractor)"]),
        ("spot-one", ["  picture: pipeline.svg, 80 × 40 pixels; one area is to be chosen"]),
        ("spot-one", ["  ✓ b) Training: circle 40 20 10 · feedback"]),
        ("hand-in", ["  up to 2 files of type .pdf, .docx, 10 MB each at most"]),
        ("pool-basics", ["02-composite.md:129  pool of 3, draws 2  #pool-basics", "  Basics"]),
        ("sum", ["02-composite.md:170  3 variants, each learner gets one; shown is the first  #sum"]),
        ("sum", ["  #sum-2  What is 2 + 3?  ✓ 5", "  #sum-3  What is 3 + 4?  ✓ 7"]),
    ],
)
def test_an_entry_shows_what_was_understood(name: str, expected: list[str]) -> None:
    lines = shown()[name]
    assert [line for line in expected if line not in lines] == []


def test_the_key_of_a_choice_is_the_option_that_is_marked() -> None:
    option = msgspec.to_builtins(Option(id="a", content=courses.text("right"), correct=True))
    assert answers.key({"type": "choice", "options": [option]}) == "a) right"
