"""The first law: whatever was authored is in the output, in its place, or a finding names what is not."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from tests.torture import canvas, documents, gift, keys, markers, moodle, pages, qti
from tests.torture.markers import Marker
from tests.torture.seen import Question, Seen

READERS: dict[str, Callable[[dict[str, bytes]], Seen]] = {
    "json": documents.read,
    "html": pages.read,
    "scorm12": pages.read,
    "scorm2004": pages.read,
    "qti3": qti.read,
    "qti21": qti.read,
    "qti22": qti.read,
    "qti12": canvas.read,
    "moodle": moodle.read,
    "gift": gift.read,
}
QUIZZES_ONLY = frozenset({"qti3", "qti22", "qti21", "qti12", "moodle", "gift"})
# What a loss is called, for each part or fact of a question. Parts that are missing here may never be lost.
FEATURES = {
    "title": "title",
    "hint": "hint",
    "feedback": "feedback.option",
    "correct": "feedback.correct",
    "incorrect": "feedback.incorrect",
    "partial": "feedback.partial",
    "general": "feedback.general",
    "tags": "tags",
    "difficulty": "difficulty",
    "objectives": "objectives",
    "sample": "essay.sample",
    "rubric": "essay.rubric",
    "unit": "numeric.unit",
    "points": "points",
    "intervals": "numeric",
    "accepted": "short-text",
    "gap": "gaps",
    "weights": "gaps.weight",
    "premise": "matching",
    "response": "matching",
    "pairs": "matching",
    "item": "ordering",
    "order": "ordering",
    "area": "hotspot",
    "areas": "hotspot",
    "keys": "hotspot",
    "several": "hotspot.several",
    "reuse": "matching.reuse",
    "accept": "upload.types",
    "max_bytes": "upload.size",
    "max_files": "upload.count",
    "lines": "essay.lines",
    "shuffle": "fixed",
    "fixed": "fixed",
    "numbering": "numbering",
    "min_choices": "multiple.limits",
    "max_choices": "multiple.limits",
    "words": "essay.limits",
    "language": "language",
    "quiz intro": "quiz.intro",
    "pass_mark": "quiz.pass_mark",
    "attempts": "quiz.attempts",
    "time_limit": "quiz.time_limit",
    "feedback_when": "quiz.feedback_when",
    "one_by_one": "quiz.one_by_one",
    "kind": "quiz.graded",
    "quiz shuffle": "quiz.shuffle",
}
# Losses that explain what is gone of a feature: an answer that earns too little for a format is wrong as all others.
_EXCUSES = {
    "short-text": {"short-text", "partial", "negative"},
    "gaps": {"gaps", "gaps.dropdown", "gaps.number", "partial", "negative"},
    "matching": {"matching", "categorise", "categorise.distractors"},
    "ordering": {"ordering"},
    "numeric": {"numeric", "gaps", "gaps.number"},
    "hotspot": {"hotspot", "hotspot.circle", "hotspot.polygon"},
}
# Parts that some formats show without markup: where a loss of the part is reported, it may be of a picture in it.
_WHERE_PLAIN = {"sample", "premise", "response", "item", "area"}
_WORTHLESS = {"partial", "negative"}
QTI3_NUMBERING = {
    "": "abc",
    "qti-labels-none": "none",
    "qti-labels-decimal": "123",
    "qti-labels-upper-alpha": "ABC",
}
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# Where the prose of a lesson belongs: an element, a class or an attribute of a page; a block or field of the JSON.
PAGE_PLACES: dict[str, tuple[str, ...]] = {
    "ctit": ("title", "h1"),
    "cdes": ("lead", "p"),
    "cobj": ("li",),
    "clic": ("footer", "dd", "p"),
    "caut": ("footer", "dd", "p"),
    "modu": _HEADINGS,
    "ltit": ("h1",),
    "ldes": ("lead",),
    "lobj": ("objectives",),
    "ltag": ("tag",),
    "para": ("p",),
    "empp": ("em",),
    "stro": ("strong",),
    "code": ("code",),
    "dele": ("del",),
    "urls": ("@href",),
    "href": ("@href",),
    "atit": ("@title",),
    "abbr": ("@title",),
    "link": ("a",),
    "down": ("a",),
    "sect": _HEADINGS,
    "list": ("li",),
    "task": ("li",),
    "pree": ("pre",),
    "file": ("code", "figcaption", "div"),
    "capt": ("caption",),
    "head": ("th",),
    "cell": ("td", "th"),
    "math": ("math",),
    "falt": ("@alt",),
    "fcap": ("figcaption",),
    "ctnm": ("callout-title",),
    "call": ("callout",),
    "kind": ("class",),
    "quot": ("blockquote",),
    "term": ("dt",),
    "mean": ("dd",),
    "note": ("footnotes", "li"),
    "summ": ("summary",),
    "deta": ("details",),
    "html": ("u", "p", "span", "mark"),
    "take": ("li",),
}
DOCUMENT_PLACES: dict[str, tuple[str, ...]] = {
    "ctit": ("course",),
    "cdes": ("course",),
    "cobj": ("course",),
    "clic": ("course",),
    "caut": ("course",),
    "modu": ("modules",),
    "ltit": ("title",),
    "ldes": ("description",),
    "lobj": ("objectives",),
    "ltag": ("tags",),
    "sect": ("sections",),
    "list": ("list",),
    "task": ("list",),
    "pree": ("code",),
    "file": ("code",),
    "capt": ("caption",),
    "head": ("header",),
    "cell": ("rows",),
    "math": ("math", "paragraph"),
    "falt": ("figure", "paragraph"),
    "fcap": ("caption",),
    "ctnm": ("callout",),
    "call": ("callout",),
    "kind": ("kind",),
    "quot": ("quote",),
    "term": ("term",),
    "mean": ("meanings",),
    "note": ("footnotes",),
    "summ": ("summary",),
    "deta": ("details",),
    "take": ("takeaways", "list"),
}


@dataclass(frozen=True, slots=True)
class Gone:
    """Something authored that an output does not hold in its place; `feature` is what a loss of it is called."""

    what: str
    file: str
    line: int
    feature: str = ""


def gone(target: str, files: dict[str, bytes]) -> list[Gone]:
    """Return all that was authored and is not in the files of a target, in its place."""
    seen, authored = READERS[target](files), markers.read()
    for number, question in seen.questions.items():
        probed(question, keys.FACTS.get(number, {}))
    lines = {marker.number: marker for marker in reversed(authored) if marker.role == "stem"}
    return [
        *_texts(target, seen, authored, lines),
        *_numbers(target, seen, lines),
        *_quizzes(seen, authored, lines),
        *_pictures(target, seen, authored, lines),
        *_pools(seen, lines),
    ]


def probed(question: Question, wanted: dict[str, Any]) -> Question:
    """Return a question with what only its answers open, where an output is sealed."""
    return pages.probed(question, wanted) if "sealed" in question.facts else question


def opened(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files with what is sealed in pages written behind them."""
    found = dict(files)
    for path, data in files.items():
        if path.endswith(".html"):
            found[path] = data + " ".join(pages.unsealed(data)).encode()
    return found


def said_anywhere(files: dict[str, bytes]) -> set[str]:
    """Return every marker word of an output, wherever it stands; those of sealed texts too."""
    text = " ".join(data.decode("utf-8", "replace") for data in opened(files).values())
    return markers.words(unescape(unescape(text)))


def unnamed(target: str, files: dict[str, bytes], losses: Iterable[dict[str, Any]]) -> list[Gone]:
    """Return what is gone and no loss of this target names, by feature, file and line.

    A loss that a lesson has several times is named once, at its first place. What is carried in another form has to
    be somewhere; only what cannot be carried at all may be nowhere.
    """
    own = [loss for loss in losses if loss["target"] == target]
    everywhere = said_anywhere(files)
    return [one for one in gone(target, files) if not _is_named(one, own, everywhere)]


def _is_named(one: Gone, losses: list[dict[str, Any]], everywhere: set[str]) -> bool:
    found = [
        loss
        for loss in losses
        if loss["feature"] in _EXCUSES.get(one.feature, {one.feature})
        and loss["file"] == one.file
        and (loss["line"] == one.line or (loss["count"] > 1 and loss["line"] < one.line))
    ]
    may_be_nowhere = any(loss["level"] == "no" or loss["feature"] in _WORTHLESS for loss in found)
    is_word = markers.WORD.fullmatch(one.what) is not None
    return may_be_nowhere or (bool(found) and (not is_word or one.what in everywhere))


def _texts(target: str, seen: Seen, authored: list[Marker], lines: dict[int, Marker]) -> Iterator[Gone]:
    places = DOCUMENT_PLACES if target == "json" else PAGE_PLACES
    prose = [(where, markers.words(text)) for where, text in seen.prose]
    prose = [(where, found) for where, found in prose if found]
    for marker in authored:
        if marker.asked:
            question = seen.questions.get(marker.number, Question())
            if marker.word not in _found(target, question, marker):
                first = lines[marker.number]
                yield Gone(marker.word, first.file, first.line, FEATURES.get(marker.part.split()[0], ""))
        elif marker.role not in markers.QUIZ and target not in QUIZZES_ONLY:
            wanted = set(places.get(marker.role, ()))
            if not any(marker.word in found and (not wanted or wanted & where) for where, found in prose):
                yield Gone(marker.word, marker.file, marker.line)


def _found(target: str, question: Question, marker: Marker) -> set[str]:
    if target in {"html", "scorm12", "scorm2004"} and marker.part == "accepted":
        exact = _accepted(target, question, keys.FACTS[marker.number].get("accepted", {}))
        return markers.words(" ; ".join([*exact, *question.facts.get("patterns", {})]))
    return markers.words(question.parts.get(marker.part, ""))


def _numbers(target: str, seen: Seen, lines: dict[int, Marker]) -> Iterator[Gone]:
    for number, facts in keys.FACTS.items():
        question = seen.questions.get(number, Question())
        for name, value in facts.items():
            if name == "texts":
                continue  # these are asked for where an output is sealed
            if (target, name, value) == ("gift", "shuffle", False):
                continue  # GIFT has no word for the order of options, either way
            if not same(fact(target, question, name, value), value):
                first = lines[number]
                yield Gone(f"{name} of {first.word}", first.file, first.line, FEATURES.get(name, ""))
    known = {*keys.FACTS, *keys.UNGRADED}
    for number in sorted(set(seen.questions) - known):
        yield Gone(f"question {number} has no stem that was authored", "", 0)


def fact(target: str, question: Question, name: str, wanted: Any) -> Any:
    """Return a fact of a question as a target has it."""
    facts = question.facts
    if name == "words" and "words" not in facts:
        return [facts.get("min_words"), facts.get("max_words")]
    if name == "accepted":
        return _accepted(target, question, wanted)
    if name == "weights":
        return [weight / min(facts["weights"]) for weight in facts.get("weights", ())]
    if name == "numbering" and target == "qti3":
        return QTI3_NUMBERING.get(facts.get("class", ""))
    if name not in facts and facts.get("limits"):
        return _limits(facts["limits"]).get(name)
    return facts.get(name)


def _limits(text: str) -> dict[str, Any]:
    """Return what may be handed in, from the words that say so."""
    sizes = re.findall(r"([0-9]+) MB", text)
    counts = re.findall(r"(?:Files: |At most )([0-9]+)(?= at most| files)", text)
    return {
        "accept": re.findall(r"\.[a-z0-9]+", text),
        "max_bytes": int(sizes[0]) * 1_000_000 if sizes else 0,
        "max_files": int(counts[0]) if counts else 1,
    }


def _accepted(target: str, question: Question, wanted: dict[str, float]) -> dict[str, float]:
    """Return the accepted texts with their scores, for those that were wanted."""
    facts = question.facts
    if "sealed" in facts:
        records = {text: _record(facts["sealed"], text) for text in wanted}
        return {text: record[0] for text, record in records.items() if record}
    if target == "gift":
        return {text.replace("\\*", "*"): share for text, share in facts.get("accepted", {}).items()}
    if target == "moodle":
        return {text.replace("\\*", "*"): share / 100 for text, share in facts.get("accepted", {}).items()}
    if "mapped" in facts:
        return {text: score / facts["points"] for text, score in facts["mapped"].items()}
    return dict(facts.get("accepted", {}))


def _record(sealed: Any, text: str) -> list[Any] | None:
    return pages.record_of(sealed, _normal(text)) or pages.record_of(sealed, _plain(text))


def _normal(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def _plain(text: str) -> str:
    """Return a text as a question compares it in which case counts and accents do not."""
    return "".join(each for each in unicodedata.normalize("NFD", text) if not unicodedata.combining(each))


def same(found: Any, wanted: Any) -> bool:
    """Return whether a fact is as it was authored; numbers may differ in what a format cannot write."""
    if found is None or isinstance(wanted, str):
        return bool(found == wanted)
    if isinstance(wanted, bool):
        return bool(found) == wanted
    if isinstance(wanted, int | float):
        return isinstance(found, int | float) and math.isclose(found, wanted, rel_tol=1e-7)
    if isinstance(wanted, dict):
        return all(name in found and same(found[name], value) for name, value in wanted.items())
    return len(found) == len(wanted) and all(same(one, other) for one, other in zip(found, wanted, strict=True))


def _quizzes(seen: Seen, authored: list[Marker], lines: dict[int, Marker]) -> Iterator[Gone]:
    quizzes = list(seen.quizzes.values())
    for marker in (each for each in authored if each.role in markers.QUIZ):
        part = markers.QUIZ[marker.role]
        if not any(marker.word in markers.words(quiz.parts.get(part, "")) for quiz in quizzes):
            yield Gone(marker.word, marker.file, marker.line, FEATURES.get(part, ""))
    facts = seen.quizzes.get(keys.QUIZ, Question()).facts
    for name, value in keys.QUIZ_FACTS.items():
        if not same(facts.get(name), value):
            first = lines[keys.QUIZ]
            feature = FEATURES["quiz shuffle" if name == "shuffle" else name]
            yield Gone(f"{name} of the quiz", first.file, first.line, feature)


def _pools(seen: Seen, lines: dict[int, Marker]) -> Iterator[Gone]:
    for pick, numbers in keys.POOLS:
        if (pick, numbers) not in seen.pools:
            yield Gone(f"pool of {numbers}", lines[numbers[0]].file, lines[numbers[0]].line - 2, "pool")


def _pictures(target: str, seen: Seen, authored: list[Marker], lines: dict[int, Marker]) -> Iterator[Gone]:
    known = {marker.word: marker for marker in authored}
    for word, data in markers.pictures().items():
        marker = known[word]
        if target in QUIZZES_ONLY and not marker.asked and marker.role not in markers.QUIZ:
            continue
        if not any(word in markers.words(alt or "") and found == data for alt, found in seen.pictures):
            feature = FEATURES[marker.part.split()[0]] if marker.part.split()[0] in _WHERE_PLAIN else "media"
            yield Gone(f"picture {word}", marker.file, lines.get(marker.number, marker).line, feature)
