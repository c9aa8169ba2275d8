"""Words for the key in each language, in each notation, with each sign and emphasis that authors put around them."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from hornbook.questions import Choice
from hornbook.reading.context import Context
from hornbook.reading.lesson import read
from hornbook.source import from_text

WORDS = """
Answer
Answers
Ans
Ans.
Correct
Correct answer
Correct answers
Right answer
Correct option
Correct choice
Key
Solution
Response
Odgovor
Antwort
Richtige Antwort
Lösung
Respuesta
Respuesta correcta
Réponse
Bonne réponse
Risposta
Risposta corretta
Resposta
Resposta correta
Gabarito
Ответ
Правильный ответ
Відповідь
Правильна відповідь
答案
正确答案
解答
正解
答え
답
정답
الإجابة
الإجابة الصحيحة
الجواب
Đáp án
Jawaban
Kunci jawaban
Cevap
Doğru cevap
उत्तर
सही उत्तर
Odpowiedź
Poprawna odpowiedź
Antwoord
Juiste antwoord
Svar
Rätt svar
Απάντηση
Σωστή απάντηση
תשובה
""".strip().split("\n")
SOME = ("Answer", "Correct answer", "Réponse", "Ответ", "答案", "الإجابة")
# One form a line; `¶` is the end of a line.
FORMS = """
{w}: B
{w}：B
{w} : B
{w}:B
{w}:- B
{w} - B
{w} – B
{w} — B
{w}-B
{w} = B
{w} => B
{w} -> B
{w} --> B
{w} → B
{w} ➡ B
{w} is B
{w} B
{w} is: B
The {w} is **B**
{w} 1: B
{w} Q1: B
{w} (1): B
**{w} 1:** B
**{w}** B
**{w}:** B
**{w}: B**
**{w}**: B
{w}: **B**
**{w}:** **B**
**{w}** : **B**
*{w}:* B
*{w}: B*
__{w}:__ B
***{w}: B***
**[{w}]** B
【{w}】B
【{w}：B】
({w}: B)
[{w}: B]
||{w}: B||
✅ **{w}:** B
✔ {w}: B
👉 {w}: B
→ {w}: B
– {w}: B
- **{w}:** B
* {w}: B
> **{w}:** B
> **{w}**¶> B
#### {w}: B
#### {w} B
### **{w}: B**
<b>{w}: B</b>
<p>{w}: B</p>
<!-- {w}: B -->
%% {w}: B %%
<details><summary>{w}</summary>B</details>
<details><summary><b>{w}</b></summary><p>B</p></details>
<details>¶<summary>{w}</summary>¶¶**B**¶¶</details>
<details>¶  <summary>Show {w}</summary>¶¶  **{w}: B**¶¶</details>
> [!success]- {w}¶> B
::: details {w}¶B¶:::
:::{{dropdown}} {w}¶B¶:::
??? question "{w}"¶    B
{w}:¶B
**{w}:**¶¶B
{w}:¶- B
{w}: b
{w}: (B)
{w}: [B]
{w}: `B`
{w}: "B"
{w}: «B»
{w}: Ｂ
{w}: B.
{w}: b)
{w}: 2
{w}: ✅ B
{w}: B ✅
{w}: B<br>
{w}: B. pear
{w}: b) pear - because it hangs
{w}: **B. pear**
{w}: **B** - because
{w}: B (pear)
{w}: B, because it hangs
{w}: B is correct
{w}: B is the correct answer
{w}: Option B
{w}: letter B
{w}: pear
{w}: "pear"
{w}: PEAR
""".strip().split("\n")
GLUED = ("{w}B", "{w}（B）", "{w}(B)")
NOTATIONS = {
    "bare lines": "{n}. Which fruit hangs?\nA. apple\nB. pear\nC. plum\n{key}\n\n",
    "bold question, bullets": "**Q{n}. Which fruit hangs?**\n- A) apple\n- B) pear\n- C) plum\n\n{key}\n\n",
    "heading, lines": "### Question {n}\n\nWhich fruit hangs?\n\nA) apple  \nB) pear  \nC) plum\n\n{key}\n\n",
    "nested list": "{n}. **Which fruit hangs?**\n   - a) apple\n   - b) pear\n   - c) plum\n\n{key}\n\n",
}


@pytest.mark.parametrize("word", WORDS)
def test_a_word_for_the_key_is_known_in_each_form(word: str) -> None:
    assert misread(NOTATIONS["bare lines"], ((form, word) for form in FORMS)) == []


@pytest.mark.parametrize("notation", NOTATIONS)
@pytest.mark.parametrize("word", SOME)
def test_each_form_is_known_in_each_notation(notation: str, word: str) -> None:
    assert misread(NOTATIONS[notation], ((form, word) for form in FORMS)) == []


@pytest.mark.parametrize("change", [str.lower, str.upper, str.title])
def test_the_case_of_a_word_does_not_matter(change: type[str]) -> None:
    forms = ("{w}: B", "**{w}:** B", "- **{w}: b) pear**")
    assert misread(NOTATIONS["bare lines"], ((form, change(word)) for word in WORDS for form in forms)) == []


@pytest.mark.parametrize("word", ["答案", "正解", "정답", "答え"])
def test_a_key_may_be_glued_to_a_word_of_a_script_without_blanks(word: str) -> None:
    assert misread(NOTATIONS["bare lines"], ((form, word) for form in GLUED)) == []


@pytest.mark.parametrize("line", ["AnswerB", "Answered: B", "Keyboard: B", "Answer sheets; B", "Solutions to B"])
def test_other_words_are_no_key(line: str) -> None:
    assert misread(NOTATIONS["bare lines"], [(line, "")]) == [line]


def misread(notation: str, lines: Iterable[tuple[str, str]]) -> list[str]:
    """Return the lines that do not make the second of three options the only key."""
    keys = [form.format(w=word) for form, word in lines]
    asked = (notation.format(n=n, key=_placed(key, notation)) for n, key in enumerate(keys, start=1))
    text = "# Fruit\n\n## Quiz\n\n" + "".join(asked)
    lesson = read(
        from_text("fruit.md", text), Context(file="fruit.md", id="fruit", find_media=lambda _path: None)
    ).lesson
    found = [item for quiz in lesson.quizzes for item in quiz.questions]
    assert len(found) == len(keys)
    return [key for key, item in zip(keys, found, strict=True) if not _is_second(item)]


def _is_second(item: object) -> bool:
    return isinstance(item, Choice) and [option.correct for option in item.options] == [False, True, False]


def _placed(key: str, notation: str) -> str:
    """A key's lines, indented where it stands in a list."""
    margin = "   " if "\n   - a)" in notation else ""
    return "\n".join(margin + line if line else "" for line in key.split("¶"))
