"""The course JSON, read with nothing but `json`."""

from __future__ import annotations

import json
from typing import Any

from tests.torture.seen import Question, Seen, markup, said

_FACTS = ("points", "shuffle", "numbering", "min_choices", "max_choices", "scoring", "lines", "min_words", "max_words")


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
        numbers = [seen.add(_question(item, lesson["language"])) for item in quiz["items"]]
        seen.quizzes[numbers[0]] = _quiz(quiz)
        _pictures(quiz, seen, files)


def _text(content: dict[str, Any] | None) -> str:
    return said(markup(content["html"])) if content else ""


def _question(item: dict[str, Any], language: str) -> Question:
    made = Question(facts={name: item[name] for name in _FACTS if name in item})
    made.facts |= {"language": language, "objectives": item["objectives"]}
    made.say("stem", _text(item["stem"]))
    made.say("title", item["title"])
    made.say("tags", " ; ".join(item["tags"]))
    made.say("difficulty", item["difficulty"] or "")
    made.say("unit", item.get("unit", ""))
    for name, content in item["feedback"].items():
        made.say(name, _text(content))
    for at, hint in enumerate(item["hints"], 1):
        made.say(f"hint {at}", _text(hint))
    for option in item.get("options", ()):
        made.say(f"option {option['id']}", _text(option["content"]))
        made.say(f"feedback {option['id']}", _text(option["feedback"]))
    for side in ("true", "false"):
        made.say(f"feedback {side}", _text(item.get(f"feedback_{side}")))
    made.say("sample", _text(item.get("sample")))
    made.say("rubric", " ; ".join(line["criterion"] for line in item.get("rubric", ())))
    made.say("accepted", " ; ".join(accepted["text"] for accepted in item.get("accepted", ())))
    made.facts |= _answers(item)
    return made


def _answers(item: dict[str, Any]) -> dict[str, Any]:
    match item["type"]:
        case "choice" | "multiple":
            keys = [option["id"] for option in item["options"] if option["correct"]]
            return {"keys": keys, "fixed": [option["id"] for option in item["options"] if option["fixed"]]}
        case "true-false":
            return {"keys": [str(item["answer"]).lower()]}
        case "numeric":
            return {"intervals": [(accepted["low"], accepted["high"]) for accepted in item["accepted"]]}
        case "short-text":
            return {"accepted": {accepted["text"]: accepted["score"] for accepted in item["accepted"]}}
        case _:
            return {"rubric": [line["points"] for line in item["rubric"]]}


def _quiz(quiz: dict[str, Any]) -> Question:
    names = ("kind", "pass_mark", "attempts", "time_limit", "shuffle", "feedback_when")
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
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _pictures(inner, seen, files)
