"""Whom pronouns mean. In: a document and its cast of named and described actors; out: pronouns put into it.

Every earlier mention near enough is weighed (`pronoun_weights`); who is quoted says "I" and "we" (`pronoun_scene`).
"""

from __future__ import annotations

from functools import lru_cache

from dragoman.document import Document, Token
from dragoman.finding.chains import Cast, Chain
from dragoman.finding.phrases import Phrase
from dragoman.finding.pronoun_scene import SUBJECTS, Scene, scene_of, speaking
from dragoman.finding.pronoun_weights import candidates
from dragoman.lang import load

_PRIVATE = frozenset({"CVL", "BUS", None})


@lru_cache(maxsize=1)
def _words() -> tuple[dict[str, str], frozenset[str]]:
    data = load("actors")["pronouns"]
    kinds = ("m", "f", "thing", "many", "speaker", "speakers", "relative")
    return {w: kind for kind in kinds for w in data[kind].split()}, frozenset(data["empty_verbs"].split())


@lru_cache(maxsize=1)
def _able() -> frozenset[str]:
    return frozenset(load("actors")["pronouns"]["able"].split())


def add_pronouns(doc: Document, cast: Cast) -> None:
    """Resolve the pronouns of the document, in reading order, into the cast."""
    kinds, _ = _words()
    scene = scene_of(doc, cast)
    found = []
    for token in doc.tokens:
        kind = kinds.get(token.lower)
        if kind is None or token.i in cast.at or token.tag not in {"PRP", "PRP$", "WP", "WDT", "WP$"}:
            continue
        chains = _meaning(scene, token, kind)
        if chains:
            found.append(_put(scene, token, chains, kind))
    _own_by_pronoun(doc, cast)
    cast.phrases = sorted([*cast.phrases, *found], key=lambda p: (p.first, p.last))


def _own_by_pronoun(doc: Document, cast: Cast) -> None:
    """Countries of "its army" and "his government", now that the pronouns are known."""
    for chain in cast.chains:
        owned = next((p for p in chain.phrases if p.form == "nominal" and p.determiner == "poss"), None)
        if chain.country is not None or owned is None:
            continue
        owners = [c for t in doc.kids(owned.head, "poss") for c in cast.at.get(t.i, ())]
        if owners and owners[0].country and chain.sector not in _PRIVATE:
            chain.country = owners[0].country


def _put(scene: Scene, token: Token, chains: tuple[Chain, ...], kind: str) -> Phrase:
    gender = kind if kind in {"m", "f"} and len(chains) == 1 and chains[0].kind == "person" else None
    phrase = Phrase(token.i, token.i + 1, token.i, "pronoun", chains[0].kind, (token.lower,), gender=gender)
    scene.cast.at[token.i] = chains
    scene.heads.setdefault(token.sentence, []).append(token.i)
    scene.heads[token.sentence].sort()
    if len(chains) == 1:
        chains[0].add(phrase)
    return phrase


def _meaning(scene: Scene, token: Token, kind: str) -> tuple[Chain, ...]:
    if kind == "relative":
        return _relative(scene, token)
    if kind in {"speaker", "speakers"}:
        return speaking(scene, token, kind)
    if kind == "thing" and _empty(scene.doc, token):
        return ()
    if token.lower.endswith(("self", "selves")):
        return _reflexive(scene, token)
    best: tuple[float, int, tuple[Chain, ...]] | None = None
    for score, head, chains in candidates(scene, token, kind):
        if best is None or (score, head) > best[:2]:
            best = (score, head, chains)
    return best[2] if best else ()


def _relative(scene: Scene, token: Token) -> tuple[Chain, ...]:
    """The noun that a relative clause hangs on."""
    doc, i = scene.doc, token.i
    for up in [i, *doc.ancestors(i)]:
        if doc.tokens[up].dep == "relcl":
            return scene.cast.at.get(doc.tokens[up].head, ())
    return ()


def _reflexive(scene: Scene, token: Token) -> tuple[Chain, ...]:
    for up in scene.doc.ancestors(token.i):
        subject = next((t.i for t in scene.doc.kids(up, "nsubj", "nsubjpass")), None)
        if subject is not None and subject < token.i:
            return scene.cast.at.get(subject, ())
    return ()


def _empty(doc: Document, token: Token) -> bool:
    """An "it" that stands for nothing: "it is clear that", "it seems"."""
    if token.dep == "expl":
        return True
    verb = doc.tokens[token.head]
    if token.dep not in SUBJECTS:
        return False
    if verb.lemma in _words()[1]:
        return True
    kids = {t.dep for t in doc.kids(verb.i)}
    if any(t.lemma in _able() for t in doc.kids(verb.i, "acomp")):
        return False  # "it is willing to withdraw"
    if verb.lemma == "be" and kids & {"acomp", "attr", "advmod", "prep"}:
        deeper = {k.dep for t in doc.kids(verb.i, "acomp", "attr") for k in doc.kids(t.i)}
        return bool(kids & {"ccomp", "xcomp", "advcl"} or deeper & {"xcomp", "ccomp", "relcl", "acl"})
    return token.dep == "nsubjpass" and "ccomp" in kids
