"""The words that tell what act a word names. In: the parsed report and a word; out: the words around it, by slot.

Names are left out: which act it is should not hang on who does it or where.
"""

from __future__ import annotations

from dragoman.document import Document, Token

# The word itself, what it governs, and its subject. The rest of the sentence told no more of right and wrong claims,
# and spoke against real acts in sentences on other matters ("oil prices rose after the invasion").
SLOTS = ("head", "governed", "subject")

_GOVERNED = frozenset(
    {"dobj", "prt", "prep", "pobj", "xcomp", "ccomp", "attr", "acomp", "oprd", "dative", "pcomp", "agent", "neg"}
    | {"amod", "compound", "nsubjpass", "acl", "mark", "aux"}
)
_DEPTH = 3
_KINDS = frozenset({"VERB", "NOUN", "ADJ", "ADV", "ADP", "PART", "AUX", "SCONJ"})

Words = tuple[str, ...]


def words_by_slot(doc: Document, head: int, support: int | None = None) -> tuple[Words, ...]:
    """Lower-case lemmas in each of `SLOTS` for the act named at `head`; `support` is the light verb of a noun."""
    top = support if support is not None else head
    governed = _governed(doc, head, support)
    subject = [t for kid in doc.kids(top, "nsubj", "csubj") for t in (kid, *doc.kids(kid.i, "amod", "compound"))]
    own = doc.tokens[head].lemma.lower()
    return ((own,), *(tuple(t.lemma.lower() for t in group if _counts(t)) for group in (governed, subject)))


def _governed(doc: Document, head: int, support: int | None) -> list[Token]:
    found = [] if support is None else [doc.tokens[support]]
    queue = [(i, 0) for i in (support, head) if i is not None]
    while queue:
        i, depth = queue.pop(0)
        for kid in doc.kids(i):
            if kid.dep not in _GOVERNED or kid.i == head:
                continue
            found.append(kid)
            if depth + 1 < _DEPTH:
                queue.append((kid.i, depth + 1))
    return found


def _counts(token: Token) -> bool:
    """Common words; what the parser labels as a name, a number or a date is none."""
    return token.pos in _KINDS and not token.entity and token.lemma.isalpha()
