"""Whom pronouns mean. In: a document and its cast of named and described actors; out: pronouns put into it.

Every earlier mention near enough is weighed by its distance, its grammatical rank and how much the report
speaks of it; gender, number and the rule that a verb's subject is not its own object shut candidates out.
Nouns that name no actor compete too: an "it" that means the bridge means no state.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dragoman.document import Document, Token
from dragoman.finding.chains import Cast, Chain
from dragoman.finding.phrases import Phrase
from dragoman.lang import load
from dragoman.parsing.clauses import is_verb, subject

_OBJECTS = frozenset({"dobj", "dative"})
_REACH = 3  # sentences back
_SPEECH = frozenset(
    {
        "say",
        "tell",
        "add",
        "warn",
        "announce",
        "claim",
        "insist",
        "note",
        "explain",
        "write",
        "tweet",
        "argue",
        "state",
        "declare",
        "stress",
        "continue",
        "ask",
        "reply",
        "vow",
        "recall",
    }
)
_QUOTES = {'"': 0, "“": 1, "”": -1, "``": 1, "''": -1}
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PERSONS = frozenset({"person", "people"})


@dataclass(frozen=True, slots=True)
class _Scene:
    doc: Document
    cast: Cast
    heads: dict[int, list[int]]  # sentence → heads of mentions, growing
    quoted: list[bool]
    speaker: dict[int, int]  # sentence → head of the one who speaks in it
    subjects: set[int]  # mentions that are subjects, those included that the parser hung elsewhere


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
    heads: dict[int, list[int]] = {}
    for head in sorted(cast.at):
        heads.setdefault(doc.tokens[head].sentence, []).append(head)
    scene = _Scene(doc, cast, heads, _quoted(doc), {}, set(_subjects(doc, cast)))
    scene.speaker.update(_speakers(scene))
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


_PRIVATE = frozenset({"CVL", "BUS", None})


def _subjects(doc: Document, cast: Cast) -> Iterator[int]:
    yield from (head for head in cast.at if doc.tokens[head].dep in _SUBJECTS)
    for sentence in doc.sentences:
        for token in doc.tokens_of(sentence):
            if token.dep != "ROOT" or token.tag not in {"VBD", "VBZ", "VBP"} or doc.kids(token.i, *_SUBJECTS):
                continue
            i = token.i - 1
            while i >= sentence.first and doc.tokens[i].pos in {"ADV", "PUNCT"}:
                i -= 1
            if i in cast.at:
                yield i


def _put(scene: _Scene, token: Token, chains: tuple[Chain, ...], kind: str) -> Phrase:
    gender = kind if kind in {"m", "f"} and len(chains) == 1 and chains[0].kind == "person" else None
    phrase = Phrase(token.i, token.i + 1, token.i, "pronoun", chains[0].kind, (token.lower,), gender=gender)
    scene.cast.at[token.i] = chains
    scene.heads.setdefault(token.sentence, []).append(token.i)
    scene.heads[token.sentence].sort()
    if len(chains) == 1:
        chains[0].add(phrase)
    return phrase


def _meaning(scene: _Scene, token: Token, kind: str) -> tuple[Chain, ...]:
    if kind == "relative":
        return _relative(scene, token)
    if kind in {"speaker", "speakers"}:
        return _speaking(scene, token, kind)
    if kind == "thing" and _empty(scene.doc, token):
        return ()
    if token.lower.endswith(("self", "selves")):
        return _reflexive(scene, token)
    best: tuple[float, int, tuple[Chain, ...]] | None = None
    for score, head, chains in _candidates(scene, token, kind):
        if best is None or (score, head) > best[:2]:
            best = (score, head, chains)
    return best[2] if best else ()


def _relative(scene: _Scene, token: Token) -> tuple[Chain, ...]:
    """The noun that a relative clause hangs on."""
    doc, i = scene.doc, token.i
    for up in [i, *doc.ancestors(i)]:
        if doc.tokens[up].dep == "relcl":
            return scene.cast.at.get(doc.tokens[up].head, ())
    return ()


def _reflexive(scene: _Scene, token: Token) -> tuple[Chain, ...]:
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
    if token.dep not in _SUBJECTS:
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


# --- quotes


def _quoted(doc: Document) -> list[bool]:
    """Which tokens stand inside quotation marks; marks do not reach past their paragraph."""
    flags, inside, paragraph = [], False, -1
    for token in doc.tokens:
        if doc.sentences[token.sentence].paragraph != paragraph:
            paragraph, inside = doc.sentences[token.sentence].paragraph, False
        step = _QUOTES.get(token.text)
        if step is not None:
            inside = not inside if step == 0 else step > 0
            flags.append(False)
        else:
            flags.append(inside)
    return flags


def _speakers(scene: _Scene) -> Iterator[tuple[int, int]]:
    """Sentence → head of the subject of its verb of saying, outside quotation marks."""
    doc = scene.doc
    for token in doc.tokens:
        if token.lemma not in _SPEECH or scene.quoted[token.i] or token.pos not in {"VERB", "AUX"}:
            continue
        subject = next((t.i for t in doc.kids(token.i, "nsubj")), None)
        if subject is not None and not scene.quoted[subject]:
            yield token.sentence, subject


def _speaker_of(scene: _Scene, token: Token) -> tuple[Chain, ...]:
    """Who says the quoted words around a token: by the sentence's own cue, else a neighbour's."""
    sentences = scene.doc.sentences
    paragraph = sentences[token.sentence].paragraph
    for offset in (0, 1, -1, 2, -2):
        index = token.sentence + offset
        if not 0 <= index < len(sentences) or abs(sentences[index].paragraph - paragraph) > (offset < 0):
            continue
        if index in scene.speaker:
            return scene.cast.at.get(scene.speaker[index], ())
    return ()


def _speaking(scene: _Scene, token: Token, kind: str) -> tuple[Chain, ...]:
    """ "I" in a quote is who speaks, "we" the state or body spoken for, where the speaker has a known one."""
    if not scene.quoted[token.i]:
        return ()
    chains = _speaker_of(scene, token)
    if kind == "speaker" or not chains or chains[0].kind != "person":
        return chains
    one = chains[0]
    if one.sector in {"GOV", "MIL", "LEG"} and one.country:
        state = next((c for c in scene.cast.chains if c.state == one.country), None)
        return (state,) if state else chains
    return chains


# --- weighing


def _candidates(scene: _Scene, token: Token, kind: str) -> Iterator[tuple[float, int, tuple[Chain, ...]]]:
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
    if (
        other.dep not in _SUBJECTS
        or token.dep not in {"poss", "nsubj", "pobj"}
        or other.tag.startswith("PRP")
    ):
        return False
    return doc.tokens[other.head].dep == "ROOT" and token.i < other.i and other.head in doc.ancestors(token.i)


def _together(scene: _Scene, head: int) -> tuple[Chain, ...]:
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


def _shut_out(scene: _Scene, token: Token, head: int, chains: tuple[Chain, ...]) -> bool:
    """A verb's other argument, a noun that holds the pronoun, and the speaker of the quote it stands in."""
    doc, other = scene.doc, scene.doc.tokens[head]
    if scene.quoted[token.i] and not scene.quoted[head]:
        said = _speaker_of(scene, token)
        if said and said[0] is chains[0]:
            return True
    if other.sentence != token.sentence:
        return False
    if token.dep != "poss" and _clause(doc, token.i) == _clause(doc, head):
        return True
    if token.dep in _OBJECTS and _understood(scene, token, chains):
        return True
    return (
        head in doc.ancestors(token.i)
        and token.dep in {"poss", "pobj"}
        and not _below_clause(doc, token.i, head)
    )


def _understood(scene: _Scene, token: Token, chains: tuple[Chain, ...]) -> bool:
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


def _score(scene: _Scene, token: Token, head: int, chains: tuple[Chain, ...], kind: str) -> float:
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
    if head in subjects or other.dep in _SUBJECTS:
        score += 1.3 + (0.4 if doc.tokens[other.head].dep in {"ROOT", "ccomp", "conj"} else 0.0)
        score += 0.3 if token.dep in _SUBJECTS else 0.0
    elif other.dep in {"dobj", "agent"}:
        score += 0.5
    elif other.dep in {"amod", "compound", "nmod"}:
        score -= 0.8
    elif other.dep == "poss":
        score += 0.1
    if gap == 0 and token.dep == "poss" and other.dep in _SUBJECTS and other.head in doc.ancestors(token.i):
        score += 0.8
    return score


def _things(
    scene: _Scene, token: Token, sentence: int, kind: str
) -> Iterator[tuple[float, int, tuple[Chain, ...]]]:
    """Nouns that name no actor, as rivals: where one wins, the pronoun means no actor."""
    doc, at = scene.doc, scene.cast.at
    wanted = {"NN", "NNP"} if kind == "thing" else {"NNS", "NNPS"}
    for i in range(doc.sentences[sentence].first, min(token.i, doc.sentences[sentence].last)):
        other = doc.tokens[i]
        if other.tag not in wanted or i in at or other.entity in {"DATE", "TIME"}:
            continue
        if other.dep in {"compound", "amod", "npadvmod", "nmod"}:
            continue
        if (
            other.sentence == token.sentence
            and token.dep != "poss"
            and _clause(doc, token.i) == _clause(doc, i)
        ):
            continue
        if i in doc.ancestors(token.i):
            continue
        penalty = 0.2 if kind == "thing" else 1.2
        yield _place(doc, token, i, scene.subjects) - penalty, i, ()
