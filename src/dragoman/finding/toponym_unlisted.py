"""Names of places that the gazetteer lacks. In: what a reader of toponyms knows, and a token; out: a `Toponym`
without candidates, or with those of another spelling.

What is in no list is a place where the words say so: by its kind ("the village of X", "the X area", "X Palace"),
by a word that begins names of places ("Wadi X"), or by where it stands ("near X", "stormed X"). The label of the
parser counts for little here: it takes half of these names for persons or bodies.
"""

from __future__ import annotations

from dragoman.document import Token
from dragoman.finding.place_words import FEATURES
from dragoman.finding.toponym_context import LONGEST, Reader, Toponym, is_located, level_of
from dragoman.gazetteer import fold
from dragoman.gazetteer.fold import without_article

_TIMES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "ORDINAL"})
_OTHER = frozenset({"WORK_OF_ART", "LANGUAGE", "EVENT", "LAW"})
_LISTED = frozenset({"conj", "appos"})


def unlisted_at(reader: Reader, i: int) -> Toponym | None:
    """The unlisted name of a place that begins at token `i`, if the words around say that it is one."""
    tokens = reader.document.tokens
    if _continues(reader, i) or _is_no_name(reader, i):
        return None
    last = _run_end(reader, i)
    text = reader.document.text[tokens[i].start : tokens[last - 1].end]
    key = fold(text)
    if _of_people(reader, i, last, key) or (text.isupper() and len(text) < 6):
        return None
    if tokens[last - 1].lower in reader.words.endings and last - i > 1:
        return _site(reader, i, last)
    sure = _kind_told(reader, i, last) or _located(reader, i, last)
    if not sure and not _in_list(reader, i, last) and "-" not in text:
        return None
    alike = tuple(p for p in reader.gazetteer.alike(text) if p.feature not in {"country", "continent"})
    if not alike and not sure and not _in_list(reader, i, last):
        return None
    kind = "plain" if alike else "unknown"
    return Toponym(i, last, key, alike, kind, sure=sure, level=level_of(reader, i, last))


def _site(reader: Reader, first: int, last: int) -> Toponym | None:
    """ "X Palace", "X Governorate": a name with the noun that says what it is."""
    level = reader.words.level.get(reader.document.tokens[last - 1].lower)
    ruled = level in FEATURES
    sure = (ruled or _stands_as_place(reader, first, last)) and not _goes_on(reader, last)
    if not sure and not _in_list(reader, first, last):
        return None
    if level is None or not ruled:
        return Toponym(first, last, "", (), "facility", sure=sure)
    name = reader.document.span(first, last - 1)
    text = reader.document.text[name.start : name.end]
    known = reader.gazetteer.find(text) or reader.gazetteer.alike(text)
    fit = tuple(p for p in known if p.feature in FEATURES[level])
    return Toponym(first, last, fold(text), fit, "plain" if fit else "unknown", sure=sure, level=level)


def _goes_on(reader: Reader, last: int) -> bool:
    """Whether a longer name goes on after it: "X District Court"."""
    tokens = reader.document.tokens
    after = tokens[last] if last < len(tokens) else None
    if after is None or after.sentence != tokens[last - 1].sentence or after.lower in reader.words.kinds_after:
        return False
    return (after.text[0].isupper() and after.pos == "PROPN") or tokens[last - 1].dep == "compound"


def _of_people(reader: Reader, first: int, last: int, key: str) -> bool:
    """Whether the name is a people's or a body's: "Kurdish", "Syrian Arab Army", "al-Qaida"."""
    tokens, adjectives = reader.document.tokens, reader.words.adjectives
    if key in adjectives or fold(tokens[first].text) in adjectives:
        return True
    described = last < len(tokens) and tokens[last].text == "-"
    people = tokens[last - 1].entity == "NORP" and (tokens[last - 1].pos == "ADJ" or tokens[last - 1].tag == "NNPS")
    if described or people:
        return True
    armed = tokens[last - 1].lower not in reader.words.endings
    return reader.bodies(key) or (armed and any(t.lower in reader.words.troops for t in tokens[first:last]))


def _continues(reader: Reader, i: int) -> bool:
    """Whether the token is in the middle of a name."""
    tokens = reader.document.tokens
    before = tokens[i - 1] if i else None
    if before is None or before.sentence != tokens[i].sentence:
        return False
    return before.text[0].isupper() and before.pos in {"PROPN", "NOUN"}


def _is_no_name(reader: Reader, i: int) -> bool:
    """Words for days, peoples, titles and bodies, which are no place whatever stands around them."""
    token, words = reader.document.tokens[i], reader.words
    entity = reader.entities.get(i)
    if entity is not None and (entity.label in _TIMES or (entity.first < i and entity.label == "PERSON")):
        return True
    opens = i == reader.document.sentences[token.sentence].first
    if (len(token.text) == 1 and token.text.isalpha()) or (opens and token.pos != "PROPN"):
        return True
    follows = reader.document.tokens[min(i + 1, len(reader.document.tokens) - 1)]
    generic = token.lower in words.beginnings and follows.text[0].isupper()
    return not generic and (token.lower in words.not_places or token.lower in words.titles)


def _run_end(reader: Reader, i: int) -> int:
    """The end of the capitalised words from `i` on, with the articles and hyphens between them."""
    tokens, words = reader.document.tokens, reader.words
    last = k = i
    while k < len(tokens) and k - i < LONGEST and tokens[k].sentence == tokens[i].sentence:
        token = tokens[k]
        if token.text[0].isupper() and (k == i or token.entity not in _TIMES):
            last = k
            if k > i and token.lower in words.endings:
                break
        elif not (token.text in {"-", "'", "‘"} or (k == i and token.text[0] in "'‘") or _article(token)):
            break
        k += 1
    return last + 1


def _article(token: Token) -> bool:
    return without_article(f"{token.lower} x") == "x"


def _kind_told(reader: Reader, first: int, last: int) -> bool:
    """ "The X area", "the village of X", "villages of X, Y", "Wadi X" where a place is looked for."""
    tokens, words = reader.document.tokens, reader.words
    after = tokens[last] if last < len(tokens) else None
    if after is not None and after.sentence == tokens[first].sentence and after.lower in words.kinds_after:
        return True
    if first > 1 and tokens[first - 1].lower == "of" and tokens[first - 2].lower in words.kinds_before:
        return True
    return last - first > 1 and tokens[first].lower in words.beginnings and _stands_as_place(reader, first, last)


def _stands_as_place(reader: Reader, first: int, last: int) -> bool:
    """Whether the name is where a place stands: after a preposition of place, taken, or in a list with one."""
    tokens = reader.document.tokens
    if is_located(reader, first):
        return True
    k = first - 1
    while k >= 0 and (tokens[k].lower in {"the", "both", "-"} or tokens[k].pos == "ADJ"):
        k -= 1
    if k < 0 or tokens[k].sentence != tokens[first].sentence:
        return False
    if tokens[k].lower == "of" and k:
        return tokens[k - 1].text in reader.words.parts_of
    return tokens[k].lemma in reader.words.taking or (tokens[k].lower in {"on", "to"} and _struck(reader, k))


def _struck(reader: Reader, prep: int) -> bool:
    """ "The assault on X", "marched to X"."""
    above = reader.document.tokens[reader.document.tokens[prep].head]
    return above.lemma in reader.words.strikes


def _located(reader: Reader, first: int, last: int) -> bool:
    """Whether a name alone, of no told kind, stands where only a place does."""
    tokens, words = reader.document.tokens, reader.words
    head = tokens[last - 1]
    if head.pos != "PROPN" or last - first > 4 or _known_otherwise(reader, first, last) or _numbered(reader, last):
        return False
    k = first - 1
    while k >= 0 and (tokens[k].lower in words.directions or tokens[k].lower in words.beside):
        k -= 1
    if k < 0 or tokens[k].sentence != head.sentence:
        return False
    if tokens[k].pos == "VERB":
        return tokens[k].lemma in words.taking
    if tokens[k].lower == "of":
        return tokens[k - 1].text in words.parts_of
    if tokens[k].lower not in words.firmly or head.head != k:
        return False
    governor = tokens[tokens[k].head]
    return governor.lemma not in words.mental


def _numbered(reader: Reader, last: int) -> bool:
    """ "Block 8", "Class AA"."""
    tokens = reader.document.tokens
    if len(tokens[last - 1].text) < 3:
        return True
    return last < len(tokens) and tokens[last].pos == "NUM" and tokens[last].head == last - 1


def _known_otherwise(reader: Reader, first: int, last: int) -> bool:
    """Whether the name is a person's or a body's."""
    tokens = reader.document.tokens
    name = tokens[last - 1].lower
    entity = reader.entities.get(first)
    if entity is not None and entity.label in _OTHER:
        return True
    key = fold(reader.document.text[tokens[first].start : tokens[last - 1].end])
    person = key in reader.words.person_names or tokens[first].lower in reader.words.person_names
    return person or (last - first == 1 and (name in reader.persons or name in reader.surnames))


def _in_list(reader: Reader, first: int, last: int) -> bool:
    """Whether it is a further member of a list of names; what comes before must be a place for it to count."""
    tokens = reader.document.tokens
    head = next((t for t in tokens[first:last] if not first <= t.head < last), tokens[last - 1])
    k = first - 2 if first > 1 and tokens[first - 1].lower == "the" else first - 1
    before = tokens[k] if first else None
    if before is None or before.lower not in {",", "and", "or", "&"} or head.dep not in _LISTED:
        return False
    return head.pos == "PROPN" and not _known_otherwise(reader, first, last)
