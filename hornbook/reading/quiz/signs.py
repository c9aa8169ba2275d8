"""What speaks for a question, line by line: words that ask, options in their order, a key that names one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from hornbook.reading.quiz import (
    attributes,
    counted,
    glued,
    inline,
    keys,
    lone_keys,
    options,
    placeholders,
    spoken_keys,
    wrapping,
)
from hornbook.reading.quiz.lines import Line
from hornbook.reading.quiz.options import Mark
from hornbook.reading.quiz.words import ASKING, ENDS, decides, leaves_blank, normalise, without_aside

LEAST = 2
ENOUGH = 3


@dataclass(slots=True)
class Signs:
    """What was seen of a question: `words` of its options, which of them are marked, whether a key names one.

    `worded` says that a word such as «question» begins it, `strong` that a number does, `numbered` that one does or
    it is the item of a list, `headed` that it is a heading. `asks` says that the line right above the options asks or
    announces, `questioned` that it has a question mark, `awaits` that the key is due on the next line, `capital` that
    the options' letters are capitals, have a parenthesis or stand no deeper than the question (its `indent`), as those
    of a list in the text seldom do, `announced`
    that a line such as `Options:` stands above them, `labelled` that each has a letter, `upper` that the first is a
    capital, `above` the last option's line, `ticked` that a tick or the word «correct» marks one, `decided` that a
    line below says what was decided: then nobody is asked, `crossed` which options have a cross: where some have one,
    bullets without any sign are no options.
    """

    worded: bool = False
    strong: bool = False
    headed: bool = False
    words: list[str] = field(default_factory=list)
    boxes: list[bool] = field(default_factory=list)
    marked: list[bool] = field(default_factory=list)
    kind: str = ""
    asks: bool = False
    questioned: bool = False
    awaits: bool = False
    keyed: bool = False
    capital: bool = True
    numbered: bool = False
    announced: bool = False
    labelled: bool = True
    upper: bool = False
    indent: int = 0
    ticked: bool = False
    decided: bool = False
    above: Line | None = None
    crossed: list[bool] = field(default_factory=list)

    def told(self) -> bool:
        """Return whether marks set some of the options apart."""
        chosen = self.boxes if any(self.boxes) else self.marked
        asked = self.worded or self.asks or (self.strong and self.kind == "letter")
        if not self.strong:
            asked = self.questioned and (self.kind != "box" or len(self.words) >= ENOUGH)
        return asked and self._set_apart(chosen)

    def _set_apart(self, chosen: Sequence[bool]) -> bool:
        if len(self.words) < LEAST or not 0 < sum(chosen) < len(chosen):
            return False
        return self.kind != "bullet" or not any(self.crossed) or all(map(max, self.crossed, chosen))

    def bare(self) -> str:
        """Return how sure it is that options without a key are some: «clear», «alike», «unclear» or nothing.

        Letters in capitals below a number and words that ask are a copy for learners, and so is what is written alike
        among others; boxes could be a form's.
        """
        if self._is_alike():
            return "alike"
        if len(self.words) < LEAST or not self.capital or self.decided:
            return ""
        if self.kind == "number":
            return "clear" if self.numbered and self.announced else ""
        if not (self.questioned or (self.asks and self.strong and len(self.words) >= ENOUGH)):
            return "alike" if self.kind == "letter" and self.numbered else self._boxed()
        if self.kind == "letter" and self.numbered:
            return "clear"
        return "unclear" if self.kind == "letter" and len(self.words) >= ENOUGH else self._boxed()

    def _is_alike(self) -> bool:
        """Whether marked bullets below a number, or boxes below a word such as «question», are no form's."""
        if self.kind == "box":
            return self.worded and (any(self.boxes) or len(self.words) >= ENOUGH)
        return self.numbered and self.kind == "bullet" and self._set_apart(self.marked)

    def _boxed(self) -> str:
        labelled = self.questioned or self.labelled
        return "unclear" if self.kind == "box" and self.numbered and labelled else ""

    def ask(self, line: Line) -> None:
        """Look at a line of the question's words."""
        text = without_aside(attributes.split(line.text)[0]).rstrip("*_ )")
        self.questioned = text.endswith(ASKING) or leaves_blank(line.text)
        self.asks = self.questioned or (text.endswith(ENDS) and keys.recognise(line) is None)
        self.announced = counted.announces(line)

    def take(self, line: Line) -> bool:
        """Look at a line; return whether it is an option or a key."""
        mark = options.recognise(line)
        if mark and (pieces := glued.parts(line, mark)):
            taken = [self.take(piece) for piece in pieces]
            return all(taken)
        several = inline.held(line.text) if not self.words or len(self.words) == 1 else []
        if len(several) >= ENOUGH:
            self._clear()
            for each in several:
                self._add(each)
            return True
        if mark and self._goes_on(mark):
            self.above = line
            self._add(mark)
            return True
        begins = mark is not None and (
            mark.kind == "box" or (mark.kind == "letter" and options.ordinal(mark.label) == 0)
        )
        if mark and self.kind == "bullet" and begins:
            if self.above and len(self.words) == 1:
                self.ask(self.above)
            self._clear()
            self._add(mark)
            return True
        if len(self.words) >= LEAST and self._key(line):
            return True
        self.decided = self.decided or (bool(self.words) and decides(line.text))
        if len(self.words) < LEAST or self.kind == "bullet":
            self.ask(line)
        return False

    def _clear(self) -> None:
        self.words, self.boxes, self.marked, self.crossed = [], [], [], []

    def begin(self, line: Line) -> bool:
        """Look at a question's first line; return whether its options and its key are on it."""
        if self._take_whole(line):
            return True
        self.ask(line)
        return False

    def see(self, line: Line) -> bool:
        """Look at a line below the first, whatever it is wrapped in; return whether it is an option or a key."""
        if len(self.words) >= LEAST and wrapping.announces(line):
            self.awaits = True
            rest = wrapping.told(line)
            return rest is not None and self.take(rest)
        inner = wrapping.bare(line)
        return bool(inner.text) and self.take(inner)

    def _take_whole(self, line: Line) -> bool:
        """Look at a line that may hold options and the key behind its words: `1. Which? A) … B) … Answer: A`."""
        words, key = glued.answered(line.text)
        several = inline.held(words) if key else []
        if key is None or len(several) < ENOUGH:
            return False
        self.ask(line)
        for each in several:
            self._add(each)
        return self._named(key.value)

    def take_code(self, line: Line) -> bool:
        """Look at a line of a block of code, in which options may stand; return whether it is one."""
        mark = options.recognise(line)
        if mark is None or mark.kind != "letter" or not self._goes_on(mark):
            return False
        self._add(mark)
        return True

    def bold_bullets(self) -> bool:
        """Return whether only bold sets a bullet apart from the others, as it does in many lists."""
        return self.kind == "bullet" and not self.ticked

    def made_up(self) -> bool:
        """Return whether all options are words that only hold the place of some."""
        return bool(self.words) and all(map(placeholders.is_option, self.words))

    def _goes_on(self, mark: Mark) -> bool:
        if self.kind and mark.kind != self.kind:
            return False
        if mark.kind == "letter" or (mark.kind == "number" and (self.headed or self.announced)):
            follows = options.ordinal(mark.label) == len(self.words)
            return follows and (not self.words or mark.label.isupper() == self.upper)
        return mark.kind in {"box", "radio"} or (mark.kind == "bullet" and keys.recognise_text(mark.text) is None)

    def _add(self, mark: Mark) -> None:
        self.upper = mark.label.isupper() if not self.words else self.upper
        self.kind = mark.kind
        self.words.append(normalise(mark.text))
        self.labelled = self.labelled and bool(mark.label)
        apart = mark.label.isupper() or ")" in mark.style or (not mark.bullet and mark.indent <= self.indent)
        self.capital = self.capital and (mark.kind != "letter" or apart)
        self.boxes.append(bool(mark.ticked))
        self.marked.append(mark.marked or mark.loud or bool(mark.bold))
        self.crossed.append(mark.crossed)
        self.ticked = self.ticked or mark.marked

    def _key(self, line: Line) -> bool:
        key = keys.recognise(line)
        value = key.value if key else (spoken_keys.alone(line.text) or line.text) if self.awaits else ""
        self.awaits = key is not None and not key.value
        if key is None and not value and self.kind == "letter" and lone_keys.is_label(line.text):
            value = lone_keys.bare(line.text)
        return bool(value) and self._named(value)

    def _named(self, value: str) -> bool:
        """Whether a key names options that were seen."""
        claim = keys.claim(value)
        places = [options.ordinal(label) for label in claim.labels]
        labelled = bool(places) and (self.kind != "bullet" or all(label.isupper() for label in claim.labels))
        named = labelled and all(place is not None and place < len(self.words) for place in places)
        self.keyed = named or normalise(value) in self.words
        return self.keyed
