# Samen Verder. `make` alone explains itself.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
export PORT

.DEFAULT_GOAL := help
.PHONY: help run test check look bench messages lock vendor clean setup-tests

help: ## this list
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/run.done ## start the product with the example region on PORT (8000)
	@exec $(BIN)/samenverder serve --example

test: $(VENV)/test.done setup-tests ## all tests: unit, SQLite and PostgreSQL, real browser, accessibility
	@$(BIN)/python tools/run_tests.py $(ARGS)

check: $(VENV)/test.done ## format, lint, types, imports, translations, migrations, rights
	@$(BIN)/python tools/run_checks.py

look: $(VENV)/test.done setup-tests ## screenshots of every page into var/look/
	@$(BIN)/python tools/look.py

bench: bench-start bench-library bench-register bench-search bench-network bench-plans bench-pages bench-live bench-wall bench-crash ## every bench, one JSON line each

bench-start: $(VENV)/test.done ## start within 4 s, idle memory, stop within 3 s
	@$(BIN)/python -m bench.start
bench-library: $(VENV)/test.done ## a report as PDF, and which groups may be shown
	@$(BIN)/python -m bench.library
bench-pages: $(VENV)/test.done ## every page of a large region: server time and queries
	@$(BIN)/python -m bench.pages
bench-register: $(VENV)/test.done ## the national file of schools: import, second import, broken files
	@$(BIN)/python -m bench.register
bench-network: $(VENV)/test.done ## the drawing and measures of 2,000 people and 40,000 lines
	@$(BIN)/python -m bench.network
bench-search: $(VENV)/test.done ## search in a large region: p95 within 100 ms
	@$(BIN)/python -m bench.search
bench-plans: $(VENV)/test.done ## eight people in one plan, killed in between; differences; PDF
	@$(BIN)/python -m bench.plans
bench-live: $(VENV)/test.done ## 1,000 phones and a big screen
	@$(BIN)/python -m bench.live
bench-wall: $(VENV)/test.done ## a dialogue meeting: 300 people, three who move cards, kill -9
	@$(BIN)/python -m bench.wall
bench-crash: $(VENV)/test.done ## kill -9 under load (KILLS=100)
	@$(BIN)/python -m bench.crash

messages: $(VENV)/test.done ## collect strings to translate and compile them (needs gettext)
	@$(BIN)/python tools/messages.py

lock: ## renew the locked requirements
	@$(BIN)/uv pip compile -q --python-version 3.11 --generate-hashes --no-emit-index-url --no-header requirements/run.in -o requirements/run.txt
	@$(BIN)/uv pip compile -q --python-version 3.11 --generate-hashes --no-emit-index-url --no-header requirements/test.in -o requirements/test.txt

vendor: ## fetch the vendored front-end packages again (needs npm)
	@$(PYTHON) tools/vendor.py

clean: ## remove the environment and everything in var/
	rm -rf $(VENV) var build *.egg-info

setup-tests:
	@bash tools/setup_tests.sh

$(VENV)/run.done: requirements/run.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Samen Verder needs Python 3.11 or newer.")'
	@test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	@echo "Installing what is locked in requirements/run.txt …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/test.done: requirements/test.txt $(VENV)/run.done
	@echo "Installing what is locked in requirements/test.txt …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@
