"""QTI 1.2 packages for Canvas, read with lxml; the HTML in them with an HTML parser."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote

from lxml import etree

from tests.torture.markers import words
from tests.torture.seen import Question, Seen, key, letter, markup, said

_BY_SCORE = {"correct_fb": "correct", "general_incorrect_fb": "incorrect", "general_fb": "general"}
_NONE = "None of these"


def read(files: dict[str, bytes]) -> Seen:
    """Return what the assessments hold, with what their `assessment_meta.xml` says of them."""
    seen = Seen()
    for path, data in files.items():
        folder, _, name = path.rpartition("/")
        if name == f"{folder}.xml":
            _assessment(etree.fromstring(data), etree.fromstring(files[f"{folder}/assessment_meta.xml"]), seen, files)
    return seen


def _all(root: etree._Element, name: str) -> list[etree._Element]:
    return [each for each in root.iter() if isinstance(each.tag, str) and etree.QName(each).localname == name]


def _children(root: etree._Element, name: str) -> list[etree._Element]:
    return [each for each in root if isinstance(each.tag, str) and etree.QName(each).localname == name]


def _fields(root: etree._Element) -> list[tuple[str, str]]:
    rows = [[said(each) for each in field] for field in _all(root, "qtimetadatafield")]
    return [(label, entry) for label, entry in rows]


def _html(element: etree._Element) -> etree._Element:
    """Return the text of the first `mattext` as an element."""
    text = _all(element, "mattext")[0]
    shown = text.text or " "
    return markup(shown) if text.get("texttype") == "text/html" else _plain(shown)


def _plain(text: str) -> etree._Element:
    made = etree.Element("p")
    made.text = text
    return made


def _assessment(root: etree._Element, meta: etree._Element, seen: Seen, files: dict[str, bytes]) -> None:
    known: dict[etree._Element, int] = {}
    for item in _all(root, "item"):
        known[item] = seen.add(_item(item))
        _pictures(item, seen, files)
    for section in _all(root, "section"):
        drawn = [known[each] for each in _children(section, "item")]
        counts = [int(each.text or 0) for each in _all(section, "selection_number")] if drawn else []
        if counts and counts[0] < len(drawn):
            seen.pools.append((counts[0], drawn))
    seen.quizzes[next(iter(known.values()))] = _quiz(root, meta)
    _in_html([_text(meta, "description")], seen, files)


def _text(root: etree._Element, name: str) -> str:
    return next((each.text or "" for each in _all(root, name)), "")


def _quiz(root: etree._Element, meta: etree._Element) -> Question:
    made = Question()
    made.say("quiz title", _text(meta, "title"))
    made.say("quiz intro", said(markup(_text(meta, "description") or " ")))
    attempts = int(_text(meta, "allowed_attempts"))
    made.facts = {
        "kind": "graded" if _text(meta, "quiz_type") == "assignment" else "practice",
        "attempts": max(attempts, 0),
        "time_limit": 60 * int(_text(meta, "time_limit") or 0),
        "feedback_when": {"": "end", "until_after_last_attempt": "end", "always": "never"}[_text(meta, "hide_results")],
        "pass_mark": None,
        "one_by_one": _text(meta, "one_question_at_a_time") == "true",
    }
    groups = [int(each.text or 0) for each in _all(root, "selection_number")]
    made.facts["shuffle"] = groups == [len(_all(root, "item"))]
    return made


def _pictures(item: etree._Element, seen: Seen, files: dict[str, bytes]) -> None:
    _in_html([each.text or "" for each in _all(item, "mattext") if each.get("texttype") == "text/html"], seen, files)


def _in_html(texts: list[str], seen: Seen, files: dict[str, bytes]) -> None:
    for text in texts:
        for image in markup(text or " ").iter("img"):
            path = unquote(image.get("src", "")).replace("$IMS-CC-FILEBASE$/", "web_resources/")
            seen.pictures.append((image.get("alt"), files.get(path)))


def _item(item: etree._Element) -> Question:
    fields = _fields(_children(item, "itemmetadata")[0])
    known = dict(fields)
    kind, points = known["question_type"], float(known["points_possible"])
    made = Question(facts={"type": kind, "points": points, "language": "en", "told": [], "intervals": []})
    made.facts["several"] = kind == "multiple_answers_question"
    made.say("title", item.get("title"))
    made.say("tags", " ; ".join(entry for label, entry in fields if label == "hornbook_tag"))
    made.say("difficulty", known.get("hornbook_difficulty", ""))
    made.facts["objectives"] = [entry for label, entry in fields if label == "hornbook_objective"]
    (presentation,) = _children(item, "presentation")
    _stem(presentation, made)
    told = {each.get("ident"): _html(each) for each in _all(item, "itemfeedback")}
    for ident, part in _BY_SCORE.items():
        if ident in told:
            made.show(part, told[ident])
    rubric, _, sample = known.get("grading_notes", "").partition("Sample answer:")
    made.say("rubric", rubric)
    made.say("sample", sample)
    made.facts["rubric"] = [float(points) for points in re.findall(r"\(([0-9.]+)\)$", rubric, re.MULTILINE)]
    _labels(kind, presentation, made)
    _conditions(kind, item, told, made)
    return made


def _stem(presentation: etree._Element, made: Question) -> None:
    stem = _html(_children(presentation, "material")[0])
    spoken = [str(each.get("lang")) for each in stem.iter() if each.get("lang")]
    made.facts["language"] = spoken[0] if spoken else "en"
    for at, hint in enumerate(stem.findall(".//details"), 1):
        made.show(f"hint {at}", hint)
        hint.drop_tree()
    made.show("stem", stem)
    made.say("unit", said(stem))
    made.facts["limits"] = said(stem)


def _labels(kind: str, presentation: etree._Element, made: Question) -> None:
    responses = _all(presentation, "response_lid")
    for at, response in enumerate(responses):
        labels = _all(response, "response_label")
        texts = [_html(label) for label in labels]
        if kind == "matching_question":
            made.show(f"premise {letter(at)}", _html(response))
            for place, text in enumerate(texts if at == 0 else ()):
                made.show(f"response {letter(place)}", text)
        elif kind in {"fill_in_multiple_blanks_question", "multiple_dropdowns_question"}:
            made.say(f"gap {letter(at)}", " ; ".join(map(said, texts)))
        else:
            for place, text in enumerate(texts):
                made.show(f"option {letter(place)}", text)
                made.show(f"area {letter(place)}", text)
        for render in _all(response, "render_choice"):
            made.facts["shuffle"] = render.get("shuffle") == "Yes"


def _conditions(kind: str, item: etree._Element, told: dict[str, etree._Element], made: Question) -> None:
    """Read which answers score, and which show feedback of their own."""
    names = {each.get("ident"): key(said(_html(each))) for each in _all(item, "response_label") if len(each)}
    judged = len(names) == 2 and not any(map(words, names.values()))
    if judged:
        names = dict(zip(names, ("true", "false"), strict=True))
    places = {each: letter(at) for at, each in enumerate(names)}
    prompts = {each.get("ident"): key(said(_html(each))) for each in _all(item, "response_lid") if len(each) > 1}
    made.facts |= {"keys": [], "accepted": {}}
    pairs: list[tuple[str, str]] = []
    for condition in _all(item, "respcondition"):
        _tells(condition, told, names, places, made)
        for equal in _all(condition, "varequal") if _all(condition, "setvar") else ():
            answer, asked = equal.text or "", equal.get("respident")
            if asked in prompts:
                pairs.append((prompts[asked], names[answer]))
            elif etree.QName(equal.getparent()).localname != "not":
                _right(answer, names.get(answer, "") if judged else places.get(answer, ""), made)
        ends = [[float(each.text or "nan") for each in _all(condition, name)] for name in ("vargte", "varlte")]
        made.facts["intervals"] += zip(*ends, strict=True)
    if kind == "matching_question":
        _pairs(pairs, made)
    if judged:
        for side, place in (("true", "a"), ("false", "b")):
            made.say(f"feedback {side}", made.parts.pop(f"feedback {place}", ""))
    made.facts["told"].sort()


def _right(answer: str, key_of: str, made: Question) -> None:
    """Add an answer that scores: the key, or a text that is accepted."""
    if key_of:
        made.facts["keys"].append(key_of)
    else:
        made.say("accepted", f"{answer} ; ")
        made.facts["accepted"][answer] = 1.0


def _pairs(pairs: list[tuple[str, str]], made: Question) -> None:
    sent = [other for _, other in pairs]
    made.facts["reuse"] = len(set(sent)) < len(sent)
    made.facts["pairs"] = sorted((one, "" if other == _NONE else other) for one, other in pairs)
    if all(one.isdigit() for one, _ in pairs):
        made.facts["order"] = [other for _, other in sorted(pairs, key=lambda pair: int(pair[0]))]
        for part in [each for each in made.parts if each.startswith("response")]:
            made.parts[part.replace("response", "item")] = made.parts[part]


def _tells(
    condition: etree._Element,
    told: dict[str, etree._Element],
    names: dict[str, str],
    places: dict[str, str],
    made: Question,
) -> None:
    """Read the feedback that one answer shows."""
    shown = [each.get("linkrefid") for each in _all(condition, "displayfeedback")]
    answers = [each.text or "" for each in _all(condition, "varequal")]
    ends = [float(each.text or "nan") for name in ("vargte", "varlte") for each in _all(condition, name)]
    for ident in (each for each in shown if each not in _BY_SCORE):
        answer = answers[0] if answers else ""
        name = names.get(answer, key(answer))
        if ends:
            name = f"{sum(ends) / 2:g}"
        made.show(f"feedback {_answer_part(condition, answer, places, made)}", told[ident])
        made.facts["told"].append((name, key(said(told[ident]))))


def _answer_part(condition: etree._Element, answer: str, places: dict[str, str], made: Question) -> str:
    """Return the part that feedback belongs to: an option's letter, a gap's letter with the answer's number."""
    response: Any = next(iter(_all(condition, "varequal")), None)
    gap = re.fullmatch("response_gap_([a-z]+)", response.get("respident")) if response is not None else None
    if gap:
        own = [each for each in places if each[:-3] == answer[:-3]]
        return f"{gap[1]}{own.index(answer) + 1}"
    if answer in places:
        return places[answer]
    return str(sum(part.startswith("feedback") for part in made.parts) + 1)
