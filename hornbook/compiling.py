"""How templates are compiled: as Jinja does it, with less work for each value that is printed and each call.

What is printed is escaped by `escaping` and joined at once, so that no value needs to be a `Markup`; whole pieces (a
macro's result, a block that is set) become `Markup` as ever. What a template calls is called, without the detour by
which Jinja hands its context to functions that ask for it: Hornbook has none. A macro that takes its arguments in their
order takes them as they are.
"""

from __future__ import annotations

import keyword
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import Macro
from jinja2.utils import missing

from hornbook.escaping import escaped, safe

_CACHE = "__hornbook_direct_%s.cache"


class Generator(CodeGenerator):
    """Jinja's code generator, with `environment.escaped` for `escape`, and calls without a detour."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802 - Jinja's own
        """Write a call; one with a `{% call %}` block, or with arguments of unknown number, as Jinja does."""
        unusual = forward_caller or node.dyn_args is not None or node.dyn_kwargs is not None
        if unusual or any(keyword.iskeyword(each.key) for each in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        for named in node.kwargs:
            self.write(f"{named.key}=")
            self.visit(named.value, frame)
            self.write(", ")
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Write the definition of a macro of our own kind."""
        self.write("environment.")
        super().macro_def(macro_ref, frame)


class Direct(Macro):
    """A macro that is called with its arguments in their order, most of the time."""

    def __init__(self, *arguments: Any) -> None:
        """Take what Jinja's macro takes."""
        super().__init__(*arguments)
        self._plain = not (self.caller or self.catch_kwargs or self.catch_varargs) and self._default_autoescape

    def __call__(self, *arguments: Any, **named: Any) -> str:
        """Return what the macro prints."""
        absent = self._argument_count - len(arguments)
        if named or absent < 0 or not self._plain:
            return super().__call__(*arguments, **named)
        return safe(self._func(*arguments, *(missing,) * absent))


class Templates(Environment):
    """An environment of such templates; `overridden` says that a project may have its own among them."""

    code_generator_class = Generator
    escaped = staticmethod(escaped)
    Macro = Direct
    overridden: bool = False


def bytecode_cache() -> FileSystemBytecodeCache | None:
    """Compiled templates on disk, in the user's own folder for temporary files; none where there is no such folder.

    They have names of their own, since what another generator compiled does not fit.
    """
    try:
        return FileSystemBytecodeCache(pattern=_CACHE)
    except (RuntimeError, OSError):
        return None
