"""What befell those counted. In: the document and a counted noun or number; out: the kind of the figure.

The evidence is looked for from near to far: what is said of the noun itself, the noun, what governs it. A verb counts
only if those counted stand in the right place of it, so that who kills is not counted among the killed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from dragoman.document import Document, Token
from dragoman.finding.figure_units import is_case
from dragoman.lang import load
from dragoman.parsing.clauses import is_infinitive, is_passive, is_verb, members

_ROWS = ("patient", "agent", "pair", "adj", "noun", "of", "at", "weak")
_MAX_CLIMB = 5
# Between those counted and a participle that tells of them ("12 were reported killed", "six homes destroyed").
_PADDING = frozenset({"AUX", "ADV", "PART"})
_MAX_PADDING = 4
# "The killing of 12", "12 people including three children", "a toll of at least 12".
_PARTS = frozenset({"of", "to", "for", "at", "among", "including", "like", "from"})
# Links from a number or noun to the noun it is a part of.
_UPWARD = frozenset(
    {"conj", "appos", "nummod", "quantmod", "compound", "npadvmod", "nmod", "dep", "amod", "attr", "prep"}
)
# Those who flee tear gas are still protesters, troops that are moved are still troops.
_STRONGER = frozenset({"refugees", "protesters", "troops"})
_DWELLING_ONLY = frozenset({"destroyed", "damaged"})


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, dict[str, str]]:
    """For each row of evidence: word → kind; the kind named first in the file wins."""
    table: dict[str, dict[str, str]] = {row: {} for row in _ROWS}
    for kind, rows in load("figures")["kind"].items():
        for row, words in rows.items():
            for word in words.split():
                for each in _choices(word) if row == "pair" else (word,):
                    table[row].setdefault(each, kind)
    return table


def _choices(pair: str) -> Iterator[str]:
    """ "live|stay>camp|tent" is four pairs."""
    verbs, _, nouns = pair.partition(">")
    for verb in verbs.split("|"):
        yield from (f"{verb}>{noun}" for noun in nouns.split("|"))


@lru_cache(maxsize=1)
def _pair_verbs() -> frozenset[str]:
    return frozenset(pair.partition(">")[0] for pair in _lexicon()["pair"])


@cache
def _level(name: str) -> frozenset[str]:
    return frozenset(load("figures")["level"][name].split())


def kind_of(doc: Document, top: int, last: int, unit: str | None, own: int | None = None) -> tuple[str, int] | None:
    """The kind and the word that shows it. `top` is the counted noun or the number, `last` the last token of both,
    `own` the head of the number."""
    for kind, i in _evidence(doc, top, last, top if own is None else own):
        if unit == "thing" or (kind in _DWELLING_ONLY and unit in {"person", "household"}):
            continue
        if unit == "dwelling" and kind not in {*_DWELLING_ONLY, "displaced"}:
            continue
        weak = _lexicon()["weak"].get(doc.tokens[top].lemma)
        if kind == "displaced" and weak in _STRONGER:
            return weak, i
        if kind == "refugees" and doc.tokens[i].lemma == "host" and doc.tokens[top].entity != "NORP":
            continue
        return kind, i
    return None


def kind_of_strong(noun: Token) -> tuple[str, int] | None:
    """A 3,000-strong force is troops, a 3,000-strong march protesters."""
    kind = _lexicon()["of"].get(noun.lemma)
    return (kind, noun.i) if kind in _STRONGER else None


def _evidence(doc: Document, top: int, last: int, own: int) -> Iterator[tuple[str, int]]:
    yield from _said_after(doc, top, last)
    yield from _said_of(doc, top)
    table, token = _lexicon(), doc.tokens[top]
    if token.lemma in table["noun"] or token.lower in table["noun"]:
        yield table["noun"].get(token.lemma) or table["noun"][token.lower], top
    if is_case(doc, token):
        yield "affected", top
    yield from _compound(doc, top)
    yield from _governors(doc, top, own)
    yield from _present(doc, top)
    if token.lemma in table["weak"]:
        yield table["weak"][token.lemma], top


def _said_after(doc: Document, top: int, last: int) -> Iterator[tuple[str, int]]:
    """Right after them, whatever the parse: "12 dead", "two soldiers killed", "300 have been evacuated"."""
    table = _lexicon()
    for i in range(last + 1, min(last + 2 + _MAX_PADDING, len(doc.tokens))):
        token = doc.tokens[i]
        if token.sentence != doc.tokens[top].sentence:
            return
        if token.lower in table["adj"]:
            if token.tag == "VBD" and any(k.i > i for k in doc.kids(i, "dobj")) and token.lemma in table["patient"]:
                return
            yield table["adj"][token.lower], i
            return
        if token.tag in {"VBN", "VBD"} and not doc.kids(i, "dobj"):
            kind = _lookup(doc, token, "patient") or _lookup(doc, token, "agent")
            if kind and not _other_subject(doc, i, top):
                yield kind, i
            if token.pos not in _PADDING and token.lemma not in _level("tellers"):
                return
        elif token.pos not in _PADDING:
            return


def _other_subject(doc: Document, verb: int, top: int) -> bool:
    """Whether the verb has a subject that is not (the phrase of) those counted, or only a part of them."""
    subjects = doc.kids(verb, "nsubj", "nsubjpass")
    return bool(subjects) and all(
        s.i > top or top not in set(doc.descendants(s.i)) or (s.i != top and _is_part(s)) for s in subjects
    )


def _is_part(token: Token) -> bool:
    """ "Half" of those counted, or three of them."""
    return token.pos == "NUM" or token.lemma in _level("fractions")


def _lookup(doc: Document, verb: Token, row: str) -> str | None:
    """The kind that a verb shows, with its particle or complement where the lexicon has them joined."""
    table = _lexicon()[row]
    for kid in doc.kids(verb.i, "prt", "advmod", "oprd", "acomp", "prep"):
        joined, objects = f"{verb.lemma}_{kid.lower}", doc.kids(kid.i, "pobj")
        found = next((table[w] for k in objects if (w := f"{joined}_{k.lower}") in table), None)
        found = found or (None if objects else table.get(joined))
        if found:
            return found
    return table.get(verb.lemma)


def _said_of(doc: Document, top: int) -> Iterator[tuple[str, int]]:
    """Adjectives, participles and relative clauses on the noun."""
    table = _lexicon()
    for kid in doc.kids(top, "amod", "acl", "relcl", "acomp", "appos", "compound"):
        if kid.dep == "amod" or kid.pos == "ADJ":
            if kid.lower in table["adj"]:
                yield table["adj"][kid.lower], kid.i
        elif is_verb(kid):
            passive = is_passive(doc, kid.i)
            own = [s for s in doc.kids(kid.i, "nsubj", "nsubjpass") if s.tag not in {"WDT", "WP"} and s.lower != "that"]
            yield from _of_verb(doc, kid, "obj" if passive or own else "subj")


def _compound(doc: Document, top: int) -> Iterator[tuple[str, int]]:
    """The noun before the noun: "300 refugee families", "12 earthquake deaths", "4,000 protest marchers"."""
    table = _lexicon()
    for kid in doc.kids(top, "compound", "nmod"):
        found = table["noun"].get(kid.lemma)
        if found and kid.i < top:
            yield found, kid.i


def _present(doc: Document, top: int) -> Iterator[tuple[str, int]]:
    """ "There were 9,000 people at the march": where they are."""
    head = doc.tokens[doc.tokens[top].head]
    places = (top, head.i) if head.lemma in {"be", "attend", "join"} else (top,)
    for prep in (p for i in places for p in doc.kids(i, "prep") if p.lower in {"at", "in"}):
        for noun in doc.kids(prep.i, "pobj"):
            if noun.lemma in _lexicon()["at"]:
                yield _lexicon()["at"][noun.lemma], noun.i


def _governors(doc: Document, top: int, own: int) -> Iterator[tuple[str, int]]:
    """What governs them, upwards to the first verb that says something of them."""
    table, at = _lexicon(), doc.tokens[top]
    for _ in range(_MAX_CLIMB):
        head = doc.tokens[at.head]
        if head.i == at.i:
            return
        if is_verb(head) and head.dep not in {"aux", "auxpass"} and at.dep != "pobj":
            yield from _of_clause(doc, head, at)
            return
        if at.dep == "poss" and head.lemma in table["of"]:  # "30 villagers' deaths"
            yield table["of"][head.lemma], head.i
            return
        if at.dep == "pobj":
            found, above = _by_preposition(doc, at, own)
            yield from found
            if above is None:
                return
            at = above
            continue
        if head.lemma in _level("holders") and head.i < at.i:
            yield from _first_word(doc, [i for i in sorted(doc.descendants(head.i)) if i < at.i])
        if at.dep in _UPWARD:
            at = head
            continue
        return


def _by_preposition(doc: Document, at: Token, own: int) -> tuple[list[tuple[str, int]], Token | None]:
    """What the word above a preposition says of them, and the noun to go on from, if any."""
    prep = doc.tokens[at.head]
    above = doc.tokens[prep.head]
    if above.pos == "ADP" and prep.lower == "to":  # "from 12 to 45"
        above = doc.tokens[above.head]
    if prep.lower == "by" and prep.dep == "agent":
        return [], None
    if prep.lower == "of" and _is_part(above) and above.i != own:
        return [], None  # "half of the 300 migrants drowned"
    if prep.lower == "of" and above.lemma not in _level("holders") and doc.kids(above.i, "nummod"):
        return [], None  # "20 of the 300 migrants drowned"
    if prep.lower not in _PARTS or above.pos not in {"NOUN", "PROPN", "NUM"}:
        return list(_of_preposition(doc, above, prep, at)) if is_verb(above) else [], None
    kind = _of_noun(doc, above, prep)
    if kind:
        return [(kind, above.i)], None
    if prep.lower not in {"of", "including", "among"}:
        return [], above
    return [*_said_after(doc, above.i, above.i), *_said_of(doc, above.i), *_compound(doc, above.i)], above


def _of_noun(doc: Document, noun: Token, prep: Token) -> str | None:
    """ "The killing of 12", "claimed the lives of 12", "put the deaths at 12"."""
    table, verb = _lexicon(), doc.tokens[noun.head]
    if prep.lower in {"of", "to", "for"}:
        return table["of"].get(noun.lemma) or table["pair"].get(f"{verb.lemma}>{noun.lemma}")
    return table["of"].get(noun.lemma) if prep.lower == "at" and verb.lemma in _level("verbs") else None


def _of_preposition(doc: Document, verb: Token, prep: Token, at: Token) -> Iterator[tuple[str, int]]:
    """ "The death toll rose to 45", "gave shelter to 12"; "12 were killed, including three children"."""
    if prep.lower == "including":
        whole = [k for k in doc.kids(verb.i, "nsubj", "nsubjpass", "dobj") if k.i < prep.i]
        yield from _of_clause(doc, verb, whole[-1]) if whole else ()
    elif verb.lemma in _level("verbs") and prep.lower != "from":
        yield from _of_level(doc, verb, at)
    elif prep.lower in {"to", "for"} and verb.lemma in _pair_verbs():
        given = doc.kids(verb.i, "dobj")
        found = next((k for o in given if (k := _lexicon()["pair"].get(f"{verb.lemma}>{o.lemma}"))), None)
        if found in {"displaced", "refugees", "affected"}:
            yield found, verb.i


def _of_level(doc: Document, verb: Token, at: Token) -> Iterator[tuple[str, int]]:
    """What the subject or object of a verb of counting says is counted."""
    for kid in doc.kids(verb.i, "nsubj", "nsubjpass", "dobj"):
        if kid.i != at.i:
            yield from _first_word(doc, sorted(doc.descendants(kid.i)))


def _first_word(doc: Document, inside: list[int]) -> Iterator[tuple[str, int]]:
    """The first noun or adjective that shows a kind."""
    table = _lexicon()
    for i in inside:
        token = doc.tokens[i]
        for row in ("noun", "adj", "of", "weak"):
            word = token.lower if row == "adj" else token.lemma
            if word in table[row] and (row == "adj" or token.pos != "VERB"):
                yield table[row][word], i
                return


def _of_clause(doc: Document, verb: Token, at: Token) -> Iterator[tuple[str, int]]:
    role = at.dep
    if role in {"nsubjpass", "csubjpass"}:
        yield from _of_verb(doc, verb, "obj")
        yield from _of_complements(doc, verb)
    elif role == "nsubj":
        yield from _of_verb(doc, verb, "obj" if _is_reduced(doc, verb) else "subj")
        yield from _of_complements(doc, verb)
        if verb.lemma in {"be", "remain", "go"}:
            yield from _of_attribute(doc, verb)
    elif role in {"dobj", "dative", "oprd"}:
        yield from _of_verb(doc, verb, "obj")
        if verb.lemma in _level("makers"):
            yield from _of_complements(doc, verb, maker=True)
        if verb.lemma in _level("tellers"):  # "reported 17 people dying"
            for kid in (k for k in doc.kids(verb.i, "advcl") if k.tag == "VBG" and k.i > at.i):
                yield from _of_verb(doc, kid, "subj")
        if verb.lemma in _level("verbs"):
            yield from _of_level(doc, verb, at)
    elif role == "conj" and doc.kids(verb.i, "dobj"):  # "killing a pilot and at least five others"
        yield from _of_verb(doc, verb, "obj")
    elif role in {"attr", "npadvmod", "advmod", "acomp", "ccomp", "dep"}:
        if verb.lemma in _level("verbs"):
            yield from _of_level(doc, verb, at)
        if verb.lemma == "be":
            yield from _said_of(doc, verb.i)
            yield from _of_attribute(doc, verb, only="prep")


def _is_reduced(doc: Document, verb: Token) -> bool:
    """Headlines leave "were" out: "12 killed in raid". A verb that kills needs an object otherwise."""
    return verb.lemma in _lexicon()["patient"] and verb.tag in {"VBN", "VBD"} and not doc.kids(verb.i, "dobj")


def _of_complements(doc: Document, verb: Token, *, maker: bool = False) -> Iterator[tuple[str, int]]:
    """Verbs whose subject those counted are as well: "started fleeing", "were forced to leave their homes"."""
    for kid in doc.kids(verb.i, "xcomp", "ccomp", "oprd", "acomp", "conj", "advcl", "pcomp"):
        if (kid.dep == "ccomp" or (kid.dep == "conj" and not maker)) and doc.kids(kid.i, "nsubj", "nsubjpass"):
            continue  # somebody else's deed
        if kid.dep == "conj" and maker:
            continue
        if kid.dep == "advcl" and not is_infinitive(doc, kid.i):
            continue
        if kid.pos == "ADJ" or kid.tag == "JJ":
            if kid.lower in _lexicon()["adj"]:
                yield _lexicon()["adj"][kid.lower], kid.i
        elif is_verb(kid):
            perfect = any(k.lemma == "have" for k in doc.kids(kid.i, "aux"))  # "believed to have died"
            passive = is_passive(doc, kid.i) or (kid.tag == "VBN" and not perfect)
            yield from _of_verb(doc, kid, "obj" if passive else "subj")
            yield from _of_nested(doc, kid)


def _of_nested(doc: Document, verb: Token) -> Iterator[tuple[str, int]]:
    """One step further down: "have had to start fleeing"."""
    for kid in doc.kids(verb.i, "xcomp"):
        if is_verb(kid):
            yield from _of_verb(doc, kid, "obj" if is_passive(doc, kid.i) or kid.tag == "VBN" else "subj")


def _of_attribute(doc: Document, verb: Token, only: str = "") -> Iterator[tuple[str, int]]:
    """ "Were among the dead", "were among those killed", "are refugees", "are in need of aid"."""
    table = _lexicon()
    for kid in doc.kids(verb.i, *((only,) if only else ("attr", "acomp", "prep"))):
        words = [kid] if kid.dep != "prep" else doc.kids(kid.i, "pobj")
        for word in words:
            if kid.lower == "among":
                told = ((_lookup(doc, k, "patient"), k.i) for k in doc.kids(word.i, "acl") if k.tag == "VBN")
                yield from ((kind, i) for kind, i in told if kind)
            for row in ("adj", "noun", "at") if kid.dep == "prep" else ("adj", "noun"):
                found = table[row].get(word.lower) or table[row].get(word.lemma)
                if found:
                    yield found, word.i


def _of_verb(doc: Document, verb: Token, role: str) -> Iterator[tuple[str, int]]:
    """What the verb says of those in `role` ("subj" or "obj" of its meaning)."""
    if verb.lemma in _pair_verbs():
        found = _pair(doc, verb)
        if found:
            yield found, verb.i
    kind = _lookup(doc, verb, "patient" if role == "obj" else "agent")
    if kind:
        yield kind, verb.i


def _pair(doc: Document, verb: Token) -> str | None:
    table = _lexicon()["pair"]
    for kid in doc.kids(verb.i):
        near = [doc.tokens[m] for m in members(doc, kid.i)] if kid.dep == "dobj" else [kid]
        if kid.dep in {"prep", "prt", "dative", "agent"}:
            near = [*near, *(doc.tokens[m] for n in doc.kids(kid.i, "pobj") for m in members(doc, n.i))]
        for word in near:
            if word.lemma in {"need", "part"}:  # "found in need of shelter", "took part in a march"
                near += [w for p in doc.kids(word.i, "prep") for w in doc.kids(p.i, "pobj")]
            found = table.get(f"{verb.lemma}>{word.lemma}") or table.get(f"{verb.lemma}>{word.lower}")
            if found:
                return found
    return None
