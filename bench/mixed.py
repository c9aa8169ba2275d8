"""Questions of every type in turn, as an author would write them, and questions full of formulas."""

from __future__ import annotations

from collections.abc import Iterator

from bench import bank

_SUBJECTS = ("a queue", "a cache", "an index", "a lock", "a socket", "a buffer", "a heap", "a timer", "a log", "a pool")

_KINDS = (
    """Which are true of {subject} of size {n}? Select all that apply. {{#q{n}}}

- [x] It grows with use up to {n} entries
  - Yes: nothing stops it before it holds {n} of them.
- [x] It can be read while {n} others wait
  - Yes: reading changes nothing for those who wait.
- [ ] It sleeps after {n} calls in a row
  - No: it has no clock of its own, so {n} calls are as good as one.
- [ ] It needs `lock({n})` before each call
  - No: a lock is a matter of whoever shares it with others.

Hint: two of them are.
Explanation: what {subject} can do is a matter of how it is built, see the part on its {n} entries.""",
    """{subject} number {n} can be empty. {{#q{n}}}

Answer: True
Feedback (true): Right: before the first of its {n} entries came, it held nothing.
Feedback (false): Think of the moment before the first of {n} entries comes, and of the one after the last has gone.
Explanation: a structure that cannot be empty would need an entry that nobody put there.""",
    """What is the word for the front of {subject}, number {n}? {{#q{n}}}

Answer: head | front {n} | the first {{score=50%}}
Hint: it is also a part of the body.
Feedback (correct): Right: the head of {subject} is where the next of the {n} entries is taken from.
Feedback (incorrect): Look at the figure in the part on {subject} once more: which end is read?""",
    """How many seconds do {n} steps of 0.5 s take? {{#q{n}}}

Answer: {half} ± 0.1 s
Feedback (correct): Right: $0.5 \\cdot {n} = {half}$.
Feedback (incorrect): Multiply the time of one step by the number of steps, here ${n}$, and mind the unit.""",
    """The front of {subject} is the [[head|front]], with [[{n}]] entries it [[*grows|shrinks|stays]]. {{#q{n}}}

Explanation: all {n} of them are counted, those at the front and those at the back.
Hint: the first of the gaps is a part of the body.""",
    """Match each part of {subject} number {n} with its task. {{#q{n} type=matching}}

| Part  | Task            |
|-------|-----------------|
| head  | gives entry {n} |
| tail  | takes the next  |
| count | says how many   |
|       | does nothing    |

Explanation: every part of {subject} has one task; the fourth line is there to make you think.""",
    """Put the steps of {subject} number {n} in their order. {{#q{n} type=ordering}}

1. open it with {n} as the most that it may hold
2. read one entry and keep it aside
3. write it back after it was changed
4. close {subject} and free what it held

Explanation: what is not open cannot be read, and what was not read cannot be written back.""",
    """Sort the calls of {subject} number {n}. {{#q{n} type=categorise}}

- Reads
  - peek {n}
  - get {n}
- Writes
  - put {n}
  - clear

Explanation: whoever reads leaves {subject} as it was, whoever writes changes what the next one finds.""",
    """Why would you choose {subject} for {n} entries? {{#q{n} type=essay points=3}}

Write about a hundred words, and say what you would measure before you decide.

Rubric:
- names the cost of {n} entries in time or in memory (2 points)
- names a limit beyond which another structure is better (1 point)

Sample answer: for {n} entries {subject} is enough, since each is read about as often as it is written.""",
)
_PLAIN = 11
_TURN = _PLAIN + len(_KINDS)


def question(number: int, place: int) -> Iterator[str]:
    """Yield the lines of question `number`, which stands at `place`: of twenty, eleven are plain single choice."""
    if number % _TURN < _PLAIN:
        yield from bank.plain(number, place)
        return
    subject = _SUBJECTS[number // _TURN % len(_SUBJECTS)]
    text = _KINDS[number % _TURN - _PLAIN].format(n=number + 2, subject=subject, half=(number + 2) / 2)
    yield f"### {place}. {text.replace(f'#q{number + 2}', f'#q{number}')}"
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
