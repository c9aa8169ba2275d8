"""The features that a course can use, named, and the question types that can have each.

Every target declares a `Support` for each name in `FEATURES`, and under `type:feature` for a type where it differs.
The preflight compares that with what a lesson uses (see `usage`) before anything is written; the tables in
docs/targets are made from the same names, and a test proves each cell.
"""

from __future__ import annotations

TYPES: dict[str, str] = {
    "choice": "single choice",
    "multiple": "multiple choice",
    "true-false": "true or false",
    "short-text": "short text",
    "numeric": "numeric with tolerance or interval",
    "gaps": "gaps to fill in",
    "matching": "matching",
    "ordering": "ordering",
    "categorise": "categorise",
    "hotspot": "hotspot",
    "essay": "essay",
    "upload": "upload",
}
_OPTIONS = ("choice", "multiple")
_TYPED = ("short-text", "numeric", "gaps")
_ALL = tuple(TYPES)
_BY_HAND = ("essay", "upload")

_OF_TYPES: dict[str, tuple[str, tuple[str, ...]]] = {
    **{name: (words, (name,)) for name, words in TYPES.items()},
    "multiple.all": ("multiple choice, all or nothing", ("multiple",)),
    "multiple.each": ("multiple choice, own score for each option", ("multiple",)),
    "multiple.limits": ("least and most choices", ("multiple",)),
    "short-text.case": ("upper and lower case that count", ("short-text", "gaps")),
    "short-text.diacritics": ("accents that do not count", ("short-text", "gaps")),
    "short-text.pattern": ("wildcards in accepted texts", ("short-text", "gaps")),
    "numeric.unit": ("unit beside a number", ("numeric", "gaps")),
    "gaps.number": ("gap for a number", ("gaps",)),
    "gaps.dropdown": ("gap with options to choose from", ("gaps",)),
    "gaps.weight": ("gaps of different weight", ("gaps",)),
    "gaps.code": ("gap in code", ("gaps",)),
    "gaps.table": ("gap in a table", ("gaps",)),
    "matching.distractors": ("responses that match nothing", ("matching",)),
    "matching.reuse": ("responses that match several times", ("matching",)),
    "matching.all": ("matching, all or nothing", ("matching",)),
    "ordering.all": ("ordering, all or nothing", ("ordering",)),
    "categorise.distractors": ("items that belong to no category", ("categorise",)),
    "categorise.all": ("categorise, all or nothing", ("categorise",)),
    "hotspot.several": ("several areas to choose", ("hotspot",)),
    "hotspot.all": ("several areas, all or nothing", ("hotspot",)),
    "hotspot.circle": ("round area", ("hotspot",)),
    "hotspot.polygon": ("area of any shape", ("hotspot",)),
    "essay.lines": ("height of the field of an essay", ("essay",)),
    "essay.limits": ("word limits of an essay", ("essay",)),
    "essay.rubric": ("rubric", _BY_HAND),
    "essay.sample": ("sample answer", _BY_HAND),
    "upload.types": ("types of files to hand in", ("upload",)),
    "upload.size": ("largest size of a file", ("upload",)),
    "upload.count": ("several files to hand in", ("upload",)),
    "ungraded": ("question without a key", ("choice", "multiple", "true-false", "short-text", "numeric", "essay")),
    "partial": ("partial score of an answer", ("choice", *_TYPED)),
    "negative": ("score below zero for an answer", ("choice", *_TYPED)),
    "feedback.option": (
        "feedback for an option or accepted answer",
        ("choice", "multiple", "true-false", *_TYPED, "hotspot"),
    ),
    "feedback.correct": ("feedback for a right answer", _ALL),
    "feedback.incorrect": ("feedback for a wrong answer", _ALL),
    "feedback.partial": ("feedback for a partly right answer", tuple(name for name in TYPES if name != "true-false")),
    "feedback.general": ("general feedback (explanation)", _ALL),
    "hint": ("hints", _ALL),
    "title": ("title of a question", _ALL),
    "points": ("points other than 1", _ALL),
    "tags": ("tags of a question", _ALL),
    "objectives": ("objectives of a question", _ALL),
    "difficulty": ("difficulty of a question", _ALL),
    "shuffle": ("shuffled options", (*_OPTIONS, "gaps")),
    "fixed": ("option that keeps its place when shuffled", _OPTIONS),
    "numbering": ("numbering of options other than letters or numbers", _OPTIONS),
    "math": ("math", _ALL),
    "code": ("code block", _ALL),
    "table": ("table in a question", _ALL),
    "media": ("picture in a question", _ALL),
    "link": ("link to another lesson in a question", _ALL),
    "language": ("language other than the course's", _ALL),
}
_OF_QUIZZES: dict[str, str] = {
    "pool": "pool of which some questions are drawn",
    "variants": "question with drawn numbers",
    "quiz.intro": "text before the questions of a quiz",
    "quiz.graded": "graded quiz",
    "quiz.pass_mark": "pass mark of a quiz",
    "quiz.attempts": "limit of attempts",
    "quiz.time_limit": "time limit",
    "quiz.shuffle": "shuffled questions",
    "quiz.feedback_when": "feedback at the end or never",
    "quiz.one_by_one": "questions one by one",
}
FEATURES: dict[str, str] = {name: words for name, (words, _) in _OF_TYPES.items()} | _OF_QUIZZES


def cells() -> list[tuple[str, str]]:
    """Return each (feature, question type) that can be, and (feature, "") for what is a matter of quizzes."""
    of_types = [(name, kind) for name, (_, kinds) in _OF_TYPES.items() for kind in kinds]
    return [*of_types, *((name, "") for name in _OF_QUIZZES)]
