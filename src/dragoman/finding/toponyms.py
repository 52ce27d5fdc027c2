"""Names in a document that may be places. In: a document and the gazetteer; out: `Toponym`s with their candidates.

The entity labels of the parser are one witness, the gazetteer and the words around the name are others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.document import Document, Token
from dragoman.finding.place_words import FEATURES, PlaceWords, place_words
from dragoman.gazetteer import Gazetteer, Place, fold

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_NEVER = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"})
_AFTER_DATELINE = frozenset({",", "(", "-", "–", "—", "--", ":", "/", "&"})
_LONGEST = 7


@dataclass(frozen=True, slots=True)
class Toponym:
    """Tokens [first, last) that may name a place, and which places it may be.

    `kind`: "plain", "part" (of the name of a body or an event), "facility" (a place in it gives where it is) or
    "unknown" (not in the gazetteer). `level` is what a noun beside it says it is; `sure` whether it stands by itself
    or needs a place around it that bears it out.
    """

    first: int
    last: int
    key: str
    candidates: tuple[Place, ...]
    kind: str
    sure: bool
    level: str | None = None


@dataclass(frozen=True, slots=True)
class _Entity:
    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class _Reader:
    document: Document
    gazetteer: Gazetteer
    words: PlaceWords
    entities: dict[int, _Entity]
    persons: frozenset[str]


def find_toponyms(document: Document, gazetteer: Gazetteer) -> list[Toponym]:
    """All names that may be places, in text order, without overlaps."""
    entities = _entities(document)
    reader = _Reader(document, gazetteer, place_words(), entities, _persons(document, entities))
    found: list[Toponym] = []
    for sentence in document.sentences:
        i = sentence.first
        while i < sentence.last:
            toponym = _at(reader, i, sentence.last) if document.tokens[i].text[0].isupper() else None
            i += 1
            if toponym:
                found.append(toponym)
                state = _state_after(reader, toponym, sentence.last)
                found += [state] if state else []
                i = found[-1].last
    return found


def _state_after(reader: _Reader, town: Toponym, end: int) -> Toponym | None:
    """ "Ill." or "VA" after the comma that follows a town."""
    tokens, k = reader.document.tokens, town.last + 1
    if k >= end or tokens[k - 1].text not in {",", "("} or not tokens[k].text[0].isupper():
        return None
    both = k + 2 <= end and tokens[k + 1].text[0].isupper()
    for last in (k + 2, k + 1) if both else (k + 1,):
        short = "".join(fold(t.text) for t in tokens[k:last]).replace(" ", "")
        name = reader.words.abbreviations.get(short)
        if name:
            states = tuple(p for p in reader.gazetteer.find(name) if p.feature in {"admin1", "capital"})
            return Toponym(k, last, fold(name), states, "plain", sure=False, level="state")
    return None


def _entities(document: Document) -> dict[int, _Entity]:
    """Token → the entity it is in."""
    found: dict[int, _Entity] = {}
    tokens = document.tokens
    i = 0
    while i < len(tokens):
        j = i + 1
        if tokens[i].entity:
            while j < len(tokens) and tokens[j].entity == tokens[i].entity and not tokens[j].entity_start:
                j += 1
            first = i + 1 if tokens[i].lower == "the" and j > i + 1 else i
            entity = _Entity(first, j, tokens[i].entity)
            found.update((k, entity) for k in range(first, j))
        i = j
    return found


def _persons(document: Document, entities: dict[int, _Entity]) -> frozenset[str]:
    """Words of the names of persons whom the report names in full."""
    return frozenset(
        document.tokens[i].lower
        for i, e in entities.items()
        if e.label == "PERSON" and 1 < e.last - e.first < 5
    )


def _at(reader: _Reader, i: int, end: int) -> Toponym | None:
    """The toponym that begins at token `i`, if one does."""
    matched = _longest(reader, i, end)
    if matched is None:
        return _unmatched(reader, i)
    last, key, candidates = matched
    if key in reader.words.adjectives and candidates[0].feature != "country":
        return None
    toponym = Toponym(i, last, key, candidates, "plain", sure=False)
    return _judge(reader, toponym)


def _longest(reader: _Reader, i: int, end: int) -> tuple[int, str, tuple[Place, ...]] | None:
    tokens, words = reader.document.tokens, reader.words
    stop = i + 1
    while stop < min(end, i + _LONGEST) and _runs_on(tokens[stop], words):
        stop += 1
    for last in range(stop, i, -1):
        if not tokens[last - 1].text[0].isupper() and not tokens[last - 1].text[0].isdigit() and last > i + 1:
            continue
        text = reader.document.text[tokens[i].start : tokens[last - 1].end]
        key = fold(text)
        led = _by_lead(reader, i, key) if last == i + 1 else None
        if led:
            return led
        candidates = reader.gazetteer.find_key(key)
        if candidates and _spelled_so(text, key, candidates[0]):
            return last, *_with_lead(reader, i, key, candidates)
    return None


def _runs_on(token: Token, words: PlaceWords) -> bool:
    """Whether a name may go on with this token."""
    head = token.text[0]
    return head.isupper() or head.isdigit() or token.lower in words.connectors or head in "-–'’."


def _spelled_so(text: str, key: str, likeliest: Place) -> bool:
    """Two letters name a place only in capitals ("US", "UK"); other short words in capitals are mostly bodies."""
    if likeliest.prior >= 7 or (likeliest.country == "USA" and not likeliest.own):
        return len(key) > 2 or text.replace(".", "").isupper()
    inner_capital = (
        any(c.isupper() for c in text[1:4]) and " " not in text and "-" not in text and "." not in text
    )
    return len(key) > 2 and not (inner_capital and len(text) <= 5 and "'" not in text and "’" not in text)


def _with_lead(
    reader: _Reader, i: int, key: str, candidates: tuple[Place, ...]
) -> tuple[str, tuple[Place, ...]]:
    """ "eastern Ghouta", "southern Lebanon" where the gazetteer knows the whole; else as found."""
    before = reader.document.tokens[i - 1].lower if i else ""
    if before in reader.words.directions:
        whole = reader.gazetteer.find_key(f"{before} {key}")
        if whole and whole[0].feature in {"district", "region", "sea"}:
            return f"{before} {key}", whole
    return key, candidates


def _by_lead(reader: _Reader, i: int, key: str) -> tuple[int, str, tuple[Place, ...]] | None:
    """ "the Gulf", "the Strip": names only with their article."""
    if i and reader.document.tokens[i - 1].lower == "the":
        candidates = reader.gazetteer.find_key(f"the {key}")
        if candidates:
            return i + 1, f"the {key}", candidates
    return None


def _unmatched(reader: _Reader, i: int) -> Toponym | None:
    """A name that the parser takes for a place and the gazetteer does not know in this spelling."""
    entity = reader.entities.get(i)
    if entity is None or entity.first != i or entity.label not in PLACE_LABELS:
        return None
    tokens, words = reader.document.tokens, reader.words
    if entity.label == "FAC":
        return Toponym(i, entity.last, "", (), "facility", sure=True) if _located(reader, i) else None
    text = reader.document.text[tokens[i].start : tokens[entity.last - 1].end]
    key = fold(text)
    if fold(tokens[i].text) in words.adjectives or key in words.adjectives or key in words.not_places:
        return None
    alike = reader.gazetteer.alike(text)
    if alike:
        return Toponym(i, entity.last, key, alike, "plain", sure=True, level=_level(reader, i, entity.last))
    located = _located(reader, i)
    return Toponym(i, entity.last, key, (), "unknown", sure=True) if located else None


def _judge(reader: _Reader, toponym: Toponym) -> Toponym | None:
    """What the parser's label and the words around make of a name that the gazetteer knows."""
    entity = reader.entities.get(toponym.first)
    level = _level(reader, toponym.first, toponym.last)
    toponym = replace(toponym, level=level)
    if _is_person(reader, toponym, entity):
        return None
    single = toponym.last - toponym.first == 1
    token = reader.document.tokens[toponym.first]
    if (
        single
        and token.lower in reader.words.not_places
        and not (len(token.text) < 4 and token.text.isupper())
    ):
        labelled = entity is not None and entity.label == "GPE" and entity.last - entity.first == 1
        return replace(toponym, sure=True) if labelled and _located(reader, toponym.first) else None
    if _speaks(reader, toponym) or _owns_name(reader, toponym):
        return None
    if _opens_report(reader, toponym):
        return replace(toponym, sure=True)
    if entity is None:
        return _unlabelled(reader, toponym)
    if entity.label in _NEVER:
        return None
    if entity.first >= toponym.first and entity.last <= toponym.last:
        return _labelled(reader, toponym, entity)
    return _inside(reader, toponym, entity)


def _is_person(reader: _Reader, toponym: Toponym, entity: _Entity | None) -> bool:
    """ "Paris Hilton", "Mr. London", "Jordan" where the report tells of Michael Jordan."""
    tokens = reader.document.tokens
    before = tokens[toponym.first - 1].lower if toponym.first else ""
    if before in reader.words.titles and before != "general":
        return tokens[toponym.first - 1].text[0].isupper() and toponym.candidates[0].feature != "country"
    whole = entity and entity.first >= toponym.first and entity.last <= toponym.last
    if entity and entity.label == "PERSON" and not whole:
        return True
    name = tokens[toponym.last - 1].lower
    if toponym.last - toponym.first == 1 and name in reader.persons:
        return not _located(reader, toponym.first) and toponym.level is None
    return False


def _speaks(reader: _Reader, toponym: Toponym) -> bool:
    """Whether a little-known name is the subject of a verb that only people can be the subject of."""
    token = reader.document.tokens[toponym.last - 1]
    if (
        toponym.candidates[0].prior > 5
        or toponym.last - toponym.first > 1
        or not token.dep.startswith("nsubj")
    ):
        return False
    return reader.document.tokens[token.head].lemma in reader.words.human


def _owns_name(reader: _Reader, toponym: Toponym) -> bool:
    """ "St George's Chapel", "Wilson's Farm": a little-known name in the genitive before a capitalised word."""
    tokens, k = reader.document.tokens, toponym.last
    if toponym.candidates[0].prior > 5.5 or k + 1 >= len(tokens) or tokens[k].text not in {"'s", "’s"}:
        return False
    return tokens[k + 1].text[0].isupper() and tokens[k + 1].pos == "PROPN"


def _opens_report(reader: _Reader, toponym: Toponym) -> bool:
    """ "RALEIGH, N.C. (AP) -": a name in capitals before the first sentence of a paragraph."""
    tokens = reader.document.tokens
    first = tokens[toponym.first]
    starts = toponym.first == reader.document.sentences[first.sentence].first
    after = tokens[toponym.last].text if toponym.last < len(tokens) else ""
    return starts and first.text.isupper() and len(first.text) > 2 and after in _AFTER_DATELINE


def _labelled(reader: _Reader, toponym: Toponym, entity: _Entity) -> Toponym | None:
    """The name is all of an entity."""
    if entity.label in PLACE_LABELS:
        return replace(toponym, sure=True)
    first = reader.document.tokens[toponym.first]
    if first.pos == "ADJ" and entity.label == "NORP":
        return None
    known = entity.label != "PERSON" and toponym.candidates[0].prior >= 7
    borne_out = _located(reader, toponym.first) or toponym.level is not None
    if entity.label == "PERSON" and toponym.key in reader.words.person_names:
        borne_out = False
    return replace(toponym, sure=known or borne_out)


def _inside(reader: _Reader, toponym: Toponym, entity: _Entity) -> Toponym | None:
    """The name is part of a longer entity, or runs over its edge."""
    tokens, words = reader.document.tokens, reader.words
    last = max(entity.last, toponym.last)
    if entity.label == "FAC":
        return Toponym(entity.first, last, toponym.key, toponym.candidates, "facility", sure=True)
    rest = [t for t in tokens[entity.first : entity.last] if not toponym.first <= t.i < toponym.last]
    local = toponym.first == entity.first and (
        " " in toponym.key
        and toponym.candidates[0].feature == "admin2"
        or any(t.lower in words.local_bodies for t in rest)
    )
    if entity.label not in PLACE_LABELS:
        known = toponym.candidates[0].prior >= 6.5 and toponym.key not in words.not_places
        return replace(toponym, kind="part", sure=local or known)
    if any(t.text in {",", "/", "-", "and", "'s", "’s"} for t in rest) or all(
        _modifies(t, words) for t in rest
    ):
        return replace(toponym, sure=True)
    text = reader.document.text[tokens[entity.first].start : tokens[entity.last - 1].end]
    key = fold(text)
    if key in words.adjectives or fold(tokens[entity.first].text) in words.adjectives:
        return None
    if local:
        return replace(toponym, kind="part", sure=True)
    alike = reader.gazetteer.alike(text)
    if alike or toponym.candidates[0].prior < 5.5:
        return Toponym(entity.first, last, key, alike, "plain" if alike else "unknown", sure=True)
    return replace(toponym, kind="plain" if toponym.first == entity.first else "part", sure=True)


def _modifies(token: Token, words: PlaceWords) -> bool:
    return (
        token.lower in words.level
        or token.lower in words.directions
        or token.lower in {"the", "greater", "downtown"}
    )


def _unlabelled(reader: _Reader, toponym: Toponym) -> Toponym | None:
    """The parser sees no entity."""
    tokens = reader.document.tokens
    inside_name = _name_around(reader, toponym)
    if inside_name:
        after = tokens[toponym.last].lower if toponym.last < len(tokens) else ""
        local = after in reader.words.local_bodies and toponym.key not in reader.words.person_names
        return replace(toponym, kind="part", sure=local and inside_name == "after")
    if tokens[toponym.last - 1].pos not in {"PROPN", "NOUN", "X"}:
        return None
    located = _located(reader, toponym.first) or tokens[toponym.first - 1].lower == "to"
    known = toponym.candidates[0].prior >= 7 and toponym.key not in reader.words.person_names
    return replace(toponym, sure=known or located or toponym.level is not None)


def _name_around(reader: _Reader, toponym: Toponym) -> str | None:
    """On which side capitalised words make it part of a longer name: "before", "after" or on none."""
    tokens = reader.document.tokens
    before = tokens[toponym.first - 1] if toponym.first else None
    after = tokens[toponym.last] if toponym.last < len(tokens) else None
    if before is not None and before.sentence == tokens[toponym.first].sentence:
        if before.text[0].isupper() and before.pos == "PROPN" and before.lower not in reader.words.directions:
            return "before"
        if before.lower in {"of", "de"} and toponym.first > 1 and _is_body(tokens[toponym.first - 2]):
            return "before"
    if after is None or not after.text[0].isupper() or after.pos != "PROPN" or _modifies(after, reader.words):
        return None
    return "after"


def _is_body(token: Token) -> bool:
    return token.text[0].isupper() and token.pos == "PROPN"


def _located(reader: _Reader, i: int) -> bool:
    """Whether a preposition before token `i` says that a place follows: "in X", "near the town of X"."""
    tokens, words = reader.document.tokens, reader.words
    k = i - 1
    while k >= 0 and i - k < 5 and (tokens[k].lower in words.directions or tokens[k].lower in {"the", "-"}):
        k -= 1
    if k < 0 or tokens[k].sentence != tokens[i].sentence:
        return False
    if tokens[k].lower == "of" and k:
        return tokens[k - 1].lower in words.level or tokens[k - 1].lower in words.directions
    return tokens[k].lower in words.locative and tokens[k].pos != "PART"


def _level(reader: _Reader, first: int, last: int) -> str | None:
    """ "Idlib province", "the town of Lyman": what a noun says the name is."""
    tokens, words = reader.document.tokens, reader.words
    if first > 1 and tokens[first - 1].lower == "of":
        level = words.level.get(tokens[first - 2].lower)
        return level if level in FEATURES else None
    after = tokens[last] if last < len(tokens) else None
    if (
        after is not None
        and after.sentence == tokens[first].sentence
        and after.lower not in words.only_before
    ):
        level = words.level.get(after.lower)
        if level in FEATURES and level != "country":
            return level
    # "northwestern Idlib" is the province, while "east Aleppo" is the eastern half of the city.
    before = tokens[first - 1].lower if first else ""
    return "province" if before.endswith("ern") and before in words.directions else None


def of_level(toponym: Toponym) -> Iterator[Place]:
    """The candidates that the noun beside the name allows; all where it allows none."""
    wanted = FEATURES.get(toponym.level or "")
    if toponym.candidates and toponym.candidates[0].feature == "country" and toponym.level != "country":
        wanted = None
    fit = [p for p in toponym.candidates if p.feature in wanted] if wanted else []
    yield from fit or toponym.candidates
