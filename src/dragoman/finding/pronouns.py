"""Whom pronouns mean. In: a document and its cast of named and described actors; out: pronouns put into it.

Every earlier mention near enough is weighed (`pronoun_weights`); who is quoted says "I" and "we" (`pronoun_scene`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from dragoman.document import Document, Token
from dragoman.finding.chains import Cast, Chain
from dragoman.finding.phrases import Phrase
from dragoman.finding.pronoun_scene import SUBJECTS, Scene, pronoun_words, scene_of, speaking
from dragoman.finding.pronoun_weights import candidates

_SLOTS = SUBJECTS | {"dobj", "pobj", "poss", "dative", "agent"}
_HOMES = frozenset({"country", "nation", "homeland", "government"})
_LINKING = frozenset({"be", "remain", "become", "prove", "feel", "sound", "look"})
_PRIVATE = frozenset({"CVL", "BUS", None})


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    kinds = ("m", "f", "thing", "many", "speaker", "speakers", "relative")
    return {word: kind for kind in kinds for word in pronoun_words(kind)}


def add_pronouns(doc: Document, cast: Cast) -> None:
    """Resolve the pronouns of the document, in reading order, into the cast."""
    kinds = _kinds()
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
    found.extend(_own_countries(doc, cast))
    found.extend(_aged(doc, cast))
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


def _own_countries(doc: Document, cast: Cast) -> Iterator[Phrase]:
    """ "His country will veto it": the state of whoever speaks or is spoken of, where the report names it."""
    for token in doc.tokens:
        if token.lemma not in _HOMES or token.i in cast.at or token.tag not in {"NN", "NNP"}:
            continue
        poss = next((t for t in doc.kids(token.i, "poss") if t.tag == "PRP$"), None)
        owners = cast.at.get(poss.i, ()) if poss is not None else ()
        state = cast.state(owners[0].country) if len(owners) == 1 and owners[0].kind in {"person", "state"} else None
        if poss is not None and state is not None:
            phrase = Phrase(poss.i, token.i + 1, token.i, "nominal", "state", (token.lower,), determiner="poss")
            cast.put(phrase, state)
            yield phrase


def _aged(doc: Document, cast: Cast) -> Iterator[Phrase]:
    """ "The 43-year-old said": who was given that age, else the person last named."""
    for token in doc.tokens:
        if token.lower != "old" or token.dep not in _SLOTS or token.i < 5 or token.i in cast.at:
            continue
        the, age, _, year = doc.tokens[token.i - 5 : token.i - 1]
        if the.lower != "the" or year.lower != "year":
            continue
        people = [c for c in cast.chains if c.kind == "person" and not c.plural and c.before(the.i) >= 0]
        told = [c for c in people if any(_is_given(doc, p, age.lower) for p in c.phrases if p.head < the.i)]
        chain = max(told or [c for c in people if c.named], key=lambda c: c.before(the.i), default=None)
        if chain is not None:
            phrase = Phrase(the.i, token.i + 1, token.i, "nominal", "person", ("old",), determiner="the")
            cast.put(phrase, chain)
            yield phrase


def _is_given(doc: Document, phrase: Phrase, age: str) -> bool:
    """ "Adam Deng, 43, …", "the 43-year-old teacher"."""
    after = [t.lower for t in doc.tokens[phrase.last : phrase.last + 2]]
    return after == [",", age] or age in [t.lower for t in doc.tokens[phrase.first : phrase.head]]


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
            chains = scene.cast.at.get(doc.tokens[up].head, ())
            return () if token.lower == "which" and any(c.kind == "person" for c in chains) else chains
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
    if _is_stopgap(doc, token):
        return True
    if token.dep not in SUBJECTS:
        return False
    if verb.lemma in pronoun_words("empty_verbs"):
        return True
    if verb.lemma == "take" and any(t.lemma in pronoun_words("taken") for t in doc.kids(verb.i, "dobj", "npadvmod")):
        return True  # "it took months"
    kids = {t.dep for t in doc.kids(verb.i)}
    if any(t.lemma in pronoun_words("able") for t in doc.kids(verb.i, "acomp")):
        return False  # "it is willing to withdraw"
    if verb.lemma in _LINKING and kids & {"acomp", "attr", "advmod", "prep"}:
        deeper = {k.dep for t in doc.kids(verb.i, "acomp", "attr") for k in doc.kids(t.i)}
        return bool(kids & {"ccomp", "xcomp", "advcl"} or deeper & {"xcomp", "ccomp", "relcl", "acl"})
    return token.dep == "nsubjpass" and "ccomp" in kids


def _is_stopgap(doc: Document, token: Token) -> bool:
    """ "Made it clear that", "found it hard to say": an object that stands for the clause behind it."""
    if not token.i or doc.tokens[token.i - 1].lemma not in pronoun_words("makers"):
        return False
    after = doc.tokens[token.i + 1 : token.i + 4]
    quality = next((k for k, t in enumerate(after[:-1]) if t.pos in {"ADJ", "NOUN"}), None)
    return quality is not None and after[quality + 1].lower in {"that", "to", "for", "how", "whether", "when", "why"}
