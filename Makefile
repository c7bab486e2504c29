# Everything that is done with this project, one line of purpose a target.
# `make` alone lists them. Needs Python 3.11 or newer, make and a package index.
.DEFAULT_GOAL := help
SHELL := /bin/sh

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input --require-hashes
READY := $(VENV)/.ready
DEV_READY := $(VENV)/.ready-dev

# The last BOT_TOKEN line of .env says whether there is a token, as the bot itself reads it.
ENV_TOKEN := sed -nE "s/^[^[:alpha:]\#]*(export[[:space:]]+)?BOT_TOKEN[[:space:]]*=[[:space:]]*[\"']?([^[:space:]\"'\#]?).*/\2/p" .env 2>/dev/null | tail -n 1 | grep -q .

.PHONY: help setup run test lint bench bench-faults lock demo live pictures

help:
	@sed -nE 's/^([a-z-]+):.*## (.*)/\1|\2/p' Makefile | while IFS='|' read -r name purpose; do \
		printf 'make %-13s %s\n' "$$name" "$$purpose"; done

setup: $(READY) ## set up .venv from the hash-locked requirements (once)

run: $(READY) ## run the bot where BOT_TOKEN is set (environment or .env), else the demo
	@if [ -n "$$BOT_TOKEN" ] || $(ENV_TOKEN); then exec $(BIN)/python -m bot run; \
	else exec $(BIN)/python -m bot demo; fi

demo: $(READY) ## run the bot against the sandbox Telegram: no token, no internet
	@exec $(BIN)/python -m bot demo

test: $(DEV_READY) ## run the whole test suite (JOBS=1: in one process)
	@PYTHONDONTWRITEBYTECODE= exec $(BIN)/python -m pytest -q -n $(or $(JOBS),6) --dist worksteal

lint: $(DEV_READY) ## check style, types and the direction of imports
	@$(BIN)/python -m ruff check .
	@$(BIN)/python -m ruff format --check .
	@$(BIN)/python -m mypy
	@$(BIN)/python -c 'from importlinter.cli import lint_imports_command as main; main()' --no-logo

bench: $(DEV_READY) ## measure start, memory and speed, each beside a plain alternative
	@for file in benchmarks/*.py; do \
		[ "$$file" != benchmarks/faults.py ] && grep -q '^def main' "$$file" || continue; \
		name=$${file#benchmarks/}; echo "== $$file"; \
		$(BIN)/python -m "benchmarks.$${name%.py}" || exit 1; done

bench-faults: $(DEV_READY) ## count lost and doubled posts under many faults and kills
	@exec $(BIN)/python -m benchmarks.faults

live: $(DEV_READY) ## check what we rely on against the real Telegram (your token, your test channel)
	@exec $(BIN)/python -m tests.live

pictures: $(DEV_READY) ## take the documents' pictures from the sandbox (needs Debian's chromium-driver)
	@for script in docs/take_*.py; do \
		name=$${script#docs/}; $(BIN)/python -m "docs.$${name%.py}" || exit 1; done

lock: ## write requirements*.txt with hashes from requirements/*.in (UPGRADE=1: newer versions)
	@set -e; tools=$$(mktemp -d); trap 'rm -rf "$$tools"' EXIT; \
	$(PYTHON) -m venv "$$tools"; "$$tools/bin/python" -m pip install --quiet uv; \
	for pair in base:requirements.txt dev:requirements-dev.txt; do \
		"$$tools/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
			--no-emit-index-url --no-emit-find-links --no-annotate \
			--custom-compile-command 'make lock' $(if $(UPGRADE),--upgrade) \
			"requirements/$${pair%%:*}.in" -o "$${pair#*:}"; done

$(READY): requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Jarshy needs Python 3.11 or newer, and $(PYTHON) is not: name one, like make $(or $(MAKECMDGOALS),setup) PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "$(PYTHON) cannot make virtual environments: install them (on Debian and Ubuntu: apt install python3-venv)" >&2; exit 1; }
	@echo "Setting up $(VENV), once; this takes a minute or two" >&2
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	@$(PIP) -r requirements.txt
	@touch $@

$(DEV_READY): $(READY) requirements-dev.txt
	@$(PIP) -r requirements-dev.txt
	@touch $@
