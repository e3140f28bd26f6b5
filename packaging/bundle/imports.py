"""Owns which modules a module imports, read from its source or its bytecode without running it."""

from __future__ import annotations

import ast
import dis
import marshal
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from importlib.util import MAGIC_NUMBER
from itertools import pairwise
from types import CodeType

GUARDS = {"ImportError", "ModuleNotFoundError", "Exception", "BaseException"}
"""Caught around an import, these make it one that may fail."""

TYPING = {"TYPE_CHECKING", "typing.TYPE_CHECKING"}
HERE = {"sys.platform": "darwin", "os.name": "posix", "platform.system()": "Darwin"}
"""What these expressions say on a Mac."""

HIDES = (b"globals()", b"vars()", b"setattr(", b"exec(", b"sys.modules", b"global ", b"global_enum")
"""What a module may give itself names by, or put something else in its own place."""

JUMPS = frozenset((*dis.hasjrel, *dis.hasjabs))
HEADER = 16
"""Bytes before the code in a .pyc."""


@dataclass(frozen=True, slots=True)
class Import:
    """One module that is imported.

    Attributes:
        module: its full name.
        names: what is taken from it; ("*",) for all.
        must: it is imported whenever the importing module is, and nothing catches a failure. Where not, it
            stands in a function, under a condition, or in a `try`.
        caught: a failure is caught.
    """

    module: str
    names: tuple[str, ...] = ()
    must: bool = True
    caught: bool = False


@dataclass(slots=True)
class Read:
    """What is known of a module.

    Attributes:
        binds: the names that it gives values at its top.
        open: it may have other names too, by `*`, by `__getattr__` or at run time.
    """

    imports: list[Import] = field(default_factory=list)
    binds: set[str] = field(default_factory=set)
    open: bool = False


def of_source(source: bytes, name: str, package: bool) -> Read:
    """What a module says.

    Args:
        package: it is an `__init__`.

    Raises:
        SyntaxError: it is no Python of this version.
    """
    tree = ast.parse(source)
    reader = _Source(name, package, Read(open=any(word in source for word in HIDES)))
    reader.block(tree.body, _Around())
    if b"import_module(" in source or b"__import__(" in source:
        reader.calls(tree)
    return reader.read


def of_bytecode(compiled: bytes, name: str, package: bool) -> Read | None:
    """What a .pyc says; None where another Python compiled it. Its names are not told: `open` is True."""
    if compiled[:4] != MAGIC_NUMBER:
        return None
    read = Read(open=True)
    read.imports.extend(_in_code(marshal.loads(compiled[HEADER:]), name, package, top=True))
    return read


def absolute(module: str, level: int, name: str, package: bool) -> str:
    """The full name of `from ..module import` in the module `name`."""
    if not level:
        return module
    parts = name.split(".")
    base = parts[: len(parts) - level + package]
    return ".".join([*base, *([module] if module else [])])


@dataclass(frozen=True, slots=True)
class _Around:
    """What is around a statement: what may pass over it, a function or class, what catches a failure."""

    weak: bool = False
    inner: bool = False
    caught: bool = False


@dataclass(slots=True)
class _Source:
    """Collects imports from a tree's statements."""

    name: str
    package: bool
    read: Read

    def block(self, nodes: Sequence[ast.stmt], around: _Around) -> None:
        for node in nodes:
            self._statement(node, around)
            for target in _targets(node):
                self._bind(target, around)

    def calls(self, tree: ast.AST) -> None:
        """Imports by a function that is given the name as it stands."""
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and len(node.args) == 1 and isinstance(node.args[0], ast.Constant):
                called = getattr(node.func, "attr", "") or getattr(node.func, "id", "")
                if called in ("import_module", "__import__") and isinstance(node.args[0].value, str):
                    self.read.imports.append(Import(node.args[0].value, must=False))

    def _statement(self, node: ast.stmt, around: _Around) -> None:
        weak = replace(around, weak=True)
        match node:
            case ast.Import(names=names):
                for alias in names:
                    self._add(alias.name, (), around)
                    self._bind(alias.asname or alias.name.split(".")[0], around)
            case ast.ImportFrom(names=names):
                module = absolute(node.module or "", node.level, self.name, self.package)
                self._add(module, tuple(alias.name for alias in names), around)
                for alias in names:
                    self._bind(alias.asname or alias.name, around)
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                self._bind(node.name, around)
                self.block(node.body, replace(weak, inner=True))
            case ast.ClassDef():
                self._bind(node.name, around)
                self.block(node.body, replace(around, inner=True))
            case ast.If():
                known = _known(node.test)
                if known is not False:
                    self.block(node.body, weak if known is None else around)
                if known is not True:
                    self.block(node.orelse, weak if known is None else around)
            case ast.Try() | ast.TryStar():
                caught = any(_catches(handler.type) for handler in node.handlers)
                self.block(node.body, replace(weak, caught=True) if caught else around)
                for handler in node.handlers:
                    self.block(handler.body, weak)
                self.block(node.orelse, weak if caught else around)
                self.block(node.finalbody, around)
            case ast.With() | ast.AsyncWith():
                calls = [item.context_expr for item in node.items if isinstance(item.context_expr, ast.Call)]
                caught = any(_catches(argument) for call in calls for argument in call.args)
                self.block(node.body, replace(weak, caught=True) if caught else around)
            case ast.For() | ast.AsyncFor() | ast.While():
                self.block([*node.body, *node.orelse], weak)
            case ast.Match():
                self.block([each for case in node.cases for each in case.body], weak)

    def _add(self, module: str, names: tuple[str, ...], around: _Around) -> None:
        self.read.imports.append(Import(module, names, not around.weak, around.caught))

    def _bind(self, name: str, around: _Around) -> None:
        if not around.inner:
            self.read.binds.add(name)
            self.read.open |= name in ("*", "__getattr__")


def _targets(node: ast.stmt) -> Iterator[str]:
    """The names that a statement gives a value."""
    match node:
        case ast.Assign(targets=targets):
            roots: list[ast.expr] = list(targets)
        case ast.AnnAssign(target=target) | ast.For(target=target) | ast.AugAssign(target=target):
            roots = [target]
        case ast.With(items=items):
            roots = [item.optional_vars for item in items if item.optional_vars is not None]
        case _ if type(node).__name__ == "TypeAlias":  # Python 3.12
            roots = [node.name]  # type: ignore[attr-defined]
        case _:
            return
    yield from (each.id for root in roots for each in ast.walk(root) if isinstance(each, ast.Name))


def _catches(kind: ast.expr | None) -> bool:
    """Whether `except kind:` catches a failed import."""
    if isinstance(kind, ast.Tuple):
        return any(_catches(each) for each in kind.elts)
    return kind is None or ast.unparse(kind).rpartition(".")[2] in GUARDS


def _known(test: ast.expr) -> bool | None:
    """What a condition is on a Mac when the app runs, or None where that cannot be said."""
    if ast.unparse(test) in TYPING:
        return False
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        inner = _known(test.operand)
        return None if inner is None else not inner
    if isinstance(test, ast.BoolOp):
        parts = [_known(value) for value in test.values]
        decides = isinstance(test.op, ast.Or)
        if decides in parts:
            return decides
        return None if None in parts else not decides
    if isinstance(test, ast.Compare) and len(test.ops) == 1:
        return _compared(ast.unparse(test.left), test.ops[0], test.comparators[0])
    if isinstance(test, ast.Call) and isinstance(test.func, ast.Attribute) and test.func.attr == "startswith":
        here = HERE.get(ast.unparse(test.func.value))
        if here and len(test.args) == 1 and isinstance(test.args[0], ast.Constant):
            return here.startswith(str(test.args[0].value))
    return None


def _compared(left: str, operation: ast.cmpop, right: ast.expr) -> bool | None:
    here = HERE.get(left)
    if here is None or not isinstance(right, ast.Constant | ast.Tuple | ast.List | ast.Set):
        return None
    value = ast.literal_eval(right)
    if isinstance(operation, ast.Eq | ast.NotEq):
        return bool(here == value) is isinstance(operation, ast.Eq)
    if isinstance(operation, ast.In | ast.NotIn):
        return (here in value) is isinstance(operation, ast.In)
    return None


def _in_code(code: CodeType, name: str, package: bool, top: bool) -> Iterator[Import]:
    """Imports in compiled code; a must are those at its top that nothing jumps over and nothing catches."""
    steps = [step for step in dis.get_instructions(code) if step.opname != "EXTENDED_ARG"]
    typing, jumped = _jumped_over(steps)
    caught = _guarded(code, steps)
    constants: list[object] = []
    for step in steps:
        if step.opname in ("LOAD_CONST", "LOAD_SMALL_INT"):
            constants.append(step.argval)
        elif step.opname == "IMPORT_NAME" and not _within(step, typing):
            level, names = constants[-2:]
            assert isinstance(level, int)
            module = absolute(str(step.argval), level, name, package)
            must = top and not _within(step, [*jumped, *caught])
            yield Import(module, names if isinstance(names, tuple) else (), must, _within(step, caught))
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _in_code(constant, name, package, top=False)


def _within(step: dis.Instruction, spans: list[range]) -> bool:
    return any(step.offset in span for span in spans)


def _jumped_over(steps: list[dis.Instruction]) -> tuple[list[range], list[range]]:
    """Stretches of the code that are for type checkers alone, and those that may be passed over."""
    typing: list[range] = []
    jumped: list[range] = []
    ended = {after.offset for step, after in pairwise(steps) if step.opname.startswith("RETURN")}
    for before, step in pairwise(steps):
        if step.opcode in JUMPS and step.argval > step.offset:
            if step.argval in ended:  # an `else` with nothing after it
                jumped.append(range(step.argval, steps[-1].offset + 1))
            for_checkers = before.argval == "TYPE_CHECKING" and "IF_FALSE" in step.opname
            (typing if for_checkers else jumped).append(range(step.offset, step.argval))
    return typing, jumped


def _guarded(code: CodeType, steps: list[dis.Instruction]) -> list[range]:
    """Stretches of the code in which a failed import is caught."""
    offsets = [step.offset for step in steps]
    return [
        range(entry.start, entry.end)
        for entry in dis.Bytecode(code).exception_entries  # type: ignore[attr-defined]
        if _handles(steps[bisect_left(offsets, entry.target) :])
    ]


def _handles(handler: list[dis.Instruction]) -> bool:
    """Whether an exception handler that begins with these steps catches a failed import."""
    for step in handler[1:]:
        if step.opname == "POP_TOP":
            return True  # `except:`
        if not step.opname.startswith(("LOAD", "BUILD_TUPLE")):
            return False
        if step.argval in GUARDS:
            return True
    return False
