"""Moodle XML, read with ElementTree; the HTML in it with an HTML parser."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator
from html import escape
from typing import Any, NamedTuple
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from lxml import etree

from tests.torture.seen import Question, Seen, key, markup, said

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


def _show(made: Question, part: str, element: ET.Element | None) -> None:
    text = element.findtext("text") if element is not None else ""
    if text:
        made.show(part, markup(text))


def _html(element: ET.Element | None) -> str:
    text = element.findtext("text") if element is not None else ""
    return said(markup(text)) if text else ""


def _question(entry: ET.Element) -> Question:
    kind = str(entry.get("type"))
    made = Question(facts={"type": kind, "points": float(entry.findtext("defaultgrade") or "nan")})
    if kind == "cloze":
        _cloze(entry, made)
    elif kind == "gapselect":
        _selects(entry, made)
    else:
        _show(made, "stem", entry.find("questiontext"))
    made.say("title", entry.findtext("name/text") or "")
    _show(made, "general", entry.find("generalfeedback"))
    tags = [each.findtext("text") or "" for each in entry.iter("tag")]
    made.say("tags", " ; ".join(tag for tag in tags if not tag.startswith(("objective:", "difficulty:"))))
    made.say("difficulty", " ; ".join(tag for tag in tags if tag.startswith("difficulty:")))
    made.facts["objectives"] = [tag.removeprefix("objective: ") for tag in tags if tag.startswith("objective:")]
    for at, hint in enumerate(entry.findall("hint"), 1):
        _show(made, f"hint {at}", hint)
    for name, part in _SIDES.items():
        _show(made, part, entry.find(name))
    _moved(kind, entry, made)
    limits = {"accept": [], "max_bytes": int(entry.findtext("maxbytes") or 0)}
    made.facts |= limits | {"max_files": int(entry.findtext("attachments") or 1)}
    made.facts["accept"] = [each for each in (entry.findtext("filetypeslist") or "").split(",") if each]
    made.say("unit", " ; ".join(each.text or "" for each in entry.iter("unit_name")))
    _marking(entry, made)
    made.facts["single"] = entry.findtext("single") == "true"
    _answers(kind, entry.findall("answer"), made)
    made.facts["told"] = sorted(made.facts["told"])
    stem = entry.findtext("questiontext/text") or ""
    spoken = [str(each.get("lang")) for each in markup(stem).iter() if each.get("lang")] if stem else []
    made.facts["language"] = spoken[0] if spoken else "en"
    if kind != "cloze":
        made.facts["shuffle"] = entry.findtext("shuffleanswers") in {"true", "1"}
    made.facts["numbering"] = entry.findtext("answernumbering")
    return made


_BLANK = re.compile(r"\{([0-9.]+):([A-Z_]+):((?:\\.|[^}\\])*)\}", re.DOTALL)


def _cloze(entry: ET.Element, made: Question) -> None:
    """Read a text with gaps: `{weight:KIND:answers}`, each answer as `%share%text#feedback`."""
    text = entry.findtext("questiontext/text") or ""
    made.show("stem", markup(_BLANK.sub(" ", text)))
    made.facts |= {"told": [], "weights": [], "intervals": []}
    made.facts["shuffle"] = False
    for at, blank in enumerate(_BLANK.finditer(text)):
        made.facts["weights"].append(float(blank[1]))
        made.facts["shuffle"] |= blank[2].endswith("S") and blank[2].startswith("M")
        for number, (given, feedback) in enumerate(_replies(blank[3]), 1):
            made.say(f"gap {letters(at)}", given)
            if blank[2].startswith("N"):
                value, _, margin = given.partition(":")
                made.facts["intervals"].append((float(value) - float(margin), float(value) + float(margin)))
            if feedback:
                made.say(f"feedback {letters(at)}{number}", feedback)
                made.facts["told"].append((key(given), key(feedback)))
    made.say("unit", made.parts["stem"])


def _selects(entry: ET.Element, made: Question) -> None:
    """Read a text with menus: `[[n]]` is a menu with the options of the group that the n-th belongs to, the key."""
    text = entry.findtext("questiontext/text") or ""
    made.show("stem", markup(re.sub(r"\[\[[0-9]+\]\]", " ", text)))
    made.facts["intervals"] = []
    options = [(each.findtext("text") or "", each.findtext("group")) for each in entry.findall("selectoption")]
    for at, number in enumerate(re.findall(r"\[\[([0-9]+)\]\]", text)):
        group = options[int(number) - 1][1]
        made.say(f"gap {letters(at)}", " ; ".join(option for option, own in options if own == group))


def _replies(coded: str) -> Iterator[tuple[str, str]]:
    for reply in re.split(r"(?<!\\)~", coded):
        given = re.sub(r"^(=|%-?[0-9.]+%)", "", reply)
        answer, *feedback = re.split(r"(?<!\\)#", re.sub(r"&#", "&\\\\#", given), maxsplit=1)
        yield said(markup(_plain(answer) or " ")), said(markup(_plain("".join(feedback)) or " ")).strip()


def _plain(coded: str) -> str:
    return re.sub(r"\\(.)", r"\1", coded)


def _moved(kind: str, entry: ET.Element, made: Question) -> None:
    """Read what is moved: premises to answers, items to their places, markers to areas."""
    if kind == "matching":
        rows = entry.findall("subquestion")
        right = [(_html(row), row.findtext("answer/text") or "") for row in rows]
        asked = [row for row in rows if _html(row)]
        for at, row in enumerate(asked):
            _show(made, f"premise {letters(at)}", row)
        answers = dict.fromkeys(answer for _, answer in right if answer != "—")
        for at, answer in enumerate(sorted(answers)):
            made.say(f"response {letters(at)}", answer)
            made.shown[f"response {letters(at)}"] = escape(answer)
        pairs = [(key(premise), key(answer) if answer != "—" else "") for premise, answer in right if premise]
        made.facts |= {"pairs": sorted(pairs), "reuse": len({answer for _, answer in pairs}) < len(pairs)}
    if kind == "ordering":
        made.facts["order"] = [key(_html(item)) for item in entry.findall("answer")]
        for item in entry.findall("answer"):
            _show(made, f"item {key(_html(item))[8:] or '?'}", item)
    if kind == "ddmarker":
        _markers(entry, made)


def _markers(entry: ET.Element, made: Question) -> None:
    """Read the places on which a marker counts; others are not in the file."""
    made.facts["areas"] = []
    for drop in entry.findall("drop"):
        numbers = tuple(int(each) for each in re.findall("[0-9]+", drop.findtext("coords") or ""))
        shape = drop.findtext("shape") or ""
        if shape == "rectangle":
            numbers = (*numbers[:2], numbers[0] + numbers[2], numbers[1] + numbers[3])
        made.facts["areas"].append((shape, numbers))
    made.facts["several"] = int(entry.findtext("drag/noofdrags") or 1) > 1


def _marking(entry: ET.Element, made: Question) -> None:
    """Read what a marker of essays sees: rubric and sample answer, each below its label."""
    text = entry.findtext("graderinfo/text")
    notes = markup(text) if text else etree.Element("div")
    for note in notes if len(notes) and notes[0].tag == "div" else [notes]:
        if not len(note) or note[0].tag != "p":
            continue
        label = said(note[0]).strip()
        part = {"Rubric": "rubric", "Sample answer": "sample"}.get(label, "notes")
        made.show(part, note)
        if part == "rubric":
            made.facts["rubric"] = [float(said(line).rpartition("(")[2].rstrip(") ")) for line in note.iter("li")]
    made.facts["lines"] = int(entry.findtext("responsefieldlines") or 0)
    made.facts["words"] = [int(entry.findtext(name) or 0) for name in ("minwordlimit", "maxwordlimit")]


class _Answer(NamedTuple):
    """An answer of a question: its text, its share in per cent, the feedback for it."""

    element: ET.Element
    text: str
    share: float
    told: str


def _answers(kind: str, answers: list[ET.Element], made: Question) -> None:
    rows = [
        _Answer(each, each.findtext("text") or "", float(each.get("fraction") or "nan"), _html(each.find("feedback")))
        for each in answers
    ]
    made.facts.setdefault("told", [])
    if kind == "multichoice":
        _options(rows, made)
    elif kind in {"truefalse", "shortanswer", "numerical"}:
        _judged(kind, rows, made)
    if kind == "shortanswer":
        made.say("accepted", " ; ".join(row.text for row in rows))
        made.facts["accepted"] = {row.text: row.share for row in rows}
    if kind == "numerical":
        known = [row for row in rows if row.text != "*"]
        ends = [(float(row.text), float(row.element.findtext("tolerance") or "nan")) for row in known]
        made.facts["intervals"] = [(value - margin, value + margin) for value, margin in ends]


def _options(rows: list[_Answer], made: Question) -> None:
    for at, row in enumerate(rows):
        _show(made, f"option {letters(at)}", row.element)
        _show(made, f"feedback {letters(at)}", row.element.find("feedback"))
        made.facts["told"] += [(key(_html(row.element)), key(row.told))] if row.told else []
        if row.text in {"True", "False"}:
            made.say(f"feedback {row.text.lower()}", row.told)
    least = max(row.share for row in rows) if made.facts["single"] else 0.0
    made.facts["keys"] = [letters(at) for at, row in enumerate(rows) if row.share > 0 and row.share >= least]


def _judged(kind: str, rows: list[_Answer], made: Question) -> None:
    """Read answers that bear the feedback for what they score as well as their own."""
    for at, row in enumerate(rows, 1):
        name = row.text if kind == "numerical" else key(row.text)
        made.facts["told"] += [(name, key(row.told))] if row.told else []
        made.say(f"feedback {row.text if kind == 'truefalse' else at}", row.told)
        made.say("correct" if row.share == FULL else "partial" if row.share > 0 else "incorrect", row.told)
    if kind == "truefalse":
        made.facts["keys"] = [row.text for row in rows if row.share > 0]


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
    for file in entry.findall("file"):
        alternative = " ".join(said(each) for each in markup(entry.findtext("questiontext/text") or "").iter("p"))
        seen.pictures.append((alternative, b64decode(file.text or "")))
