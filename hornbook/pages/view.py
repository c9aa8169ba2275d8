"""What the templates of a page are given to work with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from markupsafe import Markup

from hornbook import patterns as re
from hornbook.model import Content, Entry, Media, Option
from hornbook.pages.gaps import Piece, pieces
from hornbook.pages.highlighting import in_content
from hornbook.pages.pictures import corner, size
from hornbook.questions import BY_HAND, Essay, Gaps, Item, Multiple, Ordering, Upload
from hornbook.questions.hotspot import Area, Hotspot
from hornbook.questions.ordering import shown
from hornbook.rendering import number, placed

if TYPE_CHECKING:
    from jinja2 import Environment

_MEDIA = "media/"
_MENU_LENGTH = 48
_UNITS = ((1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB"))
_PRE = re.compile(r"<pre(?=[\s>])(?![^>]*tabindex)")
_STYLED = re.compile(r"<[a-z][^<>]* style=\"[^<>]*>")
_STYLE = re.compile(r' style="([^"]*)"')
_ALIGN = re.compile(r"text-align:\s*(left|center|right)")
_IMG = re.compile(rf'<img src="{_MEDIA}([^"]*)"(?![^>]*\swidth=)')
_TABLE = re.compile(r"<table(?=[\s>]).*?</table>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class View:
    """The language's strings, where links lead, the texts of objectives and the media by id, and the templates."""

    templates: Environment
    strings: dict[str, str]
    link: Callable[[str, str], str | None]
    language: str
    objectives: Mapping[str, str] = field(default_factory=dict)
    media: Mapping[str, Media] = field(default_factory=dict)

    def place(self, content: Content) -> Markup:
        """Return content as it stands in the page: media and links resolved, what scrolls can take the focus."""
        html = content.html
        if "<" not in html:
            return Markup(html)  # noqa: S704 - Content.html is sanitised XHTML by its contract
        return Markup(self._scrolling(placed(content, _MEDIA, self.link)))  # noqa: S704 - the same

    def say(self, key: str, **facts: object) -> str:
        """Return one of the page's own strings, its `{names}` filled."""
        return self.strings[key].format(**facts) if facts else self.strings[key]

    def macros(self, name: str) -> Any:
        """Return the macros of a template as attributes; the template is run once per environment."""
        return self.templates.get_template(name).module

    def worth(self, item: Item) -> str:
        """Return what an answer can earn, in words."""
        if not item.graded and not isinstance(item, BY_HAND):
            return self.strings["ungraded"]
        return self.say("points", n=number(round(item.points, 2)))

    def limits(self, item: Multiple) -> str:
        """Return how many options are to be chosen, in words, where the question says so."""
        least, most = item.min_choices, item.max_choices
        if least == most:
            return self.say("choose_exactly", n=least)
        if least and most:
            return self.say("choose_between", least=least, most=most)
        return self.say("choose_least", n=least) if least else self.say("choose_most", n=most)

    def words(self, item: Essay) -> str:
        """Return the limits of an essay, in words."""
        least, most = item.min_words, item.max_words
        if least and most:
            return self.say("words_between", least=least, most=most)
        return self.say("words_least", n=least) if least else self.say("words_most", n=most)

    def handing_in(self, item: Upload) -> list[str]:
        """Return what may be handed in: types, size and number of files, in words."""
        facts = [self.say("upload_types", types=", ".join(item.accept))] if item.accept else []
        if item.max_bytes:
            facts.append(self.say("upload_size", size=_size(item.max_bytes)))
        return [*facts, self.say("upload_count", n=item.max_files)]

    def pieces(self, item: Gaps) -> Iterator[Piece]:
        """Return the stem of an item, cut at its gaps."""
        return pieces(self.place(item.stem), item.gaps)

    def shown(self, item: Ordering) -> list[Entry]:
        """Return the items to order as a learner first meets them."""
        return shown(item)

    def lettered(self, entries: Sequence[Entry | Option]) -> bool:
        """Return whether entries need a list with letters beside a menu, which shows plain and short words only."""
        return any("<" in entry.content.html or len(entry.content.text) > _MENU_LENGTH for entry in entries)

    def badge(self, item: Hotspot, area: Area) -> tuple[str, str]:
        """Return where the letter of an area stands, from the left and from the top of its picture in percent."""
        x, y = corner(area)
        return f"{number(round(100 * x / item.width, 2))}%", f"{number(round(100 * y / item.height, 2))}%"

    def _scrolling(self, html: str) -> str:
        if " style=" in html:
            html = _STYLED.sub(_by_class, html)
        if "<img" in html:
            html = _IMG.sub(self._sized, html)
        if "<pre" in html:
            html = in_content(html)
            html = _PRE.sub('<pre tabindex="0"', html)
        if "<table" in html:
            label = str(Markup.escape(self.strings["table"]))
            frame = f'<div class="table" role="group" tabindex="0" aria-label="{label}">'
            html = _TABLE.sub(lambda match: f"{frame}{match[0]}</div>", html)
        return html

    def _sized(self, tag: re.Match[str]) -> str:
        width, height = size(self.media.get(unquote(tag[1])))
        return f'{tag[0]} width="{width}" height="{height}"' if width and height else tag[0]


def _by_class(tag: re.Match[str]) -> str:
    """Return a start tag with the alignment of its cell as a class: the page's policy lets no inline style work."""
    style = _STYLE.search(tag[0])
    bare = _STYLE.sub("", tag[0])
    align = _ALIGN.search(style[1]) if style else None
    if align is None:
        return bare
    if ' class="' in bare:
        return bare.replace(' class="', f' class="align-{align[1]} ', 1)
    end = -2 if bare.endswith("/>") else -1
    return f'{bare[:end]} class="align-{align[1]}"{bare[end:]}'


def _size(count: int) -> str:
    """Return a number of bytes in the largest unit that it fills."""
    step, unit = next(((step, unit) for step, unit in _UNITS if count >= step), (1, "B"))
    return f"{number(round(count / step, 1))} {unit}"
