"""Who is known: countries, office holders, bodies. In: the tables of this folder; out: look-up by words.

Names are compared as pieces: lower case, without accents, dots and apostrophes, split at everything else, so
that "Al-Assad" and "al Assad" are the same two pieces. Offices carry dates and are asked for at a day.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from dragoman.errors import DataError

__all__ = ["Entry", "Naming", "Office", "Register", "load_register", "pieces_of", "read_register"]

_PIECE = re.compile(r"[^\W_]+")
# "People's" is two pieces, as parsers take it apart.
_GENITIVE = re.compile(r"['’]s\b")
_DROPPED = re.compile(r"[.'’ʼʻ`´]")
# Letters that Unicode does not take apart into a base and a mark.
_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)


class Office(NamedTuple):
    """An office and when it was held; `start` and `end` are ISO dates or their beginnings, or None."""

    role: str | None
    country: str | None
    sector: str | None
    start: str | None
    end: str | None

    def held(self, day: str) -> bool:
        return (self.start or "")[:10] <= day <= (self.end or "9999") + "-99"


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody or something the register knows. `kind` is "country", "person" or "organisation"."""

    kind: str
    name: str
    country: str | None
    sector: str | None
    wikidata: str | None
    offices: tuple[Office, ...] = ()
    gender: str | None = None
    type: str | None = None  # organisations: what the table's column `kind` says
    media: bool = False
    leader: str | None = None

    def office(self, published: date | None) -> Office | None:
        """The office at that day. Without a day the only one known; none where several differ."""
        if published is None:
            same = {(o.country, o.sector) for o in self.offices}
            return self.offices[-1] if len(same) == 1 else None
        day = published.isoformat()
        held = [o for o in self.offices if o.held(day)]
        return max(held, key=lambda o: o.start or "") if held else None

    def former(self, published: date | None) -> Office | None:
        """The last office that had ended by that day, where none is held."""
        if published is None or self.office(published):
            return None
        day = published.isoformat()
        past = [o for o in self.offices if o.end and o.end < day]
        return max(past, key=lambda o: o.end or "") if past else None


class Naming(NamedTuple):
    """One way of naming an entry: "name", "adjective", "people", "capital" or "seat".

    `upper` is true for abbreviations, which count only where the text writes them in capitals ("US", "WHO").
    """

    entry: Entry
    how: str
    upper: bool


@dataclass(frozen=True, slots=True)
class Register:
    """All entries by the pieces of their names; `longest` gives the size of the longest by first piece."""

    names: dict[str, tuple[Naming, ...]]
    longest: dict[str, int]
    surnames: dict[str, tuple[Entry, ...]]
    given: dict[str, str]
    countries: dict[str, Entry]

    def look_up(self, name: str) -> tuple[Naming, ...]:
        """The entries that bear `name`, the likeliest first."""
        return self.names.get(" ".join(pieces_of(name)), ())

    def matches(self, pieces: Sequence[str], start: int) -> Iterator[tuple[int, tuple[Naming, ...]]]:
        """The names that begin at `pieces[start]`, longest first: how many pieces, and whose they are."""
        most = self.longest.get(pieces[start], 0)
        for size in range(min(most, len(pieces) - start), 0, -1):
            found = self.names.get(" ".join(pieces[start : start + size]))
            if found:
                yield size, found

    def country_of(self, word: str) -> str | None:
        """The code of the country that `word` names in whatever way, adjectives and capitals included."""
        return next((n.entry.country for n in self.look_up(word) if n.entry.kind == "country"), None)


@lru_cache(maxsize=65536)
def pieces_of(name: str) -> tuple[str, ...]:
    """The comparable pieces of a name: "Côte d'Ivoire" gives "cote", "divoire"."""
    if name.isascii() and name.replace(" ", "").isalnum():
        return tuple(name.lower().split())  # most names, several times faster
    lower = _DROPPED.sub("", _GENITIVE.sub(" s", name)).lower()
    if not lower.isascii():
        lower = unicodedata.normalize("NFD", lower.translate(_LETTERS))
        lower = "".join(c for c in lower if not unicodedata.combining(c))
    return tuple(_PIECE.findall(lower))


@lru_cache(maxsize=1)
def load_register() -> Register:
    """The register that comes with the program, read once."""
    return read_register(Path(__file__).parent)


def read_register(folder: Path) -> Register:
    """The register of the tables in `folder`. Raises DataError where one is missing or lacks a column."""
    countries = list(_countries(_rows(folder / "countries.tsv")))
    people = list(_people(_rows(folder / "people.tsv")))
    bodies = list(_organisations(_rows(folder / "organisations.tsv")))
    names: dict[str, list[Naming]] = {}
    for how, alias, entry in [*countries, *bodies, *people]:
        _add(names, how, alias, entry)
    longest: dict[str, int] = {}
    for key in names:
        size, first = key.count(" ") + 1, key.partition(" ")[0]
        longest[first] = max(size, longest.get(first, 0))
    return Register(
        {key: tuple(found) for key, found in names.items()},
        longest,
        _surnames(people),
        _given_names(people),
        {e.country: e for how, _, e in countries if how == "name" and e.country},
    )


def _add(names: dict[str, list[Naming]], how: str, alias: str, entry: Entry) -> None:
    key = " ".join(pieces_of(alias))
    if not key:
        return
    naming = Naming(entry, how, len(alias) <= 6 and alias.isupper())
    known = names.get(key)
    if known is None:
        names[key] = [naming]
    elif all(n.entry is not entry or n.how != how for n in known):
        known.append(naming)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as error:
        raise DataError(f"register table {path.name} cannot be read: {error}") from error
    header = lines[0].split("\t")
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) != len(header):
            cells += [""] * (len(header) - len(cells))  # empty cells at the end may be left out
            if len(cells) > len(header):
                raise DataError(f"register table {path.name}, line {number}: more cells than columns")
        yield dict(zip(header, cells, strict=True))


def _list(cell: str) -> list[str]:
    return cell.split("|") if cell else []


def _countries(rows: Iterator[dict[str, str]]) -> Iterator[tuple[str, str, Entry]]:
    """Namings of countries, sovereign states before dependencies, names before adjectives."""
    ordered = sorted(rows, key=lambda row: bool(row["of"]))
    entries = [(Entry("country", r["name"], r["code"], "GOV", r["wikidata"] or None), r) for r in ordered]
    for how, column in (
        ("name", "name"),
        ("name", "aliases"),
        ("adjective", "adjectives"),
        ("people", "people"),
        ("capital", "capital"),
        ("seat", "seats"),
    ):
        for entry, row in entries:
            for alias in _list(row[column]):
                yield how, alias, entry


def _people(rows: Iterator[dict[str, str]]) -> Iterator[tuple[str, str, Entry]]:
    """Namings of people; the rows of one person, one for each office, become one entry."""
    grouped: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        grouped.setdefault(row["name"], []).append(row)
    for group in grouped.values():
        first = group[0]
        offices = tuple(_office(r, r["role"]) for r in group)
        entry = Entry(
            "person",
            first["name"],
            first["country"] or None,
            first["sector"] or None,
            next((r["wikidata"] for r in group if r["wikidata"]), None),
            offices,
            gender=next((r["gender"] for r in group if r["gender"]), None),
        )
        for alias in sorted({a for r in group for a in [r["name"], *_list(r["aliases"])]}):
            yield "name", alias, entry


def _office(row: dict[str, str], role: str | None) -> Office:
    return Office(
        role or None, row["country"] or None, row["sector"] or None, row["from"] or None, row["to"] or None
    )


def _organisations(rows: Iterator[dict[str, str]]) -> Iterator[tuple[str, str, Entry]]:
    grouped: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        grouped.setdefault(row["name"], []).append(row)
    for group in grouped.values():
        entry = _organisation(group)
        for alias in dict.fromkeys(a for r in group for a in [r["name"], *_list(r["aliases"])]):
            yield "name", alias, entry


def _organisation(group: list[dict[str, str]]) -> Entry:
    last = group[-1]
    offices = tuple(_office(r, None) for r in group)
    media = last["media"].lower() in {"1", "yes", "true", "x"}
    return Entry(
        "organisation",
        last["name"],
        last["country"] or None,
        last["sector"] or None,
        last["wikidata"] or None,
        offices,
        type=last["kind"] or None,
        media=media,
        leader=last["leader"] or None,
    )


def _surnames(people: list[tuple[str, str, Entry]]) -> dict[str, tuple[Entry, ...]]:
    """People by the last piece of their name, and by the single-piece aliases they have."""
    found: dict[str, dict[int, Entry]] = {}
    for _, alias, entry in people:
        pieces = pieces_of(alias)
        if pieces and (len(pieces) == 1 or alias == entry.name):
            found.setdefault(pieces[-1], {})[id(entry)] = entry
    return {surname: tuple(entries.values()) for surname, entries in found.items()}


def _given_names(people: list[tuple[str, str, Entry]]) -> dict[str, str]:
    """Gender by first name, where all people of the register who bear it agree."""
    genders: dict[str, set[str]] = {}
    for _, alias, entry in people:
        pieces = pieces_of(alias)
        if alias == entry.name and entry.gender and len(pieces) > 1:
            genders.setdefault(pieces[0], set()).add(entry.gender)
    return {name: next(iter(found)) for name, found in genders.items() if len(found) == 1}
