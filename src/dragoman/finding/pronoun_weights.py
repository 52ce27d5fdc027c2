"""Which mention a pronoun takes up. In: the scene and a pronoun; out: the mentions it may mean, with their weights.

Distance, grammatical rank and how much the report speaks of somebody weigh; gender, number and the rule that a verb's
subject is not its own object shut mentions out. Nouns that name no actor compete too: an "it" that means the bridge
means no state.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.document import Document, Token
from dragoman.finding.chains import Chain
from dragoman.finding.pronoun_scene import SUBJECTS, Scene, speaker_of
from dragoman.parsing.clauses import is_verb, subject

_OBJECTS = frozenset({"dobj", "dative"})
_REACH = 3  # sentences back
_PERSONS = frozenset({"person", "people"})


def candidates(scene: Scene, token: Token, kind: str) -> Iterator[tuple[float, int, tuple[Chain, ...]]]:
    doc, at = scene.doc, scene.cast.at
    for sentence in range(token.sentence, max(-1, token.sentence - _REACH - 1), -1):
        for head in scene.heads.get(sentence, ()):
            if head >= token.i and not _ahead(doc, token, head):
                continue
            chains = _together(scene, head) if kind == "many" else at[head]
            if head != token.i and _agrees(chains, kind) and not _shut_out(scene, token, head, chains):
                yield _score(scene, token, head, chains, kind), head, chains
        if kind in {"thing", "many"}:
            yield from _things(scene, token, sentence, kind)


def _ahead(doc: Document, token: Token, head: int) -> bool:
    """May a pronoun point forward to the main subject ("During his visit, Macron ...")?"""
    other = doc.tokens[head]
    if other.dep not in SUBJECTS or token.dep not in {"poss", "nsubj", "pobj"} or other.tag.startswith("PRP"):
        return False
    return doc.tokens[other.head].dep == "ROOT" and token.i < other.i and other.head in doc.ancestors(token.i)


def _together(scene: Scene, head: int) -> tuple[Chain, ...]:
    """The chains of a coordination, for its first member; else those of the mention itself."""
    doc, at = scene.doc, scene.cast.at
    chains = list(at[head])
    kind = chains[0].kind if chains else ""
    todo = doc.kids(head, "conj")
    while todo:
        item = todo.pop()
        chains.extend(c for c in at.get(item.i, ()) if (c.kind in _PERSONS) == (kind in _PERSONS))
        todo.extend(doc.kids(item.i, "conj"))
    return tuple({c.number: c for c in chains}.values())


def _agrees(chains: tuple[Chain, ...], kind: str) -> bool:
    if not chains:
        return False
    if kind == "many":
        return len(chains) > 1 or chains[0].plural or chains[0].kind in {"group", "people", "body"}
    if len(chains) > 1:
        return False
    chain = chains[0]
    if kind in {"m", "f"}:
        return chain.kind == "person" and not chain.plural and chain.gender in {None, kind}
    if chain.kind == "body":
        return not chain.plural
    return chain.kind == "state" or (chain.kind in {"group", "people"} and not chain.plural)


def _shut_out(scene: Scene, token: Token, head: int, chains: tuple[Chain, ...]) -> bool:
    """A verb's other argument, a noun that holds the pronoun, and the speaker of the quote it stands in."""
    doc, other = scene.doc, scene.doc.tokens[head]
    if scene.quoted[token.i] and not scene.quoted[head]:
        said = speaker_of(scene, token)
        if said and said[0] is chains[0]:
            return True
    if other.sentence != token.sentence:
        return False
    if token.dep != "poss" and _clause(doc, token.i) == _clause(doc, head):
        return True
    if token.dep in _OBJECTS and _understood(scene, token, chains):
        return True
    return head in doc.ancestors(token.i) and token.dep in {"poss", "pobj"} and not _below_clause(doc, token.i, head)


def _understood(scene: Scene, token: Token, chains: tuple[Chain, ...]) -> bool:
    """Is it the subject that an infinitive has without saying so ("called the mayor to congratulate him")?"""
    verb = _clause(scene.doc, token.i)
    found = subject(scene.doc, verb) if is_verb(scene.doc.tokens[verb]) else None
    return found is not None and any(chain is chains[0] for chain in scene.cast.at.get(found, ()))


def _clause(doc: Document, i: int) -> int:
    """The verb whose argument the token is, through prepositions."""
    token = doc.tokens[i]
    while token.dep in {"pobj", "prep", "conj", "appos", "dative"} and token.head != token.i:
        token = doc.tokens[token.head]
    return token.head


def _below_clause(doc: Document, i: int, head: int) -> bool:
    """Does a clause stand between the token and its ancestor `head`?"""
    for up in [i, *doc.ancestors(i)]:
        if up == head:
            return False
        if doc.tokens[up].pos in {"VERB", "AUX"}:
            return True
    return False


def _score(scene: Scene, token: Token, head: int, chains: tuple[Chain, ...], kind: str) -> float:
    doc, other, chain = scene.doc, scene.doc.tokens[head], chains[0]
    score = _place(doc, token, head, scene.subjects)
    score += 0.15 * min(len(chain.phrases), 8)
    if kind in {"m", "f"}:
        score += 0.8 if chain.gender == kind else 0.0
        score += 0.5 if chain.named else 0.0
    elif kind == "many":
        score += 0.4 if len(chains) > 1 or chain.plural else -0.7
    elif chain.kind == "state" and other.dep in {"pobj", "compound", "amod"}:
        score -= 0.6
    if other.tag.startswith("PRP"):
        score += 0.6
    if scene.speaker.get(other.sentence) == head and not scene.quoted[token.i]:
        score += 0.8
    if scene.quoted[head] != scene.quoted[token.i]:
        score -= 0.5
    return score


def _place(doc: Document, token: Token, head: int, subjects: set[int]) -> float:
    """What distance and grammar say."""
    other = doc.tokens[head]
    gap = token.sentence - other.sentence
    score = -1.2 * gap - 0.01 * abs(token.i - head)
    if head > token.i:
        score -= 0.6
    if head in subjects or other.dep in SUBJECTS:
        score += 1.3 + (0.4 if doc.tokens[other.head].dep in {"ROOT", "ccomp", "conj"} else 0.0)
        score += 0.3 if token.dep in SUBJECTS else 0.0
    elif other.dep in {"dobj", "agent"}:
        score += 0.5
    elif other.dep in {"amod", "compound", "nmod"}:
        score -= 0.8
    elif other.dep == "poss":
        score += 0.1
    if gap == 0 and token.dep == "poss" and other.dep in SUBJECTS and other.head in doc.ancestors(token.i):
        score += 0.8
    return score


def _things(scene: Scene, token: Token, sentence: int, kind: str) -> Iterator[tuple[float, int, tuple[Chain, ...]]]:
    """Nouns that name no actor, as rivals: where one wins, the pronoun means no actor."""
    doc, at = scene.doc, scene.cast.at
    wanted = {"NN", "NNP"} if kind == "thing" else {"NNS", "NNPS"}
    for i in range(doc.sentences[sentence].first, min(token.i, doc.sentences[sentence].last)):
        other = doc.tokens[i]
        if other.tag not in wanted or i in at or other.entity in {"DATE", "TIME"}:
            continue
        if other.dep in {"compound", "amod", "npadvmod", "nmod"}:
            continue
        if other.sentence == token.sentence and token.dep != "poss" and _clause(doc, token.i) == _clause(doc, i):
            continue
        if i in doc.ancestors(token.i):
            continue
        penalty = 0.2 if kind == "thing" else 1.2
        yield _place(doc, token, i, scene.subjects) - penalty, i, ()
