"""SCORM 1.2: CAM 1.2 for the manifest, RTE 1.2 for the calls (templates/runtime/script/scorm12.js)."""

from __future__ import annotations

from hornbook.scorm.dialect import SCORM_12
from hornbook.targets import scorm

TARGET = scorm.target(
    SCORM_12,
    title="SCORM 1.2 package",
    use="Moodle: Add activity → SCORM package → this file; other platforms: import as SCORM 1.2",
)
