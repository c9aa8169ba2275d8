"""Texts in GIFT: every sign that means something there escaped, lines joined, pictures inside the text."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from hornbook import patterns as re
from hornbook.escaping import safe
from hornbook.model import Content
from hornbook.moodle.texts import FILE_MARK, PICTURE, joined, shown, spoken, unescaped

_ESCAPES = {sign: f"\\{sign}" for sign in "\\~=#{}:"} | {"\n": "\\n", "\r": ""}
_SIGN = re.compile(r"[\\~=#{}:\n\r]")
_NOT_IN_TAGS = dict.fromkeys(map(ord, "<>`\n\r\t"))


def escaped(text: str) -> Markup:
    """Return any text in one line, with no sign that GIFT could take for one of its own."""
    return safe(_SIGN.sub(lambda match: _ESCAPES[match[0]], text))


def written(*pieces: Content | None, mimes: Mapping[str, str], language: str = "") -> Markup:
    """Return the pieces one after the other as XHTML in one line; empty if there is nothing to say.

    A picture is a `data:` address; in place of its bytes stands the medium's id between two `FILE_MARK`s.
    """
    present = [piece for piece in pieces if piece is not None and piece.html]
    if not present:
        return Markup("")
    html = shown(joined(present).replace(FILE_MARK, ""))
    if "->" in html:
        html = html.replace("->", "-&gt;")
    if "media:" in html:
        html = PICTURE.sub(lambda match: f'src="{_address(unescaped(match[1]), mimes)}"', html)
    if language:
        html = spoken(html, language, block=len(present) > 1 or present[0].block)
    return escaped(html)


def guarded(text: str, form: str = "html") -> Markup:
    """Return an escaped text with the name of its format where its start would be taken for one, or for a weight."""
    return safe(f"[{form}]{text}" if text.startswith(("[", "%")) else text)


def comment(number: str, tags: tuple[str, ...]) -> Markup:
    """Return the line from which Moodle reads a question's id number and tags."""
    marks = [f"[id:{number}]", *(f"[tag:{_tag(tag)}]" for tag in tags)]
    return safe(f"// {' '.join(marks)}")


def _address(name: str, mimes: Mapping[str, str]) -> str:
    return f"data:{mimes.get(name, 'application/octet-stream')};base64,{FILE_MARK}{name}{FILE_MARK}"


def _tag(tag: str) -> str:
    return tag.translate(_NOT_IN_TAGS).replace("]", "\\]")
