"""What is shown while something is wrong: what was good before, and the findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from hornbook.preview import answers, session, state
from hornbook.preview.session import Session
from tests import projects
from tests.projects import CONTRADICTION, LESSON

FILES: dict[str, str | bytes] = {
    "source/course.yml": "title: Water\n",
    "source/rivers.md": LESSON,
    "source/seas.md": "# Seas\n\nSalt.\n",
}
TEMPLATE = "templates/html/lesson.html.j2"


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    monkeypatch.chdir(projects.write(tmp_path, FILES))
    return session.start((Path("source"),))


def save(shown: Session, files: dict[str, str | bytes]) -> bool:
    projects.write(Path(), files)
    return shown.refresh()


def text(shown: Session, path: str) -> str:
    return answers.bare(shown, path).data.decode()


def codes(shown: Session) -> list[str]:
    return [finding.code for finding in shown.edition.findings]


def test_a_lesson_with_an_error_stays_as_it_was_and_others_go_on(shown: Session) -> None:
    assert save(shown, {"source/rivers.md": CONTRADICTION, "source/seas.md": "# Seas\n\nSweet.\n"})
    assert "least effort" in text(shown, "rivers.html")
    assert "Sweet" in text(shown, "seas.html")
    assert "QUI012" in codes(shown)
    assert save(shown, {"source/rivers.md": LESSON.replace("least effort", "most power")})
    assert "most power" in text(shown, "rivers.html")
    assert codes(shown) == []


def test_a_lesson_that_never_was_good_is_shown_without_the_question_at_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = LESSON + "\n### 2. Where is it slow? {#slow}\n\n- a) Outside\n- b) Inside\n\nAnswer: b) Outside\n"
    monkeypatch.chdir(projects.write(tmp_path, {"a.md": both, "b.md": "# B\n\n[gone](none.md) words\n"}))
    shown = session.start((Path(),))
    assert 'id="fast"' in text(shown, "a.html")
    assert "Where is it slow" not in text(shown, "a.html")
    assert "gone" in text(shown, "b.html")


@pytest.mark.parametrize("broken", ["title: [Water\n", "targets: [nothing-like-this]\n", "- a\n- list\n"])
def test_with_a_broken_course_file_all_stays_as_it_was(shown: Session, broken: str) -> None:
    assert save(shown, {"source/course.yml": broken, "source/seas.md": "# Seas\n\nSweet.\n"})
    assert "Salt" in text(shown, "seas.html")
    assert [finding.span.file for finding in shown.edition.findings] == ["source/course.yml"]
    assert save(shown, {"source/course.yml": "title: Streams\n"})
    assert "Streams" in text(shown, "index.html")
    assert "Sweet" in text(shown, "seas.html")


def test_a_course_file_that_is_deleted_leaves_a_course_with_defaults(shown: Session, tmp_path: Path) -> None:
    (tmp_path / "source/course.yml").unlink()
    assert shown.refresh()
    assert "Water" not in text(shown, "index.html").partition("</title>")[0]


def test_a_folder_that_goes_and_comes_back_ends_nothing(shown: Session, tmp_path: Path) -> None:
    (tmp_path / "source").rename(tmp_path / "away")
    assert shown.refresh()
    assert "source" in shown.problem
    assert "Salt" in text(shown, "seas.html")
    assert state.state(shown, "/seas.html").problem == shown.problem
    (tmp_path / "away").rename(tmp_path / "source")
    assert shown.refresh()
    assert shown.problem == ""


def test_without_any_lesson_the_last_ones_stay(shown: Session, tmp_path: Path) -> None:
    for lesson in (tmp_path / "source").glob("*.md"):
        lesson.unlink()
    assert shown.refresh()
    assert codes(shown) == ["CRS001"]
    assert "Salt" in text(shown, "seas.html")


def test_a_save_that_changes_nothing_is_no_news(shown: Session) -> None:
    assert not save(shown, FILES)
    assert not save(shown, {"source/notes.txt": "not a lesson"})


def test_only_the_lesson_that_changed_is_read_again(shown: Session) -> None:
    former = dict(shown.memory.read)
    save(shown, {"source/seas.md": "# Seas\n\nSweet.\n"})
    assert shown.memory.read["rivers.md"][1] is former["rivers.md"][1]
    assert shown.memory.read["seas.md"][1] is not former["seas.md"][1]


def test_a_template_that_fails_leaves_the_page_and_says_where(shown: Session) -> None:
    before = text(shown, "seas.html")
    head = '{% extends "runtime/documents/lesson.html.j2" %}\n'
    assert save(shown, {TEMPLATE: head + "{% block bottom %}{{ nothing.at.all }}{% endblock %}"})
    failed = answers.bare(shown, "seas.html")
    assert (failed.data.decode(), failed.status) == (before, 200)
    (first, *_) = state.state(shown, "/seas.html").findings
    assert (first.code, first.place, first.here) == ("TGT006", f"{TEMPLATE}:2:1", True)
    assert "'nothing' is undefined" in first.message
    assert answers.bare(shown, "rivers.html").status == 404
    assert save(shown, {TEMPLATE: head + "{% block %}"})
    assert state.state(shown, "/seas.html").findings[0].place == f"{TEMPLATE}:2:1"
    assert save(shown, {TEMPLATE: head})
    assert answers.bare(shown, "seas.html").finding is None


def test_a_fault_of_our_own_is_told_and_ends_nothing(shown: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    from hornbook.preview import editions

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(editions, "take", fail)
        assert shown.refresh()
    assert "ZeroDivisionError" in shown.problem
    assert shown.refresh()
    assert shown.problem == ""


def test_the_state_of_a_page_names_what_stands_in_it_first_and_errors_before_the_rest(shown: Session) -> None:
    save(shown, {"source/rivers.md": CONTRADICTION, "source/seas.md": "# Seas\n\n![](none.png)\n"})
    told = state.state(shown, "/seas.html").findings
    here = [finding.here for finding in told]
    assert here == sorted(here, reverse=True)
    first = told[0]
    assert (first.severity, first.place) == ("error", "source/seas.md:3:5")
    assert first.line == ("![](", "none.png", ")")
    assert first.message
    assert first.why


def test_the_state_says_how_many_findings_it_leaves_out(shown: Session) -> None:
    many = "# Seas\n\n" + "[gone](none.md)\n\n" * (state.MOST + 5)
    save(shown, {"source/seas.md": many})
    told = state.state(shown, "/seas.html")
    assert (len(told.findings), told.more) == (state.MOST, 5)


def test_what_is_in_no_file_any_more_has_no_line(shown: Session, tmp_path: Path) -> None:
    save(shown, {"source/seas.md": "# Seas\n\n![](none.png)\n"})
    (tmp_path / "source/seas.md").unlink()
    assert state.state(shown, "/seas.html").findings[0].line is None
