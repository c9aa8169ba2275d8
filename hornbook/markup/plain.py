"""Text that holds no Markdown at all: most options and much feedback. It needs no parser."""

from __future__ import annotations

from html import escape

from hornbook import patterns as re

_MARKED = re.compile(r"[\\`*_\[\]<&~$^{}|\n@]|://|www\.|mailto:|xmpp:")
_SPACES = re.compile(r"[ \t]+")


def is_plain(text: str) -> bool:
    """Return whether inline Markdown would show `text` as it stands."""
    return _MARKED.search(text) is None


def to_html(text: str) -> str:
    """Return plain text as XHTML text."""
    return escape(text, quote=False) if "<" in text or "&" in text or ">" in text else text


def squeeze(text: str) -> str:
    """Return `text` with runs of blanks as one and no empty lines, trimmed."""
    if "\n" in text:
        text = "\n".join(line for line in map(str.strip, text.split("\n")) if line)
    return (_SPACES.sub(" ", text) if "  " in text or "\t" in text else text).strip()
