"""The page of the docs that says what each target carries: for each feature, and for each question type with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hornbook import targets
from hornbook.targets.features import FEATURES, TYPES, cells
from hornbook.targets.target import Support, Target

_LEVELS = {"full": "full", "degraded": "*other form*", "no": "**no**"}
_SHORT = {"full": "full", "degraded": "*form*", "no": "**no**"}
_SHORT_TYPES = {**TYPES, "numeric": "numeric"}


class Cell(NamedTuple):
    """How a target carries a feature of a question type ("" for a matter of quizzes)."""

    feature: str
    kind: str
    support: Support


def page(made: str) -> str:
    """Return the page; `made` is the remark below its title."""
    known = [targets.load(name) for name in targets.BUILTIN]
    parts = [part for target in known for part in _target(target)]
    return "\n\n".join(["# What each target carries", made, _ABOUT, _overview(known), _ABOUT_TYPES, *parts]) + "\n"


def _overview(known: list[Target]) -> str:
    header = ["Feature", "Its name", *(f"[{target.name}]({target.name}.md)" for target in known)]
    rows = ([words, f"`{name}`", *(_summed(target, name) for target in known)] for name, words in FEATURES.items())
    return _table(header, rows)


def _summed(target: Target, feature: str) -> str:
    """Return one word for a feature over all types that can have it."""
    levels = {cell.support.level for cell in _cells(target) if cell.feature == feature}
    return _LEVELS[levels.pop()] if len(levels) == 1 else "by type"


def _cells(target: Target) -> list[Cell]:
    return [Cell(feature, kind, target.of(feature, kind)) for feature, kind in cells()]


def _target(target: Target) -> Iterator[str]:
    own = _cells(target)
    lossy = [cell for cell in own if cell.support.level != "full"]
    yield f"## {target.name}"
    yield f"{target.title}. {_sentence(target.secrecy)}"
    if not lossy:
        yield "Everything is carried in full."
        return
    yield _by_type(own)
    yield "\n".join(f"- {line}" for line in _notes(lossy))


def _by_type(own: list[Cell]) -> str:
    """Return the table of features and types, without the features that all types carry in full."""
    found = {(cell.feature, cell.kind): cell.support for cell in own}
    lossy = {cell.feature for cell in own if cell.support.level != "full" and cell.kind}
    shown = [name for name in TYPES if any(cell.kind == name and cell.feature in lossy for cell in own)]
    rows = (
        [FEATURES[feature], *(_short(found.get((feature, kind))) for kind in shown)]
        for feature in FEATURES
        if feature in lossy
    )
    return _table(["", *(_SHORT_TYPES[kind] for kind in shown)], rows) if shown else "Every type is carried in full."


def _short(support: Support | None) -> str:
    return _SHORT[support.level] if support else ""


def _notes(lossy: Iterable[Cell]) -> Iterator[str]:
    """Yield a sentence for all types that lose a feature in the same way."""
    kinds: dict[tuple[str, Support], list[str]] = {}
    for cell in lossy:
        kinds.setdefault((cell.feature, cell.support), []).append(cell.kind)
    for (feature, support), losing in kinds.items():
        yield _note(_named(feature, losing), support)


def _named(feature: str, losing: list[str]) -> str:
    """Return the words for a feature, with the types where it is not lost by all that can have it."""
    able = [kind for name, kind in cells() if name == feature]
    if len(losing) == len(able):
        return FEATURES[feature]
    return f"{FEATURES[feature]} ({', '.join(_SHORT_TYPES[kind] for kind in losing)})"


def _note(name: str, support: Support) -> str:
    verb = "is carried as" if support.level == "degraded" else "is not carried:"
    return _sentence(f"{name} {verb} {support.how}")


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?", ":", "…")) else ".")


def _table(header: list[str], rows: Iterable[list[str]]) -> str:
    return "\n".join(_row(each) for each in (header, ["---"] * len(header), *rows))


def _row(words: Iterable[str]) -> str:
    return "| " + " | ".join(words) + " |"


_ABOUT = """\
*Full* means that the feature arrives as it was written and scores as it should. *Other form* means that it arrives
differently, as the notes below say; a build reports it as TGT001. *No* means that it is missing from that target; a
build reports it as TGT002 and stops, unless losses are allowed. *By type* means that the question types differ. The
name of a feature is what [accepted_losses](../course-file.md#accepted-losses) takes."""
_ABOUT_TYPES = """\
For each target follow the features that some question type does not carry in full, by type (*form* is short for
*other form*, an empty cell means that the type has no such feature), and what becomes of each. A feature that is not
in a target's table is carried in full by all types. Single questions may lose more (a score for which a format has
no number); a build names them all, by file and line."""
