"""Preflight: what a target cannot carry is said before anything is written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

import msgspec

from hornbook import targets
from hornbook.checks.facts import span
from hornbook.checks.suppression import Comment
from hornbook.course import Course, Lesson
from hornbook.diagnostics import Finding, Rule, Severity, Span
from hornbook.diagnostics.origins import contract
from hornbook.model import Place
from hornbook.settings import Named
from hornbook.targets import features, usage
from hornbook.targets.target import Support, Target

DEGRADED = Rule(
    code="TGT001",
    name="carried-in-another-form",
    severity=Severity.WARNING,
    message="{target} carries {feature} in another form: {how}{count}",
    why="The format has no place for it as it is, so learners or markers will see it otherwise than you wrote it.",
    hint="Look at the result; accept it under `accepted_losses` in course.yml (`{target_name}: [{feature_name}]`), "
    "or build without this target.",
    example="### 1. Why? {#why tags=drift}",
    better="### 1. Why? {#why}",
    source=contract("docs/targets/support.md; what is lost is said before anything is written"),
)
NOT_CARRIED = Rule(
    code="TGT002",
    name="cannot-be-carried",
    severity=Severity.ERROR,
    message="{target} cannot carry {feature}: {how}{count}",
    why="It would be missing from the package, and nobody would notice.",
    hint="Take it out, build without this target, or accept the loss under `accepted_losses` in course.yml "
    "(`{target_name}: [{feature_name}]`).",
    example="### 1. Why? {#why type=essay}",
    better="### 1. Is it so? {#why}\n\nAnswer: True",
    source=contract("docs/targets/support.md; what is lost is said before anything is written"),
)
NO_QUIZ = Rule(
    code="TGT003",
    name="no-quiz-for-target",
    severity=Severity.WARNING,
    message="{target} carries quizzes only, and this course has none: no package is written",
    why="A package without a question is refused by most LMSs, or imported as nothing.",
    hint="Add a quiz, or name the targets that you want: `targets: [html]` in course.yml or -t html.",
    example="a course of texts only",
    better="targets: [html]",
    source=contract("docs/targets/support.md; what is lost is said before anything is written"),
)
NO_QUIZZES = Rule(
    code="TGT008",
    name="no-quiz-for-some-targets",
    severity=Severity.HINT,
    message="no package is written for {targets}: they carry quizzes only, and there is none here",
    why="A package without a question is refused by most LMSs, or imported as nothing. You did not ask for these "
    "targets by name.",
    hint="Add a quiz, or name the targets that you want: `targets: [html]` in course.yml or -t html.",
    example="a course of texts only, and no `targets` in course.yml",
    better="targets: [html]",
    source=contract("docs/targets/support.md; what is lost is said before anything is written"),
)
OTHER_FORMS = Rule(
    code="TGT004",
    name="carried-in-other-forms",
    severity=Severity.HINT,
    message="some of the course's features are carried in another form by {targets}",
    why="A format that has no place for something gets it in the nearest form. You did not ask for these targets by "
    "name, so what becomes of each feature is not told one by one.",
    hint="Name the targets that you need in course.yml, for example `targets: [html, moodle]`: then each is told; "
    "`hornbook targets {target_name}` lists all that one carries in another form.",
    example="# course.yml without `targets`",
    better="targets: [html, moodle]",
    source=contract("docs/targets/support.md; what is lost is said before anything is written"),
)
NOT_WRITTEN = Rule(
    code="TGT005",
    name="target-not-written",
    severity=Severity.WARNING,
    message="{target} is not written: it cannot carry {features}",
    why="Something would be missing from the package, and nobody would notice. You did not ask for this target by "
    "name, so the others are written without it.",
    hint="Name the targets that you need in course.yml (`targets: [html, moodle]`), or accept the loss under "
    "`accepted_losses` (`{target_name}: [{names}]`).",
    example="# course.yml without `targets`",
    better="targets: [html, moodle]",
    source=contract("docs/targets/support.md; what is lost is said before anything is written"),
)
UNKNOWN_TARGET = Rule(
    code="CRS004",
    name="unknown-target",
    severity=Severity.ERROR,
    message="there is no target “{name}”",
    why="The package that is meant would not be written.",
    hint="There are: {names}.",
    example="targets: [htlm]",
    better="targets: [html]",
    source=contract("docs/course-file.md, targets"),
)
UNKNOWN_OPTION = Rule(
    code="CRS023",
    name="unknown-option-of-a-target",
    severity=Severity.ERROR,
    message="the target “{target}” has no option “{option}: {value}”",
    why="The package would be made in another way than you asked for.",
    hint="{known} Its page in docs/targets says what each does.",
    example="targets: {scorm12: {sco: chapter}}",
    better="targets: {scorm12: {sco: lesson}}",
    source=contract("docs/course-file.md, options of targets"),
)
UNKNOWN_CODE = Rule(
    code="CRS005",
    name="unknown-rule-in-severities",
    severity=Severity.WARNING,
    message="there is no rule “{name}”",
    why="A severity that is set for no rule changes nothing.",
    hint="`hornbook explain` lists all rules.",
    example="severities: {QUI999: off}",
    better="severities: {QUI001: off}",
    source=contract("docs/course-file.md, severities"),
)
UNKNOWN_LOSS = Rule(
    code="CRS006",
    name="unknown-name-in-accepted-losses",
    severity=Severity.WARNING,
    message="there is no {kind} “{name}”",
    why="A loss is accepted by the names of a target and of a feature; with another name nothing is accepted.",
    hint="Correct the name; `hornbook targets NAME` lists the features of a target.{near}",
    example="accepted_losses:\n  moodle: [quiz.into]",
    better="accepted_losses:\n  moodle: [quiz.intro]",
    source=contract("docs/course-file.md, accepted losses"),
)
ALWAYS_ERROR = Rule(
    code="CRS007",
    name="always-an-error",
    severity=Severity.WARNING,
    message="{name} stays an error",
    why="What this rule finds breaks a package or endangers learners, so it cannot be switched off or made lighter.",
    hint="Delete the line, and mend what the rule finds.",
    example="severities: {CRS010: off}",
    better="severities: {CRS008: off}",
    source=contract("docs/course-file.md, severities"),
)
RULES = (
    DEGRADED,
    NOT_CARRIED,
    NO_QUIZ,
    NO_QUIZZES,
    OTHER_FORMS,
    NOT_WRITTEN,
    UNKNOWN_TARGET,
    UNKNOWN_OPTION,
    UNKNOWN_CODE,
    UNKNOWN_LOSS,
    ALWAYS_ERROR,
)


class Loss(msgspec.Struct, frozen=True, kw_only=True):
    """What a target does not carry in full, for the report; `accepted` says that the course file puts up with it."""

    target: str
    feature: str
    level: str
    how: str
    file: str
    line: int
    column: int
    count: int
    accepted: bool = False


class Asked(msgspec.Struct, frozen=True):
    """What is to be known of a target without loading it: its names, what it carries and is for, its container."""

    name: str
    title: str
    carries: str
    use: str
    container: str


def asked(names: Iterable[str]) -> Iterator[Asked]:
    """Yield what is to be known of targets."""
    for target in map(targets.load, names):
        yield Asked(target.name, target.title, target.carries, target.use, target.container)


def losses(asked: Iterable[Target], lesson: Lesson, language: str, comments: Sequence[Comment] = ()) -> Iterator[Loss]:
    """Yield what targets do not carry in full of a lesson: one loss for all that is lost in the same way.

    What a comment in the lesson allows is a loss of its own, which is accepted.
    """
    used: dict[tuple[str, str], list[Place]] = {}
    for feature, kind, place in usage.used(lesson, language):
        used.setdefault((feature, kind), []).append(place)
    for target in asked:
        lost: dict[tuple[str, Support], list[Place]] = {}
        for (name, kind), places in used.items():
            support = target.of(name, kind)
            if support.level != "full":
                lost.setdefault((name, support), []).extend(places)
        for name, support, place in target.losses(lesson):
            lost.setdefault((name, support), []).append(place)
        for (name, support), places in lost.items():
            allowed = [place for place in places if _is_allowed(support, place, comments)] if comments else []
            reported = [place for place in places if place not in allowed]
            parts = ((reported, False), (allowed, True))
            yield from (_loss(target, name, support, part, accepted=known) for part, known in parts if part)


def _is_allowed(support: Support, place: Place, comments: Iterable[Comment]) -> bool:
    code = _rule(support.level).code
    return any(comment.allows(code, place.line) for comment in comments)


def _rule(level: str) -> Rule:
    return DEGRADED if level == "degraded" else NOT_CARRIED


def _loss(target: Target, feature: str, support: Support, places: Sequence[Place], *, accepted: bool) -> Loss:
    at = span(min(places, key=lambda place: place.line))
    return Loss(
        target=target.name,
        feature=feature,
        level=support.level,
        how=support.how,
        file=at.file,
        line=at.line,
        column=at.column,
        count=len(places),
        accepted=accepted,
    )


def unknown_options(name: str, chosen: Mapping[str, Any], at: Span) -> Iterator[Finding]:
    """Yield a finding for each option of a target, or value of one, that there is not."""
    options = targets.load(name).options if chosen else {}
    lines = [f"{option}: {' or '.join(values)}" for option, values in options.items()]
    known = f"There are: {'; '.join(lines)}." if lines else "It has no options."
    for option, value in chosen.items():
        if str(value).lower() not in options.get(option, ()):
            yield UNKNOWN_OPTION.at(at, target=name, option=option, value=value, known=known)


def accept(losses: Iterable[Loss], accepted: Mapping[str, Sequence[str]]) -> Iterator[Loss]:
    """Yield the losses; those of features that are `accepted` for their target say so."""
    for loss in losses:
        known = loss.feature in accepted.get(loss.target, ())
        yield msgspec.structs.replace(loss, accepted=True) if known else loss


def findings(losses: Iterable[Loss], titles: Mapping[str, str], *, allowed: bool) -> Iterator[Finding]:
    """Yield what is lost and not accepted: a finding for each way in which a feature arrives in another form.

    What cannot be carried at all is told lesson by lesson; it is a warning where losses are allowed.
    """
    told = [loss for loss in losses if not loss.accepted]
    for alike in _alike(loss for loss in told if loss.level == "degraded"):
        yield _finding(alike, titles)
    for loss in (loss for loss in told if loss.level == "no"):
        finding = _finding([loss], titles)
        yield msgspec.structs.replace(finding, severity=Severity.WARNING) if allowed else finding


def summaries(losses: Iterable[Loss], titles: Mapping[str, str], *, allowed: bool) -> Iterator[Finding]:
    """Yield what is lost and not accepted, where nobody asked for the targets by name.

    That is a finding for each target that is not written, and one for all that are.
    """
    told = [loss for loss in losses if not loss.accepted]
    refused = [] if allowed else [loss for loss in told if loss.level == "no"]
    for target in dict.fromkeys(loss.target for loss in refused):
        lost = [loss for loss in refused if loss.target == target]
        names = _features(lost)
        words = ", ".join(features.FEATURES[name] for name in names)
        facts: dict[str, Any] = {
            "target": titles[target],
            "target_name": target,
            "features": words,
            "names": ", ".join(names),
        }
        yield NOT_WRITTEN.at(_first(lost), **facts)
    if carried := [loss for loss in told if loss not in refused]:
        counts = {name: len(_features(loss for loss in carried if loss.target == name)) for name in titles}
        words = ", ".join(f"{titles[name]} ({count})" for name, count in counts.items() if count)
        yield OTHER_FORMS.at(_first(carried), targets=words, target_name=carried[0].target)


def _features(losses: Iterable[Loss]) -> list[str]:
    return sorted({loss.feature for loss in losses}, key=[*features.FEATURES].index)


def _first(losses: Iterable[Loss]) -> Span:
    first = min(losses, key=lambda loss: (loss.file, loss.line))
    return Span(first.file, first.line, first.column)


def _alike(losses: Iterable[Loss]) -> Iterable[list[Loss]]:
    groups: dict[tuple[str, str, str], list[Loss]] = {}
    for loss in losses:
        groups.setdefault((loss.target, loss.feature, loss.how), []).append(loss)
    return groups.values()


def _finding(losses: Sequence[Loss], titles: Mapping[str, str]) -> Finding:
    first = min(losses, key=lambda loss: (loss.file, loss.line))
    count = sum(loss.count for loss in losses)
    return _rule(first.level).at(
        Span(first.file, first.line, first.column),
        target=titles[first.target],
        target_name=first.target,
        feature=features.FEATURES[first.feature],
        feature_name=first.feature,
        how=first.how,
        count=f" ({count} times{_in(len({loss.file for loss in losses}))})" if count > 1 else "",
    )


def _in(files: int) -> str:
    return f" in {files} lessons" if files > 1 else " in this lesson"


def unknown(names: Iterable[Named], kind: str, known: Collection[str]) -> Iterator[Finding]:
    """Yield a finding for each name under `accepted_losses` that is none of the `known`."""
    for named in names:
        if named.name not in known:
            close = get_close_matches(named.name, known, 1)
            near = f" Did you mean “{close[0]}”?" if close else ""
            yield UNKNOWN_LOSS.at(named.span, kind=kind, name=named.name, near=near)


def no_quiz(asked: Sequence[Asked], *, named: bool) -> Iterator[Finding]:
    """Yield what says that targets would have nothing to carry: one by one if they were asked for by name."""
    if named:
        yield from (NO_QUIZ.at(Span("."), target=target.title) for target in asked)
    elif asked:
        yield NO_QUIZZES.at(Span("."), targets=", ".join(target.title for target in asked))


def without_quiz(target: Asked, course: Course) -> bool:
    """Return whether a target that carries quizzes only would have nothing to carry."""
    return target.carries == "quizzes" and not any(entry.quizzes for entry in course.lessons)
