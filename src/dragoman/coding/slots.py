"""What stands in a grammatical slot of a trigger. In: a trigger and the slot's name; out: heads of phrases.

The voice makes no difference: "subj" is who does it and "obj" who suffers it, in active and passive clauses alike.
"""

from __future__ import annotations

from dragoman.document import Document, Token
from dragoman.finding.triggers import TriggerMention
from dragoman.lang import word_set
from dragoman.parsing.clauses import (
    agent,
    before,
    clause_head,
    is_infinitive,
    is_passive,
    is_verb,
    logical_object,
    logical_subject,
    members,
    own_subject,
    prep_objects,
    subject,
)

_AT = frozenset({"in", "to", "for", "into", "across", "throughout"})
# Prepositions of the setting that a clause is told in.
_SETTINGS = frozenset({"during", "on", "after", "before", "at", "in", "following"})
_NAMES = frozenset({"GPE", "ORG", "PERSON", "NORP"})
# What somebody does by way of something else, and to whom ("in a snub to").
_GESTURES = frozenset({"ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE", "REQUEST", "PROTEST"})
_GUILTY = frozenset({"responsible", "guilty", "culpable"})
_TOWARDS = frozenset({"to", "against", "at", "of", "for"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def slot_heads(doc: Document, trigger: TriggerMention, name: str) -> list[int]:
    """Heads of what stands in slot `name` of the trigger."""
    if name == "place":
        return _clause_places(doc, trigger)
    if name == "link":
        return prep_objects(doc, trigger.head, trigger.patterns[0].words[-1])
    if trigger.kind == "noun":
        return _noun_slot(doc, trigger, name)
    if trigger.kind == "modal":
        return _modal_slot(doc, trigger, name)
    if trigger.kind == "adj":
        return _adjective_slot(doc, trigger, name)
    return _verb_slot(doc, trigger.head, name)


def _clause_places(doc: Document, trigger: TriggerMention) -> list[int]:
    """Places after the trigger in its own clause, under a preposition of place."""
    found, todo = [], [trigger.head]
    while todo:
        i = todo.pop()
        for kid in doc.kids(i):
            if kid.dep in {"relcl", "ccomp", "parataxis", "nsubj"} or kid.i < trigger.head:
                continue
            if kid.dep == "pobj" and kid.entity in {"GPE", "LOC"} and doc.tokens[i].lower in _AT:
                found.append(kid.i)
            todo.append(kid.i)
    return sorted(found)[:1]


def _verb_slot(doc: Document, verb: int, name: str) -> list[int]:
    if name == "subj":
        return _some(logical_subject(doc, verb))
    if name == "speaker":
        return _speaker(doc, doc.tokens[verb])
    if name == "obj":
        return _some(logical_object(doc, verb))
    if name == "iobj":
        given = is_passive(doc, verb) and bool(doc.kids(verb, "dobj"))  # "he was granted asylum"
        return _some(subject(doc, verb)) if given else _datives(doc, verb)
    if name == "comp":
        complements = doc.kids(verb, "ccomp", "xcomp", "advcl")
        subjects = [own_subject(doc, c.i) for c in complements if c.i > verb]
        return [s.i for s in subjects if s is not None and s.dep != "csubj"]
    if name == "poss":
        head = logical_object(doc, verb)
        return [k.i for k in doc.kids(head, "poss")] if head is not None else []
    if name == "obj_of":
        head = logical_object(doc, verb)
        return prep_objects(doc, head, "of") if head is not None else []
    if name == "whence":
        return prep_objects(doc, verb, "from")
    if name == "jailer":
        held = [i for i in prep_objects(doc, verb, "from") if doc.tokens[i].lemma in word_set("holdings")]
        return [where for i in held for where in prep_objects(doc, i, "in")]
    if name == "within":
        nouns = [n.i for prep in doc.kids(verb, "prep", "agent") for n in doc.kids(prep.i, "pobj")]
        return [i for noun in nouns for i in _doers_of(doc, noun)]
    if name in {"xcomp", "ccomp", "advcl"}:
        wanted = {"xcomp": ("xcomp",), "ccomp": ("ccomp",), "advcl": ("advcl",)}[name]
        return [k.i for k in doc.kids(verb, *wanted) if k.i > verb]
    return _verb_preps(doc, verb, name)


def _doers_of(doc: Document, noun: int) -> list[int]:
    """Who acts in the attack that a noun names: "an attack by rebels", "the army's raid", "a Russian strike"."""
    owners = [k.i for k in doc.kids(noun, "poss") if not _suffers(doc, noun, k.i)]
    own = [i for i in before(doc, noun) if not _is_place_name(doc.tokens[i])]
    return prep_objects(doc, noun, "by") or owners or own


def _datives(doc: Document, verb: int) -> list[int]:
    return [k.i for k in doc.kids(verb, "dative") if k.tag not in {"IN", "TO"}]


def _verb_preps(doc: Document, verb: int, name: str) -> list[int]:
    if name in {"by", "from"}:  # "came under fire from lawmakers"
        under = [n.i for p in doc.kids(verb, "prep") if p.lower == "under" for n in doc.kids(p.i, "pobj")]
        inside = [n for noun in under for n in prep_objects(doc, noun, name)]
        if inside:
            return inside
    if name == "by" and not is_passive(doc, verb):
        return []
    found = [i for i in prep_objects(doc, verb, name) if not _is_manner(doc, i)]
    if not found and name == "for":
        found = _for_to(doc, verb)
    if not found and name not in {"of", "by"}:
        head = logical_object(doc, verb)
        found = prep_objects(doc, head, name) if head is not None else []
    if name == "to" and not _is_named(doc, found) and doc.tokens[verb].lemma in word_set("transfers"):
        found = _far_goal(doc, verb) or found
    if not found and name == "with":
        found = _partners_in_talks(doc, verb) or _partners_deeper(doc, verb)
    return found


def _is_manner(doc: Document, noun: int) -> bool:
    """"With the intention of", "in the wake of": a noun that makes one preposition with those around it."""
    return doc.tokens[noun].lemma in word_set("settings") and bool(doc.kids(noun, "prep"))


def _for_to(doc: Document, verb: int) -> list[int]:
    """"Gave approval for the council to sit": the subject of an infinitive that "for" opens."""
    governors = (verb, *_some(logical_object(doc, verb)))
    clauses = [k for i in governors for k in doc.kids(i, "advcl", "acl", "relcl", "xcomp")]
    opened = [c for c in clauses if any(m.lower == "for" for m in doc.kids(c.i, "mark"))]
    return [s.i for c in opened if (s := own_subject(doc, c.i)) is not None]


def _is_named(doc: Document, heads: list[int]) -> bool:
    return any(doc.tokens[h].entity in _NAMES for h in heads)


def _far_goal(doc: Document, verb: int) -> list[int]:
    """"Returned a vase that was taken from the museum to Peru": the last "to" in the object that leads to a name."""
    head = logical_object(doc, verb)
    if head is None or head < verb:
        return []
    found: list[int] = []
    for i in sorted(doc.descendants(head)):
        if doc.tokens[i].dep == "prep" and doc.tokens[i].lower == "to":
            goals = [k.i for k in doc.kids(i, "pobj")]
            named = [g for g in goals if any(k.entity in _NAMES for k in (doc.tokens[g], *doc.kids(g, "amod", "poss")))]
            found = named or found
    return found


def _partners_in_talks(doc: Document, verb: int) -> list[int]:
    """"In a meeting with the premier, the king agreed": who is talked to is agreed with."""
    for prep in doc.kids(verb, "prep"):
        for noun in doc.kids(prep.i, "pobj") if prep.lower in _SETTINGS else ():
            if noun.lemma in word_set("gatherings"):
                return prep_objects(doc, noun.i, "with")
    return []


def _partners_deeper(doc: Document, verb: int) -> list[int]:
    """"Kept in touch with", "stood shoulder to shoulder with": partners that hang on what the verb's phrases hold."""
    own = doc.kids(verb, "dobj", "npadvmod")
    preps = [p for i in (verb, *(n.i for n in own)) for p in doc.kids(i, "prep")]
    nouns = [*own, *(n for p in preps for n in doc.kids(p.i, "pobj"))]
    held = [n for n in nouns if n.lemma in word_set("togetherness")]
    return [i for n in held for i in prep_objects(doc, n.i, "with")]


def _modal_slot(doc: Document, trigger: TriggerMention, name: str) -> list[int]:
    """An obligation: `speaker` lays it on the clause's subject (`obj`); what is to be done is the `topic`."""
    token = doc.tokens[trigger.head]
    verb = doc.tokens[token.head] if token.dep == "aux" else token
    if name == "obj":
        return _some(subject(doc, verb.i))
    if name == "xcomp":
        return [verb.i]
    return _speaker(doc, verb) if name == "speaker" else []


def _speaker(doc: Document, verb: Token) -> list[int]:
    """Who says the clause of this verb."""
    for _ in range(3):
        above = doc.tokens[verb.head]
        if verb.dep == "ccomp" and is_verb(above) and above.lemma in word_set("speakers"):
            return _some(logical_subject(doc, above.i))
        if verb.dep not in {"conj", "ccomp"}:
            return []
        verb = above
    return []


def _adjective_slot(doc: Document, trigger: TriggerMention, name: str) -> list[int]:
    if name == "subj":
        return _some(subject(doc, trigger.head))
    if name == "speaker":
        return _speaker(doc, doc.tokens[doc.tokens[trigger.head].head])
    if name in {"obj", "poss", "iobj"}:
        return []
    return _verb_slot(doc, trigger.head, name)


def _noun_slot(doc: Document, trigger: TriggerMention, name: str) -> list[int]:
    noun, light = trigger.head, trigger.support
    if name in {"poss", "doer", "sufferer"}:
        owners = [k.i for k in doc.kids(noun, "poss")]
        return owners if name == "poss" else [i for i in owners if _suffers(doc, noun, i) == (name == "sufferer")]
    if name == "mod":
        return before(doc, noun)
    if name in {"whose", "named"}:
        return [i for i in before(doc, noun) if _is_place_name(doc.tokens[i]) == (name == "named")]
    if name == "support":
        return _supporter(doc, trigger)
    if name == "speaker":
        return _speaker(doc, doc.tokens[clause_head(doc, noun)])
    if name == "iobj":
        return _verb_slot(doc, light, name) if light is not None else []
    if name == "attr_subj":
        return _described(doc, doc.tokens[noun])
    if name == "support_subj":
        return _some(subject(doc, light)) if light is not None else []
    if name in {"xcomp", "ccomp", "acl"}:
        heads = [k.i for k in doc.kids(noun, "acl", "relcl", "ccomp") if k.dep == "ccomp" or is_infinitive(doc, k.i)]
        if light is not None:
            heads += [k.i for k in doc.kids(light, "xcomp", "advcl") if k.i > noun]
        return heads
    if name == "comp":
        complements = doc.kids(noun, "acl", "ccomp", "relcl")
        subjects = [own_subject(doc, c.i) for c in complements]
        return [s.i for s in subjects if s is not None and s.pos in {"NOUN", "PROPN"}]
    return _noun_preps(doc, trigger, name)


def _suffers(doc: Document, noun: int, owner: int) -> bool:
    """Whether the possessor of an act is whom it befell: a person, where no one else is ("the envoy's killing")."""
    token = doc.tokens[owner]
    if doc.tokens[noun].tag in {"NNS", "NNPS"} or prep_objects(doc, noun, "of"):
        return False
    forces = token.entity in {"GPE", "NORP"} or token.lemma in word_set("powers") or token.lower == "its"
    return not forces


def _is_place_name(token: Token) -> bool:
    """"Russia" in "the Russia investigation", not "Russian"."""
    return token.entity == "GPE" and token.dep == "compound"


def _supporter(doc: Document, trigger: TriggerMention) -> list[int]:
    """Who does what the noun names: the subject of its light verb, or of the clause it is the setting of."""
    light, rule = trigger.support, trigger.patterns[0].rule
    if light is None and (claimant := _claimant(doc, trigger.head)):
        return claimant
    if light is None and rule.root in _GESTURES and (author := _gesture_author(doc, doc.tokens[trigger.head])):
        return author
    if light is None:
        mutual = rule.noun_frame is not None and rule.noun_frame.mutual
        met = not mutual or bool(prep_objects(doc, trigger.head, "with"))
        return _setting_subject(doc, doc.tokens[trigger.head]) if rule.root == "CONSULT" and met else []
    announced = doc.tokens[light].lemma in word_set("announcers")
    told = rule.root == "ASSAULT" and announced and _is_definite(doc, trigger.head)
    if trigger.undergoes or told:
        return []
    inside = doc.tokens[trigger.head].dep == "pobj"  # "were engaged in clashes"
    return _some(subject(doc, light) if inside else logical_subject(doc, light))


def _gesture_author(doc: Document, noun: Token) -> list[int]:
    """ "In a rebuke to the premier, the president sent the law back": what follows is how the rebuke was made."""
    prep = doc.tokens[noun.head]
    verb = doc.tokens[prep.head]
    fronted = noun.dep == "pobj" and prep.lower == "in" and is_verb(verb) and prep.i < verb.i
    if not fronted or not any(k.lower in {"a", "an", "another"} for k in doc.kids(noun.i, "det")):
        return []
    return _some(logical_subject(doc, verb.i)) if any(k.lower in _TOWARDS for k in doc.kids(noun.i, "prep")) else []


def _described(doc: Document, noun: Token) -> list[int]:
    """Whom a predicate noun is said of: "Norway is (one of) the largest donor(s)"."""
    prep = doc.tokens[noun.head]
    if noun.dep == "pobj" and prep.lower in {"of", "among"}:
        noun = doc.tokens[prep.head]
        if prep.dep == "prep" and is_verb(noun):
            return _some(subject(doc, noun.i))
    verb = doc.tokens[noun.head]
    return _some(subject(doc, verb.i)) if noun.dep == "attr" and is_verb(verb) else []


def _claimant(doc: Document, noun: int) -> list[int]:
    """"Claimed responsibility for the blast", "was (responsible for, behind) it": whoever is said to have done it."""
    above = [doc.tokens[i] for i, _ in zip(doc.ancestors(noun), range(3), strict=False)]
    if len(above) > 1 and (above[1].lower in _GUILTY or (above[0].lower == "behind" and above[1].lemma == "be")):
        return _some(subject(doc, above[1].i)) if above[0].lower in {"for", "of", "behind"} else []
    if len(above) < 3 or above[0].lower not in {"for", "of"} or above[1].lemma not in word_set("own_deeds"):
        return []
    claims = above[1].dep == "dobj" and above[2].lemma in word_set("claiming")
    return _some(logical_subject(doc, above[2].i)) if claims else []


def _setting_subject(doc: Document, noun: Token) -> list[int]:
    """"On a visit to Kenya, the minister said": who speaks or acts in the setting of a meeting takes part in it."""
    while noun.dep == "conj" and doc.tokens[noun.head].pos == "NOUN":
        noun = doc.tokens[noun.head]
    prep = doc.tokens[noun.head]
    if noun.dep == "pobj" and prep.lower == "of" and doc.tokens[prep.head].lemma in word_set("stretches"):
        noun = doc.tokens[prep.head]
        prep = doc.tokens[noun.head]
    ahead = prep.lower == "of" and doc.tokens[prep.head].lower == "ahead"
    if noun.dep != "pobj" or not (ahead or prep.lower in _SETTINGS):
        return []
    prep = doc.tokens[prep.head] if ahead else prep
    if _is_definite(doc, noun.i) and not doc.kids(noun.i, "prep"):
        return []  # "during the visit": told before, and not of whoever acts here
    above = doc.tokens[prep.head]
    if above.pos == "NOUN" and above.lemma in word_set("documents"):  # "said in a statement after talks with"
        above = doc.tokens[clause_head(doc, above.i)]
    if above.pos == "PROPN":  # "Lavrov, on a visit to Ankara, said"
        return [above.i]
    return _some(subject(doc, above.i)) if is_verb(above) else []


def _is_definite(doc: Document, noun: int) -> bool:
    return any(k.lower in _DEFINITE for k in doc.kids(noun, "det"))


def _noun_preps(doc: Document, trigger: TriggerMention, name: str) -> list[int]:
    noun, light = trigger.head, trigger.support
    found = [i for i in prep_objects(doc, noun, name) if not _is_manner(doc, i)]
    if not found and doc.tokens[noun].dep == "conj":
        found = prep_objects(doc, doc.tokens[noun].head, name)
    if not found:
        for kid in doc.kids(noun, "conj"):
            if kid.pos == "NOUN" and not doc.kids(kid.i, "poss", "det"):
                found = found or prep_objects(doc, kid.i, name)
    led = name == "by" and light is not None and not trigger.undergoes  # "held a march against raids by the army"
    if not found and not led and name not in {"of", "from"}:
        for prep in doc.kids(noun, "prep"):
            for kid in doc.kids(prep.i, "pobj"):
                for member in [kid.i] if prep.lower != "including" else members(doc, kid.i):
                    found = found or prep_objects(doc, member, name)
    verb = light if light is not None else _clause_of(doc, doc.tokens[noun])
    clausal = {"on", "against", "into", "with", "at", "to", "between", "for"}
    if trigger.undergoes:
        clausal |= {"from", "by"}
    if not found and verb is not None and name in clausal:
        found = [i for i in prep_objects(doc, verb, name) if not _is_manner(doc, i)]
    return found or (_behind(doc, noun, light) if name == "by" else [])


def _clause_of(doc: Document, noun: Token) -> int | None:
    """The verb that a noun is the subject of, or that says that there was such a thing ("there was fighting")."""
    verb = doc.tokens[noun.head]
    there = noun.dep == "attr" and bool(doc.kids(verb.i, "expl"))
    return verb.i if is_verb(verb) and (there or noun.dep in {"nsubj", "nsubjpass"}) else None


def _behind(doc: Document, noun: int, light: int | None) -> list[int]:
    """Who is named by the light verb's passive, or by a participle: "a strike called by the dockers"."""
    if light is not None and is_passive(doc, light) and (found := _some(logical_subject(doc, light))):
        return found
    staged = [k.i for k in doc.kids(noun, "acl") if k.tag == "VBN" and k.lemma in word_set("staged")]
    return [a for verb in staged if (a := agent(doc, verb)) is not None]


def _some(head: int | None) -> list[int]:
    return [] if head is None else [head]
