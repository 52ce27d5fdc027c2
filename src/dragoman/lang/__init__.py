"""English as data. In: the name of a file of the language folder; out: its tables, read once.

Adding a language is adding a folder with the same file names and a parser that knows it.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from dragoman.errors import DataError


@cache
def load(name: str, language: str = "en") -> dict[str, Any]:
    """The table of `lang/<language>/<name>.toml`. Raises DataError where it is missing or malformed."""
    try:
        return tomllib.loads(files("dragoman.lang").joinpath(language, f"{name}.toml").read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"language file {language}/{name}.toml cannot be read: {error}") from error


@cache
def word_set(name: str, language: str = "en") -> frozenset[str]:
    """A named set of words of `words.toml`."""
    try:
        return frozenset(load("words", language)[name].split())
    except KeyError as error:
        raise DataError(f"words.toml of language {language} has no set '{name}'") from error
