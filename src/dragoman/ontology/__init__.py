"""PLOVER 2.0 and CAMEO 1.1b3 as data. In: the tables beside this file; out: what is legal and how codes map.

Roots, modes and contexts are in `plover.toml`, codes in `cameo.tsv`, sectors in `sectors.tsv`; `realis.tsv`
says which root a claim's root becomes with its status.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from dragoman.errors import DataError

__all__ = [
    "CONTEXTS",
    "SECTORS",
    "STATUSES",
    "CameoCode",
    "Mode",
    "Root",
    "cameo_codes",
    "faults",
    "realis",
    "roots",
    "score",
]

# CAMEO's YIELD, which PLOVER splits by whether it is said or done: one code may stand for either.
_YIELD = {"CONCEDE", "RETREAT"}
# Territory taken by arms: CAMEO counts it as fighting, PLOVER's table as coercion.
_TAKEN = frozenset({"191", "192"})
STATUSES = ("happened", "ongoing", "scheduled", "possible", "negated", "historical")


@dataclass(frozen=True, slots=True)
class Mode:
    """How the act of a root is done (for THREATEN, REQUEST and REJECT: what it is about)."""

    name: str
    score: float
    means: str


@dataclass(frozen=True, slots=True)
class Root:
    """One of PLOVER's sixteen event types."""

    name: str
    quad: int  # 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
    score: float
    recipient_required: bool
    means: str
    modes: Mapping[str, Mode]


@dataclass(frozen=True, slots=True)
class CameoCode:
    """One CAMEO code and the PLOVER root it maps to (None: PLOVER drops it)."""

    code: str
    label: str
    goldstein: float | None
    gdelt: float | None  # Goldstein value in GDELT's table
    root: str | None
    mode: str | None
    contexts: tuple[str, ...]


@cache
def roots() -> Mapping[str, Root]:
    """The sixteen roots by name."""
    return MappingProxyType({name: _root(name, entry) for name, entry in _plover()["root"].items()})


@cache
def cameo_codes() -> Mapping[str, CameoCode]:
    """All codes of CAMEO 1.1b3."""
    return MappingProxyType({row["code"]: _code(row) for row in _rows("cameo")})


def realis(root: str, status: str) -> str:
    """The PLOVER root of a claim of `root` with `status`: a scheduled CONSULT is AGREE."""
    return _realis()[root, status]


def score(root: str, mode: str | None) -> float:
    """The conflict-cooperation score: the mode's where there is one, else the root's."""
    found = roots()[root]
    return found.modes[mode].score if mode else found.score


def faults(
    root: str, mode: str | None = None, contexts: Iterable[str] = (), cameo: str | None = None
) -> list[str]:
    """What is illegal in this coding, in words; empty where nothing is."""
    if root not in roots():
        return [f"no root {root}"]
    found = []
    if mode and mode not in roots()[root].modes:
        found.append(f"{root} has no mode {mode}")
    found += [f"no context {name}" for name in contexts if name not in CONTEXTS]
    if cameo is not None:
        code = cameo_codes().get(cameo)
        if code is None:
            found.append(f"no CAMEO code {cameo}")
        elif root == "ASSAULT" and cameo in _TAKEN:
            pass
        elif code.root not in (None, root) and {code.root, root} != _YIELD:
            found.append(f"CAMEO {cameo} is {code.root}, not {root}")
    return found


def _read(name: str) -> str:
    try:
        return files("dragoman.ontology").joinpath(name).read_text("utf-8")
    except OSError as error:
        raise DataError(f"ontology table {name} cannot be read: {error}") from error


@cache
def _plover() -> dict[str, Any]:
    return tomllib.loads(_read("plover.toml"))


def _rows(name: str) -> Iterator[dict[str, str]]:
    lines = [line for line in _read(f"{name}.tsv").splitlines() if line and not line.startswith("#")]
    header = lines[0].split("\t")
    for line in lines[1:]:
        yield dict(zip(header, line.split("\t"), strict=True))


def _root(name: str, entry: dict[str, Any]) -> Root:
    modes = {mode: Mode(mode, float(e["score"]), e["means"]) for mode, e in entry.get("mode", {}).items()}
    required = entry.get("recipient_required", False)
    return Root(name, entry["quad"], float(entry["score"]), required, entry["means"], MappingProxyType(modes))


def _code(row: dict[str, str]) -> CameoCode:
    goldstein = _number(row["goldstein"])
    gdelt = _number(row["gdelt"])
    contexts = tuple(row["contexts"].split(",")) if row["contexts"] else ()
    return CameoCode(
        code=row["code"],
        label=row["label"],
        goldstein=goldstein,
        gdelt=goldstein if gdelt is None else gdelt,
        root=row["root"] or None,
        mode=row["mode"] or None,
        contexts=contexts,
    )


def _number(text: str) -> float | None:
    return float(text) if text else None


@cache
def _realis() -> Mapping[tuple[str, str], str]:
    return {(row["root"], row["status"]): row["plover"] for row in _rows("realis")}


CONTEXTS: Mapping[str, str] = MappingProxyType(_plover()["contexts"])
SECTORS: Mapping[str, str] = MappingProxyType({row["code"]: row["meaning"] for row in _rows("sectors")})
