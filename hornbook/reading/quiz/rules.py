"""What can be wrong with the structure of a question or quiz."""

from __future__ import annotations

from hornbook.diagnostics import Rule, Severity
from hornbook.diagnostics.origins import commonmark, contract, qti

NO_KEY = Rule(
    code="QUI001",
    name="no-key",
    severity=Severity.WARNING,
    message="the question has no key, so it is asked but not graded",
    why="Without a key no LMS can score the answer: it is imported as a question that earns nothing.",
    hint="Write the key below the options: Answer: B (or tick it: - [x] …)",
    example="1. What is 2 + 2?\n   - a) 3\n   - b) 4",
    better="1. What is 2 + 2?\n   - a) 3\n   - b) 4\n\nAnswer: b",
    source=qti("responseProcessing: an item without it has no outcome"),
)
UNKNOWN_KEY = Rule(
    code="QUI002",
    name="key-names-no-option",
    severity=Severity.ERROR,
    message="the key “{key}” names no option; there are {options}",
    why="The question would be imported with no right answer, and nobody could earn its points.",
    hint="Correct the key, or add the option that it means",
    example="1. What is 2 + 2?\n   - a) 3\n   - b) 4\n\nAnswer: e",
    better="1. What is 2 + 2?\n   - a) 3\n   - b) 4\n\nAnswer: b",
    source=qti("correctResponse names choices of the interaction"),
)
SEVERAL_KEYS = Rule(
    code="QUI003",
    name="several-keys",
    severity=Severity.ERROR,
    message="{count} options are keys, but only one can be chosen",
    why="In a single choice a learner can give one answer: with two keys one of the right answers is scored wrong.",
    hint="Leave one key, or write {{type=multiple}} after the question",
    example="1. Pick one. {type=choice}\n\n   - [x] 1\n   - [x] 2",
    better="1. Pick those below 3. {type=multiple}\n\n   - [x] 1\n   - [x] 2\n   - [ ] 3",
    source=qti("cardinality single: one response at most"),
)
ONE_OPTION = Rule(
    code="QUI004",
    name="one-option",
    severity=Severity.ERROR,
    message="the question has only one option",
    why="There is nothing to choose, and several LMSs refuse such a question.",
    hint="Add at least one distractor, or ask for the answer in words: Answer: …",
    example="1. What is 2 + 2?\n\n   - [x] 4",
    better="1. What is 2 + 2?\n\n   - [x] 4\n   - [ ] 5",
    source="Moodle, multiple choice: a question has at least two choices",
)
DUPLICATE_OPTIONS = Rule(
    code="QUI005",
    name="duplicate-options",
    severity=Severity.ERROR,
    message="options {first} and {second} are the same: “{text}”",
    why="A learner who knows the answer cannot know which of the two is meant to be right.",
    hint="Change or remove one of them",
    example="1. What is 2 + 2?\n   - a) 4\n   - b) 3\n   - c) 4\n\nAnswer: a",
    better="1. What is 2 + 2?\n   - a) 4\n   - b) 3\n   - c) 5\n\nAnswer: a",
    source=contract("docs/authoring.md, choice"),
)
EMPTY_QUIZ = Rule(
    code="QUI006",
    name="empty-quiz",
    severity=Severity.WARNING,
    message="no question was found in this quiz",
    why="The section says that it is a quiz, but nothing in it was read as a question.",
    hint="Begin each question with its number (1. …) or a heading, and put options or Answer: … below it",
    example="## Quiz {.quiz}\n\nTo be written.",
    better="## Quiz {.quiz}\n\n### 1. Is it written?\n\nAnswer: True",
    source=contract("docs/authoring.md, what makes a section a quiz"),
)
LIKE_A_QUESTION = Rule(
    code="QUI007",
    name="question-outside-quiz",
    severity=Severity.HINT,
    message="this looks like a question, but stands outside a quiz and is shown as text",
    why="A single question without a number could be an example in a lesson's text, so it stays text.",
    hint="Put it below a heading such as “Quiz”, or write {{.quiz}} after the heading above it",
    example="## Routing\n\n1. Which layer routes?\n   - a) Physical\n   - b) Network\n\nAnswer: b",
    better="## Quiz on routing\n\n1. Which layer routes?\n   - a) Physical\n   - b) Network\n\nAnswer: b",
    source=contract("docs/authoring.md, what makes a section a quiz"),
)
EMPTY_STEM = Rule(
    code="QUI008",
    name="empty-stem",
    severity=Severity.ERROR,
    message="the question asks nothing: there are no words before its options",
    why="Learners would see options without a question.",
    hint="Write the question before its options",
    example="### 1.\n\n- [x] yes\n- [ ] no",
    better="### 1. Is it written?\n\n- [x] yes\n- [ ] no",
    source=contract("docs/authoring.md, questions"),
)
UNKNOWN_SETTING = Rule(
    code="QUI009",
    name="unknown-setting",
    severity=Severity.ERROR,
    message="“{name}” is no setting of a {what}; there are {known}",
    why="A setting that is not understood would be lost without a word.",
    hint="Correct its name or remove it",
    example="### 1. Which is odd? {shufle=true}\n\n- [x] 1\n- [ ] 2",
    better="### 1. Which is odd? {shuffle=true}\n\n- [x] 1\n- [ ] 2",
    source=contract("docs/authoring.md, fields and attributes of a question"),
)
BAD_SETTING = Rule(
    code="QUI010",
    name="bad-setting",
    severity=Severity.ERROR,
    message="“{value}” is not what “{name}” can be",
    why="A value that is not understood would be lost without a word.",
    hint="Correct the value: “{name}” takes {expected}.",
    example="### 1. Is it? {points=many}\n\nAnswer: True",
    better="### 1. Is it? {points=2}\n\nAnswer: True",
    source=contract("docs/authoring.md, fields and attributes of a question"),
)
BAD_ID = Rule(
    code="QUI011",
    name="bad-id",
    severity=Severity.ERROR,
    message="“{id}” cannot be an id",
    why="Ids become identifiers in QTI, Moodle and SCORM, which take "
    "ASCII letters, digits, - and _ after a first letter.",
    hint="Write an id such as {{#loss-functions}}",
    example="### 1. Is it? {#1st}\n\nAnswer: True",
    better="### 1. Is it? {#first}\n\nAnswer: True",
    source="W3C XML 1.0, NCName: an identifier does not begin with a digit",
)
CONTRADICTION = Rule(
    code="QUI012",
    name="key-contradicts-option",
    severity=Severity.ERROR,
    message="the key says “{label}”, but its text is that of option {other}",
    why="One of the two is wrong. If the letter is, every learner who answers right is marked wrong.",
    hint="Make letter and text name the same option",
    example="1. What is 2 + 2?\n   - a) 3\n   - b) 4\n\nAnswer: a) 4",
    better="1. What is 2 + 2?\n   - a) 3\n   - b) 4\n\nAnswer: b) 4",
    source=contract("docs/authoring.md, keys by letter and words"),
)
KEY_TEXT_DIFFERS = Rule(
    code="QUI013",
    name="key-text-differs",
    severity=Severity.WARNING,
    message="the key's text differs from that of option {label}: “{text}”",
    why="Letter and text still point to the same option, but one of the two was changed without the other.",
    hint="Copy the option's words, or leave only its letter: Answer: {label}",
    example="1. What falls?\n   - a) Operating cost for the team\n   - b) Demand\n\n"
    "Answer: a) Operating costs for the team",
    better="""\
1. What falls?
   - a) Operating cost for the team
   - b) Demand

Answer: a) Operating cost for the team""",
    source=contract("docs/authoring.md, keys by letter and words"),
)
KEYS_DISAGREE = Rule(
    code="QUI014",
    name="keys-disagree",
    severity=Severity.ERROR,
    message="the key is {said} by the answer line, but {marked} by what stands beside the options",
    why="A mark or a word of feedback calls another option right than the answer line does. One of the two is wrong,"
    " and learners would be scored by the wrong one.",
    hint="Make both say the same, or keep one of them",
    example="1. What is 2 + 2?\n\n   - [x] 3\n   - [ ] 4\n\nAnswer: b",
    better="1. What is 2 + 2?\n\n   - [ ] 3\n   - [x] 4\n\nAnswer: b",
    source=contract("docs/authoring.md, where the key comes from"),
)
EMPTY_OPTION = Rule(
    code="QUI015",
    name="empty-option",
    severity=Severity.ERROR,
    message="option {label} is empty",
    why="Some LMSs drop an empty option, and then the letters of those after it shift.",
    hint="Write its text or remove it",
    example="1. What is 2 + 2?\n   - a)\n   - b) 4\n   - c) 5\n\nAnswer: b",
    better="1. What is 2 + 2?\n   - a) 3\n   - b) 4\n   - c) 5\n\nAnswer: b",
    source=contract("docs/authoring.md, choice"),
)
TYPE_MISMATCH = Rule(
    code="QUI016",
    name="type-does-not-fit",
    severity=Severity.ERROR,
    message="a question of type {type} {needs}",
    why="The question cannot be asked in the way that its type says.",
    hint="Remove {{type={type}}}, or give what it needs",
    example="### 1. How many? {type=choice}\n\nAnswer: 3",
    better="### 1. How many? {type=choice}\n\n- [ ] 2\n- [x] 3",
    source=contract("docs/authoring.md, questions"),
)
LOOSE_TEXT = Rule(
    code="QUI017",
    name="text-after-key",
    severity=Severity.HINT,
    message="text that follows the question was taken as its explanation",
    why="It stands between two questions, so it could also belong to the next one.",
    hint="Write Explanation: before it, or move it below the next question's number",
    example="1. Is it?\n\nAnswer: True\n\nThe next questions are about a table:\n\n2. Is it not?\n\nAnswer: False",
    better="1. Is it?\n\nAnswer: True\n\nExplanation: It is.\n\n2. Is it not?\n\nAnswer: False",
    source=contract("docs/authoring.md, fields and attributes of a question"),
)
UNUSED_FIELD = Rule(
    code="QUI018",
    name="field-without-place",
    severity=Severity.WARNING,
    message="a question of type {type} has no place for “{name}”, so it was left out",
    why="What stands there would reach no learner and no marker.",
    hint="Move the text to Explanation:, or give the question a type that takes it with {{type=…}}",
    example="1. Is it?\n\n   - [x] yes\n   - [ ] no\n\nRubric:\n\n- says yes (1 point)",
    better="1. Is it?\n\n   - [x] yes\n   - [ ] no\n\nExplanation: It says yes.",
    source=contract("docs/authoring.md, fields and attributes of a question"),
)
BAD_ATTRIBUTES = Rule(
    code="QUI019",
    name="attributes-not-understood",
    severity=Severity.WARNING,
    message="“{text}” looks like attributes, but is not understood and stays in the text",
    why="An id or a setting that is not understood has no effect, and learners see the braces.",
    hint='Write {{#id .class name=value name="two words"}}',
    example="### 1. Is it? {#one points = 2}\n\nAnswer: True",
    better="### 1. Is it? {#one points=2}\n\nAnswer: True",
    source=contract("docs/authoring.md, attributes"),
)
UNCLOSED_FENCE = Rule(
    code="SRC003",
    name="unclosed-fence",
    severity=Severity.ERROR,
    message="the code block that begins here is never closed",
    why="Everything below it is taken for code, questions too.",
    hint="Close it with a line of the same marks and nothing else: {marks}",
    example="```python\nprint(1)",
    better="```python\nprint(1)\n```",
    source=commonmark("4.5 Fenced code blocks"),
)
UNCLOSED_CONTAINER = Rule(
    code="SRC004",
    name="unclosed-container",
    severity=Severity.ERROR,
    message="the container “{name}” that begins here is never closed",
    why="Everything below it is taken to be part of it.",
    hint="Close it with a line of three colons: :::",
    example="::: tip Remember\nRead the error first.",
    better="::: tip Remember\nRead the error first.\n:::",
    source=contract("docs/authoring.md, callouts"),
)
RULES = (
    NO_KEY, UNKNOWN_KEY, SEVERAL_KEYS, ONE_OPTION, DUPLICATE_OPTIONS, EMPTY_QUIZ, LIKE_A_QUESTION, EMPTY_STEM,
    UNKNOWN_SETTING, BAD_SETTING, BAD_ID, CONTRADICTION, KEY_TEXT_DIFFERS, KEYS_DISAGREE, EMPTY_OPTION, TYPE_MISMATCH,
    LOOSE_TEXT, UNUSED_FIELD, BAD_ATTRIBUTES, UNCLOSED_FENCE, UNCLOSED_CONTAINER,
)  # fmt: skip
