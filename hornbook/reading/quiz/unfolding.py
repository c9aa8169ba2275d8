"""What is shown on demand below a question, or never: details, callouts, admonitions, containers, comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hornbook import patterns as re
from hornbook.reading.quiz import inline, keys, options, placing, wrapping
from hornbook.reading.quiz.drafts import FieldDraft, QuestionDraft, Text
from hornbook.reading.quiz.keys import Key
from hornbook.reading.quiz.lines import Line, make
from hornbook.reading.quiz.placing import NESTED
from hornbook.reading.quiz.state import Box
from hornbook.reading.quiz.words import FIELD_NAMES, ends_asking, normalise

if TYPE_CHECKING:
    from hornbook.reading.quiz.sayings import Sayings

_SHOW = re.compile(
    r"\W*(?:show|reveal|click|expand|spoiler|see|view|open|check|anzeigen|zeigen|afficher|voir|mostrar|ver|показать|"
    r"mostra|mostre|vedi|apri|visualizza|veja|muestra|pokaż|zobacz|göster|xem|hiện|lihat|tampilkan|показати|"
    r"点击|显示|查看|展开)(?:\W|$)|\W*(?:点击|显示|查看|展开|表示|見る|보기)",
    re.IGNORECASE,
)
_HINT = re.compile(r"\b(?:hints?|hinweis|tipp|pista|indice|подсказка)\b|提示|ヒント", re.IGNORECASE)
_ENOUGH = 2
_BODY = 4


def details(scan: Sayings, line: Line) -> bool:
    """Take in a line with `<details>` or `<summary>` tags, if a question stands above it."""
    found = wrapping.details(line)
    if found is None:
        return False
    if scan.question is None or scan.question.after:
        _asked_above(scan, found.summary)
    if scan.question is None:
        return False
    if found.opens and not scan.details:
        _open(scan, line)
    if found.summary is not None:
        _announce(scan, found.summary, line)
    if found.rest:
        scan.take(found.rest)
    if found.closes:
        scan.close_details()
    return True


def admonition(scan: Sayings, line: Line) -> bool:
    """Take in the first line of an admonition that stands below a question: it may announce the key, or is a text."""
    title = wrapping.admonition(line)
    if title is None or scan.question is None:
        return False
    if not _reveals(title) and not _field_name(title) and not _lacks_key(scan):
        place = scan.place(line)
        place.follow(line)
        scan.box = Box(line.indent + 1, place)
        return True
    if not scan.details:
        _open(scan, line)
    scan.box = Box(line.indent + _BODY, None)
    _announce(scan, title, line, titled='"' in line.text)
    return True


def _lacks_key(scan: Sayings) -> bool:
    """Whether there are options, and nothing so far says which of them is right."""
    assert scan.question is not None  # noqa: S101
    given = scan.question.options
    return bool(given) and not scan.question.keys and not any(each.mark.ticked or each.mark.marked for each in given)


def answers_parts(scan: Sayings, line: Line) -> bool:
    """Take in a line that begins the answers to the parts of the question above: all below is one answer.

    Such parts are no options, though they stand on one line as options may.
    """
    question = scan.question
    if question is None or not scan.details or question.keys or question.closed:
        return False
    if len(question.options) == 1 and _are_parts(question.options[0].raw[0].text):
        placing.demote(question)
    if question.options:
        return False
    question.closed = True
    field = FieldDraft("sample", "", line.number, line.column, Text(), headed=True)
    field.text.follow(line)
    scan.open_field(field)
    return True


def _are_parts(text: str) -> bool:
    """Whether what stands on one line is rather asked in parts, `(a) …; (b) …`, than offered."""
    held = inline.held(text)
    return bool(held) and (text.startswith("(a)") or all("?" in each.text for each in held))


def inside_box(scan: Sayings, line: Line) -> Line:
    """Return a line of an open admonition as it stands in there; one that is indented less closes it."""
    assert scan.box is not None  # noqa: S101
    if line.text and line.indent < scan.box.indent:
        read = scan.box.text is None
        scan.box = None
        if read:
            scan.close_details()
        return line
    if scan.box.text is not None or not line.text:
        return line
    raw = line.raw.expandtabs(_BODY)[scan.box.indent :]
    return make(line.number, raw, code=line.code, offset=line.offset + scan.box.indent)


def container(scan: Sayings, line: Line) -> bool:
    """Take in the first or the last line of a container that shows the key: `::: details Answer` … `:::`."""
    if line.text[:3] != ":::" or scan.question is None:
        return False
    if not line.text.strip(":"):
        folded, scan.folded = scan.folded, False
        if folded:
            scan.close_details()
        return folded
    title = wrapping.container(line)
    if title is None or not scan.question.options or not wrapping.announces_key(title):
        return False
    if not scan.details:
        _open(scan, line)
    scan.folded = True
    _announce(scan, title, line)
    return True


def hidden_key(scan: Sayings, line: Line) -> bool:
    """Take in a comment of one line below options that says which of them is right: `<!-- Answer: B -->`."""
    inner = wrapping.hidden(line) if scan.question and scan.question.options else None
    key = keys.recognise(inner) if inner else None
    if inner is None or key is None or not keys.claim(key.value).labels:
        return False
    scan.take(inner)
    return True


def quoted(scan: Sayings, line: Line) -> bool:
    """Take in a line of a quotation that holds options or the key; any other is a quotation."""
    if line.text[0] != ">" or scan.question is None:
        if scan.callout:
            scan.callout, scan.field = False, None
        return False
    title = wrapping.callout(line)
    if title is not None:
        return _folded(scan, title, line)
    inner = wrapping.unquoted(line, flat=not scan.callout)
    mark = options.recognise(inner)
    lettered = mark is not None and mark.kind in {"letter", "box"} and not _is_nested(scan, line)
    if not inner.text or scan.callout or lettered or scan.awaiting or keys.recognise(inner):
        _take_inner(scan, inner)
        return True
    return False


def _take_inner(scan: Sayings, inner: Line) -> None:
    """Take in a line of a quotation; the callout that it is part of goes on behind it."""
    callout, question = scan.callout, scan.question
    scan.callout = False
    scan.take(inner)
    scan.callout = callout and scan.question is question


def _folded(scan: Sayings, title: str, line: Line) -> bool:
    """A callout whose title or kind announces the key or a field; any other is a text."""
    assert scan.question is not None  # noqa: S101
    words = title or wrapping.callout_kind(line)
    if scan.question.options:
        announces = not title or normalise(title) in FIELD_NAMES or wrapping.announces_key(title)
    else:
        announces = _reveals(words) or normalise(words) in FIELD_NAMES
    if announces:
        scan.callout = True
        _announce(scan, words, line, titled=bool(title))
    return announces


def _is_nested(scan: Sayings, line: Line) -> bool:
    """Whether a line stands under an option: feedback for it."""
    given = scan.question.options if scan.question else []
    return bool(given) and line.indent > given[-1].mark.indent


def _reveals(words: str) -> bool:
    return wrapping.announces_key(words) or _SHOW.match(words) is not None


def _asked_above(scan: Sayings, summary: str | None) -> None:
    """Begin a question with the words right above its answer, if they ask and nothing else marks them."""
    source = scan.question.after if scan.question else scan.intro
    last = next((line for line in reversed(source.lines) if line.strip()), "")
    if summary and not scan.details and _reveals(summary) and ends_asking(last):
        scan.begin_from(source)


def _open(scan: Sayings, line: Line) -> None:
    """What is unfolded below options holds none; where it does not say the key, more options may follow it."""
    assert scan.question is not None  # noqa: S101
    scan.details = True
    given = scan.question.options
    scan.reopens = len(given) >= _ENOUGH and not scan.question.closed and line.indent < given[-1].mark.indent + NESTED
    scan.question.closed = scan.question.closed or scan.reopens


def _title(text: str, line: Line) -> Line | None:
    """The words over what is unfolded, as a line of its own."""
    return make(line.number, text if "*" in text else f"**{text}**") if text else None


def _offers(question: QuestionDraft) -> bool:
    """Whether the last words of a question are its options, all on one line."""
    last = next((line for line in reversed(question.stem.lines) if line.strip()), "")
    return len(inline.held(last)) > 1


def _field_name(title: str) -> str:
    name = FIELD_NAMES.get(normalise(title), "")
    return name or ("hint" if _HINT.search(title) and not wrapping.announces_key(title) else "")


def _announce(scan: Sayings, text: str, line: Line, *, titled: bool = True) -> None:
    """Read a title: it names a field, or says the key, or that the key or an answer in words is below it.

    One that does none of that is kept for the text below it, unless it is a box's kind and not `titled` by an author.
    """
    question = scan.question
    assert question is not None  # noqa: S101
    reveals = _reveals(text)
    name = _field_name(text)
    if name:
        scan.open_field(FieldDraft(name, "", line.number, line.column))
        return
    key = keys.recognise(make(line.number, text))
    if key and key.value:
        scan.add_key(Key(key.value, line.number, line.raw.find(key.value) + 1, "details", key.note))
    scan.reopens = scan.reopens and not reveals
    question.revealed = question.revealed or (reveals and bool(question.options))
    scan.awaiting = not (key and key.value)
    scan.title = _title(text, line) if scan.awaiting and titled and not reveals else None
    if scan.awaiting and reveals and question.stem and not (question.options or question.keys or _offers(question)):
        question.closed = True
        scan.open_field(FieldDraft("sample", "", line.number, line.column, Text(), headed=True))
