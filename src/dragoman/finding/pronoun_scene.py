"""Where pronouns stand. In: a document and its cast; out: the scene: what is quoted, who speaks, what is a subject."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.document import Document, Token
from dragoman.finding.chains import Cast, Chain
from dragoman.lang import load

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_QUOTES = {'"': 0, "“": 1, "”": -1, "``": 1, "''": -1}


@dataclass(frozen=True, slots=True)
class Scene:
    """A document in which pronouns are looked for, with its cast growing."""

    doc: Document
    cast: Cast
    heads: dict[int, list[int]]  # sentence → heads of mentions, growing
    quoted: list[bool]
    speaker: dict[int, int]  # sentence → head of the one who speaks in it
    subjects: set[int]  # mentions that are subjects, those included that the parser hung elsewhere
    nouns: dict[str, list[int]]  # lemma of a noun → where it stands

    def spoken_of(self, token: Token) -> int:
        """How often the noun stands in the report up to here."""
        places = self.nouns.get(token.lemma, [])
        return bisect_left(places, token.i) + 1


@cache
def pronoun_words(name: str) -> frozenset[str]:
    """A list of words about pronouns."""
    return frozenset(load("actors")["pronouns"][name].split())


def scene_of(doc: Document, cast: Cast) -> Scene:
    """The scene before any pronoun is put into it."""
    heads: dict[int, list[int]] = {}
    for head in sorted(cast.at):
        heads.setdefault(doc.tokens[head].sentence, []).append(head)
    nouns: dict[str, list[int]] = {}
    for token in doc.tokens:
        if token.pos in {"NOUN", "PROPN"}:
            nouns.setdefault(token.lemma, []).append(token.i)
    scene = Scene(doc, cast, heads, _quoted(doc), {}, set(_subjects(doc, cast)), nouns)
    scene.speaker.update(_speakers(scene))
    return scene


def _subjects(doc: Document, cast: Cast) -> Iterator[int]:
    yield from (head for head in cast.at if doc.tokens[head].dep in SUBJECTS)
    for sentence in doc.sentences:
        for token in doc.tokens_of(sentence):
            if token.dep != "ROOT" or token.tag not in {"VBD", "VBZ", "VBP"} or doc.kids(token.i, *SUBJECTS):
                continue
            i = token.i - 1
            while i >= sentence.first and doc.tokens[i].pos in {"ADV", "PUNCT"}:
                i -= 1
            if i in cast.at:
                yield i


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


def _speakers(scene: Scene) -> Iterator[tuple[int, int]]:
    """Sentence → head of the subject of its verb of saying, outside quotation marks."""
    doc = scene.doc
    for token in doc.tokens:
        if token.lemma not in pronoun_words("speech") or scene.quoted[token.i] or token.pos not in {"VERB", "AUX"}:
            continue
        subject = next((t.i for t in doc.kids(token.i, "nsubj")), None)
        if subject is not None and not scene.quoted[subject]:
            whose = [] if subject in scene.cast.at else [t.i for t in doc.kids(subject, "poss")]
            yield token.sentence, next((i for i in whose if i in scene.cast.at), subject)  # "the king's letter said"


def speaker_of(scene: Scene, token: Token) -> tuple[Chain, ...]:
    """Who says the quoted words around a token: by the sentence's own cue, else a neighbour's."""
    sentences = scene.doc.sentences
    paragraph = sentences[token.sentence].paragraph
    around = _quoting(scene, token)
    if around is not None and token.sentence not in scene.speaker:
        return scene.cast.at.get(around, ())
    for offset in (0, 1, -1, 2, -2):
        index = token.sentence + offset
        if not 0 <= index < len(sentences) or abs(sentences[index].paragraph - paragraph) > (offset < 0):
            continue
        if index in scene.speaker:
            return scene.cast.at.get(scene.speaker[index], ())
    return ()


def _quoting(scene: Scene, token: Token) -> int | None:
    """The subject of the clause that quotes a few words without a verb of saying ("inviting critics to 'come'")."""
    doc = scene.doc
    first = doc.sentences[token.sentence].first
    if scene.quoted[first] or doc.tokens[first].text in _QUOTES:
        return None
    above = [i for i in doc.ancestors(token.i) if not scene.quoted[i]]
    return next((t.i for i in above for t in doc.kids(i, "nsubj") if not scene.quoted[t.i]), None)


def speaking(scene: Scene, token: Token, kind: str) -> tuple[Chain, ...]:
    """ "I" in a quote is who speaks, "we" the state or body spoken for, where the speaker has a known one."""
    if not scene.quoted[token.i]:
        return ()
    chains = speaker_of(scene, token)
    if kind == "speaker" or not chains or chains[0].kind != "person":
        return chains
    one = chains[0]
    state = scene.cast.state(one.country)
    if token.dep == "poss" and scene.doc.tokens[token.head].lemma in pronoun_words("national"):
        return (state,) if state else chains if one.country else ()
    if state is not None and one.sector in {"GOV", "MIL", "LEG"}:
        return (state,)
    body = _spoken_for(scene, one)
    return (body,) if body is not None else chains


def _spoken_for(scene: Scene, one: Chain) -> Chain | None:
    """The body that somebody speaks for by what the report calls them ("a spokeswoman for the union")."""
    doc, at = scene.doc, scene.cast.at
    for phrase in one.phrases:
        noun = doc.tokens[phrase.head]
        if phrase.form != "nominal" or noun.lemma not in pronoun_words("spokesmen"):
            continue
        beside = [t.i for t in doc.kids(noun.i, "compound", "poss")]
        beside += [o.i for p in doc.kids(noun.i, "prep") if p.lower in {"for", "of"} for o in doc.kids(p.i, "pobj")]
        found = next((c for i in beside for c in at.get(i, ()) if c.kind in {"body", "group", "state"}), None)
        if found is not None:
            return found
    return None
