"""JSON Schemas of what authors write in YAML, so that an editor can complete it and mark what is wrong.

They say what `hornbook.reading` takes, in the author's forms (`70%`, `1 h 30 min`, `- id: text`). The reader does not
use them: its findings say more. A test holds the two together.
"""

from __future__ import annotations

from typing import Any

from hornbook.targets.features import FEATURES

Schema = dict[str, Any]

_TEXT: Schema = {"type": ["string", "number", "boolean", "null"]}
_FLAG: Schema = {"enum": [True, False, None, "true", "false", "yes", "no", "on", "off"]}
_ITEM: Schema = {
    "type": ["string", "number", "boolean", "null", "object"],
    "additionalProperties": _TEXT,
    "maxProperties": 1,
}
_TEXTS: Schema = {"type": ["array", "string", "number", "boolean", "null"], "items": _ITEM}
_ID: Schema = {"type": ["string", "integer", "null"], "pattern": "^[A-Za-z0-9][A-Za-z0-9_-]*$"}
_LANGUAGE: Schema = {"type": ["string", "null"], "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"}
_MINUTES: Schema = {
    "type": ["integer", "string", "null"],
    "minimum": 0,
    "pattern": "^([0-9]+([.,][0-9]+)? *([hH]|hrs?|hours?)[.]?)? *([0-9]+ *(m|min|mins|minutes?)?[.]?)?$",
}
_SHARE: Schema = {
    "type": ["number", "string", "null"],
    "minimum": 0,
    "maximum": 1,
    "pattern": "^([0-9]{1,2}([.,][0-9]+)?|100([.,]0+)?) ?%$|^(0?[.,][0-9]+|0|1)$",
}
_OBJECTIVES: Schema = {
    "type": ["array", "object", "string", "null"],
    "items": _ITEM,
    "additionalProperties": _TEXT,
}
_SEVERITY: Schema = {"enum": ["error", "warning", "hint", "off", False, None]}
_MODULE: Schema = {
    "type": ["string", "number", "object"],
    "properties": {
        "id": {**_ID, "description": "Names the module; its folder's name without number if left out."},
        "title": {**_TEXT, "description": "Shown in the table of contents."},
        "folder": {**_TEXT, "description": "The folder, from the source folder."},
        "lessons": {
            "type": ["array", "null"],
            "items": _TEXT,
            "description": "Files in their order, where it is not that of their names.",
        },
    },
    "additionalProperties": False,
    "anyOf": [{"required": ["folder"]}, {"required": ["id"]}, {"type": ["string", "number"]}],
}


def _described(schema: Schema, description: str) -> Schema:
    return {**schema, "description": description}


FRONT_MATTER: Schema = {
    "title": "Front matter",
    "description": "The settings at the top of a lesson, between two lines of `---`.",
    "type": ["object", "null"],
    "properties": {
        "title": _described(_TEXT, "The lesson's title; its first heading if left out."),
        "description": _described(_TEXT, "One line for tables of contents and packages."),
        "objectives": _described(_OBJECTIVES, "What a learner can do afterwards: a list of `id: text`, or of texts."),
        "tags": _described(_TEXTS, "A list of words, or words with commas between."),
        "duration": _described(_MINUTES, "How long it takes: minutes, or such as `20 min` or `1 h 30 min`."),
        "language": _described(_LANGUAGE, "A language tag such as `en` or `pt-BR`; the course's if left out."),
        "id": _described(_ID, "Names the lesson's files; its file's name without number if left out."),
        "kind": {"enum": ["lesson", "quiz", None], "description": "`quiz` makes the whole file a quiz."},
        "order": _described({"type": ["integer", "null"]}, "The place in the module, where the name does not say it."),
        "takeaways": _described(_TEXTS, "What to remember, one sentence each."),
    },
    "additionalProperties": False,
}

COURSE_FILE: Schema = {
    "title": "Course file",
    "description": "`course.yml`: what the author decides for the whole course. Everything is optional.",
    "type": ["object", "null"],
    "properties": {
        "id": _described(_ID, "Names the packages; learning platforms know the course by it, so keep it."),
        "title": _described(_TEXT, "The course's title; its folder's name if left out."),
        "language": _described(_LANGUAGE, "Language of the course, `en` if left out."),
        "version": _described(_TEXT, "Version of the content, as you count it."),
        "license": _described(_TEXT, "An SPDX name such as `CC-BY-4.0`, or a sentence."),
        "description": _described(_TEXT, "Shown on the first page and in packages."),
        "authors": _described(_TEXTS, "A list of names."),
        "objectives": _described(_OBJECTIVES, "What a learner can do after the whole course."),
        "modules": {"type": ["array", "null"], "items": _MODULE, "description": "Folders in their order."},
        "pass_mark": _described(
            _SHARE, "Share of points that passes a quiz which sets none of its own: `60%` or `0.6`."
        ),
        "completion": {
            "enum": ["quiz", "pages", "pass", None],
            "description": "When a learning platform takes the course for completed; `quiz` if left out.",
        },
        "severities": {
            "type": ["object", "null"],
            "additionalProperties": _SEVERITY,
            "description": "Another weight for a rule, by its code.",
        },
        "targets": {
            "type": ["array", "object", "null"],
            "items": {"type": "string"},
            "additionalProperties": {"type": ["object", "null"]},
            "description": "The targets to build where the command names none; a mapping gives options.",
        },
        "allow_loss": _described(_FLAG, "Build although a target cannot carry something."),
        "accepted_losses": {
            "type": ["object", "null"],
            "additionalProperties": {"type": ["array", "null"], "items": {"enum": [*FEATURES]}, "minItems": 1},
            "description": "By target, the features whose loss you accept, so that it is no finding.",
        },
    },
    "additionalProperties": False,
}
