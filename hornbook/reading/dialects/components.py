"""Components that ask: `<Question choices={[…]} />`, `<Quiz question=… options=… answer=… />`, `<Quiz><Question>…`.

A component is one by its name. What it says has to be literal: code is not run, and then a finding names its line.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any

from hornbook import patterns as re
from hornbook.reading.dialects import asked as questions
from hornbook.reading.dialects.asked import Asked, Choice, Words
from hornbook.reading.dialects.elements import Element, Elements
from hornbook.reading.dialects.passage import Passage, Puzzle, question_above, said
from hornbook.reading.dialects.script_values import Text
from hornbook.reading.quiz.lines import Line

SIGNS = ("<Qu", "Quiz", "Question", "<MC", "<Mul", "<Single", "<TrueF", "<Knowledge", "<quiz", "<question")

_ASKING = (
    r"\w*(?:Quiz|Question|QUIZ|MCQ|Mcq|MultipleChoice|SingleChoice|TrueFalse|KnowledgeCheck|CheckPoint|Trivia)\w*"
    r"|quiz|question"
)
_OPTION = r"\w*(?:Option|Answer|Choice|Distractor)|option|answer|choice|distractor"
_OTHER = r"Explanation|Feedback|Hint|Prompt|Stem|Title|Text|explanation|feedback|hint|prompt|stem|text|title|p"
_START = re.compile(rf"<({_ASKING})(?=[\s/>]|$)")
_NAMES = re.compile(rf"(?:{_ASKING}|{_OPTION}|{_OTHER})$")
_IS_OPTION = re.compile(rf"(?:{_OPTION})$")
_IS_ASKING = re.compile(rf"(?:{_ASKING})$")
_STEMS = ("question", "text", "prompt", "stem", "q", "title", "label", "statement")
_CHOICES = ("choices", "options", "answers", "alternatives", "answerOptions", "items")
_KEYS = ("answer", "correct", "correctAnswer", "correctIndex", "answerIndex", "correctOption", "solution", "key")
_MORE_KEYS = ("correctAnswers", "correct_answer", "correctAnswerIndex", "correct_index", "correctIdx", "answers")
_WORDS = ("text", "label", "answer", "option", "content", "value", "title", "choice", "answerText", "name")
_RIGHT = ("correct", "isCorrect", "is_correct", "right", "isRight", "isTrue", "iscorrect")
_WHY = ("explain", "explanation", "feedback", "reason", "rationale", "why", "description", "note")
_HINTS = ("hint", "hints")
_LISTS = ("questions", "quiz", "items", "data")
_TAGS = re.compile(r"</?(?:p|div|span|Fragment)\b[^>]*>|</?>")


class Page:
    """The text of a file, and on which line each of its places stands."""

    def __init__(self, lines: Sequence[Line]) -> None:
        """Join the lines."""
        self.text = "\n".join(line.raw for line in lines)
        self.starts = [0, *accumulate(len(line.raw) + 1 for line in lines)]

    def words(self, text: Text) -> Words:
        """Return a text with the line on which its first word stands."""
        blank = len(text.value) - len(text.value.lstrip())
        value = _TAGS.sub("", text.value).strip()
        return Words(value, self.line(text.at + blank))

    def line(self, at: int) -> int:
        """Return the number of a place's line."""
        return bisect_right(self.starts, at)


def read(lines: Sequence[Line]) -> Iterator[Passage | Puzzle]:
    """Yield the components that ask, and those of such a name that are not understood."""
    starts = [(place, line) for place, line in enumerate(lines) if line.text[:1] == "<" and not line.code]
    if not starts:
        return
    page = Page(lines)
    elements = Elements(page.text, _NAMES)
    count, done = 0, 0
    for place, line in starts:
        match = _START.match(line.text) if place >= done else None
        if match is None:
            continue
        element = elements.read(page.starts[place] + len(line.raw) - len(line.raw.lstrip()))
        asked = [each for each in _questions(page, element) if _is_sound(each)] if element else []
        if element is None or not asked:
            if match[1] != "quiz" or element is None or element.elements():
                yield Puzzle(line.number, match[1])
            continue
        done = page.line(element.end - 1)
        yield _passage(lines, place, done, asked, count)
        count += len(asked)


def _passage(lines: Sequence[Line], place: int, done: int, asked: list[Asked], count: int) -> Passage:
    last = lines[done - 1].number
    bare = asked[0].stem is None
    first = question_above(lines, place) if bare else place
    made = [*lines[first:place]]
    for offset, each in enumerate(asked, 1):
        made += questions.lines(each, count + offset)
    made.append(said(last, "---"))
    return Passage(lines[first].number, last, tuple(made), alone=not bare or first < place)


def _is_sound(asked: Asked) -> bool:
    if asked.stem is None:
        return len(asked.choices) > 1
    return bool(asked.choices or asked.key)


def _questions(page: Page, element: Element) -> Iterator[Asked]:
    """The questions of an element: its own, else those in its data, else those of its children."""
    held = next((element.attributes[name] for name in _LISTS if _holds_objects(element.attributes.get(name))), None)
    inner = [each for each in element.elements() if _IS_ASKING.match(each.name)]
    if held is not None and not _asks(element.attributes):
        yield from (_of_data(page, each, page.line(element.start)) for each in held if isinstance(each, dict))
    elif inner and not any(_IS_OPTION.match(each.name) for each in element.elements()):
        for each in inner:
            yield from _questions(page, each)
    else:
        yield _of_element(page, element)


def _asks(found: dict[str, Any]) -> bool:
    return any(name in found for name in ("choices", "options", "answer"))


def _holds_objects(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)


def _of_element(page: Page, element: Element) -> Asked:
    asked = _of_data(page, element.attributes, page.line(element.start))
    texts: list[Text] = []
    for child in element.children:
        if isinstance(child, Text):
            texts.append(child)
        elif _IS_OPTION.match(child.name):
            asked.choices.append(_choice(page, child))
        elif _inside(child):
            _part(page, child, asked, texts)
    if asked.stem is None and texts:
        asked.stem = Words(texts[0].value, page.line(texts[0].at))
        texts = texts[1:]
    if texts and asked.explanation is None:
        asked.explanation = page.words(texts[0])
    return asked


def _part(page: Page, child: Element, asked: Asked, texts: list[Text]) -> None:
    name = child.name.casefold()
    if name in {"explanation", "feedback"}:
        asked.explanation = page.words(_inside(child)[0])
    elif name == "hint":
        asked.hints.append(page.words(_inside(child)[0]))
    else:
        texts.extend(_inside(child))


def _inside(child: Element) -> list[Text]:
    return [each for each in child.children if isinstance(each, Text)]


def _choice(page: Page, child: Element) -> Choice:
    found = child.attributes
    own = _inside(child)
    named = _first_text(found, _WORDS)
    words = page.words(own[0]) if own else page.words(named) if named else Words("", page.line(child.start))
    why = _first_text(found, _WHY)
    right = any(_is_true(found.get(name)) for name in _RIGHT)
    return Choice(words, right, page.words(why) if why else None)


def _is_true(value: Any) -> bool:
    return value is True or (isinstance(value, Text) and value.value.casefold() in {"true", "correct", "yes", "1"})


def _of_data(page: Page, found: dict[str, Any], number: int) -> Asked:
    stem = _first_text(found, _STEMS)
    asked = Asked(number, page.words(stem) if stem else None)
    given: list[Any] = next((found[name] for name in _CHOICES if isinstance(found.get(name), list)), [])
    asked.choices = [_of_option(page, each, number) for each in given if isinstance(each, dict | Text | int | float)]
    why = _first_text(found, _WHY)
    asked.explanation = page.words(why) if why else None
    hints = (found.get(name) for name in _HINTS)
    asked.hints = [page.words(hint) for hint in hints if isinstance(hint, Text)]
    _mark(page, asked, found)
    return asked


def _of_option(page: Page, value: Any, number: int) -> Choice:
    if isinstance(value, Text):
        return Choice(page.words(value))
    if not isinstance(value, dict):
        return Choice(Words(f"{value:g}", number))
    words, why = _first_text(value, _WORDS), _first_text(value, _WHY)
    right = any(_is_true(value.get(name)) for name in _RIGHT)
    shown = page.words(words) if words else Words("", number)
    return Choice(shown, right, page.words(why) if why else None)


def _mark(page: Page, asked: Asked, found: dict[str, Any]) -> None:
    """Tick the options that a key beside them names: by place (from 0), by words, by letter."""
    name = next((name for name in (*_KEYS, *_MORE_KEYS) if found.get(name) is not None), "")
    value = found.get(name)
    if not name or any(choice.right for choice in asked.choices):
        return
    if not asked.choices:
        asked.key = _key(page, value, asked.number)
        return
    named = value if isinstance(value, list) else [value]
    places = {_place(asked.choices, each) for each in named}
    known = {place for place in places if place is not None}
    if len(known) < len(places):
        asked.key = _key(page, value, asked.number)
        return
    asked.several = isinstance(value, list) and len(known) == 1
    asked.choices = [Choice(each.words, place in known, each.feedback) for place, each in enumerate(asked.choices)]


def _key(page: Page, value: Any, number: int) -> Words | None:
    if isinstance(value, Text):
        return page.words(value)
    return Words(str(value), number) if isinstance(value, bool | int | float) else None


def _place(choices: list[Choice], value: Any) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return value if 0 <= value < len(choices) else None
    if not isinstance(value, Text):
        return None
    texts = [choice.words.text for choice in choices]
    if texts.count(value.value.strip()) == 1:
        return texts.index(value.value.strip())
    letter = value.value.strip().casefold()
    place = ord(letter) - ord("a") if len(letter) == 1 else -1
    return place if 0 <= place < len(choices) else None


def _first_text(found: dict[str, Any], names: tuple[str, ...]) -> Text | None:
    return next((found[name] for name in names if isinstance(found.get(name), Text)), None)
