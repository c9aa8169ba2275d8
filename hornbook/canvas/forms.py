"""What a question becomes in Canvas: its type there, what is asked, and the conditions that score and tell."""

from __future__ import annotations

import html
from collections.abc import Iterable

import msgspec
from markupsafe import Markup

from hornbook.canvas.texts import Text
from hornbook.escaping import escaped, safe
from hornbook.model import Content
from hornbook.qti import numbers

RESPONSE = "response1"
WHOLE = "100"
OTHER = Markup("<other/>")


class Label(msgspec.Struct, frozen=True):
    """Something to choose."""

    ident: str
    text: Text


class Response(msgspec.Struct, frozen=True):
    """A place for an answer: labels to choose from, else (`typed`) a field of QTI's type String or Decimal."""

    ident: str = RESPONSE
    cardinality: str = "Single"
    prompt: Text | None = None
    labels: tuple[Label, ...] = ()
    typed: str = ""
    shuffle: bool = False
    fewest: int = 0
    most: int = 0


class Condition(msgspec.Struct, frozen=True):
    """A condition on the answer, what it sets or adds to the score (of 100), the feedback it shows.

    Where `goes_on` is false, no further condition is looked at once this one holds.
    """

    test: Markup
    score: str = ""
    action: str = "Set"
    shows: tuple[str, ...] = ()
    goes_on: bool = False


class Form(msgspec.Struct, frozen=True):
    """A question for Canvas.

    `kind` is Canvas' `question_type`. `stem` is HTML. `told` is the feedback of single answers by its identifier, to
    be shown by `answers` or in the `scoring` condition itself. `parts` says that the score is a sum over several
    responses, for which Canvas finds the feedback for right and wrong by its identifier alone. `unlisted` is feedback
    to answers that Canvas cannot know. `notes` are for who marks by hand. With `case` upper and lower case count.
    """

    kind: str
    stem: str
    responses: tuple[Response, ...] = ()
    answers: tuple[Condition, ...] = ()
    scoring: tuple[Condition, ...] = ()
    told: tuple[tuple[str, Content], ...] = ()
    parts: bool = False
    unlisted: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    case: bool = False


def equal(response: str, value: str, *, case: bool = False) -> Markup:
    """Return the condition that a response is a value (a label's identifier or a typed text)."""
    marked = ' case="Yes"' if case else ""
    return safe(f'<varequal respident="{escaped(response)}"{marked}>{escaped(value)}</varequal>')


def exactly(response: str, keys: Iterable[str], others: Iterable[str]) -> Markup:
    """Return the condition that all keys and no others are chosen."""
    chosen = "".join(equal(response, key) for key in keys)
    left = "".join(f"<not>{equal(response, other)}</not>" for other in others)
    return safe(f"<and>{chosen}{left}</and>")


def between(low: str, high: str) -> Markup:
    """Return the condition that the number typed lies in an interval with its ends."""
    least = Markup('<vargte respident="{}">{}</vargte>').format(RESPONSE, low)
    return least + Markup('<varlte respident="{}">{}</varlte>').format(RESPONSE, high)


def around(value: str, low: str, high: str) -> Markup:
    """Return the condition that the number typed is a value, or as near to it as its ends: Canvas reads a margin."""
    return Markup("<or>{}<and>{}</and></or>").format(equal(RESPONSE, value), between(low, high))


def share(part: float, total: float) -> str:
    """Return a part of the whole score, rounded so that the parts make up the whole."""
    return numbers.share(100 * part / total)


def feedback_of(ident: str) -> str:
    """Return the identifier of the feedback to an answer."""
    return f"{ident}_fb"


def telling(
    responses: Iterable[tuple[str, str, Content | None]],
) -> tuple[tuple[Condition, ...], tuple[tuple[str, Content], ...]]:
    """Return conditions and contents of the feedback to labels, each given as (response, label, content)."""
    present = [(response, label, content) for response, label, content in responses if content]
    shown = tuple(
        Condition(equal(response, label), shows=(feedback_of(label),), goes_on=True) for response, label, _ in present
    )
    return shown, tuple((feedback_of(label), content) for _, label, content in present)


def remark(answer: str, content: str) -> str:
    """Return feedback to an answer that Canvas does not know, with the answer before it, as HTML."""
    return f"<p><strong>{html.escape(answer)}</strong></p>{content}"
