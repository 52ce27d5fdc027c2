"""Stock or flow. In: a counted noun and what befell those counted; out: whether they are there or newly come about."""

from __future__ import annotations

from functools import cache

from dragoman.document import Document, Token
from dragoman.lang import load
from dragoman.parsing.clauses import is_verb

_MAX_CLIMB = 4
_CASUALTIES = frozenset({"killed", "injured", "missing", "arrested"})


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("figures")["measure"][name].split())


def measure_of(doc: Document, top: int, shown: tuple[str, int] | None, *, further: bool) -> str | None:
    """ "stock" for what is there or has added up, "flow" for what is new, None where the words leave it open."""
    if shown is None or shown[0] not in _words("kinds"):
        return None
    kind, cue = shown
    if further:
        return "flow"
    around = _around(doc, top)
    if kind in _CASUALTIES:
        return _of_casualties(doc, around, cue)
    word = doc.tokens[cue]
    if is_verb(word) and word.dep != "amod":
        return "stock" if _is_state(doc, word) else "flow"
    for token in (*around, word):
        for name in ("flow", "stock"):
            if token.lemma in _words(name) or token.lower in _words(name):
                return name
    return "stock" if kind in {"refugees", "displaced"} else None


def _of_casualties(doc: Document, around: list[Token], cue: int) -> str | None:
    words = {t.lemma for t in around} | {doc.tokens[cue].lemma}
    if words & {"toll", "total", "altogether", "overall", "far", "since"}:  # "so far", "since May"
        return "stock"
    return "flow" if words & {"new", "fresh", "latest", "further", "additional"} else None


def _is_state(doc: Document, verb: Token) -> bool:
    """ "Are displaced", "remain homeless", "live in camps": told of the present."""
    if verb.lemma in _words("stock"):
        return True
    present = any(k.lower in {"are", "is", "remain"} for k in doc.kids(verb.i, "auxpass", "aux"))
    return present and verb.tag == "VBN"


def _around(doc: Document, top: int) -> list[Token]:
    """The noun's modifiers and its governors up to the verb of the clause."""
    words = doc.kids(top, "amod", "compound", "advmod", "nmod")
    for above in list(doc.ancestors(top))[:_MAX_CLIMB]:
        token = doc.tokens[above]
        words.append(token)
        words += doc.kids(above, "amod", "compound")
        if is_verb(token):
            words += doc.kids(above, "advmod", "nsubj", "dobj")
            perfect = any(k.lemma == "have" for k in doc.kids(above, "aux"))
            words += [p for p in doc.kids(above, "prep") if perfect and p.lower == "since"]
            break
    return words
