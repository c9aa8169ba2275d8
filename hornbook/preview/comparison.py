"""The page that shows one question as several targets write it, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs, quote, urlencode

from markupsafe import Markup

from hornbook import targets
from hornbook.course import Lesson
from hornbook.pages import addresses
from hornbook.pages.highlighting import highlighted
from hornbook.preview import excerpts, injection, views
from hornbook.preview.excerpts import File
from hornbook.preview.session import Session

ADDRESS = "/.hornbook/items"
USUAL = ("html", "qti3", "moodle")
_LANGUAGES = {"xml": "xml", "html": "html", "json": "json"}


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry of a menu: its value, its words, whether it is chosen."""

    value: str
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Pane:
    """What one target makes of the question: the address of a page of it, if it has one, files, losses."""

    name: str
    title: str
    page: str
    files: tuple[tuple[str, Markup], ...]
    losses: tuple[str, ...]


def items(session: Session, query: str) -> bytes:
    """Return the page for a query: `lesson`, `item` and any number of `target`."""
    asked = parse_qs(query)
    edition = session.edition
    entries = [entry for entry in edition.survey.course.lessons if any(quiz.items for quiz in entry.quizzes)]
    wanted = asked.get("lesson", [""])[0]
    entry = next((entry for entry in entries if entry.id == wanted), entries[0] if entries else None)
    lesson = excerpts.find(edition, entry.id) if entry else None
    found = list(excerpts.questions(lesson)) if lesson else []
    ids = [item.id for _, item in found]
    item = next((name for name in asked.get("item", []) if name in ids), ids[0] if ids else "")
    names = [name for name in targets.names() if name not in excerpts.PAGES[1:]]
    chosen = [name for name in names if name in asked.get("target", USUAL)] or list(USUAL)
    return views.page(
        session,
        "items.html.j2",
        ADDRESS,
        lessons=[Choice(each.id, each.title, each.id == (entry.id if entry else "")) for each in entries],
        items=[
            Choice(each.id, f"{number}. {excerpts.words(each.stem) or each.id}", each.id == item)
            for number, (_, each) in enumerate(found, 1)
        ],
        targets=[Choice(name, targets.load(name).title, name in chosen) for name in names],
        item=item,
        panes=list(_panes(session, lesson, item, chosen)) if lesson and item else [],
        neighbours=_neighbours(lesson.id, ids, item, chosen) if lesson else [],
        source=_source(session, lesson, item) if lesson else "",
        address=addresses.page(lesson.id) + f"#{quote(item)}" if lesson else "",
    )


def single(session: Session, path: str) -> tuple[bytes, str] | None:
    """Return a file of a site that has one question alone: at `<lesson>/<item>/` its page, else what pages load."""
    name, _, rest = path.partition("/")
    item, _, file = rest.partition("/")
    lesson = excerpts.find(session.edition, name)
    if lesson is None or file:
        site = session.site("html")
        data = site.file(file) if file.startswith(("assets/", "media/")) else None
        return None if data is None else (data, site.kind(file))
    alone = excerpts.excerpt(lesson, item)
    return (excerpts.page(session.edition, alone), "text/html") if alone else None


def _panes(session: Session, lesson: Lesson, item: str, names: Sequence[str]) -> Iterator[Pane]:
    alone = excerpts.excerpt(lesson, item)
    if alone is None:
        return
    for name in names:
        written = excerpts.written(session.edition, alone, item, name)
        page = _page(session, alone, item) if name in excerpts.PAGES else ""
        files = tuple(_question(file, item) for file in written.files) if page else written.files
        yield Pane(name, written.title, page, tuple((file.path, _code(file)) for file in files), written.losses)


def _page(session: Session, alone: Lesson, item: str) -> str:
    """Return the address of the question's own page; it changes with the page, so that this one does."""
    version = injection.version(excerpts.page(session.edition, alone))
    return f"/.hornbook/item/{quote(alone.id)}/{quote(item)}/?{version}"


def _question(file: File, item: str) -> File:
    """Return the part of a page that is the question."""
    _, begin, rest = file.text.partition(f'<fieldset class="question" id="{item}"')
    inner, end, _ = rest.partition("</fieldset>")
    return File(file.path, begin + inner + end)


def _code(file: File) -> Markup:
    return highlighted(file.text, _LANGUAGES.get(file.path.rpartition(".")[2], ""))


def _neighbours(lesson: str, ids: Sequence[str], item: str, names: Sequence[str]) -> list[tuple[str, str]]:
    """Return words and addresses of the questions before and after."""
    at = ids.index(item) if item in ids else 0
    beside = [("Previous question", at - 1), ("Next question", at + 1)]
    return [
        (
            words,
            f"{ADDRESS}?{urlencode([('lesson', lesson), ('item', ids[to]), *(('target', name) for name in names)])}",
        )
        for words, to in beside
        if 0 <= to < len(ids)
    ]


def _source(session: Session, lesson: Lesson, item: str) -> str:
    """Return where the question is written."""
    place = next((found.source for _, found in excerpts.questions(lesson) if found.id == item), None)
    return f"{session.edition.survey.found.shown(place.file)}:{place.line}:{place.column}" if place else ""
