"""The title before a person's name. In: the name's first token; out: role, sector, countries, gender."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.document import Document, Token
from dragoman.finding.lexicon import Lexicon

_FORMER = frozenset({"former", "ex", "ousted", "deposed", "exiled", "late", "retired"})
_HYPHENS = frozenset({"-", "–"})
# Words that may follow the noun of a title: "Minister of Foreign Affairs and Trade".
_TAIL = 6
_LINKS = frozenset({"of", "and", "'s", "’s", "the", "for"})


@dataclass(frozen=True, slots=True)
class Title:
    """What stands before a name, from token `first` on. `role` is None where only an honorific is there."""

    first: int
    role: str | None = None
    sector: str | None = None
    countries: tuple[str, ...] = ()
    gender: str | None = None
    former: bool = False


def read_title(doc: Document, name: int, country_at: dict[int, str], lex: Lexicon) -> Title:
    """The title of the name that begins at token `name`."""
    first = _title_start(doc, name, country_at, lex)
    if first == name:
        return Title(name)
    tokens = doc.tokens[first:name]
    countries = tuple(dict.fromkeys(country_at[t.i] for t in tokens if t.i in country_at))
    countries = countries or _country_before(doc, first, country_at)
    words = [t for t in tokens if t.i not in country_at]
    while words and (words[0].text in _HYPHENS or words[0].lower in _LINKS):
        words = words[1:]
    former = any(t.lower in _FORMER for t in tokens)
    gender = next((lex.gender[t.lemma] for t in reversed(words) if t.lemma in lex.gender), None)
    sector = "ELI" if former else title_sector(words, lex)
    return Title(first, _role(doc, words, lex), sector, countries, gender, former)


def _country_before(doc: Document, first: int, country_at: dict[int, str]) -> tuple[str, ...]:
    """The country a few adjectives before the title: "Nigerian junior foreign minister"."""
    for i in range(first - 1, max(-1, first - 4), -1):
        if i in country_at:
            return (country_at[i],)
        if doc.tokens[i].tag not in {"JJ", "JJR", "JJS", "NN", "VBN", "HYPH", "RB", "POS"}:
            break
    return ()


def _title_start(doc: Document, name: int, country_at: dict[int, str], lex: Lexicon) -> int:
    """The first token of the title, `name` itself where there is none."""
    tokens, first, i = doc.tokens, name, name - 1
    sentence = tokens[name].sentence
    while i >= 0:
        token = tokens[i]
        if token.sentence != sentence and not (i == name - 1 and token.lower in lex.titles):
            break  # "Sgt." may have been read as the end of a sentence
        sentence = token.sentence
        inside = token.lower in lex.title_inside
        if token.lower in lex.titles or _noun(token, lex):
            first = i
        elif first == name:
            if not inside or i < name - _TAIL or (i == name - 1 and token.lower in _LINKS):
                break  # in "Secretary of State" the noun is still to come
        elif token.lower == "and" and i + 1 in country_at:
            break  # "the top Kenyan diplomat and Somali Minister Ali Warsame": two persons
        elif inside or i in country_at:
            first = first if token.lower in _LINKS else i
        elif token.text not in _HYPHENS:
            break
        i -= 1
    if first < name and tokens[first].lower in _LINKS:
        first += 1
    return first


def _noun(token: Token, lex: Lexicon) -> bool:
    head = lex.heads.get(token.lower)
    return head is not None and head.number == "one"


def title_sector(words: Sequence[Token], lex: Lexicon) -> str | None:
    """The sector that the words of a title or role give, the last noun first."""
    lowers = [t.lower for t in words if t.text not in _HYPHENS]
    for i in range(len(lowers) - 1, -1, -1):
        if i and (sector := lex.compound_title.get(f"{lowers[i - 1]} {lowers[i]}")):
            return sector
        word = lowers[i]
        head = lex.heads.get(word) or lex.heads.get(words[min(i, len(words) - 1)].lemma)
        if head is None and word not in lex.title_sector:
            continue
        if word in lex.soft:
            for before in reversed(lowers[:i]):
                if before in lex.modifier:
                    return lex.modifier[before]
        return lex.title_sector.get(word) or (head.sector if head else None)
    return None


def _role(doc: Document, words: Sequence[Token], lex: Lexicon) -> str | None:
    nouns = [t for t in words if _noun(t, lex) or t.lower in {"chairman", "pm", "judge", "marshal"}]
    if not nouns:
        return None
    return doc.text[words[0].start : words[-1].end].lower()
