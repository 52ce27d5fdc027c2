"""Who does it and to whom. In: a trigger, its rule and the actor book; out: actors, recipients and topics.

A frame names grammatical slots in order of preference; this file finds what stands in a slot, whatever the voice.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.coding.book import ActorBook, Party
from dragoman.document import Document, Token
from dragoman.finding.triggers import TriggerMention
from dragoman.lang import word_set
from dragoman.lang.rules import Frame, Rule
from dragoman.parsing.clauses import (
    before,
    clause_head,
    is_passive,
    is_verb,
    logical_object,
    logical_subject,
    members,
    own_subject,
    owner,
    prep_objects,
    subject,
)

# Slots that name a party themselves; in all others a noun that is no actor stands for the one it belongs to
# ("condemned Iran's tests", "withdrew from the Somali town", "Saudi warplanes bombed").
_DIRECT = frozenset({"mod", "poss", "comp", "support_subj"})
# How far into "the possibility of an escalation of the attacks by X" an owner is looked for.
_DEPTH = 2
# Who fights beside the actor ("Russian strikes with regime forces").
# What a party may stand in below a trigger that names no recipient itself, and the prepositions on the way.
_DEEPER = (
    "dobj", "dative", "prep", "pobj", "pcomp", "xcomp", "ccomp", "poss", "amod", "compound", "nmod", "nsubj",
    "nsubjpass",
    "acl", "advcl",
)  # fmt: skip
_INWARD = frozenset(
    {"of", "to", "for", "on", "in", "into", "from", "with", "against", "at", "near", "over", "about"}
    | {"toward", "towards", "inside", "between", "around", "among"}
)
_DEEPEST = 5
# Roots of mutual frames that may still be done to somebody ("agreed to free the soldiers").
_TO_OTHERS = frozenset({"AGREE"})
# Where only this slot may hold the recipient, it must ("an effort with the junta", not "an effort to overthrow it").
PARTNER = ("with",)
# Roots whose acts are also done to one's own people.
_DONE_TO_ONES_OWN = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE", "REQUEST", "SUPPORT", "CONSULT"})
_AT = frozenset({"in", "to", "for", "into", "across", "throughout"})
# Prepositions of the setting that a clause is told in.
_SETTINGS = frozenset({"during", "on", "after", "before", "at", "in", "following"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
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
    actor, actor_slot = _fill(doc, trigger, frame.actor, book, [])
    recipients = frame.recipient
    if trigger.undergoes and trigger.support is not None:
        recipients = ("support_subj", *recipients)
    if frame.mutual:
        other, slot = _fill(doc, trigger, recipients, book, actor)
        both = _unique([*actor, *other])
        return Roles(both, (), _topics(doc, trigger, frame), actor_slot or slot)
    if actor and trigger.kind == "noun" and "with" not in recipients:
        actor = actor + _beside(doc, trigger, book, actor)
    recipient, slot = _fill(doc, trigger, recipients, book, actor, own=rule.root not in _DONE_TO_ONES_OWN)
    return Roles(tuple(actor), tuple(recipient), _topics(doc, trigger, frame), actor_slot, slot)


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
    own: bool = False,
) -> tuple[list[Party], str | None]:
    """The parties in the first slot that holds any, and that slot's name; `taken` play another role already.

    With `own`, what belongs to those in `taken` is passed over: who withdraws its troops does nothing to them.
    """
    for name in slots:
        parties: list[Party] = []
        for head in slot_heads(doc, trigger, name):
            if name == "mod" and book.is_town(head):
                continue  # "the Nairobi attack": where it was, not whose it was
            found = _free(book.parties(head), taken)
            if not found and name not in _DIRECT and not any(p.head == head for p in taken):
                found = _owners(doc, head, book, taken, agent=name == "subj")
            parties += [p for p in found if p not in parties and not (own and _belongs(doc, p, book, taken))]
        if parties:
            return parties, name
    return [], None


def _belongs(doc: Document, party: Party, book: ActorBook, taken: list[Party]) -> bool:
    """Whether a party is called theirs by a possessive pronoun ("its troops")."""
    ids = {i for p in taken for i in p.ids}
    for kid in doc.kids(party.head, "poss"):
        mention = book.mention(kid.i) if kid.pos == "PRON" else None
        if mention is not None and set(mention.actors) & ids:
            return True
    return False


def deeper(doc: Document, trigger: TriggerMention, roles: Roles, rule: Rule, book: ActorBook) -> Roles:
    """The roles with the first party or place in what the trigger governs, where no slot holds a recipient
    ("vowed to close the markets of Kampala")."""
    frame = rule.noun_frame if trigger.kind == "noun" else rule.frame
    mutual = frame is not None and frame.mutual
    if roles.recipient or not roles.actor or (mutual and (len(roles.actor) > 1 or rule.root not in _TO_OTHERS)):
        return roles
    if frame is None or not frame.recipient or frame.recipient == PARTNER:
        return roles
    found = _below(doc, trigger, book, list(roles.actor))
    return replace(roles, recipient=tuple(found), recipient_slot="deeper") if found else roles


def _below(doc: Document, trigger: TriggerMention, book: ActorBook, taken: list[Party]) -> list[Party]:
    start = trigger.head if trigger.support is None else trigger.support
    if trigger.kind == "modal":
        start = doc.tokens[trigger.head].head
    queue = [(start, 0)]
    places: list[Party] = []
    while queue:
        i, depth = queue.pop(0)
        for kid in doc.kids(i, *_DEEPER):
            if not _leads_on(doc, kid, trigger, depth) or any(p.span.start <= kid.start < p.span.end for p in taken):
                continue
            found = _free(book.parties(kid.i), taken)
            if found:
                return found
            town = book.town(kid.i)
            places += [town] if town is not None else []
            if depth < _DEEPEST:
                queue.append((kid.i, depth + 1))
    return places[:1]


def _leads_on(doc: Document, kid: Token, trigger: TriggerMention, depth: int) -> bool:
    if kid.dep == "nsubj":
        return depth > 0
    if kid.dep == "prep":
        return kid.lower in _INWARD and kid.i > trigger.head
    return kid.dep != "advcl" or _is_purpose(doc, kid.i)


def _is_purpose(doc: Document, verb: int) -> bool:
    return any(k.tag == "TO" for k in doc.kids(verb, "aux"))


def _beside(doc: Document, trigger: TriggerMention, book: ActorBook, actor: list[Party]) -> list[Party]:
    """Armed or official parties that act together with the actor."""
    found: list[Party] = []
    for name in _BESIDE:
        for head in prep_objects(doc, trigger.head, name):
            found += [
                p for p in _free(book.parties(head), actor) if all(book.get(i).sector in _SIDES for i in p.ids)
            ]
    return found


def _free(parties: list[Party], taken: list[Party]) -> list[Party]:
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
        found = _free(book.parties(inner), taken)
        if not found and depth < _DEPTH and doc.tokens[inner].pos in {"NOUN", "VERB"}:
            found = _owners(doc, inner, book, taken, agent=agent, depth=depth + 1)
        if found:
            return found
    town = None if agent or depth else book.town(head)
    return [town] if town else []


def _doers(doc: Document, verb: int) -> list[int]:
    """Subject and object of a gerund or clause ("the possibility of Turkey deploying troops")."""
    own = own_subject(doc, verb)
    return ([own.i] if own is not None else []) + [k.i for k in doc.kids(verb, "dobj")]


def slot_heads(doc: Document, trigger: TriggerMention, name: str) -> list[int]:
    """Heads of what stands in slot `name` of the trigger."""
    if name == "place":
        return _clause_places(doc, trigger)
    if trigger.kind == "noun":
        return _noun_slot(doc, trigger, name)
    if trigger.kind == "modal":
        return _modal_slot(doc, trigger, name)
    if trigger.kind == "adj":
        return _adjective_slot(doc, trigger, name)
    return _verb_slot(doc, trigger.head, name)


def _clause_places(doc: Document, trigger: TriggerMention) -> list[int]:
    """Places after the trigger in its own clause, under a preposition of place."""
    found, todo = [], [trigger.head]
    while todo:
        i = todo.pop()
        for kid in doc.kids(i):
            if kid.dep in {"relcl", "ccomp", "parataxis", "nsubj"} or kid.i < trigger.head:
                continue
            if kid.dep == "pobj" and kid.entity in {"GPE", "LOC"} and doc.tokens[i].lower in _AT:
                found.append(kid.i)
            todo.append(kid.i)
    return sorted(found)[:1]


def _verb_slot(doc: Document, verb: int, name: str) -> list[int]:
    if name == "subj":
        return _some(logical_subject(doc, verb))
    if name == "speaker":
        return _speaker(doc, doc.tokens[verb])
    if name == "obj":
        return _some(logical_object(doc, verb))
    if name == "iobj":
        return [k.i for k in doc.kids(verb, "dative") if k.tag not in {"IN", "TO"}]
    if name == "comp":
        complements = doc.kids(verb, "ccomp", "xcomp", "advcl")
        subjects = [own_subject(doc, c.i) for c in complements if c.i > verb]
        return [s.i for s in subjects if s is not None and s.dep != "csubj"]
    if name == "poss":
        head = logical_object(doc, verb)
        return [k.i for k in doc.kids(head, "poss")] if head is not None else []
    if name in {"xcomp", "ccomp", "advcl"}:
        wanted = {"xcomp": ("xcomp",), "ccomp": ("ccomp",), "advcl": ("advcl",)}[name]
        return [k.i for k in doc.kids(verb, *wanted) if k.i > verb]
    return _verb_preps(doc, verb, name)


def _verb_preps(doc: Document, verb: int, name: str) -> list[int]:
    if name == "by" and not is_passive(doc, verb):
        return []
    found = prep_objects(doc, verb, name)
    if not found and name not in {"of", "by"}:
        head = logical_object(doc, verb)
        found = prep_objects(doc, head, name) if head is not None else []
    return found


def _modal_slot(doc: Document, trigger: TriggerMention, name: str) -> list[int]:
    """An obligation: `speaker` lays it on the clause's subject (`obj`); what is to be done is the `topic`."""
    token = doc.tokens[trigger.head]
    verb = doc.tokens[token.head] if token.dep == "aux" else token
    if name == "obj":
        return _some(subject(doc, verb.i))
    if name == "xcomp":
        return [verb.i]
    return _speaker(doc, verb) if name == "speaker" else []


def _speaker(doc: Document, verb: Token) -> list[int]:
    """Who says the clause of this verb."""
    for _ in range(3):
        above = doc.tokens[verb.head]
        if verb.dep == "ccomp" and is_verb(above) and above.lemma in word_set("speakers"):
            return _some(logical_subject(doc, above.i))
        if verb.dep not in {"conj", "ccomp"}:
            return []
        verb = above
    return []


def _adjective_slot(doc: Document, trigger: TriggerMention, name: str) -> list[int]:
    if name == "subj":
        return _some(subject(doc, trigger.head))
    if name == "speaker":
        return _speaker(doc, doc.tokens[doc.tokens[trigger.head].head])
    if name in {"obj", "poss", "iobj"}:
        return []
    return _verb_slot(doc, trigger.head, name)


def _is_infinitive(doc: Document, verb: int) -> bool:
    return any(a.tag == "TO" for a in doc.kids(verb, "aux"))


def _noun_slot(doc: Document, trigger: TriggerMention, name: str) -> list[int]:
    noun, light = trigger.head, trigger.support
    if name == "poss":
        return [k.i for k in doc.kids(noun, "poss")]
    if name == "mod":
        return before(doc, noun)
    if name == "support":
        return _supporter(doc, trigger)
    if name == "support_subj":
        return _some(subject(doc, light)) if light is not None else []
    if name in {"xcomp", "ccomp", "acl"}:
        heads = [k.i for k in doc.kids(noun, "acl", "relcl", "ccomp") if k.dep == "ccomp" or _is_infinitive(doc, k.i)]
        if light is not None:
            heads += [k.i for k in doc.kids(light, "xcomp", "advcl") if k.i > noun]
        return heads
    if name == "comp":
        complements = doc.kids(noun, "acl", "ccomp", "relcl")
        subjects = [own_subject(doc, c.i) for c in complements]
        return [s.i for s in subjects if s is not None and s.pos in {"NOUN", "PROPN"}]
    return _noun_preps(doc, trigger, name)


def _supporter(doc: Document, trigger: TriggerMention) -> list[int]:
    """Who does what the noun names: the subject of its light verb, or of the clause it is the setting of."""
    light, rule = trigger.support, trigger.patterns[0].rule
    if light is None:
        mutual = rule.noun_frame is not None and rule.noun_frame.mutual
        met = not mutual or bool(prep_objects(doc, trigger.head, "with"))
        return _setting_subject(doc, doc.tokens[trigger.head]) if rule.root == "CONSULT" and met else []
    announced = doc.tokens[light].lemma in word_set("announcers")
    told = rule.root == "ASSAULT" and announced and _is_definite(doc, trigger.head)
    return [] if trigger.undergoes or told else _some(logical_subject(doc, light))


def _setting_subject(doc: Document, noun: Token) -> list[int]:
    """"On a visit to Kenya, the minister said": who speaks or acts in the setting of a meeting takes part in it."""
    while noun.dep == "conj" and doc.tokens[noun.head].pos == "NOUN":
        noun = doc.tokens[noun.head]
    prep = doc.tokens[noun.head]
    if noun.dep != "pobj" or prep.lower not in _SETTINGS:
        return []
    if _is_definite(doc, noun.i) and not doc.kids(noun.i, "prep"):
        return []  # "during the visit": told before, and not of whoever acts here
    above = doc.tokens[prep.head]
    if above.pos == "NOUN" and above.lemma in word_set("documents"):  # "said in a statement after talks with"
        above = doc.tokens[clause_head(doc, above.i)]
    return _some(subject(doc, above.i)) if is_verb(above) else []


def _is_definite(doc: Document, noun: int) -> bool:
    return any(k.lower in _DEFINITE for k in doc.kids(noun, "det"))


def _noun_preps(doc: Document, trigger: TriggerMention, name: str) -> list[int]:
    noun, light = trigger.head, trigger.support
    found = prep_objects(doc, noun, name)
    if not found and doc.tokens[noun].dep == "conj":
        found = prep_objects(doc, doc.tokens[noun].head, name)
    if not found:
        for kid in doc.kids(noun, "conj"):
            if kid.pos == "NOUN":
                found = found or prep_objects(doc, kid.i, name)
    if not found and name not in {"of", "by", "from"}:
        for prep in doc.kids(noun, "prep"):
            for kid in doc.kids(prep.i, "pobj"):
                found = found or prep_objects(doc, kid.i, name)
    verb = light
    if verb is None and doc.tokens[noun].dep in {"nsubj", "nsubjpass"} and is_verb(doc.tokens[doc.tokens[noun].head]):
        verb = doc.tokens[noun].head
    clausal = {"on", "against", "into", "with", "at", "to", "between", "for"}
    if trigger.undergoes:
        clausal |= {"from", "by"}
    if not found and verb is not None and name in clausal:
        found = prep_objects(doc, verb, name)
    if not found and name == "by" and light is not None and is_passive(doc, light):
        found = _some(logical_subject(doc, light))
    return found


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


def _some(head: int | None) -> list[int]:
    return [] if head is None else [head]
