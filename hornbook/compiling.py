"""How templates are compiled: as Jinja does it, with less work for each value that is printed and each call.

What is printed is escaped by `escaping` and joined at once, so that no value needs to be a `Markup`; whole pieces (a
macro's result, a block that is set) become `Markup` as ever. What a template calls is called, without the detour by
which Jinja hands its context to functions that ask for it: Hornbook has none. A macro that takes its arguments in their
order takes them as they are. A name behind a dot is an attribute, never the key of a mapping.
"""

from __future__ import annotations

import keyword
from collections.abc import MutableMapping
from hashlib import blake2b
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, Template, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import Macro
from jinja2.utils import missing

from hornbook.escaping import escaped, safe

_CACHE = f"__hornbook_{blake2b(Path(__file__).read_bytes(), digest_size=6).hexdigest()}_%s.cache"


class Generator(CodeGenerator):
    """Jinja's code generator, with `environment.escaped` for `escape`, and calls without a detour."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802 - Jinja's own
        """Write a call; one with a `{% call %}` block as Jinja does."""
        if forward_caller or any(keyword.iskeyword(each.key) for each in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        named = [(f"{each.key}=", each.value) for each in node.kwargs]
        spread = [("*", node.dyn_args)] if node.dyn_args else []
        spread_named = [("**", node.dyn_kwargs)] if node.dyn_kwargs else []
        self.visit(node.node, frame)
        self.write("(")
        for before, argument in [*(("", each) for each in node.args), *spread, *named, *spread_named]:
            self.write(before)
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's own
        """Write an attribute as Python has it."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

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

    def __init__(self, *arguments: Any, **named: Any) -> None:
        """Take what Jinja's environment takes."""
        super().__init__(*arguments, **named)
        self._loaded: dict[str, Template] = {}

    def get_template(self, name: str | Template, parent: str | None = None, globals: Any = None) -> Template:  # noqa: A002 - Jinja's own names
        """Return a template, from what was loaded once: nothing of it changes while there is a process."""
        known = self._loaded.get(name) if isinstance(name, str) and not globals else None
        if known is None:
            known = super().get_template(name, parent, globals)
            if isinstance(name, str) and not globals:
                self._loaded[name] = known
        return known

    def make_globals(self, d: MutableMapping[str, Any] | None) -> dict[str, Any]:  # Jinja's own name
        """Return what each template knows, in one place: each rendering copies it."""
        return {**self.globals, **(d or {})}


def bytecode_cache() -> FileSystemBytecodeCache | None:
    """Compiled templates on disk, in the user's own folder for temporary files; none where there is no such folder.

    Their names tell by which code they were compiled, since what another generator made does not fit.
    """
    try:
        return FileSystemBytecodeCache(pattern=_CACHE)
    except (RuntimeError, OSError):
        return None
