"""Tables: cells as content, captions, header columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hornbook import patterns as re
from hornbook.model import Align, Content, Table
from hornbook.reading.quiz.attributes import NONE, Attributes, split

if TYPE_CHECKING:
    from markdown_it.token import Token

    from hornbook.markup.scribe import Scribe

CAPTION = re.compile(
    r"(?:Table|Tabelle|Tabla|Tableau|Tabela|Tabella|Таблица|表)?(?:[ \t]*\d+)?[ \t]*[:：][ \t]+(?=\S)", re.IGNORECASE
)
_SIDES: tuple[Align, ...] = ("left", "center", "right")
HEADER_COLUMN = "header-column"


def read(tokens: Sequence[Token], scribe: Scribe, numbers: Sequence[int], caption: Content | None) -> Table:
    """Return the table of the tokens from `table_open` to `table_close`."""
    cells, align = _cells(tokens)
    cells, named = _without_attributes(cells)
    rows = [tuple(scribe.inline(cell, numbers) for cell in row) for row in cells]
    classes = (*str(tokens[0].attrs.get("class", "")).split(), *named.classes)
    return Table(
        header=rows[0] if rows else (),
        rows=tuple(rows[1:]),
        align=tuple(align),
        caption=caption,
        header_column=HEADER_COLUMN in classes,
        id=named.id or (str(tokens[0].attrs["id"]) if "id" in tokens[0].attrs else None),
        classes=tuple(name for name in classes if name != HEADER_COLUMN),
    )


def _cells(tokens: Sequence[Token]) -> tuple[list[list[Token]], list[Align | None]]:
    """The inline tokens of each row, and how each column is aligned."""
    rows: list[list[Token]] = []
    align: list[Align | None] = []
    for place, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in {"th_open", "td_open"}:
            rows[-1].append(tokens[place + 1])
            if len(rows) == 1:
                align.append(_aligned(token))
    return rows, align


def _without_attributes(rows: list[list[Token]]) -> tuple[list[list[Token]], Attributes]:
    """A line `{#id .class}` right below a table is a row to the parser: it is taken for what it says."""
    last = rows[-1] if len(rows) > 1 else []
    if not last or any(cell.content for cell in last[1:]):
        return rows, NONE
    rest, named = split(last[0].content)
    return (rows[:-1], named) if named != NONE and not rest.strip() else (rows, NONE)


def _aligned(token: Token) -> Align | None:
    style = str(token.attrs.get("style", ""))
    return next((side for side in _SIDES if f"text-align:{side}" in style), None)
