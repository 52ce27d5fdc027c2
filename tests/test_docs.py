"""What the documents say is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import dragoman
from dragoman.cli import main

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
DOCUMENTS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "NOTICE", "LICENSE")


@pytest.mark.parametrize("target", re.findall(r"^\s+make (\w+)", README, re.MULTILINE))
def test_make_targets_of_the_readme_exist(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("option", sorted(set(re.findall(r"(?<=\s)--[a-z]+", README))))
def test_options_of_the_readme_exist(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    shown = ""
    for command in ("read", "explain"):
        with pytest.raises(SystemExit):
            main([command, "--help"])
        shown += capsys.readouterr().out
    assert option in shown


@pytest.mark.parametrize(
    "file", sorted(set(re.findall(r"(?:examples|docs|src|benchmarks)/[\w./-]+\w", README)))
)
def test_files_of_the_readme_exist(file: str) -> None:
    assert (ROOT / file).exists()


def test_newest_change_is_of_this_version() -> None:
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert newest and newest[1] == dragoman.__version__
    assert f'version = "{dragoman.__version__}"' in (ROOT / "pyproject.toml").read_text("utf-8")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents_exist(name: str) -> None:
    assert (ROOT / name).stat().st_size > 300


def test_public_names_are_those_listed() -> None:
    public = {name for name in vars(dragoman) if not name.startswith("_")}
    assert set(dragoman.__all__) - {"__version__"} <= public


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_locks_have_hashes_and_name_no_host(name: str) -> None:
    lock = (ROOT / name).read_text("utf-8")
    packages = re.findall(r"^[a-z0-9][\w.-]*==", lock, re.MULTILINE)
    assert len(packages) > 30
    assert lock.count("--hash=sha256:") >= len(packages)
    assert "://" not in lock
    assert "index-url" not in lock
