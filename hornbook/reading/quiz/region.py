"""What is known of a file while it is parsed: its lines, and the stretches of it that are quizzes."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from hornbook.reading.dialects import translation
from hornbook.reading.dialects.translation import Translation
from hornbook.reading.quiz import answered, attributes
from hornbook.reading.quiz.answered import Spoken
from hornbook.reading.quiz.attributes import Attributes
from hornbook.reading.quiz.lines import Line, split


@dataclass(frozen=True, slots=True)
class Region:
    """Lines `first` to `last` (from 1) of a quiz below its heading; `heading` is the heading's line, 0 for none.

    `level` is the heading's, 0 where there is none; `closing` says that line `last + 1` ends a container, `clear`
    that nothing calls these questions a quiz.
    """

    heading: int
    first: int
    last: int
    title: str
    level: int
    attributes: Attributes = attributes.NONE
    closing: bool = False
    unclosed: bool = False
    clear: bool = False


@dataclass
class Regions:
    """What the rule knows while a file is parsed: its lines, whether all of it is a quiz, the quiz heading above.

    `without` lists headings that say «quiz» with no question below.
    `inferred` says that nobody called the file a quiz, but questions with keys fill it: then each must be certain.
    `keyed` says that keys stand elsewhere in the file, so that the questions need none to be known; `spoken` are the
    lists of answers in sentences. `stated` says that nothing is a quiz but what is called one; `silent` is the level
    of the heading that says so, 0 for none. `shut` are the lines of key lists that fit no questions,
    `forms` those of forms that somebody fills in, which are empty here;
    `aside` is the level of a heading that explains something, 0 for none;
    `shown` says that the last heading is about how questions are written;
    `unclear` are the lines of what may be a question and stays text, by its last.
    """

    texts: tuple[str, ...]
    everywhere: bool = False
    inferred: bool = False
    keyed: bool = False
    spoken: tuple[Spoken, ...] = ()
    stated: bool = False
    shut: frozenset[int] = frozenset()
    forms: frozenset[int] = frozenset()
    silent: int = 0
    shown: bool = False
    above: int = 0
    aside: int = 0
    found: list[Region] = field(default_factory=list)
    without: list[int] = field(default_factory=list)
    unclear: dict[int, int] = field(default_factory=dict)

    @cached_property
    def may_have_answers(self) -> bool:
        """Whether somewhere in the file an answer is shown on demand, or a list of them stands."""
        return bool(self.spoken) or answered.may_hold(self.lines)

    @cached_property
    def translation(self) -> Translation:
        """What other tools' notations in the file say."""
        return translation.read("\n".join(self.texts), self.lines)

    @cached_property
    def lines(self) -> list[Line]:
        """The lines, looked at once for all readers."""
        return list(split(self.texts, 1, len(self.texts)))

    @cached_property
    def told(self) -> list[Line]:
        """The lines, those of another tool's notation in the words of ours."""
        return self.between(1, len(self.lines))

    @cached_property
    def places(self) -> dict[int, int]:
        """The place among them where each line begins."""
        found: dict[int, int] = {}
        for place, line in enumerate(self.told):
            found.setdefault(line.number, place)
        return found

    def between(self, first: int, last: int) -> list[Line]:
        """Return lines `first` to `last` (from 1), those of another tool's notation in the words of ours."""
        lines = self.lines[first - 1 : last]
        return list(self.translation.of(lines)) if self.translation.passages else lines
