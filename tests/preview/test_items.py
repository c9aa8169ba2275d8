"""A question by itself is what it is in the whole package, in every format; the page that shows it takes any query."""

from __future__ import annotations

from pathlib import Path

import pytest

from hornbook import targets, templating
from hornbook.preview import answers, comparison, excerpts, panel, session, state
from hornbook.preview.session import Session
from tests import projects
from tests.projects import LESSON

POOL = """\
# Pools

## Quiz {#quiz-pools .quiz}

::: pool {pick=1}

### Which is <b>wet</b> & "cold"? {#wet}

- [x] Water
- [ ] <script>alert(1)</script> Sand

### Which is dry? {#dry}

- [ ] Water
- [x] Sand

:::
"""


@pytest.fixture(scope="module")
def demo() -> Session:
    return session.start((projects.ROOT / "source",))


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    monkeypatch.chdir(projects.write(tmp_path, {"source/pools.md": POOL, "source/rivers.md": LESSON}))
    return session.start((Path("source"),))


def page(shown: Session, query: str = "") -> str:
    return answers.bare(shown, ".hornbook/items", query).data.decode()


@pytest.mark.parametrize("name", ["qti3", "qti22", "qti21"])
def test_an_item_alone_is_letter_for_letter_the_one_of_the_package(demo: Session, name: str) -> None:
    compared = 0
    for entry in demo.edition.survey.course.lessons:
        lesson = excerpts.find(demo.edition, entry.id)
        assert lesson is not None
        made = targets.load(name).render_lesson(lesson, demo.edition.survey.course, templating.environment(name))
        whole = {artifact.path: artifact.data.decode() for artifact in made.artifacts}
        for _, item in excerpts.questions(lesson):
            alone = excerpts.excerpt(lesson, item.id)
            assert alone is not None
            first = excerpts.written(demo.edition, alone, item.id, name).files[0]
            assert whole[first.path] == first.text
            compared += 1
    assert compared > 20


@pytest.mark.parametrize("name", targets.BUILTIN)
def test_every_question_is_written_in_every_format(demo: Session, name: str) -> None:
    for entry in demo.edition.survey.course.lessons:
        lesson = excerpts.find(demo.edition, entry.id)
        for _, item in excerpts.questions(lesson) if lesson else ():
            alone = excerpts.excerpt(lesson, item.id) if lesson else None
            assert alone is not None
            assert any(file.text for file in excerpts.written(demo.edition, alone, item.id, name).files)


def test_a_question_of_a_pool_is_shown_without_the_others(shown: Session) -> None:
    text = page(shown, "lesson=pools&item=dry&target=qti3&target=gift&target=json")
    assert "Which is dry?" in text
    first = text.partition('<div class="panes">')[2]
    assert "Water" in first
    assert "cold" not in first


def test_what_an_author_wrote_is_text_on_our_pages(shown: Session) -> None:
    text = page(shown, "lesson=pools&item=wet&target=moodle&target=html&target=qti12")
    assert "<script>alert" not in text
    assert "Which is <b>" not in text


@pytest.mark.parametrize(
    "query", ["", "lesson=none", "lesson=rivers&item=none", "target=none", "item=fast", "lesson=%00&item=..%2f", "&&=;"]
)
def test_any_query_shows_some_question(shown: Session, query: str) -> None:
    assert '<section class="pane"' in page(shown, query)


def test_a_course_without_questions_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(projects.write(tmp_path, {"seas.md": "# Seas\n\nSalt.\n"}))
    shown = session.start((Path(),))
    assert "no question in this course yet" in page(shown)


def test_the_page_changes_with_its_question_and_not_with_others(shown: Session) -> None:
    address = f"{comparison.ADDRESS}?lesson=rivers&item=fast&target=html&target=gift"
    first = state.state(shown, address).version
    projects.write(Path(), {"source/pools.md": POOL.replace("dry", "arid")})
    shown.refresh()
    assert state.state(shown, address).version == first
    projects.write(Path(), {"source/rivers.md": LESSON.replace("river fast", "river quick")})
    shown.refresh()
    assert state.state(shown, address).version != first


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("rivers/fast/", 200),
        ("rivers/fast/assets/lesson.css", 200),
        ("rivers/fast/index.html", 404),
        ("rivers/none/", 404),
        ("none/fast/", 404),
        ("rivers", 404),
        ("", 404),
        ("rivers/fast/assets/../../../../etc/passwd", 404),
    ],
)
def test_a_question_has_a_page_of_its_own(shown: Session, path: str, status: int) -> None:
    assert answers.bare(shown, f".hornbook/item/{path}").status == status


@pytest.mark.parametrize("query", ["", "version=scorm2004", "version=none&unit=none", "unit=..%2f..%2fx"])
def test_the_panel_plays_a_launch_page_that_there_is(shown: Session, query: str) -> None:
    text = answers.bare(shown, ".hornbook/lms", query).data.decode()
    launch = text.partition('data-launch="/')[2].partition('"')[0]
    assert answers.bare(shown, launch).status == 200


def test_with_a_unit_for_each_lesson_one_is_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files: dict[str, str | bytes] = {
        "course.yml": "title: Water\ntargets: {scorm12: {sco: lesson}}\n",
        "rivers.md": LESSON,
        "seas.md": "# Seas\n\nSalt.\n",
    }
    monkeypatch.chdir(projects.write(tmp_path, files))
    shown = session.start((Path(),))
    text = panel.panel(shown, "version=scorm12&unit=seas.sco.html").decode()
    assert 'data-launch="/.hornbook/scorm12/seas.sco.html"' in text
    assert answers.bare(shown, ".hornbook/scorm12/seas.sco.html").status == 200
