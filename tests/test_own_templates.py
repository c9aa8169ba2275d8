"""Faults in a project's templates: told by file and line, for the author to mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from hornbook import own_templates, pipeline

LESSON = "# Rain\n\nIt falls.\n"
PAGE = '{% extends "runtime/documents/lesson.html.j2" %}\n'
INDEX = '{% extends "runtime/documents/index.html.j2" %}\n'


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    ("file", "text", "line", "reason"),
    [
        ("html/lesson.html.j2", PAGE + "{% block top %}\n{{ lesson.titel }}{% endblock %}", 3, "titel"),
        ("html/lesson.html.j2", PAGE + "{% block top %}{{ nothing }}{% endblock %}", 2, "nothing"),
        ("html/lesson.html.j2", PAGE + "{% block top %}{{ view.strings.nothing }}{% endblock %}", 2, "nothing"),
        ("html/lesson.html.j2", "\n{% block top %}{{ a + }}{% endblock %}", 2, "TemplateSyntaxError"),
        ("html/lesson.html.j2", '{% extends "nowhere.j2" %}', 1, "nowhere.j2"),
        ("html/index.html.j2", INDEX + "{% block top %}{{ 1 / 0 }}{% endblock %}", 2, "ZeroDivisionError"),
    ],
)
def test_a_fault_in_a_template_of_the_project_is_a_finding(
    tmp_path: Path, jobs: int, file: str, text: str, line: int, reason: str
) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "rain.md").write_text(LESSON)
    request = pipeline.Request((tmp_path / "source",), tmp_path / "build", ("html",), jobs=jobs)
    assert not pipeline.build(request).failed
    before = sorted((tmp_path / "build").rglob("*"))
    own = tmp_path / "templates" / file
    own.parent.mkdir(parents=True)
    own.write_text(text)
    outcome = pipeline.build(request)
    assert outcome.failed
    assert [(each.code, each.span.file, each.span.line) for each in outcome.findings] == [("TGT006", str(own), line)]
    assert reason in outcome.findings[0].message
    assert sorted((tmp_path / "build").rglob("*")) == before


def test_a_fault_elsewhere_stays_what_it_is(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), own_templates.blamed(tmp_path):
        raise ZeroDivisionError
