"""In what a number counts. In: a counted noun, or a number without one; out: its unit, and what is known from before.

A number without a noun counts what its holder holds ("a group of 200"), what its subject says ("the population
reached 6.5 million"), what was counted before ("another 630,000", "64 of them"), or people ("thousands gathered").
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from dragoman.document import Document, Token
from dragoman.lang import load
from dragoman.mentions import FigureMention
from dragoman.parsing.clauses import is_verb

_PEOPLE = frozenset({"person", "household", "dwelling"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# Words for people that no list has are told by their endings, where something befalls people alone.
_OF_PEOPLE = frozenset({"displaced", "returned", "protesters", "refugees", "affected"})


@lru_cache(maxsize=1)
def units() -> dict[str, str]:
    """Counted nouns with their units."""
    return {word: unit for unit, words in load("figures")["units"].items() for word in words.split()}


@cache
def words(table: str, row: str) -> frozenset[str]:
    """A list of words of the file of figures."""
    return frozenset(load("figures")[table][row].split())


def unit_of(doc: Document, noun: Token | None) -> str | None:
    """The unit of a counted noun, None for one that is of no interest."""
    if noun is None:
        return None
    found = units().get(noun.lemma) or units().get(noun.lower)
    if found is None and noun.entity == "NORP" and (noun.tag in {"NNPS", "NNS"} or noun.lower.endswith("s")):
        return "person"
    return "person" if found is None and is_case(doc, noun) else found


def is_case(doc: Document, noun: Token) -> bool:
    """Cases of a disease, which are people; not those of a court."""
    if noun.lemma in words("cases", "sure"):
        return True
    if noun.lemma not in words("cases", "nouns"):
        return False
    near = doc.kids(noun.i, "amod", "compound", "nmod")
    near += [o for p in doc.kids(noun.i, "prep") for o in doc.kids(p.i)]
    return any(t.lower in words("cases", "signs") for t in near)


def is_person_by_form(noun: Token, kind: str) -> bool:
    """ "Southerners" that flee are people, though no list has them."""
    return kind in _OF_PEOPLE and noun.tag == "NNS" and noun.lower.endswith(tuple(words("endings", "person")))


def of_bare(doc: Document, own: int, *, vague: bool, further: bool, before: Sequence[FigureMention]) -> str | None:
    """The unit of a number without a noun, by its head `own`; None where it counts nothing that can be told."""
    last = _last_count(doc, own, before)
    if last is not None and (further or is_part(doc, own)):
        return last.unit
    token = doc.tokens[own]
    head = doc.tokens[token.head]
    if token.dep == "pobj" and head.lower == "of" and doc.tokens[head.head].lemma in words("level", "bands"):
        return "person"
    if (told := _by_subject(doc, token)) is not None:
        return told
    if token.dep not in _SUBJECTS or not is_verb(head) or head.lemma in words("level", "spending"):
        return None
    if last is not None:
        return last.unit
    return "person" if vague else None


def kind_before(doc: Document, own: int, *, further: bool, before: Sequence[FigureMention]) -> tuple[str, int] | None:
    """What was said of those counted before, where the number is said to be more or a part of them."""
    last = _last_count(doc, own, before)
    if last is None or last.kind == "other" or not (further or is_part(doc, own)):
        return None
    return last.kind, last.head


def is_part(doc: Document, own: int) -> bool:
    """ "64 of them", "12 of those soldiers": a part of those counted before."""
    for prep in doc.kids(own, "prep"):
        for whole in doc.kids(prep.i, "pobj") if prep.lower == "of" else ():
            if whole.lower in {"them", "whom", "those", "these"}:
                return True
            if any(k.lower in {"those", "these"} for k in doc.kids(whole.i, "det")):
                return True
    return False


def _last_count(doc: Document, own: int, before: Sequence[FigureMention]) -> FigureMention | None:
    """The figure of people or things last found, in this sentence or the one before."""
    sentence = doc.tokens[own].sentence
    counts = (f for f in reversed(before) if f.kind != "money")
    last = next(counts, None)
    return last if last is not None and sentence - doc.tokens[last.head].sentence <= 1 else None


def _by_subject(doc: Document, token: Token) -> str | None:
    """What the subject of a verb of measure counts: "the population reached 6.5 million"."""
    verb = doc.tokens[token.head]
    if token.dep == "pobj":
        verb = doc.tokens[verb.head]
    if verb.lemma not in words("level", "measuring") or token.dep not in {"dobj", "pobj", "attr", "npadvmod", "nummod"}:
        return None
    for noun in doc.kids(verb.i, *_SUBJECTS):
        inside = [noun]
        if noun.lemma in words("level", "holders"):
            inside += [o for p in doc.kids(noun.i, "prep") if p.lower == "of" for o in doc.kids(p.i, "pobj")]
        found = next((unit for n in inside if n.i != token.i and (unit := unit_of(doc, n)) in _PEOPLE), None)
        if found is not None:
            return found
    return None
