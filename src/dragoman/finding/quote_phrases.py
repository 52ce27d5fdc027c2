"""Phrases as cues. In: "according to", "in the view of", "to the critics", "reportedly"; out: the cue with its clause.

What is said is the clause that the phrase stands in, without the phrase.
"""

from __future__ import annotations

from dragoman.document import Document, Token
from dragoman.finding.quote_pieces import Saying, around, trim
from dragoman.finding.quote_words import Words, speech_words
from dragoman.parsing.clauses import is_verb


def of_phrase(doc: Document, token: Token, words: Words) -> Saying | None:
    """The phrase that `token` begins as a cue, where it is one."""
    if token.lower == "according":
        return _according(doc, token)
    if token.lower in words.adverbs:
        return _by_adverb(doc, token)
    if token.lower == "to" and token.dep == "prep":
        return _to_whom(doc, token, words)
    if token.lower in words.sources and token.pos in {"ADP", "SCONJ"}:
        return _of_source(doc, token, words.sources[token.lower], words)
    return None


def _according(doc: Document, token: Token) -> Saying | None:
    """"According to X, ...": the rest of the clause is what X says."""
    to = [k.i for k in doc.kids(token.i, "prep") if k.lower == "to"]
    return _around(doc, token, to[0] + 1) if to else None


def _of_source(doc: Document, prep: Token, nouns: frozenset[str], words: Words) -> Saying | None:
    """"In the latest poll, ...", "in her view", "by their own account": somebody's view, or one poll."""
    held = next((k for k in doc.kids(prep.i, "pobj") if k.lemma in nouns), None)
    if held is None or (held.tag == "NNS" if held.lemma in words.surveys else holder_in(doc, held) is None):
        return None
    return _around(doc, prep, prep.i + 1)


def _to_whom(doc: Document, prep: Token, words: Words) -> Saying | None:
    """"To the critics, the vote was a farce": how a thing looks to people, told of at the start of the clause."""
    verb = doc.tokens[prep.head]
    end = doc.subtree(prep.i)[1]
    whom = next(iter(doc.kids(prep.i, "pobj")), None)
    if whom is None or verb.lemma not in words.looks or end >= verb.i or doc.tokens[end].text != ",":
        return None
    people = whom.entity in {"PERSON", "NORP"} or whom.tag == "NNS" or whom.lower in words.minds
    return _around(doc, prep, prep.i + 1) if people else None


def holder_in(doc: Document, noun: Token) -> int | None:
    """Whose view it is: "her view", "the view of the union", not "in view of"; a survey is a source of its own."""
    if noun.lemma in speech_words().surveys:
        return None
    owners = [k.i for k in doc.kids(noun.i, "poss")]
    for prep in doc.kids(noun.i, "prep"):
        if prep.lower == "of" and doc.kids(noun.i, "det"):
            owners += [k.i for k in doc.kids(prep.i, "pobj")]
    return owners[0] if owners else None


def _around(doc: Document, token: Token, end: int) -> Saying | None:
    pieces = trim(doc, around(doc, token.i, _scope(doc, token)))
    return Saying(token.i, token.i, end, "preposition", pieces) if pieces else None


def _scope(doc: Document, token: Token) -> tuple[int, int]:
    """The clause that a phrase is about, the sentence where no verb governs it; set off behind, all joined clauses."""
    verb = next((i for i in doc.ancestors(token.i) if is_verb(doc.tokens[i])), None)
    if verb is None:
        sentence = doc.sentences[token.sentence]
        return sentence.first, sentence.last
    while token.i > verb and doc.tokens[token.i - 1].text == "," and _is_joined(doc, verb):
        verb = doc.tokens[verb].head
    return doc.subtree(verb)


def _is_joined(doc: Document, verb: int) -> bool:
    """Whether a clause with a subject of its own is joined to another ("12 died and 15 survived")."""
    return doc.tokens[verb].dep == "conj" and bool(doc.kids(verb, "nsubj", "nsubjpass"))


def _by_adverb(doc: Document, adverb: Token) -> Saying | None:
    """"Has reportedly left": the clause is what nobody in particular says."""
    if not is_verb(doc.tokens[adverb.head]):
        return None
    pieces = trim(doc, around(doc, adverb.i, doc.subtree(adverb.head)))
    return Saying(adverb.i, adverb.i, adverb.i + 1, "inserted", pieces) if pieces else None
