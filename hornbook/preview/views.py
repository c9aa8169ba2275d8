"""The preview's own pages, from templates in `templates/preview`, in the design of the course's pages."""

from __future__ import annotations

from typing import Any

from hornbook import templating
from hornbook.preview.session import Session


def page(session: Session, template: str, here: str = "", **facts: Any) -> bytes:
    """Return a page of ours at the address `here`; its template knows the `course` too."""
    templates = templating.environment("preview", session.edition.overrides)
    text = templates.get_template(template).render(course=session.edition.survey.course, here=here, **facts)
    return text.encode()


def missing(session: Session) -> bytes:
    """Return what stands where there is no page (yet)."""
    return page(session, "missing.html.j2")
