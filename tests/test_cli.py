"""The command line: what it prints, its exit statuses, and errors in one line."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from dragoman.cli import main
from dragoman.schema import record_schema

EXAMPLES = Path(__file__).parent.parent / "examples" / "reports"
REPORT = str(EXAMPLES / "ceasefire-swap.txt")


def run(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "dragoman", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, env=os.environ)


def error_of(capsys: pytest.CaptureFixture[str]) -> str:
    """What was said on standard error, which must be one line."""
    said = capsys.readouterr().err
    assert said.startswith("dragoman: ")
    assert said.count("\n") == 1
    return said


def test_read_prints_json_that_follows_the_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", REPORT, "--format", "json", "--url", "https://example.org/a"]) == 0
    record = json.loads(capsys.readouterr().out)
    jsonschema.Draft202012Validator(record_schema()).validate(record)
    assert record["report"]["url"] == "https://example.org/a"
    assert record["claims"]


def test_read_prints_a_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", REPORT]) == 0
    assert capsys.readouterr().out.startswith("Yemen's warring sides agree prisoner swap")


def test_date_and_title_are_taken(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", REPORT, "--format", "json", "--date", "2023-04-03", "--title", "A swap"]) == 0
    report = json.loads(capsys.readouterr().out)["report"]
    assert report["published"] == {"date": "2023-04-03", "how": "given", "spans": []}
    assert report["title"] == "A swap"


def test_standard_input_is_read() -> None:
    done = run("read", "-", "--format", "json", stdin="Rebels seized Marib on Friday.".encode("utf-16"))
    assert done.returncode == 0
    assert json.loads(done.stdout)["report"]["text"] == "Rebels seized Marib on Friday."


def test_explain_and_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", REPORT, "c1"]) == 0
    assert capsys.readouterr().out.startswith("Claim c1 is ")
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == record_schema()


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["reed", REPORT],
        ["read", "no/such/file.txt"],
        ["read", str(EXAMPLES)],
        ["read", REPORT, "--date", "2023-02-30"],
        ["read", REPORT, "--format", "xml"],
        ["read", REPORT, "--parser", "no_such_pipeline"],
        ["read", REPORT, "--out", "x.json"],
        ["read", REPORT, "--jsonl", REPORT],
        ["read", "--jsonl", "no/such/file.jsonl"],
        ["read", "--jsonl", REPORT, "--workers", "0"],
        ["read", "--jsonl", REPORT, "--out", REPORT],
        ["read", "--jsonl", REPORT, "--date", "2023-04-03"],
        ["explain", REPORT, "c999"],
        ["explain", REPORT],
        [],
    ],
    ids=" ".join,
)
def test_wrong_calls_are_2_and_one_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    error_of(capsys)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"\x00\x01\x02\x03" * 99, "binary"),
        (b"El ministro dijo el lunes que las tropas fueron enviadas a la frontera.", "Spanish"),
        (b"Rebels attacked the town. " * 400_000, "characters"),
        (b"<html><body></body></html>", "no article"),
    ],
    ids=["empty", "binary", "spanish", "10 MB", "page"],
)
def test_unreadable_reports_are_1_and_one_line(
    data: bytes, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "report"
    file.write_bytes(data)
    assert main(["read", str(file)]) == 1
    assert words in error_of(capsys)
    assert main(["read", str(file), "--format", "json"]) == 1
    failure = json.loads(capsys.readouterr().out)
    assert words in failure["error"]
    jsonschema.Draft202012Validator(record_schema()).validate(failure)


def test_jsonl_keeps_order_and_goes_on_after_errors(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    lines = [
        '{"id": "b", "text": "Rebels seized Marib on Friday.", "date": "2021-03-07", "source": "Wire"}',
        '{"id": "a", "text": ""}',
        "not json",
        '["a list"]',
        '{"id": "no text"}',
        '{"id": "bad date", "text": "Rebels seized Marib.", "date": "soon"}',
        "",
        '{"text": "The army left Marib on Monday."}',
    ]
    given.write_text("\n".join(lines), "utf-8")
    assert main(["read", "--jsonl", str(given), "--out", str(out)]) == 1
    records = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [r["report"]["id"] for r in records[:6]] == ["b", "a", "line 3", "line 4", "no text", "bad date"]
    assert ["error" in r for r in records] == [False, True, True, True, True, True, False]
    assert records[0]["report"]["published"]["how"] == "given"
    assert records[0]["report"]["publisher"] == "Wire"
    validator = jsonschema.Draft202012Validator(record_schema())
    for record in records:
        validator.validate(record)
    assert "7 reports, 5 of them could not be read" in capsys.readouterr().err


def test_jsonl_with_workers_gives_the_same_bytes(tmp_path: Path) -> None:
    given = tmp_path / "in.jsonl"
    texts = [path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.txt"))] * 3
    given.write_text("\n".join(json.dumps({"id": str(i), "text": t}) for i, t in enumerate(texts)), "utf-8")
    outs = [tmp_path / f"out{workers}.jsonl" for workers in (1, 2)]
    for workers, out in enumerate(outs, start=1):
        done = run("read", "--jsonl", str(given), "--out", str(out), "--workers", str(workers))
        assert done.returncode == 0, done.stderr
    assert outs[0].read_bytes() == outs[1].read_bytes()


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    assert left.value.code == 0
    assert capsys.readouterr().out.startswith("dragoman 0.")


def test_a_closed_pipe_is_no_error() -> None:
    command = f"{sys.executable} -m dragoman schema | head -n 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert done.stdout == b"{\n"
    assert done.stderr == b""


def test_main_writes_utf_8_whatever_the_locale() -> None:
    done = run("read", "-", stdin="Erdoğan visited Moscow on Monday.".encode())
    assert "Erdoğan" in done.stdout.decode()


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    shown = capsys.readouterr().out
    assert all(command in shown for command in ("read", "explain", "schema"))
    assert isinstance(sys.stdout, io.TextIOBase)
