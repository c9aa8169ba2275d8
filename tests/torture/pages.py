"""Lesson pages of the site and of the SCORM package, read with an HTML parser; sealed texts are opened first."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote

from lxml import etree, html

from hornbook.pages import sealing
from tests.torture.seen import Question, Seen, markup, said

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
        made.say(kind, " ".join(said(each) for each in field.find_class(kind)))
    made.say("tags", field.get("data-tags", ""))
    made.say("difficulty", field.get("data-difficulty", ""))
    for at, hint in enumerate(field.find_class("hint"), 1):
        made.say(f"hint {at}", said(hint))
    for row in field.xpath('.//ol[contains(@class, "options")]/li'):
        made.say(f"option {row.find('input').get('value')}", " ".join(said(each) for each in row.find_class("option")))
    names = ("points", "type", "min_choices", "max_choices", "scoring", "min_words", "max_words", "graded", "shuffle")
    made.facts = {name: entry.get(name, 0) for name in names} | {"language": language}
    made.facts["objectives"] = (field.get("data-objectives") or "").split()
    _typed(field, entry, made)
    told = _opened(entry, salt, made.facts)
    for part, text in told:
        made.say(part, said(markup(text)))
    return made, [text for _, text in told]


def _typed(field: etree._Element, entry: dict[str, Any], made: Question) -> None:
    options = field.xpath('.//ol[contains(@class, "options")]')
    if options:
        fixed = [row for row in options[0] if row.get("data-fixed") is not None]
        made.facts["numbering"] = options[0].get("data-numbering")
        made.facts["fixed"] = [row.find("input").get("value") for row in fixed]
        inputs = {row.find("input").get("type") for row in options[0]}
        assert inputs == {"checkbox" if entry["type"] == "multiple" else "radio"}
    for area in field.iter("textarea"):
        made.facts["lines"] = int(area.get("rows"))


def _opened(entry: dict[str, Any], salt: str, facts: dict[str, Any]) -> list[tuple[str, str]]:
    """Return (part, html) of what is sealed; keys, scores and intervals become facts."""
    told: list[tuple[str, str]] = []
    if "sealed" in entry:
        own = json.loads(sealing.unseal(entry["sealed"], sealing.derive(salt, entry["id"])))
        told += [(name, own[name]) for name in _SEALED if own.get(name)]
        told += [("rubric", html.tostring(_escaped(line)).decode()) for line, _ in own.get("rubric", ())]
        facts["rubric"] = [worth for _, worth in own.get("rubric", ())]
        facts["intervals"] = [(low, high) for low, high, *_ in own.get("ranges", ())]
        facts["patterns"] = {text: score for text, score, _ in own.get("patterns", ())}
    facts["sealed"] = (salt, entry["id"], entry.get("answers", {}))
    if entry["type"] in {"choice", "multiple", "true-false"} and entry.get("answers"):
        facts["keys"] = []  # a question without a key has records for its feedback only
        for name in _names(entry["type"]):
            record = record_of(facts["sealed"], name)
            if record is not None:
                told += [(f"feedback {name}", record[1])] if record[1] else []
                facts["keys"] += [name] if record[2] else []
    return told


def record_of(sealed: tuple[str, str, dict[str, str]], answer: str) -> list[Any] | None:
    """Return the record that an answer opens, None where there is none."""
    salt, item, answers = sealed
    key = sealing.derive(salt, item, answer)
    found = answers.get(sealing.token(key))
    record: list[Any] | None = json.loads(sealing.unseal(found, key)) if found is not None else None
    return record


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
    names = ("kind", "pass_mark", "attempts", "time_limit", "shuffle", "feedback_when")
    made = Question(facts={name: data.get(name) for name in names})
    made.say("quiz title", form.get("aria-label"))
    made.say("quiz intro", " ".join(said(each) for each in form.find_class("intro")))
    return made
