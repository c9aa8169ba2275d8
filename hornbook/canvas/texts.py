"""Content as Canvas keeps it: HTML with TeX for its MathJax and pictures among the files of the package."""

from __future__ import annotations

from html import escape, unescape
from typing import NamedTuple
from urllib.parse import quote, unquote

from hornbook import patterns as re
from hornbook.canvas.phrases import Voice
from hornbook.model import Content
from hornbook.rendering import placed

FILES = "web_resources/"
BASE = "$IMS-CC-FILEBASE$/"

_MATH = re.compile(
    r'<math\b[^>]*?\bdisplay="(inline|block)"[^>]*>(?:(?!</math>).)*?'
    r'<annotation encoding="application/x-tex">([^<]*)</annotation>\s*</semantics>\s*</math>',
    re.DOTALL,
)
_SIGN = re.compile(
    r"<(?:math|pre|code)\b.*?</(?:math|pre|code)>|<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|(\\(?=[(\[])|\$(?=\$))", re.DOTALL
)
_PICTURE = re.compile(r'src="media:([^"]+)"')
_ALT = re.compile(r'<img\b[^>]*?\balt="([^"]*)"')
_USED = re.compile(re.escape(BASE) + r'([^"&<]+)')
_CONTROLS = bytes(set(range(32)) - {9, 10, 13})


class Text(NamedTuple):
    """A text of the file: HTML or plain."""

    text: str
    html: bool = False


def html(content: Content) -> str:
    r"""Return the content's HTML: formulas as `\(…\)` and `\[…\]`, pictures below the base of the package's files."""
    markup = content.html
    if "\\" in markup or "$$" in markup:
        markup = _SIGN.sub(_kept, markup)
    if "<math" in markup:
        markup = _MATH.sub(_tex, markup)
    if 'src="media:' in markup:
        markup = _PICTURE.sub(lambda match: f'src="{address(unescape(match[1]))}"', markup)
    return str(placed(Content(html=markup, text=""))) if 'href="source:' in markup else markup


def block(content: Content) -> str:
    """Return the content's HTML as blocks: phrases stand in a paragraph."""
    return html(content) if content.block else f"<p>{html(content)}</p>"


def spoken(markup: str, voice: Voice) -> str:
    """Return HTML in one element that says which language it is in, if that has to be said."""
    return f"<div{voice.marks}>{markup}</div>"


def text(content: Content, voice: Voice) -> Text:
    """Return content as a text of the file: plain where it has no markup and speaks the course's language."""
    if "<" not in content.html and not voice.marks:
        shown = html(content)
        return Text(shown, html=True) if "<" in shown else Text(content.text)
    tag = "div" if content.block else "span"
    return Text(f"<{tag}{voice.marks}>{html(content)}</{tag}>" if voice.marks else html(content), html=True)


def words(content: Content) -> str:
    """Return the content's words for a list to choose from, which shows no markup: pictures say what they show."""
    alts = [unescape(alt) for alt in _ALT.findall(content.html)]
    said = " ".join(content.text.split())
    return " ".join([said, *(alt for alt in alts if alt and alt not in said)]).strip()


def picture(media: str, alt: str) -> str:
    """Return a paragraph with a picture of the package."""
    return f'<p><img src="{address(media)}" alt="{escape(alt)}"/></p>'


def address(media: str) -> str:
    """Return the address that Canvas replaces by that of the medium in its own files."""
    return BASE + quote(media)


def used(xml: str) -> list[str]:
    """Return the ids of the media that a file of the package shows, each once."""
    return list(dict.fromkeys(map(unquote, _USED.findall(xml)))) if BASE in xml else []


def encoded(xml: str) -> bytes:
    """Return the UTF-8 bytes of rendered XML: quotation marks by name, without the characters that no XML can hold."""
    quoted = xml.replace("&#34;", "&quot;").replace("&#39;", "'")
    plain = quoted.encode("utf-8", "replace").translate(None, _CONTROLS)
    return plain.replace(b"\xef\xbf\xbe", b"").replace(b"\xef\xbf\xbf", b"") if b"\xef\xbf" in plain else plain


def _kept(match: re.Match[str]) -> str:
    """Return text that MathJax would take for the start of a formula with an empty element in it."""
    return f"{match[1]}<span></span>" if match[1] else match[0]


def _tex(match: re.Match[str]) -> str:
    opening, closing = (r"\[", r"\]") if match[1] == "block" else (r"\(", r"\)")
    return f"{opening}{match[2]}{closing}"
