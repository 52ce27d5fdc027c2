"""How an act stands to the world. In: a trigger in its tree; out: happened, ongoing, scheduled, possible or negated.

From the trigger the tree is climbed: auxiliaries, negations and governing words on the way decide, nearest first, and
the climb ends where the clause is asserted on its own (a relative clause, what somebody said, a root).
Whether an act is historical is decided later, from its date.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dragoman.document import Document, Span, Token
from dragoman.finding.triggers import TriggerMention
from dragoman.lang import load, word_set
from dragoman.parsing.clauses import is_infinitive, is_verb

_MAX_CLIMB = 12


@dataclass(frozen=True, slots=True)
class Status:
    """The status and the words that decided it (none where it is simply told)."""

    value: str
    cues: tuple[Span, ...] = ()
    unreal: bool = False  # negated where it was only possible ("cannot attack", "to prevent them from attacking")


@lru_cache(maxsize=1)
def _cues() -> dict[str, dict[str, frozenset[str]]]:
    return {
        kind: {status: frozenset(words.split()) for status, words in table.items()}
        for kind, table in load("cues").items()
    }


def _lookup(kind: str, *words: str) -> str | None:
    for status, known in _cues()[kind].items():
        if any(w in known for w in words):
            return status
    return None


class _Climb:
    """State of one climb: the status so far, whether it is negated, and the cues that said so."""

    def __init__(self, doc: Document, *, talks: bool) -> None:
        self.doc = doc
        self.talks = talks  # consulting with a purpose ("worked to find a solution") is itself consulting
        self.value: str | None = None
        self.negated = False
        self.would = False
        self.supposed = False  # under "if" or "unless": what is not so there is as open as what is
        self.counted: set[int] = set()  # nouns whose own "no" is reckoned already
        self.cues: list[Span] = []

    def set(self, value: str | None, cue: Token) -> None:
        if value is None or value in {"factual", "reporting"}:
            return
        if value == "negated":
            self.negated = not self.negated or self.value is not None
        elif self.value is None or (self.value in {"ongoing", "scheduled"} and value == "possible"):
            self.value = value
        else:
            return
        self.cues.append(Span(cue.start, cue.end))

    def result(self) -> Status:
        cues = tuple(sorted(self.cues))
        if self.negated:
            return Status("negated", cues, unreal=self.value == "possible")
        if self.value is None and self.would:
            return Status("possible", cues)
        return Status(self.value or "happened", cues)


def status_of(doc: Document, trigger: TriggerMention) -> Status:
    """Status of the act that `trigger` names."""
    climb = _Climb(doc, talks=any(p.rule.root == "CONSULT" for p in trigger.patterns))
    token = doc.tokens[trigger.head]
    if trigger.kind == "modal":
        return Status("happened")
    if trigger.kind == "noun":
        verb = _climb_noun(climb, token, trigger)
        if verb is not None:
            _climb_verb(climb, doc.tokens[verb])
    else:
        start = token
        if trigger.kind == "adj" and is_verb(doc.tokens[token.head]):
            start = doc.tokens[token.head]
        _climb_verb(climb, start)
    if climb.value is None and not climb.negated and not climb.would and _is_state(doc, trigger):
        climb.set("ongoing", token)
    if climb.value is None and not climb.negated and _is_question(doc, token):
        climb.value = "possible"
    return climb.result()


def _is_state(doc: Document, trigger: TriggerMention) -> bool:
    token = doc.tokens[trigger.head]
    return trigger.kind == "verb" and token.tag in {"VBZ", "VBP"} and token.lemma in word_set("stative")


def _is_question(doc: Document, token: Token) -> bool:
    sentence = doc.sentences[token.sentence]
    return doc.tokens[sentence.last - 1].text == "?"


def _climb_noun(climb: _Climb, token: Token, trigger: TriggerMention) -> int | None:
    """Apply what stands around a noun; the verb to go on from, where the noun takes its status from one."""
    doc = climb.doc
    _modifiers(climb, token, trigger.span)
    if climb.talks and _is_set(doc, token):
        climb.set("scheduled", doc.tokens[token.head])
    if trigger.support is not None:
        support = doc.tokens[trigger.support]
        if token.dep == "dobj":
            climb.set(_lookup("object", support.lemma), support)
        return trigger.support
    head = doc.tokens[token.head]
    if token.dep == "conj" and head.pos == "NOUN":
        for kid in doc.kids(head.i, "det", "amod"):
            climb.set(_lookup("modifier", kid.lower), kid)
        head, token = doc.tokens[head.head], head
    if token.dep in {"pobj", "pcomp"}:
        return _climb_noun_prep(climb, head)
    if not is_verb(head):
        return None
    if token.dep in {"dobj", "nsubjpass"}:
        return _climb_noun_object(climb, token, head, trigger.patterns[0].rule.root)
    if token.dep == "nsubj":
        return _climb_noun_subject(climb, token, head)
    return head.i if token.dep == "attr" else None


def _is_set(doc: Document, noun: Token) -> bool:
    """ "Talks are set for Monday", "a visit is due in May"."""
    head = doc.tokens[noun.head]
    told = [head] if noun.dep == "nsubjpass" else doc.kids(head.i, "acomp", "oprd") if noun.dep == "nsubj" else []
    return any(t.lemma in word_set("awaited") and not doc.kids(t.i, "prt") for t in told)


def _modifiers(climb: _Climb, noun: Token, named: Span) -> None:
    doc = climb.doc
    for kid in doc.kids(noun.i, "amod", "det", "neg", "compound", "advmod"):
        if doc.tokens[kid.i - 1].text == "-" or named.start <= kid.start < named.end:
            continue  # a "long-planned invasion" has come; "attempted murders" name the attempts
        climb.set(_lookup("modifier", kid.lower), kid)
        if kid.lower in {"no", "neither"}:
            climb.counted.add(noun.i)
            climb.set("negated", kid)
    if _of_any(doc, noun):
        climb.set("possible", noun)


def _climb_noun_object(climb: _Climb, noun: Token, verb: Token, root: str) -> int | None:
    """ "Averted an attack" negates it, "sparked an attack" makes it as real as the sparking."""
    if noun.dep == "dobj" and verb.lemma in word_set("causing"):
        return verb.i
    found = _lookup("object", verb.lemma)
    if found == "scheduled" and root == "ASSAULT" and _is_definite(climb.doc, noun):
        found = None  # who "planned the attacks" is asked once they are done
    if found is not None:
        climb.set(found, verb)
        return verb.i if found != "possible" else None
    return verb.i if noun.dep == "nsubjpass" and verb.lemma in _cues()["occurrence"]["verbs"] else None


def _climb_noun_subject(climb: _Climb, noun: Token, verb: Token) -> int | None:
    """ "The fighting goes on", "a meeting seemed unlikely", "an attack will follow"."""
    doc = climb.doc
    if verb.lemma in word_set("lasting"):
        climb.set("ongoing", verb)
        return None
    for kid in doc.kids(verb.i, "acomp", "oprd"):
        climb.set(_lookup("outlook", kid.lemma), kid)
    if verb.lemma not in _cues()["occurrence"]["verbs"] or _is_known(doc, noun, verb):
        return None
    return verb.i


def _of_any(doc: Document, noun: Token) -> bool:
    """ "An attack on any member": told of whoever it may be, not of one."""
    objects = (o for prep in doc.kids(noun.i, "prep") for o in doc.kids(prep.i, "pobj"))
    return any(k.lower == "any" for o in objects for k in doc.kids(o.i, "det"))


def _climb_noun_prep(climb: _Climb, prep: Token) -> int | None:
    doc = climb.doc
    if prep.lower == "without":
        climb.set("negated", prep)
        return None
    governor = doc.tokens[prep.head]
    if _is_ahead(governor, prep):
        climb.set("scheduled", governor)
        return None
    if climb.talks and prep.lower in {"during", "at", "in"} and is_verb(governor):
        _inherit_modal(climb, governor)
        return None
    if governor.pos == "NOUN" and prep.lower in {"of", "for", "to", "on", "about", "against", "over"}:
        found = _lookup("noun", governor.lemma)
        talk = governor.lemma in {"talk", "talks", "debate"}
        if found == "possible" and talk and prep.lower in {"on", "over", "against", "about"}:
            found = None
        climb.set(found, governor)
        return None
    if is_verb(governor) and prep.lower in {"for", "to", "against", "from", "of"}:
        found = _lookup("governor", governor.lemma)
        if found in {"scheduled", "possible", "negated"}:
            climb.set(found, governor)
    if is_verb(governor) and prep.lower in {"about", "on", "over"} and governor.lemma in word_set("discussing"):
        noun = next(iter(doc.kids(prep.i, "pobj")), None)
        if noun is not None and not _is_definite(doc, noun):
            climb.set("possible", governor)
    return None


def _is_ahead(governor: Token, prep: Token) -> bool:
    """ "Ahead of the talks", "on the eve of the summit", "heading into the meeting": it has yet to begin."""
    if prep.lower == "into":
        return governor.lemma in {"head", "go"} and governor.tag == "VBG"
    return governor.lower in word_set("ahead") and prep.lower in {"of", "to", "for"}


def _inherit_modal(climb: _Climb, verb: Token) -> None:
    """ "Will press the matter in talks with Kenya": talks in which a thing is yet to be done are yet to be held."""
    for kid in climb.doc.kids(verb.i, "aux"):
        if kid.tag == "MD" and kid.lower not in {"can", "could", "ca"}:
            climb.set("possible" if kid.lower in {"may", "might"} else "scheduled", kid)


def _is_known(doc: Document, noun: Token, verb: Token) -> bool:
    """ "Whether the attack killed him": what it did is open, not that there was one."""
    result = verb.lemma in word_set("suffering") and not any(k.tag == "MD" for k in doc.kids(verb.i, "aux"))
    return result and _is_definite(doc, noun)


def _is_definite(doc: Document, noun: Token) -> bool:
    """ "The attack", "Friday's attack": the reader is taken to know of it."""
    return any(k.dep == "poss" or k.lower in {"the", "this", "that", "these", "those"} for k in doc.kids(noun.i))


def _climb_verb(climb: _Climb, verb: Token) -> None:
    doc = climb.doc
    skip_auxiliaries = False
    for _ in range(_MAX_CLIMB):
        if not skip_auxiliaries:
            _auxiliaries(climb, verb)
        step = _step(climb, verb)
        if step is None:
            return
        above, skip_auxiliaries = step
        verb = doc.tokens[above]


def _auxiliaries(climb: _Climb, verb: Token) -> None:
    doc = climb.doc
    progressive = False
    infinitive = False
    for kid in doc.kids(verb.i):
        if _negates(climb, kid):
            climb.set("negated", kid)
        elif kid.dep == "advmod" and kid.lower in _cues()["adverb"]["possible"]:
            climb.set("possible", kid)
        elif kid.tag == "MD":
            _modal(climb, kid)
        elif kid.tag == "TO":
            infinitive = True
        elif kid.dep == "aux" and kid.lemma == "be" and verb.tag == "VBG":
            progressive = True
        elif kid.dep == "mark" and kid.lower in _cues()["mark"]["possible"]:
            climb.set("possible", kid)
            climb.supposed = True
    if progressive and climb.value is None and not climb.would:
        climb.set("scheduled" if climb.talks and _is_arranged(doc, verb) else "ongoing", verb)
    headline = doc.sentences[verb.sentence].kind == "headline"
    if _is_order(doc, verb) and not headline:
        climb.set("possible", verb)
    if infinitive and verb.dep == "ROOT" and climb.value is None and headline:
        climb.set("scheduled", verb)


def _is_order(doc: Document, verb: Token) -> bool:
    """ "Free them all," they chanted: what somebody is told to do is not done."""
    bare = verb.tag == "VB" and verb.dep in {"ROOT", "ccomp"}
    return bare and not doc.kids(verb.i, "nsubj", "nsubjpass", "aux", "auxpass", "expl", "mark")


def _negates(climb: _Climb, kid: Token) -> bool:
    if kid.dep in {"nsubj", "nsubjpass", "dobj"}:
        return kid.i not in climb.counted and _is_null(climb.doc, kid)
    if kid.dep == "neg" and kid.i + 1 < len(climb.doc.tokens) and climb.doc.tokens[kid.i + 1].lower in {"only", "just"}:
        return False  # "not only helps": it does
    return kid.dep == "neg" or (kid.dep == "advmod" and kid.lower in _cues()["adverb"]["negated"])


def _is_arranged(doc: Document, verb: Token) -> bool:
    """ "Is sending a delegation": verbs of setting out in the present progressive tell an arranged future."""
    present = any(k.tag in {"VBZ", "VBP"} for k in doc.kids(verb.i, "aux"))
    return present and verb.lemma in word_set("motion")


def _modal(climb: _Climb, kid: Token) -> None:
    found = _lookup("modal", kid.lower, kid.lemma)
    if found == "conditional":
        climb.would = True
        climb.cues.append(Span(kid.start, kid.end))
    elif kid.lower == "to":
        climb.set("scheduled", kid)
    else:
        climb.set(found, kid)


def _is_null(doc: Document, noun: Token) -> bool:
    return noun.lower in {"nobody", "none", "nothing"} or any(
        k.lower in {"no", "neither"} for k in doc.kids(noun.i, "det")
    )


def _step(climb: _Climb, verb: Token) -> tuple[int, bool] | None:
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


def _step_complement(climb: _Climb, verb: Token, head: Token) -> tuple[int, bool] | None:
    doc = climb.doc
    finite = any(k.dep in {"nsubj", "nsubjpass", "expl"} for k in doc.kids(verb.i)) and not is_infinitive(doc, verb.i)
    if verb.dep == "ccomp" and finite and _lookup("governor", head.lemma) not in {"possible", "negated", "scheduled"}:
        _backshift(climb, head)
        _open_clause(climb, head)
        return None
    reporting = head.lemma in _cues()["governor"]["reporting"]
    if verb.dep == "ccomp" and finite and reporting:
        if head.lemma in word_set("unsure") and climb.value in {None, "ongoing"}:
            climb.set(_lookup("governor", head.lemma), head)
        _backshift(climb, head)
        _open_clause(climb, head)
        return None
    found = None if _is_ruling(doc, head) else _lookup("governor", head.lemma, head.lower)
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


def _backshift(climb: _Climb, reporter: Token) -> None:
    """ "Said it would withdraw" tells a plan: would is will in past reported speech."""
    if climb.would and climb.value is None and reporter.tag in {"VBD", "VBN"}:
        climb.value = "scheduled"


def _open_clause(climb: _Climb, verb: Token) -> None:
    """ "Until inspectors certify that the army left", "it is possible that it left": what is told there is open too."""
    for kid in climb.doc.kids(verb.i, "acomp"):
        climb.set(_lookup("outlook", kid.lemma), kid)
    for kid in climb.doc.kids(verb.i, "mark", "advmod"):
        if kid.i < verb.i and kid.lower in _cues()["mark"]["possible"]:
            climb.set("possible", kid)


def _step_adverbial(climb: _Climb, verb: Token, head: Token) -> tuple[int, bool] | None:
    doc = climb.doc
    mark = next((k for k in doc.kids(verb.i, "mark", "advmod") if k.i < verb.i), None)
    if mark is not None and mark.lower in _cues()["mark"]["possible"]:
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


def _step_noun_clause(climb: _Climb, verb: Token, noun: Token) -> tuple[int, bool] | None:
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
    found = _lookup("noun", noun.lemma)
    climb.set(found or "possible", noun)
    if any(k.lower == "no" for k in doc.kids(noun.i, "det")):
        climb.set("negated", noun)
    above = doc.tokens[noun.head]
    if is_verb(above) and any(k.dep == "neg" for k in doc.kids(above.i)):
        climb.set("negated", above)
    return None


def _that_clause(climb: _Climb, verb: Token, noun: Token) -> None:
    """ "Fears that rebels shelled the town", "no evidence that they did"."""
    doc = climb.doc
    if not any(k.lower == "that" for k in doc.kids(verb.i, "mark")):
        return
    climb.set(_lookup("noun", noun.lemma), noun)
    if any(k.lower == "no" for k in doc.kids(noun.i, "det")):
        climb.set("possible", noun)


def _is_ordinal(doc: Document, noun: Token) -> bool:
    """ "The first leader to visit" did visit."""
    ordinals = word_set("ordinals")
    return noun.lower in ordinals or any(k.lower in ordinals for k in doc.kids(noun.i, "amod"))


def _step_gerund(climb: _Climb, prep: Token) -> tuple[int, bool] | None:
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
        climb.set(_lookup("noun", governor.lemma), governor)
        return None
    found = _lookup("governor", governor.lemma)
    if found in {"negated", "possible", "scheduled"} and prep.lower in {"from", "on", "for", "of", "to", "about"}:
        climb.set(found, governor)
        if governor.dep in {"acl", "advcl", "relcl"} and is_infinitive(doc, governor.i):
            climb.set("possible", governor)  # "a way to keep them from attacking"
    return None
