"""The worked example of docs/themes.md is built as it stands there; pages are shown in pictures."""

from __future__ import annotations

from pathlib import Path

import pytest

from hornbook import pipeline
from tests import projects
from tests.docs import pages
from tests.pages import colours
from tools import preview_screens, screens

THEMES = pages.ROOT / "docs" / "themes.md"
FILES = {example.info.split()[1]: example.text for example in pages.examples(THEMES) if " " in example.info}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("school")
    projects.write(root, {**FILES, "source/course.yml": "language: nl\n", "source/01-les.md": "# Les\n\nTekst.\n"})
    pipeline.build(pipeline.Request((root / "source",), root / "build", ("html", "scorm12")))
    return root / "build" / "html"


def test_the_example_changes_colours_a_block_and_words_and_nothing_else(site: Path) -> None:
    page = (site / "les.html").read_text(encoding="utf-8")
    style = (site / "assets" / "lesson.css").read_text(encoding="utf-8")
    assert "Made at the Vondel School" in page
    assert "Naar de inhoud" in page
    assert '"search":"Zoeken"' in page
    assert '"close":"Close"' in page
    assert style.rindex("--accent:light-dark(#7a2e5d") > style.rindex("--accent:light-dark(#1c5d87")


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_the_colours_of_the_example_are_as_legible_as_ours(theme: int) -> None:
    known = colours.ours() | colours.declared(FILES["templates/runtime/style/theme.css"])
    assert colours.too_faint(known, theme) == {}


def test_every_property_is_in_the_table() -> None:
    text = THEMES.read_text(encoding="utf-8")
    washes = {f"{name}-wash" for name in ("right", "wrong", "part")}
    assert [
        name for name in sorted({*colours.ours(), *colours.properties()} - washes) if f"`--{name}`" not in text
    ] == []


def test_a_picture_of_each_kind_of_page_is_there_to_be_reviewed_and_light() -> None:
    shown = (pages.ROOT / "docs" / "pages.md").read_text(encoding="utf-8")
    sizes = {screen.name: (screens.FOLDER / f"{screen.name}.webp").stat().st_size for screen in screens.SCREENS}
    assert [name for name in sizes if f"(images/pages/{name}.webp)" not in shown] == []
    assert sum(sizes.values()) < 600_000
    assert sorted(path.stem for path in screens.FOLDER.iterdir()) == sorted(sizes)


def test_the_preview_is_shown_in_light_pictures() -> None:
    shown = (pages.ROOT / "docs" / "preview.md").read_text(encoding="utf-8")
    sizes = {path.stem: path.stat().st_size for path in preview_screens.FOLDER.iterdir()}
    assert sorted(sizes) == sorted(screen.name for screen in preview_screens.SCREENS)
    assert [name for name in sizes if f"(images/preview/{name}.webp)" not in shown] == []
    assert sum(sizes.values()) < 250_000
