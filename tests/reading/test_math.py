"""Formulas: what authors write is shown; what does more than show is refused; words stay words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from hornbook.markup.math import to_mathml

NAMESPACE = "{http://www.w3.org/1998/Math/MathML}"
ELEMENTS = (
    "math semantics annotation mrow mi mn mo mtext mspace ms mfrac msqrt mroot mstyle merror mpadded mphantom menclose "
    "msub msup msubsup munder mover munderover mmultiscripts mprescripts none mtable mtr mtd mlabeledtr mfenced"
)


@pytest.mark.parametrize(
    ("tex", "shown"),
    [
        ("a < b", "<mi>a</mi><mo>&lt;</mo><mi>b</mi>"),
        ("1 & 2", "<mi>&amp;</mi>"),
        (r"\text{a & b}", "<mtext>a\N{NO-BREAK SPACE}&amp;\N{NO-BREAK SPACE}b</mtext>"),
        (r"\text{<script>hit(1)</script>}", "<mtext>&lt;script&gt;hit(1)&lt;/script&gt;</mtext>"),
        ('\\text{<img\tsrc="x"\tonerror="hit(1)"/>}', "<mtext>&lt;img"),
        (r"\frac{1}{2}", "<mfrac><mrow><mn>1</mn></mrow><mrow><mn>2</mn></mrow></mfrac>"),
        (r"\color{red}{x}", 'mathcolor="red"'),
    ],
)
def test_a_formula_is_shown(tex: str, shown: str) -> None:
    html, fault = to_mathml(tex, display=False)
    assert not fault
    assert shown in html


@pytest.mark.parametrize("command", [r"\href{javascript:hit(1)}", r"\href{https://a.example}", r"\style{color:red}"])
def test_what_does_more_than_show_a_formula_stays_tex_with_a_finding(command: str) -> None:
    html, fault = to_mathml(command + "{x}", display=False)
    assert html == f'<code class="math">{command}{{x}}</code>'
    assert fault == f"{command.partition('{')[0]} does more than show a formula"


PIECES = (
    r"\text{ } \mbox{ \href{ \frac \color{ \class{ <script> </script> <b> </mtext> <img/> &lt; &#x3c; "
    '" = & ^ _ { } 1 x'
)


@given(st.lists(st.sampled_from(PIECES.split()), max_size=12).map(" ".join))
def test_nothing_but_mathml_comes_of_any_formula(tex: str) -> None:
    root = etree.fromstring(to_mathml(tex, display=True)[0])
    if root.tag != "code":
        assert {each.tag for each in root.iter()} <= {NAMESPACE + name for name in ELEMENTS.split()}
        assert not {name for each in root.iter() for name in each.attrib} & {"href", "style", "class", "src"}
