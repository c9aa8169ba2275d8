"""What a person marks: essays and files, with their limits below the stem and notes for who marks."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from hornbook.canvas.forms import OTHER, Condition, Form, Response
from hornbook.canvas.phrases import Voice
from hornbook.canvas.texts import block, words
from hornbook.model import Feedback
from hornbook.qti.phrases import word_limits
from hornbook.questions import Essay, Upload
from hornbook.rendering import number

ESSAY = "essay_question"
UPLOAD = "file_upload_question"
_MEGABYTE = 1_000_000
_KILOBYTE = 1_000


def essay(item: Essay, voice: Voice) -> Form:
    """Return an essay."""
    limits = word_limits(item.min_words, item.max_words, voice.say)
    return Form(
        ESSAY,
        block(item.stem) + _line(limits),
        (Response(typed="String"),),
        scoring=(Condition(OTHER),),
        notes=tuple(_notes(item, voice)),
    )


def upload(item: Upload, voice: Voice) -> Form:
    """Return a question that is answered with a file."""
    return Form(
        UPLOAD,
        block(item.stem) + _line(_limits(item, voice)),
        scoring=(Condition(OTHER),),
        notes=tuple(_notes(item, voice)),
    )


def by_score(feedback: Feedback) -> list[tuple[str, str]]:
    """Return the feedback that depends on a score which only a person knows, as words."""
    kinds = (("correct", feedback.correct), ("partial", feedback.partial), ("incorrect", feedback.incorrect))
    return [(name, words(content)) for name, content in kinds if content]


def _line(limits: str) -> str:
    return f"<p>({escape(limits)})</p>" if limits else ""


def _limits(item: Upload, voice: Voice) -> str:
    say = voice.say
    said = (
        f"{say.accepted}: {', '.join(item.accept)}" if item.accept else "",
        f"{say.at_most} {item.max_files} {say.files}" if item.max_files > 1 else "",
        f"{say.at_most} {_size(item.max_bytes)} {say.per_file}" if item.max_bytes else "",
    )
    return "; ".join(filter(None, said))


def _size(count: int) -> str:
    if count >= _MEGABYTE:
        return f"{number(count / _MEGABYTE)} MB"
    return f"{number(count / _KILOBYTE)} kB"


def _notes(item: Essay | Upload, voice: Voice) -> Iterator[str]:
    """Yield lines for who marks: rubric, sample answer, feedback by score."""
    if item.rubric:
        yield f"{voice.say.rubric}:"
        yield from (f"- {line.criterion} ({number(line.points)})" for line in item.rubric)
    if item.sample:
        yield f"{voice.say.sample}: {words(item.sample)}"
    for _, said in by_score(item.feedback):
        yield f"{voice.say.feedback}: {said}"
