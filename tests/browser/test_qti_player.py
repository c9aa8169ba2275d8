"""QTI 3 items in an independent player: every type renders, and scores as our reference scorers do."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import msgspec
import pytest
from lxml import etree

from hornbook.answers.texts import AcceptedText
from hornbook.course import Lesson, Quiz
from hornbook.qti import identifiers, lessons
from hornbook.qti.dialect import QTI3, QTI21, Dialect
from hornbook.questions import Choice, Essay, Item, Multiple, Numeric, ShortText, TrueFalse, score
from hornbook.rendering import environment
from tests.browser import stage
from tests.targets import courses

HERE = Path(__file__).parent
VECTORS = json.loads((HERE.parent / "scoring" / "vectors.json").read_text(encoding="utf-8"))

pytestmark = [
    pytest.mark.skipif(not stage.installed("qti3-item-player"), reason="no QTI 3 player: run `nox -s browser`"),
    pytest.mark.skipif(stage.CHROMIUM is None, reason=stage.NO_CHROMIUM),
]


class _Quiet(SimpleHTTPRequestHandler):
    """Serves the player and the fixture's media; says nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer with a medium or the stylesheet of the package, else with a file of the folder."""
        name = self.path.rsplit("/", 1)[-1]
        if name in courses.FILES:
            return self._send(courses.FILES[name], "image/svg+xml" if name.endswith("svg") else "image/png")
        if name in ("hornbook.css", "favicon.ico"):
            return self._send(b"", "text/css")
        return super().do_GET()

    def _send(self, data: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@dataclass
class Player:
    """The player in a page; `complaints` are errors of the page and of the player's own alerts."""

    page: Any
    address: str
    complaints: list[str]

    def heard(self, message: Any) -> None:
        """Note an error that the page tells."""
        if message.type == "error":
            self.complaints.append(message.text)

    def open(self, xml: str) -> None:
        """Load an item into a fresh player; fails where the player does not report it as ready."""
        self.complaints.clear()
        self.page.evaluate("xml => hornbook.load(xml)", xml)

    def end(self) -> dict[str, Any]:
        """End the attempt and return the outcome variables by name."""
        state = self.page.evaluate("() => hornbook.end()")
        return {variable["identifier"]: variable["value"] for variable in state["outcomeVariables"]}

    def answer(self, item: Item, response: Any) -> None:
        """Answer as a learner does: with clicks and keys."""
        match item:
            case Choice() | TrueFalse() | Multiple():
                self._choose(_chosen(item, response))
            case ShortText() | Numeric():
                if response is not None:
                    self.page.locator(".qti-text-entry-interaction input").fill(str(response))
            case Essay():
                self.page.locator(".qti-extended-text-interaction textarea").fill(str(response or ""))

    def _choose(self, names: list[str]) -> None:
        for name in names:
            option = self.page.locator(f'.qti-simple-choice[data-identifier="{name}"]')
            if option.count():
                option.click()


def _chosen(item: Item, response: Any) -> list[str]:
    if isinstance(item, TrueFalse):
        return [str(response).lower()] if isinstance(response, bool) else []
    if isinstance(item, Choice):
        return [response] if isinstance(response, str) and response else []
    return list(dict.fromkeys(name for name in response or () if isinstance(name, str)))


@pytest.fixture(scope="module")
def player(chromium: Any) -> Iterator[Player]:
    """Return a player in a page served on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(HERE)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    made = Player(chromium.new_page(), f"http://127.0.0.1:{server.server_port}/qti_player.html", [])
    made.page.on("pageerror", lambda error: made.complaints.append(str(error)))
    made.page.on("console", made.heard)
    made.page.goto(made.address)
    yield made
    server.shutdown()
    server.server_close()


def rendered(item: Item, dialect: Dialect = QTI3) -> str:
    """Return the item's XML."""
    quiz = Quiz(id="q", title=courses.text("Q"), items=(item,))
    media = courses.types_lesson().media
    lesson = Lesson(id="l", title="L", language="en", file="l.md", quizzes=(quiz,), media=media)
    made = lessons.render(lesson, courses.course(lesson), environment(dialect.name), dialect)
    path = identifiers.item_file(identifiers.token(item.id))
    return next(file.text for file in made.files if file.path == path)


def fixture_items() -> list[Item]:
    """Return every item of the fixture course."""
    return [item for lesson in courses.everything().lessons for quiz in lesson.quizzes for item in quiz.questions]


def responses(item: Item) -> list[Any]:
    """Return right, wrong, partial and empty responses to a fixture item."""
    match item:
        case Choice():
            return [None, *[option.id for option in item.options][:9]]
        case Multiple():
            keys = [option.id for option in item.options if option.correct]
            others = [option.id for option in item.options if not option.correct]
            return [[], keys, keys[:1], others[:1], [*keys, *others[:1]], [*keys[:2], *others[:1]]]
        case TrueFalse():
            return [None, True, False]
        case ShortText():
            return ["", "wrong", *[_typed(accepted) for accepted in item.accepted], *_other_case(item)]
        case Numeric():
            ends = [repr(end) for accepted in item.accepted for end in (accepted.low, accepted.high)]
            return ["", "-77", "9.6", *ends]
        case _:
            return []


def _typed(accepted: AcceptedText) -> str:
    return accepted.text.replace("*", "some ").strip() if accepted.pattern else accepted.text


def _other_case(item: ShortText) -> list[str]:
    return [_typed(accepted).swapcase() for accepted in item.accepted]


def earned(item: Item, response: Any) -> float:
    """Return the points by the reference scorer."""
    return (score(item, response) or 0.0) * item.points


MARKED = [item for item in fixture_items() if not isinstance(item, Essay)]


@pytest.mark.parametrize("item", MARKED, ids=lambda item: item.id)
def test_every_response_earns_in_the_player_what_our_scorer_gives(player: Player, item: Item) -> None:
    xml = rendered(item)
    for response in responses(item):
        player.open(xml)
        player.answer(item, response)
        outcome = player.end()
        assert outcome["SCORE"] == pytest.approx(earned(item, response), abs=1e-6), response
        assert not player.complaints


# What a field of type float, or a comparison by mapping, takes in no player: our own scorers are more lenient.
LENIENT = re.compile(
    r"comma|space|minus sign|dash|fullwidth|with unit|glued|in the unit|micro sign|Greek mu|eV:|decomposed|ß as ss"
    r"|text beyond ASCII: ß|sigma|line break|final point|: 0,|unit m/s²: (?:comma|plain)|unit s−1"
)


def playable() -> list[Any]:
    """Return the scoring vectors that a learner can give in a player, as pytest parameters."""
    chosen = []
    for vector in VECTORS:
        kind, response = vector["question"]["type"], vector["response"]
        typed = kind in ("short-text", "numeric")
        if kind == "essay" or (typed and not isinstance(response, str | None)) or _impossible(kind, response):
            continue
        if vector["name"].endswith("above the most still scores"):
            continue  # the player does not let a learner choose more than the most
        if typed and LENIENT.search(vector["name"]) and vector["score"]:
            continue
        chosen.append(pytest.param(vector, id=vector["name"]))
    return chosen


def _impossible(kind: str, response: Any) -> bool:
    if kind == "choice":
        return not isinstance(response, str | None)
    if kind == "true-false":
        return not isinstance(response, bool | None)
    return kind == "multiple" and not isinstance(response, list | None)


@pytest.mark.parametrize("vector", playable())
def test_the_scoring_vectors_hold_in_the_player(player: Player, vector: dict[str, Any]) -> None:
    item: Item = msgspec.convert(vector["question"], Item)
    player.open(rendered(item))
    player.answer(item, vector["response"])
    assert player.end()["SCORE"] == pytest.approx(vector["score"] * item.points, abs=1e-6)


def test_most_scoring_vectors_are_played() -> None:
    assert len(playable()) > 150


@pytest.mark.parametrize("item", fixture_items(), ids=lambda item: item.id)
def test_every_item_shows_its_words(player: Player, item: Item) -> None:
    player.open(rendered(item))
    shown = _squeezed(player.page.locator("body").inner_text())
    for option in getattr(item, "options", ()):
        assert _squeezed(option.content.text) in shown or "<math" in option.content.html
    if not item.stem.block and "<math" not in item.stem.html:
        assert _squeezed(item.stem.text) in shown
    assert not player.complaints


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


def in_new_words(xml: str) -> str:
    """Return a QTI 2.1 item in the names of QTI 3, nothing else changed, so that the player runs its rules."""
    old, new = "http://www.imsglobal.org/xsd/imsqti_v2p1", "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
    root = etree.fromstring(xml.replace(old, new).encode())
    for element in list(root.iter(f"{{{new}}}*")):
        name = etree.QName(element).localname
        if name not in QTI21.elements:
            name = "qti-" + _kebab(name)
            for key in [key for key in element.attrib if re.search(r"[a-z][A-Z]", str(key)) and "{" not in str(key)]:
                element.set(_kebab(str(key)), element.attrib.pop(key))
        element.tag = f"{{{new}}}{name}"
        if name in ("qti-modal-feedback", "qti-feedback-block", "qti-rubric-block"):
            body = etree.Element(f"{{{new}}}qti-content-body")
            body.extend(list(element))
            element.append(body)
    text: str = etree.tostring(root, encoding="unicode")
    return text


def _kebab(name: str) -> str:
    return re.sub(r"[A-Z]", lambda match: "-" + match[0].lower(), name)


def test_a_hint_of_qti_2_1_is_asked_for_by_a_button_that_scores_nothing(player: Player) -> None:
    item = next(item for item in fixture_items() if item.id == "full-choice")
    for asked in (0, 1, 2):
        player.open(in_new_words(rendered(item, QTI21)))
        hint = player.page.get_by_text("Think of the inputs.")
        for at in range(asked):
            player.page.locator(".qti-end-attempt-interaction").nth(at).click()
        assert hint.is_visible() == bool(asked)
        assert not player.page.get_by_text("Not right yet.").is_visible()
        player.answer(item, "a")
        outcome = player.end()
        assert outcome["SCORE"] == 2
        assert set(outcome["FEEDBACK"]) == {"general", "a", "correct"}


@pytest.mark.parametrize(
    "item", [item for item in MARKED if item.hints and item.id != "tricky"], ids=lambda item: item.id
)
def test_items_of_qti_2_1_with_hints_score_by_the_same_rules(player: Player, item: Item) -> None:
    xml = in_new_words(rendered(item, QTI21))
    for response in responses(item):
        player.open(xml)
        player.answer(item, response)
        assert player.end()["SCORE"] == pytest.approx(earned(item, response), abs=1e-6), response


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
