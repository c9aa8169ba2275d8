"""Courses made straight from the model: one with every type and feature, one that tortures, one as big as you like."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from hornbook.answers.numbers import AcceptedNumber
from hornbook.answers.texts import AcceptedText
from hornbook.course import Course, Lesson, LessonEntry, Module, Quiz, QuizEntry, SectionEntry
from hornbook.model import (
    Callout,
    Code,
    Content,
    Criterion,
    Definition,
    Definitions,
    Feedback,
    Figure,
    Footnote,
    Footnotes,
    List,
    ListItem,
    Math,
    Media,
    Objective,
    Option,
    Paragraph,
    Place,
    QuizReference,
    Section,
    Table,
)
from hornbook.questions import Choice, Essay, Item, Multiple, Numeric, ShortText, TrueFalse

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4" width="80" height="40">'
    b'<rect width="8" height="4" fill="#2456a6"/></svg>\n'
)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
FILES = {"pipeline.svg": SVG, "dot.png": PNG}
MATHML = (
    '<math xmlns="http://www.w3.org/1998/Math/MathML" display="inline"><semantics><mrow><msup><mi>x</mi><mn>2</mn>'
    '</msup><mo>&lt;</mo><mn>4</mn></mrow><annotation encoding="application/x-tex">x^2 &lt; 4</annotation>'
    "</semantics></math>"
)
DISPLAY = (
    '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block"><semantics><mrow><mi>F</mi><mo>=</mo><mfrac>'
    "<mrow><mn>2</mn><mi>P</mi><mi>R</mi></mrow><mrow><mi>P</mi><mo>+</mo><mi>R</mi></mrow></mfrac></mrow>"
    '<annotation encoding="application/x-tex">F = \\frac{2PR}{P+R}</annotation></semantics></math>'
)


@dataclass(frozen=True, slots=True)
class Example:
    """A course with its lessons, and the bytes of its media by id."""

    course: Course
    lessons: tuple[Lesson, ...]
    files: dict[str, bytes]

    def read(self, media: Media) -> bytes:
        """Return the bytes of a medium, as the pipeline does for a target."""
        return self.files[media.id]


def text(words: str) -> Content:
    """Return plain words as content."""
    return Content(html=escape(words, quote=False), text=words)


def html(markup: str, words: str, *media: str, block: bool = False) -> Content:
    """Return a fragment of XHTML with its plain text."""
    return Content(html=markup, text=words, block=block, media=media)


def medium(name: str, mime: str) -> Media:
    """Return the entry of one of the fixture's files."""
    data = FILES[name]
    return Media(id=name, path=f"media/{name}", mime=mime, size=len(data), sha256=hashlib.sha256(data).hexdigest())


def place(line: int, file: str = "01-types.md") -> Place:
    """Return the place of a question that takes eight lines."""
    return Place(file=file, line=line, column=1, end=line + 7)


def options(*rows: tuple[str, bool] | tuple[str, bool, str]) -> tuple[Option, ...]:
    """Return options a, b, c … from (words, correct, feedback)."""
    return tuple(
        Option(id=option_id(at), content=text(row[0]), correct=row[1], feedback=text(row[2]) if len(row) > 2 else None)
        for at, row in enumerate(rows)
    )


def option_id(index: int) -> str:
    """Return the id of the option at `index`: a … z, aa, ab …"""
    letters = "abcdefghijklmnopqrstuvwxyz"
    return letters[index] if index < 26 else letters[index // 26 - 1] + letters[index % 26]


ALL_FEEDBACK = Feedback(
    correct=text("Right, well done."),
    incorrect=text("Not right yet."),
    partial=text("Partly right."),
    general=html("<p>An <em>explanation</em> for all.</p>", "An explanation for all.", block=True),
)


def choices() -> tuple[Item, ...]:
    """Return choice and multiple-choice questions with each kind of scoring."""
    return (
        Choice(
            id="plain-choice",
            title="",
            stem=text("Which of these is a model registry for?"),
            source=place(10),
            options=options(("Cooking", False), ("Versions of models", True), ("Backups of mail", False)),
        ),
        Choice(
            id="full-choice",
            title="Drift & its kinds",
            stem=html(
                "<p>What is <strong>data drift</strong>?</p><p>Choose one.</p>",
                "What is data drift? Choose one.",
                block=True,
            ),
            source=place(20),
            points=2.0,
            feedback=ALL_FEEDBACK,
            hints=(
                text("Think of the inputs."),
                html("Look at <em>both</em> distributions.", "Look at both distributions."),
            ),
            tags=("drift", "data"),
            objectives=("o1",),
            difficulty="easy",
            shuffle=True,
            options=(
                Option(id="a", content=text("Inputs change"), correct=True, feedback=text("Yes: the inputs.")),
                Option(id="b", content=text("Labels get lost"), feedback=text("No, that is label loss.")),
                Option(id="c", content=text("The disk is full"), score=0.5, feedback=text("Half a point for humour.")),
                Option(id="d", content=text("None of these"), feedback=text("One of them is."), fixed=True),
            ),
        ),
        Choice(
            id="negative-choice",
            title="",
            stem=text("A wrong answer costs here."),
            source=place(30),
            points=4.0,
            options=(
                Option(id="a", content=text("Costly"), score=-0.25),
                Option(id="b", content=text("Key"), correct=True),
                Option(id="c", content=text("Neutral")),
            ),
        ),
        Multiple(
            id="net-multiple",
            title="",
            stem=text("Which are parts of a pipeline?"),
            source=place(40),
            points=7 / 3,
            feedback=ALL_FEEDBACK,
            hints=(text("There are three."),),
            options=options(
                ("Ingest", True, "Ingest belongs."),
                ("Train", True, "Train belongs."),
                ("Lunch", False, "Lunch does not."),
                ("Deploy", True, "Deploy belongs."),
                ("Sleep", False, "Sleep does not."),
            ),
        ),
        Multiple(
            id="plain-multiple",
            numbering="123",
            title="",
            stem=text("Which two are metrics?"),
            source=place(45),
            options=options(("Recall", True), ("Blue", False), ("Precision", True), ("Green", False)),
        ),
        Multiple(
            id="all-multiple",
            title="",
            stem=text("Which are all of the primes?"),
            source=place(50),
            scoring="all",
            points=0.25,
            shuffle=True,
            min_choices=1,
            max_choices=3,
            options=options(("2", True), ("4", False), ("5", True), ("6", False)),
        ),
        Multiple(
            id="each-multiple",
            title="",
            stem=text("Each option has a score of its own."),
            source=place(60),
            scoring="each",
            points=3.0,
            feedback=Feedback(partial=text("Some of it.")),
            options=(
                Option(id="a", content=text("Sixty"), correct=True, score=0.6),
                Option(id="b", content=text("Forty"), correct=True, score=0.4),
                Option(id="c", content=text("Minus half"), score=-0.5),
            ),
        ),
        TrueFalse(
            id="judge",
            title="",
            stem=text("A model can go stale."),
            source=place(70),
            answer=True,
            feedback_true=text("It can, when the world changes."),
            feedback_false=text("Think of last year’s prices."),
            feedback=Feedback(general=text("Retrain now and then.")),
        ),
        TrueFalse(id="judge-plain", title="", stem=text("Tests slow teams down."), source=place(75), answer=False),
    )


def typed() -> tuple[Item, ...]:
    """Return questions whose answer is typed."""
    return (
        ShortText(
            id="town",
            title="Town",
            stem=text("The capital of France?"),
            source=place(80),
            points=2.0,
            accepted=(
                AcceptedText(text="Paris", feedback=text("Paris it is.")),
                AcceptedText(text="Lutetia & Co", score=0.5, feedback=text("Its Roman name.")),
            ),
        ),
        ShortText(
            id="case",
            title="",
            stem=text("The symbol of cobalt?"),
            source=place(85),
            case=True,
            accepted=(AcceptedText(text="Co"),),
        ),
        ShortText(
            id="wildcard",
            title="",
            stem=text("Name the optimiser."),
            source=place(90),
            accepted=(
                AcceptedText(text="*gradient*descent", pattern=True),
                AcceptedText(text="SGD (plain)", score=0.75),
            ),
            feedback=ALL_FEEDBACK,
        ),
        ShortText(
            id="accents",
            title="",
            stem=text("Coffee house, in French?"),
            source=place(95),
            diacritics=False,
            accepted=(AcceptedText(text="café"),),
        ),
        Numeric(
            id="gravity",
            title="",
            stem=html(f"Standard gravity, where {MATHML}?", "Standard gravity, where x^2 < 4?"),
            source=place(100),
            points=2.0,
            unit="m/s²",
            accepted=(
                AcceptedNumber(low=9.79, high=9.83, value=9.81, text="9.81 ± 0.02", feedback=text("Precise.")),
                AcceptedNumber(low=9.5, high=10.0, text="9.5..10", score=0.5, feedback=text("Roughly.")),
            ),
            feedback=ALL_FEEDBACK,
            hints=(text("Near ten."),),
        ),
        Numeric(
            id="zero",
            title="",
            stem=text("Loss of a perfect model?"),
            source=place(110),
            accepted=(AcceptedNumber(low=0.0, high=0.0, value=0.0, text="0"),),
        ),
        Numeric(
            id="tiny",
            title="",
            stem=text("A learning rate that is too small?"),
            source=place(115),
            points=0.25,
            accepted=(AcceptedNumber(low=1e-9, high=1e-9, value=1e-9, text="1e-9"),),
        ),
        Essay(
            id="essay",
            title="Two risks",
            stem=text("Name two risks of a model in production, and a remedy."),
            source=place(120),
            points=4.0,
            lines=10,
            min_words=50,
            max_words=200,
            rubric=(
                Criterion(criterion="names two risks", points=2.0),
                Criterion(criterion="proposes a monitor", points=2.0),
            ),
            sample=html(
                "<p>Drift and <em>leaks</em>; alert on both.</p>", "Drift and leaks; alert on both.", block=True
            ),
            feedback=Feedback(general=text("Compare with the sample answer.")),
            hints=(text("Think of data and of people."),),
            tags=("risk",),
            objectives=("o2",),
        ),
    )


def unkeyed() -> tuple[Item, ...]:
    """Return one question without a key of each type that can lack one."""
    return (
        Choice(
            id="poll",
            title="",
            stem=text("Which do you like?"),
            source=place(130),
            graded=False,
            options=options(("Tea", False), ("Coffee", False)),
        ),
        Multiple(
            id="poll-many",
            title="",
            stem=text("Which have you used?"),
            source=place(135),
            graded=False,
            options=options(("Git", False), ("Make", False)),
        ),
        TrueFalse(id="poll-judge", title="", stem=text("I like maths."), source=place(140), graded=False, answer=None),
        ShortText(
            id="poll-word", title="", stem=text("One word for today?"), source=place(145), graded=False, accepted=()
        ),
        Numeric(
            id="poll-number",
            title="",
            stem=text("How many years of practice?"),
            source=place(150),
            graded=False,
            accepted=(),
            unit="years",
        ),
        Essay(id="poll-essay", title="", stem=text("Anything else?"), source=place(155), graded=False),
    )


def rich() -> tuple[Item, ...]:
    """Return questions with code, tables, math, pictures, links and odd elements in every place."""
    code = '<pre><code class="language-python">if a &lt; b:\n    print("&amp;")\n</code></pre>'
    table = (
        '<table><caption>Caption</caption><thead><tr><th>Kind</th><th style="text-align:right">n</th></tr>'
        "</thead><tbody>"
        '<tr><th scope="row">Row</th><td>1 &lt; 2</td></tr></tbody></table>'
    )
    nested = '<ul><li>one<ol start="3"><li>deep</li></ol></li><li><p>two</p></li></ul>'
    picture = '<img src="media:pipeline.svg" alt="Boxes &amp; arrows" width="480" title="A title"/>'
    odd = (
        "<p><del>gone</del> <mark>marked</mark> <u>under</u> <s>struck</s> <kbd>Ctrl</kbd> <sub>i</sub><sup>2</sup> "
        '<span class="x" lang="de" dir="ltr">Wort</span><br/>'
        '<a href="https://example.org/?a=1&amp;b=2" title="t">out</a></p>'
        "<details><summary>More</summary><p>hidden text</p></details><hr/><blockquote><p>quoted</p></blockquote>"
        '<figure><img src="media:dot.png" alt="dot"/><figcaption>Figure words</figcaption></figure>'
    )
    return (
        Choice(
            id="rich-choice",
            title="",
            stem=html(
                f"<p>Read:</p>{code}{table}{nested}<p>{picture}</p>{DISPLAY}",
                "Read: if a < b … Caption",
                "pipeline.svg",
                block=True,
            ),
            source=place(160),
            hints=(html(code, "if a < b:", block=True),),
            feedback=Feedback(general=html(f"{odd}{table}", "gone marked", "dot.png", block=True)),
            options=(
                Option(
                    id="a",
                    content=html(code, "if a < b:", block=True),
                    correct=True,
                    feedback=html(f"<p>{MATHML}</p>", "x^2 < 4", block=True),
                ),
                Option(id="b", content=html(MATHML, "x^2 < 4")),
                Option(id="c", content=html("<em>Nice</em> &amp; Cannes", "Nice & Cannes")),
                Option(
                    id="d", content=html(picture, "", "pipeline.svg"), feedback=html(nested, "one deep two", block=True)
                ),
            ),
        ),
        ShortText(
            id="rich-short",
            title="",
            stem=html(
                f'{odd}<p>See <a href="source:02-torture.md#top">the other lesson</a>.</p>',
                "gone marked …",
                "dot.png",
                block=True,
            ),
            source=place(170),
            accepted=(AcceptedText(text='<b> & "x"'),),
        ),
    )


OBJECTIVES = (
    Objective(id="o1", text="Tell drift from noise."),
    Objective(id="o2", text="Weigh the risks of a model in use."),
)


def types_lesson() -> Lesson:
    """Return the lesson that has every type and every feature."""
    quizzes = (
        Quiz(
            id="check",
            title=text("Knowledge check"),
            items=(*choices(), *typed()),
            kind="graded",
            intro=html("<p>Take your <em>time</em>.</p>", "Take your time.", block=True),
            pass_mark=0.6,
            attempts=2,
            time_limit=1200,
            shuffle=True,
        ),
        Quiz(id="poll-quiz", title=text("What do you think?"), items=unkeyed(), feedback_when="never"),
        Quiz(
            id="rich-quiz",
            title=html("Code &amp; <em>pictures</em>", "Code & pictures"),
            items=rich(),
            feedback_when="end",
        ),
    )
    return Lesson(
        id="types",
        title="Types & features",
        language="en",
        file="01-types.md",
        module="m1",
        order=1,
        description="Every type of question.",
        duration=20,
        objectives=OBJECTIVES,
        tags=("demo", "quality assurance"),
        takeaways=("Ask in many ways.",),
        sections=(prose(), *(quiz_section(quiz) for quiz in quizzes)),
        quizzes=quizzes,
        media=(medium("pipeline.svg", "image/svg+xml"), medium("dot.png", "image/png")),
    )


def prose() -> Section:
    """Return a section with blocks of several kinds."""
    return Section(
        id="blocks",
        level=2,
        title=text("Blocks"),
        blocks=(
            Paragraph(
                content=html(
                    'Words with <code>x &lt; y</code> and a note<a href="#fn-1" id="fnref-1">1</a>.',
                    "Words with x < y and a note1.",
                )
            ),
            List(
                ordered=False,
                items=(
                    ListItem(blocks=(Paragraph(content=text("first point")),)),
                    ListItem(blocks=(Paragraph(content=text("done")),), checked=True),
                ),
            ),
            Table(
                header=(text("Aspect"), text("MLOps")),
                rows=((text("Data"), text("versioned")), (text("Code"), text("tested"))),
                align=(None, "right"),
                caption=text("A comparison"),
                header_column=True,
            ),
            Code(text='print("<b>")\n', language="python"),
            Math(tex="F = \\frac{2PR}{P+R}", content=html(DISPLAY, "F = 2PR/(P+R)", block=True)),
            Figure(media="pipeline.svg", alt="Boxes", caption=text("The pipeline"), width="480"),
            Callout(kind="tip", title=text("A tip"), blocks=(Paragraph(content=text("Be calm.")),)),
            Definitions(
                items=(Definition(term=text("Drift"), meanings=((Paragraph(content=text("A change of data.")),),)),)
            ),
            Footnotes(items=(Footnote(id="1", label="1", blocks=(Paragraph(content=text("The note itself.")),)),)),
        ),
    )


def quiz_section(quiz: Quiz) -> Section:
    """Return a section that shows the quiz."""
    return Section(id=f"section-{quiz.id}", level=2, title=quiz.title, blocks=(QuizReference(quiz=quiz.id),))


TRICKY = (
    "]]> ends CDATA",
    "<b>bold as text</b>",
    "AT&T &amp; Co",
    "emoji \N{ROCKET}\N{FAMILY} \N{REGIONAL INDICATOR SYMBOL LETTER D}\N{REGIONAL INDICATOR SYMBOL LETTER E}",
    "\N{ARABIC LETTER MEEM}\N{ARABIC LETTER REH}\N{ARABIC LETTER HAH}\N{ARABIC LETTER BEH}\N{ARABIC LETTER ALEF} RTL",
    "<class 'int'> <![CDATA[x]]>",
    "$5 and then $10 {{ braces }} {% raw %}",
    "'single' \"double\" =~#{}:\\",
    "%20 ${x} \\(a\\) -- <!-- no comment -->",
)


def torture_lesson() -> Lesson:
    """Return a lesson of hard cases: markup as text, many options, odd points, long and unusual ids."""
    rtl = TRICKY[4]
    items: tuple[Item, ...] = (
        Choice(
            id="tricky",
            title=" & ".join(TRICKY[:3]),
            stem=text(" | ".join(TRICKY)),
            source=place(10, "02-torture.md"),
            points=0.0,
            options=tuple(
                Option(id=option_id(at), content=text(words), correct=at == 3, feedback=text(f"About {words}"))
                for at, words in enumerate(TRICKY)
            ),
            tags=("a, b", "]]>", "<tag>"),
            hints=(text(TRICKY[1]),),
        ),
        Choice(
            id="twenty-seven",
            title="",
            stem=text("Which of 27?"),
            source=place(20, "02-torture.md"),
            points=0.25,
            options=options(*((f"Option number {at}", at == 26) for at in range(27))),
        ),
        Multiple(
            id="sixty",
            title="",
            stem=text("Which of 60?"),
            source=place(30, "02-torture.md"),
            points=7 / 3,
            options=options(*((f"Choice {at}", at % 7 == 0) for at in range(60))),
            shuffle=True,
        ),
        ShortText(
            id="a-very-long-identifier-that-no-format-would-ever-take-as-it-stands-since-it-runs-on-and-on-one",
            title="",
            stem=html(f'<p dir="rtl" lang="ar">{rtl}</p>', rtl, block=True),
            source=place(40, "02-torture.md"),
            accepted=tuple(AcceptedText(text=words) for words in TRICKY),
        ),
        ShortText(
            id="a-very-long-identifier-that-no-format-would-ever-take-as-it-stands-since-it-runs-on-and-on-two",
            title="",
            stem=text("A twin id."),
            source=place(50, "02-torture.md"),
            accepted=(AcceptedText(text="*a?[b].c*", pattern=True),),
        ),
        Numeric(
            id="Case",
            title="",
            stem=text("An id that differs in case only."),
            source=place(60, "02-torture.md"),
            accepted=(AcceptedNumber(low=-1.5e10, high=-1e-10, text="-1.5e10..-1e-10"),),
        ),
        Numeric(
            id="caSE",
            title="",
            stem=text("And another."),
            source=place(70, "02-torture.md"),
            points=7 / 3,
            accepted=(AcceptedNumber(low=6.022e23, high=6.022e23, value=6.022e23, text="6.022e23"),),
        ),
        TrueFalse(
            id="Z9_-", title="", stem=text(TRICKY[0]), source=place(80, "02-torture.md"), answer=False, points=0.0
        ),
    )
    quiz = Quiz(id="hard", title=text("Hard <cases> & more"), items=items)
    return Lesson(
        id="torture",
        title="Torture ]]> <b>&",
        language="de",
        file="02-torture.md",
        module="m1",
        order=2,
        sections=(quiz_section(quiz),),
        quizzes=(quiz,),
    )


def course(*lessons: Lesson) -> Course:
    """Return the index of the lessons."""
    return Course(
        id="fixture-course",
        title="Fixture <course> & more",
        language="en",
        version="1.2",
        license="CC-BY-4.0",
        description="All that a course can hold.",
        authors=("Ada Example", "Bo Example"),
        modules=(Module(id="m1", title="Module one", lessons=tuple(lesson.id for lesson in lessons)),),
        lessons=tuple(entry(lesson) for lesson in lessons),
        objectives=tuple(objective for lesson in lessons for objective in lesson.objectives),
    )


def entry(lesson: Lesson) -> LessonEntry:
    """Return the index entry of a lesson."""
    return LessonEntry(
        id=lesson.id,
        title=lesson.title,
        file=lesson.file,
        module=lesson.module,
        language=lesson.language,
        description=lesson.description,
        duration=lesson.duration,
        sections=tuple(_section_entries(lesson.sections)),
        quizzes=tuple(_quiz_entry(quiz) for quiz in lesson.quizzes),
        media=lesson.media,
    )


def _section_entries(sections: Iterable[Section]) -> Iterable[SectionEntry]:
    return (SectionEntry(id=section.id, level=section.level, title=section.title.text) for section in sections)


def _quiz_entry(quiz: Quiz) -> QuizEntry:
    points = quiz.points
    return QuizEntry(id=quiz.id, title=quiz.title.text, items=quiz.asked, points=points, kind=quiz.kind)


def everything() -> Example:
    """Return the course with every type and feature, and the hard cases as its second lesson."""
    lessons = (types_lesson(), torture_lesson())
    return Example(course(*lessons), lessons, FILES)


def small() -> Example:
    """Return a course of one lesson with one plain choice question."""
    items = choices()[:1]
    quiz = Quiz(id="small-quiz", title=text("Small"), items=items)
    lesson = Lesson(
        id="small",
        title="Small",
        language="en",
        file="01-small.md",
        module="m1",
        order=1,
        sections=(quiz_section(quiz),),
        quizzes=(quiz,),
    )
    return Example(course(lesson), (lesson,), {})


def bank(count: int) -> Example:
    """Return one lesson of `count` choice questions: four options, feedback on each, code and math in every tenth."""
    items = tuple(_bank_item(at) for at in range(count))
    quiz = Quiz(id="bank-quiz", title=text("Bank"), items=items)
    lesson = Lesson(
        id="bank",
        title="Bank",
        language="en",
        file="01-bank.md",
        module="m1",
        order=1,
        sections=(quiz_section(quiz),),
        quizzes=(quiz,),
    )
    return Example(course(lesson), (lesson,), {})


def _bank_item(at: int) -> Choice:
    stem = text(f"Question number {at}: which of these four is right?")
    if at % 10 == 0:
        stem = html(
            f'<p>{stem.html} {MATHML}</p><pre><code class="language-python">x = {at}\n</code></pre>',
            stem.text,
            block=True,
        )
    rows = ((f"Answer {at}-{letter}", letter == "c", f"Feedback {at}-{letter}") for letter in "abcd")
    return Choice(
        id=f"bank-{at}", title="", stem=stem, source=place(10 + 12 * at, "01-bank.md"), options=options(*rows)
    )
