# Every command of the project. `make demo` and `make test` are all a newcomer needs.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
PIP := $(RUN) -m pip --disable-pip-version-check --quiet --quiet
LOCKS := packaging/locks
TORCH := torch==2.13.0
BOOKS ?= ../shared/books
NOVELS ?= dickens_bleak.epub dickens_expectations.epub assis_quincas_pt.epub

.PHONY: help env dev demo app test test-long check strings shots bundle bundle-linux bundle-check bench-books bench-demo bench-walk bench-window bench-app bench-review bench-curate-page bench-pairs bench-curate bench-neutralize bench-train bench-restyle bench-evaluate experiments clean
.DELETE_ON_ERROR:

help:
	@echo "make demo         the sample book through all five steps, and a page restyled"
	@echo "make app          open the window"
	@echo "make test         all quick tests; make test-long: the long ones"
	@echo "make env          only .venv, with .venv/bin/pastiche"
	@echo "make check        ruff, types, import-linter"
	@echo "make strings      bring resources/translations up to what the code says"
	@echo "make shots        screenshots of every page into build/shots"
	@echo "make bundle       dist/Pastiche.app, on a Mac; make bundle-linux: one that runs here"
	@echo "make bundle-check make the app for macOS from its real wheels, anywhere, and audit it"
	@echo "make bench-demo   how far the sample's validation loss falls on three seeds"
	@echo "make bench-walk BOOK=file AUTHOR=name; make bench-window; make bench-app; make bench-review; make bench-curate-page; make bench-pairs"
	@echo "make bench-books BOOKS=folder    how well import and clean do on books with known truth"
	@echo "make bench-curate BOOKS=folder   what curation chooses from two long novels, and at what cost"
	@echo "make bench-train [BOOKS=folder]   training against stock mlx-lm, kills, memory against its estimate, Stop"
	@echo "make bench-restyle [BOOKS=folder]   writing against stock mlx-lm, documents, copies, bad texts, typing"
	@echo "make experiments [BOOKS=folder]   which settings of a training do better, into docs/experiments; hours"
	@echo "make bench-evaluate [BOOKS=folder]   style, copying, and voices whose truth is known; the first time an hour"
	@echo "make bench-neutralize [BOOKS=folder]   describing: throughput, faults, kills, and how good it is"

env: $(VENV)/.app
dev: $(VENV)/.dev

$(VENV)/bin/python:
	@packaging/system_packages.sh run
	@$(PYTHON) packaging/check_python.py
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.app: $(LOCKS)/app.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing pinned packages into $(VENV) ..."
	@$(PIP) install --no-deps --require-hashes -r $(LOCKS)/app.txt
	@$(PIP) install --no-deps --editable .
	@touch $@

$(VENV)/.dev: $(LOCKS)/dev.txt $(VENV)/.app
	@packaging/system_packages.sh tests
	@echo "Installing what the tests need into $(VENV) ..."
	@[ "$$(uname)" = Darwin ] || $(PIP) install $(TORCH)
	@$(PIP) install --no-deps --require-hashes -r $(LOCKS)/dev.txt
	@touch $@

demo: env
	$(VENV)/bin/pastiche demo --into build/demo

app: env
	@packaging/system_packages.sh window
	$(RUN) -m desktop

test: dev
	$(RUN) -m pytest -q -n 2 --dist loadfile

test-long: dev
	@packaging/system_packages.sh screen
	$(RUN) -m pytest -q -m long

check: dev
	$(VENV)/bin/ruff check core desktop tests packaging setup_py2app.py
	$(VENV)/bin/ruff format --check core desktop tests packaging setup_py2app.py
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

strings: dev
	$(RUN) packaging/strings.py

shots: dev
	QT_QPA_PLATFORM=offscreen $(RUN) -m tests.desktop.shots build/shots

bundle:
	packaging/build.sh

bundle-linux: dev
	$(RUN) packaging/bundle/make_linux.py

bundle-check:
	$(PYTHON) packaging/bundle/check.py

bench-books: dev
	$(RUN) -m tests.bench.bench_books $(BOOKS)

bench-curate: dev
	$(RUN) -m tests.bench.bench_curate $(addprefix $(BOOKS)/dev/epub/,$(NOVELS))

bench-neutralize: dev
	QT_QPA_PLATFORM=offscreen $(RUN) -m tests.bench.bench_neutralize $(if $(wildcard $(BOOKS)),--books $(BOOKS))

bench-train: dev
	QT_QPA_PLATFORM=offscreen $(RUN) -m tests.bench.bench_train $(if $(wildcard $(BOOKS)),$(BOOKS)/dev/epub/austen_pride.epub --author "Jane Austen")

bench-restyle: dev
	QT_QPA_PLATFORM=offscreen $(RUN) -m tests.bench.bench_restyle $(if $(wildcard $(BOOKS)),--books $(BOOKS))

bench-evaluate: dev
	$(RUN) -m tests.bench.bench_evaluate --books $(BOOKS)

experiments: dev
	for name in learning_rate epochs masking chunk_size overlap; do \
		$(RUN) -m tests.experiments.$$name --books $(BOOKS) || exit 1; done

bench-demo: env
	$(RUN) -m tests.bench.bench_demo

bench-walk: dev
	$(RUN) -m tests.bench.bench_walk "$(BOOK)" --author "$(AUTHOR)"

bench-window: dev
	QT_QPA_PLATFORM=offscreen $(RUN) -m tests.bench.bench_window

bench-app: dev
	QT_QPA_PLATFORM=offscreen $(RUN) -m tests.bench.bench_app

bench-review: dev
	QT_QPA_PLATFORM=offscreen $(RUN) -m tests.bench.bench_review $(BOOK)

bench-curate-page: dev
	QT_QPA_PLATFORM=offscreen $(RUN) -m tests.bench.bench_curate_page

bench-pairs: dev
	QT_QPA_PLATFORM=offscreen $(RUN) -m tests.bench.bench_pairs

clean:
	rm -rf build dist .pytest_cache .ruff_cache .mypy_cache .import_linter_cache
