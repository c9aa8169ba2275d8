"""Questions with options: single and multiple choice, true or false, and the areas of a picture by their names.

Canvas knows one right option of a single choice, which earns all points. How it scores a part of several right ones
is its own affair: the file says which ones are right.
"""

from __future__ import annotations

from hornbook.canvas import idents
from hornbook.canvas.forms import RESPONSE, WHOLE, Condition, Form, Label, Response, equal, exactly, telling
from hornbook.canvas.phrases import Voice
from hornbook.canvas.texts import Text, block, picture, text
from hornbook.model import Content, Option
from hornbook.questions import Choice, Hotspot, Multiple, TrueFalse

SINGLE = "multiple_choice_question"
SEVERAL = "multiple_answers_question"
JUDGED = "true_false_question"


def choice(item: Choice, voice: Voice) -> Form:
    """Return a single choice; without a key each option counts as right."""
    options = item.options
    keys = _best(options) if item.graded else options
    labels = tuple(Label(_option(option.id), text(option.content, voice)) for option in options)
    told = [(_option(option.id), option.feedback) for option in options]
    return _single(SINGLE, block(item.stem), labels, [_option(key.id) for key in keys], told, shuffle=shuffled(item))


def multiple(item: Multiple, voice: Voice) -> Form:
    """Return a choice of several options: the keys, or those whose own score is above 0."""
    keys = [option for option in item.options if _adds(option, item)]
    labels = tuple(Label(_option(option.id), text(option.content, voice)) for option in item.options)
    told = [(_option(option.id), option.feedback) for option in item.options]
    response = Response(RESPONSE, "Multiple", None, labels, "", shuffled(item), item.min_choices, item.max_choices)
    return _several(block(item.stem), response, [_option(key.id) for key in keys], told)


def true_false(item: TrueFalse, voice: Voice) -> Form:
    """Return a judgement, which Canvas knows by its English words; in other languages a single choice."""
    sides = {True: _option("a"), False: _option("b")}
    said = {True: voice.say.true, False: voice.say.false}
    labels = tuple(Label(ident, Text(said[side])) for side, ident in sides.items())
    keys = [ident for side, ident in sides.items() if not item.graded or side is item.answer]
    told = [(sides[True], item.feedback_true), (sides[False], item.feedback_false)]
    kind = JUDGED if item.graded and said[True] == "True" else SINGLE
    return _single(kind, block(item.stem), labels, keys, told, shuffle=False)


def hotspot(item: Hotspot, _voice: Voice) -> Form:
    """Return a choice among the names of the areas, below the picture."""
    stem = block(item.stem) + picture(item.media, item.alt)
    labels = tuple(Label(_option(area.id), Text(area.label)) for area in item.areas)
    keys = [_option(area.id) for area in item.areas if area.correct]
    told = [(_option(area.id), area.feedback) for area in item.areas]
    if not item.several:
        return _single(SINGLE, stem, labels, keys, told, shuffle=False)
    return _several(stem, Response(RESPONSE, "Multiple", None, labels), keys, told)


def shuffled(item: Choice | Multiple) -> bool:
    """Return whether the options change places: not where one is fixed, since Canvas moves all or none."""
    return item.shuffle and not any(option.fixed for option in item.options)


def _single(
    kind: str,
    stem: str,
    labels: tuple[Label, ...],
    keys: list[str],
    told: list[tuple[str, Content | None]],
    *,
    shuffle: bool,
) -> Form:
    answers, contents = telling((RESPONSE, ident, content) for ident, content in told)
    scoring = tuple(Condition(equal(RESPONSE, key), WHOLE) for key in keys)
    return Form(kind, stem, (Response(labels=labels, shuffle=shuffle),), answers, scoring, contents)


def _several(stem: str, response: Response, keys: list[str], told: list[tuple[str, Content | None]]) -> Form:
    answers, contents = telling((RESPONSE, ident, content) for ident, content in told)
    others = [label.ident for label in response.labels if label.ident not in keys]
    scoring = (Condition(exactly(RESPONSE, keys, others), WHOLE),)
    return Form(SEVERAL, stem, (response,), answers, scoring, contents)


def _best(options: tuple[Option, ...]) -> list[Option]:
    most = max((option.worth for option in options), default=0.0)
    return [option for option in options if option.worth == most > 0]


def _adds(option: Option, item: Multiple) -> bool:
    if not item.graded:
        return True
    return (option.score or 0) > 0 if item.scoring == "each" else option.correct


def _option(name: str) -> str:
    return idents.answer(1, name)
