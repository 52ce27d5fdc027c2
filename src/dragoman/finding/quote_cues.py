"""Cues of speech and thought. In: the parsed report; out: each cue with its speaker and the pieces of its content.

Which words are cues, and in which construction ("said that", "refused to", "praised", "his claim that"), is data of the
language; here stands where each construction keeps its content. A content is in pieces where the cue stands in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from dragoman.document import Document, Span, Token
from dragoman.lang import load
from dragoman.parsing.clauses import agent, is_passive, is_verb

_EDGES = frozenset({",", ";", ":", "-", "--", "—", "–", "."})
_SET_OFF = frozenset({",", "-", "--", "—", "–"})
_RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
# Fewer words before a relative clause leave no statement.
_ASIDE_AFTER = 4
_OPENING = frozenset({"“", "‘", '"', "''", "``", "'"})
_TAIL = frozenset({"prep", "oprd", "xcomp", "acomp", "ccomp"})
_TAIL_PREPS = frozenset("for of as to with from about over against on into".split())
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_CONTRAST = frozenset({"while", "though", "although", "whereas"})
_SUBORDINATE = frozenset({"if", "whether", "that", "how", "why", "what"})


@dataclass(frozen=True, slots=True)
class Words:
    """The cues of a language by word: constructions of verbs, passives, nouns and adjectives, stances."""

    verbs: dict[str, frozenset[str]]
    passives: dict[str, frozenset[str]]
    nouns: dict[str, frozenset[str]]
    adjectives: dict[str, frozenset[str]]
    adverbs: frozenset[str]
    polls: frozenset[str]
    labels: frozenset[str]
    stances: dict[str, str]
    always: frozenset[str]
    never: frozenset[str]
    by_object: frozenset[str]


@dataclass(frozen=True, slots=True)
class Saying:
    """A cue with its content. `first` and `last` bound the cue's tokens, `pieces` are token ranges in text order."""

    head: int
    first: int
    last: int
    way: str
    pieces: tuple[tuple[int, int], ...]
    by: int | None = None  # the verb whose subject speaks, where it is not the cue's own


@lru_cache(maxsize=1)
def speech_words() -> Words:
    """The language's cues, read once."""
    table = load("speech")
    tells = {key: frozenset(words.split()) for key, words in table["tells"].items()}
    return Words(
        _by_word(table["verb"], table["verb_preposition"]),
        _by_word(table["passive"], table["passive_preposition"]),
        _by_word(table["noun"], table["noun_preposition"]),
        _by_word(table["adjective"], table["adjective_preposition"]),
        frozenset(table["adverb"]["clause"].split()),
        frozenset(table["preposition"]["sources"].split()),
        frozenset(table["label"]["none"].split()),
        {word: stance for stance, words in table["stance"].items() for word in words.split()},
        tells["always"],
        tells["never"],
        tells["object"],
    )


def _by_word(table: dict[str, str], prepositions: dict[str, str]) -> dict[str, frozenset[str]]:
    """Constructions by word; those of prepositions are named "prep:" and the preposition."""
    found: dict[str, set[str]] = {}
    for name, lemmas in (*table.items(), *((f"prep:{prep}", words) for prep, words in prepositions.items())):
        for lemma in lemmas.split():
            found.setdefault(lemma, set()).add(name)
    return {lemma: frozenset(ways) for lemma, ways in found.items()}


def find_sayings(doc: Document) -> list[Saying]:
    """Cues with a content of their own, in text order."""
    words = speech_words()
    found: list[Saying] = []
    for token in doc.tokens:
        saying = None
        if token.lower in {"according", "per"}:
            saying = _according(doc, token)
        elif is_verb(token):
            saying = _of_verb(doc, token, words)
        elif token.pos in {"NOUN", "PROPN"} and token.lemma in words.nouns:
            saying = _of_noun(doc, token, words.nouns[token.lemma])
        elif token.pos == "ADJ" and token.lemma in words.adjectives:
            saying = _of_adjective(doc, token, words.adjectives[token.lemma])
        elif token.lower in {"in", "for", "to"}:
            saying = _in_source(doc, token, words.polls)
        elif token.lower in words.adverbs:
            saying = _by_adverb(doc, token)
        if saying is not None:
            found.append(saying)
    return _split(doc, found)


def _split(doc: Document, sayings: list[Saying]) -> list[Saying]:
    """End a content where the report takes over: at a second cue of the same speaker, or at "while others say ..."."""
    verbs = [s for s in sayings if is_verb(doc.tokens[s.head])]
    changed = {s.head: s for s in sayings}
    for n, outer in enumerate(verbs):
        for inner in verbs[n + 1 :]:
            saying = changed[outer.head]
            first, last = saying.pieces[-1]
            if outer.way != "clause" or inner.head >= last:
                break
            cut = _conjunct_start(doc, outer, inner) if first < inner.head else None
            if cut is not None:
                changed[inner.head] = replace(changed[inner.head], by=outer.head)
            elif first < inner.head:
                cut = _contrast_start(doc, inner, first)
            pieces = trim(doc, [*saying.pieces[:-1], (first, cut)]) if cut is not None else ()
            if pieces:
                changed[outer.head] = replace(saying, pieces=pieces)
                break
    return [changed[s.head] for s in sayings]


def _contrast_start(doc: Document, inner: Saying, first: int) -> int | None:
    """Start of the "while" clause within a content in which a cue stands."""
    if doc.tokens[first].text in _OPENING:
        return None
    for i in (inner.head, *doc.ancestors(inner.head)):
        if i < first:
            return None
        if doc.tokens[i].dep == "advcl" and any(k.lower in _CONTRAST for k in doc.kids(i, "mark")):
            low = doc.subtree(i)[0]
            return low if low > first + _ASIDE_AFTER else None
    return None


def _conjunct_start(doc: Document, outer: Saying, inner: Saying) -> int | None:
    """Where the second of two cues begins with its "and" or "but", if both are of one subject and tense."""
    verb = doc.tokens[inner.head]
    if verb.dep != "conj" or any(k.dep in _SUBJECTS for k in doc.kids(verb.i)):
        return None
    tense = _tense(doc, doc.tokens[outer.head])
    if _tense(doc, verb) != tense or _tense(doc, doc.tokens[verb.head]) == tense:
        return None
    link = [k.i for k in doc.kids(verb.head, "cc") if k.i < verb.i]
    return link[-1] if link else None


def _tense(doc: Document, verb: Token) -> str:
    """Tag of the first word of a verb group, present tenses taken together."""
    tag = next((k.tag for k in doc.kids(verb.i, "aux", "auxpass") if k.i < verb.i), verb.tag)
    return "VBP" if tag == "VBZ" else tag


# --- verbs


def _of_verb(doc: Document, verb: Token, words: Words) -> Saying | None:
    if verb.dep in {"aux", "auxpass", "amod"}:
        return None
    ways = words.verbs.get(verb.lemma)
    if ways is None:
        return None
    passive = is_passive(doc, verb.i)
    if passive:
        ways = words.passives.get(verb.lemma, frozenset())
    for way, pieces in _contents(doc, verb, ways, words, passive):
        trimmed = without_aside(doc, trim(doc, pieces))
        if trimmed:
            return Saying(verb.i, verb.i, verb.i + 1, way, trimmed)
    return None


Pieces = list[tuple[int, int]]


def _contents(
    doc: Document, verb: Token, ways: frozenset[str], words: Words, passive: bool
) -> Iterable[tuple[str, Pieces]]:
    """The contents a verb may have, the surest first."""
    if "seem" in ways:
        yield "seem", _raised(doc, verb)
    if "clause" in ways or "quote" in ways:
        yield "clause", _clause(doc, verb, words)
        yield "inserted", _inserted(doc, verb, words) if "clause" in ways else []
    if "to" in ways:
        yield "to", _raised(doc, verb) if passive else _infinitive(doc, verb)
    if "gerund" in ways:
        yield "gerund", [doc.subtree(k.i) for k in doc.kids(verb.i, "xcomp") if k.tag == "VBG"]
    if "object" in ways:
        yield "object", _patient(doc, verb) if passive else _object(doc, verb)
    for kid in doc.kids(verb.i, "prep"):
        if f"prep:{kid.lower}" in ways and kid.i > verb.i:
            first, last = _after(doc, kid)
            yield "prep", [(first, max([last, *(end for _, end in _tails(doc, verb, last))]))]


def _after(doc: Document, prep: Token) -> tuple[int, int]:
    return prep.i + 1, doc.subtree(prep.i)[1]


def _clause(doc: Document, verb: Token, words: Words) -> Pieces:
    """"Said that ...", "... , he said": what hangs on the verb as a clause, before it, behind it or both."""
    kids = [k for k in doc.kids(verb.i, "ccomp", "advcl") if k.dep == "ccomp" or _is_subordinate(doc, k, verb)]
    behind = [doc.subtree(k.i) for k in kids if k.i > verb.i and not _is_taken(doc, verb, k, words)]
    before = [doc.subtree(k.i) for k in kids if k.i < verb.i]
    before = [_before(doc, verb, first, last) for first, last in before if last <= verb.i]
    if not kids and verb.dep in {"advcl", "conj"}:
        behind = _lent(doc, verb, words)
    return before + behind


def _is_taken(doc: Document, verb: Token, clause: Token, words: Words) -> bool:
    """"Said at the gate, adding that ...": a later verb of speech without a clause has it."""
    first = doc.subtree(clause.i)[0]
    return any(
        k.dep in {"advcl", "conj"} and verb.i < k.i < first and "clause" in words.verbs.get(k.lemma, ())
        and not doc.kids(k.i, "ccomp", "xcomp", "dobj")
        for k in doc.kids(verb.i)
    )  # fmt: skip


def _lent(doc: Document, verb: Token, words: Words) -> Pieces:
    head = doc.tokens[verb.head]
    if "clause" not in words.verbs.get(head.lemma, ()) or doc.kids(verb.i, "xcomp", "dobj"):
        return []
    return [doc.subtree(k.i) for k in doc.kids(head.i, "ccomp") if k.i > verb.i and doc.subtree(k.i)[0] > verb.i][:1]


def _before(doc: Document, verb: Token, first: int, last: int) -> tuple[int, int]:
    """A clause before the cue: from the sentence's start where nothing else stands there, or from a semicolon on."""
    if verb.dep == "ROOT":
        first = _start_before(doc, verb, first)
    breaks = [i for i in range(first, last - 1) if doc.tokens[i].text == ";" or _is_lead(doc, i)]
    if doc.tokens[last].text in {";", ":"}:
        return last, last
    return (breaks[-1] + 1 if breaks else first), last


def _is_lead(doc: Document, i: int) -> bool:
    """A colon before a quotation: what leads up to it is none of it."""
    return doc.tokens[i].text == ":" and doc.tokens[i + 1].text in _OPENING


def _start_before(doc: Document, verb: Token, first: int) -> int:
    """A sentence that ends in "he said" is said from its start."""
    start = doc.sentences[verb.sentence].first
    return start if all(doc.tokens[k].dep in {"prep", "advmod", "punct", "npadvmod", "cc", "intj"} or k >= first
                        for k in doc.children[verb.i] if k < first) else first


def _is_subordinate(doc: Document, kid: Token, verb: Token) -> bool:
    return kid.i > verb.i and any(m.lower in _SUBORDINATE for m in doc.kids(kid.i, "mark"))


def _inserted(doc: Document, verb: Token, words: Words) -> Pieces:
    """"The talks, he said, had failed": the clause around the cue."""
    if verb.dep not in {"parataxis", "ccomp", "advcl"}:
        return []
    kids = doc.kids(verb.i)
    subjects = [k for k in kids if k.dep in _SUBJECTS]
    if not subjects or subjects[0].lower in {"i", "you", "we"} or any(k.dep in {"ccomp", "xcomp"} for k in kids):
        return []
    if any(k.dep == "dobj" for k in kids) and "object" in words.verbs[verb.lemma]:
        return []
    first, last = doc.subtree(verb.i)
    head = doc.tokens[verb.head]
    if verb.dep == "advcl" and doc.tokens[first].lower != "as":
        return []
    if verb.dep == "ccomp" and ("clause" in words.verbs.get(head.lemma, ()) or not _is_set_off(doc, first, last)):
        return []
    sentence = doc.sentences[verb.sentence]
    outer = (sentence.first, sentence.last) if head.head == head.i else doc.subtree(head.i)
    return [(outer[0], first), (last, outer[1])]


def _is_set_off(doc: Document, first: int, last: int) -> bool:
    """Whether punctuation or the sentence's edge stands on both sides."""
    sentence = doc.sentences[doc.tokens[first].sentence]
    before = first == sentence.first or doc.tokens[first - 1].pos == "PUNCT" or doc.tokens[first].pos == "PUNCT"
    if first > sentence.first and doc.tokens[first - 1].tag in {"WDT", "WP"}:  # "which he said was late"
        return True
    return before and (last >= sentence.last or doc.tokens[last].pos == "PUNCT" or doc.tokens[last - 1].pos == "PUNCT")


def _around(doc: Document, inner: int, outer: tuple[int, int]) -> Pieces:
    """The range `outer` without what hangs on `inner`."""
    first, last = doc.subtree(inner)
    return [(outer[0], first), (last, outer[1])]


def _infinitive(doc: Document, verb: Token) -> Pieces:
    for kid in doc.kids(verb.i, "xcomp", "ccomp"):
        if kid.i > verb.i and any(a.lower == "to" for a in doc.kids(kid.i, "aux")):
            return [doc.subtree(kid.i)]
    return []


def _raised(doc: Document, verb: Token) -> Pieces:
    """"The mayor is expected to resign": subject and complement together."""
    tails = [k for k in doc.kids(verb.i, "xcomp", "acomp", "oprd", "ccomp") if k.i > verb.i]
    if not tails:
        return []
    heads = [doc.subtree(k.i) for k in doc.kids(verb.i, "nsubj", "nsubjpass") if k.i < verb.i]
    return [*heads, (doc.subtree(tails[0].i)[0], doc.subtree(tails[-1].i)[1])]


def _object(doc: Document, verb: Token) -> Pieces:
    """The object with what is said of it ("called him a liar", "praised her for staying")."""
    found = [k for k in doc.kids(verb.i, "dative", "dobj") if k.i > verb.i and k.pos != "ADP"]
    if not any(k.dep == "dobj" for k in found):
        return _fronted(doc, verb)
    first, last = doc.subtree(found[0].i)[0], doc.subtree(found[-1].i)[1]
    return [(first, max([last, *(end for _, end in _tails(doc, verb, last))]))]


def _fronted(doc: Document, verb: Token) -> Pieces:
    """"What critics called a lie", "whom she backed": the relative pronoun, with what is said of it."""
    front = [k for k in doc.kids(verb.i, "dobj", "nsubj") if k.i < verb.i and k.tag in _RELATIVE]
    subjects = [k for k in doc.kids(verb.i, "nsubj") if k.tag not in _RELATIVE]
    tails = _tails(doc, verb, verb.i)
    if not front or not subjects:
        return []
    return [(front[0].i, front[0].i + 1), *([(tails[0][0], tails[-1][1])] if tails else [])]


def _tails(doc: Document, verb: Token, start: int) -> Pieces:
    return [
        doc.subtree(k.i)
        for k in doc.kids(verb.i)
        if k.i >= start and k.dep in _TAIL and (k.dep != "prep" or _is_tail(doc, k))
    ]


def _is_tail(doc: Document, prep: Token) -> bool:
    return prep.lower in _TAIL_PREPS and not any(k.entity in {"DATE", "TIME"} for k in doc.kids(prep.i, "pobj"))


def _patient(doc: Document, verb: Token) -> Pieces:
    """"The mayor was criticised for his calm": the subject of the passive with what is said of it."""
    tails = _tails(doc, verb, verb.i)
    if not tails and agent(doc, verb.i) is None:
        return []
    subjects = [doc.subtree(k.i) for k in doc.kids(verb.i, "nsubjpass")]
    return [*subjects, (tails[0][0], tails[-1][1])] if tails else subjects


# --- nouns and adjectives


def _of_noun(doc: Document, noun: Token, ways: frozenset[str]) -> Saying | None:
    for kid in doc.kids(noun.i):
        if kid.i < noun.i:
            continue
        way, pieces = "", None
        if kid.dep in {"acl", "ccomp", "relcl"}:
            if any(m.lower in {"that", "whether"} for m in doc.kids(kid.i, "mark")):
                way, pieces = "that", doc.subtree(kid.i)
            elif any(a.lower == "to" for a in doc.kids(kid.i, "aux")):
                way, pieces = "to", doc.subtree(kid.i)
        elif kid.dep == "prep":
            way, pieces = f"prep:{kid.lower}", _after(doc, kid)
        if pieces is not None and way in ways:
            trimmed = trim(doc, [pieces])
            if trimmed:
                return Saying(noun.i, noun.i, noun.i + 1, way.partition(":")[0], trimmed)
    return _predicated(doc, noun) if "that" in ways else None


def _predicated(doc: Document, noun: Token) -> Saying | None:
    """"His view is that ..."."""
    verb = doc.tokens[noun.head]
    if noun.dep != "nsubj" or verb.lemma != "be":
        return None
    clauses = [doc.subtree(k.i) for k in doc.kids(verb.i, "ccomp") if k.i > verb.i]
    pieces = trim(doc, clauses[:1])
    return Saying(noun.i, noun.i, noun.i + 1, "that", pieces) if pieces else None


def _of_adjective(doc: Document, adjective: Token, ways: frozenset[str]) -> Saying | None:
    verb = doc.tokens[adjective.head]
    complement = adjective.dep in {"acomp", "oprd", "ccomp"}
    that = "made" if verb.lemma == "make" else "that"  # "made clear that"
    kids = doc.kids(adjective.i) + (doc.kids(verb.i, "ccomp", "xcomp") if complement else [])
    for kid in kids:
        way, pieces = "", None
        if kid.i < adjective.i:
            continue
        if kid.dep in {"ccomp", "xcomp"}:
            to = any(a.lower == "to" for a in doc.kids(kid.i, "aux"))
            way, pieces = "to" if to else that, doc.subtree(kid.i)
        elif kid.dep == "prep":
            way, pieces = f"prep:{kid.lower}", _after(doc, kid)
        if pieces is not None and way in ways:
            trimmed = trim(doc, [pieces])
            if trimmed:
                return Saying(adjective.i, adjective.i, adjective.i + 1, way.partition(":")[0], trimmed)
    return None


# --- other cues


def _according(doc: Document, token: Token) -> Saying | None:
    """"According to X, ...": the rest of the clause is what X says."""
    to = [k.i for k in doc.kids(token.i, "prep") if k.lower == "to"]
    if token.lower == "according" and not to:
        return None
    last = to[0] + 1 if to else token.i + 1
    pieces = trim(doc, _around(doc, token.i, _scope(doc, token)))
    return Saying(token.i, token.i, last, "preposition", pieces) if pieces else None


def _scope(doc: Document, token: Token) -> tuple[int, int]:
    """What a phrase of the sentence's edge is about: the sentence; what one within it is about: its clause."""
    sentence = doc.sentences[token.sentence]
    head = doc.tokens[token.head]
    while not is_verb(head) and head.head != head.i:
        head = doc.tokens[head.head]
    return doc.subtree(head.i) if is_verb(head) else (sentence.first, sentence.last)


def _in_source(doc: Document, prep: Token, sources: frozenset[str]) -> Saying | None:
    """"In the latest poll, ...": the clause is what the poll says."""
    if prep.i > doc.sentences[prep.sentence].first + 1 or prep.lower != "in" or not any(k.lemma in sources for k in doc.kids(prep.i, "pobj")):
        return None
    pieces = trim(doc, _around(doc, prep.i, _scope(doc, prep)))
    return Saying(prep.i, prep.i, prep.i + 1, "preposition", pieces) if pieces else None


def _by_adverb(doc: Document, adverb: Token) -> Saying | None:
    """"Has reportedly left": the clause is what nobody in particular says."""
    if not is_verb(doc.tokens[adverb.head]):
        return None
    pieces = trim(doc, _around(doc, adverb.i, doc.subtree(adverb.head)))
    return Saying(adverb.i, adverb.i, adverb.i + 1, "inserted", pieces) if pieces else None


def trim(doc: Document, pieces: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Pieces in text order without marks of punctuation at their edges; empty ones drop out."""
    kept = []
    for first, last in sorted(pieces):
        while first < last and doc.tokens[first].text in _EDGES:
            first += 1
        while last > first and doc.tokens[last - 1].text in _EDGES:
            last -= 1
        if last > first:
            kept.append((first, last))
    return tuple(kept)


def without_aside(doc: Document, pieces: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """Pieces without a ", which ..." at the end: that is the report's own addition."""
    if not pieces:
        return pieces
    first, last = pieces[-1]
    for i in range(last - 1, first + _ASIDE_AFTER, -1):
        if doc.tokens[i].dep == "relcl":
            low, high = doc.subtree(i)
            if high >= last and low > first + _ASIDE_AFTER and _is_aside(doc, low):
                last = low
    return trim(doc, [*pieces[:-1], (first, last)])


def _is_aside(doc: Document, first: int) -> bool:
    return doc.tokens[first - 1].text in _SET_OFF and any(t.tag in _RELATIVE for t in doc.tokens[first : first + 3])


def span_of(doc: Document, pieces: tuple[tuple[int, int], ...]) -> Span:
    """Characters from the first piece to the last."""
    return doc.span(pieces[0][0], pieces[-1][1])
