"""How a verb's own auxiliaries, negations and adverbs set its status. In: the verb; out: cues."""

from __future__ import annotations

from dragoman.coding.climb import Climb, cue_words, lookup
from dragoman.document import Document, Span, Token
from dragoman.lang import word_set


def auxiliaries(climb: Climb, verb: Token) -> None:
    doc = climb.doc
    progressive = False
    infinitive = False
    for kid in doc.kids(verb.i):
        if _negates(climb, kid):
            climb.set("negated", kid)
        elif kid.dep == "advmod" and kid.lower in cue_words("adverb", "possible"):
            climb.set("possible", kid)
        elif kid.tag == "MD":
            _modal(climb, kid)
        elif kid.tag == "TO":
            infinitive = True
        elif kid.dep == "aux" and kid.lemma == "be" and verb.tag == "VBG":
            progressive = True
        elif _supposes(doc, verb, kid):
            climb.set("possible", kid)
            climb.supposed = True
    if progressive and climb.value is None and not climb.would:
        climb.set("scheduled" if climb.talks and _is_arranged(doc, verb) else "ongoing", verb)
    headline = doc.sentences[verb.sentence].kind == "headline"
    if (climb.would or climb.value == "scheduled") and not climb.negated and _is_conditional(doc, verb):
        climb.set("possible", verb)
    if _is_order(doc, verb) and not headline:
        climb.set("possible", verb)
    if infinitive and climb.value is None and _is_announced(doc, verb, headline=headline):
        climb.set("scheduled", verb)


def _is_order(doc: Document, verb: Token) -> bool:
    """ "Free them all," they chanted: what somebody is told to do is not done."""
    bare = verb.tag == "VB" and verb.dep in {"ROOT", "ccomp"}
    return bare and not doc.kids(verb.i, "nsubj", "nsubjpass", "aux", "auxpass", "expl", "mark")


def _is_conditional(doc: Document, verb: Token) -> bool:
    """ "Will withdraw if the rebels do": what hangs on something else is open, but not "even if they stay"."""
    marks = [m for clause in doc.kids(verb.i, "advcl") for m in doc.kids(clause.i, "mark")]
    return any(m.lower in word_set("conditions") and doc.tokens[m.i - 1].lower != "even" for m in marks)


def _supposes(doc: Document, verb: Token, kid: Token) -> bool:
    """ "If the army attacks", "had the army attacked", "should the army attack"."""
    if kid.dep == "mark":
        return kid.lower in cue_words("mark", "possible") and not is_bygone(doc, verb, kid)
    inverted = kid.dep in {"aux", "auxpass"} and kid.lower in {"had", "should", "were"} and verb.dep == "advcl"
    return inverted and any(kid.i < s.i for s in doc.kids(verb.i, "nsubj", "nsubjpass"))


def is_bygone(doc: Document, verb: Token, mark: Token) -> bool:
    """ "Kept the peace until Chad attacked": the past after "until" tells what came."""
    if mark.lower not in {"until", "till"} or verb.tag != "VBD":
        return False
    above = doc.tokens[verb.head]
    return above.tag == "VBD" or any(k.tag == "VBD" for k in doc.kids(above.i, "aux", "auxpass"))


def _is_announced(doc: Document, verb: Token, *, headline: bool) -> bool:
    """ "Egypt to host talks", "police to seize rebel funds, minister says": the infinitive of headlines."""
    if verb.dep == "ROOT":
        return headline or bool(doc.kids(verb.i, "nsubj", "nsubjpass"))
    if verb.dep == "ccomp":
        return verb.i < verb.head and bool(doc.kids(verb.i, "nsubj", "nsubjpass"))
    head = doc.tokens[verb.head]
    bare = head.dep == "ROOT" and not doc.kids(head.i, "det", "poss") and lookup("noun", head.lemma) is None
    return verb.dep in {"relcl", "acl"} and bare  # "Turkish leader to visit Iraq"


def _negates(climb: Climb, kid: Token) -> bool:
    if kid.dep in {"nsubj", "nsubjpass", "dobj"}:
        return kid.i not in climb.counted and _is_null(climb.doc, kid)
    if kid.lower == "longer" and kid.dep == "advmod":
        return any(k.lower == "no" for k in climb.doc.kids(kid.i))
    if kid.lower in {"almost", "nearly"} and climb.doc.tokens[kid.head].lemma in word_set("multiplying"):
        return False  # "will almost double its aid"
    if kid.dep == "neg" and kid.i + 1 < len(climb.doc.tokens) and climb.doc.tokens[kid.i + 1].lower in {"only", "just"}:
        return False  # "not only helps": it does
    return kid.dep == "neg" or (kid.dep == "advmod" and kid.lower in cue_words("adverb", "negated"))


def is_negated(doc: Document, verb: Token) -> bool:
    """Whether a verb has a negation of its own, or nobody for its subject."""
    return bool(doc.kids(verb.i, "neg")) or any(_is_null(doc, s) for s in doc.kids(verb.i, "nsubj", "nsubjpass"))


def _is_arranged(doc: Document, verb: Token) -> bool:
    """ "Is sending a delegation": verbs of setting out in the present progressive tell an arranged future."""
    present = any(k.tag in {"VBZ", "VBP"} for k in doc.kids(verb.i, "aux"))
    return present and verb.lemma in word_set("motion")


def _modal(climb: Climb, kid: Token) -> None:
    found = lookup("modal", kid.lower, kid.lemma)
    if found == "conditional":
        climb.would = True
        if any(k.lower == "have" for k in climb.doc.kids(climb.doc.tokens[kid.head].i, "aux")):
            climb.set("possible", kid)  # "would have attacked" is no plan told in the past
        climb.cues.append(Span(kid.start, kid.end))
    elif kid.lower == "to":
        climb.set("scheduled", kid)
    else:
        climb.set(found, kid)


def _is_null(doc: Document, noun: Token) -> bool:
    return noun.lower in {"nobody", "none", "nothing"} or any(
        k.lower in {"no", "neither"} for k in doc.kids(noun.i, "det", "preconj")
    )
