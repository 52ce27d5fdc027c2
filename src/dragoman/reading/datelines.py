"""Where and when a report was filed. In: a paragraph or a line; out: its dateline, or its date."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dragoman.document import Span
from dragoman.gazetteer import load_gazetteer
from dragoman.lang import load

_CAPS = r"[A-Z][A-Z.'’]+(?:[ -][A-Z.'’]+){0,3}(?:/[A-Z][A-Z.'’]+(?: [A-Z.'’]+){0,2})?"
_MIXED = r"[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]+|de|of|al|the)){0,3}"
_DASH = r"(?: ?(?:--|—|–|-|_)(?:\s+|$))"
# Wire services of other days put the kind of text in square brackets behind the dateline.
_TAGS = r"(?:\[[A-Z -]+\]\s*)*"
_ANY_AGENCY = r"\((?P<agency>[A-Z][^()]{1,40}?)\)"
# Importance of a place that can be told from a surname: a city of some 200,000 inhabitants.
_LARGE = 5.5
_SPEECH_START = r"(?=[A-Z“\"])"


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline of `length` characters ("NAIROBI, March 3 (AP) — ") and the span of the town's name."""

    length: int
    place: Span | None
    agency: str | None


@dataclass(frozen=True, slots=True)
class _Patterns:
    strong: re.Pattern[str]  # NAIROBI, Kenya (AP) —
    with_agency: re.Pattern[str]  # Washington (CNN) The ...
    bare: re.Pattern[str]  # (Reuters) -
    mixed: re.Pattern[str]  # Tripoli: The ..., Ankara — The ...
    date: re.Pattern[str]


def find_dateline(text: str, *, first: bool) -> Dateline | None:
    """The dateline `text` starts with. In the report's first paragraph (`first`) more forms count."""
    patterns = _patterns()
    head = text[:160]
    match = patterns.strong.match(head) or patterns.with_agency.match(head) or patterns.bare.match(head)
    if not match and first:
        match = patterns.mixed.match(head)
        if match and match["colon"] and not _is_known(head[: match.start("colon")]):
            return None
    if not match:
        return None
    found = match.groupdict()
    place = Span(*match.span("place")) if found.get("place") else None
    return Dateline(match.end(), place, _publisher(found.get("agency")))


def _is_known(words: str) -> bool:
    """Whether one of the names before a colon is that of a place of some size: others are speakers ("Mayor: ...")."""
    names = (name.strip() for name in words.split(","))
    return any(place.own and place.prior >= _LARGE for name in names for place in load_gazetteer().find(name))


def _publisher(agency: str | None) -> str | None:
    """The full name of an agency; "(Agencies)" names none."""
    if not agency or agency.lower() in {"agency", "agencies"}:
        return None
    names: dict[str, str] = load("furniture")["agencies"]
    return names.get(agency, agency)


def stated_date(text: str) -> tuple[str, Span] | None:
    """The first date in `text` that has day, month and year, as ISO date, and where it stands."""
    for match in _patterns().date.finditer(text):
        iso = _iso({key: value for key, value in match.groupdict().items() if value})
        if iso:
            return iso, Span(*match.span())
    return None


def _iso(found: dict[str, str]) -> str | None:
    months: dict[str, int] = load("times")["values"]["month"]
    parts = {key[0]: value for key, value in found.items()}
    month = months.get(parts["m"].lower().rstrip(".")) or (int(parts["m"]) if parts["m"].isdigit() else 0)
    year = int(parts["y"])
    if year < 100:
        year += 1900 if year >= 70 else 2000
    try:
        return date(year, month, int(parts["d"])).isoformat()
    except ValueError:
        return None


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    month = rf"(?i:{_choice(load('times')['values']['month'])})\.?"
    day = rf"(?:{month} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {month}(?:,? \d{{2,4}})?)"
    where = rf"(?:, (?!{month}\b)[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]+|of|and|the)){{0,4}})?(?:,? {day})?"
    known = rf"\((?P<agency>{_choice(load('furniture')['agencies'])})(?:, {day})?\)"
    strong = rf"(?:-- )?(?P<place>{_CAPS}){where}(?: {_ANY_AGENCY})?{_DASH}{_TAGS}"
    bare = rf"{known}(?:{_DASH}|:\s+|\s+)"
    full_date = (
        rf"(?P<m1>{month}) (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y1>\d{{4}})"
        rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? (?P<m2>{month}),? (?P<y2>\d{{4}}|\d{{2}})"
        r"|(?P<y3>\d{4})[-/](?P<m3>\d{2})[-/](?P<d3>\d{2})"
        # 3/14/2021 can be read in one way only, 3/4/2021 in two.
        r"|(?P<m4>\d{1,2})/(?P<d4>1[3-9]|2\d|3[01])/(?P<y4>\d{4})"
        r"|(?P<d5>1[3-9]|2\d|3[01])[/.](?P<m5>\d{1,2})[/.](?P<y5>\d{4})"
        r"|(?P<d6>\d{1,2})\.(?P<m6>\d{1,2})\.(?P<y6>\d{4})"
    )
    lead = rf"(?: {_ANY_AGENCY}{_DASH}| ?(?:--|—|–)\s+{_SPEECH_START}|(?P<colon>:)\s+{_SPEECH_START})"
    return _Patterns(
        strong=re.compile(strong),
        with_agency=re.compile(rf"(?P<place>{_MIXED}){where} {bare}"),
        bare=re.compile(bare),
        mixed=re.compile(rf"(?P<place>{_MIXED}){where}{lead}"),
        date=re.compile(rf"\b(?:{full_date})\b"),
    )


def _choice(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
