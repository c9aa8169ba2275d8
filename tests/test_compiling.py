"""Templates as they are compiled: escaping, calls and names as Jinja has them, attributes as Python has them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import DictLoader, StrictUndefined, UndefinedError
from markupsafe import Markup

from hornbook.compiling import Templates

THING = SimpleNamespace(name="<a & 'b'>", whole=Markup("<b>x</b>"), inner=SimpleNamespace(n=3))


def rendered(text: str, **names: Any) -> str:
    loader = DictLoader({"page": text, "other": "{% macro twice(x, y='-') %}{{ x }}{{ y }}{{ x }}{% endmacro %}"})
    templates = Templates(loader=loader, autoescape=True, undefined=StrictUndefined)
    first = templates.get_template("page").render(thing=THING, **names)
    assert templates.get_template("page").render(thing=THING, **names) == first
    return first


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{{ thing.name }}", "&lt;a &amp; &#39;b&#39;&gt;"),
        ("{{ thing.whole }}{{ thing.inner.n }}{{ true }}{{ none }}{{ 1.5 }}", "<b>x</b>3TrueNone1.5"),
        ("{{ call(*[1, 2], c=3) }}", "(1, 2){&#39;c&#39;: 3}"),
        ("{{ call(0, *[1], c=3, **{'d': 4}) }}", "(0, 1){&#39;c&#39;: 3, &#39;d&#39;: 4}"),
        ("{{ call(**{'class': 1}) }}", "(){&#39;class&#39;: 1}"),
        ("{% from 'other' import twice %}{{ twice('<') }}{{ twice('a', y='b') }}", "&lt;-&lt;aba"),
        ("{% macro box() %}[{{ caller() }}]{% endmacro %}{% call box() %}<i>{% endcall %}", "[<i>]"),
        ("{{ words['key'] }}", "value"),
        ("{% for x in [1, 2] %}{{ loop.index }}{% if not loop.last %},{% endif %}{% endfor %}", "1,2"),
        ("{{ range(3) | list | length }}", "3"),
    ],
)
def test_a_template_shows(text: str, shown: str) -> None:
    def call(*given: Any, **named: Any) -> str:
        return f"{given}{named}"

    assert rendered(text, call=call, words={"key": "value"}) == shown


@pytest.mark.parametrize(
    ("text", "fault"),
    [("{{ nothing }}", UndefinedError), ("{{ thing.nothing }}", AttributeError), ("{{ words.key }}", AttributeError)],
)
def test_what_is_not_there_is_an_error(text: str, fault: type[Exception]) -> None:
    with pytest.raises(fault):
        rendered(text, words={"key": "value"})
