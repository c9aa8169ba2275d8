"""The course JSON, read with nothing but `json`."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from tests.torture.seen import Question, Seen, key, markup, said

_FACTS = (
    *("points", "graded", "shuffle", "numbering", "min_choices", "max_choices", "scoring", "lines", "min_words"),
    *("max_words", "several", "reuse", "accept", "max_bytes", "max_files", "case", "diacritics"),
)
# What a learner moves is called alike in all formats: a premise goes to a response, an item to its place.
_ENTRIES = defaultdict[str, dict[str, str]](
    dict,
    matching={"premises": "premise", "responses": "response"},
    categorise={"items": "premise", "categories": "response"},
    ordering={"items": "item"},
)


def read(files: dict[str, bytes]) -> Seen:
    """Return what the files of a `json` build hold."""
    seen = Seen()
    for path, data in files.items():
        if path == "course.json":
            _walk(json.loads(data), frozenset({"course"}), seen, files)
        elif path.startswith("lessons/"):
            _lesson(json.loads(data), seen, files)
    return seen


def _lesson(lesson: dict[str, Any], seen: Seen, files: dict[str, bytes]) -> None:
    _walk({key: value for key, value in lesson.items() if key != "quizzes"}, frozenset(), seen, files)
    for quiz in lesson["quizzes"]:
        numbers = []
        for entry in quiz["items"]:
            asked = entry["questions"] if entry["type"] == "pool" else [entry]
            added = [seen.add(question(item, lesson["language"])) for item in asked]
            seen.prose.append((frozenset({"pool"}), str(entry.get("title") or "")))
            seen.pools += [(entry["pick"], added)] if entry["type"] == "pool" else []
            numbers += added
        seen.quizzes[numbers[0]] = _quiz(quiz)
        _pictures(quiz, seen, files)


def _text(content: dict[str, Any] | None) -> str:
    return said(markup(content["html"])) if content else ""


def question(item: dict[str, Any], language: str) -> Question:
    """Return a question as its JSON has it."""
    made = Question(facts={name: item[name] for name in _FACTS if name in item})
    made.facts |= {"language": language, "objectives": item["objectives"]}
    _show(made, "stem", item["stem"])
    made.say("title", item["title"])
    made.say("tags", " ; ".join(item["tags"]))
    made.say("difficulty", item["difficulty"] or "")
    made.say("unit", item.get("unit", ""))
    for name, content in item["feedback"].items():
        _show(made, name, content)
    for at, hint in enumerate(item["hints"], 1):
        _show(made, f"hint {at}", hint)
    for option in item.get("options", ()):
        _show(made, f"option {option['id']}", option["content"])
        _show(made, f"feedback {option['id']}", option["feedback"])
    for side in ("true", "false"):
        _show(made, f"feedback {side}", item.get(f"feedback_{side}"))
    _show(made, "sample", item.get("sample"))
    made.say("rubric", " ; ".join(line["criterion"] for line in item.get("rubric", ())))
    _accepted(made, item)
    for gap in item.get("gaps", ()):
        _gap(made, gap)
    for area in item.get("areas", ()):
        made.say(f"area {area['id']}", area["label"])
        _show(made, f"feedback {area['id']}", area["feedback"])
    made.say("stem", item.get("alt", ""))
    for name, part in _ENTRIES[item["type"]].items():
        for entry in item[name]:
            _show(made, f"{part} {entry['id']}", entry["content"])
    made.facts |= _answers(item)
    made.facts["told"] = sorted(_told(item))
    return made


def _told(item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each answer that has feedback of its own, with the feedback, by what tells them from others."""
    for field in (item, *item.get("gaps", ())):
        for answer in (*field.get("accepted", ()), *field.get("options", ()), *field.get("areas", ())):
            if answer["feedback"]:
                yield _known(answer), key(answer["feedback"]["text"])
    for side in ("true", "false"):
        if item.get(f"feedback_{side}"):
            yield side, key(item[f"feedback_{side}"]["text"])


def _known(answer: dict[str, Any]) -> str:
    if "low" in answer:
        return f"{(answer['low'] + answer['high']) / 2:g}"
    return key(answer.get("text") or answer.get("label") or answer["content"]["text"])


def _show(made: Question, part: str, content: dict[str, Any] | None) -> None:
    if content:
        made.show(part, markup(content["html"]))


def _accepted(made: Question, item: dict[str, Any]) -> None:
    for at, accepted in enumerate(item.get("accepted", ()), 1):
        made.say("accepted", f"{accepted['text']} ; ")
        _show(made, f"feedback {at}", accepted["feedback"])


def _gap(made: Question, gap: dict[str, Any]) -> None:
    """Add what is accepted in a gap, or its options, and the feedback for each."""
    for at, answer in enumerate(gap.get("accepted", gap.get("options", ())), 1):
        made.say(f"gap {gap['id']}", answer["text"] if "text" in answer else _text(answer["content"]))
        _show(made, f"feedback {gap['id']}{at}", answer["feedback"])
    made.say("unit", gap.get("unit", ""))


def _answers(item: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = _ANSWERS.get(item["type"], _marked)(item)
    return found


def _marked(item: dict[str, Any]) -> dict[str, Any]:
    return {"rubric": [line["points"] for line in item["rubric"]]}


def _chosen(item: dict[str, Any]) -> dict[str, Any]:
    return {
        "keys": [option["id"] for option in item["options"] if option["correct"]],
        "fixed": [option["id"] for option in item["options"] if option["fixed"]],
    }


def _filled(item: dict[str, Any]) -> dict[str, Any]:
    numbers = [gap for gap in item["gaps"] if gap["type"] == "number-gap"]
    return {
        "intervals": [each for gap in numbers for each in _intervals(gap)],
        "texts": {gap["id"]: _texts(gap) if gap["type"] == "text-gap" else {} for gap in item["gaps"]},
        "weights": [gap["weight"] for gap in item["gaps"]],
        "shuffle": any(gap.get("shuffle") for gap in item["gaps"]),
    }


def _matched(item: dict[str, Any]) -> dict[str, Any]:
    right = {entry["id"]: key(entry["content"]["text"]) for entry in item["responses"]}
    return {"pairs": sorted((key(each["content"]["text"]), right[each["response"]]) for each in item["premises"])}


def _categorised(item: dict[str, Any]) -> dict[str, Any]:
    kinds = {entry["id"]: key(entry["content"]["text"]) for entry in item["categories"]} | {None: ""}
    return {"pairs": sorted((key(each["content"]["text"]), kinds[each["category"]]) for each in item["items"])}


def _pointed(item: dict[str, Any]) -> dict[str, Any]:
    return {
        "areas": [(area["shape"], tuple(area["coords"])) for area in item["areas"]],
        "keys": [area["id"] for area in item["areas"] if area["correct"]],
    }


_ANSWERS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "choice": _chosen,
    "multiple": _chosen,
    "true-false": lambda item: {"keys": [str(item["answer"]).lower()]},
    "numeric": lambda item: {"intervals": _intervals(item)},
    "short-text": lambda item: {"accepted": _texts(item)},
    "gaps": _filled,
    "matching": _matched,
    "categorise": _categorised,
    "ordering": lambda item: {"order": [key(entry["content"]["text"]) for entry in item["items"]]},
    "hotspot": _pointed,
}


def _intervals(field: dict[str, Any]) -> list[tuple[float, float]]:
    return [(accepted["low"], accepted["high"]) for accepted in field["accepted"]]


def _texts(field: dict[str, Any]) -> dict[str, float]:
    return {accepted["text"]: accepted["score"] for accepted in field["accepted"]}


def _quiz(quiz: dict[str, Any]) -> Question:
    names = ("kind", "pass_mark", "attempts", "time_limit", "shuffle", "feedback_when", "one_by_one")
    made = Question(facts={name: quiz[name] for name in names})
    made.say("quiz title", _text(quiz["title"]))
    made.say("quiz intro", _text(quiz["intro"]))
    return made


def _walk(value: Any, places: frozenset[str], seen: Seen, files: dict[str, bytes]) -> None:
    """Note each text of a lesson with the types of the blocks and the names of the fields that it stands in."""
    if isinstance(value, dict):
        if "html" in value and "text" in value:
            seen.prose.append((places, _text(value)))
            _pictures(value, seen, files)
            return
        here = places | ({value["type"]} if isinstance(value.get("type"), str) else set())
        if value.get("type") == "figure":
            seen.pictures.append((value["alt"], files.get(f"media/{value['media']}")))
        for key, inner in value.items():
            _walk(inner, here | {key}, seen, files)
    elif isinstance(value, list):
        for inner in value:
            _walk(inner, places, seen, files)
    elif isinstance(value, str):
        seen.prose.append((places, value))


def _pictures(value: Any, seen: Seen, files: dict[str, bytes]) -> None:
    if isinstance(value, dict) and isinstance(value.get("html"), str):
        for image in markup(value["html"]).iter("img"):
            seen.pictures.append((image.get("alt"), files.get(image.get("src", "").replace("media:", "media/", 1))))
    if isinstance(value, dict) and value.get("type") == "hotspot":
        seen.pictures.append((value["alt"], files.get(f"media/{value['media']}")))
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _pictures(inner, seen, files)
