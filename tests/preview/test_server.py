"""What the server answers, to whom, and what it refuses."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from hornbook.preview import answers, session
from hornbook.preview.hub import Hub
from hornbook.preview.server import application
from hornbook.preview.session import Session
from tests import projects
from tests.preview.asking import Given, ask
from tests.projects import LESSON

FILES: dict[str, str | bytes] = {
    "source/course.yml": "title: Water\n",
    "source/rivers.md": LESSON + "\n![A delta](delta.svg)\n",
    "source/delta.svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>',
    "secret.txt": "s3cret words",
}


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    monkeypatch.chdir(projects.write(tmp_path, FILES))
    return session.start((Path("source"),))


def get(shown: Session, address: str, method: str = "GET", **headers: str) -> Given:
    return ask(application(shown, Hub()), address, method, **headers)


@pytest.mark.parametrize("host", ["127.0.0.1:8642", "localhost:1", "localhost"])
def test_pages_are_for_this_machine(shown: Session, host: str) -> None:
    given = get(shown, "/rivers.html", host=host)
    assert given.status == 200
    assert given.headers["content-type"] == "text/html; charset=utf-8"
    assert given.headers["cross-origin-resource-policy"] == "same-origin"
    assert "access-control-allow-origin" not in given.headers


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8642", "[::1]", ""])
@pytest.mark.parametrize("path", ["/", "/.hornbook/state?page=/", "/.hornbook/events", "/assets/lesson.css"])
def test_a_name_of_another_host_is_refused(shown: Session, host: str, path: str) -> None:
    given = get(shown, path, host=host)
    assert given.status == 400
    assert "Water" not in given.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"])
@pytest.mark.parametrize("path", ["/", "/.hornbook/state", "/.hornbook/events"])
def test_nothing_but_reading_is_answered(shown: Session, method: str, path: str) -> None:
    assert get(shown, path, method, origin="http://evil.example").status == 405


@pytest.mark.parametrize(
    "path",
    [
        "../secret.txt",
        "..%2fsecret.txt",
        "%2e%2e/secret.txt",
        "media/../../secret.txt",
        "media/..%2f..%2fsecret.txt",
        "/etc/passwd",
        "%2fetc%2fpasswd",
        ".hornbook/assets/../../secret.txt",
        ".hornbook/assets/../page.html.j2",
        ".hornbook/assets/%00",
        "source/rivers.md",
        "rivers.md",
        "\\..\\secret.txt",
    ],
)
def test_no_path_leads_to_the_disk(shown: Session, path: str) -> None:
    given = get(shown, f"/{path}")
    assert given.status == 404
    assert "s3cret" not in given.text
    assert answers.bare(shown, path).status == 404


def test_media_come_with_their_type_and_only_as_they_are_known(shown: Session, tmp_path: Path) -> None:
    (name,) = shown.site("html").media
    given = get(shown, f"/media/{name}")
    assert (given.content, given.headers["content-type"]) == (FILES["source/delta.svg"], "image/svg+xml")
    projects.write(tmp_path, {"source/delta.svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'})
    assert get(shown, f"/media/{name}").status == 404


def test_what_a_browser_has_is_not_sent_again(shown: Session) -> None:
    first = get(shown, "/assets/lesson.css")
    again = get(shown, "/assets/lesson.css", if_none_match=first.headers["etag"])
    assert (again.status, again.content) == (304, b"")
    page = get(shown, "/rivers.html")
    projects.write(Path(), {"source/rivers.md": LESSON})
    shown.refresh()
    fresh = get(shown, "/rivers.html", if_none_match=page.headers["etag"])
    assert fresh.status == 200


def test_the_state_tells_the_version_of_the_page_that_was_asked_for(shown: Session) -> None:
    page = get(shown, "/rivers.html").text
    version = get(shown, "/.hornbook/state?page=/rivers.html").json()["version"]
    assert f'data-page="/rivers.html" data-version="{version}"' in page
    assert get(shown, "/.hornbook/state?page=/none.html").json()["version"] == ""


def test_a_page_that_is_not_there_waits_for_it(shown: Session) -> None:
    missing = get(shown, "/seas.html?x=1&y=%22%3E")
    assert missing.status == 404
    assert 'data-page="/seas.html?x=1&amp;y=%22%3E" data-version=""' in missing.text


def test_who_listens_hears_of_each_edition_until_the_end() -> None:
    async def listen() -> list[int]:
        hub = Hub()
        heard: list[int] = []
        ready = asyncio.Event()

        async def hear() -> None:
            ready.set()
            async for number in hub.news():
                heard.append(number)
                ready.set()

        task = asyncio.create_task(hear())
        for _ in range(3):
            await ready.wait()
            ready.clear()
            hub.tell()
        await ready.wait()
        hub.close()
        await task
        assert hub.listeners == set()
        return heard

    assert asyncio.run(listen()) == [1, 2, 3]


def test_who_comes_after_the_end_does_not_wait() -> None:
    async def late() -> list[int]:
        hub = Hub()
        hub.close()
        return [number async for number in hub.news()]

    assert asyncio.run(late()) == []
