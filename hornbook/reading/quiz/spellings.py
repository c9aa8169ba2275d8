"""Answer lines and keys in spellings off the beaten track, put into the usual one: `答案B`, `Ans => b`, `"B"`."""

from __future__ import annotations

from hornbook import patterns as re

_LEADING = re.compile(r"(?:[–—]\s+|[-=]+>\s*|[→⇒➜➔►▶★⭐🎯📌📝]\ufe0f?\s*)+")
_CLOSE = r"(?P<close>\s*(?:\*{1,3}|_{1,3}|</(?:b|strong|em|i)>))?"
_ARROW = re.compile(
    rf"{_CLOSE}\s*(?:[-=–—]+>|[→➡⇒➜➔⇨]\ufe0f?|[:：]\s*-+(?=\s)|[\]】]\s*[:：]|\)(?=\s*\(?[A-Za-z]\)?(?:[.):]|\s*$))|-(?=\(?[A-Za-z]\)?(?:[.)]|\s*$)))\s*"
)
_SHORT = 16
_LABEL = r"[*_(\[（]{0,4}[A-Za-z][.)\]）]?[*_]{0,3}"
_GLUED = re.compile(rf"\s*(?P<value>[(（][A-Za-z0-9][)）]|(?<=[\u3040-\u9fff가-힣]){_LABEL})\s*$")
_NUMBERED = re.compile(
    rf"{_CLOSE}\s*(?:(?:to|for|of|zu)\s+)?(?:q(?:uestion|n)?\s*\.?\s*)?(?:[#№]\s*|\(\s*)?\d{{1,3}}\)?\s*[:.：]"
    rf"(?P<end>\*\*|__)?\s*(?P<value>{_LABEL}\s*(?:$|(?<=[.)\]）*_\s])[-–—:\s].*))",
    re.IGNORECASE,
)
_QUOTES = {'"': '"', "“": "”", "„": "“", "«": "»", "'": "'", "‘": "’", "「": "」"}
_TICKS = "✅✔✓☑🗸🟢\ufe0f \\"
_NAMED = re.compile(
    r"(?:letter|letra|lettre|buchstabe|буква|lettera|option|opci[oó]n|opção|opzione|вариант|alternativa|choice|both)\s+"
    r"(?=\(?[A-Za-zА-Я]\)?(?:[\s.,:)]|$))",
    re.IGNORECASE,
)
_SAYS_RIGHT = re.compile(
    r"\(?(?P<label>[A-Za-z]|\d{1,2})[.)]?\s+(?:is|ist|es|est|è|é)\s+(?:the\s+|die\s+|la\s+|a\s+)?"
    r"(?:correct|right|richtige?|correct[ao]e?|corrett[ao]|corret[ao])(?:\s+(?:answer|option|choice|one|antwort))?\b"
    r"[\s.,:;–—-]*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_BECAUSE = re.compile(
    r"(?P<label>\(?(?:[A-Za-z]|\d{1,2})\)?),\s+(?=(?:because|since|as|for|which|weil|da|denn|porque|parce|car|perché|"
    r"потому|так)\b)"
)


# `Ans. B) one`, `**Ans.** Option B`
_POINTED = re.compile(r"(?P<close>\*\*|__)\s+(?=[\w(\[`\"“*])(?!is\b)|\s+(?=\(?[A-Ha-h]\)?[.):]\s)")


def led(text: str) -> str:
    """Return a line without the dash, arrow or sign before its first word, or the dashes around it."""
    if text[:3] in {"---", "==="} and text[-3:] == text[:3]:
        return text.strip("-= ")
    match = _LEADING.match(text)
    return text[match.end() :] if match else text


def joined(word: str, after: str) -> str:
    """Return what follows an answer line's `word`, with a colon where other signs, or none, join it to its value."""
    if word[-1] == "." and after[:1] == " " and len(after) > _SHORT:
        return f":{after}"
    pointed = _POINTED.match(after) if word[-1] == "." else None
    if pointed:
        return f"{pointed['close'] or ''}: {after[pointed.end() :]}"
    arrow = _ARROW.match(after)
    if arrow:
        return f"{arrow['close'] or ''}: {after[arrow.end() :]}"
    glued = _GLUED.match(word[-1:] + after, 1) if len(after) < _SHORT else None
    if glued:
        return f": {glued['value']}"
    numbered = _NUMBERED.match(after) if any(sign.isdecimal() for sign in after[:_SHORT]) else None
    return f": {numbered['value']}" if numbered else after


def unwrapped(value: str) -> str:
    """Return a key's value without what only sets it off: quotes, ticks, `letter`, `is the correct answer`."""
    bare = value.strip(_TICKS)
    if len(bare) > 1 and _QUOTES.get(bare[0]) == bare[-1] and bare.count(bare[0]) <= bare.count(bare[-1]):
        bare = bare[1:-1].strip()
    bare = _NAMED.sub("", bare, count=1) if _NAMED.match(bare) else bare
    right = _SAYS_RIGHT.match(bare)
    if right:
        return f"{right['label']}. {right['rest']}" if right["rest"] else right["label"]
    return _BECAUSE.sub(r"\g<label> - ", bare, count=1) if _BECAUSE.match(bare) else bare
