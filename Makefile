# Needs python3 (3.11 or later), make and git. Every line can also be typed by hand.

PYTHON = .venv/bin/python
MANAGE = $(PYTHON) manage.py
# Another port for `make run`: make run PORT=8123
PORT = 8000
# As many files at a time as there are cores, at most four; each process has a database of its own.
PYTEST = .venv/bin/pytest -n logical --maxprocesses 4 --dist loadfile --no-loadscope-reorder
CATALOGUES = $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/django.po))
READY = .venv/installed $(CATALOGUES)

.PHONY: run test check report bench nightly clean example

run: example
	$(PYTHON) -m config.port $(PORT)
	$(MANAGE) sign_in_links --address http://127.0.0.1:$(PORT)
	$(MANAGE) work --with-parent & worker=$$!; trap "kill $$worker 2>/dev/null" EXIT; \
	DJANGO_RUNSERVER_HIDE_WARNING=true $(MANAGE) runserver --noreload --nostatic 127.0.0.1:$(PORT)

test: $(READY)
	env -u DATABASE_URL $(PYTEST)

check: $(READY)
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/lint-imports
	sh tests/production.sh $(PYTHON) -m django makemigrations --check --dry-run
	$(PYTHON) -m config.translations
	sh tests/production.sh sh -c '$(PYTHON) -m django collectstatic --noinput -v 0 && $(PYTHON) -m django check --deploy --fail-level WARNING --database default'
	$(PYTHON) tests/postgres.py $(PYTEST) --with-browser -m "not slow and not once"

report: example
	$(MANAGE) annual_report $(YEAR)

bench: $(READY)
	$(PYTHON) -m tests.bench

nightly: $(READY)
	env -u DATABASE_URL .venv/bin/pytest --with-browser -m slow
	$(PYTHON) tests/postgres.py .venv/bin/pytest --with-browser -m slow

# The database and the documents in var/ stay.
clean:
	rm -rf .venv .ruff_cache .import_linter_cache .hypothesis var/cache $(CATALOGUES)
	find config reports grants budget partnerships tests -name __pycache__ -prune -exec rm -rf {} +

example: $(READY) var/local.env
	$(MANAGE) migrate --verbosity 0
	$(MANAGE) load_example

var/local.env: | .venv/installed
	$(PYTHON) -m config.local_environment

.venv/installed: requirements-dev.txt
	python3 -m venv .venv
	.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch .venv/installed

%.mo: %.po .venv/installed
	.venv/bin/pybabel compile --input-file $< --output-file $@
