"""The size of a picture is read from its first bytes, and no file makes that fail."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hornbook import media, picture_sizes

SVG = "image/svg+xml"
RASTER = {
    "png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR" + struct.pack(">LLBBBBBL", 640, 480, 8, 2, 0, 0, 0, 0),
    "gif": b"GIF89a" + struct.pack("<HHBBB", 320, 200, 0, 0, 0) + b";",
    "jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
    b"\xff\xc0\x00\x11\x08" + struct.pack(">HH", 30, 50) + b"\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01\xff\xd9",
    "webp": b"RIFF" + struct.pack("<L", 22) + b"WEBPVP8L" + struct.pack("<LBLL", 9, 47, (99 << 14) | 199, 0),
    "webp, extended": b"RIFF\x00\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00\xc7\x00\x00\x63\x00\x00",
    "bmp": b"BM" + b"\x00" * 12 + struct.pack("<LllHH", 40, 12, -7, 1, 24) + b"\x00" * 24,
}
SIZES = {"png": (640, 480), "gif": (320, 200), "jpeg": (50, 30), "bmp": (12, 7)}


@pytest.mark.parametrize("name", RASTER)
def test_a_raster_picture_has_the_size_of_its_header(name: str) -> None:
    assert picture_sizes.read("image/any", RASTER[name]) == SIZES.get(name, (200, 100))


@pytest.mark.parametrize(
    ("root", "size"),
    [
        ('width="80" height="40"', (80, 40)),
        ('width="80px" height="40.4PX"', (80, 40)),
        ('width="1in" height="72pt"', (96, 96)),
        ('width="2.54cm" height="25.4mm"', (96, 96)),
        ('viewBox="0 0 80 40"', (80, 40)),
        ('viewBox="-5,-5, 80.2,40"', (80, 40)),
        ('width="100%" height="100%" viewBox="0 0 80 40"', (80, 40)),
        ('width="8em" height="4em" viewBox="0 0 80 40"', (80, 40)),
        ('width="160" viewBox="0 0 80 40"', (160, 80)),
        ('height="20" viewBox="0 0 80 40"', (40, 20)),
        ('width="80"', (0, 0)),
        ('width="0" height="0"', (0, 0)),
        ('width="-1" height="5"', (0, 0)),
        ('width="999999999" height="5"', (0, 0)),
        ('viewBox="0 0 0 40"', (0, 0)),
        ('viewBox="80 40"', (0, 0)),
        ('data-width="80" data-height="40"', (0, 0)),
    ],
)
def test_an_svg_has_the_size_that_its_root_says(root: str, size: tuple[int, int]) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {root}><rect width="7" height="7"/></svg>'
    assert picture_sizes.read(SVG, svg.encode()) == size


@pytest.mark.parametrize(
    "before", ["\ufeff", '<?xml version="1.0"?>\n', "<!-- drawn -->", "<!DOCTYPE svg>", f"<!--{'x' * 9000}-->"]
)
def test_what_stands_before_the_root_of_an_svg_does_not_matter(before: str) -> None:
    svg = f'{before}<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"/>'
    assert picture_sizes.read(SVG, svg.encode()) == (80, 40)


@pytest.mark.parametrize(
    "svg",
    [
        b"",
        b"<svg",
        b'<html width="80" height="40"/>',
        b'<!DOCTYPE svg [<!ENTITY w "80">]><svg width="&w;" height="40"/>',
        b'<?xml version="1.0" encoding="none"?><svg width="80" height="40"/>',
        zlib.compress(b'<svg width="80" height="40"/>'),
    ],
)
def test_an_svg_that_cannot_be_read_has_no_size(svg: bytes) -> None:
    assert picture_sizes.read(SVG, svg) == (0, 0)


def test_only_pictures_have_a_size() -> None:
    assert picture_sizes.read("text/csv", RASTER["png"]) == (0, 0)


@given(st.sampled_from([*RASTER.values(), b'<svg width="80" viewBox="0 0 1 1">']), st.data())
def test_no_broken_file_makes_it_fail(whole: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(whole)))
    broken = whole[:at] + data.draw(st.binary(max_size=40)) + whole[at + data.draw(st.integers(0, 4)) :]
    for mime in ("image/png", SVG):
        width, height = picture_sizes.read(mime, broken)
        assert (width > 0) == (height > 0)


def test_what_the_document_says_of_a_picture_holds_its_size() -> None:
    found = media.describe("media/map.png", RASTER["png"])
    assert (found.width, found.height) == (640, 480)
    assert media.describe("media/notes.csv", b"a,b").width == 0
