"""What the torture course says in numbers and flags, written down by hand: points, keys, intervals, limits."""

from __future__ import annotations

from typing import Any

LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROUND = [*zip(LETTERS, [*LETTERS[1:], "aa"], strict=True), ("aa", "a")]
_PARIS = {"zqgacc50a1 Paris": 1, "zqgacc50a2 Lutetia": 0.5}
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
    50: {"points": 7 / 3, "weights": [1, 2, 1], "intervals": [(2.0, 2.2)], "texts": {"a": _PARIS, "b": {}, "c": {}}},
    51: {"points": 1, "texts": {"a": {'zqgacc51a = {1} ~ #2 "q" & co': 1}, "b": {}}},
    52: {"points": 1, "intervals": [(2, 2)], "texts": {"a": {"zqgacc52a": 1}, "b": {}}},
    53: {"points": 1, "texts": {"a": {}}},
    54: {"points": 2, "pairs": [("zqprem54a", "zqresp54b"), ("zqprem54b", "zqresp54a"), ("zqprem54c", "zqresp54c")]},
    55: {
        "points": 1,
        "reuse": True,
        "pairs": [("zqprem55a", "zqresp55b"), ("zqprem55b", "zqresp55a"), ("zqprem55c", "zqresp55b")],
    },
    56: {"points": 1, "pairs": sorted((f"zqprem56{one}", f"zqresp56{other}") for one, other in _ROUND)},
    57: {"points": 3, "order": ["zqitem57b", "zqitem57d", "zqitem57a", "zqitem57c"]},
    58: {"points": 1, "order": ["zqitem58b", "zqitem58c", "zqitem58a"]},
    59: {
        "points": 1,
        "pairs": [
            ("zqprem59a", "zqresp59a"),
            ("zqprem59b", "zqresp59b"),
            ("zqprem59c", "zqresp59a"),
            ("zqprem59d", ""),
        ],
    },
    60: {
        "points": 2,
        "keys": ["b"],
        "several": False,
        "areas": [("rectangle", (0, 0, 1, 1)), ("circle", (2, 2, 1)), ("polygon", (0, 0, 3, 0, 3, 3))],
    },
    61: {"points": 1, "keys": ["a", "b"], "several": True},
    62: {"points": 5, "rubric": [2, 3], "accept": [".pdf", ".docx"], "max_bytes": 10_000_000, "max_files": 2},
    63: {"points": 1, "keys": ["a"]},
    64: {"points": 1, "keys": ["b"]},
    65: {"points": 1, "accepted": {"zqaccp65a": 1}},
    66: {"points": 1, "intervals": [(6, 6)]},
}
POOLS = [(2, [63, 64, 65])]
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
