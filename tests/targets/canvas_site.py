"""A stand-in for a reader of Canvas' QTI 1.2: it asks what a package asks and scores by the conditions in it.

Written from the QTI 1.2 specification (response processing) and from how Canvas reads its own dialect, with nothing
of the package's own code in it. Learners answer by what they see: options by their order, blanks by their names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import lxml.html
from lxml import etree

NS = {"q": "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"}
META = {"c": "http://canvas.instructure.com/xsd/cccv1p0"}
PACKAGE = {"p": "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"}
JUDGEMENTS = 2
Answers = Mapping[str, list[str]]


@dataclass(frozen=True)
class Question:
    """One item as a learner and a scoring engine meet it."""

    node: etree._Element
    fields: dict[str, list[str]] = field(init=False)

    def __post_init__(self) -> None:
        found: dict[str, list[str]] = {}
        for entry in self.node.iterfind(".//q:qtimetadatafield", NS):
            found.setdefault(text(entry, "fieldlabel"), []).append(text(entry, "fieldentry"))
        object.__setattr__(self, "fields", found)

    @property
    def kind(self) -> str:
        return self.fields["question_type"][0]

    @property
    def points(self) -> float:
        return float(self.fields["points_possible"][0])

    @property
    def stem(self) -> str:
        return text(self.node, "presentation/q:material/q:mattext")

    @property
    def responses(self) -> list[etree._Element]:
        """Every place for an answer, in order."""
        return [one for one in self.node.find("q:presentation", NS) if local(one).startswith("response_")]

    def labels(self, response: etree._Element) -> dict[str, str]:
        """The labels to choose from, with their texts as they stand in the file."""
        return {str(one.get("ident")): text(one, "material/q:mattext") for one in response.iter(tag("response_label"))}

    def blanks(self) -> dict[str, etree._Element]:
        """The blanks of the stem in their order, each with its response."""
        known = {text(one, "material/q:mattext"): one for one in self.responses}
        names = [name for name in re.findall(r"\[([^\[\]]+)\]", self.stem) if name in known]
        return {name: known[name] for name in names}

    def feedback(self) -> dict[str, str]:
        """Feedback by its identifier, from where Canvas' own importers look for it."""
        path = "q:flow_mat/q:material/q:mattext"
        return {str(one.get("ident")): one.findtext(path, "", NS) for one in self.node.iterfind("q:itemfeedback", NS)}

    def said(self) -> str:
        """All that the item says to anyone: its texts with the alternatives of pictures, and its fields."""
        texts = [one.text or "" for one in self.node.iter(tag("mattext")) if one.get("texttype") == "text/html"]
        plain = [one.text or "" for one in self.node.iter(tag("mattext")) if one.get("texttype") != "text/html"]
        entries = [entry for entries in self.fields.values() for entry in entries]
        entries += [one.text or "" for one in self.node.iter(tag("varequal"))]
        return squeezed(" ".join([*map(words, texts), *plain, *entries, self.node.get("title", "")]))

    def process(self, answers: Answers) -> tuple[float, list[str]]:
        """Return the score (0 … 1) and the identifiers of the feedback that the conditions show."""
        score, told = 0.0, []
        for condition in self.node.iterfind("q:resprocessing/q:respcondition", NS):
            if not all(holds(self, test, answers) for test in condition.find("q:conditionvar", NS)):
                continue
            for setting in condition.iterfind("q:setvar", NS):
                value = float(setting.text or "")
                score = value if setting.get("action", "Set") == "Set" else score + value
            told += [str(shown.get("linkrefid")) for shown in condition.iterfind("q:displayfeedback", NS)]
            if condition.get("continue", "No") == "No":
                break
        bounds = self.node.find("q:resprocessing/q:outcomes/q:decvar", NS)
        low, high = float(bounds.get("minvalue")), float(bounds.get("maxvalue"))
        return min(high, max(low, score)) / 100, told


def holds(question: Question, test: etree._Element, answers: Answers) -> bool:
    """Return whether a condition is true of the answers."""
    name = local(test)
    if name in ("and", "or", "not"):
        inner = [holds(question, one, answers) for one in test]
        return any(inner) if name == "or" else all(inner) != (name == "not")
    if name == "other":
        return True
    given = answers.get(str(test.get("respident")), [])
    return any(compare(name, one, test.text or "", number=is_number(question), case=test.get("case")) for one in given)


def compare(name: str, given: str, wanted: str, *, number: bool, case: str | None) -> bool:
    if not number:
        return folded(given, case) == folded(wanted, case)
    try:
        value = float(given)
    except ValueError:
        return False
    return {"varequal": value == float(wanted), "vargte": value >= float(wanted), "varlte": value <= float(wanted)}[
        name
    ]


def folded(said: str, case: str | None = None) -> str:
    return said.strip() if case == "Yes" else said.strip().lower()


def is_number(question: Question) -> bool:
    return question.node.find(".//q:render_fib[@fibtype='Decimal']", NS) is not None


def answered(question: Question, response: Any) -> Answers:
    """Return what a learner's response becomes: ids are letters (a is the first), texts are typed.

    What nobody could answer on a page (a list to a single choice, an unknown id) is no answer.
    """
    match question.kind:
        case "multiple_choice_question" | "true_false_question" | "multiple_answers_question":
            several = question.kind == "multiple_answers_question"
            return {"response1": chosen(question, question.responses[0], response, several=several)}
        case "fill_in_multiple_blanks_question" | "multiple_dropdowns_question":
            return dict(filled(question, response if isinstance(response, Mapping) else {}))
        case "matching_question":
            given = response if isinstance(response, Mapping) else {}
            return {
                str(place.get("ident")): chosen(question, place, given.get(letters(at)))
                for at, place in enumerate(question.responses, start=1)
            }
        case _:
            return {"response1": [str(response)]} if isinstance(response, str | int | float) else {}


def chosen(question: Question, place: etree._Element, response: Any, *, several: bool = False) -> list[str]:
    """Return the identifiers of the labels that a response names by their letters, or by true and false."""
    idents = list(question.labels(place))
    if isinstance(response, bool):
        return [idents[0 if response else 1]] if len(idents) == JUDGEMENTS else []
    names = response if several and isinstance(response, list | tuple) else [response]
    return [ident for at, ident in enumerate(idents, start=1) if letters(at) in names]


def filled(question: Question, response: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Yield the label that each blank gets: the one chosen, or the one that reads like what was typed."""
    for at, place in enumerate(question.blanks().values(), start=1):
        given, ident = response.get(letters(at)), str(place.get("ident"))
        if question.kind == "multiple_dropdowns_question":
            yield ident, chosen(question, place, given)
        elif isinstance(given, str | int | float):
            texts = question.labels(place).items()
            yield ident, [label for label, said in texts if folded(said) == folded(str(given))]


def partial(question: Question, answers: Answers) -> float:
    """Return what Classic Quizzes give for several answers: right minus wrong over the number of right ones."""
    both = question.node.find(".//q:and", NS)
    keys = {one.text for one in both.findall("q:varequal", NS)}
    chosen = set(answers["response1"])
    return max(0.0, (2 * len(chosen & keys) - len(chosen)) / len(keys)) if keys else 0.0


def questions(data: bytes) -> list[Question]:
    """Return the items of an assessment, those of groups too."""
    return [Question(node) for node in etree.fromstring(data).iter(tag("item"))]


def settings(data: bytes) -> dict[str, str]:
    """Return the settings of a quiz by their names."""
    return {local(one): one.text or "" for one in etree.fromstring(data)}


def letters(position: int) -> str:
    """Return a, b, … z, aa, … for 1, 2, …"""
    position, last = divmod(position - 1, 26)
    return (letters(position) if position else "") + chr(ord("a") + last)


def words(html: str) -> str:
    """Return what a reader sees of HTML: its text, and the alternatives of pictures."""
    tree = lxml.html.fragment_fromstring(html, create_parent="div")
    return " ".join([tree.text_content(), *tree.xpath("//@alt"), *tree.xpath("//@title")])


def squeezed(said: str) -> str:
    return " ".join(said.split())


def text(parent: etree._Element, path: str) -> str:
    return str(parent.findtext(f"q:{path}", "", NS))


def local(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


def tag(name: str) -> str:
    return f"{{{NS['q']}}}{name}"
