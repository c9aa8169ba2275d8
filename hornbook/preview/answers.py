"""What is at each address of the preview: the site as `hornbook build` writes it, and below `.hornbook/` our own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from hornbook.diagnostics import Finding
from hornbook.own_templates import OwnTemplateError
from hornbook.preview import assets, comparison, faults, injection, panel, sites, views
from hornbook.preview.injection import version
from hornbook.preview.session import Session

_PAGE = "text/html"
OK, NOT_FOUND = 200, 404

Area = Callable[[Session, str, str], tuple[bytes, str] | None]
"""What is below a prefix: from the rest of the path and the query to bytes and media type, None where nothing is."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is served: `version` names these bytes (before the live script came in).

    Where they are not what was asked for, `finding` names the template that failed, or `fault` says what else did.
    """

    data: bytes
    kind: str
    version: str
    status: int = OK
    fault: str = ""
    finding: Finding | None = None


def answer(session: Session, path: str, query: str = "") -> Answer:
    """Return what is at a path (without its first `/`) for a query, as a browser gets it."""
    made = bare(session, path, query)
    if made.kind != _PAGE:
        return made
    address = f"/{path}?{query}" if query else f"/{path}"
    return replace(made, data=injection.enlivened(made.data, address, made.version))


def bare(session: Session, path: str, query: str = "") -> Answer:
    """Return the same without the live script: the very bytes of a build, where a build has them.

    A page that cannot be made any more is as it was when it was served last.
    """
    with session.lock:
        try:
            found = _found(session, path, query)
        except OwnTemplateError as error:
            return replace(_former(session, path), finding=error.finding())
        except Exception as error:  # noqa: BLE001 - a fault of ours must not end the preview
            return replace(_former(session, path), fault=faults.words(error))
        if found is None:
            return Answer(views.missing(session), _PAGE, "", NOT_FOUND)
        data, kind = found
        if kind == _PAGE:
            session.shown[path] = data
        return Answer(data, kind, version(data))


def _former(session: Session, path: str) -> Answer:
    """Return a page as it was served last."""
    former = session.shown.get(path)
    data = former or views.missing(session)
    return Answer(data, _PAGE, version(data), OK if former else NOT_FOUND)


def _found(session: Session, path: str, query: str) -> tuple[bytes, str] | None:
    for prefix, area in _AREAS.items():
        if path.startswith(prefix):
            return area(session, path.removeprefix(prefix), query)
    return None


def _site(session: Session, path: str, _query: str, *, target: str) -> tuple[bytes, str] | None:
    site = session.site(target)
    name = path or "index.html"
    data = site.file(name)
    return None if data is None else (data, site.kind(name))


def _asset(session: Session, name: str, _query: str) -> tuple[bytes, str] | None:
    data = assets.find(name, session.edition.overrides)
    return None if data is None else (data, sites.kind(name))


def _items(session: Session, _path: str, query: str) -> tuple[bytes, str] | None:
    return comparison.items(session, query), _PAGE


def _item(session: Session, path: str, _query: str) -> tuple[bytes, str] | None:
    return comparison.single(session, path)


def _lms(session: Session, _path: str, query: str) -> tuple[bytes, str] | None:
    return panel.panel(session, query), _PAGE


_AREAS: dict[str, Area] = {
    ".hornbook/assets/": _asset,
    ".hornbook/items": _items,
    ".hornbook/item/": _item,
    ".hornbook/lms": _lms,
    ".hornbook/scorm12/": partial(_site, target="scorm12"),
    ".hornbook/scorm2004/": partial(_site, target="scorm2004"),
    "": partial(_site, target="html"),
}
"""The first prefix that fits counts."""
