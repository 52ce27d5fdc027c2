"""Builds the index of places into the package. In: the tables and packages it is made of; out: the index."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDER = "src/dragoman/gazetteer"


class PlacesHook(BuildHookInterface):  # type: ignore[misc]
    """Runs before a wheel or an editable install is made."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the index unless it is newer than all it is made from."""
        folder = Path(self.root) / FOLDER
        index = folder / "places.sqlite"
        sources = [path for path in folder.iterdir() if path.suffix in {".py", ".tsv"}]
        if not index.is_file() or any(path.stat().st_mtime > index.stat().st_mtime for path in sources):
            sys.path.insert(0, str(Path(self.root) / "src"))
            from dragoman.gazetteer.build import build  # noqa: PLC0415  found only with the path above

            build(index)
        build_data["artifacts"].append(f"{FOLDER}/places.sqlite")
