"""Quizzes as authors write them.

Each line of a quiz is looked at by small recognisers (`leads`, `options`, `keys`, `fields`); `scan` combines what they
say into drafts of questions; `resolve` joins keys and options; `items` makes the typed question. A further notation
is a further recogniser. Lines, not Markdown blocks, are the material, since CommonMark takes `A. x` / `B. y` /
`Answer: A` for one paragraph and `1.` below `1.` for one list.
"""
