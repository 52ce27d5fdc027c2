"""Verbs as cues. In: a verb of speech or thought and its constructions; out: the cue with the pieces of its content.

A content is in pieces where the cue stands in it ("the talks, he said, had failed").
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.document import Document, Token
from dragoman.finding.quote_edges import content_end, without_reaction
from dragoman.finding.quote_pieces import OPENING, RELATIVE, Pieces, Saying, after, trim, without_aside
from dragoman.finding.quote_words import Words, speech_words
from dragoman.parsing.clauses import agent, is_passive

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_TAIL = frozenset({"prep", "oprd", "xcomp", "acomp", "ccomp"})
_TAIL_PREPS = frozenset({"for", "of", "as", "to", "with", "from", "about", "over", "against", "on", "into"})
_LEADING = frozenset({"prep", "advmod", "punct", "npadvmod", "cc", "intj"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_BREAKS = OPENING | {",", ";", ":"}
_OBJECT = frozenset({"object"})
_MOVING = frozenset({"about", "at", "by", "over", "that", "with"})
_REASON = frozenset({"for", "over", "as"})
_SUBORDINATE = frozenset({"if", "whether", "that", "how", "why", "what"})


def of_verb(doc: Document, verb: Token, words: Words) -> Saying | None:
    """The verb as a cue, where it is one and its content stands in its clause."""
    if verb.dep in {"aux", "auxpass", "amod"} or _is_naming(doc, verb) or _is_order(doc, verb):
        return None
    ways = words.verbs.get(verb.lemma, frozenset())
    passive = is_passive(doc, verb.i)
    if passive:
        ways = words.passives.get(verb.lemma, frozenset()) | _by_agent(doc, verb, ways)
    for way, pieces in _contents(doc, verb, ways, words, passive):
        trimmed = without_aside(doc, without_reaction(doc, trim(doc, pieces), words))
        if trimmed:
            return Saying(verb.i, verb.i, verb.i + 1, way, trimmed)
    if verb.lemma in words.felt:
        trimmed = trim(doc, _mover(doc, verb, passive))
        return Saying(verb.i, verb.i, verb.i + 1, "felt", trimmed) if trimmed else None
    return None


def _mover(doc: Document, verb: Token, passive: bool) -> Pieces:
    """What moves somebody: "the plan angered critics", "they were troubled by the plan"."""
    if passive:
        return [after(doc, k) for k in doc.kids(verb.i, "agent", "prep") if k.lower in _MOVING and k.i > verb.i][:1]
    if not any(k.i > verb.i for k in doc.kids(verb.i, "dobj")):
        return []
    movers = [k for k in doc.kids(verb.i, "nsubj", "csubj") if k.i < verb.i]
    return [doc.subtree(k.i) for k in movers if k.pos != "PRON" and k.tag not in RELATIVE]


def _is_naming(doc: Document, verb: Token) -> bool:
    """"A firm called Northern Light": a name, not what anybody thinks of it."""
    if verb.lemma not in {"call", "name"} or verb.dep != "acl" or agent(doc, verb.i) is not None:
        return False
    return doc.tokens[min(verb.i + 1, len(doc.tokens) - 1)].pos == "PROPN"


def _is_order(doc: Document, verb: Token) -> bool:
    """"Read more on the vote": what the reader is told to do, said by nobody."""
    return verb.tag == "VB" and verb.dep == "ROOT" and not doc.kids(verb.i, "aux", *SUBJECTS)


def _by_agent(doc: Document, verb: Token, ways: frozenset[str]) -> frozenset[str]:
    """"Was backed by the mayor": with a speaker named, the passive's subject is what the active's object is."""
    return ways & _OBJECT if agent(doc, verb.i) is not None else frozenset()


def _contents(
    doc: Document, verb: Token, ways: frozenset[str], words: Words, passive: bool
) -> Iterable[tuple[str, Pieces]]:
    """The contents a verb may have, the surest first."""
    if verb.lemma in words.quoting and not passive:
        yield "clause", _quoting(doc, verb)
    if "clause" in ways or "quote" in ways:
        yield "clause", _clause(doc, verb, words)
        yield "inserted", _inserted(doc, verb, words) if "clause" in ways else []
        yield "quote", _answer(doc, verb, words)
    if "to" in ways:
        yield "to", _raised(doc, verb) if passive else _infinitive(doc, verb)
    if "gerund" in ways or verb.lemma in words.by_object:  # "said building so many roads was wrong"
        yield "gerund", [doc.subtree(k.i) for k in doc.kids(verb.i, "xcomp") if k.tag == "VBG"]
    if _takes_object(doc, verb, ways):
        yield "object", _patient(doc, verb, words) if passive else _spoken(doc, verb, words)
    for kid in doc.kids(verb.i, "prep"):
        if f"prep:{kid.lower}" in ways and kid.i > verb.i:
            first, last = after(doc, kid)
            last = max([last, *(end for _, end in _tails(doc, verb, last))])
            yield "prep", [(first, content_end(doc, verb, last, words))]


def _answer(doc: Document, verb: Token, words: Words) -> Pieces:
    """"Said yes": an answer of one word."""
    kids = doc.kids(verb.i, "intj", "dobj", "advmod")
    return [(k.i, k.i + 1) for k in kids if k.i > verb.i and k.lower in words.answers]


def _takes_object(doc: Document, verb: Token, ways: frozenset[str]) -> bool:
    """Whether an object is what the verb is about: of some verbs only with a reason or with more said of it."""
    if any(f"part:{k.lower}" in ways for k in doc.kids(verb.i, "prt", "advmod")):
        return True
    if "object_for" in ways:
        return _is_duel(doc, verb) or any(k.lower in _REASON for k in doc.kids(verb.i, "prep"))
    return "object" in ways or ("object_as" in ways and (bool(_tails(doc, verb, verb.i)) or _names(doc, verb)))


def _is_duel(doc: Document, verb: Token) -> bool:
    """"Lee attacked Roe": one named person does it to another, with words."""
    sides = [*doc.kids(verb.i, "nsubj"), *doc.kids(verb.i, "dobj")]
    return len(sides) == 2 and all(k.entity == "PERSON" for k in sides)


def _names(doc: Document, verb: Token) -> bool:
    """"Called the vote “a farce”", "called her son her hero": the parser took both for one phrase."""
    for noun in doc.kids(verb.i, "dobj"):
        first, last = doc.subtree(noun.i)
        beside = [doc.subtree(k.i)[0] for k in doc.kids(noun.i, "appos") if k.pos == "NOUN"]
        if any(t.text in OPENING for t in doc.tokens[first + 1 : last]) or beside[:1] == [noun.i + 1]:
            return True
    return False


def _quoting(doc: Document, verb: Token) -> Pieces:
    """"The radio quoted him as saying that ...": the saying is what the radio tells of."""
    sayings = [k for prep in doc.kids(verb.i, "prep") if prep.lower == "as" for k in doc.kids(prep.i, "pcomp")]
    return [doc.subtree(k.i) for k in sayings if k.tag == "VBG" and doc.kids(k.i, "ccomp")]


def _clause(doc: Document, verb: Token, words: Words) -> Pieces:
    """"Said that ...", "... , he said": what hangs on the verb as a clause, before it, behind it or both."""
    kids = [k for k in doc.kids(verb.i, "ccomp", "advcl") if _is_content(doc, k, verb)]
    if not kids:
        kids = [c for k in doc.kids(verb.i, "advmod") if k.i > verb.i for c in doc.kids(k.i, "ccomp") if _marks(doc, c)]
    behind = [_behind(doc, verb, k) for k in kids if k.i > verb.i and not _is_taken(doc, verb, k, words)]
    before = [doc.subtree(k.i) for k in kids if k.i < verb.i]
    before = [_before(doc, verb, first, last) for first, last in before if last <= verb.i]
    if not kids and verb.dep in {"advcl", "conj"}:
        behind = _lent(doc, verb, words)
    return before + behind


def _behind(doc: Document, verb: Token, clause: Token) -> tuple[int, int]:
    """A clause behind the cue; one that lacks a subject from the cue on: parsers take it for the cue's object."""
    first, last = doc.subtree(clause.i)
    finite = clause.tag in _FINITE or any(a.tag in _FINITE for a in doc.kids(clause.i, "aux", "auxpass"))
    if not finite or doc.kids(clause.i, *SUBJECTS) or doc.tokens[first].tag in RELATIVE or first <= verb.i + 1:
        return first, last
    between = doc.tokens[verb.i + 1 : first]
    link = next((t.i for t in between if t.lower == "that" and t.tag == "IN"), None)
    if link is not None:
        return link, last
    return (first if between[0].tag == "IN" or any(t.text in _BREAKS for t in between) else verb.i + 1), last


def _is_taken(doc: Document, verb: Token, clause: Token, words: Words) -> bool:
    """"Said at the gate, adding that ...": a later verb of speech without a clause has it."""
    first = doc.subtree(clause.i)[0]
    later = [k for k in doc.kids(verb.i, "advcl", "conj") if verb.i < k.i < first]
    return any(
        "clause" in words.verbs.get(k.lemma, ()) and not doc.kids(k.i, "ccomp", "xcomp", "dobj") for k in later
    )


def _lent(doc: Document, verb: Token, words: Words) -> Pieces:
    """The clause of the verb of speech above, where it stands behind this one."""
    head = doc.tokens[verb.head]
    if "clause" not in words.verbs.get(head.lemma, ()) or doc.kids(verb.i, "xcomp", "dobj"):
        return []
    return [doc.subtree(k.i) for k in doc.kids(head.i, "ccomp") if k.i > verb.i and doc.subtree(k.i)[0] > verb.i][:1]


def _before(doc: Document, verb: Token, first: int, last: int) -> tuple[int, int]:
    """A clause before the cue: from the sentence's start where nothing else stands there, or from a semicolon on."""
    if verb.dep == "ROOT":
        first = _start_before(doc, verb, first)
    breaks = [i for i in range(first, last - 1) if doc.tokens[i].text == ";" or _is_lead(doc, i)]
    if doc.tokens[last].text in {";", ":"}:
        return last, last
    return (breaks[-1] + 1 if breaks else first), last


def _is_lead(doc: Document, i: int) -> bool:
    """A colon before a quotation: what leads up to it is none of it."""
    return doc.tokens[i].text == ":" and doc.tokens[i + 1].text in OPENING


def _start_before(doc: Document, verb: Token, first: int) -> int:
    """A sentence that ends in "he said" is said from its start."""
    leading = (doc.tokens[k].dep for k in doc.children[verb.i] if k < first)
    return doc.sentences[verb.sentence].first if all(dep in _LEADING for dep in leading) else first


def _is_content(doc: Document, kid: Token, verb: Token) -> bool:
    """Whether a clause is said: no "though the talks failed" before the cue."""
    marks = _marks(doc, kid)
    if kid.dep == "advcl":
        return kid.i > verb.i and bool(marks & _SUBORDINATE)
    return kid.i > verb.i or not marks or bool(marks & {"that", "whether"})


def _marks(doc: Document, clause: Token) -> set[str]:
    return {m.lower for m in doc.kids(clause.i, "mark")}


def _inserted(doc: Document, verb: Token, words: Words) -> Pieces:
    """"The talks, he said, had failed": the clause around the cue."""
    joined = verb.dep == "conj"
    if verb.dep not in {"parataxis", "ccomp", "advcl"} and not joined:
        return []
    kids = doc.kids(verb.i)
    subjects = [k for k in kids if k.dep in SUBJECTS]
    if not subjects or subjects[0].lower in {"i", "you", "we"} or any(k.dep in {"ccomp", "xcomp"} for k in kids):
        return []
    if any(k.dep == "dobj" for k in kids) and _takes_object(doc, verb, words.verbs[verb.lemma]):
        return []
    first, last = doc.subtree(verb.i)
    head = doc.tokens[verb.head]
    if verb.dep == "advcl" and doc.tokens[first].lower != "as":
        return []
    if verb.dep == "ccomp" and ("clause" in words.verbs.get(head.lemma, ()) or not _is_set_off(doc, first, last)):
        return []
    if joined and not _trails(doc, verb, first, last):
        return []
    sentence = doc.sentences[verb.sentence]
    outer = (sentence.first, sentence.last) if joined or head.head == head.i else doc.subtree(head.i)
    return [(outer[0], first), (last, outer[1])]


def _trails(doc: Document, verb: Token, first: int, last: int) -> bool:
    """"The pact holds, Ann Lee of the council tweeted": a bare clause at the end, taken for a second one."""
    bare = not doc.kids(verb.i, "acomp", "oprd", "prt")
    bare = bare and (verb.lemma in speech_words().addressed or not doc.kids(verb.i, "dobj"))
    return bare and doc.tokens[first - 1].text == "," and last >= doc.sentences[verb.sentence].last - 1


def _is_set_off(doc: Document, first: int, last: int) -> bool:
    """Whether punctuation or the sentence's edge stands on both sides."""
    sentence = doc.sentences[doc.tokens[first].sentence]
    before = first == sentence.first or doc.tokens[first - 1].pos == "PUNCT" or doc.tokens[first].pos == "PUNCT"
    if first > sentence.first and doc.tokens[first - 1].tag in {"WDT", "WP"}:  # "which he said was late"
        return True
    return before and (last >= sentence.last or doc.tokens[last].pos == "PUNCT" or doc.tokens[last - 1].pos == "PUNCT")


def _infinitive(doc: Document, verb: Token) -> Pieces:
    """"Refused to comment", "urged the sides to meet"."""
    for kid in doc.kids(verb.i, "xcomp", "ccomp"):
        if kid.i > verb.i and any(a.lower == "to" for a in doc.kids(kid.i, "aux")):
            return [doc.subtree(kid.i)]
    return []


def _raised(doc: Document, verb: Token) -> Pieces:
    """"The mayor is expected to resign": subject and complement together."""
    tails = [k for k in doc.kids(verb.i, "xcomp", "acomp", "oprd", "ccomp") if k.i > verb.i]
    if not tails:
        return []
    heads = [doc.subtree(k.i) for k in doc.kids(verb.i, "nsubj", "nsubjpass") if k.i < verb.i]
    return [*heads, (doc.subtree(tails[0].i)[0], doc.subtree(tails[-1].i)[1])]


def _spoken(doc: Document, verb: Token, words: Words) -> Pieces:
    """The object, unless it is none of words ("claimed ten lives", "denied him a visa")."""
    barred = words.not_objects.get(verb.lemma, frozenset())
    if any(k.lemma in barred for k in doc.kids(verb.i, "dobj")):
        return []
    return [] if verb.lemma == "deny" and doc.kids(verb.i, "dative") else _object(doc, verb, words)


def _object(doc: Document, verb: Token, words: Words) -> Pieces:
    """The object with what is said of it ("called him a liar", "praised her for staying")."""
    found = [k for k in doc.kids(verb.i, "dative", "dobj") if k.i > verb.i and k.pos != "ADP"]
    if not any(k.dep == "dobj" for k in found):
        said = [doc.subtree(k.i) for k in doc.kids(verb.i, "oprd") if k.i > verb.i]
        # "called her “third-rate”", taken for one phrase
        return _fronted(doc, verb) or (said if "object_as" in words.verbs[verb.lemma] else [])
    first, last = doc.subtree(found[0].i)[0], doc.subtree(found[-1].i)[1]
    last = max([last, *(end for _, end in _tails(doc, verb, last))])
    return [(first, content_end(doc, verb, last, words))]


def _fronted(doc: Document, verb: Token) -> Pieces:
    """"What critics called a lie", "whom she backed": the relative pronoun, with what is said of it."""
    front = [k for k in doc.kids(verb.i, "dobj", "nsubj") if k.i < verb.i and k.tag in RELATIVE]
    subjects = [k for k in doc.kids(verb.i, "nsubj") if k.tag not in RELATIVE]
    tails = _tails(doc, verb, verb.i)
    if not front or not subjects:
        return []
    return [(front[0].i, front[0].i + 1), *([(tails[0][0], tails[-1][1])] if tails else [])]


def _tails(doc: Document, verb: Token, start: int) -> Pieces:
    """What is said of an object, from token `start` on: "for staying", "a liar", "to leave"."""
    return [
        doc.subtree(k.i)
        for k in doc.kids(verb.i)
        if k.i >= start and k.dep in _TAIL and (k.dep != "prep" or _is_tail(doc, k))
    ]


def _is_tail(doc: Document, prep: Token) -> bool:
    return prep.lower in _TAIL_PREPS and not any(k.entity in {"DATE", "TIME"} for k in doc.kids(prep.i, "pobj"))


def _patient(doc: Document, verb: Token, words: Words) -> Pieces:
    """"The mayor was criticised for his calm": the subject of the passive with what is said of it."""
    tails = _tails(doc, verb, verb.i)
    by = agent(doc, verb.i)
    if not tails and by is None:
        return []
    if verb.dep == "acl" and verb.lemma in words.judging and by is not None:  # "a plan opposed by the mayor"
        return [(doc.subtree(verb.head)[0], max(doc.subtree(verb.i)[0], verb.head + 1))]
    subjects = [doc.subtree(k.i) for k in doc.kids(verb.i, "nsubjpass")]
    return [*subjects, (tails[0][0], tails[-1][1])] if tails else subjects
