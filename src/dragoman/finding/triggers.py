"""Document → trigger mentions. In: the parsed report and the rules; out: words that may name an event."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.document import Document, Span, Token
from dragoman.lang import load, word_set
from dragoman.lang.rules import Pattern, Rule, Rules
from dragoman.parsing.clauses import (
    has_word,
    is_infinitive,
    is_passive,
    is_verb,
    logical_object,
    logical_subject,
    members,
    own_subject,
)

# Entities whose words are part of a name: "the Strike Group", "the Nobel Peace Prize".
_NAMES = frozenset({"ORG", "PERSON", "GPE", "FAC", "WORK_OF_ART", "LAW", "PRODUCT", "EVENT", "LOC"})
# Where an adjective is said of somebody.
_PREDICATES = frozenset({"acomp", "conj", "oprd", "advcl", "ROOT"})
_BY = frozenset({"by", "of", "among", "between", "with", "involving"})
_GOVERNED = frozenset({"nsubj", "dobj", "nsubjpass", "attr"})
_HELD = ("pobj", "amod", "acomp", "pcomp")  # what stands after a preposition
_TENSED = frozenset({"VBD", "VBZ", "VBP"})


@dataclass(frozen=True, slots=True)
class TriggerMention:
    """A word that may name an event. `patterns` are the matching patterns, most specific first.

    `support` is the light verb that governs a noun trigger, `undergoes` true where that verb makes its subject the
    one who suffers ("came under attack", "suffered a raid").
    """

    head: int
    span: Span
    kind: str  # verb | noun | adj | modal
    patterns: tuple[Pattern, ...]
    support: int | None = None
    undergoes: bool = False


def find_triggers(doc: Document, rules: Rules) -> tuple[TriggerMention, ...]:
    """All trigger mentions in text order."""
    blocked = _blocked(doc)
    found = []
    for token in doc.tokens:
        if token.i in blocked:
            continue
        trigger = _trigger(doc, token, rules)
        if trigger is not None:
            found.append(trigger)
    return tuple(found)


def _trigger(doc: Document, token: Token, rules: Rules) -> TriggerMention | None:
    if token.lower in rules.modals and token.dep in {"aux", "ROOT", "ccomp", "conj"}:
        return _modal_trigger(doc, token, rules)
    if is_verb(token) and token.dep not in {"aux", "auxpass"}:
        return _verb_trigger(doc, token, rules)
    if token.lemma in rules.nouns and _is_event_noun(doc, token):
        return _noun_trigger(doc, token, rules)
    if token.pos == "ADJ" and token.lemma in rules.adjectives and token.dep in _PREDICATES:
        patterns = tuple(p for p in rules.adjectives[token.lemma] if _verb_matches(doc, token, p))
        return TriggerMention(token.i, _span(doc, token, patterns), "adj", patterns) if patterns else None
    return None


def _verb_trigger(doc: Document, token: Token, rules: Rules) -> TriggerMention | None:
    candidates = rules.verbs.get(token.lemma, ())
    if token.dep == "amod":
        return None
    patterns = tuple(p for p in candidates if _verb_matches(doc, token, p))
    if not patterns:
        nominal = token.tag == "VBG" and token.dep in _NOUN_DEPS and not doc.kids(token.i, "dobj")
        return _noun_trigger(doc, token, rules) if nominal else None
    return TriggerMention(token.i, _span(doc, token, patterns), "verb", patterns)


def _modal_trigger(doc: Document, token: Token, rules: Rules) -> TriggerMention | None:
    """ "Said that Iran must stop": an obligation that somebody lays on somebody else in reported speech."""
    verb = doc.tokens[token.head] if token.dep == "aux" else token
    if not any(k.dep in {"nsubj", "nsubjpass"} for k in doc.kids(verb.i)):
        return None
    speakers = _subject_lemmas(doc, doc.tokens[verb.head]) if verb.dep == "ccomp" else set()
    patterns = tuple(p for p in rules.modals[token.lower] if not speakers & p.rule.not_subj)
    return TriggerMention(token.i, Span(token.start, token.end), "modal", patterns) if patterns else None


_NOUN_DEPS = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "pcomp"})


def _span(doc: Document, token: Token, patterns: tuple[Pattern, ...]) -> Span:
    """The trigger's words: the head with particles and prepositions of the pattern that follow it directly."""
    last = token.i
    for word in patterns[0].words[1:] if patterns else ():
        if last + 1 < len(doc.tokens) and doc.tokens[last + 1].lower == word:
            last += 1
    return Span(token.start, doc.tokens[last].end)


def _verb_matches(doc: Document, token: Token, pattern: Pattern) -> bool:
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
    lemmas = _subject_lemmas(doc, token)
    if "crash" in unwanted and token.dep == "advcl" and doc.tokens[token.head].lemma in word_set("mishaps"):
        return False  # "crashed after takeoff, killing all on board": the crash killed, whoever owned the plane
    return (not wanted or bool(lemmas & wanted)) and not lemmas & unwanted


def _object_fits(doc: Document, token: Token, wanted: frozenset[str], unwanted: frozenset[str]) -> bool:
    if not wanted and not unwanted:
        return True
    lemmas = _phrase_lemmas(doc, logical_object(doc, token.i)) | _left_object(doc, token)
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
    return {w for k in counted for w in _phrase_lemmas(doc, k.i)}


def _prep_fits(doc: Document, token: Token, links: list[Token], rule: Rule) -> bool:
    """What follows the pattern's prepositions; where it has none, what follows any of the verb's."""
    wanted, unwanted = rule.pobj, rule.not_pobj
    if not wanted and not unwanted:
        return True
    preps = links or doc.kids(token.i, "prep", "agent")
    lemmas = {w for p in preps for k in doc.kids(p.i, *_HELD) for w in _phrase_lemmas(doc, k.i)}
    if wanted and not lemmas & wanted:
        return False
    if rule.obj and not links:  # "took control of the debate": the phrase may hang on the object
        objects = doc.kids(token.i, "dobj")
        inner = [p for noun in objects for p in doc.kids(noun.i, "prep") if p.lower == "of"]
        lemmas |= {w for p in inner for k in doc.kids(p.i, "pobj") for w in _phrase_lemmas(doc, k.i)}
    return not lemmas & unwanted


def _subject_lemmas(doc: Document, token: Token) -> set[str]:
    head = logical_subject(doc, token.i)
    lemmas = _phrase_lemmas(doc, head)
    if head is not None and doc.tokens[head].lower in {"they", "he", "she", "it"}:
        lemmas |= _phrase_lemmas(doc, _stood_for(doc, token, head))
    return lemmas


def _stood_for(doc: Document, verb: Token, pronoun: int) -> int | None:
    """The noun that a pronoun as subject most likely stands for: the subject of the clause above or before its own
    ("Protesters sang as they blocked the road")."""
    for above in doc.ancestors(verb.i):
        subject = own_subject(doc, above) if is_verb(doc.tokens[above]) else None
        if subject is not None and subject.i < pronoun and subject.pos != "PRON":
            return subject.i
    return None


def _phrase_lemmas(doc: Document, head: int | None) -> set[str]:
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
                    found |= {w for k in doc.kids(prep.i, "pobj") for w in _phrase_lemmas(doc, k.i)}
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


def _is_event_noun(doc: Document, token: Token) -> bool:
    if token.pos not in {"NOUN", "PROPN"} or token.dep in {"amod", "npadvmod"}:
        return False
    if token.entity in _NAMES:
        return False
    if token.pos == "PROPN":
        return doc.sentences[token.sentence].kind == "headline"
    return token.dep != "compound" or token.head < token.i


def _noun_trigger(doc: Document, token: Token, rules: Rules) -> TriggerMention | None:
    candidates = rules.nouns.get(token.lemma) or (rules.nouns.get(token.lower, ()) if token.tag == "VBG" else ())
    patterns = tuple(p for p in candidates if _noun_matches(doc, token, p))
    if not patterns:
        return None
    first = token.i - len(patterns[0].words) + 1
    span = Span(doc.tokens[max(first, 0)].start, token.end)
    noun = _heading(doc, token, patterns[0])
    light, undergoes = support_of(doc, noun)
    if light is None and noun.dep in {"dobj", "nsubjpass"} and doc.tokens[noun.head].lemma in patterns[0].rule.support:
        light = noun.head
    return TriggerMention(noun.i, span, "noun", patterns, light, undergoes)


def _heading(doc: Document, token: Token, pattern: Pattern) -> Token:
    """The noun that heads the phrase: "vote" of "vote of confidence"."""
    if "of" not in pattern.words[1:-1]:
        return token
    head = doc.tokens[token.i - len(pattern.words) + pattern.words.index("of")]
    return head if head.pos == "NOUN" else token


def _noun_matches(doc: Document, token: Token, pattern: Pattern) -> bool:
    rule = pattern.rule
    before = pattern.words[:-1]
    start = token.i - len(before)
    if start < 0 or any(
        doc.tokens[start + k].lemma != w and doc.tokens[start + k].lower != w for k, w in enumerate(before)
    ):
        return False
    noun = _heading(doc, token, pattern)
    if rule.mod or rule.not_mod:
        mods = {k.lemma for k in doc.kids(noun.i, "amod", "compound", "nmod", "poss")}
        mods |= {k.lower for k in doc.kids(noun.i, "amod", "compound", "nmod")}
        mods |= {"no" for k in doc.kids(noun.i, "det") if k.lower == "no"}
        if (rule.mod and not mods & rule.mod) or mods & rule.not_mod:
            return False
    if rule.not_pobj or (rule.pobj and rule.frame is None):
        heads = [k.i for p in doc.kids(noun.i, "prep") for k in doc.kids(p.i, "pobj")]
        lemmas = {w for head in heads for w in _phrase_lemmas(doc, head)}
        if lemmas & rule.not_pobj or (rule.frame is None and rule.pobj and not lemmas & rule.pobj):
            return False
    if rule.by and not _doers(doc, noun) & rule.by:
        return False
    if not rule.support:
        return True
    governor = _governor(doc, noun)
    if governor is None or doc.tokens[governor].lemma not in rule.support:
        return False
    return doc.tokens[governor].lemma != "call" or not doc.kids(governor, "oprd")  # "called the strikes unlawful"


def _governor(doc: Document, noun: Token) -> int | None:
    """The verb a noun hangs on: the light verb, or the one it is subject of ("the truce took effect"), which the
    parser may take for a participle ("Violence flared")."""
    light = support_of(doc, noun)[0]
    if light is not None or noun.dep in _GOVERNED:
        return noun.head if light is None else light
    after = doc.kids(noun.i, "acl") if noun.dep == "ROOT" else ()
    return next((k.i for k in after if k.tag == "VBN"), None)


def _doers(doc: Document, noun: Token) -> set[str]:
    """The lemmas of who does what the noun names: "the teachers' strike", "a strike by teachers"."""
    before = doc.kids(noun.i, "poss", "compound", "nmod", "amod")
    found = {k.lemma for k in before} | {"~poss" for k in before if k.dep == "poss"}
    preps = [*doc.kids(noun.i, "prep", "agent")]
    if noun.dep == "nsubj":  # "clashes broke out between police and strikers"
        preps = [*preps, *(p for p in doc.kids(noun.head, "prep") if p.lower == "between")]
    for prep in preps:
        if prep.lower in _BY:
            found |= {w for k in doc.kids(prep.i, "pobj") for w in _phrase_lemmas(doc, k.i)}
    return found


def support_of(doc: Document, noun: Token) -> tuple[int | None, bool]:
    """The light verb that governs a noun, and whether its subject undergoes the event."""
    head = doc.tokens[noun.head]
    if noun.dep == "conj" and head.pos == "NOUN":
        return support_of(doc, head)
    if noun.dep == "pobj" and head.lower == "of" and doc.tokens[head.head].lemma in word_set("rounds"):
        return support_of(doc, doc.tokens[head.head])
    if noun.dep in {"dobj", "nsubjpass"} and is_verb(head):
        if head.lemma in _support("perform"):
            return head.i, False
        if head.lemma in _support("undergo") or any(
            f"{head.lemma}_{k.lower}" in _support("undergo") for k in doc.kids(head.i, "prt", "advmod", "prep")
        ):
            return head.i, True
    held = head.lower in {"in", "into"} and noun.lemma in word_set("holdings")
    if noun.dep == "pobj" and (head.lower == "under" or held) and is_verb(doc.tokens[head.head]):
        return head.head, True
    if noun.dep == "pobj" and head.lower == "for" and doc.tokens[head.head].lemma in word_set("gather_for"):
        return head.head, False
    if noun.dep == "pobj" and head.lower in {"in", "into", "on", "with"} and is_verb(doc.tokens[head.head]):
        verb = doc.tokens[head.head]
        if head.lower == "in" and noun.lemma in word_set("manners"):  # "walked out in protest"
            return verb.i, False
        if f"{verb.lemma}_{head.lower}" in _support("undergo") and is_passive(doc, verb.i):  # "was met with gunfire"
            return verb.i, True
        return (verb.i, False) if verb.lemma in word_set("support_in") else (None, False)
    return None, False


@cache
def _support(kind: str) -> frozenset[str]:
    return frozenset(load("support")[kind].split())


@lru_cache(maxsize=1)
def _pseudo() -> dict[str, list[tuple[str, ...]]]:
    index: dict[str, list[tuple[str, ...]]] = {}
    for row in load("pseudo")["pseudo"]:
        for phrase in row["phrase"]:
            words = tuple(phrase.lower().split())
            index.setdefault(words[0], []).append(words)
    return index


def _blocked(doc: Document) -> set[int]:
    """Tokens that stand in a phrase which only looks like an event."""
    index = _pseudo()
    blocked: set[int] = set()
    tokens = doc.tokens
    for token in tokens:
        lower, lemma = token.lower, token.lemma
        if lower not in index and lemma not in index:
            continue
        for key in {lower, lemma}:
            for words in index.get(key, ()):
                last = token.i + len(words)
                if last <= len(tokens) and all(
                    w in (t.lower, t.lemma) for w, t in zip(words, tokens[token.i : last], strict=True)
                ):
                    blocked.update(range(token.i, last))
    return blocked
