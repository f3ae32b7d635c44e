# `make run` and `make test` need nothing but Python 3.12 or newer, and make.

PORT ?= 8000
export PORT
# what Python compiled is kept: each of the many processes starts three times as quickly
unexport PYTHONDONTWRITEBYTECODE
python := .venv/bin/python
new_enough := -c 'import sys; sys.exit(sys.version_info < (3, 12))'
pip_install := $(python) -m pip install -qq --disable-pip-version-check --require-hashes --no-deps --only-binary :all:
not_installed := echo "They could not be installed; the reason is above. What is there is kept: try again." >&2; exit 1;

.PHONY: run first-admin test bench chaos contention lint format parts test-parts environment everything

run: parts
	@exec $(python) manage.py run --parent $$PPID

first-admin: parts
	@$(python) manage.py first_admin

test: test-parts
	@$(python) -m tests.chromium
	@$(python) -m hiring.embedded $(MAKE) --no-print-directory everything

# three at once, for two cores: one of them often waits for a browser or a server
everything: lint
	SITE_URL=https://tandem.example.com $(python) manage.py check --deploy --fail-level WARNING
	$(python) manage.py makemigrations --check --dry-run
	$(python) -m pytest -q -n 3

bench: test-parts
	@exec $(python) -m tests.bench

chaos: test-parts
	@exec $(python) -m tests.chaos

contention: test-parts
	@exec $(python) -m tests.contention

lint:
	$(python) -m ruff check .
	$(python) -m ruff format --check .
	$(python) -m mypy .
	$(python) -c 'from importlinter.cli import lint_imports_command; lint_imports_command()'

format:
	$(python) -m ruff check --fix .
	$(python) -m ruff format .

parts: environment requirements.lock
	@cmp -s requirements.lock .venv/requirements.lock || { \
	  echo "Installing what requirements.lock names, once. It takes about a minute."; \
	  $(pip_install) -r requirements.lock && cp requirements.lock .venv/ || { $(not_installed) }; }

test-parts: parts requirements-test.lock
	@cmp -s requirements-test.lock .venv/requirements-test.lock || { \
	  echo "Installing the test tools, once."; \
	  $(pip_install) -r requirements-test.lock && cp requirements-test.lock .venv/ || { $(not_installed) }; }

environment:
	@$(python) $(new_enough) 2>/dev/null || { \
	  for candidate in $(PYTHON) python3.13 python3.12 python3; do \
	    if "$$candidate" $(new_enough) 2>/dev/null; then \
	      "$$candidate" -m venv --clear .venv && exit 0; \
	      echo "$$candidate cannot make .venv here, as it says above." >&2; exit 1; \
	    fi; \
	  done; \
	  echo "Tandem needs Python 3.12 or newer, and found none. Install it, or say where it is: make run PYTHON=/path/to/python3" >&2; \
	  exit 1; }
