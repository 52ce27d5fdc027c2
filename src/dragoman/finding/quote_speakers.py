"""Who says it. In: a cue and the tree; out: the head token of the speaker's noun phrase and its words."""

from __future__ import annotations

from dragoman.document import Document, Span, Token
from dragoman.finding.quote_phrases import holder_in
from dragoman.finding.quote_pieces import OPENING, Saying
from dragoman.finding.quote_words import speech_words
from dragoman.parsing.clauses import is_passive, is_verb, logical_subject, own_subject

_RELATIVE = frozenset({"WDT", "WP", "WP$"})
_PHRASE = ("det", "compound", "amod", "poss", "nummod", "nmod", "quantmod", "prep", "neg", "predet")
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NAMES = frozenset({"PROPN", "PRON", "NOUN"})
_SPOKEN = frozenset({"clause", "quote", "inserted"})
_NOBODY = frozenset({"it", "that", "this"})
_BEHIND = ("dobj", "attr", "oprd", "dep", "npadvmod")
_CLOSING = frozenset({"”", '"', "''"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})


def speaker_of(doc: Document, saying: Saying) -> tuple[int | None, Span | None]:
    """Head token and words of whoever speaks; both None where the report names nobody."""
    token = doc.tokens[saying.head if saying.by is None else saying.by]
    if saying.way == "preposition":
        source = _source_phrase(doc, token)
        owner = None if source is None or token.lower == "according" else holder_in(doc, doc.tokens[source])
        return _named(doc, source if owner is None else owner)
    if saying.way == "label":
        return _named(doc, saying.head)
    if token.pos == "ADV":
        return None, None
    if saying.way == "felt":
        moved = "nsubjpass" if is_passive(doc, token.i) else "dobj"
        return _named(doc, next((k.i for k in doc.kids(token.i, moved)), None))
    if is_verb(token):
        quoted = _quoted(doc, token)
        if quoted is not None:
            return _named(doc, quoted)
        found = _subject(doc, token)
        spoken = saying.way in _SPOKEN and token.tag in _FINITE
        within = spoken and found[0] is not None and _is_quoted(doc, found[0], token.i)
        if within or found == (None, None):
            found = _beside(doc, token, saying)
        return _named(doc, _inverted(doc, token)) if within and found == (None, None) else found
    if token.pos == "ADJ":
        head = doc.tokens[token.head]
        return _subject(doc, head) if is_verb(head) else _named(doc, head.i if token.dep != "ROOT" else None)
    return _holder(doc, token)


def _named(doc: Document, head: int | None) -> tuple[int | None, Span | None]:
    return (None, None) if head is None else (head, phrase_of(doc, head))


def _subject(doc: Document, verb: Token) -> tuple[int | None, Span | None]:
    """The verb's subject; where a relative pronoun stands for it, that is the words and its antecedent the head."""
    head = logical_subject(doc, verb.i)
    own = own_subject(doc, verb.i)
    if own is not None and own.tag in _RELATIVE and not is_passive(doc, verb.i):
        return head if head is not None else own.i, Span(own.start, own.end)
    if own is not None and (own.dep == "expl" or own.lower in {"a", "an", "the"}):
        return None, None
    if head is not None and doc.tokens[head].pos == "NOUN" and doc.tokens[head].lemma in speech_words().occasions:
        return None, None
    return _named(doc, head)


def _inverted(doc: Document, cue: Token) -> int | None:
    """"“...,” said former clerk Ann Lee, who ...": the last noun of the phrase right behind the cue."""
    last = None
    for token in doc.tokens[cue.i + 1 : doc.sentences[cue.sentence].last]:
        if token.pos not in _NOMINAL and token.tag != "POS":
            break
        last = token.i
    return last


def _is_quoted(doc: Document, head: int, cue: int) -> bool:
    """Whether a quotation ends between a subject and its cue, so that the subject is of the words quoted."""
    marks = [t.text for t in doc.tokens[head:cue] if t.text in _CLOSING or t.text in OPENING]
    return len(marks) % 2 == 1 and marks[-1] in _CLOSING


def _quoted(doc: Document, verb: Token) -> int | None:
    """"The radio quoted him as saying": whom the verb above quotes."""
    link = doc.tokens[verb.head]
    quote = doc.tokens[link.head]
    if verb.dep != "pcomp" or quote.lemma not in speech_words().quoting or is_passive(doc, quote.i):
        return None
    return next((k.i for k in doc.kids(quote.i, "dobj")), None)


def _beside(doc: Document, verb: Token, saying: Saying) -> tuple[int | None, Span | None]:
    """The name beside a cue without a subject: after a quotation, parsers give it to the words quoted."""
    if saying.way not in _SPOKEN or verb.tag not in _FINITE or is_passive(doc, verb.i):
        return None, None
    before = doc.tokens[verb.i - 1] if verb.i else verb
    addressed = verb.lemma in speech_words().addressed
    if addressed and before.text == ",":  # "its head, Ann Lee, told the Gazette"
        before = doc.tokens[verb.i - 2]
    if before.pos in _NAMES and before.sentence == verb.sentence and before.tag not in _RELATIVE:
        return (None, None) if before.lower in _NOBODY else _named(doc, before.i)
    if addressed:
        return None, None
    after = [k for k in doc.kids(verb.i, *_BEHIND) if doc.subtree(k.i)[0] == verb.i + 1]
    named = next((k.i for k in after if k.pos in {"PROPN", "PRON"} or k.entity == "PERSON"), None)
    return _named(doc, named)


def _source_phrase(doc: Document, token: Token) -> int | None:
    todo = [token]
    while todo:
        at = todo.pop()
        for kid in doc.kids(at.i, "pobj", "prep"):
            if kid.dep == "pobj":
                return kid.i
            todo.append(kid)
    return None


def _holder(doc: Document, noun: Token) -> tuple[int | None, Span | None]:
    """Whose claim it is: its owner, or the subject of the verb it hangs on ("made the claim that"). A critic is one."""
    if noun.lemma in speech_words().persons:
        head = doc.tokens[noun.head]
        return _subject(doc, head) if noun.dep == "attr" else _named(doc, head.i if noun.dep == "appos" else noun.i)
    for kid in doc.kids(noun.i, "poss"):
        return _named(doc, kid.i)
    for prep in doc.kids(noun.i, "prep"):
        if prep.lower in {"by", "from"} or (prep.lower == "of" and noun.dep in {"nsubj", "nsubjpass"}):
            for kid in doc.kids(prep.i, "pobj"):
                return _named(doc, kid.i)
    if noun.dep == "dobj" and is_verb(doc.tokens[noun.head]):
        return _subject(doc, doc.tokens[noun.head])
    return None, None


def phrase_of(doc: Document, head: int) -> Span:
    """The words of the noun phrase around `head`, without clauses and asides."""
    first, last = head, head + 1
    for kid in doc.kids(head, *_PHRASE):
        if kid.dep == "prep" and (kid.i < head or kid.i > last):
            continue
        low, high = doc.subtree(kid.i)
        if high <= head or low >= head:
            first, last = min(first, low), max(last, high)
    return doc.span(first, last)
