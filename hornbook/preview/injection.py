"""What the preview puts into a page: its style and its script, and nothing else."""

from __future__ import annotations

from hashlib import sha256
from html import escape

_HEAD = b"</head>"
_LIVE = (
    '<link rel="stylesheet" href="/.hornbook/assets/live.css"/>'
    '<script src="/.hornbook/assets/live.js" data-page="{page}" data-version="{version}" defer></script>'
)


def version(data: bytes) -> str:
    """Return a name that no other bytes have."""
    return sha256(data).hexdigest()[:16]


def enlivened(data: bytes, address: str, version: str) -> bytes:
    """Return a page with the live script at the end of its head; `address` and `version` tell the script what it is.

    Script and style are of the page's own origin, as its Content-Security-Policy asks. The page is as it was but for
    these bytes.
    """
    added = _LIVE.format(page=escape(address), version=version).encode()
    before, head, after = data.partition(_HEAD)
    return b"".join([before, added, head, after])
