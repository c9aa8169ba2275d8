"""What the torture course says in numbers and flags, written down by hand: points, keys, intervals, limits."""

from __future__ import annotations

from typing import Any

LETTERS = "abcdefghijklmnopqrstuvwxyz"
FACTS: dict[int, dict[str, Any]] = {
    1: {"points": 1, "keys": ["a"], "language": "ar"},
    2: {"points": 1, "keys": ["true"], "language": "ar"},
    3: {
        "points": 7 / 3,
        "keys": ["b"],
        "shuffle": True,
        "fixed": ["c"],
        "numbering": "iii",
        "objectives": ["type-o", "course-o"],
        "language": "en",
    },
    4: {"points": 0.25, "keys": ["a", "c"], "min_choices": 1, "max_choices": 3, "shuffle": False, "numbering": "none"},
    5: {"points": 0, "keys": ["a", "b"], "numbering": "123"},
    6: {"points": 1, "keys": ["false"]},
    7: {"points": 2, "accepted": {"Zqaccp07a Café": 1, "Zqaccp07b a*b": 0.5, "Zqaccp07c naïve & <b>": 0.25}},
    8: {"points": 1},
    9: {"points": 3, "intervals": [(9.79, 9.83)]},
    10: {"points": 1, "intervals": [(237.5, 262.5)]},
    11: {"points": 1, "intervals": [(3, 4)]},
    12: {"points": 1, "intervals": [(-40, -40), (1e-9, 1e-9), (6.021e23, 6.023e23)]},
    13: {"points": 1, "intervals": [(0, 0)]},
    14: {"points": 4.5, "lines": 12, "words": [50, 200], "rubric": [2, 2.5]},
    20: {"points": 1, "keys": ["b"]},
    21: {"points": 1, "keys": ["b"]},
    22: {"points": 2, "keys": ["b"]},
    23: {"points": 1, "keys": ["b"]},
    24: {"points": 1, "keys": ["b"]},
    25: {"points": 1, "keys": ["a"]},
    26: {"points": 1, "accepted": {"<zqaccp26a>": 1, "zqaccp26b & co": 1, '"zqaccp26c"': 1}},
    27: {"points": 1, "keys": ["true"]},
    28: {"points": 1, "rubric": [1]},
    29: {"points": 1, "intervals": [(2, 3)]},
    30: {"points": 1, "keys": ["aa"]},
    31: {"points": 1, "keys": ["b", "bg", "bh"], "shuffle": True, "fixed": ["bh"]},
    32: {"points": 1, "keys": list(LETTERS[:12])},
    33: {"points": 1, "keys": ["b"]},
    40: {"points": 1, "keys": ["b", "c"]},
    41: {"points": 1, "keys": ["b"]},
    42: {"points": 1, "keys": ["c"]},
    43: {"points": 1, "keys": ["b"]},
    44: {"points": 1, "keys": ["b"]},
    45: {"points": 1, "keys": ["b"]},
    46: {"points": 1, "keys": ["c"]},
    47: {"points": 2, "keys": ["true"]},
    48: {"points": 1, "keys": ["a"]},
    49: {"points": 3, "accepted": {"zqaccp49a Drift": 1}},
}
UNGRADED = (15, 16, 17, 18, 19)
QUIZ = 3
QUIZ_FACTS: dict[str, Any] = {
    "pass_mark": 0.65,
    "attempts": 3,
    "time_limit": 5400,
    "shuffle": True,
    "feedback_when": "end",
    "kind": "graded",
}
