"""What a name names. In: runs of tokens that may be names; out: the runs with the label the report bears out.

The parser's labels err one mention at a time; titles, appositions, given names and the other mentions of the
same name in the report decide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from dragoman.document import Document, Token
from dragoman.finding.lexicon import Lexicon
from dragoman.finding.spotting import PARTICLES, WEAK, Run, head_of, is_title, key_of, org_sector
from dragoman.register import pieces_of

# Countries whose people write the surname first.
_SURNAME_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN", "VNM", "HKG"})
# French and Spanish particles stand in names of places and bodies too.
_PERSONAL_PARTICLES = PARTICLES - {"la", "le", "de", "der", "da"}


def relabel(doc: Document, runs: list[Run], lex: Lexicon) -> list[Run]:
    """One label for one name: a surname of a person is a person everywhere, other names go by majority."""
    keys = [key_of(doc, run) for run in runs]
    surnames: Counter[str] = Counter()
    votes: dict[tuple[str, ...], Counter[str]] = {}
    for run, key in zip(runs, keys, strict=True):
        titled = run.label != "STATE" and _titled(doc, run.first, key, lex)
        full = run.label == "PERSON" and len(key) > 1 and org_sector(key, lex) is None
        if titled or full:
            surnames[key[-1]] += 1
        if full and len(key) > 2 and run.namings and run.namings[0].entry.country in _SURNAME_FIRST:
            surnames[key[0]] += 1
        votes.setdefault(key, Counter())[run.label] += 1
    return [
        _relabelled(doc, run, key, surnames, votes[key], lex) for run, key in zip(runs, keys, strict=True)
    ]


def _relabelled(
    doc: Document, run: Run, key: tuple[str, ...], surnames: Counter[str], votes: Counter[str], lex: Lexicon
) -> Run:
    if run.label == "STATE":
        if run.size == 1 and surnames[key[-1]] and run.namings[0].how in {"name", "capital"}:
            return replace(run, label="PERSON", namings=())  # Paris the surname, not the capital
        return run
    if run.namings:
        person = len(key) == 1 and surnames[key[0]] and run.label == "ORG"
        return replace(run, label="PERSON", namings=()) if person else run
    known = surnames[key[-1]] > (1 if len(key) > 1 and key[0] not in PARTICLES else 0)
    shown = _titled(doc, run.first, key, lex) or _personal_apposition(doc, run, key, lex)
    if known or shown or _looks_personal(key, lex):
        return replace(run, label="PERSON")
    strong = sorted(set(votes) - WEAK - {"STATE"})
    label = max(strong, key=votes.__getitem__) if strong else run.label
    if label == "PERSON" and org_sector(key, lex) is not None:
        label = "ORG"
    return replace(run, label=label)


def _titled(doc: Document, first: int, key: tuple[str, ...], lex: Lexicon) -> bool:
    return first > 0 and org_sector(key, lex) is None and _personal_title(doc, first, lex)


def _looks_personal(key: tuple[str, ...], lex: Lexicon) -> bool:
    """Two to four pieces with a given name first or a name particle inside, and no word of a body's name."""
    if not 2 <= len(key) <= 4 or org_sector(key, lex) is not None:
        return False
    return key[0] in lex.given or bool(_PERSONAL_PARTICLES.intersection(key[1:-1]))


def _personal_apposition(doc: Document, run: Run, key: tuple[str, ...], lex: Lexicon) -> bool:
    """Does an age or the noun for one person follow ("Ann Lee, 42, …", "Ann Lee, a teacher")?"""
    if run.label in {"NORP", "STATE"} or org_sector(key, lex) is not None or run.last + 2 >= len(doc.tokens):
        return False
    if doc.tokens[run.last].text != ",":
        return False
    age = doc.tokens[run.last + 1]
    if age.text.isdigit() and len(age.text) == 2 and doc.tokens[run.last + 2].text in {",", "."}:
        return True
    if run.label == "GPE":
        return False
    head = head_of(doc, run.first, run.last)
    return any(
        t.tag == "NN" and (found := lex.heads.get(t.lemma)) is not None and found.number == "one"
        for t in doc.kids(head, "appos")
    )


def _personal_title(doc: Document, first: int, lex: Lexicon) -> bool:
    before = doc.tokens[first - 1]
    return (
        before.text[0].isupper() and before.sentence == doc.tokens[first].sentence and is_title(before, lex)
    )


def unlabelled(doc: Document, runs: list[Run], lex: Lexicon) -> Iterator[Run]:
    """Proper nouns without an entity: known surnames, abbreviations in brackets, titled names."""
    taken = {i for run in runs for i in range(run.first, run.last)}
    known = {key_of(doc, run)[-1] for run in runs if run.label == "PERSON"}
    bodies = {key_of(doc, run)[-1] for run in runs if run.label == "ORG"}
    i, tokens = 0, doc.tokens
    while i < len(tokens):
        j = i
        while j < len(tokens) and j not in taken and _proper(tokens[j], lex, known):
            if tokens[j].sentence != tokens[i].sentence:
                break
            j += 1
        if j > i and (label := _guess(doc, i, j, known, bodies, lex)):
            yield Run(i, j, label)
        i = max(j, i + 1)


def _proper(token: Token, lex: Lexicon, known: set[str]) -> bool:
    if token.entity or not token.text[0].isupper() or is_title(token, lex) or token.lower in lex.title_inside:
        return False
    return token.tag in {"NNP", "NNPS"} or (token.tag in {"NN", "NNS"} and token.lower in known)


def _guess(
    doc: Document, first: int, last: int, known: set[str], bodies: set[str], lex: Lexicon
) -> str | None:
    """What a run without a label names, where that can be told."""
    tokens = doc.tokens[first:last]
    key = tuple(p for t in tokens for p in pieces_of(t.text))
    if not key or len(tokens[-1].text) < 2:
        return None
    if key[-1] in known or (first and _personal_title(doc, first, lex)):
        return "PERSON"
    bracketed = first and doc.tokens[first - 1].text == "(" and tokens[-1].text.isupper()
    if key[-1] in bodies or bracketed or (last - first > 1 and org_sector(key, lex)):
        return "ORG"
    acts = doc.tokens[head_of(doc, first, last)].dep in {"nsubj", "nsubjpass", "poss"}
    return "PERSON" if last - first > 1 and acts and key[0] in lex.given else None
