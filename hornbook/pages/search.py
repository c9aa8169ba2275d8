"""The index of a course's words, by which its pages are searched without a server.

It is a script that hands its data to `templates/runtime/script/search.js`, since a page that was opened from a folder
may load scripts but may not fetch. Both sides cut text into the same words: see `words`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

import msgspec

from hornbook import patterns as re
from hornbook.course import Course, Lesson
from hornbook.pages import addresses
from hornbook.pages.passages import passages

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_MOST_SHARED = len(_DIGITS) - 1
_WORD = re.compile(r"[^\W_]+")
# Scripts that write no spaces: Thai to Tibetan, Myanmar, Khmer, Kana, Han.
_UNSPACED = re.compile(
    "[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)

_Entry = tuple[str, str, tuple[str, ...]]


def words(text: str) -> set[str]:
    """Return the words of a text: small letters without marks; of a script without spaces each two letters in a row."""
    if text.isascii():
        return set(_WORD.findall(text.lower()))
    plain = _plain(text)
    found = set(_WORD.findall(" ".join(_UNSPACED.split(plain))))
    return found.union(*({run[at : at + 2] for at in range(len(run))} for run in _UNSPACED.findall(plain)))


def entries(lesson: Lesson) -> str:
    """Return the parts of a lesson with their words, as JSON for `index`."""
    rows = [(anchor, title, sorted(words(text))) for anchor, title, text in passages(lesson)]
    return msgspec.json.encode(rows).decode()


def index(course: Course, found: Mapping[str, str]) -> bytes:
    """Return the script with the index; `found` holds the `entries` of each lesson by its id.

    `lessons` are [page, title, language], `places` [lesson, anchor, title]. In `words` each line is a word, of which
    its first digit (base 36) says how many letters it shares with the word before, and the places where it stands:
    numbers (base 36), each less the one before.
    """
    places: list[tuple[int, str, str]] = []
    postings: dict[str, list[int]] = {}
    for number, entry in enumerate(course.lessons):
        for anchor, title, own in msgspec.json.decode(found.get(entry.id, "[]"), type=tuple[_Entry, ...]):
            for word in own:
                postings.setdefault(word, []).append(len(places))
            places.append((number, anchor, title))
    data = {
        "lessons": [(addresses.page(entry.id), entry.title, entry.language) for entry in course.lessons],
        "places": places,
        "words": "\n".join(_lines(postings)),
    }
    return b"hornbookIndex(" + msgspec.json.encode(data) + b");\n"


def _lines(postings: Mapping[str, list[int]]) -> Iterator[str]:
    before = ""
    for word in sorted(postings):
        shared = _shared(before, word)
        steps = zip(postings[word], [0, *postings[word]], strict=False)
        yield f"{_DIGITS[shared]}{word[shared:]} {' '.join(_base36(place - former) for place, former in steps)}"
        before = word


def _shared(one: str, other: str) -> int:
    """Return how many letters two words begin with in common, no more than a digit tells."""
    pairs = enumerate(zip(one, other, strict=False))
    return min(next((at for at, (left, right) in pairs if left != right), min(len(one), len(other))), _MOST_SHARED)


def _base36(number: int) -> str:
    digits = ""
    while number or not digits:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits


def _plain(text: str) -> str:
    taken_apart = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in taken_apart if unicodedata.category(sign)[0] != "M").lower().replace("ς", "σ")
