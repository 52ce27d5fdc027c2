"""Where places are. In: a name; out: the places that bear it, likeliest first, from a packaged index of
GeoNames."""

from __future__ import annotations

import sqlite3
import struct
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dragoman.errors import DataError
from dragoman.gazetteer.fold import fold, sound

__all__ = ["Gazetteer", "Place", "fold", "load_gazetteer"]

INDEX = Path(__file__).with_name("places.sqlite")


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer. `key` is its row; `own` whether the name looked up is its own, not another
    name of it.

    `feature` is one of country, capital, city, town, admin1, admin2, district, region, continent, sea,
    strait, river,
    lake, island, mountain, base, site. `prior` grows with importance: about the decimal logarithm of the
    inhabitants.
    """

    key: int
    geonameid: int | None
    name: str
    lat: float
    lon: float
    country: str | None
    admin1: str | None
    feature: str
    population: int
    prior: float
    own: bool


class Gazetteer:
    """The index, opened read-only. Look-ups are remembered, so asking again costs nothing."""

    def __init__(self, path: Path = INDEX) -> None:
        if not path.is_file():
            raise DataError(
                f"index of places {path.name} is missing: run `python -m dragoman.gazetteer.build`"
            )
        self._db = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._known: dict[tuple[str, bool], tuple[Place, ...]] = {}

    def find(self, name: str) -> tuple[Place, ...]:
        """Places of that name in any case or spelling of its accents, likeliest first."""
        return self.find_key(fold(name))

    def find_key(self, key: str) -> tuple[Place, ...]:
        """Places under a folded name."""
        return self._links("alias", key)

    def alike(self, name: str) -> tuple[Place, ...]:
        """Places whose name is another romanisation of this one, for names that `find` does not know."""
        key = sound(fold(name))
        return self._links("sound", key) or self._links("alias", key) if len(key) > 4 else ()

    def country(self, code: str) -> Place | None:
        """The country of an ISO 3166 alpha-3 code (KOS for Kosovo)."""
        return self._first(code, "country")

    def capital(self, code: str) -> Place | None:
        """The capital of a country."""
        return self._first(code, "capital")

    def _first(self, code: str, feature: str) -> Place | None:
        row = self._db.execute(
            "SELECT p.* FROM place p JOIN seat s ON s.place = p.id WHERE s.country = ? AND s.feature = ?",
            (code, feature),
        ).fetchone()
        return _place(row, own=True) if row else None

    def _links(self, table: str, key: str) -> tuple[Place, ...]:
        asked = (key, table == "alias")
        found = self._known.get(asked)
        if found is None:
            if len(self._known) > 50_000:
                self._known.clear()
            row = self._db.execute(f"SELECT places FROM {table} WHERE key = ?", (key,)).fetchone()
            found = self._known[asked] = self._places(row[0]) if row else ()
        return found

    def _places(self, packed: bytes) -> tuple[Place, ...]:
        links = struct.unpack(f"<{len(packed) // 4}I", packed)
        rows = {
            row[0]: row
            for row in self._db.execute(
                f"SELECT * FROM place WHERE id IN ({','.join(str(link >> 1) for link in links)})"
            )
        }
        return tuple(_place(rows[link >> 1], own=not link & 1) for link in links)


def _place(
    row: tuple[int, int | None, str, int, int, str | None, str | None, str, int, int], *, own: bool
) -> Place:
    key, geonameid, name, lat, lon, country, admin1, feature, population, prior = row
    return Place(
        key, geonameid, name, lat / 1e5, lon / 1e5, country, admin1, feature, population, prior / 100, own
    )


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """The packaged gazetteer, opened once in each process."""
    return Gazetteer()
