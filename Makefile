# Everything a developer or a delegate runs, from nothing but Python 3.11. `make` lists the targets.

PYTHON ?= python3
VENV ?= .venv

# The demonstration: two versions, the proposals tabled against the older one, and a folder for the results.
# Give your own: make demo OLD=mine-v1.md NEW=mine-v2.md PROPOSALS="a.yaml b.yaml" (or PROPOSALS= for none)
DRAFTS := drafts/gge-laws
OLD ?= $(DRAFTS)/2025-12-18.md
NEW ?= $(DRAFTS)/2026-06-05.md
ifeq ($(origin OLD),file)
PROPOSALS ?= $(shell grep -lsE '^base: *.?2025-12-18' $(DRAFTS)/proposals/*.yaml)
endif
OUT ?= build/demo

BIN := $(VENV)/bin
READY := $(VENV)/.ready
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
LOCKING := build/locking
PEERS := build/peers
COMPARE ?=

.DEFAULT_GOAL := help
.PHONY: help demo test check laws fmt update bench bench-amend bench-record bench-compare bench-word lock clean
.DELETE_ON_ERROR:

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: export OLD := $(OLD)
demo: export NEW := $(NEW)
demo: export PROPOSALS := $(PROPOSALS)
demo: export OUT := $(OUT)
demo: export PAGER := cat
demo: $(READY) ## walk through a negotiation: outline, differences, amendments, brackets, clean copy
	@step() { \
	    printf '\n== %s\n' "$$1"; shift; \
	    printf '$$ rollingtext'; printf ' %s' "$$@"; printf '\n\n'; \
	    "$(BIN)/rollingtext" "$$@"; status=$$?; \
	    if [ $$status -gt 1 ]; then printf '\nThe demo stops here: rollingtext %s failed (exit %s).\n' "$$1" $$status >&2; exit $$status; fi; \
	}; \
	mkdir -p "$$OUT"; rm -f "$$OUT/applied.md" "$$OUT/bracketed-clean.md"; \
	step 'The outline of the older version' show "$$OLD" --as outline; \
	step 'What changed between the versions' diff "$$OLD" "$$NEW"; \
	if [ -n "$$PROPOSALS" ]; then \
	    step 'The proposals, adopted into the older version' apply "$$OLD" $$PROPOSALS -o "$$OUT/applied.md"; \
	else \
	    printf '\n== No proposals were given, so none are applied (name some with PROPOSALS="a.yaml b.yaml").\n'; \
	fi; \
	step 'What is still contested in the newer version' contested "$$NEW"; \
	step 'A bracketed copy without names' clean "$$NEW" -o "$$OUT/bracketed-clean.md"; \
	printf '\n== Written\n'; \
	for copy in "$$OUT/applied.md" "$$OUT/bracketed-clean.md"; do if [ -e "$$copy" ]; then printf '%s\n' "$$copy"; fi; done

test: $(READY) ## run the tests (all but those that install the wheel, start LibreOffice or open a browser)
	$(BIN)/python -m pytest -m "not wheel and not office and not browser"

check: $(READY) ## everything a change must pass: layout, lint, types, all tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

laws: $(READY) ## try every law on 10,000 random cases instead of 100
	$(BIN)/python -m pytest -m hypothesis --hypothesis-profile=laws

fmt: $(READY) ## lay out the code and mend what lint can mend
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

update: $(READY) ## rewrite the expected output in the test pages and docs (then review the diff)
	ROLLINGTEXT_UPDATE_PAGES=1 $(BIN)/python -m pytest tests/test_pages.py

bench-word: $(READY) $(PEERS)/.ready ## measure writing and reading Word files beside python-docx
	$(BIN)/python -m benchmarks.word --peers $(PEERS)/bin/python

bench: $(READY) ## measure speed and quality
	$(BIN)/python -m benchmarks

bench-amend: $(READY) ## measure amendments carried to a next version whose truth is known, beside peers
	$(BIN)/python -m benchmarks.amend $(AMEND)

bench-record: $(READY) ## measure whose words these are on negotiations whose truth is known, and how long that takes
	$(BIN)/python -m benchmarks.record $(RECORD)

# The peers are no dependencies: they live in an environment of their own, made anew when their list changes.
# Give your own texts, sizes or rates: make bench-compare COMPARE="my-texts --sizes 100,1000 --seeds 1"
bench-compare: $(READY) $(PEERS)/.ready ## compare with other tools: quality, speed, memory (takes a while)
	$(BIN)/python -m benchmarks.compare --peers $(PEERS)/bin/python $(COMPARE)

$(PEERS)/.ready: benchmarks/peers/requirements.txt
	@echo 'Preparing $(PEERS) from $< ...'
	@$(PYTHON) -m venv --clear $(PEERS)
	@$(PEERS)/bin/python -m pip --disable-pip-version-check --no-input install --quiet -r $<
	@touch $@

lock: ## choose dependency versions anew and pin them by hash
	$(PYTHON) -m venv --clear $(LOCKING)
	$(LOCKING)/bin/python -m pip install --disable-pip-version-check --quiet pip-tools
	CUSTOM_COMPILE_COMMAND='make lock' $(LOCKING)/bin/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe \
	    --extra dev --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options \
	    --output-file requirements.lock pyproject.toml

clean: ## remove everything that make has made
	rm -rf $(VENV) build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find rollingtext tests benchmarks -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

# The virtual environment, made anew when the lock or the project file changes, and only then.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	    { echo 'rollingtext needs Python 3.11 or newer: name one with make PYTHON=/path/to/python3.11' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	    { echo "Python's venv module is missing: on Debian and Ubuntu run apt install python3-venv (as root)" >&2; exit 1; }
	@echo 'Preparing $(VENV) from requirements.lock ...'
	@$(PYTHON) -m venv --clear $(VENV)
	@$(PIP) install --quiet --require-hashes -r requirements.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q rollingtext
	@touch $@
