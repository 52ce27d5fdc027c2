"""All facets, one command. In: the gold data beside the project; out: every figure beside its floor.

`python -m benchmarks` prints all, `--check` holds a part of the data against the floors of `floors.json`.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType

from benchmarks.common import data_root

# A facet is a module of this folder that has a `score`.
FACETS = sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py") if path.stem != "common")
FLOORS = Path(__file__).with_name("floors.json")
# Figures are rounded to four places when they are printed and kept.
PLACES = 4

Figures = dict[str, float]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures asked for; with `--check`, 1 where one has fallen below its floor."""
    options = _options(arguments)
    root = data_root()
    if root is None:
        print("benchmarks: skipped, there is no gold data beside the project (../shared/data)")
        return 0
    part = options.check or options.update
    floors = _floors()
    found: Figures = {}
    for facet in options.facets or FACETS:
        found |= _run(facet, part=part, floors=floors)
    if options.update:
        return _update(found, floors, root, allow_lower=options.allow_lower)
    return _check(found, floors, root) if options.check else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("facets", nargs="*", metavar="FACET", help=", ".join(FACETS))
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--check", action="store_true", help="a part of the data, held against the floors")
    mode.add_argument("--update", action="store_true", help="keep the part's figures as the new floors")
    parser.add_argument("--allow-lower", action="store_true", help="with --update: floors may fall")
    return parser.parse_args(arguments)


def _run(facet: str, *, part: bool, floors: Mapping[str, float]) -> Figures:
    """The figures of one facet, printed as they come."""
    started = time.perf_counter()
    module = importlib.import_module(f"benchmarks.{facet}")
    scored: Figures = module.score(part=part)
    print(f"{facet} ({time.perf_counter() - started:.0f} s)", flush=True)
    figures = {}
    for name, value in scored.items():
        key = f"{facet}.{name.removeprefix(facet + '.')}"
        figures[key] = round(value, PLACES)
        floor = f"  floor {floors[key]:.4f}" if part and key in floors else ""
        print(f"  {key:<40} {value:>10.4f}{floor}", flush=True)
    return figures


def _check(found: Figures, floors: Mapping[str, float], root: Path) -> int:
    kept = _kept()
    if kept.get("data") != digest(root):
        print("benchmarks: the floors belong to other data: run `python -m benchmarks --update`")
        return 1
    fallen = [key for key, floor in floors.items() if key in found and _worse(key, found[key], floor)]
    for key in fallen:
        print(f"benchmarks: {key} is {found[key]:.4f}, its floor {floors[key]:.4f}")
    return 1 if fallen else 0


def _update(found: Figures, floors: Mapping[str, float], root: Path, *, allow_lower: bool) -> int:
    new = {key: _with_slack(key, value) for key, value in found.items() if not _is_count(key)}
    fallen = [key for key, value in new.items() if key in floors and _worse(key, value, floors[key])]
    if fallen and not allow_lower:
        print(f"benchmarks: below the floors: {', '.join(fallen)}; --allow-lower keeps them")
        return 1
    table = {"data": digest(root), "floors": dict(sorted({**floors, **new}.items()))}
    FLOORS.write_text(json.dumps(table, indent=2) + "\n", encoding="utf-8")
    return 0


def _worse(key: str, value: float, floor: float) -> bool:
    return value > floor if _lower_is_better(key) else value < floor


def _with_slack(key: str, value: float) -> float:
    """A floor with the room that a facet asks for because its figures vary from run to run."""
    slack: float = getattr(_module(key), "SLACK", 0.0)
    return round(value + slack if _lower_is_better(key) else value - slack, PLACES)


def _lower_is_better(key: str) -> bool:
    return key.partition(".")[2] in getattr(_module(key), "LOWER_IS_BETTER", ())


def _is_count(key: str) -> bool:
    """Whether the figure only tells how many cases were scored."""
    return key.partition(".")[2] in getattr(_module(key), "COUNTS", ())


def _module(key: str) -> ModuleType:
    return importlib.import_module(f"benchmarks.{key.partition('.')[0]}")


def _floors() -> dict[str, float]:
    floors: dict[str, float] = _kept().get("floors", {})
    return floors


def _kept() -> dict[str, dict[str, float]]:
    kept: dict[str, dict[str, float]] = json.loads(FLOORS.read_text("utf-8")) if FLOORS.is_file() else {}
    return kept


def digest(root: Path) -> str:
    """One digest over the names and contents of all gold files."""
    total = hashlib.sha256()
    for path in sorted(path for path in root.rglob("*") if path.is_file()):
        total.update(f"{path.relative_to(root)}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


if __name__ == "__main__":
    sys.exit(main())
