"""The fingerprint of a question: the same for two that ask for one thing in nearly the same words."""

from __future__ import annotations

from hashlib import blake2b

from hornbook import patterns as re
from hornbook.questions import Choice, Item, Multiple, Numeric, ShortText, TrueFalse

_WORD = re.compile(r"[^\W_]+|[-−+*/=<>]")
_SHORTEST_WORD, _KEPT_LETTERS, _FEWEST, _FEWEST_TO_JUDGE = 4, 7, 4, 5
_PADDING = {"which", "what", "that", "this", "these", "those", "following", "with", "from", "does", "have"}
_NEGATIONS = {"not", "no", "non", "pas", "ni", "não"}


def print_of(item: Item) -> bytes | None:
    """Return eight bytes made of the longer words, numbers and signs of stem and key in any order.

    None for a question that says too little in words to be known again: of few words, or with a picture, a formula
    or code that its words speak of.
    """
    key = _key(item)
    if key is None or any(mark in item.stem.html for mark in ("<img", "<math", "<code", "<table")):
        return None
    stem = _told(item.stem.text)
    if len(stem) < (_FEWEST_TO_JUDGE if isinstance(item, TrueFalse) else _FEWEST):
        return None
    told = " ".join(sorted(stem)) + "|" + " ".join(sorted(_WORD.findall(key.casefold())))
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def _told(text: str) -> set[str]:
    words = _WORD.findall(text.casefold())
    return {word[:_KEPT_LETTERS] for word in words if _is_told(word)}


def _is_told(word: str) -> bool:
    """Return whether a word makes another question; short ones do that are numbers, signs, names or negations."""
    if len(word) >= _SHORTEST_WORD:
        return word not in _PADDING
    return not word.isalpha() or len(word) == 1 or word in _NEGATIONS or not word.isascii()


def _key(item: Item) -> str | None:
    """Return the words of the key; None without a key in words."""
    if not item.graded:
        return None
    if isinstance(item, Choice | Multiple):
        return " ".join(sorted(option.content.text for option in item.options if option.correct))
    if isinstance(item, TrueFalse):
        return str(item.answer)
    if isinstance(item, ShortText | Numeric):
        return " ".join(accepted.text for accepted in item.accepted[:1])
    return None
