"""The ontology's tables are complete, consistent with each other, and say what the codebooks say."""

from __future__ import annotations

import pytest

from dragoman.ontology import (
    CONTEXTS,
    SECTORS,
    STATUSES,
    cameo_codes,
    faults,
    realis,
    roots,
    score,
)


def test_ontology_has_the_published_sizes() -> None:
    assert len(roots()) == 16
    assert len(CONTEXTS) == 37
    assert len(SECTORS) == 25
    assert len(cameo_codes()) == 316
    assert sum(len(root.modes) for root in roots().values()) == 67


def test_roots_required_recipients() -> None:
    assert {name for name, root in roots().items() if root.recipient_required} == {
        "COOPERATE",
        "AID",
        "SANCTION",
    }


def test_cameo_codes_map_to_legal_codings() -> None:
    for code in cameo_codes().values():
        if code.root:
            assert not faults(code.root, code.mode, code.contexts, code.code), code


def test_cameo_codes_without_root_are_statements() -> None:
    assert {code.code[:2] for code in cameo_codes().values() if code.root is None} == {"01"}


def test_cameo_codes_stand_under_their_parents() -> None:
    for code in cameo_codes():
        assert len(code) == 2 or code[:-1] in cameo_codes()


@pytest.mark.parametrize(
    ("code", "goldstein", "gdelt"),
    [("190", -10.0, -10.0), ("016", -5.0, -2.0), ("0874", 10.0, 10.0), ("176", None, None)],
)
def test_cameo_codes_carry_values(code: str, goldstein: float | None, gdelt: float | None) -> None:
    assert (cameo_codes()[code].goldstein, cameo_codes()[code].gdelt) == (goldstein, gdelt)


def test_realis_covers_every_root_and_status() -> None:
    for root in roots():
        for status in STATUSES:
            assert realis(root, status) in roots()


@pytest.mark.parametrize(
    ("root", "status", "plover"),
    [
        ("CONSULT", "scheduled", "AGREE"),
        ("CONSULT", "happened", "CONSULT"),
        ("ASSAULT", "possible", "THREATEN"),
        ("RETREAT", "scheduled", "AGREE"),
        ("AID", "negated", "REJECT"),
        ("THREATEN", "scheduled", "THREATEN"),
    ],
)
def test_realis_follows_the_manual(root: str, status: str, plover: str) -> None:
    assert realis(root, status) == plover


def test_score_of_mode_replaces_that_of_root() -> None:
    assert score("ASSAULT", None) == -9
    assert score("ASSAULT", "beat") == -7.5


def test_faults_name_what_is_wrong() -> None:
    assert faults("ASSAULT", "aerial", ["military"], "195") == []
    assert faults("FIGHT") == ["no root FIGHT"]
    assert faults("CONSULT", "aerial") == ["CONSULT has no mode aerial"]
    assert faults("CONSULT", None, ["humanitarian"]) == ["no context humanitarian"]
    assert faults("CONSULT", cameo="195") == ["CAMEO 195 is ASSAULT, not CONSULT"]
    assert faults("CONSULT", cameo="1213") == ["no CAMEO code 1213"]
