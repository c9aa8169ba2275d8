"""What a reviewer of items would say: every rule of `writing` over every question of a lesson."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache
from types import ModuleType

from hornbook.checks.access import emoji_options
from hornbook.checks.facts import written
from hornbook.checks.writing import (
    absolute_distractor,
    absolute_statement,
    all_of_the_above,
    clang,
    combined_options,
    common_opening,
    convergence,
    count_differs,
    double_negation,
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
    no_feedback,
    none_of_the_above,
    numbers_out_of_order,
    one_answer,
    opinion,
    overlapping_ranges,
    plural_cue,
    quiet_negation,
    rubric_sum,
    shuffled_above,
    shuffled_reference,
    stem_asks_nothing,
    unmarked_essay,
    vague_frequency,
)
from hornbook.checks.writing.asked import Asked
from hornbook.course import Lesson
from hornbook.diagnostics import Finding, Severity
from hornbook.questions import Essay, Numeric, ShortText, TrueFalse, Upload
from hornbook.source import Source

OF_ANY = (doubled_word, key_in_hint, hard_stem, no_feedback)
OF_OPTIONS = (
    longest_key,
    all_of_the_above,
    none_of_the_above,
    quiet_negation,
    grammatical_cue,
    plural_cue,
    count_differs,
    overlapping_ranges,
    numbers_out_of_order,
    absolute_distractor,
    clang,
    near_duplicate_options,
    stem_asks_nothing,
    empty_feedback,
    feedback_contradicts,
    shuffled_reference,
    shuffled_above,
    combined_options,
    common_opening,
    opinion,
    key_unlike,
    convergence,
    vague_frequency,
    double_negation,
    emoji_options,
)
OF_OTHERS = {
    TrueFalse: (negated_statement, absolute_statement),
    ShortText: (key_in_stem, long_short_answer),
    Numeric: (exact_decimals,),
    Essay: (unmarked_essay, rubric_sum),
    Upload: (unmarked_essay, rubric_sum),
}
Check = Callable[[Asked], Iterable[Finding]]


def check(lesson: Lesson, source: Source, switched_on: Collection[str] = ()) -> Iterator[Finding]:
    """Yield what the rules find in a lesson that was read from `source`.

    Rules that are off by default are asked only where their codes are `switched_on`.
    """
    others, of_options, of_others = _chosen(frozenset(switched_on))
    for quiz in lesson.quizzes:
        asked = [Asked(item, source, lesson.language) for item in written(quiz)]
        yield from keys_in_one_place.check(asked)
        yield from one_answer.check(asked)
        for each in asked:
            for rule in of_options if each.options else of_others.get(type(each.item), others):
                yield from rule(each)


@lru_cache(maxsize=8)
def _chosen(
    switched_on: frozenset[str],
) -> tuple[tuple[Check, ...], tuple[Check, ...], dict[type, tuple[Check, ...]]]:
    """Return the checks of any question, of one with options, and of each other type."""

    def chosen(*modules: ModuleType) -> tuple[Check, ...]:
        rules = (*modules, *OF_ANY)
        return tuple(
            module.check
            for module in rules
            if module.RULE.severity is not Severity.OFF or module.RULE.code in switched_on
        )

    return chosen(), chosen(*OF_OPTIONS), {kind: chosen(*modules) for kind, modules in OF_OTHERS.items()}
