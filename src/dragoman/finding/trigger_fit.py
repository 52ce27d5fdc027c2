"""Whether the words around a verb are those that a rule asks for. In: a verb and a pattern; out: does it fit.

Rules constrain what stands as subject, object, complement and after prepositions by lemmas and classes of them.
"""

from __future__ import annotations

from dragoman.document import Document, Token
from dragoman.lang import word_set
from dragoman.lang.rules import Pattern, Rule
from dragoman.parsing.clauses import (
    has_word,
    is_infinitive,
    is_verb,
    logical_object,
    logical_subject,
    members,
    own_subject,
)

_HELD = ("pobj", "amod", "acomp", "pcomp")  # what stands after a preposition
_TENSED = frozenset({"VBD", "VBZ", "VBP"})


def verb_matches(doc: Document, token: Token, pattern: Pattern) -> bool:
    """Whether a verb has the pattern's further words, and around it what the rule asks for."""
    rule = pattern.rule
    links: list[Token] = []
    for word in pattern.words[1:]:
        link = has_word(doc, token.i, word)
        if link is None:
            return False
        links.append(link)
    return (
        _object_fits(doc, token, rule.obj, rule.not_obj)
        and _prep_fits(doc, token, links, rule)
        and _complement_fits(doc, token, rule.xcomp, rule.not_xcomp)
        and _subject_fits(doc, token, rule.subj, rule.not_subj)
    )


def _complement_fits(doc: Document, token: Token, wanted: frozenset[str], unwanted: frozenset[str]) -> bool:
    if not wanted and not unwanted:
        return True
    # "..., officials told a paper": what stands before a verb of saying is its main clause, not its complement.
    clauses = [k for k in doc.kids(token.i, "xcomp", "ccomp") if k.i > token.i]
    lemmas = {k.lemma for k in clauses} | {_finite(doc, k) for k in clauses if k.dep == "ccomp"}
    infinitives = [k for k in clauses if is_infinitive(doc, k.i)]
    others = doc.kids(token.i, "dobj", "dative", "nsubjpass")  # "wants them to", not "wants to"
    lemmas |= {"~to" for k in infinitives if others or doc.kids(k.i, "nsubj", "nsubjpass")}
    objects = [k for k in doc.kids(token.i, "oprd", "dobj", "dative") if k.i > token.i]  # "called him a liar"
    lemmas |= {k.lemma for k in (objects[-1:] if len(objects) > 1 else doc.kids(token.i, "oprd"))}
    lemmas |= {"~oprd" for k in objects if k.dep == "oprd"}
    for noun in doc.kids(token.i, "dobj"):  # "gave them a week to leave"
        for clause in doc.kids(noun.i, "acl"):
            if is_infinitive(doc, clause.i):
                lemmas |= {clause.lemma, "~purpose"}
    lemmas |= {"~own" for k in clauses if _is_controlled(doc, k)}
    lemmas |= {"~not" for k in clauses if doc.kids(k.i, "neg")}
    lemmas |= {"~will" for k in clauses if any(a.lemma in {"will", "would", "shall"} for a in doc.kids(k.i, "aux"))}
    for clause in doc.kids(token.i, "advcl"):  # of purpose: "called him to discuss"
        if is_infinitive(doc, clause.i):
            lemmas |= {clause.lemma, "~purpose"}
    if any(_is_for_to(doc, k) for k in doc.kids(token.i, "xcomp", "ccomp", "advcl") if k.i > token.i):
        lemmas.add("~for_to")
    return (not wanted or bool(lemmas & wanted)) and not lemmas & unwanted


def _is_controlled(doc: Document, clause: Token) -> bool:
    """Whether the complement tells of its governor's own subject: "wants to leave", "warned that it would leave"."""
    subjects = doc.kids(clause.i, "nsubj", "nsubjpass")
    return any(k.pos == "PRON" for k in subjects) if clause.dep == "ccomp" else not subjects


def _is_for_to(doc: Document, verb: Token) -> bool:
    """"Called for Iran to leave"."""
    marked = any(k.lower == "for" for k in doc.kids(verb.i, "mark"))
    return marked and is_infinitive(doc, verb.i)


def _finite(doc: Document, verb: Token) -> str:
    """ "~modal": "that it will leave"; "~finite": "that it left"; "~open": "that it leave", "it to leave"."""
    marks = {k.tag for k in doc.kids(verb.i, "aux", "auxpass")} | {verb.tag}
    if "TO" in marks:
        return "~open"
    return "~modal" if "MD" in marks else "~finite" if marks & _TENSED else "~open"


def _subject_fits(doc: Document, token: Token, wanted: frozenset[str], unwanted: frozenset[str]) -> bool:
    if not wanted and not unwanted:
        return True
    lemmas = subject_lemmas(doc, token)
    if "crash" in unwanted and token.dep == "advcl" and doc.tokens[token.head].lemma in word_set("mishaps"):
        return False  # "crashed after takeoff, killing all on board": the crash killed, whoever owned the plane
    return (not wanted or bool(lemmas & wanted)) and not lemmas & unwanted


def _object_fits(doc: Document, token: Token, wanted: frozenset[str], unwanted: frozenset[str]) -> bool:
    if not wanted and not unwanted:
        return True
    lemmas = phrase_lemmas(doc, logical_object(doc, token.i)) | _left_object(doc, token)
    if wanted and not lemmas & wanted:
        return False
    return not (lemmas - _counting(doc, logical_object(doc, token.i))) & unwanted


def _counting(doc: Document, head: int | None) -> set[str]:
    """Heads that only count what follows: "scores of villagers" are no sport."""
    if head is None or not any(k.lower == "of" for k in doc.kids(head, "prep")):
        return set()
    return {doc.tokens[head].lemma} & word_set("partitives")


def _left_object(doc: Document, token: Token) -> set[str]:
    """ "Was handed a sentence", "gave them ten days": the object that is left after the verb beside another."""
    objects = [k for k in doc.kids(token.i, "dobj", "npadvmod") if k.i > token.i]
    counted = [k for k in objects if k.dep == "dobj" or doc.kids(k.i, "nummod", "det")]
    return {w for k in counted for w in phrase_lemmas(doc, k.i)}


def _prep_fits(doc: Document, token: Token, links: list[Token], rule: Rule) -> bool:
    """What follows the pattern's prepositions; where it has none, what follows any of the verb's."""
    wanted, unwanted = rule.pobj, rule.not_pobj
    if not wanted and not unwanted:
        return True
    preps = links or doc.kids(token.i, "prep", "agent")
    lemmas = {w for p in preps for k in doc.kids(p.i, *_HELD) for w in phrase_lemmas(doc, k.i)}
    if wanted and not lemmas & wanted:
        return False
    if rule.obj and not links:  # "took control of the debate": the phrase may hang on the object
        objects = doc.kids(token.i, "dobj")
        inner = [p for noun in objects for p in doc.kids(noun.i, "prep") if p.lower == "of"]
        lemmas |= {w for p in inner for k in doc.kids(p.i, "pobj") for w in phrase_lemmas(doc, k.i)}
    return not lemmas & unwanted


def subject_lemmas(doc: Document, token: Token) -> set[str]:
    """What the verb's logical subject is made of; of a pronoun also what it most likely stands for."""
    head = logical_subject(doc, token.i)
    lemmas = phrase_lemmas(doc, head)
    if head is not None and doc.tokens[head].lower in {"they", "he", "she", "it"}:
        lemmas |= phrase_lemmas(doc, _stood_for(doc, token, head))
    return lemmas


def _stood_for(doc: Document, verb: Token, pronoun: int) -> int | None:
    """The noun that a pronoun as subject most likely stands for: the subject of the clause above or before its own
    ("Protesters sang as they blocked the road")."""
    for above in doc.ancestors(verb.i):
        subject = own_subject(doc, above) if is_verb(doc.tokens[above]) else None
        if subject is not None and subject.i < pronoun and subject.pos != "PRON":
            return subject.i
    return None


def phrase_lemmas(doc: Document, head: int | None) -> set[str]:
    """What a noun phrase is made of: its heads, what they measure ("tonnes of rice"), "~" with the words before
    them ("~peacekeeping" of "peacekeeping troops") and with the kind of name they are ("~PERSON"); "~any" for all."""
    found: set[str] = set()
    for member in members(doc, head) if head is not None else ():
        token = doc.tokens[member]
        before = doc.kids(member, "amod", "compound", "nmod")
        state = token.pos == "PROPN" and token.entity == "GPE"  # Turkey is no bird
        unlike = state or _is_named_body(doc, token) or _is_staff(doc, token)
        found |= {"~any", f"~{token.entity}"} | (set() if unlike else {token.lemma})
        found |= {f"~{k.lower}" for k in before} | _laden(doc, member)
        if token.pos == "PROPN":  # "filmmaker Ann Lee" is a filmmaker, "two Russians" are nationals
            found |= {k.lemma for k in before if k.pos == "NOUN"}
            found |= {"national"} if token.tag == "NNPS" and token.entity == "NORP" else set()
        if token.tag == "CD" or token.lemma in word_set("partitives") or token.lemma in word_set("measures"):
            for prep in doc.kids(member, "prep"):
                if prep.lower == "of" or (prep.lower == "in" and token.entity == "MONEY"):  # "a million in aid"
                    found |= {w for k in doc.kids(prep.i, "pobj") for w in phrase_lemmas(doc, k.i)}
    return found


def _is_named_body(doc: Document, token: Token) -> bool:
    """The Arab League plays no matches, and the World Bank is no firm."""
    if token.pos != "PROPN" or token.entity != "ORG" or token.lemma not in word_set("named_bodies"):
        return False
    return not {k.lower for k in doc.kids(token.i, "compound", "amod")} & word_set("leagues_of_sport")


def _laden(doc: Document, noun: int) -> set[str]:
    """What something carries tells its kind as a word before it does: "trucks carrying flour" are "flour trucks"."""
    loads: list[Token] = []
    for kid in doc.kids(noun, "acl", "relcl"):
        if kid.lemma in word_set("laden"):
            loads += doc.kids(kid.i, "dobj")
            loads += [n for prep in doc.kids(kid.i, "prep") if prep.lower == "with" for n in doc.kids(prep.i, "pobj")]
    inner = [n for load in loads for prep in doc.kids(load.i, "prep") for n in doc.kids(prep.i, "pobj")]
    return {f"~{load.lemma}" for load in (*loads, *inner)}


def _is_staff(doc: Document, token: Token) -> bool:
    """"The prosecutor's team", "a legal team": none that plays."""
    if token.lemma != "team":
        return False
    owned = any(k.entity == "PERSON" or k.pos == "NOUN" for k in doc.kids(token.i, "poss"))
    return owned or any(k.lower in word_set("staffs") for k in doc.kids(token.i, "amod", "compound"))
