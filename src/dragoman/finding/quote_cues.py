"""Cues of speech and thought. In: the parsed report; out: each cue with the pieces of its content, in text order.

Which words are cues, and in which construction ("said that", "refused to", "praised", "his claim that"), is data of the
language; here and in `quote_verbs` stands where each construction keeps its content.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.document import Document, Token
from dragoman.finding.quote_phrases import of_phrase
from dragoman.finding.quote_pieces import LEAST, OPENING, Saying, after, trim
from dragoman.finding.quote_verbs import SUBJECTS, of_verb
from dragoman.finding.quote_words import speech_words
from dragoman.parsing.clauses import is_verb

_CONTRAST = frozenset({"while", "though", "although", "whereas"})


def find_sayings(doc: Document) -> list[Saying]:
    """Cues with a content of their own, in text order."""
    words = speech_words()
    found: list[Saying] = []
    for token in doc.tokens:
        if is_verb(token) and token.lower != "according":
            saying = of_verb(doc, token, words)
        elif token.pos in {"NOUN", "PROPN"} and token.lemma in words.nouns:
            saying = _of_noun(doc, token, words.nouns[token.lemma])
        elif token.pos == "ADJ" and token.lemma in words.adjectives:
            saying = _of_adjective(doc, token, words.adjectives[token.lemma])
        else:
            saying = of_phrase(doc, token, words)
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
            elif first < inner.head and not _is_survey(doc, outer):
                cut = _contrast_start(doc, inner, first)
            pieces = trim(doc, [*saying.pieces[:-1], (first, cut)]) if cut is not None else ()
            if pieces:
                changed[outer.head] = replace(saying, pieces=pieces)
                break
    return [changed[s.head] for s in sayings]


def _is_survey(doc: Document, outer: Saying) -> bool:
    """"The survey found that most agreed, while some disputed it": the survey goes on."""
    return any(k.lemma in speech_words().surveys for k in doc.kids(outer.head, *SUBJECTS))


def _contrast_start(doc: Document, inner: Saying, first: int) -> int | None:
    """Start of the "while" clause within a content in which a cue stands."""
    if doc.tokens[first].text in OPENING:
        return None
    for i in (inner.head, *doc.ancestors(inner.head)):
        if i < first:
            return None
        if doc.tokens[i].dep == "advcl" and any(k.lower in _CONTRAST for k in doc.kids(i, "mark")):
            low = doc.subtree(i)[0]
            return low if low > first + LEAST else None
    return None


def _conjunct_start(doc: Document, outer: Saying, inner: Saying) -> int | None:
    """Where the second of two cues begins with its "and" or "but", if both are of one subject and tense."""
    verb = doc.tokens[inner.head]
    if verb.dep != "conj" or any(k.dep in SUBJECTS for k in doc.kids(verb.i)):
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


# --- nouns and adjectives


def _of_noun(doc: Document, noun: Token, ways: frozenset[str]) -> Saying | None:
    """"His claim that ...", "their plan to ...", "support for ...", "his view is that ..."."""
    offers = [(_noun_way(doc, kid), doc.subtree(kid.i)) for kid in doc.kids(noun.i, "acl", "ccomp", "relcl")]
    offers += _prepositions(doc, noun)
    verb = doc.tokens[noun.head]
    if noun.dep == "nsubj" and verb.lemma == "be":
        offers += [("that", doc.subtree(k.i)) for k in doc.kids(verb.i, "ccomp") if k.i > verb.i]
    return _first_listed(doc, noun, offers, ways)


def _noun_way(doc: Document, clause: Token) -> str:
    if any(m.lower in {"that", "whether"} for m in doc.kids(clause.i, "mark")):
        return "that"
    return "to" if _is_infinitive(doc, clause) else ""


def _of_adjective(doc: Document, adjective: Token, ways: frozenset[str]) -> Saying | None:
    """"Was confident that ...", "eager to ...", "critical of ...", "made clear that ..."."""
    verb = doc.tokens[adjective.head]
    that = "made" if verb.lemma == "make" else "that"
    clauses = doc.kids(adjective.i, "ccomp", "xcomp", "advcl")
    if adjective.dep in {"acomp", "oprd", "ccomp"}:
        clauses += doc.kids(verb.i, "ccomp", "xcomp")
    offers = [
        ("to" if _is_infinitive(doc, kid) else that, doc.subtree(kid.i))
        for kid in clauses
        if kid.dep != "advcl" or any(m.lower == "that" for m in doc.kids(kid.i, "mark"))
    ]
    return _first_listed(doc, adjective, offers + _prepositions(doc, adjective), ways)


def _prepositions(doc: Document, token: Token) -> list[tuple[str, tuple[int, int]]]:
    return [(f"prep:{kid.lower}", after(doc, kid)) for kid in doc.kids(token.i, "prep")]


def _is_infinitive(doc: Document, verb: Token) -> bool:
    return any(a.lower == "to" for a in doc.kids(verb.i, "aux"))


def _first_listed(
    doc: Document, cue: Token, offers: list[tuple[str, tuple[int, int]]], ways: frozenset[str]
) -> Saying | None:
    """The first content behind the cue whose construction the cue is listed with."""
    for way, pieces in sorted(offers, key=lambda offer: offer[1]):
        trimmed = trim(doc, [pieces]) if way in ways and pieces[1] > cue.i + 1 else ()
        if trimmed and trimmed[0][0] > cue.i:
            return Saying(cue.i, cue.i, cue.i + 1, way.partition(":")[0], trimmed)
    return None
