"""Recipients that no slot of the frame holds. In: roles without recipient; out: the same with one, where words name it.

First what the trigger governs is searched ("vowed to close the markets of Kampala"). Then, for acts that are done
somewhere, whoever rules or lives at the act's place stands for those it is done to ("imposed a curfew in the city").
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.book import ActorBook, Party
from dragoman.coding.roles import Roles, belongs, free
from dragoman.document import Document, Token
from dragoman.finding.triggers import TriggerMention
from dragoman.lang import word_set
from dragoman.lang.rules import Frame, Rule

# What a party may stand in below a trigger that names no recipient itself, and the prepositions on the way.
_DEEPER = (
    "dobj", "dative", "prep", "pobj", "pcomp", "xcomp", "ccomp", "poss", "amod", "compound", "nmod", "nsubj",
    "nsubjpass", "acl", "advcl",
)  # fmt: skip
_INWARD = frozenset(
    {"of", "to", "for", "on", "in", "into", "from", "with", "against", "at", "near", "over", "about"}
    | {"toward", "towards", "inside", "out", "between", "around", "among"}
)
_DEEPEST = 5
# Roots of mutual frames that may still be done to somebody ("agreed to free the soldiers").
_TO_OTHERS = frozenset({"AGREE"})
# Where only this slot may hold the recipient, it must ("an effort with the junta", not "an effort to overthrow it").
PARTNER = ("with",)


def deeper(doc: Document, trigger: TriggerMention, roles: Roles, rule: Rule, book: ActorBook) -> Roles:
    """The roles with the first party or place in what the trigger governs, where no slot holds a recipient
    ("vowed to close the markets of Kampala")."""
    frame = rule.noun_frame if trigger.kind == "noun" else rule.frame
    mutual = frame is not None and frame.mutual
    if roles.recipient or not roles.actor or (mutual and (len(roles.actor) > 1 or rule.root not in _TO_OTHERS)):
        return roles
    if frame is None or not frame.recipient or frame.recipient == PARTNER:
        return roles
    found = _below(doc, trigger, frame, book, list(roles.actor))
    return replace(roles, recipient=tuple(found), recipient_slot="deeper") if found else roles


def _below(
    doc: Document, trigger: TriggerMention, frame: Frame, book: ActorBook, taken: list[Party]
) -> list[Party]:
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
            found = [p for p in free(book.parties(kid.i), taken) if not belongs(doc, p, book, taken)]
            if found and not _is_means(doc, kid, trigger, frame):
                return found
            town = book.town(kid.i)
            places += [town] if town is not None else []
            if depth < _DEEPEST:
                queue.append((kid.i, depth + 1))
    return places[:1]


def _is_means(doc: Document, kid: Token, trigger: TriggerMention, frame: Frame) -> bool:
    """Whether an object is what is raised, sent or set up, not whom it is done to ("agreed to form a brigade")."""
    if kid.dep not in {"dobj", "conj"}:
        return False
    own = kid.head == trigger.head and "obj" not in frame.recipient
    return own or doc.tokens[kid.head].lemma in word_set("producing")


def _leads_on(doc: Document, kid: Token, trigger: TriggerMention, depth: int) -> bool:
    if kid.dep == "nsubj":
        return depth > 0
    if kid.dep == "prep":
        return kid.lower in _INWARD and kid.i > trigger.head
    return kid.dep != "advcl" or _is_purpose(doc, kid.i)


def _is_purpose(doc: Document, verb: int) -> bool:
    return any(k.tag == "TO" for k in doc.kids(verb, "aux"))
