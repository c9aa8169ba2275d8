"""Pieces of former builds: there or not there, never torn, never more than there is room for."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from hornbook import locking, pieces
from hornbook.pieces import Pieces

KEYS = [bytes([number]) * 32 for number in range(40)]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "one.pieces"


def put(place: Path, values: dict[bytes, bytes], *, use: tuple[bytes, ...] = ()) -> None:
    with closing(pieces.opened(place)) as made:
        for key, value in values.items():
            made.put(key, value)
        for key in use:
            made.get(key)
        made.save()


def kept(place: Path) -> dict[bytes, bytes | None]:
    with closing(pieces.opened(place)) as made:
        return {key: made.get(key) for key in made.known}


def files(place: Path) -> list[Path]:
    return sorted(place.parent.iterdir())


def test_what_is_put_is_there_at_once_and_in_the_next_build(place: Path) -> None:
    with closing(pieces.opened(place)) as made:
        made.put(KEYS[0], b"zero")
        made.put(KEYS[1], b"")
        assert (made.get(KEYS[0]), made.get(KEYS[1]), made.get(KEYS[2])) == (b"zero", b"", None)
        made.put(KEYS[3], b"three")
        made.save()
    assert kept(place) == {KEYS[0]: b"zero", KEYS[1]: b"", KEYS[3]: b"three"}


def test_what_is_not_saved_is_gone_and_leaves_nothing(place: Path) -> None:
    with closing(pieces.opened(place)) as made:
        made.put(KEYS[0], b"zero")
    assert (files(place), kept(place)) == ([], {})


def torn(data: bytes) -> bytes:
    return data[: len(data) // 2]


def cut(data: bytes) -> bytes:
    return data[:-1]


def of_another_version(data: bytes) -> bytes:
    return data.replace(b"pieces 1", b"pieces 0")


def turned_tail(data: bytes) -> bytes:
    return data[:-8] + b"\xff" * 8


@pytest.mark.parametrize(
    "spoil", [torn, cut, of_another_version, turned_tail, lambda _data: b"", lambda data: data + b"x"]
)
def test_a_file_that_is_not_whole_is_not_there(place: Path, spoil: Callable[[bytes], bytes]) -> None:
    put(place, {KEYS[0]: b"zero" * 9})
    [path] = files(place)
    path.write_bytes(spoil(path.read_bytes()))
    assert kept(place) == {}


def test_a_piece_that_is_not_what_it_was_is_not_there(place: Path) -> None:
    put(place, {KEYS[0]: b"zero", KEYS[1]: b"one"})
    [path] = files(place)
    path.write_bytes(path.read_bytes().replace(b"zero", b"hero"))
    assert kept(place) == {KEYS[0]: None, KEYS[1]: b"one"}


def test_builds_at_the_same_time_keep_what_both_made(place: Path) -> None:
    with closing(pieces.opened(place)) as one, closing(pieces.opened(place)) as other:
        one.put(KEYS[0], b"zero")
        other.put(KEYS[1], b"one")
        pieces.sweep(place)
        one.save()
        other.save()
    assert kept(place) == {KEYS[0]: b"zero", KEYS[1]: b"one"}


def test_many_files_become_one_and_pieces_stay(place: Path) -> None:
    for number, key in enumerate(KEYS):
        put(place, {key: bytes([number])})
        assert len(files(place)) <= pieces._MOST_FILES
    assert kept(place) == {key: bytes([number]) for number, key in enumerate(KEYS)}


def test_what_no_build_uses_goes_once_there_is_much_of_it(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "_SPARE", 1000)
    put(place, {KEYS[0]: bytes(900)})
    put(place, {KEYS[1]: bytes(400)})
    assert kept(place).keys() == {KEYS[0], KEYS[1]}
    put(place, {KEYS[2]: bytes(10)}, use=(KEYS[1],))
    put(place, {KEYS[3]: bytes(10)}, use=(KEYS[2],))
    assert kept(place) == {KEYS[2]: bytes(10), KEYS[3]: bytes(10)}


def test_there_is_an_end_to_what_is_kept(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "LARGEST", 1000)
    put(place, dict.fromkeys(KEYS, bytes(300)))
    assert len(kept(place)) == 3


def test_what_a_killed_build_left_is_swept_and_what_is_at_work_is_not(place: Path) -> None:
    left, held = place.with_suffix(".0a.part"), place.with_suffix(".0b.part")
    left.write_bytes(b"x")
    with held.open("xb") as stream:
        locking.lock(stream)
        pieces.sweep(place)
    assert files(place) == [held]


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "taken").write_bytes(b"")
    put(tmp_path / "taken" / "one.pieces", {KEYS[0]: b"zero"})
    assert kept(tmp_path / "taken" / "one.pieces") == {}


def test_a_disk_that_is_full_keeps_nothing(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_file: object, _key: bytes, _data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("hornbook.pieces._File.add", full)
    with closing(pieces.opened(place)) as made:
        made.put(KEYS[0], b"zero")
        assert isinstance(made, Pieces)
        assert made.get(KEYS[0]) is None
