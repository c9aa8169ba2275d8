"""What is wrong with a source, where, why, and the way out; and how that is printed."""

from hornbook.diagnostics.finding import Finding, Rule, Severity, Span, has_errors

__all__ = ["Finding", "Rule", "Severity", "Span", "has_errors"]
