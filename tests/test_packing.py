"""Archives: what is read back is what was added, whatever leaves memory before the end."""

from __future__ import annotations

import io
import zipfile
from hashlib import shake_128

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hornbook import packing

BLOCK = 1 << 20


def noise(seed: int, size: int) -> bytes:
    return shake_128(bytes([seed])).digest(size)


def made(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with packing.archive(stream) as archive:
        for path, data in members.items():
            archive.add(path, data)
    return stream.getvalue()


def by_zipfile(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for path, data in members.items():
            info = zipfile.ZipInfo(path)
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o100644 << 16
            archive.writestr(info, data)
    return stream.getvalue()


@pytest.mark.parametrize("sizes", [[], [0], [1, 2], [3 * BLOCK], [BLOCK - 40, 90, 3 * BLOCK, 0, 7, BLOCK]])
def test_members_come_back_as_they_were_added(sizes: list[int]) -> None:
    members = {f"{at}/ä {at}.bin": noise(at, size) for at, size in enumerate(sizes)}
    with zipfile.ZipFile(io.BytesIO(made(members))) as archive:
        assert archive.testzip() is None
        assert {info.filename: archive.read(info) for info in archive.infolist()} == members


def test_an_archive_is_what_zipfile_writes_in_one_piece() -> None:
    members = {f"{at}.bin": noise(at, BLOCK // 3) for at in range(8)}
    assert made(members) == by_zipfile(members)


@settings(max_examples=30)
@given(st.dictionaries(st.text("aä/…", min_size=1, max_size=9), st.binary(max_size=300), max_size=5), st.data())
def test_whatever_is_added_is_written_as_zipfile_does(members: dict[str, bytes], data: st.DataObject) -> None:
    members |= {path: 40 * value for path, value in members.items() if data.draw(st.booleans())}
    assert made(members) == by_zipfile(members)


def test_where_numbers_do_not_fit_they_are_written_as_zipfile_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "_LARGEST", 1000)
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 1000)
    members = {"small": b"a", "large": noise(1, 1400), "dense": bytes(2000), "behind": b"b"}
    assert made(members) == by_zipfile(members)


def test_more_members_than_a_plain_zip_counts_are_written_as_zipfile_does() -> None:
    members = {f"{number}": b"" for number in range((1 << 16) + 1)}
    assert made(members) == by_zipfile(members)


def test_a_member_is_packed_once() -> None:
    with packing.archive(io.BytesIO()) as archive:
        archive.add("a.bin", b"1")
        with pytest.raises(ValueError, match=r"“a\.bin” twice"):
            archive.add("a.bin", b"2")


def test_a_member_gives_its_bytes_back() -> None:
    assert packing.deflated("a.bin", noise(1, 900)).data == noise(1, 900)


def test_what_is_added_leaves_memory_before_the_end() -> None:
    stream = io.BytesIO()
    with packing.archive(stream) as archive:
        archive.add("a.bin", noise(1, 2 * BLOCK))
        assert len(stream.getvalue()) > BLOCK
