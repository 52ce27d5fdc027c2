"""Which mention a pronoun takes up. In: the scene and a pronoun; out: the mentions it may mean, with their weights.

Distance, grammatical rank and how much the report speaks of somebody weigh; gender, number and the rule that a verb's
subject is not its own object shut mentions out. Nouns that name no actor compete too: an "it" that means the bridge
means no state.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.document import Document, Token
from dragoman.finding.chains import Chain
from dragoman.finding.lexicon import lexicon
from dragoman.finding.pronoun_scene import SUBJECTS, Scene, pronoun_words, speaker_of
from dragoman.parsing.clauses import is_verb, subject

_OBJECTS = frozenset({"dobj", "dative"})
_REACH = 3  # sentences back
_PERSONS = frozenset({"person", "people"})
# What each mention so far adds; what a noun lacks that names no actor, in the singular and the plural; what one has
# that has just been brought up.
_OFTEN, _THING, _THINGS, _NEW = 0.12, -0.2, 1.8, 1.9
# Subject of the verb of saying or thinking above; subject of the clause around "its"; object of what "they" underwent.
_THINKS, _DOER, _UNDERGONE = 0.6, 1.4, 1.6
# Who is blamed or praised for what is theirs.
_BLAMED = 2.4
_REASONS = frozenset({"for", "over", "due", "because"})


def candidates(scene: Scene, token: Token, kind: str) -> Iterator[tuple[float, int, tuple[Chain, ...]]]:
    """Mentions, and nouns that name no actor, with their weights."""
    doc, at = scene.doc, scene.cast.at
    somebody = _is_somebody(doc, token)
    for sentence in range(token.sentence, max(-1, token.sentence - _REACH - 1), -1):
        for head in scene.heads.get(sentence, ()):
            if head >= token.i and not _ahead(doc, token, head):
                continue
            chains = _together(scene, head) if kind == "many" else at[head]
            agrees = head != token.i and _agrees(chains, kind, doc.tokens[head])
            if agrees and not _shut_out(scene, token, head, chains):
                yield _score(scene, token, head, chains, kind), head, chains
        if kind in {"thing", "many"}:
            rivals = _things(scene, token, sentence, kind)
            yield from (r for r in rivals if not somebody or doc.tokens[r[1]].lemma in pronoun_words("documents"))


def _is_somebody(doc: Document, token: Token) -> bool:
    """Must the pronoun mean an actor: who says or wants something, whose army it is?"""
    head = doc.tokens[token.head]
    if token.dep == "poss":
        return head.lemma in lexicon().heads or head.lemma in pronoun_words("owned")
    return token.dep == "nsubj" and (head.lemma in pronoun_words("speech") or head.lemma in pronoun_words("minded"))


def _ahead(doc: Document, token: Token, head: int) -> bool:
    """May a pronoun point forward to the main subject ("During his visit, Macron ...")?"""
    other = doc.tokens[head]
    if other.dep not in SUBJECTS or token.dep not in {"poss", "nsubj", "pobj"} or other.tag.startswith("PRP"):
        return False
    above = list(doc.ancestors(token.i))
    if doc.tokens[other.head].dep != "ROOT" or token.i > other.i or other.head not in above:
        return False
    branch = ([token.i, *above])[above.index(other.head)]
    return doc.tokens[branch].dep in {"prep", "advcl", "npadvmod", "advmod"}


def _together(scene: Scene, head: int) -> tuple[Chain, ...]:
    """The chains of a coordination, for its first member, or of those who met; else those of the mention itself."""
    doc, at = scene.doc, scene.cast.at
    chains = list(at[head])
    kind = chains[0].kind if chains else ""
    todo = doc.kids(head, "conj")
    verb = doc.tokens[doc.tokens[head].head]
    if doc.tokens[head].dep == "nsubj" and verb.lemma in pronoun_words("mutual"):
        todo += doc.kids(verb.i, "dobj")
        todo += [o for p in doc.kids(verb.i, "prep") if p.lower == "with" for o in doc.kids(p.i, "pobj")]
    while todo:
        item = todo.pop()
        chains.extend(c for c in at.get(item.i, ()) if (c.kind in _PERSONS) == (kind in _PERSONS))
        todo.extend(doc.kids(item.i, "conj"))
    return tuple({c.number: c for c in chains}.values())


def _agrees(chains: tuple[Chain, ...], kind: str, mention: Token) -> bool:
    if not chains:
        return False
    if kind == "many":
        return len(chains) > 1 or chains[0].plural or chains[0].kind in {"group", "people", "body"}
    if len(chains) > 1:
        return False
    chain = chains[0]
    if kind in {"m", "f"}:
        return chain.kind == "person" and not chain.plural and chain.gender in {None, kind}
    one = not chain.plural or (chain.named and mention.tag in {"NN", "NNP"})  # "the group", "Hamas"
    return chain.kind == "state" or (chain.kind in {"body", "group", "people"} and one)


def _shut_out(scene: Scene, token: Token, head: int, chains: tuple[Chain, ...]) -> bool:
    """A verb's other argument, a noun that holds the pronoun, and the speaker of the quote it stands in."""
    doc, other = scene.doc, scene.doc.tokens[head]
    if scene.quoted[token.i] and not scene.quoted[head]:
        said = speaker_of(scene, token)
        if said and said[0] is chains[0]:
            return True
    if token.dep == "nsubj" and _named_in_clause(scene, token, chains[0]):
        return True
    if other.sentence != token.sentence:
        return False
    if token.dep != "poss" and _clause(doc, token.i) == _clause(doc, head):
        return True
    if token.dep in _OBJECTS and _understood(scene, token, chains):
        return True
    held = head in doc.ancestors(token.i) and token.dep in {"poss", "pobj"} and not _below_clause(doc, token.i, head)
    # "The owner of his car", not "Deng and his father".
    return held and not (chains[0].named and chains[0].kind == "person")


def _named_in_clause(scene: Scene, pronoun: Token, chain: Chain) -> bool:
    """ "It violated Turkey's airspace": whoever the clause names again is not its subject."""
    doc, verb = scene.doc, pronoun.head
    first, last = doc.subtree(verb)[0], doc.subtree(verb)[-1]
    return any(
        doc.tokens[i].pos == "PROPN" and not _below_clause(doc, i, verb)
        for i in range(max(first, pronoun.i + 1), last)
        if any(c is chain for c in scene.cast.at.get(i, ()))
    )


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
    score = _place(doc, token, head, scene.subjects) + _fit(doc, token, head)
    score += _OFTEN * min(len(chain.phrases), 8)
    if kind in {"m", "f"}:
        score += 0.8 if chain.gender == kind else 0.0
        score += 0.5 if chain.named else 0.0
    elif kind == "many":
        score += 0.4 if len(chains) > 1 or chain.plural else -0.7
    elif chain.kind == "state" and other.dep in {"pobj", "compound", "amod"}:
        score -= 0.6
    if other.tag.startswith("PRP"):
        score += 0.6
    spoke = scene.speaker.get(other.sentence) == head and not scene.quoted[token.i]
    if spoke and (token.dep != "poss" or other.sentence != token.sentence):
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
        score -= 0.3
    if head in subjects or other.dep in SUBJECTS:
        score += 0.65 + (0.2 if doc.tokens[other.head].dep in {"ROOT", "ccomp", "conj"} else 0.0)
        score += 0.15 if token.dep in SUBJECTS else 0.0
    elif other.dep in {"dobj", "agent"}:
        score += 0.25
    elif other.dep in {"amod", "compound", "nmod"}:
        score -= 0.4
    elif other.dep == "poss":
        score += 0.1
    return score


def _fit(doc: Document, token: Token, head: int) -> float:
    """What the verbs around the pronoun say of a mention."""
    other, verb = doc.tokens[head], doc.tokens[token.head]
    score = 0.0
    if other.sentence == token.sentence:
        if token.dep in SUBJECTS and verb.dep == "ccomp" and other.head == verb.head and other.dep in SUBJECTS:
            score += _THINKS  # "Roe believes she can win"
        blamed = _blamed(doc, token) if token.dep == "poss" else []
        doer = _doer(doc, token) if token.dep == "poss" and not blamed else None
        if head in blamed:
            score += _BLAMED  # "condemned Chad for its raids"
        elif doer is not None and (doer == head or (other.dep == "poss" and other.head == doer)):
            score += _DOER  # "urged Chad to withdraw its troops"
    undergone = token.dep == "nsubjpass" or (token.dep == "nsubj" and verb.lemma == "be")
    if undergone and token.sentence - other.sentence <= 1:
        if other.dep == "dobj":
            score += _UNDERGONE  # "freed two men. They were unhurt"
        elif other.dep == "nsubj" and token.dep == "nsubjpass" and doc.kids(other.head, "dobj"):
            score -= _UNDERGONE
    return score


def _blamed(doc: Document, token: Token) -> list[int]:
    """Whom something is done or said to because of what the pronoun owns: "condemned Chad for its raids"."""
    above = list(doc.ancestors(token.i))
    reason = next((k for k, i in enumerate(above) if doc.tokens[i].lower in _REASONS), None)
    verb = next((k for k, i in enumerate(above) if is_verb(doc.tokens[i])), None)
    if reason is None or verb is None or verb < reason:
        return []
    objects = doc.kids(above[verb], "dobj")
    preps = [p for i in (above[verb], *(o.i for o in objects)) for p in doc.kids(i, "prep") if p.i < above[reason]]
    against = [o for p in preps if p.lower in {"against", "on", "upon"} for o in doc.kids(p.i, "pobj")]
    return [o.i for o in against or objects if o.i < above[reason]]


def _doer(doc: Document, token: Token) -> int | None:
    """The subject, said or understood, of the nearest clause whose subject does not hold the pronoun."""
    above = list(doc.ancestors(token.i))
    for i in above:
        if is_verb(doc.tokens[i]):
            found = subject(doc, i)
            if found is not None and found not in above:
                return found
    return None


def _things(scene: Scene, token: Token, sentence: int, kind: str) -> Iterator[tuple[float, int, tuple[Chain, ...]]]:
    """Nouns that name no actor, as rivals: where one wins, the pronoun means no actor."""
    doc, at = scene.doc, scene.cast.at
    also = any(k.lower in {"also", "then"} for k in doc.kids(token.head, "advmod"))  # what acted goes on acting
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
        score = _place(doc, token, i, scene.subjects) + _fit(doc, token, i)
        score += _OFTEN * (min(scene.spoken_of(other), 8) - 1) - (_THING if kind == "thing" else _THINGS)
        if kind == "thing" and other.dep == "dobj" and not also and any(k.lower in {"a", "an"} for k in doc.kids(i)):
            score += _NEW  # "tested a missile. It flew"
        yield score, i, ()
