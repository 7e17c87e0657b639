# make help lists the targets. Everything runs in .venv, which the first target that needs it makes.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
AUDIT := .venv-audit
READY := $(VENV)/ready
READY_DEV := $(VENV)/ready-dev
# In as many processes as tests/conftest.py says. A single test: .venv/bin/python -m pytest tests/test_index.py -k filters
PYTEST := $(BIN)/python -m pytest -q -n auto

.PHONY: help run test check format bench screenshots audit release clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "%-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(READY) ## open the web chat; the first start builds the index from sources/
	$(BIN)/python app.py

test: $(READY_DEV) ## run the tests (those in a browser where Chromium is installed)
	$(PYTEST)

check: $(READY_DEV) ## format, lint, type-check and test
	$(BIN)/ruff format $(if $(CI),--check) .
	$(BIN)/ruff check $(if $(CI),,--fix) .
	$(BIN)/mypy
	$(PYTEST)

format: $(READY_DEV) ## format and mend what can be mended by itself
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(READY_DEV) ## measure the speed on this machine
	$(BIN)/python tests/bench/speed.py

screenshots: $(READY_DEV) ## take the pictures of the README anew; needs Chromium
	$(BIN)/python tests/browser/screenshots.py

audit: ## ask PyPI for known holes of the pinned packages; fails where it cannot be asked
	$(PYTHON) -m venv $(AUDIT)
	$(AUDIT)/bin/python -m pip install --quiet 'pip-audit>=2.10,<3'
	$(AUDIT)/bin/pip-audit --strict --no-deps --disable-pip --progress-spinner off --requirement constraints.txt

release: $(READY_DEV) ## build a wheel and an sdist into dist/, and try both in a clean environment (minutes)
	rm -rf dist
	$(BIN)/python -m build --no-isolation
	$(BIN)/python -m tests.release.clean dist

clean: ## remove the environment and what tests and builds left; the index in .onrecord stays
	rm -rf $(VENV) $(AUDIT) build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis tests/artefacts

$(VENV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make run PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(READY): pyproject.toml constraints.txt | $(VENV)
	@echo "Fetching what onrecord stands on (Chroma, PyTorch, Gradio …) into $(VENV): a few minutes the first time."
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[mcp,office]'
	@touch $@

$(READY_DEV): pyproject.toml constraints.txt | $(VENV)
	@echo "Fetching what onrecord and its tests stand on into $(VENV): a few minutes the first time."
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $(READY) $@
