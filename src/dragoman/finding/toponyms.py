"""Names in a document that may be places. In: a document and the gazetteer; out: `Toponym`s."""

from __future__ import annotations

from dragoman.document import Document, Token
from dragoman.finding.place_words import PlaceWords, place_words
from dragoman.finding.toponym_context import (
    LONGEST,
    PLACE_LABELS,
    Reader,
    Toponym,
    entities_of,
    is_body,
    is_located,
    level_of,
    may_begin,
    persons_of,
    surnames_in_office,
)
from dragoman.finding.toponym_judging import judge
from dragoman.finding.toponym_unlisted import unlisted_at
from dragoman.gazetteer import Gazetteer, Place, fold


def find_toponyms(document: Document, gazetteer: Gazetteer) -> list[Toponym]:
    """All names that may be places, in text order, without overlaps."""
    entities = entities_of(document)
    persons = persons_of(document, entities)
    reader = Reader(document, gazetteer, place_words(), entities, persons, surnames_in_office(), is_body)
    found: list[Toponym] = []
    for sentence in document.sentences:
        i = sentence.first
        while i < sentence.last:
            toponym = _at(reader, i, sentence.last) if may_begin(document, i) else None
            i += 1
            if toponym:
                found.append(toponym)
                state = _state_after(reader, toponym, sentence.last)
                found += [state] if state else []
                i = found[-1].last
    return found


def _state_after(reader: Reader, town: Toponym, end: int) -> Toponym | None:
    """"Ill." or "VA" after the comma that follows a town."""
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


def _at(reader: Reader, i: int, end: int) -> Toponym | None:
    """The toponym that begins at token `i`, if one does."""
    matched = _longest(reader, i, end)
    if matched is None:
        return _unmatched(reader, i)
    if matched[0] < end and not matched[1].startswith("the ") and may_begin(reader.document, matched[0]):
        whole = _unmatched(reader, i) if reader.document.tokens[matched[0]].text.islower() else None
        if whole is not None:
            return whole
    last, key, candidates = matched
    if key in reader.words.adjectives and candidates[0].feature != "country":
        return None
    found = judge(reader, Toponym(i, last, key, candidates, "plain", sure=False))
    if found is None or not found.sure or _begins(reader, i, last):
        whole = unlisted_at(reader, i)
        if whole is not None and whole.last > last and (whole.sure or found is None):
            return whole
    return found


def _begins(reader: Reader, first: int, last: int) -> bool:
    """Whether a single word is matched that many names of places begin with: "Wadi", "Tal"."""
    return last == first + 1 and reader.document.tokens[first].lower in reader.words.beginnings


def _longest(reader: Reader, i: int, end: int) -> tuple[int, str, tuple[Place, ...]] | None:
    tokens, words = reader.document.tokens, reader.words
    stop = i + 1
    while stop < min(end, i + LONGEST) and _runs_on(tokens[stop], words):
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
    """Two letters name a place only in capitals ("US", "UK"); other short words in capitals are mostly
    bodies."""
    if likeliest.prior >= 7 or (likeliest.country == "USA" and not likeliest.own):
        return len(key) > 2 or text.replace(".", "").isupper()
    inner_capital = (
        any(c.isupper() for c in text[1:4]) and " " not in text and "-" not in text and "." not in text
    )
    return len(key) > 2 and not (inner_capital and len(text) <= 5 and "'" not in text and "’" not in text)


def _with_lead(
    reader: Reader, i: int, key: str, candidates: tuple[Place, ...]
) -> tuple[str, tuple[Place, ...]]:
    """"eastern Ghouta", "southern Lebanon" where the gazetteer knows the whole; else as found."""
    before = reader.document.tokens[i - 1].lower if i else ""
    if before in reader.words.directions:
        whole = reader.gazetteer.find_key(f"{before} {key}")
        if whole and whole[0].feature in {"district", "region", "sea"}:
            return f"{before} {key}", whole
    return key, candidates


def _by_lead(reader: Reader, i: int, key: str) -> tuple[int, str, tuple[Place, ...]] | None:
    """"the Gulf", "the Strip": names only with their article."""
    if i and reader.document.tokens[i - 1].lower == "the":
        candidates = reader.gazetteer.find_key(f"the {key}")
        if candidates:
            return i + 1, f"the {key}", candidates
    return None


def _unmatched(reader: Reader, i: int) -> Toponym | None:
    """A name that the parser takes for a place and the gazetteer does not know in this spelling."""
    entity = reader.entities.get(i)
    tokens, words = reader.document.tokens, reader.words
    told = unlisted_at(reader, i)
    if entity is None or entity.label not in PLACE_LABELS or (told is not None and told.sure):
        return told
    if entity.first != i:
        return None
    if entity.label == "FAC":
        return Toponym(i, entity.last, "", (), "facility", sure=True) if is_located(reader, i) else None
    text = reader.document.text[tokens[i].start : tokens[entity.last - 1].end]
    key = fold(text)
    if fold(tokens[i].text) in words.adjectives or key in words.adjectives or key in words.not_places:
        return None
    alike = reader.gazetteer.alike(text)
    if alike:
        return Toponym(i, entity.last, key, alike, "plain", sure=True, level=level_of(reader, i, entity.last))
    if not is_located(reader, i) or _other_thing(reader, i, entity.last, text):
        return told
    return Toponym(i, entity.last, key, (), "unknown", sure=True)


def _other_thing(reader: Reader, first: int, last: int, text: str) -> bool:
    """Whether an unknown name is a person's or an abbreviation."""
    name = reader.document.tokens[first].lower
    person = last - first == 1 and (name in reader.persons or name in reader.surnames)
    return person or (text.isupper() and len(text) < 6)
