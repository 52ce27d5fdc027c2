"""Where names may stand. In: a document, the register; out: runs of tokens, each with a guess of its kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.document import Document, Token
from dragoman.finding.lexicon import Lexicon
from dragoman.register import Naming, Register, pieces_of

LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
# Labels that count only where the same name bears one of the above elsewhere in the report.
WEAK = frozenset({"FAC", "LOC", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"})
POSSESSIVE = frozenset({"'s", "’s", "'", "’", "s'"})
PARTICLES = frozenset(
    {"al", "el", "de", "bin", "ben", "ibn", "van", "von", "abu", "la", "le", "da", "dos", "der"}
)
_SLOTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "agent", "attr", "appos", "conj", "dative"})
_HYPHENS = frozenset({"-", "–"})
# What the register's names are matched across.
_SKIPPED = frozenset({"-", "–", ".", "'", "’"})
_LEADS = frozenset(
    {"of", "in", "by", "and", "the", "a", "an", "this", "that", "his", "their", "its", "our"}
    | {"former", "ex", "new", "late"}
)
# "Central American" is no adjective of a country.
_REGIONS = frozenset({"central", "latin", "north", "south", "pan", "native"})
# What follows a country's adjective after a hyphen and still makes it that country's: "Saudi-led".
_OWN_SUFFIXES = frozenset({"led", "based", "born", "made", "run", "flagged", "registered", "speaking"})


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens [first, last) that may be a name; `label` the parser's or the register's word for its kind."""

    first: int
    last: int
    label: str
    namings: tuple[Naming, ...] = ()

    @property
    def size(self) -> int:
        return self.last - self.first


def key_of(doc: Document, run: Run) -> tuple[str, ...]:
    """The pieces by which the run's name is compared."""
    return tuple(p for t in doc.tokens[run.first : run.last] for p in pieces_of(t.text))


def head_of(doc: Document, first: int, last: int) -> int:
    """The token of the range that hangs on something outside it; of several the last in a noun's slot."""
    heads = [(i, doc.tokens[i].head) for i in range(first, last)]
    outer = [i for i, head in heads if not first <= head < last or head == i]
    slots = [i for i in outer if doc.tokens[i].dep in _SLOTS]
    return (slots or outer or [last - 1])[-1]


def is_title(token: Token, lex: Lexicon) -> bool:
    """May the word stand before a person's name as title or role?"""
    head = lex.heads.get(token.lower)
    return token.lower in lex.titles or (head is not None and head.number == "one")


def org_sector(key: tuple[str, ...], lex: Lexicon) -> str | None:
    """The sector that a telling word of an organisation's name gives."""
    for piece in (*key[-1:], *key[:-1]):  # a run of signs has no pieces
        if piece in lex.organisation:
            return lex.organisation[piece]
    return None


def register_runs(doc: Document, register: Register) -> Iterator[Run]:
    pieces: list[str] = []
    owner: list[int] = []
    for token in doc.tokens:
        found = pieces_of(token.text)
        if found:
            pieces.extend(found)
            owner.extend([token.i] * len(found))
        elif token.text not in _SKIPPED:
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


def _hit(doc: Document, owner: list[int], k: int, size: int, namings: tuple[Naming, ...]) -> Run | None:
    """The run of a register's name of `size` pieces from piece `k` on, if the text writes it as a name."""
    first, last = owner[k], owner[k + size - 1] + 1
    if k + size < len(owner) and owner[k + size] == last - 1:
        return None  # the name ends inside a token
    tokens = doc.tokens[first:last]
    if tokens[0].sentence != tokens[-1].sentence or tokens[-1].text[0].islower():
        return None
    if size == 1:
        namings = tuple(n for n in namings if not n.upper or tokens[0].text.isupper())
        if not tokens[0].text[0].isupper():
            return None
        return _labelled(first, last, namings, alone=_stands_alone(doc, tokens[0]))
    while not doc.tokens[first].text[0].isupper() and doc.tokens[first].lower not in PARTICLES:
        first += 1
    return _labelled(first, last, namings)


def _stands_alone(doc: Document, token: Token) -> bool:
    """Is the word a proper noun by itself that acts or is acted on ("Trump and Putin agreed")?"""
    around = doc.tokens[max(token.i - 1, 0) : token.i] + doc.tokens[token.i + 1 : token.i + 2]
    noun = token.tag == "NNP" or (token.tag == "NN" and not doc.kids(token.i, "det", "amod", "compound"))
    return noun and token.dep in _SLOTS and not any(t.pos == "PROPN" for t in around)


def _labelled(first: int, last: int, namings: tuple[Naming, ...], *, alone: bool = False) -> Run | None:
    if not namings:
        return None
    kind = namings[0].entry.kind
    label = {"country": "STATE", "person": "PERSON"}.get(kind, "ORG")
    if label == "PERSON" and last - first == 1 and not alone:
        return None  # a surname inside a longer name is left to the parser and to the other mentions
    return Run(first, last, label, namings)


def countries_of(doc: Document, run: Run) -> Iterator[tuple[int, str]]:
    """Tokens of a register's name with the code of the country that they name, if it is one."""
    naming = run.namings[0]
    code = naming.entry.country
    if naming.entry.kind == "country" and code is not None and not _disowned(doc, run, naming):
        for i in range(run.first, run.last):
            yield i, code


def _disowned(doc: Document, run: Run, naming: Naming) -> bool:
    """Does the word around a country's name take it away: "anti-Syrian", "US-backed", "Central American"?"""
    tokens = doc.tokens
    before = tokens[run.first - 1].lower if run.first else ""
    if naming.how in {"adjective", "people"} and before in _REGIONS:
        return True
    if before == "-" and run.first > 1 and tokens[run.first - 2].lower in {"anti", "pro", "non"}:
        return True
    if run.last + 1 >= len(tokens) or tokens[run.last].text != "-":
        return False
    return tokens[run.last + 1].text[:1].islower() and tokens[run.last + 1].lower not in _OWN_SUFFIXES


def entity_runs(doc: Document, lex: Lexicon) -> Iterator[Run]:
    tokens, i, size = doc.tokens, 0, len(doc.tokens)
    while i < size:
        label = tokens[i].entity
        j = i + 1
        while j < size and label and tokens[j].entity == label and not tokens[j].entity_start:
            j += 1
        if (label in LABELS or label in WEAK) and (run := _trim(doc, i, j, label, lex)):
            yield run
        i = j


def _trim(doc: Document, first: int, last: int, label: str, lex: Lexicon) -> Run | None:
    """The run without article, title, punctuation and words in small letters; None where nothing is left."""
    tokens = doc.tokens
    first = max((i + 1 for i in range(first, last - 1) if tokens[i].text == ":"), default=first)
    while first < last and _loose_start(tokens[first], label):
        first += 1
    while first < last and _loose_end(doc, first, last):
        last -= 1
    while last - first > 1 and tokens[first].text[0].islower() and tokens[first].lower not in PARTICLES:
        first += 1
    while first < last and tokens[first].text in _HYPHENS:
        first += 1
    if label == "PERSON":
        while last - first > 1 and is_title(tokens[first], lex):
            first += 1
    if first >= last or not any(t.text[0].isupper() for t in tokens[first:last]):
        return None
    opens = first == 0 or tokens[first - 1].sentence != tokens[first].sentence
    common = tokens[first].lemma in lex.heads or tokens[first].lemma in lex.hardware
    if opens and last - first == 1 and tokens[first].tag == "NNS" and common:
        return None  # "Pirates seized": a capital only because it opens the sentence
    only_title = all(is_title(t, lex) or t.lower in lex.title_inside for t in tokens[first:last])
    if only_title and (label != "ORG" or last - first == 1):
        return None
    return Run(first, last, label)


def _loose_start(token: Token, label: str) -> bool:
    """Does the first token of an entity not belong to the name: a mark, an article, "former"?"""
    if token.lower in _LEADS:
        return token.text.islower() or label == "PERSON" or token.lower in {"the", "a", "an"}
    return not token.text[0].isalnum()


def _loose_end(doc: Document, first: int, last: int) -> bool:
    """Does the last token of the range not belong to a name: a mark, or a word in small letters?"""
    token, before = doc.tokens[last - 1], doc.tokens[max(first, last - 2)]
    if token.text in POSSESSIVE or not token.text[-1].isalnum():
        return token.text[-1] != "." or len(token.text) == 1
    return last - first > 1 and token.text[0].islower() and before.text not in _HYPHENS


def pair_runs(doc: Document, hits: list[Run], register: Register, lex: Lexicon) -> Iterator[Run]:
    """The first half of "Franco-British": a country that a prefix before another's adjective stands for."""
    states = {run.first for run in hits if run.label == "STATE"}
    for token in doc.tokens:
        code = lex.pairs.get(token.lower)
        if code is not None and token.i + 2 in states and doc.tokens[token.i + 1].text in _HYPHENS:
            yield Run(token.i, token.i + 1, "STATE", (Naming(register.countries[code], "adjective", False),))


def merge(doc: Document, hits: list[Run], entities: list[Run]) -> list[Run]:
    """Register and parser together: the longer reading wins, the register where both are as long."""
    states = {i for run in hits if run.label == "STATE" for i in range(run.first, run.last)}
    entities = [run for run in entities if not _is_pair(doc, run, states)]
    at = {i: run for run in entities for i in range(run.first, run.last)}
    lost: set[Run] = set()
    kept: list[Run] = []
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


def join_first_names(doc: Document, runs: list[Run]) -> Iterator[Run]:
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
            yield Run(run.first, after.last, "PERSON")
        else:
            yield run


def _is_pair(doc: Document, run: Run, states: set[int]) -> bool:
    """Is the run two countries with a hyphen between them ("Israeli-Palestinian")?"""
    words = [i for i in range(run.first, run.last) if doc.tokens[i].text not in _HYPHENS]
    return 1 < len(words) < run.size and states.issuperset(words)


def _keeps(entity: Run, hit: Run) -> bool:
    """Does the longer entity stand against the register's name inside it?"""
    if hit.label == "STATE":
        how = hit.namings[0].how
        return entity.label in {"ORG", "PERSON"} or (entity.label == "NORP" and how == "adjective")
    return entity.label == hit.label and entity.first <= hit.first and hit.last <= entity.last


def _disjoint(runs: list[Run]) -> list[Run]:
    """Longest first, without overlaps."""
    taken: set[int] = set()
    kept = []
    for run in sorted(runs, key=lambda r: (-r.size, r.first)):
        if not any(i in taken for i in range(run.first, run.last)):
            taken.update(range(run.first, run.last))
            kept.append(run)
    return sorted(kept, key=lambda r: r.first)
