"""What the templates of a page are given to work with."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from hornbook.model import Content
from hornbook.questions import Essay, Item, Multiple
from hornbook.rendering import number, placed

_MEDIA = "media/"
_PRE = re.compile(r"<pre(?=[\s>])(?![^>]*tabindex)")
_STYLED = re.compile(r"<[a-z][^<>]* style=\"[^<>]*>")
_STYLE = re.compile(r' style="([^"]*)"')
_ALIGN = re.compile(r"text-align:\s*(left|center|right)")
_TABLE = re.compile(r"<table(?=[\s>]).*?</table>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class View:
    """The language's strings, where links lead, the texts of objectives by id, and the templates."""

    templates: Environment
    strings: dict[str, str]
    link: Callable[[str, str], str | None]
    language: str
    objectives: Mapping[str, str] = field(default_factory=dict)

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
        if not item.graded and not isinstance(item, Essay):
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

    def _scrolling(self, html: str) -> str:
        if " style=" in html:
            html = _STYLED.sub(_by_class, html)
        if "<pre" in html:
            html = _PRE.sub('<pre tabindex="0"', html)
        if "<table" in html:
            label = str(Markup.escape(self.strings["table"]))
            frame = f'<div class="table" role="group" tabindex="0" aria-label="{label}">'
            html = _TABLE.sub(lambda match: f"{frame}{match[0]}</div>", html)
        return html


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
