"""Keys and feedback that are not readable in a page, though the page's own script can score with them.

What an answer earns is sealed under the answer itself: the runtime derives a token and a key stream from the salt,
the item's id and the normalised answer (SHA-256), finds the record by its token and opens it. For a typed word this
hides the accepted text from who does not know it; for options it only keeps the key out of plain sight, since a
script can try every option. docs/targets/html.md says what that is worth.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from hashlib import sha256

_SEPARATOR = "\x1f"
_BLOCK = 32
_TOKEN = 6


def derive(salt: str, item: str, answer: str = "") -> bytes:
    """Return the 32 bytes under which what belongs to `answer` is sealed; no answer stands for the item itself."""
    return sha256(_SEPARATOR.join((salt, item, answer)).encode()).digest()


def token(derived: bytes) -> str:
    """Return the 8 characters by which a record is found; they tell nothing of the rest of `derived`."""
    return b64encode(derived[:_TOKEN]).decode()


def seal(plain: bytes, derived: bytes) -> str:
    """Return `plain` under the key stream of `derived`, in base64."""
    return b64encode(_mixed(plain, derived)).decode()


def unseal(sealed: str, derived: bytes) -> bytes:
    """Return what `seal` was given; with other bytes as `derived` the result is noise."""
    return _mixed(b64decode(sealed), derived)


def _mixed(data: bytes, derived: bytes) -> bytes:
    size = len(data)
    blocks = range(-(-size // _BLOCK))
    stream = b"".join([sha256(derived + block.to_bytes(4, "big")).digest() for block in blocks])[:size]
    return (int.from_bytes(data, "big") ^ int.from_bytes(stream, "big")).to_bytes(size, "big")
