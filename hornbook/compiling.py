"""How templates are compiled: as Jinja does it, but what they print is escaped by `escaping`, which is cheaper.

What is printed is joined at once, so that no value needs to be a `Markup`; whole pieces (a macro's result, a block
that is set) become `Markup` as ever.
"""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, nodes
from jinja2.compiler import CodeGenerator, Frame

from hornbook.escaping import escaped

_CACHE = "__hornbook_escaped_%s.cache"


class Generator(CodeGenerator):
    """Jinja's code generator, with `environment.escaped` where it writes `escape`."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")


class Templates(Environment):
    """An environment whose templates call `escaped`; `overridden` says that a project may have its own among them."""

    overridden: bool = False
    code_generator_class = Generator
    escaped = staticmethod(escaped)


def bytecode_cache() -> FileSystemBytecodeCache | None:
    """Compiled templates on disk, in the user's own folder for temporary files; none where there is no such folder.

    They have names of their own, since what another generator compiled does not fit.
    """
    try:
        return FileSystemBytecodeCache(pattern=_CACHE)
    except (RuntimeError, OSError):
        return None
