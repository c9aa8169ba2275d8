"""Questions of every type in turn, as an author would write them, and questions full of formulas."""

from __future__ import annotations

from collections.abc import Iterator

_SUBJECTS = ("a queue", "a cache", "an index", "a lock", "a socket", "a buffer", "a heap", "a timer", "a log", "a pool")

_KINDS = (
    """Which of these is true of {subject} with {n} entries? {{#q{n}}}

- [ ] It keeps order when {n} more come in
  - No: think of entry {n}.
- [x] It loses the oldest entry beyond {n}
  - Yes: that is what makes it {subject}.
- [ ] It answers in constant time for {n}

Explanation: see the part on {subject}.""",
    """Which are true of {subject} of size {n}? {{#q{n}}}

- [x] It grows with use up to {n}
- [x] It can be read while {n} others wait
- [ ] It sleeps after {n} calls
- [ ] It needs `lock({n})` first

Hint: two of them are.""",
    """{subject} number {n} can be empty. {{#q{n}}}

Answer: True
Feedback (false): think of the moment before the first of {n} entries.""",
    """What is the word for the front of {subject}, number {n}? {{#q{n}}}

Answer: head | front {n} | the first {{score=50%}}""",
    """How many seconds do {n} steps of 0.5 s take? {{#q{n}}}

Answer: {half} ± 0.1 s""",
    """The front of {subject} is the [[head|front]], with [[{n}]] entries it [[*grows|shrinks|stays]]. {{#q{n}}}

Explanation: all {n} of them.""",
    """Match each part of {subject} number {n} with its task. {{#q{n} type=matching}}

| Part  | Task            |
|-------|-----------------|
| head  | gives entry {n} |
| tail  | takes the next  |
| count | says how many   |
|       | does nothing    |""",
    """Put the steps of {subject} number {n} in their order. {{#q{n} type=ordering}}

1. open it with {n}
2. read one entry
3. write it back
4. close {subject}""",
    """Sort the calls of {subject} number {n}. {{#q{n} type=categorise}}

- Reads
  - peek {n}
  - get {n}
- Writes
  - put {n}
  - clear""",
    """Why would you choose {subject} for {n} entries? {{#q{n} type=essay points=3}}

Rubric:
- names the cost of {n} entries (2 points)
- names a limit (1 point)""",
)
KINDS = len(_KINDS)


def question(number: int, place: int) -> Iterator[str]:
    """Yield the lines of question `number`, which stands at `place` in its quiz."""
    subject = _SUBJECTS[number // KINDS % len(_SUBJECTS)]
    text = _KINDS[number % KINDS].format(n=number + 2, subject=subject, half=(number + 2) / 2)
    yield f"### {place}. {text}"
    yield ""


def formulas(number: int, place: int) -> Iterator[str]:
    """Yield a choice question with five formulas, none of which any other question has."""
    yield f"### {place}. What is $\\frac{{x^{{{number}}}}}{{n + {number}}}$ for large $n_{{{number}}}$? {{#q{number}}}"
    yield ""
    yield f"- [x] $\\sum_{{i=1}}^{{{number}}} a_i \\cdot {number}$"
    yield f"- [ ] $\\sqrt{{{number} + x^2}}$"
    yield f"- [ ] $\\lim_{{x \\to {number}}} f(x)$"
    yield ""


def without_formulas(number: int, place: int) -> Iterator[str]:
    """Yield the same question with its formulas as code, to tell what the formulas cost."""
    return (line.replace("$", "`") for line in formulas(number, place))
