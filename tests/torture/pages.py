"""Lesson pages of the site and of the SCORM package, read with an HTML parser; sealed texts are opened first."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from lxml import etree, html

from hornbook.pages import sealing
from tests.torture.seen import Question, Seen, key, letter, markup, said

_SEALED = ("correct", "incorrect", "partial", "general", "sample")


def read(files: dict[str, bytes]) -> Seen:
    """Return what the pages hold."""
    seen = Seen()
    for path, data in files.items():
        if path.endswith(".html"):
            _page(html.document_fromstring(data), seen, files)
    return seen


def _page(page: etree._Element, seen: Seen, files: dict[str, bytes]) -> None:
    language = page.get("lang")
    for form in page.iter("form"):
        data = json.loads(form.find('.//script[@class="quiz-data"]').text)
        entries = {item["id"]: item for item in data["items"]}
        numbers = []
        for field in form.iter("fieldset"):
            question, told = _question(field, entries[field.get("data-item")], data["salt"], language)
            numbers.append(seen.add(question))
            for text in told:
                _pictures(markup(text), seen, files)
        for pool in data.get("pools", ()):
            seen.pools.append((pool["pick"], numbers[pool["first"] : pool["first"] + pool["size"]]))
        seen.quizzes[numbers[0]] = _quiz(form, data)
    _pictures(page, seen, files)
    for element in page.iter():
        if isinstance(element.tag, str):
            _prose(element, seen)


def _prose(element: etree._Element, seen: Seen) -> None:
    chain = [element, *element.iterancestors()]
    places = frozenset(name for each in chain for name in (each.tag, *(each.get("class") or "").split()))
    seen.prose.append((places, element.text or ""))
    if element.get("class"):
        seen.prose.append((places | {"class"}, element.get("class")))
    seen.prose.extend((places | {f"@{name}"}, value) for name, value in element.attrib.items())
    if element.tail:
        outer = frozenset(name for each in chain[1:] for name in (each.tag, *(each.get("class") or "").split()))
        seen.prose.append((outer, element.tail))


def _pictures(root: etree._Element, seen: Seen, files: dict[str, bytes]) -> None:
    for image in root.iter("img"):
        seen.pictures.append((image.get("alt"), files.get(unquote(image.get("src")))))


def _question(field: etree._Element, entry: dict[str, Any], salt: str, language: str) -> tuple[Question, list[str]]:
    """Return the question, and the HTML that was sealed."""
    made = Question()
    for kind in ("stem", "title", "unit"):
        for each in field.find_class(kind):
            made.show(kind, each)
    made.say("tags", field.get("data-tags", ""))
    made.say("difficulty", field.get("data-difficulty", ""))
    for at, hint in enumerate(field.find_class("hint"), 1):
        made.show(f"hint {at}", hint)
    chosen = "area" if entry["type"] == "hotspot" else "option"
    for row in field.xpath('.//ol[contains(@class, "options")]/li'):
        for option in row.find_class("option"):
            made.show(f"{chosen} {row.find('input').get('value')}", option)
    _moved(field, made)
    for gap in field.find_class("gap"):
        made.say(f"gap {gap.get('data-part')}", " ; ".join(said(each) for each in gap.iter("option")))
    names = (
        "several",
        "points",
        "type",
        "min_choices",
        "max_choices",
        "scoring",
        "min_words",
        "max_words",
        "graded",
        "shuffle",
    )
    made.facts |= {name: entry.get(name, 0) for name in names} | {"language": language}
    made.facts["objectives"] = (field.get("data-objectives") or "").split()
    _typed(field, entry, made)
    told = _opened(entry, salt, made.facts)
    for part, text in told:
        made.show(part, markup(text))
    return made, [text for _, text in told]


def _moved(field: etree._Element, made: Question) -> None:
    """Read what is moved, the areas of a picture, and what may be handed in."""
    for row in field.xpath('.//ul[@class="pairs"]/li'):
        for premise in row.find_class("premise"):
            made.show(f"premise {row.get('data-part')}", premise)
    for listed in field.find_class("letters") if field.find_class("pairs") else ():
        for at, response in enumerate(listed.iter("li")):
            made.show(f"response {letter(at)}", response)
    made.facts["reuse"] = any("more than once" in said(note) for note in field.find_class("note"))
    for row in field.xpath('.//ol[@class="order"]/li'):
        made.show(f"item {row.get('data-part')}", row)
    for picture in field.find_class("picture"):
        made.say("stem", said(picture))
        made.facts["areas"] = [_area(each) for each in picture.find_class("line")]
    made.facts["limits"] = " ".join(said(each) for each in field.find_class("limits"))


def _area(drawn: etree._Element) -> tuple[str, tuple[int, ...]]:
    if drawn.tag == "polygon":
        return "polygon", tuple(int(each) for each in drawn.get("points").split())
    if drawn.tag == "circle":
        return "circle", tuple(int(drawn.get(name)) for name in ("cx", "cy", "r"))
    x, y, width, height = (int(drawn.get(name)) for name in ("x", "y", "width", "height"))
    return "rectangle", (x, y, x + width, y + height)


def _typed(field: etree._Element, entry: dict[str, Any], made: Question) -> None:
    options = field.xpath('.//ol[contains(@class, "options")]')
    if options:
        fixed = [row for row in options[0] if row.get("data-fixed") is not None]
        made.facts["numbering"] = options[0].get("data-numbering")
        made.facts["fixed"] = [row.find("input").get("value") for row in fixed]
        inputs = {row.find("input").get("type") for row in options[0]}
        several = entry["type"] in {"multiple", "upload"} or entry.get("several")
        assert inputs == {"checkbox" if several else "radio"}
    for area in field.iter("textarea"):
        made.facts["lines"] = int(area.get("rows"))


def _opened(entry: dict[str, Any], salt: str, facts: dict[str, Any]) -> list[tuple[str, str]]:
    """Return (part, html) of what is sealed; keys, scores and intervals become facts."""
    told: list[tuple[str, str]] = []
    facts["own"], facts["right"] = {}, entry.get("right", [])
    facts["weights"] = [gap["weight"] for gap in entry.get("gaps", ())]
    if "sealed" in entry:
        own = facts["own"] = json.loads(sealing.unseal(entry["sealed"], sealing.derive(salt, entry["id"])))
        told += [(name, own[name]) for name in _SEALED if own.get(name)]
        told += [("rubric", html.tostring(_escaped(line)).decode()) for line, _ in own.get("rubric", ())]
        facts["rubric"] = [worth for _, worth in own.get("rubric", ())]
        facts["intervals"] = [(low, high) for low, high, *_ in own.get("ranges", ())]
        facts["patterns"] = {text: score for text, score, _ in own.get("patterns", ())}
    facts["sealed"] = (salt, entry["id"], entry.get("answers", {}))
    if entry["type"] in {"choice", "multiple", "true-false", "hotspot"} and entry.get("answers"):
        facts["keys"] = []  # a question without a key has records for its feedback only
        for name in _names(entry["type"]):
            record = record_of(facts["sealed"], name)
            if record is not None:
                told += [(f"feedback {name}", record[1])] if record[1] else []
                facts["keys"] += [name] if record[2] else []
    return told


def unsealed(page: bytes) -> Iterator[str]:
    """Yield all that is sealed in a page, and that can be opened without knowing an answer that is typed."""
    for form in html.document_fromstring(page).iter("form"):
        data = json.loads(form.find('.//script[@class="quiz-data"]').text)
        for entry in data["items"]:
            facts: dict[str, Any] = {}
            yield from (text for _, text in _opened(entry, data["salt"], facts))
            yield json.dumps(facts["own"])


def record_of(sealed: tuple[str, str, dict[str, str]], answer: str) -> list[Any] | None:
    """Return the record that an answer opens, None where there is none."""
    salt, item, answers = sealed
    key = sealing.derive(salt, item, answer)
    found = answers.get(sealing.token(key))
    record: list[Any] | None = json.loads(sealing.unseal(found, key)) if found is not None else None
    return record


def probed(question: Question, wanted: dict[str, Any]) -> Question:
    """Add to a question what only its answers open: pairs, orders, accepted texts and their feedback."""
    sealed = question.facts["sealed"]
    told: list[tuple[str, str]] = []
    for gap, texts in wanted.get("texts", {}).items():
        told += _gap(question, gap, texts)
    for text in wanted.get("accepted", {}):
        record = _first(sealed, text)
        question.say("accepted", text if record else "")
        told += [(text, record[1])] if record and record[1] else []
    question.say("accepted", " ; ".join(pattern for pattern, *_ in question.facts["own"].get("patterns", ())))
    told += _ranges(question.facts["own"])
    for at, (_, feedback) in enumerate(told, 1):
        question.show(f"feedback {at}", markup(feedback))
    told += [(part.split()[1], text) for part, text in question.parts.items() if re.match("feedback [a-z]+$", part)]
    names = {each.split()[-1]: key(text) for each, text in question.parts.items() if each[:4] in {"opti", "area"}}
    answers = [(names.get(name, key(name)), key(said(markup(text)))) for name, text in told]
    question.facts["told"] = sorted((name.lower() if len(name) < _WORD else name, text) for name, text in set(answers))
    _probe_pairs(question, wanted)
    return question


def _first(sealed: tuple[str, str, dict[str, str]], text: str, before: str = "") -> list[Any] | None:
    """Return what a text opens, as it is, in small letters, without accents."""
    whole = unicodedata.normalize("NFC", text)
    bare = "".join(each for each in unicodedata.normalize("NFD", text) if not unicodedata.combining(each))
    tried = (record_of(sealed, before + each) for each in (whole, whole.casefold(), bare, bare.casefold()))
    return next((record for record in tried if record), None)


def _ranges(own: dict[str, Any]) -> list[tuple[str, str]]:
    return [(f"{(low + high) / 2:g}", told) for low, high, _, told, *_ in own.get("ranges", ()) if told]


def _gap(question: Question, gap: str, texts: dict[str, float]) -> list[tuple[str, str]]:
    """Add what is accepted in a gap; return the feedback for its answers."""
    told = []
    own = question.facts["own"].get("gaps", {}).get(gap, {})
    for at, text in enumerate(texts, 1):
        record = _first(question.facts["sealed"], text, f"{gap}=")
        if record:
            question.say(f"gap {gap}", text)
        if record and record[1]:
            question.show(f"feedback {gap}{at}", markup(record[1]))
            told.append((text, record[1]))
    question.say(f"gap {gap}", " ; ".join(pattern for pattern, *_ in own.get("patterns", ())))
    question.say(f"gap {gap}", " ; ".join(text for *_, text in own.get("ranges", ())))
    question.facts.setdefault("intervals", []).extend((low, high) for low, high, *_ in own.get("ranges", ()))
    return told + _ranges(own)


def _probe_pairs(question: Question, wanted: dict[str, Any]) -> None:
    """Ask for the pairs or the order that were authored whether they are right."""
    names = {key(text): part.split()[1] for part, text in question.parts.items() if part.split()[0] in _MOVED}
    rows = [(names.get(one), names.get(other, "")) for one, other in wanted.get("pairs", ())]
    answers = [f"{one}={other}" for one, other in sorted(rows, key=str)]
    answers += [f"{at}={names.get(name)}" for at, name in enumerate(wanted.get("order", ()), 1)]
    salt, item, _ = question.facts["sealed"]
    right = set(question.facts["right"])
    asked = answers if question.facts["scoring"] != "all" else [",".join(answers)]
    found = {sealing.token(sealing.derive(salt, item, answer)) for answer in asked}
    if asked and found == right:
        question.facts |= {"pairs": wanted.get("pairs"), "order": wanted.get("order")}


_WORD = len("zqopta01")  # True and False are words of the page, not the author's
_MOVED = {"premise", "response", "item"}


def _names(kind: str) -> list[str]:
    if kind == "true-false":
        return ["true", "false"]
    letters = "abcdefghijklmnopqrstuvwxyz"
    return [*letters, *(first + second for first in "ab" for second in letters)]


def _escaped(text: str) -> etree._Element:
    element = etree.Element("p")
    element.text = text
    return element


def _quiz(form: etree._Element, data: dict[str, Any]) -> Question:
    names = ("kind", "pass_mark", "attempts", "time_limit", "shuffle", "feedback_when", "one_by_one")
    made = Question(facts={name: data.get(name) for name in names})
    made.say("quiz title", form.get("aria-label"))
    made.say("quiz intro", " ".join(said(each) for each in form.find_class("intro")))
    return made
