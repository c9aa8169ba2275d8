"""A small stand-in for a Moodle site: what its XML importer refuses or drops, and how its question types mark.

Written from Moodle's behaviour (FORMATS, part M1), with nothing of the package's own code in it.
"""

from __future__ import annotations

import base64
import re
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Any

from tests.targets import moodle_parts
from tests.targets.moodle_parts import Part, Reply, cloze, filled

GRADES: tuple[float, ...] = (100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20)
GRADES = (*GRADES, 16.66667, 14.28571, 12.5, 11.11111, 10, 5, 0)
TYPES = {"category", "description", "multichoice", "truefalse", "shortanswer", "numerical", "essay"}
TYPES |= moodle_parts.PARTS
TEXTS = {"questiontext", "generalfeedback", "feedback", "hint", "graderinfo", "answer", "subquestion"}
TEXTS |= {"correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"}
EPSILON = 1e-14


def complaints(root: ET.Element) -> list[str]:
    """Return all that an import would refuse, lose without a word, or store wrongly."""
    found = [] if root.tag == "quiz" else ["the root is not <quiz>"]
    seen: set[tuple[str, str]] = set()
    category = ""
    for question in root:
        if question.get("type") == "category":
            category = question.findtext("category/text", "")
            continue
        number = question.findtext("idnumber", "")
        if number and (category, number.lower()) in seen:
            found.append(f"{number}: idnumber twice in {category}")
        seen.add((category, number.lower()))
        found += [f"{number or question.findtext('name/text')}: {fault}" for fault in faults(question)]
    return found


def faults(question: ET.Element) -> Iterator[str]:
    """Yield what is wrong with one question."""
    kind = question.get("type", "")
    if kind not in TYPES:
        yield f"type {kind} is not supported"
    name = question.findtext("name/text")
    if not name or len(name) > 255 or re.search(r"<\S", name):
        yield "name missing, too long or with tags"
    if not (question.findtext("questiontext/text") or "").strip():
        yield "no question text"
    yield from number_faults(question)
    yield from file_faults(question)
    fractions = [float(answer.get("fraction", "x")) for answer in question.findall("answer")]
    for fraction in fractions:
        if min(abs(abs(fraction) - grade) for grade in GRADES) > 0.001:
            yield f"fraction {fraction} is not in the list"
    yield from {"multichoice": multichoice, "truefalse": truefalse, "shortanswer": shortanswer}.get(kind, none)(
        question
    )
    if kind == "numerical":
        yield from numerical(question)
    if kind in moodle_parts.PARTS:
        yield from moodle_parts.faults(question)


def number_faults(question: ET.Element) -> Iterator[str]:
    grade = question.findtext("defaultgrade", "")
    if not re.fullmatch(r"\d+(\.\d{1,7})?", grade):
        yield f"defaultgrade {grade!r}"
    if not 0 <= float(question.findtext("penalty", "9")) <= 1:
        yield "penalty missing or no fraction"
    number = question.find("idnumber")
    if number is not None and (
        len(number) or len(number.text or "") > 100 or (number.text or "").strip() != number.text
    ):
        yield "idnumber is not bare, trimmed text of 100 characters"


def file_faults(question: ET.Element) -> Iterator[str]:
    for parent in question.iter():
        files = {file.get("name", ""): file for file in parent.findall("file")}
        if parent.tag == "question" and parent.get("type") == "ddmarker":
            continue
        if files and parent.tag not in TEXTS:
            yield f"a file under <{parent.tag}> is not read"
        used = set(re.findall(r"@@PLUGINFILE@@/([^\"'?#]+)", parent.findtext("text") or ""))
        if used != set(files):
            yield f"files {set(files)} but text uses {used}"
        for name, file in files.items():
            if file.get("path") != "/" or "/" in name or file.get("encoding") != "base64":
                yield f"file {name}: path, name or encoding"
            base64.b64decode(file.text or "", validate=True)


def multichoice(question: ET.Element) -> Iterator[str]:
    answers = question.findall("answer")
    if len(answers) < 2 or not all((answer.findtext("text") or "").strip() for answer in answers):
        yield "fewer than two answers, or an empty one"
    fractions = [float(answer.get("fraction", "")) for answer in answers]
    if question.findtext("single") == "true" and 100 not in fractions:
        yield "no answer with 100 %"
    total = sum(fraction for fraction in fractions if fraction > 0)
    if question.findtext("single") == "false" and abs(total - 100) > 0.01 and question.findtext("defaultgrade") != "0":
        yield f"positive fractions make {total}"
    if question.findtext("showstandardinstruction") != "0":
        yield "«Select one:» is shown though nobody wrote it"
    if question.findtext("answernumbering") not in {"none", "abc", "ABCD", "123", "iii", "IIII"}:
        yield "answernumbering"


def truefalse(question: ET.Element) -> Iterator[str]:
    sides = {answer.findtext("text"): answer.get("fraction") for answer in question.findall("answer")}
    if set(sides) != {"true", "false"} or sorted(map(str, sides.values())) != ["0", "100"]:
        yield f"answers {sides}"


def shortanswer(question: ET.Element) -> Iterator[str]:
    if not any(float(answer.get("fraction", "")) == 100 for answer in question.findall("answer")):
        yield "no answer with 100 %"


def numerical(question: ET.Element) -> Iterator[str]:
    for answer in question.findall("answer"):
        given, tolerance = answer.findtext("text", ""), answer.findtext("tolerance", "")
        number = r"[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?"
        if not (given == "*" or re.fullmatch(number, given)) or not re.fullmatch(number, tolerance):
            yield f"{given!r} ± {tolerance!r} is no number"
    if question.findtext("showunits") != ("0" if question.findall("units/unit") else "3"):
        yield "showunits does not fit the units"


def none(_question: ET.Element) -> Iterator[str]:
    yield from ()


def mark(question: ET.Element, response: Any) -> tuple[float, str]:
    """Return the fraction that a response earns (list of chosen positions, true/false, or text), and its feedback."""
    answers = question.findall("answer")
    kind = question.get("type")
    if kind == "multichoice":
        chosen = [answers[at] for at in response]
        total = sum(float(answer.get("fraction", "")) / 100 for answer in chosen)
        single = question.findtext("single") == "true"
        return (total if single else min(1.0, max(0.0, total))), " ".join(map(told, chosen))
    if kind == "truefalse":
        hits = [answer for answer in answers if answer.findtext("text") == str(response).lower()]
    else:
        test = matches_number if kind == "numerical" else matches_text
        hits = [answer for answer in answers if test(question, answer, str(response))]
    hit = hits[0] if hits else None
    return (0.0, "") if hit is None else (float(hit.get("fraction", "")) / 100, told(hit))


def told(answer: ET.Element) -> str:
    """Return the feedback of an answer."""
    return answer.findtext("feedback/text") or ""


def filled_in(question: ET.Element, given: list[str | int | None]) -> float:
    """Return what a cloze question earns for a text, or the place of a choice, in each gap."""
    _, parts = cloze(question.findtext("questiontext/text") or "")
    return filled(parts, given, {"SA": fits_text, "SAC": fits_text, "NM": fits_number})


def fits_text(part: Part, reply: Reply, response: str) -> bool:
    return same_text(reply.text, response, case=part.kind == "SAC")


def fits_number(_part: Part, reply: Reply, response: str) -> bool:
    return reply.text == "*" or same_number(reply.text, reply.tolerance, response, [])


def matches_text(question: ET.Element, answer: ET.Element, response: str) -> bool:
    return same_text(answer.findtext("text", ""), response, case=question.findtext("usecase") == "1")


def same_text(accepted: str, response: str, *, case: bool) -> bool:
    bits = re.split(r"(?<!\\)\*+", unicodedata.normalize("NFC", accepted))
    pattern = ".*".join(re.escape(bit.replace(r"\*", "*")) for bit in bits)
    flags = 0 if case else re.IGNORECASE
    return re.fullmatch(pattern, unicodedata.normalize("NFC", response.strip()), flags) is not None


def matches_number(question: ET.Element, answer: ET.Element, response: str) -> bool:
    if answer.findtext("text") == "*":
        return True
    units = [unit.findtext("unit_name") for unit in question.findall("units/unit")]
    return same_number(answer.findtext("text", ""), answer.findtext("tolerance", ""), response, units)


def same_number(accepted: str, margin: str, response: str, units: list[str | None]) -> bool:
    found = re.match(r"[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?", response.replace(" ", "").replace(",", ""), re.IGNORECASE)
    if not found or (units and response.replace(" ", "")[found.end() :] not in ("", *units)):
        return False
    value, tolerance = float(accepted), float(margin)
    slack = tolerance + EPSILON * max(tolerance, abs(value), EPSILON)
    return value - slack <= float(found[0]) <= value + slack
