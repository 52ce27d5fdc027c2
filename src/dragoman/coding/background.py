"""What is only mentioned. In: the drafts of a report; out: those that stand in the background of another of the sentence.

News tells one act in the main clause and hangs earlier or intended ones on it: "after days of violence", "a man who was
jailed last year", "in order to fight the epidemic". Such a mention is no event of the report, unless it names its own
parties or nothing else in the sentence is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.document import Document, Token
from dragoman.parsing.clauses import is_verb

if TYPE_CHECKING:
    from dragoman.coding.drafts import Draft

_SPOKEN = frozenset({"ACCUSE", "SUPPORT"})


def background(doc: Document, drafts: dict[int, Draft]) -> list[tuple[int, str]]:
    """Heads of the drafts that are only mentioned, with the reason."""
    gone = _spoken_of(doc, drafts)
    dropped = {head for head, _ in gone}
    left = {h: d for h, d in drafts.items() if h not in dropped}
    mentioned = {h for h, d in left.items() if _is_mentioned(doc, d)}
    told = {doc.tokens[h].sentence for h in left if h not in mentioned}
    gone += [(h, "background") for h in sorted(mentioned) if doc.tokens[h].sentence in told]
    gone += [(h, "purpose") for h in left if h not in mentioned and _is_purpose(doc, left, left[h])]
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


def _is_mentioned(doc: Document, draft: Draft) -> bool:
    token = doc.tokens[draft.trigger.head]
    if draft.trigger.kind == "noun":
        both = len(draft.roles.actor) > 1 or (_has_doer(draft) and bool(draft.roles.recipient))
        return _in_phrase(doc, token) and draft.trigger.support is None and not both
    if draft.trigger.kind != "verb":
        return False
    if token.dep == "relcl":
        return not _has_doer(draft) or not _after_comma(doc, token)
    return token.dep == "acl" and token.tag == "VBN" and not _has_doer(draft)


def _in_phrase(doc: Document, token: Token) -> bool:
    while token.dep == "conj" and not is_verb(doc.tokens[token.head]):
        token = doc.tokens[token.head]
    return token.dep == "pobj"


def _after_comma(doc: Document, verb: Token) -> bool:
    """Whether a relative clause is set off by a comma, and so adds news."""
    return any(t.text in {",", "-", "--", "—", "–"} for t in doc.tokens[doc.tokens[verb.head].i + 1 : verb.i][:6])


def _is_purpose(doc: Document, drafts: dict[int, Draft], draft: Draft) -> bool:
    """An act that is only what another, told one is for ("sent troops to retake the town")."""
    token = doc.tokens[draft.trigger.head]
    if draft.status.value not in {"possible", "scheduled"} or token.dep not in {"advcl", "acl"}:
        return False
    if not any(k.tag == "TO" for k in doc.kids(token.i, "aux")):
        return False
    return any(above in drafts for above in doc.ancestors(token.i))
