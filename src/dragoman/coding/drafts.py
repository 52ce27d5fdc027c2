"""Triggers → drafts. In: triggers, actors, rules; out: coded acts with roles, status and topic, and what was dropped.

A draft is a claim that has no date, place, source or id yet.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from dragoman.coding.about import About, about_of
from dragoman.coding.background import background
from dragoman.coding.book import ActorBook, Party
from dragoman.coding.likelihood import UNTOLD, Likelihood, likelihood_of
from dragoman.coding.reach import PARTNER, deeper
from dragoman.coding.roles import Roles, roles_of
from dragoman.coding.status import Status, status_of
from dragoman.document import Document
from dragoman.finding.triggers import TriggerMention
from dragoman.lang import word_set
from dragoman.lang.rules import Rule
from dragoman.parsing.clauses import is_verb, logical_object, members
from dragoman.records import Drop

SPEECH = frozenset({"THREATEN", "REQUEST", "AGREE", "REJECT", "ACCUSE", "SUPPORT"})
# Acts that are only demanded, promised, refused or threatened are told by `about`, not by a claim of their own.
ABSORBING = frozenset({"THREATEN", "REQUEST", "AGREE", "REJECT"})
HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"})
FRIENDLY = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
# Acts that are news whoever does them; all others need a party that is not just a firm or an unknown name.
_VIOLENT = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})
# Acts that are kept with an unknown actor where nobody is named.
_AGENTLESS = frozenset({"ASSAULT", "COERCE", "PROTEST"})
# A report is business news from so many different words of business, and this share of all its words; no report on
# world affairs of 200 met either, four in five wire stories about earnings and takeovers did (2026-11).
_BUSINESS = ((3, 0.03), (2, 0.07))
# Slots of a demand that may belong to what is demanded.
_LOOSE = frozenset({"from", "of", "to", "on", "in"})
_KNOWN = frozenset({"the", "this", "that", "these", "those"})
_TOGETHER = frozenset({"COOPERATE", "CONSULT", "SUPPORT"})
_PRIVATE = frozenset({"BUS", "MNC", "UAF", "UNK", None})


@dataclass(frozen=True, slots=True)
class Draft:
    """One coded mention of an act."""

    trigger: TriggerMention
    rule: Rule
    root: str
    roles: Roles
    status: Status
    about: About | None
    agentless: bool = False
    likelihood: Likelihood = UNTOLD


def draft_all(
    doc: Document, triggers: tuple[TriggerMention, ...], book: ActorBook
) -> tuple[list[Draft], list[Drop]]:
    """Every act the triggers name, in text order, and the triggers that were dropped with the reason."""
    drafts: dict[int, Draft] = {}
    drops: list[Drop] = []
    business = is_business(doc)
    by_head = {t.head: t for t in triggers}
    for trigger in triggers:
        found = _draft(doc, trigger, book, by_head)
        if business and isinstance(found, Draft) and not _two_powers(found.roles, book):
            found = "business-report"
        if isinstance(found, Draft):
            drafts[trigger.head] = found
        else:
            drops.append(Drop(trigger.span, found))
    drafts = {head: _answered(doc, draft, drafts) for head, draft in drafts.items()}
    for head, reason in (*_doubled(doc, drafts), *_absorbed(doc, drafts)):
        gone = drafts.pop(head, None)
        if gone is not None:
            drops.append(Drop(gone.trigger.span, reason))
    for head, reason in background(doc, drafts):
        gone = drafts.pop(head, None)
        if gone is not None:
            drops.append(Drop(gone.trigger.span, reason))
    return [drafts[h] for h in sorted(drafts)], drops


def _draft(
    doc: Document, trigger: TriggerMention, book: ActorBook, by_head: dict[int, TriggerMention]
) -> Draft | str:
    reason = "no-party"
    for pattern in trigger.patterns:
        rule = pattern.rule
        roles = roles_of(doc, trigger, rule, book)
        about = about_of(doc, roles.topic, {h: t for h, t in by_head.items() if h != trigger.head})
        roles = deeper(doc, trigger, _inner_recipient(doc, roles, rule, about, by_head, book), rule, book)
        roles = _joint(roles, rule, about)
        fault = _fault(rule, roles, book)
        if fault is not None:
            reason = fault
            continue
        root = _redirect(doc, rule, about)
        status = status_of(doc, trigger)
        if pattern.is_negative and status.value == "negated":
            status = Status("happened", status.cues)
        if rule.status is not None and status.value == "happened":
            status = Status(rule.status, (trigger.span,))
        flight = rule.root == "SANCTION" and rule.mode == "expel"
        agentless = not roles.actor and (root in _AGENTLESS or flight)
        likelihood = likelihood_of(doc, trigger, root, status.value)
        if likelihood.speaks_against:
            return "unlikely"
        return Draft(trigger, rule, root, roles, status, about, agentless, likelihood)
    return reason


def _joint(roles: Roles, rule: Rule, about: About | None) -> Roles:
    """What several agree to do with each other is done to nobody else ("agreed to share data on the militia")."""
    several = len({i for p in roles.actor for i in p.ids}) > 1
    together = about is not None and about.rule is not None and about.rule.root in _TOGETHER
    if rule.root == "AGREE" and several and together and roles.recipient_slot in {"inner", "deeper"}:
        return replace(roles, recipient=(), recipient_slot=None)
    return roles


def _fault(rule: Rule, roles: Roles, book: ActorBook) -> str | None:
    """Why this rule does not apply with these roles, or None where it does."""
    actor, recipient = bool(roles.actor), bool(roles.recipient)
    met = {
        "any": actor or recipient,
        "actor": actor,
        "recipient": recipient,
        "both": actor and (recipient or len({i for p in roles.actor for i in p.ids}) > 1),
        "none": True,
    }[rule.needs]
    if not met:
        return "no-party"
    if rule.root in _VIOLENT:
        return None if rule.needs == "none" or _any_party(roles, book, _is_agent) else "not-political"
    return None if _any_party(roles, book, is_political) else "not-political"


def _any_party(roles: Roles, book: ActorBook, test: Callable[[ActorBook, str], bool]) -> bool:
    return any(test(book, i) for p in (*roles.actor, *roles.recipient) for i in p.ids)


def _is_agent(book: ActorBook, actor_id: str) -> bool:
    return book.get(actor_id).sector not in {"BUS", "MNC"}


def is_political(book: ActorBook, actor_id: str) -> bool:
    """States, their bodies and officials, armed groups, peoples and crowds; not firms nor unknown names."""
    actor = book.get(actor_id)
    if actor.sector in {"BUS", "MNC", "AGR"} or actor.media:
        return False
    if actor.kind in {"state", "people", "person"}:
        return True
    return actor.sector is not None or actor.country is not None


def is_business(doc: Document) -> bool:
    """Whether the report is a company's or a market's news, told by how much of it is their vocabulary."""
    words = [t.lemma for t in doc.tokens if t.lemma in word_set("business") or t.lower in word_set("business")]
    share = len(words) / max(len(doc.tokens), 1)
    return any(len(set(words)) >= kinds and share >= least for kinds, least in _BUSINESS)


def _two_powers(roles: Roles, book: ActorBook) -> bool:
    """Whether two states, bodies of state, armed groups or peoples meet in it."""
    ids = {i for p in (*roles.actor, *roles.recipient) for i in p.ids}
    powers = [i for i in ids if is_political(book, i) and book.get(i).sector not in _PRIVATE]
    return len(powers) >= 2


def _redirect(doc: Document, rule: Rule, about: About | None) -> str:
    """A vow to attack is a threat, a vow to help a promise, and troops sent on a peacekeeping mission are aid,
    whichever the verb's own root is."""
    if rule.root == "MOBILIZE" and about is not None and "peacekeeping" in about.topics:
        return "AID"
    if about is None or about.rule is None:
        return rule.root
    promises = rule.id.split(".")[-1] in word_set("promises")
    if rule.root == "AGREE" and about.rule.root == "MOBILIZE" and about.head is not None:
        promises &= is_verb(doc.tokens[about.head])  # "agreed to the deployment of monitors"
    if rule.root == "AGREE" and about.rule.root in {*HOSTILE, "THREATEN"} and "end" not in about.topics and promises:
        return "THREATEN"
    if rule.root == "AGREE" and about.rule.root == "REJECT" and promises:
        return "REJECT"  # a vow to defy an order refuses to obey it
    if about.head is not None and any(k.dep == "neg" or k.lower == "longer" for k in doc.kids(about.head)):
        # "warned that it would no longer tolerate" promises nothing, "vowed not to give way" refuses
        refuses = rule.root == "AGREE" and about.rule.root in {"CONCEDE", "RETREAT"} and promises
        return "REJECT" if refuses else rule.root
    if rule.root == "THREATEN" and about.rule.root in FRIENDLY - {"RETREAT"} and promises:
        return "AGREE"
    return rule.root


def _inner_recipient(
    doc: Document,
    roles: Roles,
    rule: Rule,
    about: About | None,
    by_head: dict[int, TriggerMention],
    book: ActorBook,
) -> Roles:
    """A threat to attack somebody is made to them: take the recipient of the act that is threatened. What is asked
    for is asked of who is to do it ("demanded the withdrawal of Serb forces from the town")."""
    if about is None or about.head is None or about.rule is None or rule.root not in ABSORBING:
        return roles
    if rule.noun_frame is not None and rule.noun_frame.recipient == PARTNER:
        return roles
    asked = rule.root == "REQUEST" and by_head[about.head].kind == "noun" and roles.recipient_slot in _LOOSE
    if roles.recipient and not asked:
        return roles
    inner = roles_of(doc, by_head[about.head], about.rule, book)
    taken = {i for p in roles.actor for i in p.ids}
    parties = inner.actor if roles.recipient else (*inner.recipient, *inner.actor)
    left: list[Party] = [p for p in parties if not taken & set(p.ids)]
    return replace(roles, recipient=tuple(left[:2]), recipient_slot="inner") if left else roles


def _answered(doc: Document, draft: Draft, drafts: dict[int, Draft]) -> Draft:
    """"Oman condemned the raid": whoever made the raid that was told before is condemned."""
    about = draft.about
    if draft.root not in {"ACCUSE", "SUPPORT"} or draft.roles.recipient or about is None or about.rule is None:
        return draft
    known = about.head is not None and any(k.lower in _KNOWN for k in doc.kids(about.head, "det"))
    taken = {i for p in draft.roles.actor for i in p.ids}
    for earlier in reversed([d for h, d in drafts.items() if h < draft.trigger.head] if known else []):
        if earlier.root == about.rule.root and earlier.status.value in {"happened", "ongoing"} and earlier.roles.actor:
            doers = tuple(p for p in earlier.roles.actor if not set(p.ids) <= taken)
            return replace(draft, roles=replace(draft.roles, recipient=doers, recipient_slot="told before"))
    return draft


def _doubled(doc: Document, drafts: dict[int, Draft]) -> list[tuple[int, str]]:
    """A verb and its object that name one act: the noun goes where the verb's rule asks for it ("signed an accord"),
    the verb where it only says that its subject met with the act ("repelled an attack")."""
    gone = []
    for draft in drafts.values():
        light = draft.trigger.support
        verb = drafts.get(light) if light is not None else None
        if verb is None or light is None:
            continue
        if draft.trigger.undergoes and not (verb.rule.obj or verb.rule.pobj or _is_manner(doc, draft)):
            gone.append((light, "told-by-its-object"))
        elif verb.rule.obj or verb.rule.pobj or verb.root == draft.root or _is_manner(doc, draft):
            gone.append((draft.trigger.head, "told-by-its-verb"))
    for draft in drafts.values():
        gone += [(head, "told-by-its-verb") for head in _asked_for(doc, draft) if head in drafts]
        if _explains(doc, draft, drafts):
            gone.append((draft.trigger.head, "told-by-its-verb"))
    return gone


def _is_manner(doc: Document, draft: Draft) -> bool:
    """"Resigned in protest", "tortured in custody": the verb tells the act."""
    noun = doc.tokens[draft.trigger.head]
    return noun.dep == "pobj" and noun.lemma in word_set("manners") | word_set("holdings")


def _explains(doc: Document, draft: Draft, drafts: dict[int, Draft]) -> bool:
    """ "Rejected the plan, calling it absurd": what is said of the same thing in a participle adds no act."""
    verb = doc.tokens[draft.trigger.head]
    if draft.root != "ACCUSE" or verb.dep != "advcl" or verb.tag != "VBG" or verb.head not in drafts:
        return False
    said_of = logical_object(doc, verb.i)
    return said_of is not None and doc.tokens[said_of].lower in {"it", "this", "that", "them"}


def _asked_for(doc: Document, draft: Draft) -> list[int]:
    """The words that a verb's rule asks for beside it: "lifted sanctions" is no sanction."""
    verb, rule = draft.trigger.head, draft.rule
    if draft.trigger.kind != "verb":
        return []
    found = [k.i for k in doc.kids(verb, "xcomp", "ccomp") if k.lemma in rule.xcomp and rule.root != "CONSULT"]
    heads = [n.i for k in doc.kids(verb, "prep", "agent", "dative") for n in doc.kids(k.i, "pobj")] if rule.pobj else []
    head = logical_object(doc, verb) if rule.obj else None
    for noun in [*heads, *members(doc, head)] if head is not None else heads:
        if doc.tokens[noun].lemma in rule.obj | rule.pobj:
            found.append(noun)
    return found


def _absorbed(doc: Document, drafts: dict[int, Draft]) -> list[tuple[int, str]]:
    """Acts that only stand as the topic of a speech act."""
    gone = []
    for draft in drafts.values():
        if draft.root in ABSORBING and draft.about is not None and draft.about.head is not None:
            head = draft.about.head
            gone.append((head, "topic-of-speech-act"))
            gone += [(k.i, "topic-of-speech-act") for k in doc.kids(head, "conj")]
    return gone
