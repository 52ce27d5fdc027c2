"""How the clauses above a verb set its status. In: the verb; out: cues, up to where its clause is asserted."""

from __future__ import annotations

from dragoman.coding.climb import Climb, cue_words, lookup
from dragoman.coding.verb_group import auxiliaries
from dragoman.document import Document, Token
from dragoman.lang import word_set
from dragoman.parsing.clauses import is_infinitive, is_verb

_MAX_CLIMB = 12


def climb_clauses(climb: Climb, verb: Token) -> None:
    doc = climb.doc
    skip_auxiliaries = False
    for _ in range(_MAX_CLIMB):
        if not skip_auxiliaries:
            auxiliaries(climb, verb)
        step = _step(climb, verb)
        if step is None:
            return
        above, skip_auxiliaries = step
        verb = doc.tokens[above]


def _step(climb: Climb, verb: Token) -> tuple[int, bool] | None:
    """Where the climb goes from a verb: the next verb up and whether its own auxiliaries are of no concern."""
    doc = climb.doc
    head = doc.tokens[verb.head]
    if head.i == verb.i:
        return None
    if verb.dep in {"xcomp", "ccomp", "acomp", "attr", "oprd"}:
        return _step_complement(climb, verb, head)
    if verb.dep == "conj" and (is_verb(head) or head.pos in {"ADJ", "NOUN"}):
        own = any(k.dep in {"nsubj", "nsubjpass"} for k in doc.kids(verb.i))
        own = own or any(k.dep in {"aux", "auxpass"} and k.tag in {"MD", "VBD", "VBZ", "VBP"} for k in doc.kids(verb.i))
        finite_past = verb.tag in {"VBD", "VBZ"} and not _shares_negation(doc, head)
        return head.i, own or finite_past
    if verb.dep == "advcl":
        return _step_adverbial(climb, verb, head)
    if verb.dep in {"acl", "relcl"}:
        return _step_noun_clause(climb, verb, head)
    if verb.dep == "pcomp":
        return _step_gerund(climb, head)
    return None


def _shares_negation(doc: Document, head: Token) -> bool:
    """ "Had not fired or advanced": what "or" adds to a negated verb is negated too."""
    return any(k.lower in {"or", "nor"} for k in doc.kids(head.i, "cc")) and bool(doc.kids(head.i, "neg"))


def _step_complement(climb: Climb, verb: Token, head: Token) -> tuple[int, bool] | None:
    doc = climb.doc
    finite = any(k.dep in {"nsubj", "nsubjpass", "expl"} for k in doc.kids(verb.i)) and not is_infinitive(doc, verb.i)
    if verb.dep == "ccomp" and finite and lookup("governor", head.lemma) not in {"possible", "negated", "scheduled"}:
        _backshift(climb, head)
        _open_clause(climb, head)
        return None
    reporting = head.lemma in cue_words("governor", "reporting")
    if verb.dep == "ccomp" and finite and reporting:
        if head.lemma in word_set("unsure") and climb.value in {None, "ongoing"}:
            climb.set(lookup("governor", head.lemma), head)
        _backshift(climb, head)
        _open_clause(climb, head)
        return None
    found = None if _is_ruling(doc, head) else lookup("governor", head.lemma, head.lower)
    if verb.lemma in word_set("voicing") and head.lemma in word_set("getting_in_touch") and is_infinitive(doc, verb.i):
        return head.i, False
    if climb.talks and head.lemma in word_set("striving"):
        return head.i, False
    if head.lemma in {"have", "be"} and any(k.lower == "yet" for k in doc.kids(head.i, "advmod")):
        found = "negated"  # "has yet to sign"
    elif head.lemma == "be" and is_infinitive(doc, verb.i) and _is_arrangement(doc, verb, head):
        found = "scheduled"  # "is to sign"
    if found == "ongoing" and head.tag == "VBD" and head.lemma in {"begin", "start"}:
        found = None  # "began firing" tells of a deed that is done, "has begun" of one that goes on
    if found in {"possible", "scheduled", "negated", "ongoing"}:
        climb.set(found, head)
    if found in {"possible", "scheduled"}:
        if any(k.dep == "neg" for k in doc.kids(head.i)) or _aux_negated(doc, head):
            climb.set("negated", head)
        return (head.i, True) if found == "scheduled" else None
    return head.i, False


def _is_ruling(doc: Document, head: Token) -> bool:
    """Who rules a land denies nothing; who rules a thing out does."""
    return head.lemma == "rule" and not any(k.lower == "out" for k in doc.kids(head.i))


def _is_arrangement(doc: Document, verb: Token, head: Token) -> bool:
    """ "Is to sign", not "it is good to sign", where something else is said of the subject."""
    return verb.dep == "xcomp" or not doc.kids(head.i, "acomp", "attr", "expl")


def _aux_negated(doc: Document, head: Token) -> bool:
    above = doc.tokens[head.head]
    return head.dep in {"acomp", "oprd"} and any(k.dep == "neg" for k in doc.kids(above.i))


def _backshift(climb: Climb, reporter: Token) -> None:
    """ "Said it would withdraw" tells a plan: would is will in past reported speech."""
    if climb.would and climb.value is None and reporter.tag in {"VBD", "VBN"}:
        climb.value = "scheduled"


def _open_clause(climb: Climb, verb: Token) -> None:
    """ "Until inspectors certify that the army left", "it is possible that it left": what is told there is open too."""
    for kid in climb.doc.kids(verb.i, "acomp"):
        climb.set(lookup("outlook", kid.lemma), kid)
    for kid in climb.doc.kids(verb.i, "mark", "advmod"):
        if kid.i < verb.i and kid.lower in cue_words("mark", "possible"):
            climb.set("possible", kid)


def _step_adverbial(climb: Climb, verb: Token, head: Token) -> tuple[int, bool] | None:
    doc = climb.doc
    mark = next((k for k in doc.kids(verb.i, "mark", "advmod") if k.i < verb.i), None)
    if mark is not None and mark.lower in cue_words("mark", "possible"):
        climb.set("possible", mark)
        climb.supposed = True
        return None
    if mark is not None and _is_awaited(doc, verb, mark, head):
        climb.set("possible", mark)
        return None
    if is_infinitive(doc, verb.i):
        if any(_is_ordinal(doc, k) for k in doc.kids(head.i, "attr")):
            return None  # "became the third state to recognise it"
        striving = climb.talks and head.lemma in word_set("striving")
        done = striving or _asserts_purpose(head) or verb.lemma in word_set("voicing")
        if climb.value is None and not done:
            climb.set("possible", verb)
        return head.i, False
    if verb.tag in {"VBG", "VBN"} and mark is None:
        return head.i, False
    return None


def _is_awaited(doc: Document, verb: Token, mark: Token, head: Token) -> bool:
    """ "Will leave when the army attacks": the present tense after "when" speaks of what is still to come."""
    ahead = any(k.tag == "MD" for k in doc.kids(head.i, "aux"))
    return mark.lower in {"when", "once", "after", "before", "as"} and ahead and verb.tag in {"VBZ", "VBP"}


def _asserts_purpose(head: Token) -> bool:
    """Travelling and gathering to do a thing implies doing it, or doing it once there."""
    return head.lemma in word_set("purposeful")


def _step_noun_clause(climb: Climb, verb: Token, noun: Token) -> tuple[int, bool] | None:
    doc = climb.doc
    if verb.dep == "relcl" and not is_infinitive(doc, verb.i):
        return None
    if not is_infinitive(doc, verb.i):
        _that_clause(climb, verb, noun)
        return None
    if _is_ordinal(doc, noun):
        return None
    if noun.lemma in word_set("purposeful_nouns"):
        above = doc.tokens[noun.head]
        if is_verb(above) and noun.dep == "dobj":
            return above.i, False
    if noun.lemma in word_set("attempts") and verb.lemma in word_set("murders"):
        return None  # an attempt to assassinate is a deed of its own
    found = lookup("noun", noun.lemma)
    climb.set(found or "possible", noun)
    if any(k.lower == "no" for k in doc.kids(noun.i, "det")):
        climb.set("negated", noun)
    above = doc.tokens[noun.head]
    if is_verb(above) and any(k.dep == "neg" for k in doc.kids(above.i)):
        climb.set("negated", above)
    return None


def _that_clause(climb: Climb, verb: Token, noun: Token) -> None:
    """ "Fears that rebels shelled the town", "no evidence that they did"."""
    doc = climb.doc
    if not any(k.lower == "that" for k in doc.kids(verb.i, "mark")):
        return
    climb.set(lookup("noun", noun.lemma), noun)
    if any(k.lower == "no" for k in doc.kids(noun.i, "det")):
        climb.set("possible", noun)


def _is_ordinal(doc: Document, noun: Token) -> bool:
    """ "The first leader to visit" did visit."""
    ordinals = word_set("ordinals")
    return noun.lower in ordinals or any(k.lower in ordinals for k in doc.kids(noun.i, "amod"))


def _step_gerund(climb: Climb, prep: Token) -> tuple[int, bool] | None:
    doc = climb.doc
    governor = doc.tokens[prep.head]
    if prep.lower in {"without", "instead"} or (prep.lower == "of" and governor.lower in {"instead", "short"}):
        climb.set("negated", prep)
        return None
    if prep.lower in {"by", "into"} and is_verb(governor):
        return governor.i, False  # "hoped to talk him into leaving" leaves it as open as the talking
    if prep.lower in {"by", "after", "since", "while", "before", "upon", "despite"}:
        return None
    if prep.lower in {"including", "as", "like"} and governor.pos == "NOUN" and is_verb(doc.tokens[governor.head]):
        return governor.head, False  # "could take steps, such as closing the border"
    if governor.pos == "NOUN":
        climb.set(lookup("noun", governor.lemma), governor)
        return None
    found = lookup("governor", governor.lemma)
    if found in {"negated", "possible", "scheduled"} and prep.lower in {"from", "on", "for", "of", "to", "about"}:
        climb.set(found, governor)
        if governor.dep in {"acl", "advcl", "relcl"} and is_infinitive(doc, governor.i):
            climb.set("possible", governor)  # "a way to keep them from attacking"
    return None
