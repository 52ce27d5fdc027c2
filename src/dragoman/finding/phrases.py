"""What is found of an actor before it is known who it is. In: nothing; out: the class the finders share."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.register import Entry


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that names an actor: tokens [first, last), hanging on `head`.

    `key` is what it is compared by: the pieces of a name, or the lemma of a nominal's head. `state` is the
    country whose state as a whole it stands for. `modifiers` are the content words around a nominal's head.
    """

    first: int
    last: int
    head: int
    form: str  # name | nominal | pronoun
    kind: str
    key: tuple[str, ...]
    countries: tuple[str, ...] = ()
    sector: str | None = None
    role: str | None = None
    entry: Entry | None = None
    plural: bool = False
    gender: str | None = None
    media: bool = False
    state: str | None = None
    determiner: str = ""
    modifiers: frozenset[str] = frozenset()
    owner: int | None = None  # whose it is: head of the name, in the cast the number of the chain
    title: int = 0  # tokens of the title that stands before a name
    how: str = ""  # how a country is named: name, adjective, people, capital, seat

    @property
    def country(self) -> str | None:
        return self.countries[0] if self.countries else None
