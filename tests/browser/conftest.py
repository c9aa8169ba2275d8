"""One Chromium for each file of tests that asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser import stage


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """Yield a Chromium that is closed when the file's tests are done."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=stage.CHROMIUM, args=stage.FLAGS)
        yield browser
        browser.close()
