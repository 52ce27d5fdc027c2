"""What the parser is shown. In: the words of a block; out: the words without what misleads a parser, and the way back.

News prose holds dates between subject and verb ("The minister on Monday condemned ..."), bracketed abbreviations and
typographic quotes; parsers trained on edited text read the verb as an adjective then. The view leaves such words
out, `restore` hangs them back where they belong, so that every word of the report has its place in the tree.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.document import Span
from dragoman.lang import word_set
from dragoman.parsing.base import Word

_PLAIN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "--"})
_BRACKETED = re.compile(r"[\w.&/-]{1,12}$")
_NOUNISH_BEFORE = re.compile(r"[\w.'’)]+$")


@dataclass(frozen=True, slots=True)
class Cut:
    """Words [first, last) left out of the view.

    "time": a date that splits subject and verb; "gloss": an abbreviation in brackets; "bound": "up to" before a number.
    """

    first: int
    last: int
    kind: str


@dataclass(frozen=True, slots=True)
class View:
    """Words shown to the parser, `kept[k]` the block's index of shown word k, and the cuts."""

    words: list[tuple[str, bool]]
    kept: list[int]
    cuts: list[Cut]


def make_view(
    text: str, ranges: Sequence[tuple[int, int]], times: Sequence[Span], *, headline: bool
) -> View:
    """The view of a block.

    `ranges` are the character ranges of its words in `text`, `times` the spans of time expressions in it.
    """
    words = [text[a:b] for a, b in ranges]
    cuts = _time_cuts(words, ranges, times) + _gloss_cuts(words) + _bound_cuts(words)
    gone = {i for cut in cuts for i in range(cut.first, cut.last)}
    swaps = _headline_swaps(words) if headline else {}
    kept = [i for i in range(len(words)) if i not in gone]
    if not kept:
        kept, cuts = list(range(len(words))), []
    shown = [
        (swaps.get(i, _plain(words[i])), i + 1 < len(words) and ranges[i][1] < ranges[i + 1][0])
        for i in kept
    ]
    return View(shown, kept, cuts)


def _time_cuts(words: list[str], ranges: Sequence[tuple[int, int]], times: Sequence[Span]) -> list[Cut]:
    cuts = []
    for time in times:
        inside = [i for i, (a, b) in enumerate(ranges) if a < time.end and time.start < b]
        if not inside:
            continue
        first, last = inside[0], inside[-1] + 1
        while first and words[first - 1].lower() in _TIME_LEADS:
            first -= 1
        if first > 0 and last < len(words) and _splits_clause(words, first, last):
            cuts.append(Cut(first, last, "time"))
    return cuts


def join_prefixes(text: str, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The words with "re-open" and "de-escalate", which tokenizers cut at the hyphen, made one again."""
    joined: list[tuple[int, int]] = []
    i = 0
    while i < len(ranges):
        a, b = ranges[i]
        if (
            i + 2 < len(ranges)
            and text[b : b + 1] == "-"
            and text[a:b].lower() in word_set("prefixes")
            and ranges[i + 1] == (b, b + 1)
            and ranges[i + 2][0] == b + 1
            and text[b + 1 : b + 2].islower()
        ):
            joined.append((a, ranges[i + 2][1]))
            i += 3
        else:
            joined.append((a, b))
            i += 1
    return joined


def split_compounds(text: str, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The words with "U.S.-led" cut at the hyphen, as tokenizers cut "NATO-led"."""
    cut: list[tuple[int, int]] = []
    for a, b in ranges:
        at = text.find(".-", a, b)
        if at > a and text[a].isupper() and text[at + 2 : b].isalpha():
            cut += [(a, at + 1), (at + 1, at + 2), (at + 2, b)]
        else:
            cut.append((a, b))
    return cut


def _plain(word: str) -> str:
    """The word as the parser knows it: typographic marks made plain, the hyphen of a prefix left out."""
    word = word.translate(_PLAIN)
    prefix, hyphen, rest = word.partition("-")
    return prefix + rest if hyphen and rest and prefix.lower() in word_set("prefixes") else word


_TIME_LEADS = frozenset({"on", "in", "late", "early", "earlier", "during"})


def _splits_clause(words: list[str], first: int, last: int) -> bool:
    before, after = words[first - 1].lower(), words[last].lower()
    if not _NOUNISH_BEFORE.match(before) or before in word_set("not_before_time"):
        return False
    return after in word_set("verbs_after_time") or (after.endswith("ed") and len(after) > 4)


def _gloss_cuts(words: list[str]) -> list[Cut]:
    """"(GNA)" and "(AP)": one short word in brackets."""
    return [
        Cut(i, i + 3, "gloss")
        for i in range(1, len(words) - 2)
        if words[i] == "(" and words[i + 2] == ")" and _BRACKETED.match(words[i + 1])
    ]


def _bound_cuts(words: list[str]) -> list[Cut]:
    """"Kidnapped up to 16 men": before a number, "up to" is read as a particle and a preposition."""
    return [
        Cut(i, i + len(bound), "bound")
        for i in range(1, len(words) - 3)
        for bound in _BOUNDS
        if tuple(w.lower() for w in words[i : i + len(bound)]) == bound
        and words[min(i + len(bound), len(words) - 1)][:1].isdigit()
    ]


_BOUNDS = (("up", "to"), ("as", "many", "as"), ("as", "much", "as"), ("no", "fewer", "than"), ("upwards", "of"))


def _headline_swaps(words: list[str]) -> dict[int, str]:
    """Read "A, B to meet" as "A and B will meet": headlines drop the auxiliary and the conjunction."""
    for i, word in enumerate(words[1:-1], start=1):
        if word == "to" and all(w[:1].isupper() or w in _HEADLINE_LINKS for w in words[:i]):
            swaps = {i: "will"}
            if i == 3 and words[1] == ",":
                swaps[1] = "and"
            return swaps
        if word[:1].islower() and word not in _HEADLINE_LINKS:
            break
    return {}


_HEADLINE_LINKS = frozenset({",", "and", "of", "the", "'s", "’s", "&", "-", "for"})


def restore(view: View, parsed: Sequence[Word], size: int) -> list[Word]:
    """The parse of all `size` words of the block: shown words as parsed, left-out ones hung where they belong."""
    place = {old: new for new, old in enumerate(view.kept)}
    full: list[Word | None] = [None] * size
    for new, old in enumerate(view.kept):
        word = parsed[new]
        full[old] = word._replace(head=view.kept[word.head])
    for cut in view.cuts:
        _hang(cut, full, parsed, view, place)
    return [word if word is not None else _loose(i) for i, word in enumerate(full)]


def _loose(i: int) -> Word:
    return Word("", "X", "XX", "dep", max(0, i - 1), "", False, False)


def _hang(
    cut: Cut, full: list[Word | None], parsed: Sequence[Word], view: View, place: dict[int, int]
) -> None:
    before = next(i for i in range(cut.first - 1, -1, -1) if i in place)
    if cut.kind == "gloss":
        _hang_gloss(cut, full, before, parsed[place[before]])
        return
    if cut.kind == "bound":
        for i in range(cut.first, cut.last):
            full[i] = Word("", "ADP", "IN", "quantmod", cut.last, "CARDINAL", i == cut.first, False)
        return
    after = next((i for i in range(cut.last, len(full)) if i in place), before)
    verb = _verb_from(place[after], parsed)
    _hang_time(cut, full, view.kept[verb])


def _verb_from(shown: int, parsed: Sequence[Word]) -> int:
    """The verb that the word after a cut belongs to: itself, or the verb it is an auxiliary or adverb of."""
    word = parsed[shown]
    if (word.tag[:2] not in {"VB", "MD"} and word.head != shown) or word.dep in {"aux", "auxpass", "neg", "advmod"}:
        return word.head
    return shown


def _hang_gloss(cut: Cut, full: list[Word | None], before: int, anchor: Word) -> None:
    name = cut.first + 1
    full[cut.first] = Word("(", "PUNCT", "-LRB-", "punct", name, "", False, False)
    full[name] = Word("", "PROPN", "NNP", "appos", before, anchor.entity, True, False)
    full[cut.first + 2] = Word(")", "PUNCT", "-RRB-", "punct", name, "", False, False)


def _hang_time(cut: Cut, full: list[Word | None], verb: int) -> None:
    for i in range(cut.first, cut.last):
        last = i == cut.last - 1
        dep, head = ("npadvmod", verb) if last else ("compound", cut.last - 1)
        full[i] = Word("", "PROPN", "NNP", dep, head, "DATE", i == cut.first, False)
