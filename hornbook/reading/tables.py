"""Tables: cells as content, captions, header columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from hornbook.model import Content, Table

if TYPE_CHECKING:
    from markdown_it.token import Token

    from hornbook.markup.scribe import Scribe

CAPTION = re.compile(r"(?:Table|Tabelle|Tabla|Tableau|Tabela|Tabella|Таблица|表)?(?:[ \t]*\d+)?[ \t]*[:：][ \t]+(?=\S)", re.IGNORECASE)
_ALIGN = re.compile(r"text-align:(left|center|right)")
HEADER_COLUMN = "header-column"


def read(tokens: Sequence[Token], scribe: Scribe, numbers: Sequence[int], caption: Content | None) -> Table:
    """Return the table of the tokens from `table_open` to `table_close`."""
    rows: list[list[Content]] = []
    align: list[str | None] = []
    for place, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in {"th_open", "td_open"}:
            rows[-1].append(scribe.inline(tokens[place + 1], numbers))
            if len(rows) == 1:
                align.append(_aligned(token))
    classes = tuple(str(tokens[0].attrs.get("class", "")).split())
    return Table(
        header=tuple(rows[0]) if rows else (),
        rows=tuple(tuple(row) for row in rows[1:]),
        align=tuple(align),  # type: ignore[arg-type]  (the pattern admits just the three)
        caption=caption,
        header_column=HEADER_COLUMN in classes,
        id=str(tokens[0].attrs["id"]) if "id" in tokens[0].attrs else None,
        classes=tuple(name for name in classes if name != HEADER_COLUMN),
    )


def _aligned(token: Token) -> str | None:
    match = _ALIGN.search(str(token.attrs.get("style", "")))
    return match[1] if match else None
