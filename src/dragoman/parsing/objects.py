"""Objects that the parser took for something else. In: the words of a block and their forms; out: the same, rehung.

Called by `repair` for every verb; each function names the mistake it mends.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.lang import word_set
from dragoman.parsing.base import Word

_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_QUOTES = frozenset({'"', "“", "”", "''", "``", "'"})
_CAPTIVES = frozenset({"hostage", "prisoner", "captive"})
_MONEY = frozenset({"dollar", "euro", "pound", "yen", "yuan", "rouble", "ruble", "rupee", "franc", "crown", "riyal"})


def mend_objects(verb: int, words: list[Word], kids: list[list[int]], forms: Sequence[str]) -> None:
    """Find the objects of this verb that hang elsewhere."""
    if any(words[k].dep == "dobj" and k > verb for k in kids[verb]):
        _fined_name(verb, words, kids)
        _taken_hostage(verb, words, kids)
        return
    _particle_object(verb, words, kids, forms)
    _as_object(verb, words, kids, forms)


def _fined_name(verb: int, words: list[Word], kids: list[list[int]]) -> None:
    """ "Fined Apple 1.8 billion euros", "paid Iran 2 million dollars": the name is no modifier of the money."""
    for money in [k for k in kids[verb] if words[k].dep == "dobj" and words[k].lemma in _MONEY]:
        number = min((k for k in kids[money] if words[k].dep == "nummod"), default=money)
        for k in list(kids[money]):
            named = words[k].entity in _NAMES and words[k].dep in {"nmod", "compound"}
            if named and verb < k < number:
                _rehang(k, verb, "dative", words, kids)


def _taken_hostage(verb: int, words: list[Word], kids: list[list[int]]) -> None:
    """ "Took two guards hostage": the guards are taken, "hostage" says what they became."""
    keeps = words[verb].lemma in {"take", "hold", "keep", "seize"}
    for state in [k for k in kids[verb] if keeps and words[k].dep == "dobj" and words[k].lemma in _CAPTIVES]:
        taken = next((k for k in kids[state] if k == state - 1 and words[k].dep in {"compound", "nmod"}), None)
        if taken is None or words[state].tag != "NN":
            continue
        _rehang(taken, verb, "dobj", words, kids)
        for k in [k for k in kids[state] if k < taken]:
            _rehang(k, taken, words[k].dep, words, kids)
        _rehang(state, verb, "oprd", words, kids)


def _particle_object(verb: int, words: list[Word], kids: list[list[int]], forms: Sequence[str]) -> None:
    """ "Voted down the offer": "down" is a particle of the verb, no way that is gone."""
    for prep in [k for k in kids[verb] if words[k].dep in {"prep", "prt"}]:
        if f"{words[verb].lemma}_{forms[prep].lower()}" not in word_set("particle_verbs"):
            continue
        for noun in [k for k in kids[prep] if words[k].dep == "pobj"]:
            words[prep] = words[prep]._replace(dep="prt", tag="RP")
            _rehang(noun, verb, "dobj", words, kids)


def _as_object(verb: int, words: list[Word], kids: list[list[int]], forms: Sequence[str]) -> None:
    """ "Dismissed as baseless the claims": the noun that opens anew after the adjective is the verb's object."""
    if verb + 2 >= len(words) or forms[verb + 1].lower() != "as" or words[verb + 1].head != verb:
        return
    word = verb + 2
    while word < len(words) and (forms[word] in _QUOTES or words[word].pos == "ADV"):
        word += 1
    for head in (verb + 1, min(word, len(words) - 1)):
        for noun in [k for k in kids[head] if k > word and words[k].dep in {"pobj", "dobj"}]:
            opened = any(word < k < noun and (words[k].dep == "poss" or words[k].tag == "DT") for k in kids[noun])
            if opened and not any(words[k].tag == "DT" and k < word for k in kids[noun]):
                _rehang(noun, verb, "dobj", words, kids)
                _free(word, noun, verb + 1, words, kids)
                return


def _free(word: int, noun: int, prep: int, words: list[Word], kids: list[list[int]]) -> None:
    """The adjective that was read as the noun's goes back under "as"."""
    if words[word].head == noun and words[word].dep != "poss":
        _rehang(word, prep, "amod", words, kids)


def _rehang(i: int, head: int, dep: str, words: list[Word], kids: list[list[int]]) -> None:
    kids[words[i].head].remove(i)
    words[i] = words[i]._replace(head=head, dep=dep)
    kids[head] = sorted([*kids[head], i])
