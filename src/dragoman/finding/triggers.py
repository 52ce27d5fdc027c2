"""Document → trigger mentions. In: the parsed report and the rules; out: words that may name an event."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.document import Document, Span, Token
from dragoman.finding.trigger_fit import phrase_lemmas, subject_lemmas, verb_matches
from dragoman.lang import load, word_set
from dragoman.lang.rules import Pattern, Rules
from dragoman.parsing.clauses import is_passive, is_verb

# Entities whose words are part of a name: "the Strike Group", "the Nobel Peace Prize".
_NAMES = frozenset({"ORG", "PERSON", "GPE", "FAC", "WORK_OF_ART", "LAW", "PRODUCT", "EVENT", "LOC"})
# Where an adjective is said of somebody.
_PREDICATES = frozenset({"acomp", "conj", "oprd", "advcl", "ROOT"})
_BY = frozenset({"by", "of", "among", "between", "with", "involving"})
_GOVERNED = frozenset({"nsubj", "dobj", "nsubjpass", "attr"})


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
        patterns = tuple(p for p in rules.adjectives[token.lemma] if verb_matches(doc, token, p))
        return TriggerMention(token.i, _span(doc, token, patterns), "adj", patterns) if patterns else None
    return None


def _verb_trigger(doc: Document, token: Token, rules: Rules) -> TriggerMention | None:
    candidates = rules.verbs.get(token.lemma, ())
    if token.dep == "amod":
        return None
    patterns = tuple(p for p in candidates if verb_matches(doc, token, p))
    if not patterns:
        nominal = token.tag == "VBG" and token.dep in _NOUN_DEPS and not doc.kids(token.i, "dobj")
        return _noun_trigger(doc, token, rules) if nominal else None
    return TriggerMention(token.i, _span(doc, token, patterns), "verb", patterns)


def _modal_trigger(doc: Document, token: Token, rules: Rules) -> TriggerMention | None:
    """ "Said that Iran must stop": an obligation that somebody lays on somebody else in reported speech."""
    verb = doc.tokens[token.head] if token.dep == "aux" else token
    if not any(k.dep in {"nsubj", "nsubjpass"} for k in doc.kids(verb.i)):
        return None
    speakers = subject_lemmas(doc, doc.tokens[verb.head]) if verb.dep == "ccomp" else set()
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
        lemmas = {w for head in heads for w in phrase_lemmas(doc, head)}
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
            found |= {w for k in doc.kids(prep.i, "pobj") for w in phrase_lemmas(doc, k.i)}
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
