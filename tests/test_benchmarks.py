"""The floors: what falls is told, and only a flag lowers them."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from benchmarks import __main__ as benchmarks


@pytest.fixture
def facet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A facet with one figure to rise and one to fall, and gold data of one file."""
    (tmp_path / "gold.txt").write_text("gold")
    module = SimpleNamespace(figures={"hit": 0.5, "wrong": 0.2}, LOWER_IS_BETTER={"wrong"})
    module.score = lambda part: module.figures
    monkeypatch.setattr(benchmarks, "FACETS", ("some",))
    monkeypatch.setattr(benchmarks, "FLOORS", tmp_path.with_suffix(".json"))
    monkeypatch.setattr(benchmarks, "data_root", lambda: tmp_path)
    monkeypatch.setattr(benchmarks.importlib, "import_module", lambda name: module)
    assert benchmarks.main(["--update"]) == 0
    return module


def test_same_figures_pass(facet: SimpleNamespace) -> None:
    assert benchmarks.main(["--check"]) == 0


@pytest.mark.parametrize("figures", [{"hit": 0.49, "wrong": 0.2}, {"hit": 0.5, "wrong": 0.21}])
def test_fallen_figures_fail(
    facet: SimpleNamespace, figures: dict[str, float], capsys: pytest.CaptureFixture[str]
) -> None:
    facet.figures = figures
    assert benchmarks.main(["--check"]) == 1
    assert "its floor" in capsys.readouterr().out
    kept = benchmarks.FLOORS.read_text()
    assert benchmarks.main(["--update"]) == 1
    assert benchmarks.FLOORS.read_text() == kept
    assert benchmarks.main(["--update", "--allow-lower"]) == 0
    assert benchmarks.main(["--check"]) == 0


def test_risen_figures_raise_the_floor(facet: SimpleNamespace) -> None:
    facet.figures = {"hit": 0.6, "wrong": 0.1}
    assert benchmarks.main(["--update"]) == 0
    assert json.loads(benchmarks.FLOORS.read_text())["floors"] == {"some.hit": 0.6, "some.wrong": 0.1}


def test_floors_belong_to_their_data(facet: SimpleNamespace, tmp_path: Path) -> None:
    (tmp_path / "gold.txt").write_text("other gold")
    assert benchmarks.main(["--check"]) == 1


def test_without_gold_data_nothing_is_checked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(benchmarks, "data_root", lambda: None)
    assert benchmarks.main(["--check"]) == 0
    assert "skipped" in capsys.readouterr().out
