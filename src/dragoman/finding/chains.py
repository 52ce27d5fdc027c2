"""Phrases that name the same actor, gathered. In: phrases; out: chains that grow while the report is read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from dragoman.finding.phrases import Phrase
from dragoman.register import Entry

# What a description says of a body ("the rebel group") counts for more than the words of its name.
_TELLING = frozenset({"REB", "OPP", "PTY", "PRM", "CRM"})


@dataclass(slots=True)
class Chain:
    """The mentions of one actor; it grows as they are found, and is frozen into an `Actor` at the end."""

    number: int
    kind: str
    phrases: list[Phrase] = field(default_factory=list)
    keys: set[tuple[str, ...]] = field(default_factory=set)
    country: str | None = None
    sector: str | None = None
    gender: str | None = None
    role: str | None = None
    titled: bool = False  # the role stands as a title before the name
    entry: Entry | None = None
    state: str | None = None
    plural: bool = False
    media: bool = False
    roles: set[str] = field(default_factory=set)

    def add(self, phrase: Phrase) -> None:
        """Take the phrase in, with what it knows that the chain did not."""
        self.phrases.append(phrase)
        if phrase.form == "name":
            self.keys.add(phrase.key)
        if self.country is None and len(phrase.countries) == 1:
            self.country = phrase.country
        if phrase.form != "pronoun":
            telling = phrase.form == "nominal" and self.entry is None and phrase.sector in _TELLING
            self.sector = phrase.sector if telling and self.kind != "person" else self.sector or phrase.sector
        if phrase.role and self._better_role(phrase):
            self.role, self.titled = phrase.role, phrase.form == "name"
        self.gender = self.gender or phrase.gender
        self.entry = self.entry or phrase.entry
        self.state = self.state or phrase.state
        self.plural = self.plural or phrase.plural
        self.media = self.media or phrase.media

    def _better_role(self, phrase: Phrase) -> bool:
        """A title before a name says more than an apposition; of two titles the longer one does."""
        if self.role is None or self.titled != (phrase.form == "name"):
            return not self.titled
        return len(phrase.role or "") > len(self.role)

    @property
    def named(self) -> bool:
        return bool(self.keys)

    def like(self, phrase: Phrase) -> bool:
        """Is the phrase of the chain's kind, bodies and groups being one?"""
        return self.kind == phrase.kind or {self.kind, phrase.kind} == {"body", "group"}

    def suits(self, phrase: Phrase) -> bool:
        """Do the genders agree, as far as they are known?"""
        return phrase.gender is None or self.gender is None or phrase.gender == self.gender

    def before(self, head: int) -> int:
        """Head of the last mention before token `head`, -1 where there is none."""
        return max((p.head for p in self.phrases if p.head < head), default=-1)


def start(chains: list[Chain], phrase: Phrase) -> Chain:
    """A new chain that begins with the phrase."""
    chain = Chain(len(chains), phrase.kind)
    chain.add(phrase)
    chains.append(chain)
    return chain


@dataclass(slots=True)
class Cast:
    """Chains and, by phrase head, the chains a mention refers to."""

    chains: list[Chain]
    at: dict[int, tuple[Chain, ...]]
    phrases: list[Phrase]

    def put(self, phrase: Phrase, chain: Chain) -> None:
        chain.add(phrase)
        self.at[phrase.head] = (chain,)

    def state(self, code: str | None) -> Chain | None:
        """The chain of the state of that code."""
        return next((c for c in self.chains if code and c.state == code), None)

    def new(self, phrase: Phrase) -> Chain:
        chain = start(self.chains, phrase)
        self.at[phrase.head] = (chain,)
        return chain


@dataclass(frozen=True, slots=True)
class About:
    """The country that a report is about, if one; `sure` where hardly another is named."""

    country: str | None
    sure: bool


def main_country(codes: list[str]) -> About:
    """The country that most of a report's country words name."""
    counts = Counter(codes).most_common(1)
    if not counts:
        return About(None, False)
    code, count = counts[0]
    if count == len(codes) or (count > 1 and count * 5 >= len(codes) * 3):
        return About(code, count * 5 >= len(codes) * 4)
    return About(None, False)
