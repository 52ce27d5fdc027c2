"""How the clauses above a verb set its status. In: the verb; out: cues, up to where its clause is asserted."""

from __future__ import annotations

from dragoman.coding.climb import Climb, cue_words, lookup, lookup_particle, lookup_verb
from dragoman.coding.verb_group import auxiliaries, is_bygone, is_negated
from dragoman.document import Document, Token
from dragoman.lang import word_set
from dragoman.parsing.clauses import is_infinitive, is_passive, is_verb

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
    if verb.dep == "advcl" and head.pos == "NOUN" and is_infinitive(doc, verb.i):
        return _step_noun_clause(climb, verb, head)  # "calls for the army to leave"
    if verb.dep == "advcl":
        return _step_adverbial(climb, verb, head)
    if verb.dep in {"acl", "relcl"}:
        return _step_noun_clause(climb, verb, head)
    if verb.dep == "pcomp":
        return _step_gerund(climb, head)
    if verb.dep == "csubj" and not doc.kids(verb.i, "nsubj", "nsubjpass", "aux"):
        for kid in doc.kids(head.i, "aux"):
            climb.set("possible" if kid.tag == "MD" else None, kid)  # "attacking it would be rash"
    return None


def _shares_negation(doc: Document, head: Token) -> bool:
    """ "Had not fired or advanced": what "or" adds to a negated verb is negated too."""
    return any(k.lower in {"or", "nor"} for k in doc.kids(head.i, "cc")) and bool(doc.kids(head.i, "neg"))


def _step_complement(climb: Climb, verb: Token, head: Token) -> tuple[int, bool] | None:
    doc = climb.doc
    finite = any(k.dep in {"nsubj", "nsubjpass", "expl"} for k in doc.kids(verb.i)) and not _is_bare(doc, verb)
    if verb.dep == "ccomp" and finite and _is_told(climb, verb, head):
        _backshift(climb, head)
        _open_clause(climb, head)
        return None
    if verb.lemma in word_set("voicing") and head.lemma in word_set("getting_in_touch") and is_infinitive(doc, verb.i):
        return head.i, False
    if climb.talks and head.lemma in word_set("striving"):
        return head.i, False
    if _is_in_vain(doc, head):
        climb.set("negated", head)
        return None
    found = _governs(doc, verb, head)
    if found == "negated" and head.lemma in word_set("barring") and is_negated(doc, head):
        climb.set("possible", head)  # "has not ruled out attacking"
        return None
    if found in {"possible", "scheduled", "negated", "ongoing"}:
        climb.set(found, head)
    if found in {"possible", "scheduled"}:
        if is_negated(doc, head) or _aux_negated(doc, head):
            climb.set("negated", head)
        if found == "scheduled":
            _open_modals(climb, head)
        return (head.i, True) if found == "scheduled" else None
    return head.i, False


def _is_bare(doc: Document, verb: Token) -> bool:
    """An infinitive, with "to" or without ("helped it retake the town")."""
    return is_infinitive(doc, verb.i) or (verb.tag == "VB" and not doc.kids(verb.i, "aux", "auxpass", "mark"))


def _is_told(climb: Climb, verb: Token, head: Token) -> bool:
    """Whether a finite clause is told by the verb above it as so ("said that", "decided that it was")."""
    if lookup("governor", head.lemma) not in {"possible", "negated", "scheduled"}:
        return True
    if head.lemma in cue_words("governor", "reporting"):
        if head.lemma in word_set("unsure") and climb.value in {None, "ongoing"}:
            climb.set(lookup("governor", head.lemma), head)
        return True
    tensed = verb.tag == "VBD" or any(k.tag in {"MD", "VBD", "VBZ"} for k in climb.doc.kids(verb.i, "aux", "auxpass"))
    return tensed and head.lemma in word_set("concluding")


def _governs(doc: Document, verb: Token, head: Token) -> str | None:
    """What the governing word makes of the clause it governs."""
    infinitive = is_infinitive(doc, verb.i)
    perfect = any(k.lower == "have" for k in doc.kids(verb.i, "aux"))
    if head.lemma in {"have", "be"} and any(k.lower == "yet" for k in doc.kids(head.i, "advmod")):
        return "negated"  # "has yet to sign"
    if head.lemma == "be" and infinitive:
        return _arranged(doc, verb, head)
    if head.lemma == "go" and infinitive:
        return "scheduled" if head.tag == "VBG" else None  # "is going to sign", "went on to sign"
    if head.lemma in word_set("seeming") and infinitive and not perfect and verb.tag == "VB":
        return "possible" if not doc.kids(verb.i, "auxpass") else None
    if head.lemma == "vote" and verb.lemma in word_set("voted"):
        return None  # the vote is the support
    if head.lemma in word_set("held") and perfect and is_passive(doc, head.i):
        return None  # "is believed to have killed"
    if head.lemma in word_set("letting") and _was_let(doc, head):
        return None
    found = lookup_verb(doc, "governor", head, head.lower)
    if found == "ongoing" and head.tag == "VBD" and head.lemma in {"begin", "start"}:
        return None  # "began firing" tells of a deed that is done, "has begun" of one that goes on
    return found


def _was_let(doc: Document, head: Token) -> bool:
    """ "Police allowed the crowd to march" tells that it did; a law that allowed it does not."""
    auxiliaries_of = doc.kids(head.i, "aux", "auxpass")
    if any(k.tag in {"MD", "TO"} for k in auxiliaries_of):
        return False
    past = head.tag == "VBD" or any(k.tag == "VBD" or k.lower in {"has", "have"} for k in auxiliaries_of)
    return past and not any(k.lemma in word_set("enactments") for k in doc.kids(head.i, "nsubj", "agent"))


def _is_in_vain(doc: Document, head: Token) -> bool:
    """ "Tried in vain to seize", "tried to seize the port but failed"."""
    if any(k.lower in word_set("vainly") for k in doc.kids(head.i, "advmod")):
        return True
    if any(n.lower == "vain" for prep in doc.kids(head.i, "prep") for n in doc.kids(prep.i, "pobj", "amod", "pcomp")):
        return True
    return head.lemma in word_set("trying") and any(k.lemma == "fail" for k in doc.kids(head.i, "conj"))


def _open_modals(climb: Climb, head: Token) -> None:
    """ "May decide to withdraw": the plan is open itself."""
    for kid in climb.doc.kids(head.i, "aux"):
        if kid.tag == "MD" and kid.lower in {"may", "might", "could"}:
            climb.set("possible", kid)


def _arranged(doc: Document, verb: Token, head: Token) -> str | None:
    """ "Is to sign", "was to have signed"; what the aim is, and who is able or bound to, is said by those words."""
    for kid in doc.kids(head.i, "acomp", "attr", "nsubj"):
        if kid.dep != "nsubj":
            return lookup("governor", kid.lemma)
        if lookup("noun", kid.lemma) is not None:
            return lookup("noun", kid.lemma)
    if verb.dep != "xcomp" and doc.kids(head.i, "expl"):
        return None
    perfect = any(k.lower == "have" for k in doc.kids(verb.i, "aux"))
    return "negated" if perfect and head.tag == "VBD" else "scheduled"


def _aux_negated(doc: Document, head: Token) -> bool:
    above = doc.tokens[head.head]
    return head.dep in {"acomp", "oprd"} and any(k.dep == "neg" for k in doc.kids(above.i))


def _backshift(climb: Climb, reporter: Token) -> None:
    """ "Said it would withdraw" tells a plan: would is will in past reported speech."""
    if climb.would and climb.value is None and reporter.tag in {"VBD", "VBN"}:
        climb.value = "scheduled"


def _open_clause(climb: Climb, verb: Token) -> None:
    """ "Until inspectors certify that the army left", "it is possible that it left": what is told there is open too."""
    doc = climb.doc
    for kid in doc.kids(verb.i, "acomp"):
        climb.set(lookup("outlook", kid.lemma), kid)
        if kid.lower == "true" and doc.kids(verb.i, "neg"):
            climb.set("negated", kid)
    for kid in doc.kids(verb.i, "nsubj"):
        if _is_rumour(doc, kid):
            climb.set("possible", kid)
    for kid in doc.kids(verb.i, "mark", "advmod"):
        if kid.i < verb.i and kid.lower in cue_words("mark", "possible"):
            climb.set("possible", kid)


def _step_adverbial(climb: Climb, verb: Token, head: Token) -> tuple[int, bool] | None:
    doc = climb.doc
    mark = next((k for k in doc.kids(verb.i, "mark", "advmod") if k.i < verb.i), None)
    if mark is not None and mark.lower in cue_words("mark", "possible") and not is_bygone(doc, verb, mark):
        climb.set("possible", mark)
        climb.supposed = True
        return None
    if mark is not None and mark.lower == "before" and any(k.lower == "could" for k in doc.kids(verb.i, "aux")):
        climb.set("negated", mark)  # "fled before they could kill them"
        return None
    if mark is not None and _is_awaited(doc, verb, mark, head):
        climb.set("possible", mark)
        return None
    if is_infinitive(doc, verb.i):
        if any(_is_ordinal(doc, k) for k in doc.kids(head.i, "attr")):
            return None  # "became the third state to recognise it"
        if any(k.lower == "only" and doc.tokens[k.i - 1].text == "," for k in doc.kids(verb.i, "advmod")):
            return None  # "agreed to a truce, only to break it"
        if is_governed(doc, head):
            return _step_complement(climb, verb, head)
        striving = climb.talks and head.lemma in word_set("striving")
        done = striving or _asserts_purpose(head) or verb.lemma in word_set("voicing")
        if climb.value is None and not done:
            climb.set("possible", verb)
        return head.i, False
    if verb.tag in {"VBG", "VBN"} and mark is None:
        if verb.tag == "VBG" and lookup_particle(doc, "governor", head) is not None:
            return _step_complement(climb, verb, head)  # "held off attacking"
        return head.i, False
    return None


def is_governed(doc: Document, head: Token) -> bool:
    """ "Planned on Monday to attack": a verb that wants a clause and has no other has this one."""
    if doc.kids(head.i, "dobj", "xcomp", "ccomp"):
        return False
    return lookup_verb(doc, "governor", head) in {"possible", "scheduled", "negated"}


def _is_awaited(doc: Document, verb: Token, mark: Token, head: Token) -> bool:
    """ "Will leave when the army attacks", "wants it to leave before it attacks": the present tense after "when" speaks
    of what is still to come."""
    ahead = head.tag == "VB" or any(k.tag == "MD" for k in doc.kids(head.i, "aux"))
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
    if _is_ordinal(doc, noun) or climb.value == "scheduled":
        return None
    if noun.lemma in word_set("purposeful_nouns"):
        above = doc.tokens[noun.head]
        if is_verb(above) and noun.dep == "dobj":
            return above.i, False
    if noun.lemma in word_set("attempts") and verb.lemma in word_set("murders"):
        return None  # an attempt to assassinate is a deed of its own
    if noun.lemma == "decision" and _is_carried_out(doc, verb, noun):
        return None
    if _is_given_up(doc, noun):
        climb.set("negated", noun)
        return None
    climb.set(lookup("noun", noun.lemma) or "possible", noun)
    _denied(climb, noun)
    return None


def _denied(climb: Climb, noun: Token) -> None:
    """ "Has no plan to leave", "does not have a plan to leave"."""
    doc = climb.doc
    if any(k.lower == "no" for k in doc.kids(noun.i, "det")):
        climb.set("negated", noun)
    above = doc.tokens[noun.head]
    if is_verb(above) and any(k.dep == "neg" for k in doc.kids(above.i)):
        climb.set("negated", above)


def _is_carried_out(doc: Document, verb: Token, noun: Token) -> bool:
    """ "The decision to kill him was rash": a known decision on what is done at a stroke, unless it is the news."""
    known = any(k.dep == "poss" or k.lower in {"the", "that", "this"} for k in doc.kids(noun.i, "poss", "det"))
    return known and verb.lemma in word_set("at_a_stroke") and doc.tokens[noun.head].lemma not in word_set("making")


def _is_given_up(doc: Document, noun: Token) -> bool:
    """ "Abandoned plans to deploy", "failed in its bid to retake", "a botched attempt to seize"."""
    if any(k.lower in word_set("given_up") for k in doc.kids(noun.i, "amod")):
        return True
    above = doc.tokens[noun.head]
    if above.lower == "in":
        return doc.tokens[above.head].lemma == "fail"
    if not is_verb(above) or doc.kids(above.i, "neg"):
        return False
    own = lookup("noun", noun.lemma) == "scheduled" or noun.lemma in word_set("trying")
    if not own or noun.dep not in {"dobj", "nsubjpass"}:
        return False
    return above.lemma in word_set("giving_up")


def _that_clause(climb: Climb, verb: Token, noun: Token) -> None:
    """ "Fears that rebels shelled the town", "no evidence that they did"."""
    doc = climb.doc
    if not any(k.lower == "that" for k in doc.kids(verb.i, "mark")):
        return
    climb.set(lookup("that_noun", noun.lemma), noun)
    above = doc.tokens[noun.head]
    contested = noun.dep in {"dobj", "nsubjpass"} and above.lemma in word_set("contesting")
    unverified = above.lemma in word_set("verifying") and bool(doc.kids(above.i, "neg"))
    if contested or unverified or _is_rumour(doc, noun) or any(k.lower == "no" for k in doc.kids(noun.i, "det")):
        climb.set("possible", noun)


def _is_rumour(doc: Document, noun: Token) -> bool:
    """ "Rumours that", "unconfirmed reports said"."""
    if noun.lemma in word_set("rumours"):
        return True
    return any(k.lower in word_set("unverified") for k in doc.kids(noun.i, "amod"))


def _is_ordinal(doc: Document, noun: Token) -> bool:
    """ "The first leader to visit" did visit."""
    ordinals = word_set("ordinals")
    return noun.lower in ordinals or any(k.lower in ordinals for k in doc.kids(noun.i, "amod"))


def _step_gerund(climb: Climb, prep: Token) -> tuple[int, bool] | None:
    doc = climb.doc
    governor = doc.tokens[prep.head]
    forgone = {governor.lower, doc.tokens[prep.i - 1].lower} & {"instead", "short"}
    if prep.lower in {"without", "instead"} or (prep.lower == "of" and forgone):
        climb.set("negated", prep)
        return None
    if prep.lower in {"by", "into"} and is_verb(governor):
        tried = doc.tokens[governor.head]
        if prep.lower == "by" and governor.dep == "xcomp" and tried.lemma in word_set("trying"):
            return tried.i, False  # "tried to stop it by attacking": the means are used
        return governor.i, False  # "hoped to talk him into leaving" leaves it as open as the talking
    if prep.lower in {"by", "after", "since", "while", "before", "upon", "despite"}:
        return None
    if prep.lower in {"including", "as", "like"} and governor.pos == "NOUN" and is_verb(doc.tokens[governor.head]):
        return governor.head, False  # "could take steps, such as closing the border"
    if governor.pos == "NOUN":
        found = lookup("noun", governor.lemma)
        climb.set(found, governor)
        if found in {"possible", "scheduled"}:  # "had no intention of leaving"
            _denied(climb, governor)
        return None
    if prep.lower == "for" and governor.lemma in word_set("prosecuting"):
        return None  # "wanted for bombing the embassy"
    found = lookup_verb(doc, "governor", governor)
    if found in {"negated", "possible", "scheduled"} and prep.lower in {"from", "on", "for", "of", "to", "about"}:
        climb.set(found, governor)
        if governor.dep in {"acl", "advcl", "relcl"} and is_infinitive(doc, governor.i):
            climb.set("possible", governor)  # "a way to keep them from attacking"
        return None
    return (governor.i, False) if prep.lower == "in" and is_verb(governor) else None
