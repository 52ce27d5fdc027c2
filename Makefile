# `make demo` installs and shows a record, `make test` runs all that CI runs. Both need Python 3.11 or later.

VENV := .venv
BIN := $(VENV)/bin
CHECKED := src tests benchmarks scripts training hatch_build.py
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1

.PHONY: demo test lint types tests floors eval lock clean

demo: $(VENV)/.installed
	@$(BIN)/dragoman read examples/reports/ceasefire-swap.txt
	@echo
	@echo "Now yours: $(BIN)/dragoman read FILE (text or HTML; --format json for programs)"

test: lint types tests floors

lint: $(VENV)/.dev
	$(BIN)/ruff check $(CHECKED)

types: $(VENV)/.dev
	$(BIN)/mypy

tests: $(VENV)/.dev
	$(BIN)/pytest

# The scores of a part of the gold data must not fall; says so where there is no gold data.
floors: $(VENV)/.dev
	$(BIN)/python -m benchmarks --check

eval: $(VENV)/.dev
	$(BIN)/python -m benchmarks

$(VENV)/.made:
	@sh scripts/make-venv.sh $(VENV)
	@touch $@

$(VENV)/.installed: requirements.lock pyproject.toml hatch_build.py | $(VENV)/.made
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-build-isolation --no-deps --no-index -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

# For maintainers: writes the locks anew. Needs uv.
lock:
	uv pip compile pyproject.toml --group build --generate-hashes --no-emit-index-url --no-header \
	  --universal --python-version 3.11 --quiet --output-file requirements.lock
	uv pip compile pyproject.toml --group build --group dev --constraint requirements.lock \
	  --generate-hashes --no-emit-index-url --no-header \
	  --universal --python-version 3.11 --quiet --output-file requirements-dev.lock

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache
