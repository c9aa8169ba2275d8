"""Raw HTML of an author: what could act is gone, wherever it stands."""

from __future__ import annotations

import pytest

from hornbook.markup.scribe import Scribe
from hornbook.source import from_text

BAD = '<script>alert(1)</script><img src="x" onerror="alert(1)">'


@pytest.mark.parametrize("tag", ["math", "MATH", "svg", "ma<math>th", "math\n"])
def test_script_within_authored_formulas_is_removed(tag: str) -> None:
    text = f"a <{tag}><mtext>{BAD}</mtext></{tag}> b"
    content = Scribe(from_text("lesson.md", text), "lesson.md", lambda _path: None).lines([text, ""], [1, 1])
    assert "script" not in content.html
    assert "onerror" not in content.html


def test_formulas_of_our_own_stay_beside_raw_html() -> None:
    scribe = Scribe(from_text("lesson.md", "$x$"), "lesson.md", lambda _path: None)
    content = scribe.line("<b>bold</b> $x^2$ <math><mi>y</mi></math>", 1)
    assert content.html.count("<math ") == 1
    assert "<annotation" in content.html
