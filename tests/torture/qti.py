"""QTI packages of either version, read with lxml by the names of QTI 2.1."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from lxml import etree

from tests.torture.seen import Question, Seen, said


def read(files: dict[str, bytes]) -> Seen:
    """Return what the items, tests and the manifest hold."""
    seen, numbers = Seen(), {}
    manifest = etree.fromstring(files["imsmanifest.xml"])
    records = {unquote(each.get("href")): each for each in _all(manifest, "resource")}
    tests = {}
    for path, data in files.items():
        if not path.endswith(".xml") or path == "imsmanifest.xml" or path not in records:
            continue
        root = etree.fromstring(data)
        if _name(root) == "assessmentItem":
            numbers[path] = seen.add(_item(root, records[path]))
        else:
            tests[path] = root
        for image in _all(root, "img"):
            seen.pictures.append((image.get("alt"), files.get(unquote(image.get("src")))))
    for root in tests.values():
        references = [unquote(each.get("href")) for each in _all(root, "assessmentItemRef")]
        seen.quizzes[numbers.get(references[0], 0)] = _test(root)
    return seen


def _name(element: etree._Element) -> str:
    return _camel(etree.QName(element).localname.removeprefix("qti-"))


def _camel(name: str) -> str:
    return re.sub(r"-([a-z])", lambda match: match[1].upper(), name)


def _all(root: etree._Element, name: str, **wanted: str) -> Iterator[etree._Element]:
    for element in root.iter():
        if isinstance(element.tag, str) and _name(element) == name and wanted.items() <= _attributes(element).items():
            yield element


def _attributes(element: etree._Element) -> dict[str, str]:
    return {_camel(str(name)): str(value) for name, value in element.attrib.items()}


def _classed(root: etree._Element, name: str) -> list[etree._Element]:
    return [each for each in root.iter() if isinstance(each.tag, str) and name in (each.get("class") or "").split()]


def _item(root: etree._Element, record: etree._Element) -> Question:
    made = Question()
    for stem in (*_all(root, "prompt"), *_classed(root, "hornbook-stem")):
        made.say("stem", said(stem))
    made.say("title", root.get("title"))
    made.say("unit", " ".join(map(said, _classed(root, "hornbook-unit"))))
    made.say("tags", " ; ".join(map(said, _all(record, "keyword"))))
    made.say("difficulty", " ".join(map(said, _all(record, "difficulty"))))
    for option in _all(root, "simpleChoice"):
        made.say(f"option {option.get('identifier')}", said(option))
    for told in _all(root, "modalFeedback"):
        name = str(told.get("identifier"))
        made.say(name if name in {"correct", "incorrect", "partial", "general"} else f"feedback {name}", said(told))
    hints = [*_classed(root, "hornbook-hint"), *_all(root, "feedbackBlock")]
    for at, hint in enumerate([each for each in hints if _name(each) in {"details", "feedbackBlock"}], 1):
        made.say(f"hint {at}", said(hint))
    made.say("sample", " ".join(map(said, _classed(root, "hornbook-sample"))))
    made.say("rubric", " ; ".join(map(said, _classed(root, "hornbook-criterion"))))
    made.facts = _facts(root, made)
    made.facts["objectives"] = [said(each) for taxon in _all(record, "taxon") for each in _all(taxon, "id")]
    made.facts["rubric"] = [float(said(each)) for each in _classed(root, "hornbook-points")]
    return made


def _facts(root: etree._Element, made: Question) -> dict[str, Any]:
    (most,) = _all(root, "outcomeDeclaration", identifier="MAXSCORE")
    points = float("".join(most.itertext()).strip())
    language = root.get("{http://www.w3.org/XML/1998/namespace}lang")
    facts: dict[str, Any] = {"points": points, "language": language}
    (declared,) = _all(root, "responseDeclaration", identifier="RESPONSE")
    correct = [value for each in _all(declared, "correctResponse") for value in _all(each, "value")]
    keys = ["".join(value.itertext()) for value in correct]
    entries = [_attributes(each) for each in _all(declared, "mapEntry")]
    facts["mapped"] = {entry["mapKey"]: float(entry["mappedValue"]) for entry in entries}
    made.say("accepted", " ; ".join([*keys, *facts["mapped"]]))
    for choice in _all(root, "choiceInteraction"):
        own = _attributes(choice)
        facts |= {"keys": keys, "shuffle": own["shuffle"] == "true", "class": own.get("class", "")}
        facts |= {"max_choices": int(own["maxChoices"]), "min_choices": int(own.get("minChoices", 0))}
        facts["fixed"] = [each.get("identifier") for each in _all(choice, "simpleChoice", fixed="true")]
    for entry in _all(root, "extendedTextInteraction"):
        facts["lines"] = int(_attributes(entry)["expectedLines"])
        limits = " ".join(map(said, _classed(root, "hornbook-limits")))
        facts["words"] = [int(number) for number in re.findall(r"\d+", limits)]
    facts["intervals"] = list(_intervals(root))
    facts["patterns"] = [each.get("pattern") for each in _all(root, "patternMatch")]
    return facts


def _intervals(root: etree._Element) -> Iterator[tuple[float, float]]:
    for both in _all(root, "and"):
        ends = [float("".join(each.itertext())) for test in both for each in _all(test, "baseValue")]
        if [_name(test) for test in both] == ["gte", "lte"]:
            yield ends[0], ends[1]


def _test(root: etree._Element) -> Question:
    made = Question(facts={"pass_mark": None, "time_limit": 0, "shuffle": False})
    for _ in _all(root, "ordering", shuffle="true"):
        made.facts["shuffle"] = True
    made.say("quiz title", root.get("title"))
    made.say("quiz intro", " ".join(map(said, _all(root, "rubricBlock", view="candidate"))))
    for product in _all(root, "product"):
        made.facts["pass_mark"] = float("".join(next(_all(product, "baseValue")).itertext()))
    for limits in _all(root, "timeLimits"):
        made.facts["time_limit"] = int(_attributes(limits)["maxTime"])
    part = next(_all(root, "testPart"))
    control = next(each for each in part if _name(each) == "itemSessionControl")
    made.facts["attempts"] = int(_attributes(control)["maxAttempts"])
    made.facts["feedback_when"] = {"simultaneous": "end", "individual": "question"}[_attributes(part)["submissionMode"]]
    return made
