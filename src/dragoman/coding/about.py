"""What a speech act is about. In: the heads of its topic and the triggers; out: what is asked or promised."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dragoman.document import Document
from dragoman.finding.triggers import TriggerMention
from dragoman.lang import load
from dragoman.lang.rules import Rule
from dragoman.parsing.clauses import is_infinitive, is_verb

_DEPTH = 4
_SPEECH = frozenset({"REQUEST", "THREATEN"})
_INTO = ("dobj", "xcomp", "ccomp", "prep", "pobj", "pcomp", "acl", "nsubjpass", "prt", "attr", "acomp", "advcl")
_PREPS = frozenset(
    {"of", "to", "for", "on", "in", "from", "with", "against", "into", "about", "over", "at", "by", "under"}
)


@dataclass(frozen=True, slots=True)
class About:
    """The act spoken of: the trigger that names it (None where only a topic word does), its rule, and topic classes."""

    head: int | None
    rule: Rule | None
    topics: tuple[str, ...]


def about_of(doc: Document, heads: tuple[int, ...], triggers: dict[int, TriggerMention]) -> About | None:
    """The first act named in the topic, nearest to its head; the classes of the topic's words in any case."""
    queue = [(h, 0) for h in heads]
    seen: list[int] = []
    hit: int | None = None
    speech: int | None = None  # "rejected a call for talks" is about the talks, not about the call
    while queue:
        i, depth = queue.pop(0)
        seen.append(i)
        if hit is None and i in triggers:
            root = triggers[i].patterns[0].rule.root
            if root == "AGREE" or (root in _SPEECH and triggers[i].kind == "noun"):
                speech = i if speech is None else speech
            else:
                hit = i
        if depth < _DEPTH:
            queue += [(k.i, depth + 1) for k in doc.kids(i, *_INTO) if _enters(doc, i, k.i)]
    hit = speech if hit is None else hit
    topics = topics_of(doc, seen)
    if hit is None and not topics:
        return None
    return About(hit, triggers[hit].patterns[0].rule if hit is not None else None, topics)


def _enters(doc: Document, above: int, kid: int) -> bool:
    token = doc.tokens[kid]
    if token.dep == "prep":
        return token.lower in _PREPS
    if token.dep in {"acl"}:
        return is_infinitive(doc, kid)
    return token.dep != "advcl" or (is_verb(doc.tokens[above]) and is_infinitive(doc, kid))


def topics_of(doc: Document, heads: list[int]) -> tuple[str, ...]:
    """The classes of these words and of the words before them, which tell more ("war crimes")."""
    index = _topic_index()
    found: list[str] = []
    for i in heads:
        for word in (*(k.lemma for k in doc.kids(i, "amod", "compound")), doc.tokens[i].lemma):
            found += [t for t in index.get(word, ()) if t not in found]
    return tuple(found)


@lru_cache(maxsize=1)
def _topic_index() -> dict[str, tuple[str, ...]]:
    index: dict[str, list[str]] = {}
    for name, words in load("topics").items():
        for word in words.split() if isinstance(words, str) else words:
            index.setdefault(word, []).append(name)
    return {word: tuple(names) for word, names in index.items()}
