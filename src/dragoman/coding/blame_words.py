"""Words that blame. In: a token of what is said; out: the heads of those whose wrong it names.

Which words do is data of the language (`blame.toml`): verbs of wrongdoing, duties left undone, adjectives and nouns
said of somebody or called theirs.
"""

from __future__ import annotations

from functools import lru_cache

from dragoman.document import Document, Token
from dragoman.lang import load
from dragoman.parsing.clauses import (
    agent,
    before,
    is_passive,
    is_verb,
    logical_object,
    logical_subject,
    members,
    own_subject,
    prep_objects,
    subject,
)

_PREDICATES = frozenset({"acomp", "attr", "oprd"})
_PASSIVE_DUTY = frozenset({"trust"})
_AGENTS = frozenset({"NORP", "GPE", "ORG", "PERSON"})
_CLIMB = 5


def words_of(kind: str) -> frozenset[str]:
    """One of the sets of `blame.toml`, by table and name ("verb.wrong")."""
    return _words().get(kind, frozenset())


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    found = {
        f"{table}.{name}": frozenset(words.split())
        for table, sets in load("blame").items()
        for name, words in sets.items()
    }
    classes = {f"said.{name}": frozenset(load("classes")[name].split()) for name in ("wrong", "sport")}
    return {**found, **classes}


def blames_all(doc: Document, i: int) -> bool:
    """Whether the word at `i` is a predicate that blames whatever it is said of."""
    token = doc.tokens[i]
    if token.lemma not in words_of("any.words"):
        return False
    if token.dep == "amod" or (token.dep == "pobj" and doc.tokens[token.head].lower == "of"):
        token = doc.tokens[token.head if token.dep == "amod" else doc.tokens[token.head].head]
    stands = token.dep in _PREDICATES or (token.dep == "ROOT" and not is_verb(token))
    supposed = any(k.lower == "would" for k in doc.kids(token.head, "aux"))
    return stands and not supposed and _is_told(doc, token)


def blamed(doc: Document, i: int, *, alleged: bool) -> list[int]:
    """Heads of those whom the word at `i` blames, likeliest first; `alleged` where the speaker only claims it."""
    token = doc.tokens[i]
    if is_verb(token) and token.dep not in {"aux", "auxpass", "amod"}:
        return _by_verb(doc, token, alleged=alleged)
    if token.pos == "ADJ" or token.dep == "amod":
        return _by_adjective(doc, token)
    return _by_noun(doc, token) if token.pos == "NOUN" else []


def _by_verb(doc: Document, verb: Token, *, alleged: bool) -> list[int]:
    tone = _tone(doc, verb)
    if verb.lemma in words_of("verb.duty") and tone == "negated":
        passive = verb.lemma in _PASSIVE_DUTY
        return _some(subject(doc, verb.i) if passive else logical_subject(doc, verb.i))
    if verb.lemma in words_of("verb.rest") and (at := _at_fault(doc, verb)):
        return at
    if any(k.lower in words_of(f"literal.{verb.lemma}") for k in doc.kids(verb.i, "prep", "prt", "advmod")):
        return []
    wrong = verb.lemma in words_of("verb.wrong") or (alleged and verb.lemma in words_of("verb.deed"))
    held = (tone == "told" and wrong) or _has_object(doc, verb, tone) or _is_omitted(doc, verb)
    doer = _doer(doc, verb) if held else None
    return _whose(doc, doer) if doer is not None else []


def _at_fault(doc: Document, verb: Token) -> list[int]:
    """ "The blame lies with the ministry"."""
    own = own_subject(doc, verb.i)
    if own is None or own.lemma not in words_of("noun.fault"):
        return []
    return [
        m for prep in ("with", "on", "at", "to") for head in prep_objects(doc, verb.i, prep) for m in members(doc, head)
    ]


def _doer(doc: Document, verb: Token) -> int | None:
    """The verb's subject; of a gerund under a noun, whose that noun is ("Iran's part in fuelling the war")."""
    prep = doc.tokens[verb.head]
    if verb.dep == "pcomp" and doc.tokens[prep.head].pos == "NOUN":
        return next(iter(_owners(doc, prep.head)), None)
    bare = verb.dep == "acl" and verb.tag == "VBN" and own_subject(doc, verb.i) is None  # "three people taken hostage"
    return agent(doc, verb.i) if bare else logical_subject(doc, verb.i)


def _is_omitted(doc: Document, verb: Token) -> bool:
    """ "Should have consulted the council", "should never have signed it"."""
    aux = {k.lower for k in doc.kids(verb.i, "aux")}
    return bool(aux & words_of("clause.duty")) and "have" in aux and not is_passive(doc, verb.i)


def _has_object(doc: Document, verb: Token, tone: str) -> bool:
    """Whether the verb stands with one of the objects, or words in a phrase after it, that make it a wrong."""
    wanted = words_of(f"object.{verb.lemma}")
    if not wanted or tone == "open":
        return False
    heads = [k.i for k in doc.kids(verb.i, "dobj", "advmod", "prt") if k.i > verb.i]
    heads += _some(subject(doc, verb.i)) if verb.dep != "acl" and is_passive(doc, verb.i) else []
    if "~any" in wanted and heads and tone == "told":
        return True
    heads += [n.i for prep in doc.kids(verb.i, "prep") for n in doc.kids(prep.i, "pobj")]
    nouns = [m for head in heads for m in members(doc, head)]
    lemmas = {doc.tokens[n].lemma for n in nouns}
    if tone == "negated":
        return bool({f"not_{lemma}" for lemma in lemmas} & wanted)
    before_them = {f"{k.lower}_{doc.tokens[n].lemma}" for n in nouns for k in doc.kids(n, "det", "amod", "compound")}
    wrong = words_of("said.wrong") if "@wrong" in wanted else frozenset()
    return bool((lemmas | before_them) & (wanted | wrong))


def _by_adjective(doc: Document, token: Token) -> list[int]:
    bad = token.lemma in words_of("adjective.bad")
    named = _named_so(doc, doc.tokens[token.head] if token.dep == "amod" and token.i < token.head else token)
    if named is not None:
        return _whose(doc, named) if bad or token.lemma in words_of("said.wrong") else []
    if token.dep == "amod":
        wrong = token.lemma in words_of("said.wrong") - words_of("adjective.plain")
        return _whose(doc, token.head) if bad else _owners(doc, token.head) if wrong else []
    if token.dep not in _PREDICATES:
        return []
    if token.lemma in words_of("adjective.ever"):
        return _said_of(doc, token)
    tone = _tone(doc, doc.tokens[token.head])
    bad = bad or any(k.lower == "too" and k.i < token.i for k in doc.kids(token.i, "advmod"))
    wrong = tone == "told" and (bad or token.lemma in words_of("said.wrong") or _is_like_wrong(doc, token))
    return _said_of(doc, token) if wrong or (tone == "negated" and token.lemma in words_of("adjective.good")) else []


def _is_like_wrong(doc: Document, token: Token) -> bool:
    """ "Tantamount to a declaration of war"."""
    nouns = prep_objects(doc, token.i, "to") if token.lemma in words_of("adjective.like") else []
    return any(doc.tokens[n].lemma in words_of("said.wrong") | words_of("noun.feared") for n in nouns)


def _by_noun(doc: Document, token: Token) -> list[int]:
    if any(k.lower in {"no", "neither"} for k in doc.kids(token.i, "det")):
        return []
    called = token.lemma in words_of("noun.bad") or token.lemma in words_of("said.wrong")
    named = _named_so(doc, token)
    if named is not None and called:
        return [*_whose(doc, named), *_owners(doc, token.i)]
    if token.dep in _PREDICATES and called and _is_told(doc, token):
        wrong = token.lemma in words_of("said.wrong")
        return [*_said_of(doc, token), *(_owners(doc, token.i) if wrong else ())]
    if token.lemma not in words_of("noun.own") | words_of("noun.done"):
        return []
    act = doc.tokens[token.head].head  # "an act of aggression by the junta"
    return [*_owners(doc, token.i), *(_owners(doc, act) if doc.tokens[token.head].lower == "of" else ())]


def _named_so(doc: Document, token: Token) -> int | None:
    """What is called so: "called the raid theft", "described the raid as reckless"."""
    above = doc.tokens[token.head]
    if above.lower == "as" and above.dep == "prep":
        verb = doc.tokens[above.head]
        verb = verb if is_verb(verb) else doc.tokens[verb.head]
    else:
        verb = above if token.dep == "oprd" else token
    return logical_object(doc, verb.i) if verb.lemma in words_of("cue.names") else None


def _said_of(doc: Document, token: Token) -> list[int]:
    """The subject of a predicate, and whose it is ("the move by Iran was illegal")."""
    head = subject(doc, token.head if is_verb(doc.tokens[token.head]) else token.i)
    return _whose(doc, head) if head is not None else []


def _whose(doc: Document, head: int) -> list[int]:
    """Whoever a noun names, or does what it names."""
    return [head, *_owners(doc, head)]


def _owners(doc: Document, noun: int) -> list[int]:
    """Whose a deed is: possessor, by-phrase, the name before it, the doer of a participle."""
    found = prep_objects(doc, noun, "by")
    if doc.tokens[noun].lemma in words_of("noun.suffered"):
        return found
    found = [*(k.i for k in doc.kids(noun, "poss")), *found]
    found += [i for i in before(doc, noun) if doc.tokens[i].entity in _AGENTS]
    found += [a for k in doc.kids(noun, "acl") if (a := agent(doc, k.i)) is not None]
    found += prep_objects(doc, noun, "from")
    return found + (prep_objects(doc, noun, "of") if doc.tokens[noun].lemma in words_of("noun.own") else [])


def _is_told(doc: Document, predicate: Token) -> bool:
    above = doc.tokens[predicate.head]
    return _tone(doc, above if is_verb(above) else predicate) == "told"


def _tone(doc: Document, verb: Token) -> str:
    """Whether a clause is told, negated or left open; what somebody tries or wants counts as told."""
    tone = "told"
    for _ in range(_CLIMB):
        for kid in doc.kids(verb.i):
            if kid.lower in words_of("clause.modal") or (kid.dep == "mark" and kid.lower in words_of("clause.mark")):
                tone = "open" if tone == "told" else tone
            elif kid.dep == "neg" or (kid.dep == "advmod" and kid.lower in words_of("clause.never")):
                tone = "negated" if tone != "negated" else "told"
        if any(k.dep == "mark" and k.lower in words_of("clause.mark") for k in doc.kids(verb.i)):
            return "open"
        above = doc.tokens[verb.head]
        if (verb.dep == "pcomp" and above.lower == "from") or _is_supposed(doc, verb):
            return "open"  # "to prevent it from using them", "would be more dangerous if"
        shared = verb.dep == "conj" and own_subject(doc, verb.i) is None
        if above.i == verb.i or not is_verb(above) or not (verb.dep == "xcomp" or shared):
            break
        if verb.dep == "xcomp" and above.lemma in words_of("verb.end"):
            return "open"
        verb = above
    return tone


def _is_supposed(doc: Document, verb: Token) -> bool:
    would = any(k.lower == "would" for k in doc.kids(verb.i, "aux"))
    return would and any(m.lower == "if" for k in doc.kids(verb.i, "advcl") for m in doc.kids(k.i, "mark"))


def _some(head: int | None) -> list[int]:
    return [] if head is None else [head]
