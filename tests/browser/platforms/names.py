"""What each version of SCORM calls the same things."""

from __future__ import annotations

SCORM_12 = {
    "status": "cmi.core.lesson_status",
    "completion": "cmi.core.lesson_status",
    "success": "cmi.core.lesson_status",
    "raw": "cmi.core.score.raw",
    "min": "cmi.core.score.min",
    "max": "cmi.core.score.max",
    "place": "cmi.core.lesson_location",
    "text": "cmi.suspend_data",
    "response": "student_response",
    "time": "time",
    "session": "cmi.core.session_time",
    "finish": "Finish",
}
SCORM_2004 = {
    "completion": "cmi.completion_status",
    "success": "cmi.success_status",
    "raw": "cmi.score.raw",
    "min": "cmi.score.min",
    "max": "cmi.score.max",
    "scaled": "cmi.score.scaled",
    "progress": "cmi.progress_measure",
    "place": "cmi.location",
    "text": "cmi.suspend_data",
    "response": "learner_response",
    "time": "timestamp",
    "session": "cmi.session_time",
    "finish": "Terminate",
}
NAMES = {"scorm12": SCORM_12, "scorm2004": SCORM_2004}

# Values that every platform takes: the intersection of scorm-again, Moodle and the official test suites.
_TIME = r"([01]\d|2[0-3]):[0-5]\d:[0-5]\d"
_NAME = r"[A-Za-z0-9_.-]{1,255}"
_DECIMAL = r"-?\d{1,5}(\.\d{1,15})?"
_SPAN = r"\d{2,4}:[0-5]\d:[0-5]\d"
_PERIOD = r"PT\d+(\.\d{1,2})?S"
SAFE = {
    "scorm12": {
        r"cmi\.core\.lesson_status": r"incomplete|completed|passed|failed",
        r"cmi\.core\.exit": r"suspend",
        r"cmi\.core\.session_time": _SPAN,
        r"cmi\.core\.lesson_location": r"[!-~]{1,255}",
        r"cmi\.core\.score\.(raw|min|max)": r"100|\d{1,2}(\.\d{1,2})?",
        r"cmi\.suspend_data": r"[ -~]{1,4096}",
        r"cmi\.interactions\.\d+\.id": _NAME,
        r"cmi\.interactions\.\d+\.objectives\.\d+\.id": _NAME,
        r"cmi\.interactions\.\d+\.type": r"choice|true-false|fill-in|numeric|matching|sequencing|performance",
        r"cmi\.interactions\.\d+\.time": _TIME,
        r"cmi\.interactions\.\d+\.correct_responses\.0\.pattern": r".{1,255}",
        r"cmi\.interactions\.\d+\.weighting": r"\d{1,3}(\.\d{1,2})?",
        r"cmi\.interactions\.\d+\.student_response": r".{1,255}",
        r"cmi\.interactions\.\d+\.result": r"correct|wrong|neutral|0?\.\d{1,2}",
        r"cmi\.interactions\.\d+\.latency": _SPAN,
    },
    "scorm2004": {
        r"cmi\.completion_status": r"incomplete|completed",
        r"cmi\.success_status": r"passed|failed",
        r"cmi\.exit": r"suspend",
        r"cmi\.session_time": _PERIOD,
        r"cmi\.location": r"[!-~]{1,1000}",
        r"cmi\.score\.(raw|min|max)": r"100|\d{1,2}(\.\d{1,2})?",
        r"cmi\.score\.scaled": r"1|0(\.\d{1,4})?",
        r"cmi\.progress_measure": r"1|0(\.\d{1,2})?",
        r"cmi\.suspend_data": r"[ -~]{1,64000}",
        r"adl\.nav\.request": r"\{target=[A-Za-z0-9_.-]+\}choice",
        r"cmi\.interactions\.\d+\.id": _NAME,
        r"cmi\.interactions\.\d+\.objectives\.\d+\.id": _NAME,
        r"cmi\.interactions\.\d+\.type": r"choice|true-false|fill-in|long-fill-in|numeric|matching|sequencing|other",
        r"cmi\.interactions\.\d+\.timestamp": rf"\d{{4}}-\d\d-\d\dT{_TIME}",
        r"cmi\.interactions\.\d+\.correct_responses\.0\.pattern": r".{1,4000}",
        r"cmi\.interactions\.\d+\.weighting": r"\d+(\.\d{1,2})?",
        r"cmi\.interactions\.\d+\.learner_response": r".{1,4000}",
        r"cmi\.interactions\.\d+\.result": r"correct|incorrect|neutral|0?\.\d{1,2}",
        r"cmi\.interactions\.\d+\.latency": _PERIOD,
        r"cmi\.interactions\.\d+\.description": r"[^{\n][^\n]{0,249}",
    },
}
_IDS = r"[A-Za-z0-9_]+"
# What a response may be, by type: in 2004 lists and pairs have marks of their own.
RESPONSES = {
    "scorm12": {
        "choice": r"[a-z](,[a-z])*",
        "sequencing": r"[a-z](,[a-z])*",
        "matching": r"[a-z]\.[a-z](,[a-z]\.[a-z])*",
        "true-false": r"[tf]",
        "numeric": _DECIMAL,
        "performance": r"done",
        "fill-in": r"\S.{0,254}",
    },
    "scorm2004": {
        "choice": rf"{_IDS}(\[,\]{_IDS})*",
        "sequencing": rf"{_IDS}(\[,\]{_IDS})*",
        "matching": rf"{_IDS}\[\.\]{_IDS}(\[,\]{_IDS}\[\.\]{_IDS})*",
        "true-false": r"true|false",
        "numeric": _DECIMAL,
        "other": r".{1,4000}",
        "fill-in": r"[^{\s].{0,249}",
        "long-fill-in": r"[^{\s].{0,3999}",
    },
}
