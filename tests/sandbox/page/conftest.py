"""One browser and one scene for all tests of the page; each test opens the page anew."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selenium import webdriver

from tests.sandbox.page.browser import MISSING, Page, chromium, installed
from tests.sandbox.page.stage import Stage


@pytest.fixture(scope="session")
def driver() -> Iterator[webdriver.Chrome]:
    if not installed():
        pytest.skip(MISSING)
    opened = chromium()
    yield opened
    opened.quit()


@pytest.fixture(scope="session")
def stage() -> Iterator[Stage]:
    with Stage() as running:
        yield running


@pytest.fixture
def page(driver: webdriver.Chrome, stage: Stage) -> Iterator[Page]:
    """Fails the test where the console has a complaint at its end."""
    page = Page(driver, stage.url)
    page.errors()
    yield page
    assert page.errors() == []
    driver.get("about:blank")
