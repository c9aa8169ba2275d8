"""What is wrong with a source, where, why, and the way out; and how that is printed."""

from hornbook.diagnostics.finding import Finding, Rule, Severity, Span, has_errors
from hornbook.diagnostics.fix import Edit, Fix

__all__ = ["Edit", "Finding", "Fix", "Rule", "Severity", "Span", "has_errors"]
