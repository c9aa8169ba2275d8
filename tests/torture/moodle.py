"""Moodle XML, read with ElementTree; the HTML in it with an HTML parser."""

from __future__ import annotations

from base64 import b64decode
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from tests.torture.seen import Question, Seen, markup, said

FULL = 100
_SIDES = {"correctfeedback": "correct", "partiallycorrectfeedback": "partial", "incorrectfeedback": "incorrect"}


def read(files: dict[str, bytes]) -> Seen:
    """Return what the question bank holds."""
    seen = Seen()
    (data,) = files.values()
    quiz, fresh = Question(), True
    for entry in ET.fromstring(data):  # noqa: S314 - our own output
        _pictures(entry, seen)
        if entry.get("type") == "category":
            quiz, fresh = Question(), True
            quiz.say("quiz title", said(markup(entry.findtext("info/text") or "")))
        elif entry.get("type") == "description":
            quiz.say("quiz intro", _html(entry.find("questiontext")))
        else:
            number = seen.add(_question(entry))
            if fresh:
                seen.quizzes[number], fresh = quiz, False
    return seen


def _html(element: ET.Element | None) -> str:
    text = element.findtext("text") if element is not None else ""
    return said(markup(text)) if text else ""


def _question(entry: ET.Element) -> Question:
    kind = str(entry.get("type"))
    made = Question(facts={"type": kind, "points": float(entry.findtext("defaultgrade") or "nan")})
    made.say("stem", _html(entry.find("questiontext")))
    made.say("title", entry.findtext("name/text") or "")
    made.say("general", _html(entry.find("generalfeedback")))
    tags = [each.findtext("text") or "" for each in entry.iter("tag")]
    made.say("tags", " ; ".join(tag for tag in tags if not tag.startswith(("objective:", "difficulty:"))))
    made.say("difficulty", " ; ".join(tag for tag in tags if tag.startswith("difficulty:")))
    made.facts["objectives"] = [tag.removeprefix("objective: ") for tag in tags if tag.startswith("objective:")]
    for at, hint in enumerate(entry.findall("hint"), 1):
        made.say(f"hint {at}", _html(hint))
    for name, part in _SIDES.items():
        made.say(part, _html(entry.find(name)))
    made.say("unit", " ; ".join(each.text or "" for each in entry.iter("unit_name")))
    _marking(entry, made)
    _answers(kind, entry.findall("answer"), made)
    stem = entry.findtext("questiontext/text") or ""
    spoken = [str(each.get("lang")) for each in markup(stem).iter() if each.get("lang")] if stem else []
    made.facts["language"] = spoken[0] if spoken else "en"
    made.facts["shuffle"] = entry.findtext("shuffleanswers") == "true"
    made.facts["numbering"] = entry.findtext("answernumbering")
    return made


def _marking(entry: ET.Element, made: Question) -> None:
    """Read what a marker of essays sees: rubric and sample answer, each below its label."""
    text = entry.findtext("graderinfo/text")
    for note in markup(text) if text else ():
        if note[0].tag != "p":
            continue
        label = said(note[0]).strip()
        part = {"Rubric": "rubric", "Sample answer": "sample"}.get(label, "notes")
        made.say(part, said(note))
        if part == "rubric":
            made.facts["rubric"] = [float(said(line).rpartition("(")[2].rstrip(") ")) for line in note.iter("li")]
    made.facts["lines"] = int(entry.findtext("responsefieldlines") or 0)
    made.facts["words"] = [int(entry.findtext(name) or 0) for name in ("minwordlimit", "maxwordlimit")]


def _answers(kind: str, answers: list[ET.Element], made: Question) -> None:
    shares = [float(answer.get("fraction") or "nan") for answer in answers]
    given = [answer.findtext("text") or "" for answer in answers]
    told = [_html(answer.find("feedback")) for answer in answers]
    if kind == "multichoice":
        for at, answer in enumerate(answers):
            made.say(f"option {letters(at)}", _html(answer))
            made.say(f"feedback {letters(at)}", told[at])
            if given[at] in {"True", "False"}:
                made.say(f"feedback {given[at].lower()}", told[at])
        made.facts["keys"] = [letters(at) for at, share in enumerate(shares) if share > 0]
    elif kind == "truefalse":
        made.facts["keys"] = [side for side, share in zip(given, shares, strict=True) if share > 0]
        for side, text in zip(given, told, strict=True):
            made.say(f"feedback {side}", text)
    if kind in {"truefalse", "shortanswer", "numerical"}:
        for share, text in zip(shares, told, strict=True):
            made.say("correct" if share == FULL else "partial" if share > 0 else "incorrect", text)
    if kind == "shortanswer":
        made.say("accepted", " ; ".join(given))
        made.facts["accepted"] = dict(zip(given, shares, strict=True))
    if kind == "numerical":
        margins = [float(answer.findtext("tolerance") or "nan") for answer in answers]
        rows = [(text, margin) for text, margin in zip(given, margins, strict=True) if text != "*"]
        made.facts["intervals"] = [(float(text) - margin, float(text) + margin) for text, margin in rows]


def letters(at: int) -> str:
    """Return the id of the option at a place: a, b … z, aa, ab …"""
    one = "abcdefghijklmnopqrstuvwxyz"
    return one[at] if at < len(one) else one[at // len(one) - 1] + one[at % len(one)]


def _pictures(entry: ET.Element, seen: Seen) -> None:
    """Note each picture with the file that stands beside the text which shows it."""
    for holder in entry.iter():
        text: Any = holder.findtext("text")
        if not text or "<img" not in text:
            continue
        files = {f"{each.get('path')}{each.get('name')}": b64decode(each.text or "") for each in holder.findall("file")}
        for image in markup(text).iter("img"):
            name = unquote(image.get("src", "").removeprefix("@@PLUGINFILE@@"))
            seen.pictures.append((image.get("alt"), files.get(name)))
