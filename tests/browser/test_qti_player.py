"""QTI items in an independent player: every type renders, and scores as our reference scorers do.

QTI 2.1 and 2.2 come to it through an independent converter, which knows nothing of us either.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache, singledispatch
from typing import Any

import msgspec
import pytest

from hornbook.answers.texts import AcceptedText
from hornbook.model import Content
from hornbook.qti.dialect import QTI3, QTI21, QTI22, Dialect
from hornbook.questions import (
    BY_HAND,
    Categorise,
    Choice,
    ChoiceGap,
    Gap,
    Gaps,
    Hotspot,
    Item,
    Matching,
    Multiple,
    NumberGap,
    Numeric,
    Ordering,
    ShortText,
    TextGap,
    TrueFalse,
)
from tests.browser import qti_player, stage
from tests.browser.qti_player import HERE, UNKNOWN, Impossible, Player, earned, forgiven, given, rendered
from tests.targets import composite, courses

VECTORS = json.loads((HERE.parent / "scoring" / "vectors.json").read_text(encoding="utf-8"))

pytestmark = [
    pytest.mark.skipif(not stage.installed("qti3-item-player"), reason="no QTI 3 player: run `nox -s browser`"),
    pytest.mark.skipif(stage.CHROMIUM is None, reason=stage.NO_CHROMIUM),
]


@pytest.fixture(scope="module")
def player(chromium: Any) -> Iterator[Player]:
    """Return a player in a page served on this machine."""
    with qti_player.player(chromium) as made:
        yield made


def played(item: Item, dialect: Dialect) -> str:
    """Return the item's XML as QTI 3; that of older versions is converted by somebody else's reader."""
    if dialect is QTI3:
        return rendered(item)
    from qti_convert import upgrade_qti2_to_qti3

    converted: str = upgrade_qti2_to_qti3(rendered(item, dialect))
    return converted


def fixture_items() -> list[Item]:
    """Return every item of the fixture courses."""
    lessons = (*courses.everything().lessons, composite.lesson())
    return [item for lesson in lessons for quiz in lesson.quizzes for item in quiz.questions]


@singledispatch
def responses(_item: object) -> list[Any]:
    """Return right, wrong, partial and empty responses to a fixture item."""
    return []


@responses.register
def _(item: Choice) -> list[Any]:
    return [None, *[option.id for option in item.options][:9]]


@responses.register
def _(item: Multiple) -> list[Any]:
    return _selections([option.id for option in item.options], [one.id for one in item.options if one.correct])


@responses.register
def _(item: Hotspot) -> list[Any]:
    if item.several:
        return _selections([area.id for area in item.areas], [area.id for area in item.areas if area.correct])
    return [[], *([area.id] for area in item.areas)]


@responses.register
def _(_item: TrueFalse) -> list[Any]:
    return [None, True, False]


@responses.register
def _(item: ShortText) -> list[Any]:
    return ["", "wrong", *[_typed(accepted) for accepted in item.accepted], *_other_case(item)]


@responses.register
def _(item: Numeric) -> list[Any]:
    ends = [repr(end) for accepted in item.accepted for end in (accepted.low, accepted.high)]
    return ["", "-77", "9.6", *ends]


@responses.register
def _(item: Gaps) -> list[Any]:
    right = {gap.id: _best(gap) for gap in item.gaps}
    return [{}, right, *({name: word} for name, word in right.items()), _also_nearly_right(item, right)]


@responses.register
def _(item: Matching) -> list[Any]:
    return _sortings({one.id: one.response for one in item.premises}, [one.id for one in item.responses])


@responses.register
def _(item: Categorise) -> list[Any]:
    right = {one.id: one.category for one in item.items if one.category}
    spare = {one.id: "a" for one in item.items if not one.category}
    return [*_sortings(right, [one.id for one in item.categories]), right | spare]


@responses.register
def _(item: Ordering) -> list[Any]:
    order = [one.id for one in item.items]
    return [None, order, order[::-1], [*order[2:], *order[:2]], [order[1], order[0], *order[2:]]]


def _typed(accepted: AcceptedText) -> str:
    return accepted.text.replace("*", "some ").strip() if accepted.pattern else accepted.text


def _other_case(item: ShortText) -> list[str]:
    return [_typed(accepted).swapcase() for accepted in item.accepted]


def _selections(names: list[str], keys: list[str]) -> list[list[str]]:
    others = [name for name in names if name not in keys]
    return [[], keys, keys[:1], others[:1], [*keys, *others[:1]], [*keys[:2], *others[:1]]]


def _best(gap: Gap) -> str:
    match gap:
        case ChoiceGap():
            return max(gap.options, key=lambda option: option.worth).id
        case TextGap():
            return _typed(max(gap.accepted, key=lambda accepted: accepted.score))
        case NumberGap():
            return repr(max(gap.accepted, key=lambda accepted: accepted.score).low)


def _also_nearly_right(item: Gaps, right: dict[str, str]) -> dict[str, str]:
    """Return the response with the last answer of each gap that has several."""
    last = {gap.id: gap.options[-1].id for gap in item.gaps if isinstance(gap, ChoiceGap)}
    texts = {gap.id: _typed(gap.accepted[-1]) for gap in item.gaps if isinstance(gap, TextGap)}
    return right | last | texts


def _sortings(right: dict[str, str], places: list[str]) -> list[dict[str, str]]:
    first = dict(list(right.items())[:1])
    wrong = dict(zip(right, reversed(places), strict=False))
    return [{}, right, first, wrong]


EDITIONS = pytest.mark.parametrize("dialect", [QTI3, QTI22, QTI21], ids=lambda dialect: dialect.name)


def was_played(item: Item, dialect: Dialect) -> bool:
    """Return whether the player had this very file before: most items of 2.2 are converted as those of 2.1 are."""
    return dialect is QTI22 and played(item, QTI22) == played(item, QTI21)


MARKED = [item for item in fixture_items() if not isinstance(item, BY_HAND)]
# The player compiles items as templates and takes double braces for its own; only our QTI 3 knows that.
BRACES = {"tricky"}


@EDITIONS
@pytest.mark.parametrize("item", MARKED, ids=lambda item: item.id)
def test_every_response_earns_in_the_player_what_our_scorer_gives(player: Player, item: Item, dialect: Dialect) -> None:
    if (item.id in BRACES and dialect is not QTI3) or was_played(item, dialect):
        return
    xml = played(item, dialect)
    for response in responses(item):
        given_ = given(item, response)
        player.open(xml)
        player.answer(item, given_)
        outcome = player.end()
        assert outcome["SCORE"] == pytest.approx(earned(item, given_), abs=1e-6), response
        assert not player.complaints


@cache
def rows() -> tuple[tuple[str, Item, Any, float], ...]:
    """Return the scoring vectors that a learner can give in a player: name, item, response, points.

    An order that was not touched is given as it is shown: the player knows no other.
    """
    chosen = []
    for vector in VECTORS:
        item: Item = msgspec.convert(vector["question"], Item)
        if isinstance(item, BY_HAND):
            continue
        try:
            response = given(item, vector["response"])
        except Impossible:
            continue
        if not forgiven(item, response):
            untouched = isinstance(item, Ordering) and not vector["response"]
            points = earned(item, response) if untouched else vector["score"] * item.points
            chosen.append((vector["name"], item, response, points))
    return tuple(chosen)


@EDITIONS
@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_the_scoring_vectors_hold_in_the_player(
    player: Player, row: tuple[str, Item, Any, float], dialect: Dialect
) -> None:
    _, item, response, points = row
    if was_played(item, dialect):
        return
    player.open(played(item, dialect))
    player.answer(item, response)
    assert player.end()["SCORE"] == pytest.approx(points, abs=1e-6)
    assert not player.complaints


def test_most_scoring_vectors_of_every_type_are_played() -> None:
    assert len(rows()) > 400
    kinds = {type(item) for _, item, *_ in rows()}
    assert kinds | set(UNKNOWN) | set(BY_HAND.__args__) == set(Item.__args__)


@pytest.mark.parametrize(
    "item", [item for item in fixture_items() if type(item) not in UNKNOWN], ids=lambda item: item.id
)
def test_every_item_shows_its_words(player: Player, item: Item) -> None:
    player.open(rendered(item))
    shown = _squeezed(player.page.locator("body").inner_text())
    for content in moved(item):
        assert _squeezed(content.text) in shown or "<math" in content.html
    if not item.stem.block and "<math" not in item.stem.html:
        assert all(_squeezed(words) in shown for words in item.stem.text.split("____"))
    assert not player.complaints


def moved(item: Item) -> list[Content]:
    """Return what a learner chooses from or moves."""
    names = ("options", "premises", "responses", "categories")
    entries = [entry for name in names for entry in getattr(item, name, ())]
    entries += item.items if isinstance(item, Ordering | Categorise) else ()
    return [entry.content for entry in entries]


def _squeezed(text: str) -> str:
    return "".join(text.split())


def test_feedback_for_option_score_and_everyone_is_shown_together(player: Player) -> None:
    item = next(item for item in fixture_items() if item.id == "full-choice")
    told = {"a": {"a", "correct", "general"}, "b": {"b", "incorrect", "general"}, "c": {"c", "partial", "general"}}
    for response, expected in told.items():
        player.open(rendered(item))
        player.answer(item, response)
        assert set(player.end()["FEEDBACK"]) == expected


def test_feedback_of_a_typed_answer_follows_the_best_match(player: Player) -> None:
    gravity = next(item for item in fixture_items() if item.id == "gravity")
    for response, expected in {
        "9.8": {"answer-1", "correct"},
        "9.6": {"answer-2", "partial"},
        "1": {"incorrect"},
    }.items():
        player.open(rendered(gravity))
        player.answer(gravity, response)
        assert set(player.end()["FEEDBACK"]) == expected | {"general"}


def test_a_question_worth_nothing_still_tells_right_from_wrong(player: Player) -> None:
    item = msgspec.structs.replace(courses.choices()[1], id="free", points=0.0)
    for response, expected in {"a": "correct", "b": "incorrect"}.items():
        player.open(rendered(item))
        player.answer(item, response)
        outcome = player.end()
        assert outcome["SCORE"] == 0
        assert expected in outcome["FEEDBACK"]


def test_modal_feedback_is_seen_by_the_learner(player: Player) -> None:
    item = next(item for item in fixture_items() if item.id == "judge")
    player.open(rendered(item))
    player.answer(item, True)
    player.end()
    assert player.page.get_by_text("It can, when the world changes.").first.is_visible()


def test_a_hint_opens_without_ending_the_attempt(player: Player) -> None:
    item = next(item for item in fixture_items() if item.id == "full-choice")
    player.open(rendered(item))
    hint = player.page.get_by_text("Think of the inputs.")
    assert not hint.is_visible()
    player.page.get_by_text("Hint 1").click()
    assert hint.is_visible()
    player.answer(item, "a")
    assert player.end()["SCORE"] == 2


@pytest.mark.parametrize("dialect", [QTI22, QTI21], ids=lambda dialect: dialect.name)
def test_a_hint_of_qti_2_is_asked_for_by_a_button_that_scores_nothing(player: Player, dialect: Dialect) -> None:
    item = next(item for item in fixture_items() if item.id == "full-choice")
    for asked in (0, 1, 2):
        player.open(played(item, dialect))
        hint = player.page.get_by_text("Think of the inputs.")
        for at in range(asked):
            player.page.locator(".qti-end-attempt-interaction").nth(at).click()
        assert hint.is_visible() == bool(asked)
        assert not player.page.get_by_text("Not right yet.").is_visible()
        player.answer(item, "a")
        outcome = player.end()
        assert outcome["SCORE"] == 2
        assert set(outcome["FEEDBACK"]) == {"general", "a", "correct"}


def test_an_essay_takes_words_up_to_its_limit_and_hides_its_rubric(player: Player) -> None:
    essay = next(item for item in fixture_items() if item.id == "essay")
    player.open(rendered(essay))
    player.answer(essay, "word " * 199 + "end")
    assert "names two risks" not in player.page.locator("body").inner_text()
    assert "50–200 words" in player.page.locator("body").inner_text()
    state = player.page.evaluate("() => hornbook.end()")
    given = {variable["identifier"]: variable["value"] for variable in state["responseVariables"]}
    assert given["RESPONSE"].endswith(" end")


def test_pictures_are_found(player: Player) -> None:
    item = next(item for item in fixture_items() if item.id == "rich-choice")
    player.open(rendered(item))
    picture = player.page.locator("img[alt='Boxes & arrows']").first
    assert picture.evaluate("picture => picture.decode().then(() => picture.naturalWidth > 0)")


def fixture_item(name: str) -> Item:
    """Return the item of the fixture with this id."""
    return next(item for item in fixture_items() if item.id == name)


@EDITIONS
def test_feedback_of_each_gap_is_shown_with_that_of_the_score(player: Player, dialect: Dialect) -> None:
    item = fixture_item("gaps-sentence")
    told = [
        ({"a": "Lyon", "c": "a"}, {"a-answer-3", "incorrect"}),
        ({"a": "LUTETIA", "b": "2.1", "c": "b"}, {"a-answer-2", "c-b", "partial"}),
        ({"a": " Paris ", "b": "2.2", "c": "b"}, {"c-b", "correct"}),
    ]
    for response, expected in told:
        player.open(played(item, dialect))
        player.answer(item, response)
        shown = set(player.end()["FEEDBACK"]) - {"c-a", "c-c"}  # the options that say nothing
        assert shown == expected | {"general"}


def test_feedback_of_an_area_is_seen(player: Player) -> None:
    item = fixture_item("spot-one")
    player.open(rendered(item))
    player.answer(item, ["b"])
    assert set(player.end()["FEEDBACK"]) == {"b", "correct", "general"}
    assert player.page.get_by_text("Here it learns.").first.is_visible()


def test_areas_have_names_for_those_who_do_not_see_them(player: Player) -> None:
    player.open(rendered(fixture_item("spot-one")))
    shapes = player.page.locator(".qti3-player-hotspot-choice")
    assert [shape.get_attribute("aria-label") for shape in shapes.all()] == ["Data", "Training", "Serving <now>"]


def test_an_entry_is_dragged_to_its_place(player: Player) -> None:
    item = fixture_item("order-all")  # b, a, d, c is right; a, b, c, d is shown
    player.open(rendered(item))
    entry = '.qti-order-source-wrapper [data-identifier="{}"]'
    for moved_, place in (("a", "b"), ("c", "d")):
        player.page.drag_and_drop(entry.format(moved_), entry.format(place))
        player.page.wait_for_timeout(600)  # the player's animation
    assert player.end()["SCORE"] == 1


def test_a_response_is_given_once_unless_it_may_be_reused(player: Player) -> None:
    for name, expected in (("match-tools", ["P-a R-a"]), ("match-animals", ["P-a R-a", "P-b R-a"])):
        item = fixture_item(name)
        player.open(rendered(item))
        player.answer(item, {"a": "a", "b": "a"})
        state = player.page.evaluate("() => hornbook.end()")
        given_ = {variable["identifier"]: variable["value"] for variable in state["responseVariables"]}
        assert given_["RESPONSE"] == expected


def test_code_around_a_gap_keeps_its_lines(player: Player) -> None:
    player.open(rendered(fixture_item("gaps-code")))
    assert "\n    return x **" in player.page.locator("pre").text_content()
