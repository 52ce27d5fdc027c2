"""Whether a name that the gazetteer knows is a place here. In: a toponym and what stands around it; out: the
toponym with its kind, or None.

The entity labels of the parser are one witness, the gazetteer and the words around the name are others.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.finding.toponym_context import (
    PLACE_LABELS,
    Entity,
    Reader,
    Toponym,
    is_located,
    level_of,
    modifies,
    name_around,
    weight,
)
from dragoman.gazetteer import fold

# What divides an entity that the parser has run together.
_BREAKS = frozenset({",", "/", "-", "and", "'s", "’s"})
_NEVER = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"})
_AFTER_DATELINE = frozenset({",", "(", "-", "–", "—", "--", ":", "/", "&"})


def judge(reader: Reader, toponym: Toponym) -> Toponym | None:
    """What the parser's label and the words around make of a name that the gazetteer knows."""
    entity = reader.entities.get(toponym.first)
    toponym = replace(toponym, level=level_of(reader, toponym.first, toponym.last))
    if _is_person(reader, toponym, entity) or (entity is not None and entity.label in _NEVER):
        return None
    if _has_age(reader, toponym) or _is_body(reader, toponym):
        return None
    if _is_common_word(reader, toponym):
        named = entity is not None and entity.label == "GPE" and entity.last - entity.first == 1
        return replace(toponym, sure=True) if named and is_located(reader, toponym.first) else None
    if _speaks(reader, toponym) or _owns_name(reader, toponym):
        return None
    return _by_label(reader, toponym, entity)


def _by_label(reader: Reader, toponym: Toponym, entity: Entity | None) -> Toponym | None:
    if _opens_report(reader, toponym):
        return replace(toponym, sure=True)
    if entity is None:
        return _unlabelled(reader, toponym)
    if entity.first >= toponym.first and entity.last <= toponym.last:
        return _labelled(reader, toponym, entity)
    return _inside(reader, toponym, entity)


def _is_common_word(reader: Reader, toponym: Toponym) -> bool:
    """"Reading", "March"; not "US", which is written in capitals."""
    token = reader.document.tokens[toponym.first]
    if toponym.last - toponym.first > 1 or token.lower not in reader.words.not_places:
        return False
    return not (len(token.text) < 4 and token.text.isupper())


def _is_body(reader: Reader, toponym: Toponym) -> bool:
    """"Hamas", "SWAT": the name of a body, or short for one, that is a little-known place too."""
    if weight(toponym.candidates[0]) >= 7 or toponym.level is not None:
        return False
    first = reader.document.tokens[toponym.first]
    short = first.text.isupper() and first.text.isalpha() and toponym.last - toponym.first == 1
    if short and 2 < len(first.text) < 6 and first.entity != "GPE" and not _opens_report(reader, toponym):
        return True
    before = reader.document.tokens[toponym.first - 1].lower if toponym.first else ""
    little = weight(toponym.candidates[0]) < 6 and before not in {"in", "near"}
    return little and reader.bodies(toponym.key)


def _is_person(reader: Reader, toponym: Toponym, entity: Entity | None) -> bool:
    """"Paris Hilton", "Mr. London", "Jordan" where the report tells of Michael Jordan."""
    tokens = reader.document.tokens
    before = tokens[toponym.first - 1].lower if toponym.first else ""
    if before in reader.words.titles and before != "general":
        return tokens[toponym.first - 1].text[0].isupper() and toponym.candidates[0].feature != "country"
    whole = entity and entity.first >= toponym.first and entity.last <= toponym.last
    if entity and entity.label == "PERSON" and not whole:
        return True
    name = tokens[toponym.last - 1].lower
    politician = name in reader.surnames and weight(toponym.candidates[0]) < 6
    if toponym.last - toponym.first == 1 and (name in reader.persons or politician):
        # "from Obama" and "to Obama" are said of people, "in" and "near" of places.
        before = tokens[toponym.first - 1].lower if toponym.first else ""
        return before not in {"in", "near", "outside"} and toponym.level is None
    return False


def _has_age(reader: Reader, toponym: Toponym) -> bool:
    """"Stanton, 41, was held": a little-known name with somebody's age."""
    rest = [t.text for t in reader.document.tokens[toponym.last : toponym.last + 3]]
    aged = len(rest) == 3 and rest[0] == rest[2] == "," and rest[1].isdigit() and 1 < int(rest[1]) < 110
    return aged and toponym.candidates[0].prior < 6


def _speaks(reader: Reader, toponym: Toponym) -> bool:
    """Whether a little-known name is the subject of a verb that only people can be the subject of."""
    token = reader.document.tokens[toponym.last - 1]
    if (
        toponym.candidates[0].prior > 5
        or toponym.last - toponym.first > 1
        or not token.dep.startswith("nsubj")
    ):
        return False
    return reader.document.tokens[token.head].lemma in reader.words.human


def _owns_name(reader: Reader, toponym: Toponym) -> bool:
    """"St George's Chapel", "Wilson's Farm": a little-known name in the genitive before a capitalised
    word."""
    tokens, k = reader.document.tokens, toponym.last
    if toponym.candidates[0].prior > 5.5 or k + 1 >= len(tokens) or tokens[k].text not in {"'s", "’s"}:
        return False
    return tokens[k + 1].text[0].isupper() and tokens[k + 1].pos == "PROPN"


def _opens_report(reader: Reader, toponym: Toponym) -> bool:
    """"RALEIGH, N.C. (AP) -": a name in capitals before the first sentence of a paragraph."""
    tokens = reader.document.tokens
    first = tokens[toponym.first]
    starts = toponym.first == reader.document.sentences[first.sentence].first
    after = tokens[toponym.last].text if toponym.last < len(tokens) else ""
    return starts and first.text.isupper() and len(first.text) > 2 and after in _AFTER_DATELINE


def _labelled(reader: Reader, toponym: Toponym, entity: Entity) -> Toponym | None:
    """The name is all of an entity."""
    if entity.label in PLACE_LABELS:
        return replace(toponym, sure=True)
    first = reader.document.tokens[toponym.first]
    if first.pos == "ADJ" and entity.label == "NORP":
        return None
    known = entity.label != "PERSON" and weight(toponym.candidates[0]) >= 7
    borne_out = is_located(reader, toponym.first) or toponym.level is not None
    if entity.label == "PERSON" and toponym.key in reader.words.person_names:
        borne_out = False
    return replace(toponym, sure=known or borne_out)


def _inside(reader: Reader, toponym: Toponym, entity: Entity) -> Toponym | None:
    """The name is part of a longer entity, or runs over its edge."""
    tokens, words = reader.document.tokens, reader.words
    last = max(entity.last, toponym.last)
    rest = [t for t in tokens[entity.first : entity.last] if not toponym.first <= t.i < toponym.last]
    point = words.level.get(tokens[last - 1].lower) == "point" and is_located(reader, entity.first)
    if entity.label == "FAC" or (entity.label not in PLACE_LABELS and point):
        return Toponym(entity.first, last, toponym.key, toponym.candidates, "facility", sure=True)
    if entity.first == toponym.first and rest and all(t.lower in words.days for t in rest):
        return _labelled(reader, toponym, entity)
    county = " " in toponym.key and toponym.candidates[0].feature == "admin2"
    local = toponym.first == entity.first and (county or any(t.lower in words.local_bodies for t in rest))
    if entity.label not in PLACE_LABELS:
        known = weight(toponym.candidates[0]) >= 6.5 and toponym.key not in words.not_places
        return replace(toponym, kind="part", sure=local or known)
    if any(t.text in _BREAKS for t in rest) or all(modifies(t, words) for t in rest):
        return replace(toponym, sure=True)
    return replace(toponym, kind="part", sure=True) if local else _longer(reader, toponym, entity)


def _longer(reader: Reader, toponym: Toponym, entity: Entity) -> Toponym | None:
    """A name of a place that the gazetteer knows only in part: "Kafr Naya", "Santa Rita Hills"."""
    tokens, words = reader.document.tokens, reader.words
    text = reader.document.text[tokens[entity.first].start : tokens[entity.last - 1].end]
    key = fold(text)
    if key in words.adjectives or fold(tokens[entity.first].text) in words.adjectives:
        return None
    alike = reader.gazetteer.alike(text)
    if alike or toponym.candidates[0].prior < 5.5:
        last = max(entity.last, toponym.last)
        return Toponym(entity.first, last, key, alike, "plain" if alike else "unknown", sure=True)
    return replace(toponym, kind="plain" if toponym.first == entity.first else "part", sure=True)


def _unlabelled(reader: Reader, toponym: Toponym) -> Toponym | None:
    """The parser sees no entity."""
    tokens = reader.document.tokens
    inside_name = name_around(reader, toponym)
    if inside_name:
        after = tokens[toponym.last].lower if toponym.last < len(tokens) else ""
        local = after in reader.words.local_bodies and toponym.key not in reader.words.person_names
        return replace(toponym, kind="part", sure=local and inside_name == "after")
    if tokens[toponym.last - 1].pos not in {"PROPN", "NOUN", "X"}:
        return None
    located = is_located(reader, toponym.first) or tokens[toponym.first - 1].lower == "to"
    known = weight(toponym.candidates[0]) >= 7 and toponym.key not in reader.words.person_names
    return replace(toponym, sure=known or located or toponym.level is not None)
