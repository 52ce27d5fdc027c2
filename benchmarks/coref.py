"""Scores who is who on the news of GUM. In: the gold set, the finder of actors; out: shares right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.common import data_root
from dragoman.document import Document, Span
from dragoman.finding.actors import find_actors
from dragoman.mentions import Actors
from dragoman.parsing import parse
from dragoman.parsing.spacy_parser import load_parser
from dragoman.register import load_register
from dragoman.report import Block, Report

_PERSONAL = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
_THIRD = _PERSONAL | {"they", "them", "their", "theirs", "themselves", "it", "its", "itself"}
_NO_SPACE_BEFORE = frozenset(
    {",", ".", ";", ":", "!", "?", ")", "]", "'s", "’s", "n't", "n’t", "%", "”", "''", "'", "’"}
)
_NO_SPACE_AFTER = frozenset({"(", "[", "“", "``", "$", "£", "€"})
_BREAKS = (
    "<p>",
    "</p>",
    "<head",
    "</head>",
    "</item>",
    "<figure",
    "</caption>",
    "<list",
    "</text>",
    "</quote>",
)
_TOKEN = re.compile(r"^([^\t<]+)\t([^\t]+)\t")


@dataclass(frozen=True, slots=True)
class Gold:
    """One text: its words with character offsets and tags, its paragraphs, and the clusters by word range."""

    name: str
    text: str
    blocks: tuple[Block, ...]
    offsets: list[tuple[int, int]]
    tags: list[str]
    dated: set[int]
    mentions: dict[tuple[int, int], str]


def read_gold(folder: Path, kind: str = "news") -> Iterator[Gold]:
    """The texts of one genre."""
    for path in sorted((folder / "gum_xml").glob(f"GUM_{kind}_*.xml")):
        conll = folder / "ontogum" / "conll" / f"{path.stem}.conll"
        if conll.exists():
            yield _gold(path, conll)


def _gold(path: Path, conll: Path) -> Gold:
    text, offsets, tags, dated, blocks = "", [], [], set(), []
    glued = inside_word = in_date = False
    start = 0
    for line in path.read_text("utf-8").splitlines():
        token = _TOKEN.match(line)
        if token:
            word = token.group(1)
            tight = (inside_word and glued) or word in _NO_SPACE_BEFORE or text.endswith(tuple(_NO_SPACE_AFTER))
            text += "" if tight or len(text) == start else " "
            offsets.append((len(text), len(text) + len(word)))
            text += word
            tags.append(token.group(2))
            if in_date:
                dated.add(len(offsets) - 1)
            glued = True
            continue
        glued = glued and not line.startswith("<w>")
        inside_word = line.startswith("<w>") or (inside_word and not line.startswith("</w>"))
        in_date = line.startswith("<date") or (in_date and not line.startswith("</date"))
        if line.startswith(_BREAKS) and len(text) > start:
            blocks.append(Block(Span(start, len(text)), "headline" if line.startswith("</head") else "body"))
            text += "\n"
            start = len(text)
    return Gold(path.stem, text, tuple(blocks), offsets, tags, dated, dict(_clusters(conll)))


def _clusters(conll: Path) -> Iterator[tuple[tuple[int, int], str]]:
    open_at: dict[str, list[int]] = {}
    rows = [line.split("\t") for line in conll.read_text("utf-8").splitlines() if "\t" in line]
    for i, row in enumerate(rows):
        for part in re.findall(r"\(?\d+\)?", row[-1]):
            name = part.strip("()")
            if part.startswith("("):
                open_at.setdefault(name, []).append(i)
            if part.endswith(")"):
                yield (open_at[name].pop(), i + 1), name


def score(kind: str = "news", *, part: bool = False) -> dict[str, float]:
    """Shares of names and pronouns that are attached to the right entity; `part` takes every third text."""
    root = data_root()
    if root is None:
        return {}
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for gold in list(read_gold(root / "coref", kind))[:: 3 if part else 1]:
        report = Report(gold.name, gold.text, gold.blocks)
        doc = parse(report, [], load_parser())
        _score_one(gold, doc, find_actors(doc, load_register(), None), right, total)
    return {name: right[name] / total[name] for name in sorted(total)}


def _score_one(gold: Gold, doc: Document, actors: Actors, right: Counter[str], total: Counter[str]) -> None:
    chosen = {span: _predicted(gold, doc, actors, span) for span in gold.mentions}
    pairs = Counter(
        (actor, gold.mentions[span])
        for span, actor in chosen.items()
        if actor and gold.tags[span[1] - 1] not in {"PP", "PP$"}
    )
    meaning = {a: max((c for b, c in pairs if b == a), key=lambda c: pairs[a, c]) for a, _ in pairs}
    holder = {c: max((a for a, b in pairs if b == c), key=lambda a: pairs[a, c]) for _, c in pairs}
    for span, cluster in gold.mentions.items():
        actor = chosen[span]
        word = gold.text[slice(*gold.offsets[span[0]])].lower()
        if span[1] - span[0] == 1 and word in _THIRD:
            meant = cluster if _several_right(gold, doc, actors, span) else meaning.get(actor or "")
            _count_pronoun(word, meant, cluster, cluster in holder, right, total)
        elif _is_name(gold, span):
            total["names"] += 1
            right["names"] += actor is not None and meaning.get(actor) == cluster and holder[cluster] == actor


def _several_right(gold: Gold, doc: Document, actors: Actors, span: tuple[int, int]) -> bool:
    """A pronoun read as several actors is right where a mention of its cluster holds them all."""
    token = doc.token_at(gold.offsets[span[0]][0])
    mention = actors.at(token) if token is not None else None
    if mention is None or len(mention.actors) < 2:
        return False
    for first, last in (s for s, c in gold.mentions.items() if c == gold.mentions[span] and s[1] - s[0] > 2):
        start, end = gold.offsets[first][0], gold.offsets[last - 1][1]
        inside = {a for m in actors.mentions if start <= m.span.start and m.span.end <= end for a in m.actors}
        if set(mention.actors) <= inside:
            return True
    return False


def _count_pronoun(
    word: str, meant: str | None, cluster: str, acting: bool, right: Counter[str], total: Counter[str]
) -> None:
    if not acting and word not in _PERSONAL:
        total["pronouns of things left alone"] += 1
        right["pronouns of things left alone"] += meant is None
        return
    form = "he, she" if word in _PERSONAL else "it" if word.startswith("it") else "they"
    for name in ("pronouns", f"pronouns: {form}"):
        total[name] += 1
        right[name] += meant == cluster


def _is_name(gold: Gold, span: tuple[int, int]) -> bool:
    """Is the mention a name that stands by itself, no part of a longer one, and no date?"""
    first, last = span
    while last > first and gold.tags[last - 1] in {"POS", ")", "''"}:
        last -= 1
    inner = gold.tags[first:last]
    if not inner or inner[-1] not in _PROPER or last - 1 in gold.dated:
        return False
    after = gold.tags[last] if last < len(gold.tags) else ""
    before = gold.tags[first - 1] if first else ""
    free = after not in _PROPER and before not in _PROPER
    return free and set(inner) <= _PROPER | {"DT", "JJ", "POS", "CD"}


_PROPER = frozenset({"NP", "NPS"})


def _predicted(gold: Gold, doc: Document, actors: Actors, span: tuple[int, int]) -> str | None:
    """The actor of the gold mention: that of its own head word."""
    start, end = gold.offsets[span[0]][0], gold.offsets[span[1] - 1][1]
    inside = set(doc.tokens_in(Span(start, end)))
    for i in sorted(inside):
        if (doc.tokens[i].head not in inside or doc.tokens[i].head == i) and doc.tokens[i].pos != "PUNCT":
            mention = actors.at(i)
            if mention and len(mention.actors) == 1:
                return mention.actors[0]
    return None


def main() -> None:
    for name, share in score().items():
        print(f"{name:32} {share:.3f}")


if __name__ == "__main__":
    main()
