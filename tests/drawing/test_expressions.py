"""Expressions: exact, bounded, and each fault at its place."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable
from decimal import localcontext
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hornbook.drawing import evaluation, plans, templates
from hornbook.drawing.definitions import Block
from hornbook.drawing.exact import CONTEXT
from hornbook.drawing.faults import FaultError
from hornbook.drawing.functions import CONSTANTS, FUNCTIONS
from hornbook.drawing.tree import Value
from tests.steps import steps

CALM = settings(deadline=None, derandomize=True, database=None, max_examples=300)


def shown(text: str, **names: Value) -> str:
    """Return what a placeholder shows."""
    return templates.shown(templates.read(text), {**CONSTANTS, **names})


def fault(text: str) -> tuple[str, str]:
    """Return the kind of the fault that an expression has, and the piece of it that is marked."""
    with pytest.raises(FaultError) as caught:
        shown(text)
    return caught.value.kind, text[caught.value.start : caught.value.end]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0.1 + 0.2", "0.3"),
        ("1 / 3", "0.3333333333"),
        ("2 / 3", "0.6666666667"),
        ("6 / 3", "2"),
        ("-2 ** 2", "-4"),
        ("2 ** 3 ** 2", "512"),
        ("2 ** -1", "0.5"),
        ("2 ^ 10", "1024"),
        ("10 - 4 - 3", "3"),
        ("7 // 2", "3"),
        ("-7 // 2", "-4"),
        ("-7 % 3", "2"),
        ("7.5 % 2", "1.5"),
        ("1 < 2 < 3", "True"),
        ("1 < 2 > 3", "False"),
        ("not 1 == 2 and 3 != 4", "True"),
        ("1 == 2 or 2 == 2", "True"),
        ('"a" == "a"', "True"),
        ('"1" == 1', "False"),
        ("true == 1", "False"),
        ('if(2 > 1, "more", "less")', "more"),
        ("if(2 > 1, 1, 1 / 0)", "1"),
        ("2 × 3 − 1", "5"),
        ("6 ÷ 4", "1.5"),
        ("2 ≤ 2 and 2 ≥ 2 and 1 ≠ 2", "True"),
        ("1000000 * 1000000", "1000000000000"),
        ("123456.789012345", "123456.789"),
        ("1e-9", "1e-9"),
        ("1e25 + 0.5", "1e25"),
        (".5 + 1.", "1.5"),
    ],
)
def test_an_expression_shows_what_it_comes_to(text: str, expected: str) -> None:
    assert shown(text) == expected


FUNCTION_CASES = [
    ("abs(-3)", "3"),
    ("min(3, 1, 2)", "1"),
    ("max(3, 1, 2)", "3"),
    ("sum(1, 2, 0.5)", "3.5"),
    ("mean(1, 2, 4)", "2.333333333"),
    ("round(2.5)", "3"),
    ("round(-2.5)", "-3"),
    ("round(3.14159, 2)", "3.14"),
    ("round(1234, -2)", "1200"),
    ("floor(-1.5)", "-2"),
    ("ceil(1.2)", "2"),
    ("sqrt(16)", "4"),
    ("sqrt(0.25)", "0.5"),
    ("sqrt(2)", "1.414213562"),
    ("exp(0)", "1"),
    ("ln(e)", "1"),
    ("log10(1000)", "3"),
    ("log(8, 2)", "3"),
    ("sin(pi)", "0"),
    ("sin(pi / 6)", "0.5"),
    ("cos(pi / 3)", "0.5"),
    ("tan(pi / 4)", "1"),
    ("asin(1)", "1.570796327"),
    ("acos(0.5)", "1.047197551"),
    ("atan(1) * 4", "3.141592654"),
    ("atan(-1e300)", "-1.570796327"),
    ("degrees(pi)", "180"),
    ("radians(180) == pi", "True"),
    ("gcd(12, 18)", "6"),
    ("lcm(4, 6)", "12"),
    ("factorial(5)", "120"),
    ("comb(5, 2)", "10"),
    ("perm(5, 2)", "20"),
    ("if(true, 1, 2)", "1"),
    ("8 ** (1 / 3)", "2"),
    ("1.005 ** 360", "6.022575212"),
]


@pytest.mark.parametrize(("text", "expected"), FUNCTION_CASES)
def test_a_function_computes(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_every_function_has_a_case() -> None:
    cases = " ".join(text for text, _ in FUNCTION_CASES)
    assert [name for name in FUNCTIONS if f"{name}(" not in cases] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0.125:.2f", "0.13"),
        ("2:.2f", "2.00"),
        ("-0.5:.0f", "-1"),
        ("1234567.891:,", "1,234,567.891"),
        ("1234567:,.1f", "1,234,567.0"),
        ("7:03d", "007"),
        ("12:+d", "+12"),
        ("0.256:.1%", "25.6%"),
        ("12345.678:.3e", "1.235e4"),
        ("0:.3e", "0.000e0"),
        ("12345.678:.3", "12300"),
        ("1 / 3:.3", "0.333"),
        ('if("a:b" == "a:b", 1, 2):.1f', "1.0"),
    ],
)
def test_a_format_decides_how_a_number_is_written(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 +", ("syntax", "+")),
        ("(1 + 2", ("syntax", "(")),
        ("1 + 2)", ("syntax", ")")),
        ('"open', ("syntax", '"open')),
        ("2 $ 3", ("syntax", "$")),
        ("3x", ("syntax", "x")),
        ("a = 3", ("syntax", "=")),
        ("", ("syntax", "")),
        ("1:x", ("syntax", "x")),
        ("1.5:d", ("value", "1.5")),
        ('"a":.2f', ("value", '"a"')),
        ("min()", ("syntax", "min")),
        ("sqrt(1, 2)", ("syntax", "sqrt")),
        ("sqr(2)", ("name", "sqr")),
        ("1 + 2 / (3 - 3)", ("value", "2 / (3 - 3")),
        ("5 % 0", ("value", "5 % 0")),
        ("0 ** -1", ("value", "0 ** -1")),
        ("(-8) ** 0.5", ("value", "-8) ** 0.5")),
        ("sqrt(-1)", ("value", "sqrt(-1)")),
        ("ln(0)", ("value", "ln(0)")),
        ("log(2, 1)", ("value", "log(2, 1)")),
        ("asin(2)", ("value", "asin(2)")),
        ("tan(pi / 2)", ("value", "tan(pi / 2)")),
        ("sin(1e12)", ("value", "sin(1e12)")),
        ("gcd(1.5, 2)", ("value", "gcd(1.5, 2)")),
        ("comb(-1, 2)", ("value", "comb(-1, 2)")),
        ("round(1, 99)", ("value", "round(1, 99)")),
        ('1 + "a"', ("value", '"a"')),
        ("1 + true", ("value", "true")),
        ("1 and true", ("value", "1")),
        ('"a" < "b"', ("value", '"a" < "b"')),
    ],
)
def test_a_fault_is_told_at_its_place(text: str, expected: tuple[str, str]) -> None:
    assert fault(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "9**9**9",
        "9**9**9**9",
        "(9**9**9)**-1",
        "factorial(1e9)",
        "factorial(factorial(20))",
        "comb(5000, 2500)",
        "perm(5000, 5000)",
        "1e400 * 1e400",
        "1e999999999999",
        "exp(1e9)",
        "2 ** 1e9",
        "0.1 ** 1e9 + 1 / 0",
        "((" * 150 + "1" + "))" * 150,
        "-" * 500 + "1",
        "1" + "+1" * 5000,
        "not " * 300 + "true",
        "9" * 5000,
        "round(1, 1e300)",
        "1.5 ** 1e300",
        "lcm(" + ",".join(str(10**399 + at) for at in range(40)) + ")",
    ],
)
def test_what_would_run_away_is_a_fault_at_once(text: str) -> None:
    def fails() -> None:
        with pytest.raises(FaultError):
            shown(text)

    assert steps(fails) < 100_000


def test_a_long_sum_and_deep_parentheses_within_the_bound_are_computed() -> None:
    assert shown("+".join("1" * 99)) == "99"
    assert shown("(" * 90 + "1" + ")" * 90) == "1"


def test_numbers_do_not_depend_on_the_callers_decimals() -> None:
    with localcontext() as context:
        context.prec = 3
        assert shown("sin(1) + sqrt(2) + exp(1) + 1 / 3") == "5.307299709"
    assert CONTEXT.prec == 60


@given(st.text(alphabet="0123456789.()+-*/%^<>=!,:\"'abemnpiqrstx #_²½٣", max_size=40))
@CALM
def test_any_text_is_a_value_or_a_fault_inside_it(text: str) -> None:
    found = first_fault(text, **dict.fromkeys("abemnpiqrstx", 2))
    assert found is None or 0 <= found.start < found.end <= len(text) + 1


def first_fault(text: str, **names: Value) -> FaultError | None:
    """Return what is wrong with a text, a name without a value too."""
    try:
        placeholder = templates.read(text)
        unknown = next(plans.unknown(placeholder.tree, Block(broken=set(names))), None)
        if unknown is None:
            templates.shown(placeholder, {**CONSTANTS, **names})
    except FaultError as fault:
        return fault
    return unknown


# An oracle: Python's own grammar decides what belongs together, and its fractions compute it.

OPERATORS: dict[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: lambda left, right: Fraction(left // right),
    ast.Mod: operator.mod,
}
COMPARISONS: dict[type[ast.cmpop], Callable[[Fraction, Fraction], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}


def computed(node: ast.expr) -> Fraction:
    match node:
        case ast.Constant():
            return Fraction(str(node.value))
        case ast.UnaryOp(op=ast.USub()):
            return -computed(node.operand)
        case ast.BinOp(op=ast.Pow()):
            return computed(node.left) ** int(computed(node.right))
        case ast.BinOp():
            return OPERATORS[type(node.op)](computed(node.left), computed(node.right))
    raise AssertionError(ast.dump(node))


def holds(node: ast.expr) -> bool:
    match node:
        case ast.BoolOp(op=ast.And()):
            return all(holds(each) for each in node.values)
        case ast.BoolOp():
            return any(holds(each) for each in node.values)
        case ast.UnaryOp(op=ast.Not()):
            return not holds(node.operand)
        case ast.Compare():
            values = [computed(each) for each in (node.left, *node.comparators)]
            pairs = zip(node.ops, values, values[1:], strict=False)
            return all(COMPARISONS[type(sign)](left, right) for sign, left, right in pairs)
    raise AssertionError(ast.dump(node))


NUMBERS = st.one_of(st.integers(0, 99).map(str), st.decimals(0, 99, places=2).map(str))
SUMS = st.recursive(
    NUMBERS,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from([" + ", " - ", "*", "/", " // ", " % "]), inner).map("".join),
        inner.map("({})".format),
        inner.map("-{}".format),
        st.tuples(inner, st.sampled_from("0123")).map("**".join),
    ),
    max_leaves=12,
)
COMPARED = st.tuples(SUMS, st.sampled_from(["==", "!=", "<", "<=", ">", ">="]), SUMS).map(" ".join)
CONDITIONS = st.recursive(
    COMPARED,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from([" and ", " or "]), inner).map("".join),
        inner.map("not ({})".format),
        inner.map("not {}".format),
    ),
    max_leaves=4,
)


@given(SUMS)
@CALM
def test_arithmetic_is_that_of_fractions(text: str) -> None:
    try:
        expected = computed(ast.parse(text, mode="eval").body)
    except ZeroDivisionError:
        assert fault(text)[0] == "value"
        return
    if max(expected.numerator.bit_length(), expected.denominator.bit_length()) < 1000:
        assert evaluation.value(templates.read(text).tree, {}) == expected


@given(CONDITIONS)
@CALM
def test_conditions_are_read_as_python_reads_them(text: str) -> None:
    try:
        expected = holds(ast.parse(text, mode="eval").body)
    except ZeroDivisionError:
        return
    found = first_fault(text)
    if found is None:
        assert shown(text) == str(expected)
    else:
        assert found.words in {"this divides by zero", "this is too large to be computed"}
