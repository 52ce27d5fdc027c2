"""Who does it and to whom. In: a trigger, its rule and the actor book; out: actors, recipients and topics.

A frame names grammatical slots in order of preference; `slots` finds what stands in one, `reach` looks further where
none holds a recipient.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.coding.book import ActorBook, Party
from dragoman.coding.slots import slot_heads
from dragoman.document import Document
from dragoman.finding.triggers import TriggerMention
from dragoman.lang import word_set
from dragoman.lang.rules import Frame, Rule
from dragoman.parsing.clauses import before, is_verb, members, own_subject, owner, prep_objects

# Slots that name a party themselves; in all others a noun that is no actor stands for the one it belongs to
# ("condemned Iran's tests", "withdrew from the Somali town", "Saudi warplanes bombed").
_DIRECT = frozenset({"mod", "whose", "named", "poss", "support_subj"})
# How far into "the possibility of an escalation of the attacks by X" an owner is looked for.
_DEPTH = 2
# Roots whose acts are also done to one's own people.
_DONE_TO_ONES_OWN = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE", "REQUEST", "SUPPORT", "CONSULT"})
# Roots whose acts officials also do to their own state.
_AT_HOME = frozenset({"ASSAULT", "COERCE", "ACCUSE", "PROTEST", "CONCEDE", "REJECT", "SUPPORT"})
_OFFICIAL = frozenset({"GOV", "MIL"})
# Who fights beside the actor ("Russian strikes with regime forces").
_BESIDE = ("alongside", "with")
_SIDES = frozenset({"MIL", "REB", "PRM", "GOV", "COP", "UAF", "SPY"})


@dataclass(frozen=True, slots=True)
class Roles:
    """Parties in each role and the heads of the topic, with the slots they were found in."""

    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    topic: tuple[int, ...]
    actor_slot: str | None = None
    recipient_slot: str | None = None


def roles_of(doc: Document, trigger: TriggerMention, rule: Rule, book: ActorBook) -> Roles:
    """The roles that the rule's frame gives for this trigger."""
    frame = rule.noun_frame if trigger.kind == "noun" else rule.frame
    assert frame is not None
    actor, actor_slot = _actor(doc, trigger, frame, book)
    recipients = frame.recipient
    if trigger.undergoes and trigger.support is not None:
        recipients = ("support_subj", *recipients)
    if frame.mutual:
        other, slot = _fill(doc, trigger, recipients, book, actor)
        both = _unique([*actor, *other])
        return Roles(both, (), _topics(doc, trigger, frame), actor_slot or slot)
    if actor and trigger.kind == "noun" and "with" not in recipients:
        actor = actor + _beside(doc, trigger, book, actor)
    recipient, slot = _fill(doc, trigger, recipients, book, actor, root=rule.root)
    if not actor and rule.id.split(".")[-1] in word_set("hostings"):
        return Roles(tuple(recipient), (), _topics(doc, trigger, frame), slot)  # who comes is not told
    return Roles(tuple(actor), tuple(recipient), _topics(doc, trigger, frame), actor_slot, slot)


def _actor(
    doc: Document, trigger: TriggerMention, frame: Frame, book: ActorBook
) -> tuple[list[Party], str | None]:
    """Who does it: in the frame's slots, else a bare noun before the trigger."""
    actor, slot = _fill(doc, trigger, frame.actor, book, [])
    if not actor and trigger.kind == "noun" and "mod" in frame.actor:
        actor = [p for p in _arms(doc, trigger.head, book) if doc.tokens[p.head].lemma != "military"]
        slot = "mod" if actor else None
    return actor, slot


def _unique(parties: list[Party]) -> tuple[Party, ...]:
    seen: set[tuple[str, ...]] = set()
    kept = []
    for party in sorted(parties, key=lambda p: p.head):
        if party.ids not in seen:
            seen.add(party.ids)
            kept.append(party)
    return tuple(kept)


def _fill(
    doc: Document,
    trigger: TriggerMention,
    slots: tuple[str, ...],
    book: ActorBook,
    taken: list[Party],
    *,
    root: str = "ASSAULT",
) -> tuple[list[Party], str | None]:
    """The parties in the first slot that holds any, and that slot's name; `taken` play another role already.

    By the root of the act, what belongs to those in `taken` is passed over (who withdraws its troops does nothing to
    them), and so is the state that they act for.
    """
    for name in slots:
        parties: list[Party] = []
        for head in slot_heads(doc, trigger, name):
            if name in {"mod", "whose"} and book.is_town(head):
                continue  # "the Nairobi attack": where it was, not whose it was
            found = free(book.parties(head), taken)
            if not any(p.head in {head, *_inside(doc, head)} for p in (*found, *taken)) and name not in _DIRECT:
                found = [*_owners(doc, head, book, taken, agent=name == "subj"), *found]
            parties += [p for p in others(doc, found, root, book, taken) if p not in parties]
        if parties:
            return parties, name
    return [], None


def _arms(doc: Document, noun: int, book: ActorBook) -> list[Party]:
    """Whoever the bare noun before this one is ("a police raid", "rebel positions"); the nearest."""
    found = (book.arm(i) for i in reversed(before(doc, noun)))
    return [p for p in found if p is not None][:1]


def _inside(doc: Document, head: int) -> list[int]:
    """What a head may be named by: what follows "of" or stands in apposition."""
    return [*prep_objects(doc, head, "of"), *(k.i for k in doc.kids(head, "appos"))]


def others(doc: Document, found: list[Party], root: str, book: ActorBook, taken: list[Party]) -> list[Party]:
    """The parties found that are not the actor's own, as far as an act of that root is not done to one's own."""
    own, home = root in _DONE_TO_ONES_OWN, root in _AT_HOME
    found = [p for p in found if (own and not _is_backer(doc, p, root)) or not belongs(doc, p, book, taken)]
    found = [p for p in found if not (_is_backer(doc, p, root) and _is_home(p, book, taken))]
    return [p for p in found if home or not _is_home(p, book, taken)]


def _is_backer(doc: Document, party: Party, root: str) -> bool:
    """Whether it is their own support that is given ("conveyed Kenya's support")."""
    token = doc.tokens[party.head]
    return root == "SUPPORT" and token.dep == "poss" and doc.tokens[token.head].lemma in word_set("backings")


def _is_home(party: Party, book: ActorBook, taken: list[Party]) -> bool:
    """Whether a party is the state, called by its name, that those in `taken` act for ("Obama sought U.S. aid")."""
    mention = book.mention(party.head)
    states = [book.get(i) for i in party.ids]
    if any(s.kind != "state" for s in states) or (mention is not None and mention.form == "nominal"):
        return False
    officials = [book.get(i) for p in taken for i in p.ids]
    # The country of a person whom the register does not know may only be the one that the report is about.
    known = (a for a in officials if a.kind == "body" or (a.kind == "person" and a.wikidata))
    homes = {a.country for a in known if a.sector in _OFFICIAL}
    return {s.country for s in states} <= homes


def belongs(doc: Document, party: Party, book: ActorBook, taken: list[Party]) -> bool:
    """Whether a party is called theirs by a possessive pronoun ("its troops"), or they are called after it ("members
    of the party", who do nothing to the party)."""
    ids = {i for p in taken for i in p.ids}
    for kid in doc.kids(party.head, "poss"):
        mention = book.mention(kid.i) if kid.pos == "PRON" else None
        if mention is not None and set(mention.actors) & ids:
            return True
    inside = (book.mention(i) for p in taken for i in doc.tokens_in(p.span) if not _is_where(doc, i))
    return any(m is not None and set(party.ids) <= set(m.actors) for m in inside)


def _is_where(doc: Document, i: int) -> bool:
    """Whether a noun only says where: "workers in Kenya" are no part of Kenya's state."""
    return doc.tokens[i].dep == "pobj" and doc.tokens[doc.tokens[i].head].lower == "in"


def _beside(doc: Document, trigger: TriggerMention, book: ActorBook, actor: list[Party]) -> list[Party]:
    """Armed or official parties that act together with the actor."""
    found: list[Party] = []
    for name in _BESIDE:
        for head in prep_objects(doc, trigger.head, name):
            found += [
                p for p in free(book.parties(head), actor) if all(book.get(i).sector in _SIDES for i in p.ids)
            ]
    return found


def free(parties: list[Party], taken: list[Party]) -> list[Party]:
    """The parties that are nobody in `taken`: what Iran does to its own neighbours it does not do to Iran."""
    ids = {i for p in taken for i in p.ids}
    return [p for p in parties if not set(p.ids) <= ids]


def _owners(
    doc: Document, head: int, book: ActorBook, taken: list[Party], *, agent: bool, depth: int = 0
) -> list[Party]:
    """Whoever the noun at `head` belongs to, who does the deed at `head`, else the people of the place it is."""
    inside = _doers(doc, head) if is_verb(doc.tokens[head]) else owner(doc, head)
    for inner in inside:
        if agent and book.is_town(inner):
            continue
        found = free(book.parties(inner), taken)
        if not found and depth < _DEPTH and doc.tokens[inner].pos in {"NOUN", "VERB"}:
            found = _owners(doc, inner, book, taken, agent=agent, depth=depth + 1)
        if found:
            return found
    thing = not depth and doc.tokens[head].lemma in word_set("things_held")
    arms = free(_arms(doc, head, book), taken) if thing else []
    town = None if arms or agent or depth else book.town(head)
    return [town] if town else arms


def _doers(doc: Document, verb: int) -> list[int]:
    """Subject and object of a gerund or clause ("the possibility of Turkey deploying troops")."""
    own = own_subject(doc, verb)
    return ([own.i] if own is not None else []) + [k.i for k in doc.kids(verb, "dobj")]


def _topics(doc: Document, trigger: TriggerMention, frame: Frame) -> tuple[int, ...]:
    heads: list[int] = []
    for name in frame.topic:
        for head in slot_heads(doc, trigger, name):
            heads += [m for m in members_of_clause(doc, head) if m not in heads]
    return tuple(heads)


def members_of_clause(doc: Document, head: int) -> list[int]:
    """`head` and the nouns or verbs coordinated with it."""
    if not is_verb(doc.tokens[head]):
        return members(doc, head)
    found, todo = [head], [head]
    while todo:
        for kid in doc.kids(todo.pop(), "conj"):
            if is_verb(kid) and own_subject(doc, kid.i) is None:
                found.append(kid.i)
                todo.append(kid.i)
    return sorted(found)
