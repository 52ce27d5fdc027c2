"""What is only mentioned. In: the drafts of a report; out: those that another of the sentence has as background.

News tells one act in the main clause and hangs earlier or intended ones on it: "after days of violence", "a man who was
jailed last year", "in order to fight the epidemic". Such a mention is no event of the report, unless it names its own
parties or nothing else in the sentence is told; a hostile act needs only one party, or a date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.coding.clause_status import is_governed
from dragoman.document import Document, Token
from dragoman.lang import word_set
from dragoman.parsing.clauses import is_infinitive, is_verb

if TYPE_CHECKING:
    from dragoman.coding.drafts import Draft

_SPOKEN = frozenset({"ACCUSE", "SUPPORT"})
# Prepositions before a gerund that tell what came earlier or why ("was jailed for spying").
_BACKWARD = frozenset({"after", "for", "before", "since", "following", "over", "despite", "of", "from", "without"})
_CONDITIONS = frozenset({"if", "unless", "until", "should", "once", "provided", "till"})
_PASSED = 3
# Roots of what is said: to mean to say a thing is to say it.
_VOICED = frozenset({"ACCUSE", "AGREE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
# Roots whose nouns are news wherever they stand, as soon as they tell to whom, by whom or when.
_HARD = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST"})
# Slots of the noun's own phrase that name a party and not only where it was.
_OWN_ACTOR = frozenset({"by", "poss", "between", "from"})
_OWN_RECIPIENT = frozenset({"of", "on", "upon", "against", "at", "poss"})
# Prepositions that put an act beside another in time; others say what the other is about ("suspected of an attack").
_BESIDE = frozenset({"after", "following", "since", "amid", "during", "despite", "before"})



def background(doc: Document, drafts: dict[int, Draft]) -> list[tuple[int, str]]:
    """Heads of the drafts that are only mentioned, with the reason."""
    gone = _spoken_of(doc, drafts)
    dropped = {head for head, _ in gone}
    left = {h: d for h, d in drafts.items() if h not in dropped}
    mentioned = {h for h, d in left.items() if _is_mentioned(doc, d, left)}
    told = {doc.tokens[h].sentence for h in left if h not in mentioned}
    gone += [(h, "background") for h in sorted(mentioned) if doc.tokens[h].sentence in told]
    for head, draft in left.items():
        if head not in mentioned and _is_purpose(doc, left, draft):
            gone.append((head, "purpose"))
        elif _is_unreal(draft):
            gone.append((head, "unreal"))
    return gone


def _spoken_of(doc: Document, drafts: dict[int, Draft]) -> list[tuple[int, str]]:
    """What somebody is accused of, and the act without a doer that is condemned or welcomed: told by `about`."""
    gone = []
    for draft in drafts.values():
        about = draft.about
        if draft.root not in _SPOKEN or about is None or about.head is None or about.head not in drafts:
            continue
        spoken = drafts[about.head]
        alleged = draft.rule.mode == "allege" and spoken.trigger.kind == "verb"
        if alleged or not _has_doer(spoken):
            gone.append((about.head, "topic-of-speech-act"))
            if alleged:
                gone += [(k.i, "topic-of-speech-act") for k in doc.kids(about.head, "conj") if k.i in drafts]
    return gone


def _has_doer(draft: Draft) -> bool:
    return bool(draft.roles.actor) and not draft.agentless


def _has_both(draft: Draft) -> bool:
    return len(draft.roles.actor) > 1 or (_has_doer(draft) and bool(draft.roles.recipient))


def _is_mentioned(doc: Document, draft: Draft, drafts: dict[int, Draft]) -> bool:
    token = doc.tokens[draft.trigger.head]
    if draft.trigger.kind == "noun":
        if _has_both(draft):
            return False
        if _in_phrase(doc, token) and draft.trigger.support is None:
            return not _is_told_beside(doc, draft)
        governor = doc.tokens[token.head]
        if not is_verb(governor) or governor.i in drafts:
            return False
        token = governor
    anchor = _anchor(doc, token, drafts)
    if anchor.dep == "relcl":
        return not _is_harm_done(draft, anchor is token) and not (_has_both(draft) and _after_comma(doc, anchor))
    if anchor.dep == "acl":
        return anchor.tag == "VBN" or (anchor is not token and _is_open(draft))
    if anchor.dep == "pcomp":
        backward = doc.tokens[anchor.head].lower
        met = draft.root == "CONSULT" and backward == "after" and _has_both(draft)  # "after meeting the king, he said"
        return backward in _BACKWARD and not met
    return anchor.dep == "advcl" and _is_open(draft) and _mark(doc, anchor) in _CONDITIONS


def _is_harm_done(draft: Draft, own: bool) -> bool:
    """ "The gunman who opened fire on worshippers": violence done to somebody is news in a relative clause too."""
    return own and draft.root == "ASSAULT" and draft.status.value == "happened" and bool(draft.roles.recipient)


def _is_told_beside(doc: Document, draft: Draft) -> bool:
    """A hostile act in a phrase of time that holds a party or a date of its own ("after last week's attacks on the
    port"), or one done to a person with a name."""
    token, roles = doc.tokens[draft.trigger.head], draft.roles
    while token.dep == "conj":
        token = doc.tokens[token.head]
    if draft.root not in _HARD or draft.status.value != "happened":
        return False
    if any(doc.tokens[p.head].entity == "PERSON" for p in roles.recipient):
        return roles.recipient_slot in _OWN_RECIPIENT  # "revenge for the killing of General Lee"
    if doc.tokens[token.head].lower not in _BESIDE:
        return False
    named = roles.actor_slot in _OWN_ACTOR or roles.recipient_slot in _OWN_RECIPIENT
    return named or _is_dated(doc, draft.trigger.head)


def _is_dated(doc: Document, noun: int) -> bool:
    inside = doc.kids(noun, "poss", "compound", "amod", "nmod", "nummod")
    after = [k for prep in doc.kids(noun, "prep") for k in doc.kids(prep.i, "pobj")]
    return any(k.entity == "DATE" for k in (*inside, *after))


def _anchor(doc: Document, token: Token, drafts: dict[int, Draft]) -> Token:
    """The verb whose clause the act stands in: verbs above it that tell no act of their own are passed."""
    for _ in range(_PASSED):
        above = doc.tokens[token.head]
        if token.dep not in {"xcomp", "conj"} or not is_verb(above) or above.i in drafts:
            break
        token = above
    return token


def _is_open(draft: Draft) -> bool:
    return draft.status.value in {"possible", "scheduled"}


def _mark(doc: Document, verb: Token) -> str:
    return next((k.lower for k in doc.kids(verb.i, "mark", "advmod") if k.i < verb.i), "")


def _in_phrase(doc: Document, token: Token) -> bool:
    while token.dep == "conj" and not is_verb(doc.tokens[token.head]):
        token = doc.tokens[token.head]
    return token.dep == "pobj"


def _after_comma(doc: Document, verb: Token) -> bool:
    """Whether a relative clause is set off by a comma, and so adds news."""
    before = doc.tokens[verb.head + 1 : verb.i]
    return any(t.text in {",", "-", "--", "—", "–"} for t in before[:_PASSED])


def _is_unreal(draft: Draft) -> bool:
    """What cannot happen or is to be prevented is no news of an act left undone."""
    return draft.status.unreal and draft.trigger.kind == "verb" and draft.root not in _VOICED


def _is_purpose(doc: Document, drafts: dict[int, Draft], draft: Draft) -> bool:
    """An act that is only what something is for: another, told act ("sent troops to retake the town"), or any at all
    where nobody voices it ("left troops there to train the police", "the ability to use such weapons")."""
    if not _is_open(draft) or draft.trigger.kind != "verb":
        return False
    token = _anchor(doc, doc.tokens[draft.trigger.head], drafts)
    if token.dep not in {"advcl", "acl"} or not is_infinitive(doc, token.i):
        return False
    if token.dep == "advcl" and is_governed(doc, doc.tokens[token.head]):
        return False
    if any(above in drafts for above in doc.ancestors(token.i)):
        return True
    idle = token.dep == "advcl" or doc.tokens[token.head].lemma in word_set("means_to")
    return idle and draft.root not in _VOICED
