"""Edits on a text that keep all else as it is: line ends, byte order mark, encoding."""

from __future__ import annotations

import codecs
from collections.abc import Iterable

from hornbook import patterns as re
from hornbook.diagnostics.fix import Edit, Fix

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


def decode(data: bytes) -> tuple[str, str]:
    """Return a file's text with its line ends, and its encoding; a `UnicodeDecodeError` where it is not in it."""
    utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    encoding = "utf-16" if utf16 else "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else "utf-8"
    return data.decode(encoding), encoding


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return `text` with the edits made; they may not overlap."""
    lines = _LINE.findall(text)
    for edit in sorted(edits, reverse=True):
        line = lines[edit.line - 1]
        end = line[len(line.rstrip("\r\n")) :] or "\n"
        lines[edit.line - 1] = line[: edit.column - 1] + edit.text.replace("\n", end) + line[edit.end_column - 1 :]
    return "".join(lines)


def compatible(fixes: Iterable[Fix]) -> list[Fix]:
    """Return the fixes without those that touch what an earlier one changes."""
    taken: dict[int, list[tuple[int, int]]] = {}
    kept = []
    for fix in fixes:
        if not any(_meets(edit, taken.get(edit.line, [])) for edit in fix.edits):
            kept.append(fix)
            for edit in fix.edits:
                taken.setdefault(edit.line, []).append((edit.column, edit.end_column))
    return kept


def _meets(edit: Edit, taken: Iterable[tuple[int, int]]) -> bool:
    return any(edit.column <= end and start <= edit.end_column for start, end in taken)
