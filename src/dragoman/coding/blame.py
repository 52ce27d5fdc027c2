"""Blame that stands in plain words of saying. In: the quotes and the acts coded so far; out: the accusations they make.

"The minister said Iran had broken its word" names no act of accusing, and is one: a political speaker holds a wrong
against another party. Whoever only reports an act of violence accuses nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.about import About, topics_of
from dragoman.coding.blame_words import blamed, blames_all, words_of
from dragoman.coding.book import ActorBook, Party
from dragoman.coding.drafts import Draft, is_political
from dragoman.coding.roles import Roles, free, others
from dragoman.coding.status import Status, status_of
from dragoman.document import Document
from dragoman.finding.quote_words import speech_words
from dragoman.finding.triggers import TriggerMention
from dragoman.lang.rules import Pattern, Rules
from dragoman.mentions import Quote
from dragoman.parsing.clauses import is_verb

_STANCES = frozenset({"asserts", "alleges"})
_TOLD = frozenset({"happened", "ongoing", "historical"})
_SPEAKERS = frozenset({"i", "we", "us", "me", "you"})
# Sectors whose word on what others did is a report.
_REPORTERS = frozenset({"COP", "MED", "EDU", "JRN", "BUS", "MNC", "UNK"})


def blames_of(
    doc: Document, quotes: tuple[Quote, ...], drafts: list[Draft], book: ActorBook, rules: Rules
) -> list[Draft]:
    """The drafts with one for each saying that blames somebody and is not coded yet."""
    found = list(drafts)
    held: set[int] = set()  # a word blames once, though several are quoted with it
    for quote, words in _own_words(doc, quotes, book):
        draft = _blame(doc, quote, [i for i in words if i not in held], found, book, rules)
        if draft is not None:
            found.append(draft)
            held.update(draft.roles.topic)
    return sorted(found, key=lambda d: d.trigger.head)


def _own_words(doc: Document, quotes: tuple[Quote, ...], book: ActorBook) -> Iterator[tuple[Quote, list[int]]]:
    """Each quote with the tokens that its speaker says and does not quote from others."""
    for quote in quotes:
        inner = [
            piece
            for other in quotes
            if other is not quote and other.tells and other.cue_span and _holds(quote, other.cue_span.start)
            if _is_another(doc, quote, other, book)
            for piece in (other.cue_span, *other.pieces)
        ]
        words = [i for piece in quote.pieces for i in doc.tokens_in(piece)]
        yield quote, [i for i in words if not any(p.start <= doc.tokens[i].start < p.end for p in inner)]


def _is_another(doc: Document, quote: Quote, inner: Quote, book: ActorBook) -> bool:
    """Whether somebody else speaks in a quote: not "I think that", "he said he knew that", "the vote shows that"."""
    if inner.speaker is None or quote.speaker is None:
        return True
    found, own = book.party(inner.speaker), book.party(quote.speaker)
    if found is None or doc.tokens[inner.speaker].lower in _SPEAKERS:
        return False
    return own is None or found.ids != own.ids


def _holds(quote: Quote, at: int) -> bool:
    return any(piece.start <= at < piece.end for piece in quote.pieces)


def _blame(
    doc: Document, quote: Quote, words: list[int], drafts: list[Draft], book: ActorBook, rules: Rules
) -> Draft | None:
    names = quote.cue in words_of("cue.names")  # "called it theft" vouches for what it calls
    cue = _cue(doc, quote) if (quote.tells or names) and quote.stance in _STANCES else None
    speakers = _speakers(doc, quote, book)
    if cue is None or not _may_blame(doc, book, speakers):
        return None
    word, targets = _held(doc, words, speakers, book, alleged=quote.stance == "alleges")
    if word is None or (names and not targets) or _is_coded(doc, cue, word, speakers, drafts):
        return None
    rule = rules.sayings["blame" if targets else "scorn"]
    kind = "verb" if is_verb(doc.tokens[cue]) else "noun"
    assert quote.cue_span is not None
    trigger = TriggerMention(cue, quote.cue_span, kind, (Pattern((doc.tokens[cue].lemma,), rule, kind),))
    denied = not names and speech_words().stances.get(doc.tokens[doc.tokens[cue].head].lemma) == "denies"
    status = Status("happened") if denied else status_of(doc, trigger)  # what is denied has been said
    if status.value not in _TOLD:
        return None
    roles = Roles(tuple(speakers), tuple(targets), (word,), "speaker", "inner" if targets else None)
    return Draft(trigger, rule, rule.root, roles, status, About(None, None, topics_of(doc, [word])))


def _cue(doc: Document, quote: Quote) -> int | None:
    """The verb of saying, or the noun where it is called the speaker's or made by them."""
    for i in doc.tokens_in(quote.cue_span) if quote.cue_span is not None else ():
        token = doc.tokens[i]
        if token.lemma in words_of("cue.none"):
            return None
        if is_verb(token):
            return i
        if token.pos == "NOUN" and quote.speaker is not None:
            owned = any(k.i == quote.speaker for k in doc.kids(i, "poss", "compound", "amod"))
            made = token.dep == "dobj" and doc.tokens[token.head].lemma in words_of("cue.made")
            return i if owned or made else None
    return None


def _speakers(doc: Document, quote: Quote, book: ActorBook) -> list[Party]:
    """Who speaks; for a campaign, a memo or an office, whose it is."""
    if quote.speaker is None or doc.tokens[quote.speaker].lower in _SPEAKERS:
        return []
    owners = (k.i for k in doc.kids(quote.speaker, "poss", "compound", "amod"))
    return book.parties(quote.speaker) or next((found for i in owners if (found := book.parties(i))), [])


def _may_blame(doc: Document, book: ActorBook, speakers: list[Party]) -> bool:
    if any(doc.tokens[p.head].lemma in words_of("said.sport") for p in speakers):
        return False
    ids = [i for p in speakers for i in p.ids]
    return any(is_political(book, i) and book.get(i).sector not in _REPORTERS for i in ids)


def _is_coded(doc: Document, cue: int, word: int, speakers: list[Party], drafts: list[Draft]) -> bool:
    """Whether the cue itself is coded, or the speaker's blame in a sentence of theirs."""
    ids = {i for p in speakers for i in p.ids}
    near = {doc.tokens[cue].sentence, doc.tokens[word].sentence}
    token = doc.tokens[cue]
    for draft in drafts:
        reason = token.dep == "advcl" and draft.trigger.head == token.head and draft.root == "REJECT"
        if draft.trigger.head == cue or reason:  # "dismissed the offer, saying that"
            return True
        theirs = any(set(p.ids) & ids for p in draft.roles.actor)
        if draft.root == "ACCUSE" and theirs and doc.tokens[draft.trigger.head].sentence in near:
            return True
    return False


def _held(
    doc: Document, words: list[int], speakers: list[Party], book: ActorBook, *, alleged: bool
) -> tuple[int | None, list[Party]]:
    """The first word that blames another party, with those it blames; else one that blames whatever it is said of."""
    for i in words:
        for head in blamed(doc, i, alleged=alleged):
            targets = _targets(doc, head, speakers, book)
            if targets:
                return i, targets
    return next((i for i in words if blames_all(doc, i)), None), []


def _targets(doc: Document, head: int, speakers: list[Party], book: ActorBook) -> list[Party]:
    if doc.tokens[head].lower in _SPEAKERS or (doc.tokens[head].dep == "compound" and book.is_town(head)):
        return []
    parties = book.parties(head)
    found = others(doc, free(parties, speakers), "", book, [p for p in speakers if not _is_critic(doc, p)])
    if len(found) < len(parties) or any(_is_theirs(doc, p, speakers, book) for p in found):
        return []
    return [p for p in found if any(is_political(book, i) for i in p.ids)]


def _is_theirs(doc: Document, party: Party, speakers: list[Party], book: ActorBook) -> bool:
    """Whether the speaker is called after the party ("the alliance's chief")."""
    held = [p.head for p in speakers if not _is_critic(doc, p)]
    names = [k.i for head in held for k in doc.kids(head, "poss", "compound", "amod", "nmod")]
    return any(set(party.ids) & set(own.ids) for i in names if (own := book.party(i)) is not None)


def _is_critic(doc: Document, party: Party) -> bool:
    """Whether somebody is called after whom they oppose ("the president's critics")."""
    return doc.tokens[party.head].lemma in speech_words().persons
