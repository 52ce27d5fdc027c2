"""How what stands around an event noun sets its status. In: the noun; out: cues, and the verb to climb on from."""

from __future__ import annotations

from dragoman.coding.clause_status import climb_clauses
from dragoman.coding.climb import Climb, cue_words, lookup, lookup_verb
from dragoman.coding.verb_group import auxiliaries
from dragoman.document import Document, Span, Token
from dragoman.finding.triggers import TriggerMention
from dragoman.lang import word_set
from dragoman.parsing.clauses import is_verb

# Roots of acts that go on until they are ended.
_LASTING = frozenset({"ASSAULT", "COERCE", "PROTEST"})
_INDEFINITE = frozenset({"a", "an", "any", "another", "more", "further", "new"})


def climb_noun(climb: Climb, token: Token, trigger: TriggerMention) -> int | None:
    """Apply what stands around a noun; the verb to go on from, where the noun takes its status from one."""
    doc = climb.doc
    root = trigger.patterns[0].rule.root
    climb.known = _is_definite(doc, token) or bool(doc.kids(token.i, "nummod"))
    _modifiers(climb, token, trigger.span)
    if climb.talks and _is_set(doc, token):
        climb.set("scheduled", doc.tokens[token.head])
    if climb.known and root in _LASTING and token.dep in {"dobj", "nsubjpass"} and _is_yet_to_end(doc, token):
        climb.set("ongoing", doc.tokens[token.head])
        return None
    if trigger.support is not None:
        support = doc.tokens[trigger.support]
        if token.dep == "dobj":
            climb.set(_done_to(doc, token, support, root), support)
        return None if token.dep == "nsubjpass" and _is_known(doc, token, support) else support.i
    head = doc.tokens[token.head]
    if token.dep == "conj" and head.pos == "NOUN":
        for kid in doc.kids(head.i, "det", "amod"):
            climb.set(lookup("modifier", kid.lower), kid)
        head, token = doc.tokens[head.head], head
    if token.dep in {"pobj", "pcomp"}:
        return _climb_noun_prep(climb, head)
    if not is_verb(head):
        return None
    if token.dep in {"dobj", "nsubjpass"}:
        return _climb_noun_object(climb, token, head, root)
    if token.dep == "nsubj":
        return _climb_noun_subject(climb, token, head)
    return head.i if token.dep == "attr" else None


def _is_yet_to_end(doc: Document, noun: Token) -> bool:
    """ "Called on them to end the siege": what is to be ended goes on."""
    verb = doc.tokens[noun.head]
    told = verb.tag in {"VBD", "VBN", "VBZ"} and not doc.kids(verb.i, "neg")
    modal = any(k.tag == "MD" for k in doc.kids(verb.i, "aux"))
    return verb.lemma in word_set("ending") and (modal or not told)


def _is_set(doc: Document, noun: Token) -> bool:
    """ "Talks are set for Monday", "a visit is due in May"."""
    head = doc.tokens[noun.head]
    told = [head] if noun.dep == "nsubjpass" else doc.kids(head.i, "acomp", "oprd") if noun.dep == "nsubj" else []
    return any(t.lemma in word_set("awaited") and not doc.kids(t.i, "prt") for t in told)


def _modifiers(climb: Climb, noun: Token, named: Span) -> None:
    doc = climb.doc
    for kid in doc.kids(noun.i, "amod", "det", "neg", "compound", "advmod"):
        if doc.tokens[kid.i - 1].text == "-" or named.start <= kid.start < named.end:
            continue  # a "long-planned invasion" has come; "attempted murders" name the attempts
        if kid.tag == "VBN" and any(k.lower.endswith("ly") for k in doc.kids(kid.i, "advmod")):
            continue  # so has a "carefully planned" one
        climb.set(lookup("modifier", kid.lower), kid)
        if kid.lower in {"no", "neither"}:
            climb.counted.add(noun.i)
            climb.set("negated", kid)
    if _of_any(doc, noun):
        climb.set("possible", noun)


def _climb_noun_object(climb: Climb, noun: Token, verb: Token, root: str) -> int | None:
    """ "Averted an attack" negates it, "sparked an attack" makes it as real as the sparking."""
    if noun.dep == "dobj" and verb.lemma in word_set("causing"):
        return verb.i
    found = _done_to(climb.doc, noun, verb, root)
    if found is not None:
        climb.set(found, verb)
        return verb.i if found != "possible" else None
    if noun.dep == "nsubjpass" and verb.lemma in cue_words("occurrence", "verbs"):
        return verb.i
    _supposed(climb, noun, verb)
    return None


def _done_to(doc: Document, noun: Token, verb: Token, root: str) -> str | None:
    """What a verb makes of the act that is its object or passive subject."""
    found = lookup_verb(doc, "object", verb)
    if found == "scheduled" and root == "ASSAULT" and _is_definite(doc, noun):
        return None  # who "planned the attacks" is asked once they are done
    if found == "negated" and root == "ASSAULT" and _is_definite(doc, noun) and _is_unreal(doc, verb):
        return None  # "might have prevented the attack"
    if found == "possible" and noun.dep == "nsubjpass" and doc.kids(verb.i, "xcomp"):
        return "scheduled" if lookup("governor", verb.lemma) == "scheduled" else found  # "are expected to last"
    return found


def _is_unreal(doc: Document, verb: Token) -> bool:
    kids = doc.kids(verb.i, "aux")
    return any(k.tag == "MD" for k in kids) and any(k.lower == "have" for k in kids)


def _climb_noun_subject(climb: Climb, noun: Token, verb: Token) -> int | None:
    """ "The fighting goes on", "a meeting seemed unlikely", "an attack will follow"."""
    doc = climb.doc
    if verb.lemma in word_set("lasting"):
        climb.set("ongoing", verb)
        return None
    for kid in doc.kids(verb.i, "acomp", "oprd"):
        climb.set(lookup("outlook", kid.lemma), kid)
    if _is_known(doc, noun, verb):
        return None
    if verb.lemma not in cue_words("occurrence", "verbs"):
        _supposed(climb, noun, verb)
        return None
    return verb.i


def _supposed(climb: Climb, noun: Token, verb: Token) -> None:
    """ "An attack would widen the war", "would answer an attack", "the talks will cover trade": none has been yet."""
    doc = climb.doc
    known = climb.known
    for kid in doc.kids(verb.i, "aux", "mark"):
        found = lookup("modal", kid.lower) if kid.tag == "MD" else None
        if not known and (kid.lower in word_set("conditions") or found in {"conditional", "possible"}):
            climb.set(None if _is_unreal(doc, verb) else "possible", kid)
        elif found == "scheduled" and noun.dep in {"nsubj", "nsubjpass"} and (climb.talks or not known):
            climb.set("scheduled", kid)
    if not known and climb.value is None and any(k.lower in _INDEFINITE for k in doc.kids(noun.i, "det", "amod")):
        _inherit(climb, verb)


def _of_any(doc: Document, noun: Token) -> bool:
    """ "An attack on any member": told of whoever it may be, not of one."""
    objects = (o for prep in doc.kids(noun.i, "prep") for o in doc.kids(prep.i, "pobj"))
    return any(k.lower == "any" for o in objects for k in doc.kids(o.i, "det"))


def _climb_noun_prep(climb: Climb, prep: Token) -> int | None:
    doc = climb.doc
    if prep.lower == "without":
        climb.set("negated", prep)
        return None
    governor = doc.tokens[prep.head]
    if _is_ahead(governor, prep):
        climb.set("scheduled", governor)
        return None
    if climb.talks and prep.lower in {"during", "at", "in"} and is_verb(governor):
        _inherit(climb, governor)
        return None
    if governor.pos == "NOUN" and prep.lower in {"of", "for", "to", "on", "about", "against", "over"}:
        found = lookup("noun", governor.lemma)
        noun = next(iter(doc.kids(prep.i, "pobj")), None)
        if noun is not None and governor.lemma in word_set("of_the_known") and _is_definite(doc, noun):
            return None  # "the purpose of the visit"
        talk = governor.lemma in {"talk", "talks", "debate"}
        if found == "possible" and talk and prep.lower in {"on", "over", "against", "about"}:
            found = None
        climb.set(found, governor)
        return None
    if (is_verb(governor) or governor.pos == "ADJ") and prep.lower in {"for", "to", "against", "from", "of"}:
        climb.set(_aimed_at(doc, governor, prep), governor)
    for noun in doc.kids(prep.i, "pobj") if is_verb(governor) else ():
        discussed = prep.lower in {"about", "on", "over"} and governor.lemma in word_set("discussing")
        if discussed and not _is_definite(doc, noun):
            climb.set("possible", governor)
        if prep.lower != "during" and prep.lower not in word_set("asides"):
            _supposed(climb, noun, governor)
    return None


def _aimed_at(doc: Document, governor: Token, prep: Token) -> str | None:
    """What a verb or adjective makes of the act that its preposition names ("called for", "ready for")."""
    if prep.lower == "for" and governor.lemma in word_set("prosecuting"):
        return None  # "wanted for the attack"
    if governor.lemma == "open" and is_verb(governor):
        return None  # "opened him to criticism"
    if governor.lemma == "lead" and doc.tokens[governor.head].lemma in word_set("informing"):
        return "possible"  # "information leading to the arrest"
    found = lookup_verb(doc, "governor", governor)
    if found == "scheduled" and prep.lower == "against":
        return "negated"  # "decided against a strike"
    return found if found in {"scheduled", "possible", "negated"} else None


def _is_ahead(governor: Token, prep: Token) -> bool:
    """ "Ahead of the talks", "on the eve of the summit", "heading into the meeting": it has yet to begin."""
    if prep.lower == "into":
        return governor.lemma in {"head", "go"} and governor.tag == "VBG"
    return governor.lower in word_set("ahead") and prep.lower in {"of", "to", "for"}


def _inherit(climb: Climb, verb: Token) -> None:
    """ "Will press the matter in talks with Kenya", "hopes to avert another raid": these are as open as the verb is."""
    above = Climb(climb.doc, talks=False)
    if climb.known:
        auxiliaries(above, verb)
    else:
        climb_clauses(above, verb)
    found = above.result().value
    if found in {"scheduled", "possible"} and verb.lemma not in word_set("suffering"):
        climb.set(found if climb.talks else "possible", verb)


def _is_known(doc: Document, noun: Token, verb: Token) -> bool:
    """ "Whether the attack killed him": what it did is open, not that there was one."""
    result = verb.lemma in word_set("suffering") or bool(doc.kids(verb.i, "agent"))
    return result and not any(k.tag == "MD" for k in doc.kids(verb.i, "aux")) and _is_definite(doc, noun)


def _is_definite(doc: Document, noun: Token) -> bool:
    """ "The attack", "Friday's attack": the reader is taken to know of it."""
    return any(k.dep == "poss" or k.lower in {"the", "this", "that", "these", "those"} for k in doc.kids(noun.i))
