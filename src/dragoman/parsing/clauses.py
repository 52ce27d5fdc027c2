"""Grammar of a clause. In: a document and a token; out: its logical subject, object and complements, as token indices.

Subjects are traced through coordination, control, relatives and participles, so that "was accused of shelling" and
"vowed to recapture" have theirs. All functions return heads of noun phrases; `members` adds the coordinated ones.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.document import Document, Token
from dragoman.lang import word_set

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_RELATIVE = frozenset({"WDT", "WP", "WP$"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_OBJECT_PREPS = frozenset({"of", "for", "from", "with", "into", "against"})
# Where the further words of a verb pattern stand ("call for", "take hostage", "set ablaze").
_PATTERN_DEPS = (
    "prep", "prt", "advmod", "agent", "dative", "advcl", "mark", "aux", "oprd", "acomp", "dobj", "ccomp",
    "intj", "xcomp", "npadvmod",
)  # fmt: skip
_NAMED = frozenset({"PERSON", "ORG", "GPE"})
_MAX_CLIMB = 10


def is_verb(token: Token) -> bool:
    return token.pos in {"VERB", "AUX"}


def members(doc: Document, head: int) -> list[int]:
    """`head` and the nouns coordinated with it, in text order."""
    found, todo = [head], [head]
    while todo:
        for kid in doc.kids(todo.pop(), "conj"):
            if kid.pos in _NOMINAL or kid.pos == "ADJ":
                found.append(kid.i)
                todo.append(kid.i)
    found += [k.i for k in doc.kids(head, "appos") if k.pos in _NOMINAL and _follows_and(doc, k.i)]
    return sorted(found)


def _follows_and(doc: Document, noun: int) -> bool:
    """Whether "and" stands before the phrase, so that what was read as an apposition is another one."""
    first = doc.subtree(noun)[0]
    return first > 0 and doc.tokens[first - 1].lower == "and"


def is_infinitive(doc: Document, verb: int) -> bool:
    """Whether a verb stands with "to"."""
    return any(k.tag == "TO" for k in doc.kids(verb, "aux"))


def is_passive(doc: Document, verb: int) -> bool:
    token = doc.tokens[verb]
    if token.tag not in {"VBN", "VBD"}:
        return False
    kids = doc.kids(verb)
    if token.lemma in word_set("states_of_mind") and any(k.dep == "prep" and k.lower == "to" for k in kids):
        return any(k.dep == "agent" for k in kids)  # "is opposed to" tells what its subject does
    if any(k.dep in {"auxpass", "nsubjpass", "csubjpass"} for k in kids):
        return True
    if _is_joined(doc, token) and _is_gapped(doc, token):
        return True
    if _is_found_so(doc, token):
        return True
    if token.tag == "VBN" and token.lemma in word_set("suffered") and not any(k.dep in {"aux", "dobj"} for k in kids):
        return any(k.dep == "nsubj" for k in kids) or _is_participle(doc, token)  # "Six soldiers killed in ambush"
    if token.tag != "VBN" or any(k.dep in {"aux", "nsubj"} for k in kids):
        return False
    return _is_participle(doc, token)


def _is_participle(doc: Document, token: Token) -> bool:
    """Whether a past participle without an auxiliary stands where only passives do."""
    kids = doc.kids(token.i)
    if token.dep == "conj":
        return is_verb(doc.tokens[token.head]) and is_passive(doc, token.head)
    if token.dep in {"acomp", "attr"} and doc.tokens[token.head].lemma == "be":
        return any(k.dep == "agent" for k in kids)  # "were tear-gassed by police"
    return token.dep in {"acl", "advcl", "amod"} or (token.dep == "ROOT" and any(k.dep == "agent" for k in kids))


def _is_found_so(doc: Document, verb: Token) -> bool:
    """ "Found two men shot dead", "kept them locked up": the participle tells what was done to the object."""
    kids = {k.dep for k in doc.kids(verb.i)}
    if kids & {"dobj", "aux", "mark", "expl"}:
        return False
    if verb.dep == "acl":
        return verb.tag == "VBD" and "nsubj" not in kids and doc.tokens[verb.head].dep == "dobj"
    passive = verb.tag == "VBN" or verb.lemma in word_set("suffered")
    return verb.dep == "ccomp" and passive and doc.tokens[verb.head].lemma in word_set("finding_so")


def _is_gapped(doc: Document, verb: Token) -> bool:
    """ "Nine were killed and forty wounded": the auxiliary of the first verb is understood with the second."""
    if verb.lemma not in word_set("suffered") or doc.kids(verb.i, "aux", "dobj"):
        return False
    return is_verb(doc.tokens[verb.head]) and is_passive(doc, verb.head)


def _is_joined(doc: Document, verb: Token) -> bool:
    """Whether a verb goes on from the one before it ("was held and sent back", "was held then sent back")."""
    return verb.dep == "conj" or (verb.dep == "advcl" and any(k.lower == "then" for k in doc.kids(verb.i, "advmod")))


def own_subject(doc: Document, verb: int) -> Token | None:
    """The subject that hangs on the verb; of a name whose parts all do, the last part."""
    found: Token | None = None
    for kid in doc.kids(verb, *_SUBJECTS):
        if found is None or (kid.i == found.i + 1 and kid.entity and not kid.entity_start):
            found = kid
    return found


def antecedent(doc: Document, verb: int) -> int | None:
    """The noun that the relative clause around `verb` modifies."""
    for _ in range(_MAX_CLIMB):
        token = doc.tokens[verb]
        if token.dep == "relcl":
            return token.head
        if token.dep not in {"conj", "xcomp", "ccomp", "advcl", "aux", "auxpass"} or token.head == verb:
            return None
        verb = token.head
    return None


def subject(doc: Document, verb: int, depth: int = 0) -> int | None:
    """Grammatical subject of a verb (of a passive one: the patient)."""
    own = own_subject(doc, verb)
    if own is not None:
        if own.tag in _RELATIVE or (own.lower == "that" and own.tag in {"IN", "DT"}):
            return antecedent(doc, verb)
        return own.i if own.lower != "there" else None
    token = doc.tokens[verb]
    if depth > _MAX_CLIMB or token.head == verb:
        return None
    return _inherited_subject(doc, token, depth + 1)


def _inherited_subject(doc: Document, token: Token, depth: int) -> int | None:
    head = doc.tokens[token.head]
    dep = token.dep
    if dep in {"conj", "advcl", "acomp", "attr", "oprd", "prt"}:
        if is_verb(head) or dep in {"acomp", "attr", "oprd"} or head.pos == "ADJ":
            return subject(doc, head.i, depth)
        return head.i if dep == "advcl" and head.pos in _NOMINAL else None
    if dep in {"xcomp", "ccomp"}:
        return _controller(doc, head, depth)
    if dep in {"acl", "relcl"}:
        return _noun_subject(doc, token, head, depth)
    if dep == "pcomp":
        return _gerund_subject(doc, head, depth)
    return None


def _controller(doc: Document, head: Token, depth: int) -> int | None:
    if is_verb(head) and head.lemma not in word_set("subject_control") and not is_passive(doc, head.i):
        for kid in doc.kids(head.i, "dobj", "dative"):
            if kid.pos in _NOMINAL:
                return kid.i
    return subject(doc, head.i, depth)


def _noun_subject(doc: Document, token: Token, noun: Token, depth: int) -> int | None:
    infinitive = is_infinitive(doc, token.i)
    if not infinitive:
        writer = doc.tokens[noun.head]
        if token.tag == "VBG" and noun.dep == "dobj" and noun.lemma in word_set("documents") and is_verb(writer):
            return subject(doc, writer.i, depth)  # "issued a statement condemning"
        above = doc.tokens[writer.head]
        if token.tag == "VBG" and noun.dep == "pobj" and writer.lower == "to" and above.lemma in word_set("addressing"):
            return subject(doc, above.i, depth)  # "wrote to the premier demanding"
        return noun.i
    for kid in doc.kids(noun.i, "poss"):
        return kid.i
    verb = doc.tokens[noun.head]
    if noun.dep in {"dobj", "attr"} and is_verb(verb):
        return subject(doc, verb.i, depth)
    return noun.i


def _gerund_subject(doc: Document, prep: Token, depth: int) -> int | None:
    governor = doc.tokens[prep.head]
    if not is_verb(governor):
        for kid in doc.kids(governor.i, "poss"):
            return kid.i
        verb = doc.tokens[governor.head]
        return subject(doc, verb.i, depth) if is_verb(verb) else None
    if prep.lower in _OBJECT_PREPS and not is_passive(doc, governor.i):
        for kid in doc.kids(governor.i, "dobj"):
            return kid.i
    return subject(doc, governor.i, depth)


def _shared_object(doc: Document, verb: int) -> int | None:
    """ "Invaded and swallowed the emirate": what stands after the second of two joined verbs is the first one's too."""
    token = doc.tokens[verb]
    if token.lemma in word_set("need_no_object") or is_passive(doc, verb) or doc.kids(verb, "xcomp", "ccomp", "prt"):
        return None
    for other in doc.kids(verb, "conj"):
        between = [t for t in doc.tokens[verb + 1 : other.i] if t.dep not in {"cc", "advmod", "punct", "conj"}]
        if other.tag == token.tag and other.i <= verb + 5 and not between:
            return logical_object(doc, other.i)
    return None


def agent(doc: Document, verb: int) -> int | None:
    """The by-phrase of a passive."""
    for kid in doc.kids(verb, "agent", "prep"):
        if kid.lower == "by":
            for noun in doc.kids(kid.i, "pobj"):
                return noun.i
    return None


def logical_subject(doc: Document, verb: int) -> int | None:
    return agent(doc, verb) if is_passive(doc, verb) else subject(doc, verb)


def logical_object(doc: Document, verb: int) -> int | None:
    if is_passive(doc, verb):
        return subject(doc, verb)
    objects = doc.kids(verb, "dobj")
    for kid in objects:
        if kid.tag in _RELATIVE or (kid.lower == "that" and kid.dep == "dobj" and kid.i < verb):
            return antecedent(doc, verb)
        return _titled(doc, kid, objects[1:])
    for kid in doc.kids(verb, "oprd"):  # "called the minister Ann Lee to discuss": a name is no predicate
        if kid.i > verb and kid.entity in _NAMED:
            return kid.i
    if doc.tokens[verb].dep == "relcl" and own_subject(doc, verb) is not None:
        own = own_subject(doc, verb)
        if own is not None and own.tag not in _RELATIVE and own.lower != "that":
            return doc.tokens[verb].head
    return _shared_object(doc, verb)


def _titled(doc: Document, head: Token, others: Sequence[Token]) -> int:
    """ "Warned dictator Kim Jong Un": of a title and a name that both hang on the verb, the name."""
    for other in others:
        first, _ = doc.subtree(other.i)
        if first == head.i + 1 and other.entity == "PERSON":
            return other.i
    return head.i


def prep_objects(doc: Document, i: int, prep: str) -> list[int]:
    """Objects of the preposition `prep` that hangs on token `i` (or on a particle or preposition of it)."""
    found = []
    for kid in doc.kids(i, "prep", "agent", "dative", "prt", "advmod"):
        if kid.lower == prep:
            found += [n.i for n in doc.kids(kid.i, "pobj", "pcomp")]
        elif kid.dep in {"prt", "advmod", "prep"} and kid.tag in {"RP", "IN", "RB", "RBR"}:
            for inner in doc.kids(kid.i, "prep"):
                if inner.lower == prep:
                    found += [n.i for n in doc.kids(inner.i, "pobj", "pcomp")]
    return found


def has_word(doc: Document, i: int, word: str) -> Token | None:
    """The particle or preposition `word` on token `i`, or on one of its particles or prepositions.

    A preposition before a date is none of the verb's words: "called the minister on Monday" is not "called on"; but
    "gave them until Monday" is "gave until". The word "not" stands for any negation.
    """
    if word == "not":
        return _negation(doc, i)
    for kid in doc.kids(i, *_PATTERN_DEPS):
        if kid.lower == word and kid.tag != "TO" and (word == "until" or not _is_dated(doc, kid.i)):
            return kid
        if kid.dep in {"prt", "advmod", "prep", "intj"}:
            for inner in doc.kids(kid.i, "prep", "advmod"):  # "tested it together off the coast", "said no to"
                if inner.lower == word:
                    return inner
    for noun in doc.kids(i, "dobj"):  # "led a delegation to Cairo": parsers hang the phrase on the object
        own = noun.lemma in word_set("plain_attacks")  # "called the attack on the port a crime"
        for kid in doc.kids(noun.i, "prep") if not own else ():
            if kid.lower == word and not _is_dated(doc, kid.i):
                return kid
    return None


def _negation(doc: Document, i: int) -> Token | None:
    """ "Would not hesitate", "found him not guilty"."""
    predicates = [k for k in doc.kids(i, "acomp", "oprd", "ccomp") if k.pos == "ADJ"]
    found = [n for t in (doc.tokens[i], *predicates) for n in doc.kids(t.i, "neg")]
    return found[0] if found else None


def _is_dated(doc: Document, prep: int) -> bool:
    """Whether a preposition stands before a date or a length of time ("on Monday", "for some time")."""
    lasting = word_set("lengths_of_time") if doc.tokens[prep].lower == "for" else frozenset()
    return any(k.entity in {"DATE", "TIME"} or k.lower in lasting for k in doc.kids(prep, "pobj"))


def clause_head(doc: Document, i: int) -> int:
    """The verb of the clause that token `i` stands in (`i` itself where it is a verb); the root where there is none."""
    if is_verb(doc.tokens[i]) and doc.tokens[i].dep not in {"aux", "auxpass", "amod"}:
        return i
    for above in doc.ancestors(i):
        token = doc.tokens[above]
        if is_verb(token) and token.dep not in {"aux", "auxpass", "amod"}:
            return above
        i = above
    return i


def owner(doc: Document, noun: int) -> list[int]:
    """Who a noun may belong to, likeliest first: possessor, who fired or sent it, the people's adjective before it
    ("the Kenyan occupation of the port"), whose it is, the name before it, whom it is meant for."""
    found = [kid.i for kid in doc.kids(noun, "poss")]
    for kid in doc.kids(noun, "acl"):
        doer = agent(doc, kid.i) if kid.tag == "VBN" else None
        found += [doer] if doer is not None else []
        found += prep_objects(doc, kid.i, "from")
        found += [k.i for k in doc.kids(kid.i, "dobj") if kid.lemma in word_set("carrying")]
    names = before(doc, noun)
    located = doc.tokens[noun].lemma in word_set("place_nouns")  # "the Kenyan town of Lamu" is Lamu
    peoples = [i for i in names if doc.tokens[i].entity == "NORP" and not located]
    found += [*prep_objects(doc, noun, "by"), *peoples]
    found += [*prep_objects(doc, noun, "of"), *prep_objects(doc, noun, "from")]
    found += [i for i in names if i not in peoples]
    for prep in ("between", "among", "for"):
        found += prep_objects(doc, noun, prep)
    return found


def before(doc: Document, noun: int) -> list[int]:
    """The words before a noun that may name whose it is; of "NATO-led" the name alone."""
    found = []
    for kid in doc.kids(noun, "amod", "compound", "nmod"):
        leaders = doc.kids(kid.i, "npadvmod") if kid.lemma in word_set("leading") else ()
        halves = [kid.i - 2, kid.i] if is_pair(doc, kid.i - 1) else [kid.i]
        found += [k.i for k in leaders] or halves
    return found


def is_pair(doc: Document, hyphen: int) -> bool:
    """Whether a hyphen stands between two names or their adjectives ("Franco-British", "US-China")."""
    if not 0 < hyphen < len(doc.tokens) - 1 or doc.tokens[hyphen].text not in {"-", "–"}:
        return False
    return doc.tokens[hyphen - 1].text[:1].isupper() and doc.tokens[hyphen + 1].text[:1].isupper()
