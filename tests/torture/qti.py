"""QTI packages of either version, read with lxml by the names of QTI 2.1."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from lxml import etree

from tests.matrix.qti_answers import place_of
from tests.torture.qti_engine import Engine
from tests.torture.seen import Question, Seen, key, letter, said

_BY_SCORE = {"correct", "incorrect", "partial", "general"}
_FIELDS = {"textEntryInteraction", "inlineChoiceInteraction"}
_SHAPES = {"rect": "rectangle", "circle": "circle", "poly": "polygon"}


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
        for picture in _all(root, "object"):
            seen.pictures.append(("".join(picture.itertext()), files.get(unquote(picture.get("data")))))
    for path, root in tests.items():
        references = _references(root)
        quiz = seen.quizzes[numbers.get(references[0], 0)] = _test(root)
        kinds = [said(value) for each in _all(records[path], "learningResourceType") for value in _all(each, "value")]
        quiz.facts["kind"] = {"exam": "graded", "self assessment": "practice"}[kinds[0]]
        for selection in _all(root, "selection"):
            drawn = [numbers.get(path, 0) for path in _references(selection.getparent())]
            seen.pools.append((int(_attributes(selection)["select"]), drawn))
    return seen


def _references(root: etree._Element) -> list[str]:
    return [unquote(each.get("href")) for each in _all(root, "assessmentItemRef")]


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
        made.show("stem", stem)
    for asked in _all(root, "hotspotInteraction"):
        for name in ("object", "img"):
            made.say("stem", " ".join(map(said, _all(asked, name))))
    made.say("title", root.get("title"))
    made.say("unit", " ".join(map(said, _classed(root, "hornbook-unit"))))
    made.say("tags", " ; ".join(map(said, _all(record, "keyword"))))
    made.say("difficulty", " ".join(map(said, _all(record, "difficulty"))))
    for option in _all(root, "simpleChoice"):
        ordered = _name(option.getparent()) == "orderInteraction"
        made.show(f"{'item' if ordered else 'option'} {option.get('identifier')}", option)
    for told in _all(root, "modalFeedback"):
        name = str(told.get("identifier"))
        made.show(name if name in _BY_SCORE else f"feedback {_answer(name)}", told)
    _moved(root, made)
    _blanks(root, made)
    hints = [*_classed(root, "hornbook-hint"), *_all(root, "feedbackBlock")]
    for at, hint in enumerate([each for each in hints if _name(each) in {"details", "feedbackBlock"}], 1):
        made.show(f"hint {at}", hint)
    for sample in _classed(root, "hornbook-sample"):
        made.show("sample", sample)
    made.say("rubric", " ; ".join(map(said, _classed(root, "hornbook-criterion"))))
    made.facts |= _facts(root, made)
    made.facts["objectives"] = [said(each) for taxon in _all(record, "taxon") for each in _all(taxon, "id")]
    made.facts["rubric"] = [float(said(each)) for each in _classed(root, "hornbook-points")]
    return made


def _answer(name: str) -> str:
    """Return the answer that an identifier speaks of: `answer-2` is 2, gap a's `a-answer-2` or `a-b` is a2."""
    found = re.fullmatch(r"(?:([a-z]+)-)?(?:answer-(\d+)|([a-z]+))", name)
    if found is None or not (found[1] or found[2]):
        return name
    return f"{found[1] or ''}{found[2] or place_of(found[3]) + 1}"


def _moved(root: etree._Element, made: Question) -> None:
    """Read what is moved: premises to responses, or items to their places; and the areas of a picture."""
    for part, choices in zip(("premise", "response"), _all(root, "simpleMatchSet"), strict=False):
        for at, choice in enumerate(_all(choices, "simpleAssociableChoice")):
            made.show(f"{part} {letter(at)}", choice)
    for at, area in enumerate(_all(root, "hotspotChoice")):
        made.say(f"area {letter(at)}", _attributes(area)["hotspotLabel"])
    for at, area in enumerate(_all(root, "hotspotChoice")):
        shape, coords = area.get("shape"), tuple(map(int, area.get("coords").split(",")))
        made.facts.setdefault("areas", []).append((_SHAPES[shape], coords))
        assert area.get("identifier") == letter(at)


def _blanks(root: etree._Element, made: Question) -> None:
    """Read the gaps of a stem: their options, or what is accepted in them."""
    fields = [each for each in root.iter() if isinstance(each.tag, str) and _name(each) in _FIELDS]
    inside = [
        each for each in fields if any(outer in _classed(root, "hornbook-stem") for outer in each.iterancestors())
    ]
    declared = {each.get("identifier"): each for each in _all(root, "responseDeclaration")}
    for at, field in enumerate(inside):
        own = declared[_attributes(field)["responseIdentifier"]]
        for option in _all(field, "inlineChoice"):
            made.say(f"gap {letter(at)}", said(option))
        values = [said(value) for value in _all(own, "value")]
        texts = [*values, *(_attributes(entry)["mapKey"] for entry in _all(own, "mapEntry"))]
        made.say(f"gap {letter(at)}", " ; ".join(texts))
        made.facts["shuffle"] = made.facts.get("shuffle") or _attributes(field).get("shuffle") == "true"


def _facts(root: etree._Element, made: Question) -> dict[str, Any]:
    (most,) = _all(root, "outcomeDeclaration", identifier="MAXSCORE")
    points = float("".join(most.itertext()).strip())
    language = root.get("{http://www.w3.org/XML/1998/namespace}lang")
    facts: dict[str, Any] = {"points": points, "language": language}
    facts["limits"] = " ".join(map(said, _classed(root, "hornbook-limits")))
    facts["intervals"] = list(_intervals(root))
    facts["patterns"] = [each.get("pattern") for each in _all(root, "patternMatch")]
    engine = Engine(root)
    facts["told"] = sorted(_told(engine))
    facts["weights"] = list(_weights(engine))
    for declared in _all(root, "responseDeclaration", identifier="RESPONSE"):
        facts |= _declared(root, declared, made, points)
    return facts


def _declared(root: etree._Element, declared: etree._Element, made: Question, points: float) -> dict[str, Any]:
    """Return the facts of an item with one response."""
    facts: dict[str, Any] = {"points": points}
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
    for _ in _all(root, "hotspotInteraction"):
        facts |= {"keys": keys, "several": _attributes(declared)["cardinality"] == "multiple"}
    texts = {each.get("identifier"): key(said(each)) for each in root.iter() if each.get("identifier")}
    for _ in _all(root, "matchInteraction"):
        sent = dict(pair.split() for pair in keys)
        first = next(_all(root, "simpleMatchSet"))
        rows = [each.get("identifier") for each in _all(first, "simpleAssociableChoice")]
        facts["pairs"] = sorted((texts[row], texts[sent[row]] if row in sent else "") for row in rows)
        again = [_attributes(each)["matchMax"] == "0" for each in _all(root, "simpleAssociableChoice")]
        facts["reuse"] = any(again)
    for _ in _all(root, "orderInteraction"):
        facts["order"] = [texts[name] for name in keys]
    return facts


def _told(engine: Engine) -> Iterator[tuple[str, str]]:
    """Yield each answer after which feedback of its own is shown, with that feedback, by what tells them apart."""
    for identifier, declared in engine.responses.items():
        fields = [each for each in engine.root.iter() if _attributes(each).get("responseIdentifier") == identifier]
        if _attributes(declared)["cardinality"] == "ordered" or not fields:
            continue
        for answer, name in _answers(engine.root, fields[0], declared):
            several = _attributes(declared)["cardinality"] == "multiple"
            outcomes = engine.run({identifier: [answer] if several else answer})
            for told in engine.shown(outcomes):
                if told.get("identifier") not in _BY_SCORE:
                    yield name, key(said(told))


def _weights(engine: Engine) -> Iterator[float]:
    """Yield what each of several fields earns alone."""
    for identifier in engine.responses if len(engine.responses) > 1 else ():
        right = engine.correct(identifier, {})
        if right is not None:
            yield float(engine.run({identifier: right})["SCORE"] or 0.0)


def _answers(
    root: etree._Element, field: etree._Element, declared: etree._Element
) -> Iterator[tuple[str | float, str]]:
    """Yield the answers that a field can be given, with what tells each from others."""
    for option in (*_all(field, "simpleChoice"), *_all(field, "inlineChoice"), *_all(field, "hotspotChoice")):
        text = said(option) or _attributes(option).get("hotspotLabel", "")
        name = str(option.get("identifier"))
        yield name, name if name in {"true", "false"} else key(text)
    if _name(field) == "textEntryInteraction" and _attributes(declared)["baseType"] == "string":
        texts = [said(value) for value in _all(declared, "value")]
        texts += [_attributes(entry)["mapKey"] for entry in _all(declared, "mapEntry")]
        yield from ((text, key(text)) for text in dict.fromkeys(texts))
    elif _name(field) == "textEntryInteraction":
        for both in _all(root, "and"):
            if any(_attributes(each).get("identifier") == _attributes(declared)["identifier"] for each in both.iter()):
                ends = [float(said(each)) for each in _all(both, "baseValue")]
                if ends:
                    yield sum(ends) / 2, f"{sum(ends) / 2:g}"


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
