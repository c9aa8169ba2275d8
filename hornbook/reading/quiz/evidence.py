"""What speaks for a quiz: the words of a heading, and lines that look like options, keys and questions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hornbook import patterns as re
from hornbook.reading.quiz import brackets, checklists, keys, leads, options, placeholders, pools, wrapping
from hornbook.reading.quiz.attributes import NONE, Attributes, split
from hornbook.reading.quiz.lines import Line, make
from hornbook.reading.quiz.words import ENDS, FIELD_NAMES, QUIZ, decides, ends_asking, normalise

_HEADING = re.compile(
    rf"(?:.*[:–—|-]\s*|(?:[\w./'’&+#-]+\s+){{0,4}})?(?:{QUIZ})"
    r"(?:\s+(?:no\.?|nr\.?|part|teil)?\s*#?(?:\d+(?:\.\d+)*|[ivx]+|[a-d])\b\.?"
    r"(?:\s+[\w'’-]+){0,3}|\s+(?:q ?& ?a|(?:and|&) answers)|"
    r"\s+(?:on|about|for|zu|zum|zur|über|sur|sobre|de|do|da|по|для)\s.*)?"
    r"(?:\s*[/＋+]\s*[\w ]{3,30}|\s*[与和及]\s*(?:参考)?(?:答案|解析|解答))?(?:\s*[(\[:–—|].*|\s+-.*|-(?=[\s\d]).*)?$",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"^(?:if|when|wenn|falls)\b|"
    r"\b(?:faqs?|frequently|how to|what (?:is|are)|install|running|run the|writing|(?:unit|integration)[ -]tests?|open|"
    r"(?<=[-–—:(] )(?:réponses|corrigés?|respuestas|respostas|gabarito|antworten|lösungen|soluciones|ответы)|"
    r"clarif\w+|explanations? (?:for|of|to)|solutions? (?:for|to)|lösungen (?:zu|für)|"
    r"(?<!and )(?<!& )(?<!short )(?<!brief )(?<!long )answers?|answer key|"
    r"test(?:s|ing)? (?:suite|plan|the|with|in))\b",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"\b(?:tests?|questions?|exams?|assessments?|exercises|answers|problems|fragen|preguntas|prueba|examen|вопросы|тест|"
    r"prüfung|klausur|simulacro|prova|esame|экзамен|ujian|egzamin|perguntas|questões|"
    r"ejercicios|exercices|esercizi|exercícios|"
    r"domande|pytania|vragen|sorular|pertanyaan|câu hỏi|"
    r"питання|问题|問題|문제|(?:test|check) your (?!understanding|knowledge|learning)\w+|fragenkatalog|確認テスト)\b|"
    r"练习题|(?<!复)习题|練習問題|演習問題|연습 ?문제",
    re.IGNORECASE,
)
_SURE = re.compile(
    r"\b(?:(?:review|practice)(?! (?:exercises|problems))|quiz|multiple[ -]choice|mcqs?)\b|test yourself|"
    r"\bself[ -]?(?:assess|check|test|quiz|evaluat|review)|\bflash ?cards?\b|\bactive recall\b|"
    r"\b(?:knowledge|concept|comprehension|understanding)[ -]checks?\b|\bcheck (?:your|for) (?:und|kno|learn|comp)|"
    r"exercícios de (?:fixação|revisão)|ejercicios de repaso|"
    r"самопроверк|самоконтрол|самоперевірк|контрольные вопросы|контрольні питання|"
    r"selbst(?:test|kontrolle|überprüfung|check)|wiederholungsfragen|"
    r"preguntas de (?:repaso|práctica|autoevaluación|evaluación)|questions de (?:révision|contrôle)|"
    r"ôn tập|luyện tập|tự kiểm tra|perguntas (?:de revisão|simuladas)|复习|思考题|自测|自我检测|"
    r"確認問題|復習問題|章末問題|(?:recall|concept|study|control|checkpoint) questions|"
    r"kontrollfragen|testfragen|preguntas de (?:comprensión|control)|questions de compréhension|"
    r"domande di (?:verifica|ripasso|comprensione|autovalutazione)|вопросы для (?:повторения|проверки|закрепления)|"
    r"(?:perguntas|questões) de (?:revisão|checagem|fixação|verificação|compreensão)|controlevragen|"
    r"pytania (?:kontrolne|sprawdzające|powtórkowe)|(?:확인|복습|점검) ?문제",
    re.IGNORECASE,
)
_PART = re.compile(
    r"(?:(?:part|section|teil|abschnitt|partie|parte|sección|seção|раздел|часть|deel|część|bagian|phần|bölüm)\s+"
    r"(?:\d{1,2}|[a-h]|[ivx]{1,4})\b|"
    r".*\b(?:(?:short|long|open|free)[ -](?:answers?|response|ended)|true(?: or |/| / )false|fill[ -]in|essays?|"
    r"matching|cod(?:e|ing) (?:reading|tracing|writing|questions?)|"
    r"scenarios?(?: questions?)?|problem solving|debugging|programming|practical|"
    r"wahr oder falsch|kurzantwort\w*|vrai ou faux|verdadero o falso)\b)",
    re.IGNORECASE,
)
_PRACTICE = re.compile(
    r"\b(?:exercises|ejercicios|exercices|esercizi|exercícios|practice (?:questions|problems)|übungsfragen)\b|"
    r"練習問題|演習問題|练习题|习题|연습 ?문제",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"^\W*(?:how to|how .{0,40}\bworks?|faqs?|troubleshooting|installation|getting started|setup|usage|features?|"
    r"roadmap|contributing|license|changelog|architecture|api|"
    r"(?:key )?take-?aways?|(?:scoring|grading) (?:guide|key|scale|rubric)|score (?:guide|interpretation)|"
    r"further (?:reading|learning|study)|next steps|references|glossary|(?:additional |further |more )?resources)\b",
    re.IGNORECASE,
)
_SHOWS = re.compile(
    r"\bhow to (?:write|add|create|make|format)\b|\bwriting (?:a |good )?(?:quiz|question)|\b(?:syntax|templates?)\b|"
    r"\b(?:quiz|question|file|input|markdown|import) formats?\b",
    re.IGNORECASE,
)
_ASKING = re.compile(r"[?？؟](?:\W|$)|__")
_ANSWER_HEADING = re.compile(
    r"(?:correct )?(?:answer|solution|antwort|respuesta|réponse|resposta|risposta|gabarito|ответ|đáp án|"
    r"答案|解答|正解|정답)"
    r"(?:\s*(?:and|&|und|y|et|e|и|và|与|和|及|·|・|및|/|,)\s*\w+)?$"
)
ENOUGH = 2


def is_quiz(title: str, named: Attributes) -> bool:
    """Return whether a heading says that its section is a quiz; `.quiz` and `.no-quiz` decide where they stand."""
    if "quiz" in named.classes or "no-quiz" in named.classes:
        return "quiz" in named.classes
    bare = normalise(re.sub(r"^[\W\d_]+", "", title))
    return bool(bare) and _HEADING.match(bare) is not None and not _OTHER.search(bare)


def is_sure(title: str) -> bool:
    """Return whether the heading's word means a quiz and nothing else («Test» and «Questions» mean many things)."""
    words = normalise(title)
    return not _WEAK.search(words) or _SURE.search(words) is not None


def is_part(title: str) -> bool:
    """Return whether a heading's words name a part of a quiz and nothing by themselves: «Part B», «Short answer»."""
    return _PART.match(normalise(title)) is not None


def shows(title: str) -> bool:
    """Return whether a heading's words say that what is below shows how something is written."""
    return _SHOWS.search(title) is not None


def begins_one(lines: Iterable[Line]) -> bool:
    """Return whether some line has a question's number: enough where a further part of a quiz is announced."""
    found = (line for line in lines if line.text and not line.code)
    return any(leads.from_text(line) or leads.from_item(line) or leads.from_heading(line) for line in found)


def is_something_else(title: str) -> bool:
    """Return whether a heading's words mean what only looks like a quiz: «FAQ», «How to …»."""
    return _OTHER.search(normalise(title)) is not None


def is_practice(title: str) -> bool:
    """Return whether a heading's words mean exercises, which may ask something or have something done."""
    return _PRACTICE.search(normalise(title)) is not None


def is_aside(title: str) -> bool:
    """Return whether a heading's words say that what is below is about something and asks nothing: «How to …»."""
    return _ASIDE.search(normalise(title)) is not None


def asks(lines: Iterable[Line]) -> bool:
    """Return whether some line may be a question or an option: without any, a section only has the name of a quiz."""
    return any(not line.code and (_ASKING.search(line.text) or _is_lettered(line)) for line in lines)


def _is_lettered(line: Line) -> bool:
    mark = options.recognise(line) if line.text else None
    return mark is not None and mark.kind == "letter"


def holds_questions(lines: Sequence[Line], *, sure: bool = True) -> bool:
    """Return whether lines look like questions.

    Where it is `sure` that a quiz is meant, a key, a box or a marked option is enough, and so are two lettered or
    numbered lines. Else there must be options with a key that names one, or options below a line that asks.
    """
    return _some(lines) if sure else _certain(lines, asked=False)


def _some(lines: Sequence[Line]) -> bool:
    count, idle = 0, None
    for line in lines:
        weight = _weight(line)
        if weight >= ENOUGH and line.text[0] in checklists.FIRST:
            idle = checklists.find(lines) if idle is None else idle
            weight = 0 if line.number in idle else weight
        count += weight
        count += bool(count) and _has_gap(line)
        if count >= ENOUGH:
            return True
    return False


def _has_gap(line: Line) -> bool:
    """Whether a line below or in a question's beginning holds what its learners fill in."""
    return "[[" in line.text and bool(brackets.find_alone(line.text))


def _weight(line: Line) -> int:
    if line.code or not line.text:
        return 0
    mark = options.recognise(line)
    if pools.container(line) or pools.heading(line):
        return ENOUGH
    if "<summary" in line.text.lower() or (line.text[:3] == ":::" and wrapping.folds_key(line)):
        return ENOUGH
    told = "type=" in line.text and split(line.text)[1].values
    if told or (mark is not None and (mark.kind in {"box", "radio"} or mark.marked)) or keys.recognise(line):
        return ENOUGH
    lettered = mark is not None and (mark.kind == "letter" or bool(mark.bold))
    return 1 if lettered or leads.from_text(line) or leads.from_item(line) or leads.from_heading(line) else 0


def _certain(lines: Iterable[Line], *, asked: bool) -> bool:
    given, chosen = 0, False
    rest = iter(lines)
    for line in rest:
        if line.code or not line.text:
            continue
        mark = options.recognise(line if line.text[0] != ">" else wrapping.unquoted(line, flat=True))
        if (mark is None or mark.kind == "number") and split(line.text)[0].rstrip("*_ ").endswith(ENDS):
            asked, given, chosen = True, 0, False
        given += mark is not None and not placeholders.is_option(mark.text)
        chosen = chosen or _is_choice(mark)
        key = keys.recognise(line) if given >= ENOUGH else None
        if key and key.value and keys.claim(key.value).labels:
            return True
        if asked and chosen and given >= ENOUGH:
            return not _is_decided(rest)
    return False


def _is_decided(below: Iterable[Line]) -> bool:
    """Whether a line below options says what was decided, before anything else is asked or a key is told."""
    for line in below:
        if line.code or not line.text:
            continue
        if decides(line.text):
            return True
        if line.text[0] == "#" or ends_asking(line.text) or keys.recognise(line):
            return False
    return False


def _is_choice(mark: options.Mark | None) -> bool:
    if mark is None or mark.kind == "box":
        return mark is not None and bool(mark.ticked)
    return mark.kind in {"letter", "radio"} or mark.marked


def is_answer(line: Line) -> bool:
    """Return whether a heading is an answer line (`#### Answer: B`) or names a field (`### Explanation`)."""
    title = _title(line)
    if title in FIELD_NAMES:
        return True
    key = keys.recognise(line)
    return (key is not None and bool(key.value)) or _announces(line, title)


def announces_answer(line: Line) -> bool:
    """Return whether a heading says that the key is below it: `#### Answer`, `### Answer and explanation`."""
    return _announces(line, _title(line))


def _announces(line: Line, title: str) -> bool:
    return line.text[:1] == "#" and _ANSWER_HEADING.match(title) is not None


def _title(line: Line) -> str:
    return normalise(line.text.lstrip("#")).rstrip(":")


def is_question(body: Sequence[Line], place: int, floor: int) -> bool:
    """Return whether the heading `body[place]` is a question of the quiz whose own heading has level `floor`.

    A deeper heading with a number or a `type` is one. Another needs what a question has: its own options right below,
    and no questions of its own; a number alone could also begin the next chapter.
    """
    found = leads.heading(body[place])
    lead = leads.from_heading(body[place])
    if found is None or (lead is None and is_quiz(*split(found[1])) and not asks_itself(body, place)):
        return False
    if found[0] > floor and (lead or _says_type(body, place, found[1])):
        if lead and _is_chapter(body, place, found[0]):
            return False
        return not (lead and _is_higher(body, place, found[0])) or _certain(_below(body, place), asked=True)
    own = list(_below(body, place))
    if lead:
        return not _is_chapter(body, place, found[0]) and _certain(own, asked=True)
    if any(leads.from_text(line) for line in own):
        return False
    return _has_options([body[place], *own])


def asks_itself(body: Sequence[Line], place: int) -> bool:
    """Return whether the heading `body[place]` is a question with its options right below: `### Test: Which one?`."""
    if _ASKING.search(body[place].text) is None:
        return False
    below = next((line for line in body[place + 1 :] if line.text), None)
    mark = options.recognise(below) if below and not below.code else None
    return mark is not None and (mark.kind in {"box", "radio"} or options.ordinal(mark.label) == 0)


def _has_options(lines: Sequence[Line]) -> bool:
    """Whether boxes or letters below a heading are options; with numbered lines among them they are not its own."""
    own = lines[1:]
    marks = [mark for mark in map(options.recognise, own) if mark]
    boxes = sum(mark.kind in {"box", "radio"} for mark in marks)
    if boxes:
        inset = min(mark.indent for mark in marks if mark.kind in {"box", "radio"})
        items = [line for line in own if leads.from_item(line)]
        numbered = any(options.recognise(line) is None or line.indent < inset for line in items)
        return not numbered and len(checklists.find(lines)) < boxes
    letters = [options.ordinal(mark.label) for mark in marks if mark.kind == "letter"]
    if not letters and _ASKING.search(lines[0].text):
        return _are_marked(marks)
    return letters[:2] == [0, 1] and not any(leads.from_item(line) for line in own)


def _are_marked(marks: Sequence[options.Mark]) -> bool:
    """Whether some of several bullets are marked as right, and some are not."""
    marked = sum(mark.marked for mark in marks if mark.kind == "bullet")
    return 0 < marked < len(marks) and all(mark.kind == "bullet" for mark in marks)


def _is_higher(body: Sequence[Line], place: int, level: int) -> bool:
    """Whether a numbered heading stands above the level of all questions before it, so that it begins a chapter."""
    deeper = False
    for at in range(place - 1, -1, -1):
        line = body[at]
        if line.code or line.text[:1] != "#":
            continue
        if len(line.text) - len(line.text.lstrip("#")) <= level:
            return False
        deeper = deeper or leads.from_heading(line) is not None
    return deeper


def _is_chapter(body: Sequence[Line], place: int, level: int) -> bool:
    """Whether nothing stands between a heading and a deeper one with a number, or a numbered line in bold."""
    filled = (body[at] for at in range(place + 1, len(body)) if body[at].text.strip("-*_ "))
    below = next(filled, None)
    if below is None or below.code or below.text[0] not in "#*_Q1":
        return False
    if below.text[0] == "1":
        return _is_list_of_questions(body, place, below)
    led = leads.from_text(below)
    if led:
        return led.number is not None
    deeper = leads.heading(below)
    return deeper is not None and deeper[0] > level and leads.from_heading(below) is not None


def _is_list_of_questions(body: Sequence[Line], place: int, first: Line) -> bool:
    """Whether a heading's words name a quiz and a numbered list stands below: `## 2. Ten review questions`, `1. …`."""
    lead, item = leads.from_heading(body[place]), leads.from_item(first)
    named = lead is not None and not ends_asking(lead.text) and is_quiz(lead.text, NONE)
    return named and item is not None and options.recognise(make(1, item.text)) is None


def _says_type(body: Sequence[Line], place: int, title: str) -> bool:
    """Whether a heading, or a line of attributes right below it, says of which type the question is."""
    below = next((line.text for line in body[place + 1 :] if line.text), "")
    return any("type" in split(text)[1].values for text in (title, below if below.startswith("{") else ""))


def _below(body: Sequence[Line], place: int) -> Iterable[Line]:
    """The lines up to the next heading that is no answer line, code left out."""
    for line in body[place + 1 :]:
        if line.code:
            continue
        if leads.heading(line) and not is_answer(line):
            return
        yield line


def groups(lines: Sequence[Line], floor: int) -> dict[int, bool]:
    """Return, for each unnumbered heading among the lines, whether it is a question (else it is a group's title)."""
    heads = (
        place for place, line in enumerate(lines) if line.text[:1] == "#" and not line.code and leads.heading(line)
    )
    return {lines[place].number: is_question(lines, place, floor) for place in heads}
