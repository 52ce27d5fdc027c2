"""Which place each name means, all names of a report weighed together. In: toponyms; out: one place for
each or none.

A name means the same place throughout a report unless the words beside it say otherwise ("Paris, Texas").
Which one it is follows from its importance and from what else the report names: countries, provinces, places
nearby.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import cos, exp, hypot, log, radians

from dragoman.document import Document
from dragoman.finding.place_words import place_words
from dragoman.finding.toponym_context import Toponym, of_level
from dragoman.gazetteer import Gazetteer, Place

# Weights of the evidence, set on two collections of news (benchmarks/places.py).
PRIOR = 1.3
COUNTRY = 3.0
PROVINCE = 5.0
NEARBY = 3.0
HALF = 1.0  # votes that make half of the greatest support
OTHER_NAME = 0.7
# What is known the world over needs no support: a village of that name nearby does not outdo it at once.
BY_ITSELF = {"region": 5.0, "sea": 5.0, "continent": 5.0, "capital": 2.0}
ROUNDS = 3
IN_LIST = 2.0  # "Georgia and Alabama": what stands in a list is of one sort
SPREAD = 8  # candidates of a name that count as evidence for other names


# What stands between two names of a list.
LISTING = ([","], ["and"], ["or"], [",", "and"], ["&"])


@dataclass(slots=True)
class _Evidence:
    """How much of the report lies in each country, province and square degree."""

    country: defaultdict[str | None, float] = field(default_factory=lambda: defaultdict(float))
    province: defaultdict[tuple[str | None, str | None], float] = field(
        default_factory=lambda: defaultdict(float)
    )
    square: defaultdict[tuple[int, int], float] = field(default_factory=lambda: defaultdict(float))

    def add(self, place: Place, weight: float) -> None:
        self.country[place.country] += weight
        if place.feature in {"country", "continent", "region", "sea"}:
            return
        self.province[place.country, place.admin1] += weight
        if place.feature != "admin1":
            y, x = int(place.lat // 1), int(place.lon // 1)
            for dy in (-1, 0, 1):
                for dx in (-1, 0, 1):
                    self.square[y + dy, x + dx] += weight

    def of(self, place: Place) -> tuple[float, float, float]:
        country = self.country.get(place.country, 0.0) if place.country else 0.0
        if place.feature in {"country", "continent", "region", "sea"}:
            return country, 0.0, 0.0
        province = self.province.get((place.country, place.admin1), 0.0) if place.admin1 else 0.0
        square = self.square.get((int(place.lat // 1), int(place.lon // 1)), 0.0)
        return country, province, square


@dataclass(slots=True)
class _Group:
    """A name and its candidates with the likelihood of each."""

    candidates: list[Place]
    weight: float
    scores: list[float] = field(default_factory=list)
    beside: list[int] = field(default_factory=list)  # groups that stand in a list with it

    def likeliest(self) -> Place:
        return self.candidates[max(range(len(self.scores)), key=lambda k: (self.scores[k], -k))]


def distance(a: Place, b: Place) -> float:
    """Kilometres between two places, near enough for comparing."""
    dx = (a.lon - b.lon + 180) % 360 - 180
    return 111.2 * hypot(a.lat - b.lat, dx * cos(radians((a.lat + b.lat) / 2)))


def resolve(
    document: Document, gazetteer: Gazetteer, toponyms: Sequence[Toponym], context: Iterable[str] = ()
) -> list[Place | None]:
    """The place of each toponym. `context` are other names that say where the report is from or about."""
    fixed = _contained(document, toponyms)
    groups, of = _groups(toponyms, fixed)
    _note_lists(document, toponyms, groups, of)
    background = _background(document, gazetteer, context)
    for _ in range(ROUNDS):
        _weigh(groups, background)
    chosen: list[Place | None] = []
    for number, _ in enumerate(toponyms):
        group = groups[of[number]] if of[number] is not None else None  # type: ignore[index]
        chosen.append(fixed.get(number) or (group.likeliest() if group else None))
    return chosen


def where_facility_is(
    document: Document, toponyms: Sequence[Toponym], places: Sequence[Place | None], number: int
) -> Place | None:
    """The town that the words put a facility in: "at the Hilltop Stadium in Lagos", or the one named before
    it."""
    sentence = document.tokens[toponyms[number].first].sentence
    near = [n for n in (number + 1, number - 1) if 0 <= n < len(toponyms)]
    for n in near:
        place = places[n]
        if place and toponyms[n].kind == "plain" and document.tokens[toponyms[n].first].sentence == sentence:
            return place if place.feature in {"city", "capital", "town", "district", "admin2"} else None
    return None


def borne_out(document: Document, toponyms: Sequence[Toponym]) -> set[int]:
    """Numbers of the toponyms that an outer place beside them bears out."""
    return set(_contained(document, toponyms))


def _groups(toponyms: Sequence[Toponym], fixed: dict[int, Place]) -> tuple[list[_Group], list[int | None]]:
    """Toponyms of the same name and level as one group; a name whose sense is stated somewhere keeps it
    everywhere."""
    stated: defaultdict[str, Counter[Place]] = defaultdict(Counter)
    for number, place in sorted(fixed.items()):
        stated[toponyms[number].key][place] += 1
    numbers: dict[tuple[str, str | None], int] = {}
    groups: list[_Group] = []
    of: list[int | None] = []
    for toponym in toponyms:
        if not toponym.candidates:
            of.append(None)
            continue
        name = (toponym.key, toponym.level)
        if name not in numbers:
            numbers[name] = len(groups)
            groups.append(_Group(_candidates(toponym, stated), 0.0))
        of.append(numbers[name])
        groups[numbers[name]].weight += 1.0 if toponym.kind == "plain" else 0.5
    for group in groups:
        group.weight = 1.0 + log(max(group.weight, 0.5))
        group.scores = [PRIOR * _known(p) for p in group.candidates]
    return groups, of


def _note_lists(
    document: Document, toponyms: Sequence[Toponym], groups: list[_Group], of: Sequence[int | None]
) -> None:
    for number in range(len(toponyms) - 1):
        one, other = of[number], of[number + 1]
        between = [t.lower for t in document.tokens[toponyms[number].last : toponyms[number + 1].first]]
        if one is not None and other is not None and one != other and between in LISTING:
            groups[one].beside.append(other)
            groups[other].beside.append(one)


def _candidates(toponym: Toponym, stated: dict[str, Counter[Place]]) -> list[Place]:
    known = stated.get(toponym.key)
    if not known:
        return list(of_level(toponym))
    place = known.most_common(1)[0][0]
    if toponym.level is None:
        return [place]
    near = [p for p in of_level(toponym) if p.country == place.country and distance(p, place) < 400]
    return near or [place]


def _background(document: Document, gazetteer: Gazetteer, context: Iterable[str]) -> _Evidence:
    """What adjectives ("Syrian") and the given context say of the country."""
    evidence = _Evidence()
    adjectives = place_words().adjectives
    counts = Counter(
        adjectives[t.lower] for t in document.tokens if t.text[0].isupper() and t.lower in adjectives
    )
    for code, count in counts.items():
        evidence.country[code] += 0.5 * (1.0 + log(count))
    for name in context:
        for place in gazetteer.find(name)[:1]:
            evidence.add(place, 1.5)
    return evidence


def _weigh(groups: list[_Group], background: _Evidence) -> None:
    """One round: every name votes for where its likeliest candidates are, and is judged by the votes of the
    others."""
    total = _Evidence(background.country.copy(), background.province.copy(), background.square.copy())
    votes = [_votes(group) for group in groups]
    for cast in votes:
        for place, weight in cast:
            total.add(place, weight)
    for group, cast in zip(groups, votes, strict=True):
        if len(group.candidates) > 1:
            mine = _Evidence()
            for place, weight in cast:
                mine.add(place, weight)
            peers = {(p.feature, p.country) for p in (groups[n].likeliest() for n in group.beside)}
            group.scores = [
                _score(place, total, mine) + (IN_LIST if (place.feature, place.country) in peers else 0.0)
                for place in group.candidates
            ]


def _votes(group: _Group) -> list[tuple[Place, float]]:
    best = sorted(range(len(group.candidates)), key=lambda k: (-group.scores[k], k))[:SPREAD]
    top = group.scores[best[0]]
    shares = [exp(group.scores[k] - top) for k in best]
    whole = sum(shares)
    return [
        (group.candidates[k], group.weight * share / whole)
        for k, share in zip(best, shares, strict=True)
        if share > 0.02 * whole
    ]


def _score(place: Place, total: _Evidence, mine: _Evidence) -> float:
    """Likelihood of a candidate by its importance and by the votes of the other names."""
    country, province, square = total.of(place)
    my_country, my_province, my_square = mine.of(place)
    support = (
        COUNTRY * _support(country - my_country)
        + PROVINCE * _support(province - my_province)
        + NEARBY * _support(square - my_square)
    )
    return PRIOR * _known(place) + max(support, BY_ITSELF.get(place.feature, 0.0))


def _known(place: Place) -> float:
    """Importance of a place under the name looked up; a name that is not its own is less likely meant for
    it."""
    return place.prior if place.own else place.prior - OTHER_NAME


def _support(votes: float) -> float:
    """From 0 to 1: the first vote says most."""
    return votes / (votes + HALF) if votes > 0 else 0.0


def _contained(document: Document, toponyms: Sequence[Toponym]) -> dict[int, Place]:
    """Senses that the words fix: "Paris, Texas", "Aleppo in Syria", "Springfield, Ill."; by number of the
    toponym."""
    fixed: dict[int, Place] = {}
    for number in range(len(toponyms) - 2, -1, -1):
        inner, outer = toponyms[number], toponyms[number + 1]
        link = _link(document, inner, outer)
        if link is None:
            continue
        known = fixed.get(number + 1)
        pair = _pair(list(of_level(inner)), [known] if known else list(of_level(outer)))
        if pair and not _far_fetched(inner, outer, pair, listed=link == "," and _listed(document, outer)):
            fixed[number] = pair[0]
            fixed.setdefault(number + 1, pair[1])
    _genitives(document, toponyms, fixed)
    return fixed


def _far_fetched(inner: Toponym, outer: Toponym, pair: tuple[Place, Place], *, listed: bool) -> bool:
    """"Washington, New York and Boston" is a list, though there is a Washington in New York."""
    top = max(inner.candidates, key=lambda p: p.prior)
    lost = top.prior - pair[0].prior
    if top.feature == "admin1" and top.country == pair[0].country and lost > 2.5:
        return True
    likeliest = outer.candidates[0].feature
    return (
        lost > 2.5 and (listed or likeliest not in {"country", "admin1", "admin2"}) and outer.level != "state"
    )


def _listed(document: Document, outer: Toponym) -> bool:
    """Whether a list goes on after the second name."""
    tokens, k = document.tokens, outer.last
    if k + 1 >= len(tokens):
        return False
    return tokens[k].lower in {"and", "or", "&"} or (
        tokens[k].text == "," and (tokens[k + 1].text[0].isupper() or tokens[k + 1].lower in {"and", "or"})
    )


def _link(document: Document, inner: Toponym, outer: Toponym) -> str | None:
    """What stands between two names that may be a place and what it lies in: a comma, a bracket, "in" or
    "of"."""
    between = [t.lower for t in document.tokens[inner.last : outer.first]]
    if document.tokens[inner.first].sentence != document.tokens[outer.first].sentence or not between:
        return None
    words = place_words()
    rest = [w for w in between if w not in words.directions and w != "the" and w not in words.level]
    return (
        " ".join(rest)
        if len(between) <= 5 and " ".join(rest) in {",", "(", "in", ", in", ", of", "of"}
        else None
    )


def _genitives(document: Document, toponyms: Sequence[Toponym], fixed: dict[int, Place]) -> None:
    """"Syria's Idlib", "the West Bank city of Nablus"."""
    words = place_words()
    for number in range(len(toponyms) - 1):
        outer, inner = toponyms[number], toponyms[number + 1]
        between = [t.lower for t in document.tokens[outer.last : inner.first]]
        rest = [w for w in between if w not in words.directions and w not in words.level]
        if (
            number + 1 not in fixed
            and 0 < len(between) <= 4
            and rest in (["'s"], ["’s"], ["of"], ["'s", "of"])
        ):
            if rest == ["of"] and between[0] not in words.level:
                continue
            pair = _pair(list(of_level(inner)), list(of_level(outer)))
            if pair and not _far_fetched(inner, outer, pair, listed=False):
                fixed[number + 1] = pair[0]
                fixed.setdefault(number, pair[1])


def _pair(inner: list[Place], outer: list[Place]) -> tuple[Place, Place] | None:
    """The likeliest two of which one lies in the other."""
    best = None
    top = float("-inf")
    for whole in outer:
        for part in inner:
            score = part.prior + whole.prior
            if score > top and part.key != whole.key and _within(part, whole):
                best, top = (part, whole), score
    return best


def _within(part: Place, whole: Place) -> bool:
    if whole.feature == "country":
        return part.country == whole.country and part.feature != "country"
    if (
        part.feature in {"country", "continent", "region", "sea"}
        or (whole.country or part.country) != part.country
    ):
        return False
    if whole.feature == "admin1":
        inside = part.admin1 == whole.admin1 if part.admin1 else distance(part, whole) < 400
        return inside and part.feature != "admin1"
    if whole.feature in {"city", "capital"}:
        return (
            part.feature in {"city", "town", "site", "base", "district"}
            and distance(part, whole) < 40
            and part.prior < whole.prior
        )
    reach = 120 if whole.feature in {"admin2", "district"} else 500
    return distance(part, whole) < reach
