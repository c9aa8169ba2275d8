"""What an output has to show of a cell, and whether it does.

What was authored is what the course's JSON says, read by `documents`; each part and fact belongs to a feature. Of a
feature that is carried in full, the part has to be in its place. Of one that is carried in another form, its words
have to be somewhere, and a loss reported. Of one that is not carried, a loss has to be reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from html import unescape
from typing import Any

import msgspec
from msgspec.structs import replace

from hornbook import preflight, targets
from hornbook.preflight import Loss
from hornbook.questions import ChoiceGap, Gaps, Item, NumberGap, TextGap
from hornbook.targets.features import cells as all_cells
from hornbook.targets.target import Target
from tests.browser import stage
from tests.matrix import cells
from tests.targets.courses import FILES, Example
from tests.torture import documents, law
from tests.torture.law import same
from tests.torture.markers import words
from tests.torture.seen import Question, Seen

PARTS = {
    **{name: name for name in ("title", "hint", "tags", "difficulty")},
    **{side: f"feedback.{side}" for side in ("correct", "incorrect", "partial", "general")},
    "feedback": "feedback.option",
    "unit": "numeric.unit",
    "sample": "essay.sample",
    "rubric": "essay.rubric",
}
FACTS = {
    "points": "points",
    "shuffle": "shuffle",
    "fixed": "fixed",
    "numbering": "numbering",
    "min_choices": "multiple.limits",
    "max_choices": "multiple.limits",
    "words": "essay.limits",
    "lines": "essay.lines",
    "rubric": "essay.rubric",
    "objectives": "objectives",
    "language": "language",
    "accept": "upload.types",
    "max_bytes": "upload.size",
    "max_files": "upload.count",
    "several": "hotspot.several",
    "reuse": "matching.reuse",
    "weights": "gaps.weight",
    "told": "feedback.option",
}
CELLS = all_cells()
OWN = frozenset({"keys", "intervals", "pairs", "order", "areas"})
QUIZ_FACTS = {
    "quiz.graded": "kind",
    "quiz.pass_mark": "pass_mark",
    "quiz.attempts": "attempts",
    "quiz.time_limit": "time_limit",
    "quiz.shuffle": "shuffle",
    "quiz.feedback_when": "feedback_when",
    "quiz.one_by_one": "one_by_one",
}


@cache
def target_of(name: str) -> Target:
    """Return a target, loaded once."""
    return targets.load(name)


def built(name: str, example: Example) -> dict[str, bytes]:
    """Return the files that a target makes; entries of a target that is one file are joined."""
    target = target_of(name)
    files: dict[str, bytes] = {}
    for path, data in stage.entries_of(target, example):
        files[path] = files.get(path, b"") + data if target.container == "file" else data
    return files


def reported(name: str, example: Example) -> list[Loss]:
    """Return what the preflight says that is lost of the course's first lesson."""
    return list(preflight.losses([target_of(name)], example.lessons[0], example.course.language))


def authored(item: Item, language: str) -> Question:
    """Return a question as it was authored."""
    made = documents.question(msgspec.to_builtins(item), language)
    if "min_words" in made.facts:
        made.facts["words"] = [made.facts["min_words"], made.facts["max_words"]]
    return made


def missing(name: str, item: Item, example: Example) -> Iterator[str]:
    """Yield what a question of a course has that neither the output has in its place nor a loss names."""
    language = example.lessons[0].language
    files, wanted = built(name, example), authored(item, language)
    seen = law.READERS[name](files)
    number = next(iter(seen.questions), 0)
    found = law.probed(seen.questions.get(number, Question()), wanted.facts)
    lost = {loss.feature: loss.level for loss in reported(name, example)}
    kind = str(item.__struct_config__.tag)
    everywhere = law.said_anywhere(files)
    if "negative" in lost:
        wanted = authored(without_negative(item), language)
    for part, text in wanted.parts.items():
        feature = _feature_of(part, item)
        yield from _part(part, text, found, _level(feature, kind, lost), everywhere)
    for fact, value in _facts(wanted, item):
        if fact == "intervals" and kind == "gaps" and "gaps.number" in lost:
            continue
        feature = "fixed" if fact == "shuffle" and wanted.facts.get("fixed") else FACTS.get(fact, kind)
        level = _level(feature, kind, lost)
        if level == "full" and not same(law.fact(name, found, fact, value), value):
            yield f"{fact}: {law.fact(name, found, fact, value)} and not {value}"
    yield from _marked(item, found, seen, lost, name)


def _level(feature: str, kind: str, lost: dict[str, str]) -> str:
    """Return how a part is carried: of a type in another form, what is no part of its answers stays as it was."""
    return lost.get(feature, "no" if lost.get(kind) == "no" else "full")


def without_negative(item: Any) -> Item:
    """Return the item without accepted answers that cost points: where none can, they are wrong as all others are."""
    fields: dict[str, Any] = {}
    if hasattr(item, "accepted"):
        fields["accepted"] = _kept(item.accepted)
    if hasattr(item, "gaps"):
        fields["gaps"] = tuple(
            replace(gap, accepted=_kept(gap.accepted)) if hasattr(gap, "accepted") else gap for gap in item.gaps
        )
    made: Item = replace(item, **fields)
    return made


def _kept(accepted: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(each for each in accepted if each.score >= 0)


def _feature_of(part: str, item: Item) -> str:
    """Return the feature that a part belongs to; the type itself where it is none of its own."""
    kind = str(item.__struct_config__.tag)
    if part.startswith("gap ") and isinstance(item, Gaps):
        gap = item.gaps[ord(part[-1]) - ord("a")]
        return {TextGap: kind, NumberGap: "gaps.number", ChoiceGap: "gaps.dropdown"}[type(gap)]
    return PARTS.get(part.split(maxsplit=1)[0], kind)


def _part(part: str, text: str, found: Question, level: str, everywhere: set[str]) -> Iterator[str]:
    gone = words(text) - words(found.parts.get(part, ""))
    if level == "full" and gone:
        yield f"{part}: {sorted(gone)} is not in its place, which holds “{found.parts.get(part, '')[:200]}”"
    if level == "degraded" and words(text) - everywhere:
        yield f"{part}: {sorted(words(text) - everywhere)} is nowhere"


def _facts(wanted: Question, item: Item) -> Iterator[tuple[str, Any]]:
    """Yield what is said of the answer, and what is said otherwise than of a plain question of the type."""
    plain = authored(cells.BASE[str(item.__struct_config__.tag)], "en").facts
    for fact, value in wanted.facts.items():
        changed = fact in FACTS and value != plain.get(fact)
        if fact == "weights" and len(value) == 1:
            continue
        if (fact in OWN and item.graded) or changed or (fact == "points" and item.graded):
            yield fact, value


def _marked(item: Item, found: Question, seen: Seen, lost: dict[str, str], name: str) -> Iterator[str]:
    """Yield the formulas, code … that are not as they should be in a part."""
    pieces = documents.question(msgspec.to_builtins(item), "en").shown
    for part, wanted in pieces.items():
        for feature, mark in _MARKS.items():
            kind = str(item.__struct_config__.tag)
            level = lost.get(kind, "full") if part.split()[0] in _ANSWERS else "full"
            level = lost.get(feature, level if level != "full" else _level(feature, kind, lost))
            if mark in wanted and level == "full" and not _is_there(feature, found.shown.get(part, ""), seen):
                yield f"{feature} in {part} of {name}: “{found.shown.get(part, '')[:300]}”"


_ANSWERS = {"option", "premise", "response", "item", "gap", "area"}
_MARKS = {"math": "zqtexx01", "code": "zqcode01", "table": "zqcell01", "media": "media:dot.png", "link": "zqlink01"}


def _is_there(feature: str, markup: str, seen: Seen) -> bool:
    text = unescape(re.sub(r"<[^>]*>", "", markup))
    if feature == "math":
        kept = re.search(r"<(?:\w+:)?math\b.*<(?:\w+:)?annotation\b[^>]*>([^<]*)<", markup, re.DOTALL)
        return (kept is not None and unescape(kept[1]) == cells.TEX) or rf"\({cells.TEX}\)" in text
    if feature == "code":
        found = re.search(r"<(?:\w+:)?pre\b[^>]*>(.*?)</(?:\w+:)?pre>", markup, re.DOTALL)
        return found is not None and unescape(re.sub(r"<[^>]*>", "", found[1])).strip() == cells.CODE
    if feature == "table":
        cell = r"<(?:\w+:)?{0}\b[^>]*>(?:<[^>]*>)*{1}"
        return all(re.search(cell.format(*pair), markup) for pair in (("th", "zqhead01"), ("td", "zqcell01")))
    if feature == "media":
        return any(alt == "zqaltt01" and data == FILES["dot.png"] for alt, data in seen.pictures)
    return re.search(r"<a\b[^>]*href=\"[^\"]+\"[^>]*>[^<]*zqlink01", markup) is not None


def quiz_missing(name: str, feature: str, example: Example) -> Iterator[str]:
    """Yield what a quiz has that neither the output has nor a loss names."""
    quiz = example.lessons[0].quizzes[0]
    files = built(name, example)
    seen = law.READERS[name](files)
    lost = {loss.feature: loss.level for loss in reported(name, example)}
    level = lost.get(feature, "full")
    if feature in {"pool", "variants"}:
        pool: Any = quiz.items[0]
        if level == "full" and seen.pools != [(pool.pick, [1, 2, 3])]:
            yield f"{feature}: {seen.pools}"
    elif feature == "quiz.intro":
        (found,) = seen.quizzes.values()
        yield from _part("quiz intro", "zqintr01", found, level, law.said_anywhere(files))
    elif level == "full":
        (found,) = seen.quizzes.values()
        fact, value = QUIZ_FACTS[feature], getattr(quiz, QUIZ_FACTS[feature])
        if not same(found.facts.get(fact), value):
            yield f"{fact}: {found.facts.get(fact)} and not {value}"
    if sorted(seen.questions) != sorted(int(each.stem.text[-2:]) for each in quiz.questions):
        yield f"questions: {sorted(seen.questions)}"


def wrongly_reported(name: str, feature: str, kind: str, losses: Iterable[Loss]) -> Iterator[str]:
    """Yield where the declaration of a cell and what the preflight reports of its course differ."""
    declared = target_of(name).of(feature, kind).level
    found = {loss.level for loss in losses if loss.feature == feature}
    if found != ({declared} - {"full"}):
        yield f"declared {declared}, reported {sorted(found) or 'nothing'}"
    for loss in losses:
        if (loss.file, loss.line) != (cells.FILE, 10):
            yield f"{loss.feature} is reported at {loss.file}:{loss.line}"
