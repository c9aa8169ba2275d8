"""The words that authors use for quizzes, questions, answers and fields, in the languages we have met."""

from __future__ import annotations

from hornbook import patterns as re

QUIZ = (
    r"quiz(?:zes|ze|fragen| snippets?| time)?|knowledge[ -]check|check[ -](?:your|for)[ -](?:understanding|knowledge)|"
    r"check(?:ing)? understanding|"
    r"self[ -](?:assessment|check|test|quiz)|assessments?|questions?|review questions|"
    r"practice (?:test|exam|questions|quiz)|(?:practice )?question[ -]banks?|"
    r"(?:mock |final |sample )?exams?|tests?|mcqs?|multiple[ -]choice(?: questions)?|"
    r"(?:test|check|quiz) yourself|test your \w+|check your \w+|"
    r"(?:chapter|unit|lesson|module|section)(?: \d+)? (?:review|test|quiz|questions)|"
    r"midterm|review exercises|practice problems|"
    r"exercises|questions? (?:and|&) answers?|fragenkatalog|"
    r"[\u3040-\u9fff]{0,12}(?:复习题|习题|试题|模拟题|测验)|"
    r"fragen|wissens(?:check|fragen|test)|selbsttest|lernkontrolle|übungsfragen|verständnisfragen|"
    r"preguntas|cuestionario|autoevaluación|evaluación|examen|prueba|"
    r"questionnaire|auto-?évaluation|évaluation|contrôle des connaissances|"
    r"domande|verifica|autovalutazione|perguntas|questionário|questões|autoavaliação|avaliação|"
    r"вопросы|тест|викторина|контрольные вопросы|самопроверка|тестові питання|питання|"
    r"测验|小测验|测试|练习题|选择题|自测|问题|クイズ|確認テスト|問題|퀴즈|문제|"
    r"اختبار|أسئلة|câu hỏi|trắc nghiệm|kuis|pertanyaan|sınav|sorular|प्रश्नोत्तरी|प्रश्न|pytania|"
    r"vragen|kviz|qcm|câu hỏi (?:ôn tập|luyện tập|kiểm tra)|tự kiểm tra(?: nhanh)?|"
    r"examens? blancs?|prüfungs?fragen|(?:probe)?(?:prüfung|klausur)|simulados?|simulacro|prova|esame|"
    r"экзамен(?:ационные вопросы)?|(?:пробный|итоговый) (?:тест|экзамен)|模拟考试|期末考试|ujian|egzamin|"
    r"active recall|retrieval practice|(?:recall|concept|study|control|checkpoint) questions|"
    r"(?:comprehension|concept) checks?|(?<!sample )(?<!example )(?<!demo )flash ?cards?|"
    r"kontrollfragen|testfragen|lernzielkontrolle|wiederholungsfragen|"
    r"(?:prüfe|teste|überprüfe)n? (?:sie )?(?:dein|ihr|euer) (?:wissen|verständnis)|"
    r"(?:comprueba|comprobá|verifica|verificá|evalúa) (?:tu|tus|su|sus) (?:comprensión|entendimiento|conocimientos?|"
    r"aprendizaje)|comprueba lo aprendido|pon a prueba tus? conocimientos?|"
    r"preguntas de (?:repaso|comprensión|control|autoevaluación|práctica)|"
    r"(?:vérifiez?|testez?|évaluez?) (?:vos|tes|votre|ta) (?:connaissances|compréhension|acquis)|"
    r"questions de (?:révision|compréhension|contrôle)|vérification des (?:connaissances|acquis)|"
    r"verifica (?:la tua comprensione|le tue conoscenze|dell['’]apprendimento)|mettiti alla prova|"
    r"domande di (?:verifica|ripasso|comprensione|autovalutazione)|"
    r"(?:teste|verifique) (?:o |os |a )?(?:seus?|sua|teus?) (?:conhecimentos?|compreensão|aprendizado)|"
    r"exerc[íi]cios? guiados?|ejercicios? guiados?|"
    r"練習問題|演習問題|연습 ?문제|ejercicios|exercices|esercizi|exercícios|"
    r"exercícios de (?:fixação|revisão)|ejercicios de repaso|verificação de (?:conhecimentos?|aprendizagem)|"
    r"(?:perguntas|questões) de (?:revisão|checagem|fixação|verificação|compreensão)|"
    r"вопросы для (?:самопроверки|самоконтроля|повторения|проверки|закрепления)|проверь(?:те)? себя|проверка знаний|"
    r"перевір себе|(?:за)?питання для (?:самоконтролю|самоперевірки|повторення)|"
    r"pytania (?:kontrolne|sprawdzające|powtórkowe)|sprawdź (?:się|swoją wiedzę)|"
    r"controlevragen|test je kennis|zelftest|kendini (?:test et|sına)|(?:uji|cek) pemahaman|"
    r"[\u3040-\u9fff]{0,8}(?:思考题|思考與練習|思考与练习|自测题)|课后(?:练习|思考|题)|自我检测|"
    r"理解度(?:チェック|テスト|確認)|[\u3040-\u9fff]{0,6}(?:復習問題|章末問題|確認問題|小テスト)|"
    r"(?:확인|복습|점검) ?문제|이해도? ?(?:확인|점검)|اختبر (?:نفسك|معلوماتك)|أسئلة المراجعة"
)
QUESTION = (
    r"questions?|ques|mcq|frage|pregunta|pergunta|domanda|question n[o°]|вопрос|питання|zadanie|"
    r"pytanie|vraag|"
    r"soru|câu(?: hỏi)?(?: số)?|سؤال|السؤال|प्रश्न|प्र|问题|問題|题目?|題目?|第|문제|문항|"
    r"(?:单项|多项|不定项)?选择题|[单多]选题?|判断题|填空题|简答题|問答題|選擇題|"
    r"пытанне|otázka|pitanje|soal|pertanyaan|"
    r"quest(?:ão|ao)|quesito|aufgabe|exercice|ejercicio|esercizio|exercício|задание|завдання|练习题?|习题|練習題?|例题|例題|"
    r"自测题|질문|fråga|spørgsmål|spørsmål|kysymys|kérdés|întrebarea|ερώτηση|שאלה|سوال|คำถาม|ข้อ|"
    r"item|exercise|problem"
)
LABEL = (
    r"question|frage|pregunta|pergunta|quest(?:ão|ao)|domanda|вопрос|питання|问题|問題|题目|題目|문제|질문|"
    r"soru|câu hỏi|سؤال|السؤال|प्रश्न|vraag|pertanyaan|pytanie"
)
# One letter is a word only right before its number: `Q7.` is a question, `D. 7` an option.
QUESTION_LETTER = r"[qpdfвп问問문]"
ANSWER = (
    r"suggested answers?|model answers?|参考答案|标准答案|alternativa corr?eta|alternativa correcta|"
    r"resposta certa|alternativa certa|corretas?|correctas?|"
    r"correct[ -]answers?|right[ -]answers?|correct[ -]options?|correct[ -]choices?|correct[ -]response|"
    r"answers?|ans\.?|correct|key|solution|response|odgovor|"
    r"richtige antworten|richtige antwort|korrekte antwort|richtige lösung|antworten|antwort|lösung|"
    r"respuestas? correctas?|"
    r"respuestas?|bonnes? réponses?|réponses? correctes?|réponses?|"
    r"soluzion[ei]|soluci(?:ón|ones)|soluç(?:ão|ões)|rozwiązani[ea]|oplossing|çözüm|lời giải|"
    r"risposta corretta|risposte|risposta|resposta correta|respostas?|gabarito|"
    r"prawidłowa odpowiedź|poprawna odpowiedź|juiste antwoord|doğru yanıt|"
    r"yanıt|câu trả lời|trả lời|rätt svar|svar|"
    r"kunci jawaban|jawaban benar|σωστή απάντηση|απάντηση|תשובה|सही उत्तर|जवाब|答え|"
    r"(?:правильный|верный) ответ|вірна відповідь|правильна відповідь|правильні? відповід[ьі]|ответы?|відповідь|"
    r"答案|解答|正解|正答|正确选项|正确答案|答|정답|답|"
    r"الإجابة الصحيحة|الإجابة|الجواب|đáp án(?: (?:đúng|chính xác))?|"
    r"jawaban|doğru cevap|cevap|उत्तर|odpowiedź|antwoord"
)
# «Yes» and «no» are not among them: they are an author's own words, and «true» in their place would lose them.
TRUE = frozenset(
    {"true", "t", "richtig", "wahr", "verdadero", "vrai", "vero", "verdadeiro", "верно", "правда", "истина", "certo"}
    | {"对", "正确", "真", "正しい", "참", "صح", "صحيح", "đúng", "benar", "doğru", "सत्य"}
)
FALSE = frozenset(
    {"false", "f", "falsch", "falso", "faux", "неверно", "ложь", "errado", "хибно", "错", "错误", "假"}
    | {"誤り", "거짓", "خطأ", "sai", "salah", "yanlış", "असत्य"}
)
FIELDS = {
    "hint": "hint hints hinweis tipp pista indice suggerimento dica подсказка 提示 ヒント 힌트 تلميح",
    "explanation": "explanation explain why rationale reason reasoning justification erklärung begründung explicación "
    "explication spiegazione justificativa justificación giải_thích الشرح التفسير uitleg penjelasan pembahasan "
    "wyjaśnienie обґрунтування razonamiento 解說 풀이 व्याख्या förklaring הסבר "
    "explicação explicacion explicacao объяснение пояснение 解析 解释 说明 解説 설명 해설 شرح açıklama",
    "analysis": "distractor_analysis distractor_rationale option_analysis",
    "feedback": "feedback rückmeldung retroalimentación rétroaction 反馈",
    "points": "points point pts marks mark score punkte puntos pontos punti баллы 分值 分数",
    "tags": "tags tag topics topic domain schlagwörter etiquetas",
    "objectives": "objectives objective lernziele lernziel",
    "difficulty": "difficulty level schwierigkeit dificultad difficulté",
    "rubric": "rubric rubrics bewertung rúbrica",
    "sample": "sample_answer model_answer musterlösung example_answer",
    "title": "title",
}
FIELD_NAMES = {word.replace("_", " "): name for name, words in FIELDS.items() for word in words.split()}
SIDES = {
    "correct": "correct",
    "right": "correct",
    "richtig": "correct",
    "incorrect": "incorrect",
    "wrong": "incorrect",
    "falsch": "incorrect",
    "partial": "partial",
    "partly correct": "partial",
    "partially correct": "partial",
    "teilweise": "partial",
    "true": "true",
    "false": "false",
}
POINTS = (
    r"points?|pts?|marks?|punkte?|puntos?|pontos?|punti|балл\w*|баллов|очк\w*|бал\w{0,2}|分|点|점|نقطة|نقاط|درجات?|"
    r"poin|puan|điểm|अंक|punten|pkt"
)
DIFFICULTIES = frozenset(
    {"easy", "medium", "moderate", "hard", "difficult", "beginner", "intermediate", "advanced", "expert", "basic"}
    | {"challenging", "tricky", "simple", "very easy", "very hard", "medium-hard", "easy-medium", "mid-level"}
    | {"einfach", "leicht", "mittel", "mittelschwer", "schwer", "schwierig"}
    | {"fácil", "facil", "medio", "media", "intermedio", "intermedia", "difícil", "dificil", "avanzado", "básico"}
    | {"médio", "média", "intermediário", "avançado", "facile", "moyen", "moyenne", "difficile", "intermédiaire"}
    | {"лёгкий", "легкий", "легко", "средний", "сложный", "сложно", "трудный", "базовый", "середній", "складний"}
    | {"简单", "容易", "中等", "困难", "较难", "初级", "中级", "高级", "簡單", "困難", "쉬움", "보통", "어려움"}
    | {"سهل", "متوسط", "صعب", "dễ", "trung bình", "khó", "kolay", "orta", "zor", "mudah", "sedang", "sulit"}
)
# The mark of a right option: at its end or its start.
TICKS = "✅✔✓☑🗸🟢⭐"
CROSSES = "❌✗✘✖🚫🔴❎"


def initials(words: str) -> str:
    """Return a character class of the first letters of `words` (a pattern’s alternatives), to refuse most lines."""
    first = {word.lstrip("(?:")[0] for word in words.split("|")}
    return "[" + "".join(sorted({letter for each in first for letter in (each.lower(), each.upper())})) + "]"


ORNAMENT = r"[\s\W_]*?"


# Letters that look alike in two alphabets: a key typed on another keyboard names the same option.
ALIKE = str.maketrans("АВСЕНКМОРТХавсеорх", "ABCEHKMOPTXabceopx")
# Full-width signs and digits, one for one, so that columns stay.
NARROW = str.maketrans({code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " "})
INVISIBLE = re.compile("[\u200b\u200c\u2060\ufeff]")


QUESTION_MARKS = ("?", "？", "؟")
# With what a line ends that asks; scripts without a question mark say it with words, or leave a blank for the answer.
ASKING = (
    *(
        *QUESTION_MARKS,
        "か",
        "か。",
        "どれ",
        "どれ。",
        "を選べ。",
        "選びなさい。",
        "吗",
        "吗。",
        "什么。",
        "哪个。",
        "哪项。",
        "是。",
        "是",
    ),
    *(
        "选出。",
        "것은",
        "(",
        "( ).",
        "( )。",
        "（ ）",
        "（  ）",
        "（　）",
        "（）",
        "（ ）。",
        "（  ）。",
        "（　）。",
        "（）。",
    ),
)
# With what a line ends that asks, or is to be gone on with.
ENDS = (*QUESTION_MARKS, ":", "：", "…", "...", "__")


_DECIDES = re.compile(
    r"[*_#> -]*(?:decision|decided|recommend(?:ation|ed)|proposed|proposal|"
    r"entscheidung|empfehlung|decisión|recomendación|décision|решение|рекомендация|结论|建议|决定)\b",
    re.IGNORECASE,
)


def decides(text: str) -> bool:
    """Return whether a line says what was decided: then the options above it are offered to nobody."""
    return _DECIDES.match(text) is not None


_BLANK = re.compile(r"（\s*）|\(\s+\)|__")


def leaves_blank(text: str) -> bool:
    """Return whether a text has a blank for the answer in it, as many scripts ask: `…是（　　）。`."""
    return not text.isascii() and _BLANK.search(text) is not None


_ASIDE = re.compile(r"(?<=[?？؟])[*_\s]*[(（\[][^()（）\[\]]{1,60}[)）\]][*_\s.]*$")


def without_aside(text: str) -> str:
    """Return a question without what stands in parentheses behind its question mark: `Which? **(Select two)**`."""
    return _ASIDE.sub("", text) if text.rstrip("*_ .").endswith((")", "）", "]")) else text


def ends_asking(text: str) -> bool:
    """Return whether text ends with a question mark, marks of emphasis and what stands in parentheses aside."""
    return without_aside(text).rstrip("*_ ").endswith(QUESTION_MARKS)


def normalise(text: str) -> str:
    """Return `text` as words are compared: no Markdown marks, no case, single blanks, no closing punctuation."""
    bare = re.sub(r"[*_`~]+|<[^>]*>", "", text)
    return " ".join(bare.split()).strip(" .;,:!?。；").casefold()
