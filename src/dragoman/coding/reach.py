"""Recipients that no slot of the frame holds. In: roles without recipient; out: the same with one, where words name it.

First what the trigger governs is searched ("vowed to close the markets of Kampala"). Then, for acts that are done
somewhere, whoever rules or lives at the act's place stands for those it is done to ("imposed a curfew in the city").
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.book import ActorBook, Party
from dragoman.coding.roles import Roles, belongs, free, others
from dragoman.document import Document, Token
from dragoman.finding.triggers import TriggerMention
from dragoman.lang import word_set
from dragoman.lang.rules import Frame, Rule
from dragoman.parsing.clauses import agent, is_infinitive, logical_object, prep_objects, subject

# What a party may stand in below a trigger that names no recipient itself, and the prepositions on the way.
_DEEPER = (
    "dobj", "dative", "prep", "pobj", "pcomp", "xcomp", "ccomp", "poss", "amod", "compound", "nmod", "nsubj",
    "nsubjpass", "acl", "advcl", "npadvmod", "relcl",
)  # fmt: skip
_INWARD = frozenset(
    {"of", "to", "for", "on", "in", "into", "from", "with", "against", "at", "near", "over", "about"}
    | {"toward", "towards", "inside", "out", "outside", "along", "between", "around", "among"}
)
_DEEPEST = 5
# What stands before a noun says whose it is: those who send "Kenyan troops" do nothing to Kenya.
_BEFORE = frozenset({"amod", "compound", "nmod", "poss"})
# Roots of ending something, and what opens the other side's part in it.
_ENDING = frozenset({"CONCEDE", "RETREAT", "REJECT", "THREATEN", "PROTEST"})
_SPEECH = frozenset({"THREATEN", "REQUEST", "AGREE", "REJECT", "ACCUSE", "SUPPORT"})
_DEMANDS = frozenset({"until", "unless", "if", "till"})
_CONDITIONS = frozenset({"until", "unless", "after", "till", "if", "once", "when", "before", "under", "following"})
# Roots of mutual frames that may still be done to somebody ("agreed to free the soldiers").
_TO_OTHERS = frozenset({"AGREE"})
# Where only this slot may hold the recipient, it must ("an effort with the junta", not "an effort to overthrow it").
PARTNER = ("with",)


def deeper(doc: Document, trigger: TriggerMention, roles: Roles, rule: Rule, book: ActorBook) -> Roles:
    """The roles with the first party or place in what the trigger governs, where no slot holds a recipient
    ("vowed to close the markets of Kampala")."""
    frame = rule.noun_frame if trigger.kind == "noun" else rule.frame
    mutual = frame is not None and frame.mutual
    if _to_each_other(doc, trigger.head):
        return roles
    if roles.recipient or not roles.actor or (mutual and (len(roles.actor) > 1 or rule.root not in _TO_OTHERS)):
        return roles
    if frame is None or not frame.recipient or frame.recipient == PARTNER:
        return roles
    other = _other_side(doc, trigger, rule, book, roles)
    if other:
        return replace(roles, recipient=other, recipient_slot="condition")
    found = _below(doc, trigger, frame, book, list(roles.actor), root=rule.root)
    return replace(roles, recipient=tuple(found), recipient_slot="deeper") if found else roles


def _to_each_other(doc: Document, verb: int) -> bool:
    """ "The two accused each other of sabotage in Mali": nobody else is accused."""
    preps = [k.i for k in doc.kids(verb, "prep", "agent")]
    objects = [k for i in (verb, *preps) for k in doc.kids(i, "dobj", "pobj", "dative")]
    firsts = {"other": "each", "another": "one"}
    return any(doc.tokens[k.i - 1].lower == firsts.get(k.lower) for k in objects if k.i > 0)


def _other_side(
    doc: Document, trigger: TriggerMention, rule: Rule, book: ActorBook, roles: Roles
) -> tuple[Party, ...]:
    """Who is to act before something ends, or has acted since: "will not call off the strike until the ministry pays".
    Whom a letter or call goes to is also told what is said in it ("wrote to the premier threatening to resign")."""
    verb, found = trigger.head, []
    openers = _DEMANDS if rule.root in {"THREATEN", "PROTEST"} else _CONDITIONS
    if rule.root in _ENDING:
        inner = [k.i for k in doc.kids(verb, "xcomp", "ccomp")]
        for clause in [c for i in (verb, *inner) for c in doc.kids(i, "advcl")]:
            if any(m.lower in openers for m in doc.kids(clause.i, "mark", "advmod", "prep")):
                found += [*_some(subject(doc, clause.i)), *_some(agent(doc, clause.i)), *_some(clause.i)]
        for prep in doc.kids(verb, "prep"):
            found += [k.i for k in doc.kids(prep.i, "pobj", "pcomp")] if prep.lower in openers else []
    above = _addressing(doc, verb) if doc.tokens[verb].tag == "VBG" else None
    if above is not None:
        found = [*_some(logical_object(doc, above)), *prep_objects(doc, above, "to"), *_written_to(doc, above)]
    for prep in doc.kids(verb, "prep") if rule.root in _SPEECH else []:
        letters = [k.i for k in doc.kids(prep.i, "pobj") if k.lemma in word_set("letters")]
        found += [i for letter in letters for i in prep_objects(doc, letter, "to")] if prep.lower == "in" else []
    taken = list(roles.actor)
    for head in found:
        parties = free(book.parties(head), taken) or [
            p for i in prep_objects(doc, head, "with") for p in free(book.parties(i), taken)
        ]
        parties = [p for p in parties if not belongs(doc, p, book, taken)]
        if parties:
            return tuple(parties)
    return ()


def _addressing(doc: Document, verb: int) -> int | None:
    """The verb of writing or speaking that a participle hangs on, or on whose addressee it does."""
    above = (verb, *doc.ancestors(verb))[1:4]
    return next((i for i in above if doc.tokens[i].lemma in word_set("addressing")), None)


def _written_to(doc: Document, verb: int) -> list[int]:
    """Whom "sent a letter to" names."""
    return [i for head in _some(logical_object(doc, verb)) for i in prep_objects(doc, head, "to")]


def _some(head: int | None) -> list[int]:
    return [] if head is None else [head]


def _below(
    doc: Document, trigger: TriggerMention, frame: Frame, book: ActorBook, taken: list[Party], *, root: str
) -> list[Party]:
    start = trigger.head if trigger.support is None else trigger.support
    if trigger.kind == "modal":
        start = doc.tokens[trigger.head].head
    queue = [(start, 0)]
    places: list[Party] = []
    while queue:
        i, depth = queue.pop(0)
        for kid in doc.kids(i, *_DEEPER):
            owned = kid.dep in _BEFORE and _is_means(doc, doc.tokens[i], trigger, frame)
            inside = any(p.span.start <= kid.start < p.span.end for p in taken)
            if owned or inside or not _leads_on(doc, kid, trigger, depth):
                continue
            found = others(doc, free(book.parties(kid.i), taken), root, book, taken)
            if found and not _is_means(doc, kid, trigger, frame):
                return found
            town = None if book.parties(kid.i) else book.town(kid.i)
            places += [town] if town is not None else []
            if depth < _DEEPEST:
                queue.append((kid.i, depth + 1))
    return places[:1]


def _is_means(doc: Document, kid: Token, trigger: TriggerMention, frame: Frame) -> bool:
    """Whether an object is what is raised, sent or set up, not whom it is done to ("agreed to form a brigade")."""
    if kid.dep == "poss":  # "voiced his government's support for"
        thing = doc.tokens[kid.head]
        return thing.head == trigger.head and thing.dep == "dobj" and "obj" not in frame.recipient
    if kid.dep not in {"dobj", "conj"}:
        return False
    own = kid.head == trigger.head and "obj" not in frame.recipient
    return own or doc.tokens[kid.head].lemma in word_set("producing")


def _leads_on(doc: Document, kid: Token, trigger: TriggerMention, depth: int) -> bool:
    if kid.dep == "npadvmod":
        return doc.tokens[kid.head].lemma in word_set("leading")
    if kid.dep == "nsubj":
        return depth > 0
    if kid.dep == "prep":
        beside = any(k.lemma in word_set("links") for k in doc.kids(kid.i, "pobj"))  # "in connection with the murder"
        inward = kid.lower in _INWARD or (kid.lower == "by" and depth > 0 and doc.tokens[kid.head].pos == "NOUN")
        return inward and kid.i > trigger.head and not beside
    if kid.dep == "pcomp":
        return kid.tag == "VBG"  # not into "what his aide called a mistake", "whether Iran knew"
    return kid.dep not in {"advcl", "relcl"} or is_infinitive(doc, kid.i)
