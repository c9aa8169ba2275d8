"""Archives: what is read back is what was added, whatever leaves memory before the end."""

from __future__ import annotations

import io
import zipfile
from hashlib import shake_128

import pytest

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


@pytest.mark.parametrize("sizes", [[], [0], [1, 2], [3 * BLOCK], [BLOCK - 40, 90, 3 * BLOCK, 0, 7, BLOCK]])
def test_members_come_back_as_they_were_added(sizes: list[int]) -> None:
    members = {f"{at}/ä {at}.bin": noise(at, size) for at, size in enumerate(sizes)}
    with zipfile.ZipFile(io.BytesIO(made(members))) as archive:
        assert archive.testzip() is None
        assert {info.filename: archive.read(info) for info in archive.infolist()} == members


def test_an_archive_is_what_zipfile_writes_in_one_piece() -> None:
    members = {f"{at}.bin": noise(at, BLOCK // 3) for at in range(8)}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for path, data in members.items():
            info = zipfile.ZipInfo(path)
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o100644 << 16
            archive.writestr(info, data)
    assert made(members) == stream.getvalue()


def test_what_is_added_leaves_memory_before_the_end() -> None:
    stream = io.BytesIO()
    with packing.archive(stream) as archive:
        archive.add("a.bin", noise(1, 2 * BLOCK))
        assert len(stream.getvalue()) > BLOCK
