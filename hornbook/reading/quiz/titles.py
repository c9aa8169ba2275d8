"""What the words of a heading say of the lines below it: a quiz, a part of one, exercises, something else."""

from __future__ import annotations

from hornbook import patterns as re
from hornbook.reading.quiz.attributes import NONE, Attributes
from hornbook.reading.quiz.words import QUIZ, normalise

_HEADING = re.compile(
    rf"(?:.*[:–—|-]\s*|(?:[\w./'’&+#-]+\s+){{0,4}})?(?:{QUIZ})"
    r"(?:\s+(?:no\.?|nr\.?|part|teil)?\s*#?(?:\d+(?:\.\d+)*|[ivx]+|[a-d])\b\.?"
    r"(?:\s+[\w'’-]+){0,3}|\s+(?:q ?& ?a|(?:and|&) answers)|"
    r"\s+(?:on|about|for|zu|zum|zur|über|sur|sobre|de|do|da|по|для)\s.*)?"
    r"(?:\s*[/＋+]\s*[\w ]{3,30}|\s*[与和及]\s*(?:参考)?(?:答案|解析|解答))?"
    r"(?:\s*[(（【\[:：–—|].*|\s+-.*|-(?=[\s\d]).*)?$",
    re.IGNORECASE,
)
_ORNAMENTS = re.compile(r"^[\W\d_]+|(?<=\w)\s*[\u2190-\u2bff\U0001f000-\U0001faff\ufe0f\u200d]+$")
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
    r"ejercicios?|exercices|esercizi|exerc[íi]cios?|"
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
    r"確認問題|復習問題|章末問題|"
    r"(?:recall|concept|study|control|checkpoint|comprehension|reading|chapter|homework) questions|"
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
    r"\b(?:exercises|ejercicios?|exercices|esercizi|exerc[íi]cios?|practice (?:questions|problems)|übungsfragen)\b|"
    r"練習問題|演習問題|练习题|习题|연습 ?문제",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"^\W*(?:how to|how .{0,40}\bworks?|faqs?|troubleshooting|installation|getting started|setup|usage|features?|"
    r"roadmap|contributing|license|changelog|architecture|api|"
    r"(?:key )?take-?aways?|(?:scoring|grading) (?:guide|key|scale|rubric)|score (?:guide|interpretation)|"
    r"common (?:mistakes|pitfalls|errors|misconceptions)|(?:chapter )?(?:summary|recap|conclusion)|"
    r"further (?:reading|learning|study)|next steps|references|glossary|(?:additional |further |more )?resources)\b",
    re.IGNORECASE,
)
_SHOWS = re.compile(
    r"\bhow to (?:write|add|create|make|format)\b|\bwriting (?:a |good )?(?:quiz|question)|\b(?:syntax|templates?)\b|"
    r"\b(?:quiz|question|file|input|markdown|import) formats?\b",
    re.IGNORECASE,
)


def is_quiz(title: str, named: Attributes) -> bool:
    """Return whether a heading says that its section is a quiz; `.quiz` and `.no-quiz` decide where they stand."""
    if "quiz" in named.classes or "no-quiz" in named.classes:
        return "quiz" in named.classes
    bare = normalise(_ORNAMENTS.sub("", title))
    return bool(bare) and _HEADING.match(bare) is not None and not _OTHER.search(bare)


def is_sure(title: str) -> bool:
    """Return whether the heading's word means a quiz and nothing else («Test» and «Questions» mean many things)."""
    words = normalise(title)
    return not _WEAK.search(words) or _SURE.search(words) is not None


def in_capitals(text: str) -> bool:
    """Return whether a line is all in capitals and says that questions follow: `PREGUNTAS DE SELECCIÓN MÚLTIPLE`."""
    return text.isupper() and len(text.split()) > 1 and text[0].isalpha() and is_quiz(text, NONE)


def calls(title: str, named: Attributes = NONE) -> bool:
    """Return whether a title calls what is below it a quiz, without doubt."""
    return is_quiz(title, named) and is_sure(title)


def is_part(title: str) -> bool:
    """Return whether a heading's words name a part of a quiz and nothing by themselves: «Part B», «Short answer»."""
    return _PART.match(normalise(title)) is not None


def shows(title: str) -> bool:
    """Return whether a heading's words say that what is below shows how something is written."""
    return _SHOWS.search(title) is not None


def is_something_else(title: str) -> bool:
    """Return whether a heading's words mean what only looks like a quiz: «FAQ», «How to …»."""
    return _OTHER.search(normalise(title)) is not None


def is_practice(title: str) -> bool:
    """Return whether a heading's words mean exercises, which may ask something or have something done."""
    return _PRACTICE.search(normalise(title)) is not None


def is_aside(title: str) -> bool:
    """Return whether a heading's words say that what is below is about something and asks nothing: «How to …»."""
    return _ASIDE.search(normalise(title)) is not None
