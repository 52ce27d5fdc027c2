"""The shape of the code: sizes of files and functions, and which stage may import which."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "dragoman"
MAX_FILE = 600
MAX_FUNCTION = 70
# A module imports modules of its own line and of the lines above it.
ORDER = (
    ("errors",),
    ("document",),
    ("report", "mentions"),
    ("records",),
    ("lang", "ontology"),
    ("register", "gazetteer", "weighing"),
    ("reading",),
    ("parsing",),
    ("finding",),
    ("coding",),
    ("pipeline", "views", "schema", "explain"),
    ("batch",),
    ("cli",),
    ("__main__",),
)
RANK = {name: rank for rank, names in enumerate(ORDER) for name in names}
FILES = sorted(
    path
    for folder in ("src", "tests", "benchmarks", "scripts", "training")
    for path in (ROOT / folder).rglob("*.py")
    if "__pycache__" not in path.parts
)
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _stage(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _imports(tree: ast.AST) -> Iterator[str]:
    """First names under `dragoman` of all that is imported, in functions too."""
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == "dragoman":
            names = [f"dragoman.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
        for name in names:
            if name.startswith("dragoman."):
                yield name.split(".")[1]


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_files_and_functions_stay_small(path: Path) -> None:
    source = path.read_text("utf-8")
    assert len(source.splitlines()) <= MAX_FILE
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < MAX_FUNCTION, node.name


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_stages_import_earlier_stages_only(path: Path) -> None:
    own = RANK[_stage(path)]
    later = [name for name in _imports(ast.parse(path.read_text("utf-8"))) if RANK.get(name, -1) > own]
    assert not later


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_modules_say_what_they_are_for(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree) or not tree.body


def test_everything_in_the_package_has_its_place_in_the_order() -> None:
    assert {_stage(path) for path in MODULES} <= set(RANK)
