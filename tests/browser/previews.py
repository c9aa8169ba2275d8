"""A preview that the tests of a file share, and its pages in Chromium."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest

from tests import projects
from tests.browser import stage
from tests.preview_process import Preview, previewed

OWN = ".hornbook/"
LINK = "footer a.hornbook-preview"


def shared(files: Mapping[str, str | bytes]) -> Any:
    """Return the fixture of a preview of these files; `opened` puts them back for each test."""

    @pytest.fixture(scope="module")
    def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
        folder = projects.write(tmp_path_factory.mktemp("preview"), files)
        with previewed(folder) as preview:
            preview.files = files
            yield preview

    return running


@contextmanager
def opened(chromium: Any, preview: Preview, path: str, **options: Any) -> Iterator[Any]:
    """Give a page of the preview, which may not complain; before, the files are put back.

    A page of the course is given when the live script has done its work.
    """
    projects.write(preview.folder, preview.files)
    preview.settle()
    made = stage.Stage(preview.address, chromium, [], {})
    context = made.context(**options)
    page = context.new_page()
    page.goto(preview.address + path)
    if not path.startswith(OWN):
        page.locator(LINK).first.wait_for()
    try:
        yield page
        assert made.complaints == []
    finally:
        context.close()
