"""An independent QTI 3 player in a page: items are opened, answered with clicks and keys, and scored by it."""

from __future__ import annotations

import json
import re
import threading
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial, singledispatch
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from hornbook.course import Lesson, Quiz
from hornbook.qti import identifiers, lessons
from hornbook.qti.dialect import QTI3, Dialect
from hornbook.questions import (
    Categorise,
    Choice,
    ChoiceGap,
    Essay,
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
    Upload,
    score,
)
from hornbook.questions.gaps import gap_score
from hornbook.templating import environment
from tests.browser import stage
from tests.targets import courses

HERE = Path(__file__).parent
# What the player has no interaction for; its packages are read back by other tests.
UNKNOWN = {Upload: "the player has no upload interaction"}
# Those of the fixture courses, and the one picture of the scoring vectors: a page that misses a picture complains late,
# when the next item is shown.
MEDIA = {**courses.FILES, "picture.svg": courses.SVG}
_PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")


class _Quiet(SimpleHTTPRequestHandler):
    """Serves the player and the media of the items; says nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer with a medium or the stylesheet of the package, else with a file of the folder."""
        name = self.path.rsplit("/", 1)[-1]
        if name in MEDIA:
            return self._send(MEDIA[name], "image/svg+xml" if name.endswith("svg") else "image/png")
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
            self.complaints.append(f"{message.text} ({message.location['url']})")

    def open(self, xml: str) -> None:
        """Load an item into a fresh player; fails where the player does not report it as ready."""
        self.complaints.clear()
        self.page.evaluate("xml => hornbook.load(xml)", xml)

    def end(self) -> dict[str, Any]:
        """End the attempt and return the outcome variables by name."""
        state = self.page.evaluate("() => hornbook.end()")
        return {variable["identifier"]: variable["value"] for variable in state["outcomeVariables"]}

    def answer(self, item: Item, response: Any) -> None:
        """Answer as a learner does: with clicks and keys. The response is one that `given` returned."""
        match item:
            case Choice() | TrueFalse() | Multiple():
                for name in _names(item, response):
                    self.page.locator(f'.qti-simple-choice[data-identifier="{name}"]').click()
            case ShortText() | Numeric() | Essay():
                self.page.locator(".qti-text-entry-interaction input, textarea").fill(response)
            case Gaps():
                self._fill(item, response)
            case Matching() | Categorise():
                for one, other in response.items():
                    self.page.locator(f'.control-cell[data-pair="P-{one} R-{other}"]').click()
            case Ordering():
                self.page.evaluate("names => hornbook.sort(names)", response)
            case Hotspot():
                for name in response:
                    self._press(name)

    def _press(self, area: str) -> None:
        """Choose an area of the picture with the keyboard."""
        shape = self.page.locator(f'.qti3-player-hotspot-choice[data-identifier="{area}"]')
        shape.focus()
        shape.press("Enter")

    def _fill(self, item: Gaps, response: Mapping[str, str]) -> None:
        fields = self.page.locator(".qti-text-entry-interaction input, .qti-inline-choice-interaction")
        for at, gap in enumerate(item.gaps):
            if gap.id in response and isinstance(gap, ChoiceGap):
                fields.nth(at).locator("button").click()
                fields.nth(at).locator(f'[data-identifier="{gap.id}-{response[gap.id]}"]').dispatch_event("mousedown")
            elif gap.id in response:
                fields.nth(at).fill(response[gap.id])


def _names(item: Item, response: Any) -> list[str]:
    if isinstance(item, Multiple):
        return list(response)
    return [] if response is None else [str(response).lower()]


@contextmanager
def player(chromium: Any) -> Iterator[Player]:
    """Yield a player in a page served on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(HERE)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    made = Player(chromium.new_page(), f"http://127.0.0.1:{server.server_port}/qti_player.html", [])
    made.page.set_default_timeout(stage.PATIENCE)
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


def earned(item: Item, response: Any) -> float:
    """Return the points by the reference scorer."""
    return (score(item, response) or 0.0) * item.points


@singledispatch
def given(_item: object, response: Any) -> Any:
    """Return a response as a learner can give it in a field or with a pointer; `Impossible` where none can.

    What a response has beyond that (an id that is no option's, a gap that is not there) is left out: a learner sees no
    such thing, and the reference scorer ignores it. What a learner leaves as it is shown is answered so.
    """
    return _never(response)


@given.register
def _(item: Choice, response: Any) -> str | None:
    if not isinstance(response, str | None):
        _never(response)
    return response if response in _ids(item.options) else None


@given.register
def _(_item: TrueFalse, response: Any) -> bool | None:
    return response if isinstance(response, bool | None) else _never(response)


@given.register
def _(item: Multiple, response: Any) -> list[str]:
    chosen = _listed(response, _ids(item.options))
    return chosen if not item.max_choices or len(chosen) <= item.max_choices else _never(response)


@given.register(ShortText | Essay)
def _(_item: ShortText | Essay, response: Any) -> str:
    return _typed(response)


@given.register
def _(_item: Numeric, response: Any) -> str:
    return _number(response)


@given.register
def _(item: Gaps, response: Any) -> dict[str, str]:
    gaps = {gap.id: gap for gap in item.gaps}
    return {name: _filled(gaps[name], one) for name, one in _mapped(response, gaps).items()}


@given.register
def _(item: Matching, response: Any) -> dict[str, str]:
    pairs = _pairs(response, _ids(item.premises), _ids(item.responses))
    used = [] if item.reuse else list(pairs.values())
    return pairs if len(used) == len(set(used)) else _never(response)


@given.register
def _(item: Categorise, response: Any) -> dict[str, str]:
    return _pairs(response, _ids(item.items), _ids(item.categories))


@given.register
def _(item: Ordering, response: Any) -> list[str]:
    shown = sorted(_ids(item.items), key=lambda name: (len(name), name))
    if not response:
        return shown
    if not isinstance(response, list) or not all(isinstance(name, str) for name in response):
        _never(response)
    return list(response) if sorted(response) == sorted(shown) else _never(response)


@given.register
def _(item: Hotspot, response: Any) -> list[str]:
    areas = _listed(response, _ids(item.areas))
    return areas if item.several or len(areas) < 2 else _never(response)


class Impossible(Exception):  # noqa: N818 - no error: a learner cannot do it
    """No learner can give this response."""


def _never(response: Any) -> Any:
    raise Impossible(json.dumps(response))


def _ids(entries: Any) -> list[str]:
    return [entry.id for entry in entries]


def _listed(response: Any, known: list[str]) -> list[str]:
    if not isinstance(response, list | None):
        _never(response)
    return list(dict.fromkeys(name for name in response or () if isinstance(name, str) and name in known))


def _mapped(response: Any, known: Mapping[str, Any]) -> dict[str, Any]:
    if not isinstance(response, dict | None):
        _never(response)
    return {name: one for name, one in (response or {}).items() if name in known and one is not None}


def _pairs(response: Any, left: list[str], right: list[str]) -> dict[str, str]:
    mapped = _mapped(response, dict.fromkeys(left))
    return {one: other for one, other in mapped.items() if isinstance(other, str) and other in right}


def _typed(response: Any) -> str:
    return (response or "") if isinstance(response, str | None) else _never(response)


def _number(response: Any) -> str:
    if isinstance(response, int | float) and not isinstance(response, bool):
        return repr(response)
    return _typed(response)


def _filled(gap: Gap, response: Any) -> str:
    match gap:
        case NumberGap():
            return _number(response)
        case TextGap():
            return _typed(response)
        case ChoiceGap():
            known = isinstance(response, str) and response in _ids(gap.options)
            return str(response) if known else _never(response)


def forgiven(item: Item, response: Any) -> bool:
    """Return whether our scorers read something that a platform's field or comparison does not.

    A field for a number takes plain decimals. Expressions and mappings compare characters as they were typed, and
    know upper and lower case but not what else a language takes as one.
    """
    match item:
        case Numeric():
            return score(item, response) != 0 and not _PLAIN_NUMBER.fullmatch(response)
        case ShortText():
            accepted = [one.text for one in item.accepted]
            mapped = "pattern-match" not in rendered(item)
            return score(item, response) != 0 and (_is_loose(response, accepted) or (mapped and _is_spaced(response)))
        case Gaps():
            return any(_is_forgiven(gap, response.get(gap.id, "")) for gap in item.gaps)
        case _:
            return False


def _is_forgiven(gap: Gap, response: str) -> bool:
    if isinstance(gap, ChoiceGap) or gap_score(gap, response) == 0:
        return False
    if isinstance(gap, NumberGap):
        return not _PLAIN_NUMBER.fullmatch(response)
    return _is_loose(response, [one.text for one in gap.accepted])


def _is_loose(response: str, accepted: list[str]) -> bool:
    texts = [response, *accepted]
    return (
        any(unicodedata.normalize("NFC", text) != text for text in texts)
        or any(text.casefold() != text.lower() for text in texts)
        or any(character in response for character in "\n\r\t")
    )


def _is_spaced(response: str) -> bool:
    return " ".join(response.split()) != response
