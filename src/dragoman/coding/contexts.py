"""Why and in what setting. In: a draft in its sentence; out: PLOVER contexts and the words that fix them.

A context is read from the rule, from words of the act's own clause and the names of its parties, and from the sectors
of the parties. PLOVER's rules between contexts (what drops what, what repression is) are applied last.
"""

from __future__ import annotations

from functools import lru_cache

from dragoman.coding.book import ActorBook
from dragoman.coding.drafts import Draft
from dragoman.document import Document, Span, Token
from dragoman.lang import load
from dragoman.ontology import CONTEXTS
from dragoman.parsing.clauses import clause_head

_ARMED = frozenset({"REB", "UAF", "PRM", "CRM", "COP"})
_FORCES = frozenset({"COP", "MIL", "PRM", "SPY", "GOV"})
_UNARMED = frozenset({"CVL", "OPP", "JRN", "SOC", "EDU", "LAB", "REF"})
_FAIRNESS = frozenset({"rig", "rigged", "fraud", "fraudulent", "observer", "irregularity", "disputed"})
_CRIMES = frozenset({"corruption", "illegal_drugs", "trafficking"})


def contexts_of(doc: Document, draft: Draft, book: ActorBook) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """Contexts in the ontology's order, and the words they were read from."""
    words = _near(doc, draft)
    found: dict[str, list[Span]] = {name: [] for name in draft.rule.contexts}
    for token in words:
        for name in _by_word().get(token.lemma, ()) or _by_word().get(token.lower, ()):
            found.setdefault(name, []).append(Span(token.start, token.end))
    for name, span in _phrases_in(doc, words):
        found.setdefault(name, []).append(span)
    sectors = _sectors(draft, book)
    for name in _by_sector(sectors):
        found.setdefault(name, [])
    kept = _settle(found, draft, sectors, {t.lemma for t in words})
    ordered = tuple(name for name in CONTEXTS if name in kept)
    return ordered, tuple(sorted({s for name in ordered for s in found.get(name, ())}))


def _near(doc: Document, draft: Draft) -> list[Token]:
    """The words of the act's clause, clauses under it left out, in text order."""
    top = draft.trigger.support if draft.trigger.support is not None else clause_head(doc, draft.trigger.head)
    inside: list[int] = []
    todo = [top]
    while todo:
        i = todo.pop()
        inside.append(i)
        todo += [k.i for k in doc.kids(i) if k.dep not in {"relcl", "advcl", "parataxis", "ccomp"}]
    return [doc.tokens[i] for i in sorted(inside)]


def _phrases_in(doc: Document, words: list[Token]) -> list[tuple[str, Span]]:
    found = []
    for token in words:
        for phrase, name in _by_phrase().get(token.lower, ()):
            run = doc.tokens[token.i : token.i + len(phrase)]
            if len(run) == len(phrase) and all(w in (t.lower, t.lemma) for w, t in zip(phrase, run, strict=True)):
                found.append((name, Span(run[0].start, run[-1].end)))
    return found


def _sectors(draft: Draft, book: ActorBook) -> tuple[set[str], set[str]]:
    """Sectors of the actors and of the recipients."""
    sides = (draft.roles.actor, draft.roles.recipient)
    actor, recipient = ({book.get(i).sector or "" for p in side for i in p.ids} for side in sides)
    return actor, recipient


def _by_sector(sectors: tuple[set[str], set[str]]) -> list[str]:
    return [
        name
        for name, table in sorted(load("contexts").items())
        if (sectors[0] | sectors[1]) & set(table.get("sectors", ()))
    ]


def _settle(
    found: dict[str, list[Span]], draft: Draft, sectors: tuple[set[str], set[str]], lemmas: set[str]
) -> set[str]:
    """PLOVER's rules between contexts."""
    kept = set(found)
    everybody = sectors[0] | sectors[1]
    if "military" in kept and everybody & _ARMED and "MIL" not in everybody and "military" not in draft.rule.contexts:
        kept.discard("military")
    if kept & _CRIMES and "cyber" not in kept:
        kept.discard("crime")
    if "repression" in kept and not (sectors[0] & _FORCES and sectors[1] & _UNARMED):
        kept.discard("repression")
    if draft.root == "COERCE" and draft.rule.mode in {"cyber", "misinformation"}:
        kept.add(draft.rule.mode)
    if "election" in kept and lemmas & _FAIRNESS:
        kept.add("rights_freedoms")
    return kept


@lru_cache(maxsize=1)
def _by_word() -> dict[str, tuple[str, ...]]:
    index: dict[str, list[str]] = {}
    for name, table in load("contexts").items():
        for word in table.get("words", "").split():
            index.setdefault(word, []).append(name)
    return {word: tuple(names) for word, names in index.items()}


@lru_cache(maxsize=1)
def _by_phrase() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, table in load("contexts").items():
        for phrase in table.get("phrases", ()):
            words = tuple(phrase.split())
            index.setdefault(words[0], []).append((words, name))
    return index
