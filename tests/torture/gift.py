"""GIFT, read as its description says: a question is a title, a text and answers in braces; a backslash escapes."""

from __future__ import annotations

import re
from base64 import b64decode
from html import escape, unescape
from typing import NamedTuple

from tests.torture.seen import Question, Seen, key, letter, markup, said

_ENTRY = re.compile(
    r"((?://[^\n]*\n)*)::((?:\\.|[^\\])*?)::(\[html\])?"
    r"((?:\\.|[^\\{}])*)(?:\{((?:\\.|[^\\{}])*)\}((?:\\.|[^\\{}])*))?",
    re.DOTALL,
)
_FULL = 100
_REST = "—"


def read(files: dict[str, bytes]) -> Seen:
    """Return what the question bank holds."""
    seen = Seen()
    (data,) = files.values()
    parts = re.split(r"(?m)^\$CATEGORY:(.*)$", data.decode())
    for path, part in zip(parts[1::2], parts[2::2], strict=True):
        quiz, whole, fresh = Question(), Question(), True
        quiz.say("quiz title", unescape(path.replace("//", "/")))
        for match in filter(None, map(_ENTRY.fullmatch, re.split(r"\n\s*\n", part.strip()))):
            _pictures(plain("".join(each or "" for each in match.groups())), seen)
            if match[5] is None:
                quiz.say("quiz intro", said(markup(plain(match[4]) or " ")))
                quiz.say("quiz title", said(markup(plain(match[4]) or " ")))
                continue
            asked = _question(*match.groups())
            piece = re.search(r"\[id:[^\]]*\.([a-z]+)\]", match[1])
            if piece and re.search(r"\([0-9]+/[0-9]+\)$", match[2]):
                asked = _joined(whole if piece[1] != "a" else Question(), asked, piece[1])
                whole = asked
            number = seen.add(asked)
            if fresh:
                seen.quizzes[number], fresh = quiz, False
    return seen


def _joined(whole: Question, piece: Question, name: str) -> Question:
    """Return a question with one more of its gaps, each of which is a question of its own here."""
    if not whole.parts:
        whole.parts, whole.shown = dict(piece.parts), dict(piece.shown)
        whole.facts = {**piece.facts, "points": 0.0, "told": [], "intervals": [], "weights": []}
    for part, text in piece.parts.items() if name != "a" else ():
        own = re.sub(r"^(gap|feedback) a", rf"\1 {name}", part)
        if own != part:
            whole.say(own, text)
    for fact in ("points", "told", "intervals"):
        whole.facts[fact] = whole.facts[fact] + piece.facts[fact]
    whole.facts["weights"].append(piece.facts["points"])
    whole.facts["points"] = round(whole.facts["points"], 6)
    return whole


def plain(coded: str) -> str:
    r"""Return a text without its escapes; `\n` is a new line."""
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] == "n" else match[1], coded, flags=re.DOTALL).strip()


def _question(notes: str, title: str, html: str, before: str, answers: str, after: str) -> Question:
    assert html
    made = Question(facts={"told": [], "intervals": [], "accepted": {}})
    tags = re.findall(r"\[tag:((?:\\.|[^\]])*)\]", notes)
    made.say("tags", " ; ".join(plain(tag) for tag in tags if not tag.startswith(("objective:", "difficulty:"))))
    made.say("difficulty", " ; ".join(tag for tag in tags if tag.startswith("difficulty:")))
    made.facts["objectives"] = [tag.removeprefix("objective: ") for tag in tags if tag.startswith("objective:")]
    worth = [float(tag.removeprefix("points: ")) for tag in tags if tag.startswith("points:")]
    made.facts["points"] = worth[0] if worth else 1.0
    made.say("title", plain(title))
    stem = markup(plain(before + " " + (after or "")) or " ")
    made.show("stem", stem)
    made.say("unit", made.parts["stem"])
    spoken = [str(each.get("lang")) for each in stem.iter() if each.get("lang")]
    made.facts["language"] = spoken[0] if spoken else "en"
    own, *general = re.split(r"(?<!\\)####", answers)
    for text in general:
        made.show("general", markup(plain(text) or " "))
    _answers(own.strip(), made)
    return made


class _Reply(NamedTuple):
    """One answer between the braces; `worth` is its share in per cent, `sole` says that it alone can be right."""

    at: int
    text: str
    worth: float
    told: str
    sole: bool


def _answers(own: str, made: Question) -> None:
    judged = re.match(r"(TRUE|FALSE|T|F)\b", own)
    if judged:
        _judged(judged[1][0] == "T", own[judged.end() :], made)
        made.facts["told"].sort()
        return
    rows = re.findall(r"([=~])((?:\\.|[^\\=~])*)", own.lstrip("#"), re.DOTALL)
    signs = [sign for sign, _ in rows]
    read = _number if own.startswith("#") else _option if "~" in signs else _text
    for at, (sign, coded) in enumerate(rows):
        reply = _reply(at, coded, float(sign == "=") * _FULL, sole="=" in signs)
        if "->" in reply.text:
            premise, _, response = reply.text.partition("->")
            made.facts.setdefault("pairs", []).append((plain(premise), plain(response)))
        else:
            _told(reply, read(reply, made), made)
    if "pairs" in made.facts:
        _pairs(made)


def _reply(at: int, coded: str, worth: float, *, sole: bool) -> _Reply:
    text, *told = re.split(r"(?<!\\)#", coded.strip(), maxsplit=1)
    share = re.match(r"%(-?[0-9.]+)%", text)
    own = text[share.end() :] if share else text
    return _Reply(at, own.strip(), float(share[1]) if share else worth, plain("".join(told)) or " ", sole)


def _number(reply: _Reply, made: Question) -> str:
    value, _, margin = reply.text.partition(":")
    if value and value != "*":
        made.facts["intervals"].append((float(value) - float(margin or 0), float(value) + float(margin or 0)))
    made.say("gap a", value)
    made.say(f"feedback {reply.at + 1}", said(markup(reply.told)))
    return value


def _option(reply: _Reply, made: Question) -> str:
    name, shown = letter(reply.at), markup(plain(reply.text) or " ")
    made.show(f"option {name}", shown)
    made.show(f"area {name}", shown)
    made.facts["several"] = not reply.sole
    least = _FULL if reply.sole else 0.0
    made.facts.setdefault("keys", []).extend([name] if reply.worth > 0 and reply.worth >= least else [])
    made.show(f"feedback {name}", markup(reply.told))
    if said(shown) in {"True", "False"}:
        made.show(f"feedback {said(shown).lower()}", markup(reply.told))
    return said(shown)


def _text(reply: _Reply, made: Question) -> str:
    answer = plain(reply.text)
    made.say("accepted", f"{answer} ; ")
    made.say("gap a", answer)
    made.facts["accepted"][answer] = reply.worth / _FULL
    for part in (f"feedback {reply.at + 1}", f"feedback a{reply.at + 1}"):
        made.say(part, said(markup(reply.told)))
    return answer


def _told(reply: _Reply, answer: str, made: Question) -> None:
    feedback = said(markup(reply.told))
    made.say("correct" if reply.worth == _FULL else "partial" if reply.worth > 0 else "incorrect", feedback)
    if feedback.strip():
        made.facts["told"].append((key(answer), key(feedback)))


def _judged(side: bool, rest: str, made: Question) -> None:  # noqa: FBT001
    """After the judgement stands feedback for the wrong one, then for the right one."""
    names = ("false", "true") if side else ("true", "false")
    made.facts["keys"] = [str(side).lower()]
    for name, text in zip(names, re.split(r"(?<!\\)#", rest)[1:], strict=False):
        told = said(markup(plain(text) or " "))
        made.show(f"feedback {name}", markup(plain(text) or " "))
        made.say("correct" if name == str(side).lower() else "incorrect", told)
        made.facts["told"].append((name, key(told)))


def _pairs(made: Question) -> None:
    rows = made.facts.pop("pairs")
    asked = [(premise, response) for premise, response in rows if premise]
    for at, (premise, _) in enumerate(asked):
        made.show(f"premise {letter(at)}", markup(premise))
    for at, response in enumerate(sorted({response for _, response in rows} - {_REST})):
        made.say(f"response {letter(at)}", response)
        made.shown[f"response {letter(at)}"] = escape(response)
    pairs = [(key(said(markup(one))), key(other) if other != _REST else "") for one, other in asked]
    made.facts |= {"pairs": sorted(pairs), "reuse": len({other for _, other in pairs}) < len(pairs)}
    if all(other.isdigit() for _, other in asked):
        made.facts["order"] = [one for one, _ in sorted(pairs, key=lambda pair: int(pair[1]))]
        for at, (premise, _) in enumerate(asked):
            made.show(f"item {letter(at)}", markup(premise))


def _pictures(text: str, seen: Seen) -> None:
    for image in markup(text or " ").iter("img"):
        _, _, coded = image.get("src", "").partition(";base64,")
        seen.pictures.append((image.get("alt"), b64decode(coded) if coded else None))
