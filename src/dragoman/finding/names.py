"""Names of people, bodies, peoples and countries. In: a document and the register; out: one phrase for each name.

The parser's entity labels are one witness among several: the register, titles and the other mentions of a
surname in the same report outvote them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.document import Document, Token
from dragoman.finding.lexicon import Lexicon, lexicon
from dragoman.finding.phrases import Phrase
from dragoman.finding.titles import Title, read_title
from dragoman.mentions import PlaceMention
from dragoman.register import Entry, Naming, Register, pieces_of

_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
# Labels that count only where the same name bears one of the above elsewhere in the report.
_WEAK = frozenset({"FAC", "LOC", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’", "s'"})
_MODIFIERS = frozenset({"amod", "compound", "nmod"})
_PARTICLES = frozenset({"al", "el", "de", "bin", "ben", "ibn", "van", "von", "abu", "la", "le", "da", "dos", "der"})
# "Central American" is no adjective of a country.
_REGIONS = frozenset({"central", "latin", "north", "south", "pan", "native"})
# What follows a country's adjective after a hyphen and still makes it that country's: "Saudi-led".
_OWN_SUFFIXES = frozenset({"led", "based", "born", "made", "run", "flagged", "registered", "speaking"})


@dataclass(frozen=True, slots=True)
class Names:
    """All names as phrases; `country_at` gives the country that a token names, adjectives included."""

    phrases: list[Phrase]
    country_at: dict[int, str]


@dataclass(frozen=True, slots=True)
class _Run:
    """Tokens [first, last) that may be a name; `label` the parser's or the register's word for its kind."""

    first: int
    last: int
    label: str
    namings: tuple[Naming, ...] = ()

    @property
    def size(self) -> int:
        return self.last - self.first


def find_names(
    doc: Document, register: Register, published: date | None, places: Sequence[PlaceMention] = ()
) -> Names:
    """The names of the document in text order."""
    lex = lexicon()
    hits = list(_register_runs(doc, register))
    country_at = {i: code for run in hits for i, code in _countries_of(doc, run)}
    runs = list(_joined(doc, _merge(hits, list(_entity_runs(doc, lex)))))
    runs = _relabel(doc, runs, lex)
    runs = sorted([*runs, *_unlabelled(doc, runs, lex)], key=lambda run: run.first)
    persons = {i for run in runs if run.label == "PERSON" for i in range(run.first, run.last)}
    for place in places:
        labelled = doc.tokens[place.head].entity in {"GPE", "LOC", "FAC"}
        hyphened = place.head and doc.tokens[place.head - 1].text == "-"
        if place.country and labelled and not hyphened and place.head not in persons:
            country_at.setdefault(place.head, place.country)
    bodies = {run.last: run for run in runs if run.label == "ORG"}
    phrases = []
    for run in runs:
        phrase = _phrase(doc, run, register, published, lex, country_at, bodies)
        if phrase is not None:
            phrases.append(phrase)
    return Names(phrases, country_at)


def _register_runs(doc: Document, register: Register) -> Iterator[_Run]:
    pieces: list[str] = []
    owner: list[int] = []
    for token in doc.tokens:
        found = pieces_of(token.text)
        if found:
            pieces.extend(found)
            owner.extend([token.i] * len(found))
        elif token.text not in {"-", "–", ".", "'", "’"}:
            pieces.append("")
            owner.append(token.i)
    k, longest = 0, register.longest
    while k < len(pieces):
        if pieces[k] not in longest or (k and owner[k - 1] == owner[k]):
            k += 1
            continue
        for size, namings in register.matches(pieces, k):
            run = _hit(doc, owner, k, size, namings)
            if run is not None:
                yield run
                k += size - 1
                break
        k += 1


def _hit(doc: Document, owner: list[int], k: int, size: int, namings: tuple[Naming, ...]) -> _Run | None:
    first, last = owner[k], owner[k + size - 1] + 1
    if k + size < len(owner) and owner[k + size] == last - 1:
        return None  # the name ends inside a token
    tokens = doc.tokens[first:last]
    if tokens[0].sentence != tokens[-1].sentence or tokens[-1].text[0].islower():
        return None
    while first + 1 < last and doc.tokens[first].text[0].islower() and doc.tokens[first].lower not in _PARTICLES:
        first += 1
    if size == 1:
        shouted = tokens[0].text.isupper()
        namings = tuple(n for n in namings if not n.upper or shouted)
        if not tokens[0].text[0].isupper() or (tokens[0].i and doc.tokens[first - 1].text == "."):
            return None if not tokens[0].text[0].isupper() else _labelled(first, last, namings)
    return _labelled(first, last, namings)


def _labelled(first: int, last: int, namings: tuple[Naming, ...]) -> _Run | None:
    if not namings:
        return None
    kind = namings[0].entry.kind
    label = {"country": "STATE", "person": "PERSON"}.get(kind, "ORG")
    if label == "PERSON" and last - first == 1:
        return None  # a lone surname is left to the parser and to the other mentions
    return _Run(first, last, label, namings)


def _countries_of(doc: Document, run: _Run) -> Iterator[tuple[int, str]]:
    naming = run.namings[0]
    code = naming.entry.country
    if naming.entry.kind != "country" or code is None:
        return
    before = doc.tokens[run.first - 1].text if run.first else ""
    if naming.how in {"adjective", "people"} and before.lower() in _REGIONS:
        return
    after = doc.tokens[run.last].text if run.last < len(doc.tokens) else ""
    if before == "-" and run.first > 1 and doc.tokens[run.first - 2].lower in {"anti", "pro", "non"}:
        return
    if after == "-" and run.last + 1 < len(doc.tokens) and doc.tokens[run.last + 1].text[:1].islower():
        if doc.tokens[run.last + 1].lower not in _OWN_SUFFIXES:
            return
    for i in range(run.first, run.last):
        yield i, code


def _entity_runs(doc: Document, lex: Lexicon) -> Iterator[_Run]:
    tokens, i, size = doc.tokens, 0, len(doc.tokens)
    while i < size:
        label = tokens[i].entity
        j = i + 1
        while j < size and label and tokens[j].entity == label and not tokens[j].entity_start:
            j += 1
        if (label in _LABELS or label in _WEAK) and (run := _trim(doc, i, j, label, lex)):
            yield run
        i = j


def _trim(doc: Document, first: int, last: int, label: str, lex: Lexicon) -> _Run | None:
    """The run without article, title and punctuation; None where nothing is left."""
    tokens = doc.tokens
    while first < last and not tokens[first].text[0].isalnum() or first < last and tokens[first].lower in _LEADS:
        first += 1
    while first < last and (tokens[last - 1].text in _POSSESSIVE or not tokens[last - 1].text[-1].isalnum()):
        if tokens[last - 1].text[-1] == "." and len(tokens[last - 1].text) > 1:
            break
        last -= 1
    while last - first > 1 and not tokens[last - 1].text[0].isupper() and not tokens[last - 1].text[0].isdigit():
        last -= 1
    while last - first > 1 and not tokens[first].text[0].isupper() and tokens[first].lower not in _PARTICLES:
        first += 1
    if label == "PERSON":
        while last - first > 1 and _is_title(tokens[first], lex):
            first += 1
    if first >= last or not any(t.text[0].isupper() for t in tokens[first:last]):
        return None
    if all(_is_title(t, lex) or t.lower in lex.title_inside for t in tokens[first:last]) and label != "ORG":
        return None
    if last - first == 1 and (_is_title(tokens[first], lex) or tokens[first].lower in lex.title_inside):
        return None
    return _Run(first, last, label)


_LEADS = frozenset({"of", "in", "by", "and", "the", "a", "an", "former", "ex", "new", "late", "this", "that", "his", "their", "its", "our"})


def _is_title(token: Token, lex: Lexicon) -> bool:
    head = lex.heads.get(token.lower)
    return token.lower in lex.titles or (head is not None and head.number == "one")


def _merge(hits: list[_Run], entities: list[_Run]) -> list[_Run]:
    """Register and parser together: the longer reading wins, the register where both are as long."""
    at = {i: run for run in entities for i in range(run.first, run.last)}
    lost: set[_Run] = set()
    kept: list[_Run] = []
    for hit in hits:
        others = list(dict.fromkeys(at[i] for i in range(hit.first, hit.last) if i in at))
        longer = next((e for e in others if e.size > hit.size and _keeps(e, hit)), None)
        if longer is None:
            kept.append(hit)
            lost.update(others)
        elif hit.last == longer.last and hit.label == longer.label:
            kept.append(replace(longer, namings=hit.namings))
            lost.add(longer)
    kept.extend(run for run in entities if run not in lost)
    return _disjoint(kept)


def _joined(doc: Document, runs: list[_Run]) -> Iterator[_Run]:
    """A lone name that is compound of a country or capital is the first name of a person ("Ines Paris")."""
    skip = False
    for run, after in zip(runs, [*runs[1:], None], strict=False):
        if skip:
            skip = False
            continue
        token = doc.tokens[run.first]
        if (
            after is not None
            and (run.size, after.size, after.label) == (1, 1, "STATE")
            and not run.namings
            and after.namings[0].how in {"name", "capital"}
            and run.last == after.first
            and (token.dep, token.head) == ("compound", after.first)
        ):
            skip = True
            yield _Run(run.first, after.last, "PERSON")
        else:
            yield run


def _keeps(entity: _Run, hit: _Run) -> bool:
    """Does the longer entity stand against the register's name inside it?"""
    if hit.label == "STATE":
        how = hit.namings[0].how
        return entity.label in {"ORG", "PERSON"} or (entity.label == "NORP" and how == "adjective")
    return entity.label == hit.label and entity.first <= hit.first and hit.last <= entity.last


def _disjoint(runs: list[_Run]) -> list[_Run]:
    """Longest first, without overlaps."""
    taken: set[int] = set()
    kept = []
    for run in sorted(runs, key=lambda r: (-r.size, r.first)):
        if not any(i in taken for i in range(run.first, run.last)):
            taken.update(range(run.first, run.last))
            kept.append(run)
    return sorted(kept, key=lambda r: r.first)


def _key(doc: Document, run: _Run) -> tuple[str, ...]:
    return tuple(p for t in doc.tokens[run.first : run.last] for p in pieces_of(t.text))


def _relabel(doc: Document, runs: list[_Run], lex: Lexicon) -> list[_Run]:
    """One label for one name: a surname of a person is a person everywhere, other names go by majority."""
    surnames: Counter[str] = Counter()
    votes: dict[tuple[str, ...], Counter[str]] = {}
    for run in runs:
        key = _key(doc, run)
        titled = run.label != "STATE" and run.first > 0 and _personal_title(doc, run.first, lex)
        if titled or (run.label == "PERSON" and len(key) > 1 and _org_sector(key, lex) is None):
            surnames[key[-1]] += 1
        votes.setdefault(key, Counter())[run.label] += 1
    mended = []
    for run in runs:
        key = _key(doc, run)
        label = run.label
        if label == "STATE" and run.size == 1 and surnames[key[-1]] and run.namings[0].how in {"name", "capital"}:
            run = replace(run, label="PERSON", namings=())  # Paris the surname, not the capital
        elif label != "STATE" and not run.namings:
            titled = run.first > 0 and _personal_title(doc, run.first, lex) and _org_sector(key, lex) is None
            if titled or _looks_personal(key, lex) or _personal_apposition(doc, run, key, lex) or len(key) == 1 and surnames[key[0]] or len(key) > 1 and surnames[key[-1]] > 1:
                label = "PERSON"
            else:
                strong = sorted(set(votes[key]) - _WEAK - {"STATE"})
                label = max(strong, key=votes[key].__getitem__) if strong else label
                label = "ORG" if label == "PERSON" and _org_sector(key, lex) is not None else label
            run = replace(run, label=label)
        mended.append(run)
    return mended


def _looks_personal(key: tuple[str, ...], lex: Lexicon) -> bool:
    """Two to four pieces with a given name first or a name particle inside, and no word of a body's name."""
    if not 2 <= len(key) <= 4 or _org_sector(key, lex) is not None:
        return False
    return key[0] in lex.given or bool(_PARTICLES.intersection(key[1:-1]) - {"la", "le", "de", "der", "da"})


def _personal_apposition(doc: Document, run: _Run, key: tuple[str, ...], lex: Lexicon) -> bool:
    """Does an age or the noun for one person follow ("Ann Lee, 42, …", "Ann Lee, a teacher")?"""
    if run.label in {"NORP", "STATE"} or _org_sector(key, lex) is not None or run.last + 2 >= len(doc.tokens):
        return False
    if doc.tokens[run.last].text != ",":
        return False
    age = doc.tokens[run.last + 1]
    if age.text.isdigit() and len(age.text) == 2 and doc.tokens[run.last + 2].text in {",", "."}:
        return True
    if run.label == "GPE":
        return False
    head = _head(doc, run.first, run.last)
    return any(
        t.tag == "NN" and (found := lex.heads.get(t.lemma)) is not None and found.number == "one"
        for t in doc.kids(head, "appos")
    )


def _personal_title(doc: Document, first: int, lex: Lexicon) -> bool:
    before = doc.tokens[first - 1]
    return before.text[0].isupper() and before.sentence == doc.tokens[first].sentence and _is_title(before, lex)


def _org_sector(key: tuple[str, ...], lex: Lexicon) -> str | None:
    """The sector that a telling word of an organisation's name gives."""
    for piece in (key[-1], *key[:-1]):
        if piece in lex.organisation:
            return lex.organisation[piece]
    return None


def _unlabelled(doc: Document, runs: list[_Run], lex: Lexicon) -> Iterator[_Run]:
    """Proper nouns that the parser gave no entity: known surnames, abbreviations in brackets, titled names."""
    taken = {i for run in runs for i in range(run.first, run.last)}
    known = {key[-1] for run in runs if run.label == "PERSON" and len(key := _key(doc, run)) > 0}
    bodies = {_key(doc, run)[-1] for run in runs if run.label == "ORG"}
    i, tokens = 0, doc.tokens
    while i < len(tokens):
        j = i
        while j < len(tokens) and _proper(tokens[j], lex) and j not in taken and tokens[j].sentence == tokens[i].sentence:
            j += 1
        if j > i and (label := _guess(doc, i, j, known, bodies, lex)):
            yield _Run(i, j, label)
        i = max(j, i + 1)


def _proper(token: Token, lex: Lexicon) -> bool:
    if token.tag not in {"NNP", "NNPS"} or token.entity or not token.text[0].isupper():
        return False
    return not _is_title(token, lex) and token.lower not in lex.title_inside


def _guess(
    doc: Document, first: int, last: int, known: set[str], bodies: set[str], lex: Lexicon
) -> str | None:
    piece = pieces_of(doc.tokens[last - 1].text)
    if not piece or len(doc.tokens[last - 1].text) < 2:
        return None
    if piece[-1] in known or (first and _personal_title(doc, first, lex)):
        return "PERSON"
    bracketed = first and doc.tokens[first - 1].text == "(" and doc.tokens[last - 1].text.isupper()
    key = tuple(p for t in doc.tokens[first:last] for p in pieces_of(t.text))
    if piece[-1] in bodies or bracketed or (last - first > 1 and _org_sector(key, lex)):
        return "ORG"
    head = _head(doc, first, last)
    acts = doc.tokens[head].dep in {"nsubj", "nsubjpass", "poss"}
    if last - first > 1 and acts and piece and key[0] in lex.given:
        return "PERSON"
    return None


def _head(doc: Document, first: int, last: int) -> int:
    """The token of the range that hangs on something outside it; the last such."""
    for i in range(last - 1, first - 1, -1):
        if not first <= doc.tokens[i].head < last or doc.tokens[i].head == i:
            return i
    return last - 1


def _phrase(
    doc: Document,
    run: _Run,
    register: Register,
    published: date | None,
    lex: Lexicon,
    country_at: dict[int, str],
    bodies: dict[int, _Run],
) -> Phrase | None:
    key, head = _key(doc, run), _head(doc, run.first, run.last)
    if not key:
        return None
    base = Phrase(run.first, run.last, head, "name", "body", key)
    if run.label == "STATE":
        return _state(doc, base, run.namings[0])
    if run.label == "PERSON":
        title = read_title(doc, run.first, country_at, lex)
        base = replace(base, head=_head(doc, title.first, run.last))
        return _person(doc, base, title, run.namings, register, published, lex, country_at, bodies)
    if run.label == "ORG":
        return _body(doc, base, run.namings, published, lex, country_at)
    plural = doc.tokens[run.last - 1].tag in {"NNPS", "NNS"}
    if run.label in _WEAK:
        return None
    if run.label == "NORP":
        if doc.tokens[head].dep in _MODIFIERS:
            return None
        sector = lex.organisation.get(key[-1], "CVL")
        own = tuple(dict.fromkeys(country_at[t.i] for t in doc.kids(head) if t.i in country_at and t.i < head))
        base = replace(base, countries=own[-1:])
        kind = "people" if plural or sector == "CVL" else "body"
        return replace(base, kind=kind, sector=sector, plural=True)
    country = _place_country(doc, run, country_at)
    return replace(base, kind="people", sector="CVL", countries=(country,) if country else ())


def _state(doc: Document, base: Phrase, naming: Naming) -> Phrase:
    code = naming.entry.country
    token = doc.tokens[base.head]
    countries = (code,) if code else ()
    bare = token.tag == "JJ" and token.dep == "nsubj" and not doc.kids(token.i, "det")
    if naming.how in {"adjective", "people"} and token.dep not in _MODIFIERS and not bare:
        return _national(doc, replace(base, countries=countries))
    if naming.how in {"capital", "seat"} and _literal(doc, token):
        return replace(base, kind="people", sector="CVL", countries=countries)
    base = replace(base, kind="state", countries=countries, sector="GOV", how=naming.how)
    return replace(base, entry=naming.entry, state=code)


def _literal(doc: Document, token: Token) -> bool:
    """Does a capital stand for the town: "in Kabul", "Kabul airport", "the capital Kabul"?"""
    governor = doc.tokens[token.head]
    if token.dep == "pobj":
        return governor.lower in _INSIDE or governor.lower == "of" and doc.tokens[governor.head].lower in _TOWNS
    if any(t.lower in _TOWNS for t in doc.kids(token.i, "compound", "amod", "nmod")):
        return True
    return token.dep in {"appos", "compound", "npadvmod"} and governor.lower in _TOWNS


_INSIDE = frozenset({"in", "at", "near", "around", "outside", "across", "over", "through", "inside", "throughout"})
_TOWNS = frozenset("capital city town suburb outskirts airport streets district neighbourhood neighborhood centre center".split())


def _national(doc: Document, base: Phrase) -> Phrase:
    """A word for a country's people as a noun: "two Iraqis", "the French"."""
    token = doc.tokens[base.head]
    article = next((t.lower for t in doc.kids(base.head, "det")), "")
    if any(t.lower == "ethnic" for t in doc.kids(base.head)):
        base = replace(base, countries=())  # ethnic Turks are of some other country
    plural = token.tag in {"NNS", "NNPS"} or token.lower.endswith("s") or (article == "the" and token.tag != "NN")
    kind = "people" if plural or article not in {"a", "an"} else "person"
    return replace(base, kind=kind, sector="CVL", plural=kind == "people", determiner=article)


def _person(
    doc: Document,
    base: Phrase,
    title: Title,
    namings: tuple[Naming, ...],
    register: Register,
    published: date | None,
    lex: Lexicon,
    country_at: dict[int, str],
    bodies: dict[int, _Run],
) -> Phrase:
    entry = _who(base.key, title, namings, register, published)
    countries = title.countries or _owner(doc, title.first, country_at)
    sector = title.sector
    body = bodies.get(title.first)
    if body is not None and title.role and title.role.split()[-1] in lex.soft and not countries:
        employer = _body(doc, Phrase(body.first, body.last, body.last - 1, "name", "body", _key(doc, body)), body.namings, published, lex, country_at)
        countries, sector = employer.countries, (employer.sector or sector)
    gender = title.gender or (entry.gender if entry else None) or _given_gender(base.key, register, lex)
    if entry is not None:
        office = entry.office(published)
        past = None if office else entry.former(published)
        sector = "ELI" if past else sector or (office.sector if office else None)
        known = office or past
        country = known.country if known else entry.country
        countries = countries or ((country,) if country else ())
    countries = countries or _around(doc, base.head, country_at) or _shared(base.key, title, doc, base, register)
    return replace(
        base, kind="person", countries=countries, sector=sector, role=title.role, gender=gender, entry=entry
    )


def _around(doc: Document, head: int, country_at: dict[int, str]) -> tuple[str, ...]:
    """The country in "Israeli right-winger Dan Levi" and in "King Hassan of Morocco"."""
    for token in doc.kids(head):
        if token.i in country_at and token.i < head and token.dep in _MODIFIERS:
            return (country_at[token.i],)
        if token.dep == "prep" and token.lower == "of":
            for noun in doc.kids(token.i, "pobj"):
                if noun.i in country_at:
                    return (country_at[noun.i],)
    return ()


_OFFICES = frozenset({"administration", "government", "regime", "presidency", "cabinet"})


def _shared(
    key: tuple[str, ...], title: Title, doc: Document, base: Phrase, register: Register
) -> tuple[str, ...]:
    """The country of a surname in office ("the Bush administration") that several of one country have borne."""
    official = doc.tokens[doc.tokens[base.head].head].lower in _OFFICES
    if len(key) != 1 or not (official or title.role and title.role.split()[-1] in {"president", "minister"}):
        return ()
    codes = {e.country for e in register.surnames.get(key[0], ())}
    code = next(iter(codes)) if len(codes) == 1 else None
    return (code,) if code else ()


def _who(
    key: tuple[str, ...], title: Title, namings: tuple[Naming, ...], register: Register, published: date | None
) -> Entry | None:
    """The register's person of that name: who is in office that day, else the one whose office the title names."""
    known = tuple(n.entry for n in namings if n.entry.kind == "person")
    if not known:
        known = register.surnames.get(key[-1], ()) if len(key) == 1 else ()
    if len(key) > 1 and len(known) == 1:
        return known[0]
    fitting = [e for e in known if published and e.office(published)]
    if len(fitting) != 1 and title.role:
        words = title.role.split()
        fitting = [e for e in known if any(o.role and o.role.split()[-1] in words for o in e.offices)]
    return fitting[0] if len(fitting) == 1 else None


def _given_gender(key: tuple[str, ...], register: Register, lex: Lexicon) -> str | None:
    if len(key) < 2:
        return None
    return lex.given.get(key[0]) or register.given.get(key[0])


def _owner(doc: Document, first: int, country_at: dict[int, str]) -> tuple[str, ...]:
    """The country in "Syria's Bashar al-Assad" or "the US's James Mattis"."""
    if first > 1 and doc.tokens[first - 1].text in _POSSESSIVE and first - 2 in country_at:
        return (country_at[first - 2],)
    return ()


def _body(
    doc: Document,
    base: Phrase,
    namings: tuple[Naming, ...],
    published: date | None,
    lex: Lexicon,
    country_at: dict[int, str],
) -> Phrase:
    known = [n.entry for n in namings if n.entry.kind == "organisation"]
    here = set(country_at.values()) if len(known) > 1 else set()
    entry = next((e for e in known if e.country in here), known[0] if known else None)
    inside = next((country_at[i] for i in range(base.first, base.last) if i in country_at), None)
    around = inside or next((country_at[t.i] for t in doc.kids(base.head) if t.i in country_at), None)
    said = [lex.modifier.get(t.lower) for t in doc.kids(base.head, "amod", "compound") if t.text.islower()]
    sector = next((s for s in said if s in {"REB", "PRM", "OPP", "CRM"}), None) or _org_sector(base.key, lex)
    plural = doc.tokens[base.last - 1].tag in {"NNPS", "NNS"} and sector in {"REB", "PTY", "PRM"}
    base = replace(base, kind="body", sector=sector, plural=plural, media=sector == "JRN")
    if entry is None:
        return replace(base, countries=(around,) if around else ())
    office = entry.office(published) or (entry.offices[-1] if entry.offices else None)
    country = (office.country if office else entry.country) or around
    return replace(
        base,
        countries=(country,) if country else (),
        sector=(office.sector if office else entry.sector) or sector,
        entry=entry,
        media=entry.media,
        kind="group" if entry.sector in {"REB", "PRM", "CRM", "UAF"} else "body",
    )


def _place_country(doc: Document, run: _Run, country_at: dict[int, str]) -> str | None:
    """The country of a town: "Aleppo, Syria" or "the Syrian town of Aleppo"."""
    if run.last - 1 in country_at:
        return country_at[run.last - 1]
    after = run.last + 1
    if after < len(doc.tokens) and doc.tokens[run.last].text == "," and after in country_at:
        return country_at[after]
    head = doc.tokens[_head(doc, run.first, run.last)]
    if head.dep == "pobj" and doc.tokens[head.head].lower == "of":
        noun = doc.tokens[head.head].head
        return next((country_at[t.i] for t in doc.kids(noun) if t.i in country_at), None)
    return None
