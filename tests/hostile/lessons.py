"""A lesson with one payload in each place to which an author's words can go."""

from __future__ import annotations

import json

PLACES = """\
---
title: @T
description: @T
tags: [@T]
objectives:
  - text: @T
---

# Words @P

Words @P words.

@P

> @P

- @P

@P
:   @P

| A @P | B |
|------|---|
| @C   | x |

Words[^1].

[^1]: @P

```text
@P
```

## Quiz @P {#quiz-@N .quiz}

@P

### 1. Which @P? {#choice-@N tags="a"}

- [x] One @P
  - Feedback @P
- [ ] Two @P

Hint: @P

Correct: @P

Incorrect: @P

Feedback: @P

### 2. Which are @P? {#multiple-@N}

- [x] One @P
- [x] Two @P
- [ ] Three

### 3. Say it @P {#short-@N}

Answer: word @P

### 4. Gap @P {#gaps-@N}

The [[word @G]] of @P and [[*one @G|two]] stands.

### 5. Match @P {#matching-@N type=matching}

- One @P = First @P
- Two = Second

### 6. Order @P {#ordering-@N type=ordering}

1. First @P
2. Second @P

### 7. Sort @P {#categorise-@N type=categorise}

- A @P
  - one @P
- B
  - two

### 8. Write @P {#essay-@N type=essay}

Rubric:

- @P (2 points)

Sample answer: @P
"""


def lesson(payload: str, number: int) -> str:
    """Return the lesson."""
    quoted = json.dumps(payload)
    cell = payload.replace("|", "\\|")
    gap = payload.replace("|", "").replace("{", "").replace("}", "")
    text = PLACES.replace("@N", str(number)).replace("@T", quoted).replace("@C", cell).replace("@G", gap)
    return text.replace("@P", payload)
