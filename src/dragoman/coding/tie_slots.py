"""What a tie holds together. In: a word that names a tie, and the actor book; out: the parties of its two sides.

Unlike acts, ties hold between those that are named: nobody stands in for the thing they own, except where weapons and
positions of a party are fought over ("struck rebel positions").
"""

from __future__ import annotations

from functools import cache

from dragoman.coding.book import ActorBook, Party
from dragoman.coding.slots import slot_heads
from dragoman.document import Document, Token
from dragoman.finding.triggers import TriggerMention
from dragoman.lang import load, word_set
from dragoman.parsing.clauses import is_infinitive, is_verb, logical_subject, members, prep_objects, subject

_NEAR = ("amod", "compound", "nmod")
_OF = ("of", "for", "in", "from", "at", "with", "to", "within")
_MAX_CLIMB = 7
_MAX_REACH = 3
# Below "in" and the fight: "in the fight against", "in its efforts to defeat", "in defeating and expelling".
_INNER = frozenset({"acl", "conj", "advcl", "xcomp", "pobj", "prep", "pcomp"})


@cache
def tie_words(name: str) -> frozenset[str]:
    """A word set of the rules for ties."""
    return frozenset(load("ties")["words"][name].split())


def parties_in(
    doc: Document, trigger: TriggerMention, slots: tuple[str, ...], book: ActorBook, *, owned: bool = False
) -> list[Party]:
    """The parties that stand in the first slot that holds any; with `owned`, those whose weapons or posts do."""
    for name in slots:
        found: list[Party] = []
        for head in slot_heads(doc, trigger, name):
            for member in _listed(doc, trigger.head, head):
                party = book.party(member)
                found += [party] if party is not None else _owners(doc, member, book) if owned else []
        if found:
            return found
    return []


def _listed(doc: Document, trigger: int, head: int) -> list[int]:
    """The members of a list: the whole one for "A, B and C, assisted by D", and lists that begin as an apposition."""
    token = doc.tokens[trigger]
    if token.dep == "acl" and token.head == head and doc.tokens[trigger - 1].text == ",":
        while doc.tokens[head].dep == "conj":
            head = doc.tokens[head].head
    found = [m for m in members(doc, head) if m < trigger or head > trigger]
    for kid in doc.kids(head, "appos"):
        if doc.kids(kid.i, "conj"):
            found += members(doc, kid.i)
    return sorted(found)


def _owners(doc: Document, noun: int, book: ActorBook) -> list[Party]:
    lemma = doc.tokens[noun].lemma
    if lemma not in word_set("war_goods") and lemma not in tie_words("arms"):
        return []
    inside = (
        [k.i for k in doc.kids(noun, "poss", *_NEAR)] + prep_objects(doc, noun, "of") + prep_objects(doc, noun, "by")
    )
    found = [p for i in inside if (p := book.party(i)) is not None]
    return found[:1]


def clause_subject(doc: Document, head: int, book: ActorBook) -> list[Party]:
    """Who the clause around a word is about: "launched strikes in support of the rebels", "Mali's fight"."""
    for above in list(doc.ancestors(head))[:_MAX_CLIMB]:
        token = doc.tokens[above]
        heads = [k.i for k in doc.kids(above, "poss")]
        if is_verb(token) and token.dep not in {"aux", "auxpass"}:
            found = logical_subject(doc, above)
            heads = members(doc, found) if found is not None else []
        elif token.dep == "pobj" and book.mention(above) is not None:  # "help Mali in its fight"
            heads = members(doc, above)
        parties = [p for i in heads if i != head and (p := book.party(i)) is not None]
        if parties:
            return parties
        if token.dep in {"relcl", "ccomp"} and is_verb(token):
            return []
    return []


def unions(doc: Document, heads: list[int], book: ActorBook) -> list[Party]:
    """The unions whose members are named: "NATO members", "countries of the bloc", "the Coalition nations"."""
    found: list[Party] = []
    for head in heads:
        if doc.tokens[head].lemma in tie_words("belonging"):
            inside = [k.i for k in doc.kids(head, "poss", "compound")] + prep_objects(doc, head, "of")
            named = [book.party(i) or book.union(i) for i in inside]
            found += [p for p in named if p is not None][:1]
    return found


def beneficiaries(doc: Document, head: int, book: ActorBook) -> list[Party]:
    """Who is named right before a fight: "helping Mali in its fight", "NATO efforts to defeat", "a force to fight"."""
    noun = doc.tokens[doc.tokens[head].head]
    if doc.tokens[head].dep == "acl" and is_infinitive(doc, head):
        named = [noun.i] if not doc.kids(noun.i, "poss") else []
        named += [k.i for k in doc.kids(noun.i, "compound", "nmod", "amod")]
        found = [p for i in named if (p := book.party(i)) is not None]
        if found:
            return found[:1]
    for above in (head, *list(doc.ancestors(head))[:_MAX_REACH]):
        token = doc.tokens[above]
        prep = doc.tokens[token.head]
        if token.dep in {"pobj", "pcomp"} and prep.lower == "in" and prep.i:
            return [p for i in _phrase_before(doc, prep.i, book) if (p := book.party(i)) is not None]
        if token.dep not in _INNER:
            return []
    return []


def _phrase_before(doc: Document, end: int, book: ActorBook) -> list[int]:
    """The heads of the largest noun phrase that names a party and ends before token `end`."""
    token, found = doc.tokens[end - 1], None
    while True:
        found = token.i if book.party(token.i) is not None else found
        above = doc.tokens[token.head]
        if token.dep == "pobj" and above.lower == "of":
            above = doc.tokens[above.head]
        elif token.dep not in {"compound", "nmod", "amod", "conj"}:
            break
        if above.i >= end or above.pos not in {"NOUN", "PROPN", "PRON"}:
            break
        token = above
    return [m for m in members(doc, found) if m < end] if found is not None else []


def bearers(doc: Document, noun: Token, book: ActorBook) -> list[Party]:
    """Who a noun of standing is said of: "Omar, leader of …", "leader Omar", "Omar is the leader"."""
    head = doc.tokens[noun.head]
    named: list[int] = []
    if noun.dep == "appos" or (noun.dep in _NEAR and head.i > noun.i):
        named = [head.i]
    elif noun.dep == "attr" and is_verb(head):
        found = subject(doc, head.i)
        named = members(doc, found) if found is not None else []
    elif noun.dep == "pobj" and head.lower == "as" and is_verb(doc.tokens[head.head]):
        found = subject(doc, head.head)
        named = [found] if found is not None else []
    near = [noun.i, *prep_objects(doc, noun.i, "of"), *prep_objects(doc, noun.i, "for")]
    named += [
        k.i for i in near for k in doc.kids(i, "appos") if k.entity == "PERSON" or (i == noun.i and k.pos == "PROPN")
    ]
    return [p for i in named if (p := book.party(i)) is not None]


def belongings(
    doc: Document, noun: Token, book: ActorBook, holders: list[Party], preps: tuple[str, ...] | None = None
) -> list[Party]:
    """What a noun of standing is relative to: "leader of the militia", "the militia's leader", "militia leader".

    With `preps` only those prepositions (and "poss") count: "rebel fighters" names one party, not two.
    """
    taken = {i for p in holders for i in p.ids}
    owners = [k.i for k in doc.kids(noun.i, "poss")]
    if owners and noun.dep == "conj" and doc.tokens[owners[0]].pos == "PRON":  # "the army and its allies"
        owners = [m for m in members(doc, noun.head) if m < noun.i]
    slots = [owners] if preps is None or "poss" in preps else []
    slots += [[m for h in prep_objects(doc, noun.i, prep) for m in members(doc, h)] for prep in preps or _OF]
    if preps is None:
        slots.append([k.i for k in doc.kids(noun.i, *_NEAR)])
        if noun.dep in _NEAR:
            slots.append([k.i for k in doc.kids(noun.head, *_NEAR, "poss") if k.i < noun.i])
        titled = doc.kids(noun.i, "appos") or (doc.kids(noun.head, "appos") if noun.dep == "appos" else [])
        slots.append([k.i for k in titled if k.i > noun.i and k.entity == "ORG"])  # "Lee, commander, Land Command"
    for heads in slots:
        found = [p for i in heads if (p := book.party(i)) is not None and not set(p.ids) <= taken]
        if found:
            return found
    return []


def objects_of(doc: Document, prep: Token, book: ActorBook) -> list[Party]:
    """The parties that a preposition governs, or whose weapons and positions it does."""
    found: list[Party] = []
    for kid in doc.kids(prep.i, "pobj"):
        for member in members(doc, kid.i):
            party = book.party(member)
            found += [party] if party is not None else _owners(doc, member, book)
    return found
