"""A small stand-in for the GIFT importer of a Moodle site, written from its behaviour, not from our writer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from tests.targets.moodle_site import GRADES, same_number, same_text

_SIGNS = {":": "058", "#": "035", "=": "061", "{": "123", "}": "125", "~": "126", "n": "010"}
_BACK = {f"&&{code};": "\n" if sign == "n" else sign for sign, code in _SIGNS.items()}
_WEIGHT = re.compile(r"%(-*[0-9]{1,2}\.?[0-9]*)%")
_FORMATS = ("html", "moodle", "plain", "markdown")


class Answer(NamedTuple):
    """An answer: its text (for matching: the stem), its fraction, feedback, and tolerance or (matching) answer."""

    text: str
    fraction: float
    feedback: str
    other: str = ""


class Question(NamedTuple):
    """A question as the importer understands it."""

    kind: str
    category: str
    idnumber: str
    tags: list[str]
    name: str
    stem: str
    answers: list[Answer]
    general: str
    single: bool


def questions(text: str) -> list[Question]:
    """Return the questions of a file; an empty line ends one."""
    found: list[Question] = []
    category = ""
    for block in re.split(r"\n[ \t]*\n", text):
        lines = [line for line in block.split("\n") if not line.strip().startswith("//")]
        body = _hidden("\n".join(lines).strip())
        if body.startswith("$CATEGORY:"):
            category = body.removeprefix("$CATEGORY:").strip()
        elif body:
            about = "\n".join(line for line in block.split("\n") if line.strip().startswith("//"))
            found.append(_question(body, about, category))
    return found


def _hidden(text: str) -> str:
    """Return text with what is escaped as placeholders."""
    text = text.replace("\\\\", "&&092;")
    for sign, code in _SIGNS.items():
        text = text.replace(f"\\{sign}", f"&&{code};")
    return text.replace("&&092;", "\\")


def _shown(text: str) -> str:
    form = re.match(r"\[([^\]]*)\]", text)
    if form and form[1] in _FORMATS:
        text = text[form.end() :]
    return _restored(text).strip()


def _restored(text: str) -> str:
    for code, sign in _BACK.items():
        text = text.replace(code, sign)
    return text


def _question(text: str, about: str, category: str) -> Question:
    name = ""
    if text.startswith("::"):
        name, _, text = text[2:].partition("::")
    start, end = text.find("{"), text.find("}")
    assert (start < 0) == (end < 0), f"braces: {text}"
    inside = text[start + 1 : end].strip() if start >= 0 else ""
    blank = "" if text.endswith("}") else "_____"
    stem = text if start < 0 else text[:start] + blank + text[end + 1 :]
    before, mark, general = inside.rpartition("####")
    inside = before.strip() if mark else inside
    kind = "description" if start < 0 else _kind(inside)
    return Question(
        kind,
        category,
        (re.findall(r"\[id:((?:\\\]|[^\]\x00-\x1f])+)\]", about) or [""])[0],
        [tag.replace("\\]", "]") for tag in re.findall(r"\[tag:((?:\\\]|[^\]<>`\x00-\x1f])+)\]", about)],
        _restored(name),
        _shown(stem.strip()),
        list(_answers(kind, inside)),
        _shown(general.strip()) if mark else "",
        "=" in inside,
    )


def _kind(inside: str) -> str:
    if not inside:
        return "essay"
    if inside.startswith("#"):
        return "numerical"
    if "~" in inside:
        return "multichoice"
    if "=" in inside and "->" in inside:
        return "match"
    return "truefalse" if inside.split("#", maxsplit=1)[0].strip() in {"T", "TRUE", "F", "FALSE"} else "shortanswer"


def _answers(kind: str, inside: str) -> Iterator[Answer]:
    if kind == "truefalse":
        side, wrong, right = [*inside.split("#", 2), "", ""][:3]
        yes = side.strip() in {"T", "TRUE"}
        yield Answer("true", float(yes), _shown((right if yes else wrong).strip()))
        yield Answer("false", float(not yes), _shown((wrong if yes else right).strip()))
    elif kind == "match":
        for row in _split(inside, "="):
            stem, _, answer = row.partition("->")
            yield Answer(_shown(stem.strip()), 1, "", _restored(answer).strip())
    elif kind == "multichoice":
        for row in _split(inside.replace("=", "~="), "~"):
            yield _weighed(row.removeprefix("="), 1.0 if row.startswith("=") else 0.0)
    elif kind == "shortanswer":
        yield from (_weighed(row, 1.0) for row in _split(inside, "="))
    elif kind == "numerical":
        yield from _numbers(inside[1:])


def _numbers(inside: str) -> Iterator[Answer]:
    inside, sign, wrong = inside.partition("~")
    for row in _split(inside, "="):
        answer = _weighed(row, 1.0)
        value, _, margin = answer.text.partition(":")
        yield answer._replace(text=value, other=margin or "0")
    if sign:
        yield _weighed(wrong.strip(), 0.0)._replace(text="*", other="0")


def _split(text: str, sign: str) -> list[str]:
    rows = [row.strip() for row in text.split(sign)]
    return rows if rows[0] else rows[1:]


def _weighed(row: str, usual: float) -> Answer:
    weight = _WEIGHT.match(row)
    fraction = float(weight[1]) / 100 if weight else usual
    text, _, feedback = (row[weight.end() :] if weight else row).partition("#")
    return Answer(_shown(text.strip()), fraction, _shown(feedback.strip()))


def complaints(found: list[Question]) -> Iterator[str]:
    """Yield what the importer would refuse, drop or take for something else."""
    for question in found:
        who = question.idnumber or question.name
        fractions = [answer.fraction * 100 for answer in question.answers]
        if not question.name or not question.stem:
            yield f"{who}: no name or no stem"
        if any(min(abs(abs(fraction) - grade) for grade in GRADES) > 0.001 for fraction in fractions):
            yield f"{who}: fractions {fractions}"
        if question.kind in {"multichoice", "match"} and len(question.answers) < 2:
            yield f"{who}: fewer than two answers"
        if question.kind == "multichoice" and not all(answer.text for answer in question.answers):
            yield f"{who}: an empty answer is dropped"
        if question.kind == "shortanswer" and 100 not in fractions:
            yield f"{who}: no answer with 100 %"
        if question.kind == "multichoice" and not question.single:
            total = sum(fraction for fraction in fractions if fraction > 0)
            if abs(total - 100) > 0.01 and "points: 0" not in question.tags:
                yield f"{who}: positive fractions make {total}"


def mark(question: Question, response: Any) -> float:
    """Return the fraction that a response earns: chosen positions, true or false, text, or a list of answers."""
    if question.kind == "multichoice":
        total: float = sum(question.answers[at].fraction for at in response)
        return total if question.single else min(1.0, max(0.0, total))
    if question.kind == "match":
        right = [answer.other for answer in question.answers if answer.text]
        hits: int = sum(one == other for one, other in zip(right, response, strict=True))
        return hits / len(right)
    return next((answer.fraction for answer in question.answers if _fits(question.kind, answer, response)), 0.0)


def _fits(kind: str, answer: Answer, response: Any) -> bool:
    if kind == "truefalse":
        return answer.text == str(response).lower()
    if kind == "numerical" and answer.text != "*":
        return same_number(answer.text, answer.other, str(response), [])
    return same_text(answer.text, str(response), case=False)
