"""The event rules as objects. In: the rule files of the language folder; out: `Rules`, indexed by trigger lemma."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

from dragoman.errors import DataError
from dragoman.lang import load

_LISTS = ("verb", "noun", "adj", "modal", "contexts", "subj", "obj", "pobj", "xcomp", "mod", "by", "support",
          "not_subj", "not_obj", "not_pobj", "not_xcomp", "not_mod")  # fmt: skip
_STRINGS = ("id", "frame", "noun_frame", "mode", "cameo", "needs", "status", "says", "example", "who", "whom",
            "counter")  # fmt: skip
NEEDS = ("any", "actor", "recipient", "both", "none")
NEEDS_MOST = ("none", "any", "actor", "recipient", "both")
_ANY_OBJECT = frozenset({"~any"})


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a trigger's actor, recipient and topic are looked for, in order of preference."""

    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    topic: tuple[str, ...]
    mutual: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the event lexicon; docs/rules.md describes every field."""

    id: str
    root: str
    frame: Frame | None
    noun_frame: Frame | None
    mode: str | None
    cameo: str
    contexts: tuple[str, ...]
    needs: str
    status: str | None
    says: str | None
    subj: frozenset[str]
    obj: frozenset[str]
    pobj: frozenset[str]
    xcomp: frozenset[str]
    mod: frozenset[str]
    by: frozenset[str]
    support: frozenset[str]
    not_subj: frozenset[str]
    not_obj: frozenset[str]
    not_pobj: frozenset[str]
    not_xcomp: frozenset[str]
    not_mod: frozenset[str]
    example: str
    who: str | None
    whom: str | None
    counter: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """One trigger of a rule: its words in order (for verbs the first is the head, for nouns the last)."""

    words: tuple[str, ...]
    rule: Rule
    kind: str = "verb"

    @property
    def weight(self) -> int:
        """How specific the pattern is: its words and the constraints that are met where it matches."""
        rule = self.rule
        inside = frozenset() if rule.frame is not None else rule.pobj  # beside verbs it is theirs
        tests = (rule.mod, rule.by, inside) if self.kind == "noun" else (rule.subj, rule.obj, rule.pobj, rule.xcomp)
        met = sum(1 for test in tests if test and test != _ANY_OBJECT)
        return 2 * len(self.words) + 3 * met + int(self.kind == "noun" and bool(rule.support))

    @property
    def is_negative(self) -> bool:
        """Whether a negation is part of what it says: "not hesitate", "there will be no talks"."""
        return "not" in self.words or "no" in self.rule.mod

    @property
    def order(self) -> tuple[int, int]:
        """Sorts the most specific pattern first; of equals, the one that asks for more parties."""
        return (-self.weight, -NEEDS_MOST.index(self.rule.needs))


@dataclass(frozen=True, slots=True)
class Rules:
    """All patterns by the lemma of their head word, most specific first."""

    all: tuple[Rule, ...]
    verbs: dict[str, tuple[Pattern, ...]] = field(repr=False)
    nouns: dict[str, tuple[Pattern, ...]] = field(repr=False)
    adjectives: dict[str, tuple[Pattern, ...]] = field(repr=False)
    modals: dict[str, tuple[Pattern, ...]] = field(repr=False)
    sayings: dict[str, Rule] = field(repr=False)


@lru_cache(maxsize=2)
def load_rules(language: str = "en") -> Rules:
    """Every rule of the language. Raises DataError where a rule is malformed."""
    return _read([load(f"events/{name}", language) for name in _event_files(language)], language)


@lru_cache(maxsize=2)
def load_ties(language: str = "en") -> Rules:
    """The rules for standing ties; their root is the tie's name."""
    return _read(load("ties", language)["table"], language)


def _read(tables: list[dict[str, Any]], language: str) -> Rules:
    frames = _frames(language)
    classes = {name: frozenset(words.split()) for name, words in load("classes", language).items()}
    rules: list[Rule] = []
    index: dict[str, dict[str, list[Pattern]]] = {"verb": {}, "noun": {}, "adj": {}, "modal": {}}
    for table in tables:
        for row in table.get("rule", []):
            rule = _rule(row, table["root"], frames, classes)
            rules.append(rule)
            _index(row, rule, index)
    sort = {
        kind: {head: tuple(sorted(ps, key=lambda p: p.order)) for head, ps in heads.items()}
        for kind, heads in index.items()
    }
    sayings = {rule.says: rule for rule in rules if rule.says is not None}
    return Rules(tuple(rules), sort["verb"], sort["noun"], sort["adj"], sort["modal"], sayings)


def _event_files(language: str) -> list[str]:
    folder = files("dragoman.lang").joinpath(language, "events")
    return sorted(entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml"))


def _frames(language: str) -> dict[str, dict[str, Frame]]:
    return {
        kind: {
            name: Frame(tuple(row["actor"]), tuple(row["recipient"]), tuple(row["topic"]), bool(row.get("mutual")))
            for name, row in table.items()
        }
        for kind, table in load("frames", language).items()
    }


def _rule(
    row: dict[str, Any], root: str, frames: dict[str, dict[str, Frame]], classes: dict[str, frozenset[str]]
) -> Rule:
    unknown = set(row) - set(_LISTS) - set(_STRINGS)
    if unknown or "id" not in row:
        raise DataError(f"rule {row.get('id', '?')} of {root}: unknown fields {sorted(unknown)}")
    needs = row.get("needs", "any")
    if needs not in NEEDS:
        raise DataError(f"rule {row['id']}: needs must be one of {', '.join(NEEDS)}, not '{needs}'")

    def words(key: str) -> frozenset[str]:
        found: set[str] = set()
        for word in row.get(key, ()):
            found |= classes[word[1:]] if word.startswith("@") else {word}
        return frozenset(found)

    try:
        return Rule(
            id=row["id"],
            root=root,
            frame=frames["verb"][row["frame"]] if "frame" in row else None,
            noun_frame=frames["noun"][row["noun_frame"]] if "noun_frame" in row else None,
            mode=row.get("mode"),
            cameo=row.get("cameo", ""),
            contexts=tuple(row.get("contexts", ())),
            needs=needs,
            status=row.get("status"),
            says=row.get("says"),
            subj=words("subj"),
            obj=words("obj"),
            pobj=words("pobj"),
            xcomp=words("xcomp"),
            mod=words("mod"),
            by=words("by"),
            support=words("support"),
            not_subj=words("not_subj"),
            not_obj=words("not_obj"),
            not_pobj=words("not_pobj"),
            not_xcomp=words("not_xcomp"),
            not_mod=words("not_mod"),
            example=row["example"],
            who=row.get("who"),
            whom=row.get("whom"),
            counter=row["counter"],
        )
    except KeyError as error:
        raise DataError(f"rule {row['id']}: {error} is missing or unknown") from error


def _index(row: dict[str, Any], rule: Rule, index: dict[str, dict[str, list[Pattern]]]) -> None:
    for kind, frame in (("verb", rule.frame), ("noun", rule.noun_frame), ("adj", rule.frame), ("modal", rule.frame)):
        for phrase in row.get(kind, ()):
            if frame is None:
                raise DataError(f"rule {rule.id}: '{phrase}' has no frame")
            # The parser may cut a noun at its hyphens: "cease-fire" is also looked for as three tokens.
            spellings = [phrase, phrase.replace("-", " - ")] if kind == "noun" and "-" in phrase else [phrase]
            for words in (tuple(spelling.split()) for spelling in spellings):
                head = words[-1] if kind == "noun" else words[0]
                index[kind].setdefault(head, []).append(Pattern(words, rule, kind))
