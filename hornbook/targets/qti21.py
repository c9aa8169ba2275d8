"""QTI 2.1: a package with an item for each question and a test for each quiz."""

from __future__ import annotations

from hornbook.qti.dialect import QTI21
from hornbook.targets import qti
from hornbook.targets.target import degraded

TARGET = qti.target(
    QTI21,
    title="QTI 2.1 package",
    use="For OpenOlat, TAO, ONYX, itslearning and others that take QTI 2.1: import the zip; each quiz is a test",
    support={
        "numbering": degraded("the player’s own numbering: QTI 2.1 has no word for it"),
        "upload.types": degraded("words beside the field, which itself can check one type of file"),
    },
)
