"""Document → quotes. In: the parsed report; out: what is said, by whom and by which cue, direct, indirect or mixed.

Quotation marks are paired per paragraph, since a quotation runs over sentences; a quotation without a cue of its own
belongs to the speaker of the one before it.
"""

from __future__ import annotations

from functools import lru_cache

from dragoman.document import Document, Sentence, Span, Token
from dragoman.lang import load
from dragoman.mentions import Quote
from dragoman.parsing.clauses import is_verb, logical_subject, members

_OPEN, _CLOSE, _BOTH = frozenset("“„«"), frozenset("”»"), '"'


@lru_cache(maxsize=1)
def _stances() -> dict[str, dict[str, str]]:
    table = load("speech")
    return {
        kind: {word: stance for stance, words in table[kind].items() for word in words.split()}
        for kind in ("verb", "noun")
    }


@lru_cache(maxsize=1)
def _needs_clause() -> frozenset[str]:
    return frozenset(load("speech")["needs_clause"]["verbs"].split())


def find_quotes(doc: Document) -> tuple[Quote, ...]:
    """All quotes in text order."""
    marked = _marked(doc)
    quotes: list[Quote] = []
    used: set[Span] = set()
    for token in doc.tokens:
        quotes += _cued(doc, token, marked, used)
    quotes += _uncued(doc, marked, used, quotes)
    return tuple(sorted(quotes, key=lambda q: (q.content, q.cue_span or q.content)))


def _marked(doc: Document) -> list[Span]:
    """Spans of quoted text, marks included, in text order."""
    spans: list[Span] = []
    start: int | None = None
    paragraph = -1
    for token in doc.tokens:
        here = doc.sentences[token.sentence].paragraph
        if here != paragraph and start is not None:
            last = doc.tokens[token.i - 1].end
            spans.append(Span(start, last))
            start = None
        paragraph = here
        if token.text in _OPEN or (token.text in {_BOTH, "``"} and start is None):
            start = token.start
        elif start is not None and (token.text in _CLOSE or token.text in {_BOTH, "''"}):
            spans.append(Span(start, token.end))
            start = None
    return spans


def _cued(doc: Document, token: Token, marked: list[Span], used: set[Span]) -> list[Quote]:
    if token.lower == "according":
        return _according(doc, token)
    if not is_verb(token):
        return _noun_cue(doc, token) if token.lemma in _stances()["noun"] else []
    stance = _stances()["verb"].get(token.lemma)
    if stance is None or token.dep in {"aux", "auxpass", "amod"}:
        return []
    speaker = logical_subject(doc, token.i)
    sentence = doc.sentences[token.sentence]
    content = _clause_content(doc, token)
    direct = [s for s in marked if _touches(doc, s, sentence, token) and s not in used]
    if content is None and not direct:
        return []
    cue = Span(token.start, token.end)
    name = _speaker_span(doc, speaker)
    quotes = []
    for span in direct:
        if content is not None and span.within(content) and span != content and span.end - span.start < (content.end - content.start) * 0.9:
            continue
        used.add(span)
        quotes.append(Quote(speaker, name, token.lemma, cue, span, "direct", stance))
    if content is not None and not any(q.content.overlaps(content) for q in quotes):
        inside = [s for s in marked if s.overlaps(content)]
        used.update(s for s in inside if s.within(content))
        kind = "mixed" if inside else "indirect"
        quotes.append(Quote(speaker, name, token.lemma, cue, content, kind, stance))
    return quotes


def _touches(doc: Document, span: Span, sentence: Sentence, cue: Token) -> bool:
    """Whether a quotation ends or begins in the cue's sentence without holding the cue."""
    if span.start <= cue.start < span.end or span.end - span.start < 3:
        return False
    return span.overlaps(sentence.span)


def _clause_content(doc: Document, verb: Token) -> Span | None:
    """What is said, as a clause: complement, or the sentence around an inserted "he said"."""
    for kid in doc.kids(verb.i, "ccomp"):
        return _trim(doc, *doc.subtree(kid.i), cut=(verb.i,))
    if verb.dep in {"parataxis", "ccomp"} and verb.lemma in {"say", "tell", "add", "report", "announce", "state"}:
        sentence = doc.sentences[verb.sentence]
        first, last = doc.subtree(verb.i)
        if first > sentence.first + 2 and verb.dep == "parataxis":
            return _trim(doc, sentence.first, first)
    if verb.lemma in _needs_clause():
        return None
    for kid in doc.kids(verb.i, "xcomp", "dobj"):
        if kid.i > verb.i and kid.lemma not in {"reporter", "journalist", "conference", "parliament"} and kid.pos != "PRON":
            return _trim(doc, *doc.subtree(kid.i), cut=(verb.i,))
    return None


def _trim(doc: Document, first: int, last: int, cut: tuple[int, ...] = ()) -> Span | None:
    for i in cut:
        if first <= i < last:
            first, last = (i + 1, last) if i - first < last - i else (first, i)
    while first < last and doc.tokens[first].text in {",", ";", ":", "-", "--", "—"}:
        first += 1
    while last > first and doc.tokens[last - 1].text in {",", ";", ":", ".", "-", "--", "—"}:
        last -= 1
    return doc.span(first, last) if last - first >= 2 else None


def _speaker_span(doc: Document, head: int | None) -> Span | None:
    if head is None:
        return None
    first, last = head, head + 1
    for kid in doc.kids(head, "det", "compound", "amod", "poss", "nummod", "nmod", "prep"):
        if kid.dep == "prep" and kid.lower not in {"of", "for", "from", "in", "at"}:
            continue
        low, high = doc.subtree(kid.i)
        first, last = min(first, low), max(last, high)
    return doc.span(first, last)


def _according(doc: Document, token: Token) -> list[Quote]:
    """"According to X": the rest of the sentence is what X says."""
    heads = [k.i for to in doc.kids(token.i, "prep") if to.lower == "to" for k in doc.kids(to.i, "pobj")]
    if not heads:
        return []
    sentence = doc.sentences[token.sentence]
    first, last = doc.subtree(token.i)
    if token.i - sentence.first <= 3:
        content = _trim(doc, last, sentence.last)
    else:
        content = _trim(doc, sentence.first, first)
    if content is None:
        return []
    cue = Span(token.start, doc.tokens[token.i + 1].end)
    return [Quote(heads[0], _speaker_span(doc, members(doc, heads[0])[0]), "according to", cue, content, "indirect", "asserts")]


def _noun_cue(doc: Document, token: Token) -> list[Quote]:
    """"His claim that ...": the that-clause is what he says."""
    for kid in doc.kids(token.i, "acl", "ccomp"):
        if any(m.lower == "that" for m in doc.kids(kid.i, "mark")):
            content = _trim(doc, *doc.subtree(kid.i))
            owners = [k.i for k in doc.kids(token.i, "poss")]
            owners += [k.i for p in doc.kids(token.i, "prep") if p.lower in {"by", "from", "of"} for k in doc.kids(p.i, "pobj")]
            if content is not None and owners:
                stance = _stances()["noun"][token.lemma]
                cue = Span(token.start, token.end)
                return [Quote(owners[0], _speaker_span(doc, owners[0]), token.lemma, cue, content, "indirect", stance)]
    return []


def _uncued(doc: Document, marked: list[Span], used: set[Span], quotes: list[Quote]) -> list[Quote]:
    """Quotations of several words with no cue: the same speaker goes on."""
    found = []
    for span in marked:
        if span in used or span.end - span.start < 40 or any(q.content.overlaps(span) for q in quotes):
            continue
        before = [q for q in quotes if q.content.end <= span.start]
        if not before:
            continue
        last = max(before, key=lambda q: q.content.end)
        gap = len(doc.tokens_in(Span(last.content.end, span.start)))
        if gap <= 12:
            found.append(Quote(last.speaker, last.speaker_span, last.cue, last.cue_span, span, "direct", last.stance))
    return found
