# Needs Python with venv, make, and pip's access to its packages; everything goes into .venv.
# `make PYTHON=python3.12 test` takes another Python.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check
# What has been installed, and by which Python: a change of setup.cfg makes .venv anew.
BASE := $(VENV)/.base-$(notdir $(PYTHON))
DEV := $(VENV)/.dev-$(notdir $(PYTHON))
DEMO := build/demo.db
APT := DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends chromium

define run
@echo; echo '$$ glossary $(1)'; GLOSSARY_DB=$(DEMO) $(BIN)/glossary $(1)
endef

.PHONY: help demo browser test laws fuzz bench glossary.db readme screenshots clean

help:
	@echo 'make demo         install, mine examples/ into a scratch glossary, look three terms up'
	@echo 'make test         tests, doctests, types, lint and import contracts'
	@echo 'make laws         try the laws of the project on new examples'
	@echo 'make fuzz         damage files of every format for ten minutes and read them (SECONDS=600)'
	@echo 'make bench        print the figures of the project'
	@echo 'make glossary.db  build the shipped glossary from examples/'
	@echo 'make readme       write what commands print today into README.md and the guides'
	@echo 'make screenshots  photograph pages and terminals for docs/ anew'
	@echo 'make clean        remove what these commands made, but for glossary.db'

$(BASE): setup.cfg pyproject.toml
	@echo 'Installing into $(VENV) …'
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --editable .
	@touch $@

$(DEV): $(BASE)
	@echo 'Installing the development tools into $(VENV) …'
	@$(PIP) install --editable '.[dev]'
	@touch $@

demo: $(BASE)
	@mkdir -p build && rm -f $(DEMO) $(DEMO)-wal $(DEMO)-shm
	$(call run,mine examples/*.txt)
	$(call run,lookup 핑안그룹)
	$(call run,lookup "저고도 경재")
	$(call run,lookup 低空經濟)
	@echo; echo 'Ask it yourself: $(BIN)/glossary lookup --db $(DEMO) WORD'

# Some tests want a browser. Where there is none and none can be installed they are skipped, but in
# continuous integration (CI is set) they fail.
browser:
	@for name in chromium chromium-browser google-chrome; do \
		command -v $$name > /dev/null && exit 0; done; \
	if [ "$$(id -u)" != 0 ] || ! command -v apt-get > /dev/null; then \
		echo 'No chromium here, nor the right to install it: tests in the browser are left out.'; \
	else echo 'Installing chromium …'; $(APT) || { apt-get -qq update; $(APT); } || \
		echo 'chromium cannot be installed: tests in the browser are left out.'; fi

test: $(DEV) browser
	$(BIN)/python -m flake8
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m mypy
	$(BIN)/python -m pytest -n auto

laws: $(DEV)
	$(BIN)/python -m pytest -n auto --hypothesis-profile new $$(grep -l '^@given\|RuleBased' tests/*.py)

SECONDS := 600
fuzz: $(DEV)
	$(BIN)/python -X faulthandler -m tests.mutating $(SECONDS)

bench: $(BASE)
	@$(BIN)/python -m tests.bench

glossary.db: $(BASE)
	@mkdir -p build && rm -f build/$@ build/$@-wal build/$@-shm
	$(BIN)/glossary mine examples/*.txt --db build/$@
	@mv build/$@ $@

readme: $(BASE)
	$(BIN)/python -m tests.readme

screenshots: $(DEV) browser
	$(BIN)/python -m scripts.screenshots

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .pytest_cache .hypothesis .import_linter_cache
	find aligner glossary tests scripts -name __pycache__ -prune -exec rm -rf {} +
