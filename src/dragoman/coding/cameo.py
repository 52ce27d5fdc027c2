"""The exact CAMEO code and mode. In: a draft and its status; out: the code that what the act is about makes exact.

A rule gives the code its words fix. For a demand, promise, refusal or threat the act spoken of makes it exact
("demands the release of": 1053), and so does the status of an act that is only planned ("will visit": 036).
The table `ontology/cameo_about.tsv` holds both.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from dragoman.coding.drafts import Draft
from dragoman.document import Document
from dragoman.lang import load
from dragoman.ontology import realis, roots

# The CAMEO family that a PLOVER root gives an act which is not (yet) done.
_FAMILY = {"AGREE": "03", "THREATEN": "13", "REJECT": "12"}


# Codes of attacks that leave open what they were made with, and where it may stand.
_ANY_WEAPON = frozenset({"180", "183", "190", "193", "194", "1834"})
_IN_CLAUSE = frozenset({"nsubj", "nsubjpass", "dobj", "prep", "pobj", "agent", "compound", "amod", "nmod", "pcomp", "acl", "punct"})
_DEPTH = 4


@dataclass(frozen=True, slots=True)
class Code:
    """A CAMEO code and the PLOVER mode that goes with it."""

    cameo: str
    mode: str | None


def refine(doc: Document, draft: Draft, status: str) -> Code:
    """The exact code of a draft with this status."""
    rule = draft.rule
    mode = rule.mode if rule.root == draft.root else None
    plover = realis(draft.root, status)
    if plover != draft.root:
        family = _FAMILY.get(plover)
        found = _look_up(family, draft.root, (rule.mode or "", *rule.contexts)) if family else None
        return Code(found[0] if found else rule.cameo, mode)
    if rule.root != draft.root:
        family = _FAMILY.get(draft.root, rule.cameo[:2])
        base = f"{family}0"
        families: tuple[str, ...] = (family,)
    else:
        base = rule.cameo
        families = (rule.cameo, rule.cameo[:2]) if _is_general(rule.cameo) else (rule.cameo,)
    found = next((f for family in families if (f := _by_topic(draft, family)) is not None), None)
    if found is None and draft.root == "ASSAULT" and rule.cameo in _ANY_WEAPON:
        found = _weapon(doc, draft)
    if found is None:
        return Code(base, mode)
    legal = found[1] if found[1] in roots()[draft.root].modes else None
    return Code(found[0], mode or legal)


def _weapon(doc: Document, draft: Draft) -> tuple[str, str] | None:
    """The code and mode that the weapon named in the act's clause gives."""
    start = draft.trigger.head if draft.trigger.support is None else draft.trigger.support
    words: set[str] = set()
    level = [start]
    for _ in range(_DEPTH):
        kids = [k for i in level for k in doc.kids(i) if k.dep in _IN_CLAUSE]
        for kid in kids:
            after = doc.tokens[kid.i + 1].lemma if kid.i + 1 < len(doc.tokens) else ""
            words |= {kid.lemma, kid.lower, f"{kid.lower}_{after}"}
        level = [k.i for k in kids]
    for code, mode, known in _weapons():
        if code == draft.rule.cameo:
            return None  # nothing more telling is named
        if words & known:
            return code, mode
    return None


@lru_cache(maxsize=1)
def _weapons() -> tuple[tuple[str, str, frozenset[str]], ...]:
    return tuple((row["cameo"], row["mode"], frozenset(row["words"].split())) for row in load("weapons")["kind"])


def _is_general(code: str) -> bool:
    return len(code) <= 3 and code.endswith("0")


def _by_topic(draft: Draft, family: str) -> tuple[str, str] | None:
    about = draft.about
    if about is None:
        return None
    if about.rule is not None:
        details = (about.rule.mode or "", *about.rule.contexts, *about.topics)
        found = _look_up(family, about.rule.root, details)
        if found is not None:
            return found
    for topic in about.topics:
        found = _look_up(family, topic, about.topics)
        if found is not None:
            return found
    return None


def _look_up(family: str | None, about: str, details: tuple[str, ...]) -> tuple[str, str] | None:
    table = _table()
    for detail in (*filter(None, details), ""):  # the open row comes last
        found = table.get((family or "", about, detail))
        if found is not None:
            return found
    return None


@lru_cache(maxsize=1)
def _table() -> dict[tuple[str, str, str], tuple[str, str]]:
    lines = files("dragoman.ontology").joinpath("cameo_about.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return {(r[0], r[1], r[2]): (r[3], r[4] if len(r) > 4 else "") for r in rows}
