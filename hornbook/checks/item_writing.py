"""What a reviewer of items would say: every rule of `writing` over every question of a lesson."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from hornbook.checks.writing import (
    absolute_distractor,
    absolute_statement,
    all_of_the_above,
    clang,
    combined_options,
    common_opening,
    count_differs,
    doubled_word,
    empty_feedback,
    exact_decimals,
    feedback_contradicts,
    grammatical_cue,
    hard_stem,
    key_in_hint,
    key_in_stem,
    key_unlike,
    keys_in_one_place,
    long_short_answer,
    longest_key,
    near_duplicate_options,
    negated_statement,
    none_of_the_above,
    numbers_out_of_order,
    opinion,
    overlapping_ranges,
    quiet_negation,
    rubric_sum,
    shuffled_above,
    shuffled_reference,
    stem_asks_nothing,
    unmarked_essay,
)
from hornbook.checks.writing.asked import Asked
from hornbook.course import Lesson, Pool, Quiz
from hornbook.diagnostics import Finding
from hornbook.questions import Item
from hornbook.source import Source

CHECKS: tuple[Callable[[Asked], Iterable[Finding]], ...] = (
    longest_key.check,
    all_of_the_above.check,
    none_of_the_above.check,
    quiet_negation.check,
    grammatical_cue.check,
    count_differs.check,
    overlapping_ranges.check,
    numbers_out_of_order.check,
    absolute_distractor.check,
    clang.check,
    near_duplicate_options.check,
    stem_asks_nothing.check,
    empty_feedback.check,
    feedback_contradicts.check,
    shuffled_reference.check,
    shuffled_above.check,
    combined_options.check,
    common_opening.check,
    key_in_hint.check,
    key_in_stem.check,
    doubled_word.check,
    negated_statement.check,
    absolute_statement.check,
    unmarked_essay.check,
    rubric_sum.check,
    long_short_answer.check,
    exact_decimals.check,
    hard_stem.check,
    opinion.check,
    key_unlike.check,
)


def check(lesson: Lesson, source: Source) -> Iterator[Finding]:
    """Yield what the rules find in a lesson that was read from `source`."""
    for quiz in lesson.quizzes:
        asked = [Asked(item, source, lesson.language) for item in _once(quiz)]
        yield from keys_in_one_place.check(asked)
        yield from (finding for each in asked for rule in CHECKS for finding in rule(each))


def _once(quiz: Quiz) -> Iterator[Item]:
    """Yield the questions as they were written: of a question with drawn numbers the first variant."""
    for item in quiz.items:
        if isinstance(item, Pool):
            yield from item.questions[:1] if item.variants else item.questions
        else:
            yield item
