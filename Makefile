# The one door to building, testing and trying the plugin. `make help` lists the targets.
SHELL := /bin/bash
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
PYTHON := .venv/bin/python
# Tests run side by side, one worker a processor and one more: the one with the windows mostly waits.
WORKERS ?= $(shell echo $$(($$(getconf _NPROCESSORS_ONLN) + 1)))
# Without a UTF-8 locale Qt cannot open files with Vietnamese names.
ifeq ($(LC_ALL)$(LC_CTYPE)$(LANG),)
export LANG := C.UTF-8
endif

.PHONY: help setup postgres demo store qgis test lint bench bench-matrix bench-province fuzz bench-load bench-store faults noise test-matrix i18n docs package link clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / {printf "  make %-15s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## Install QGIS, the tools and the virtual environment (a second run takes no time)
	@.ci/setup

postgres: ## Set up, with PostgreSQL and PostGIS too: tests and benchmarks start a server of their own
	@.ci/setup postgres

demo: setup ## Run the main job on a sample: load, check, fix, push, export; the result is in demo/
	@$(PYTHON) .ci/demo.py

store: postgres ## Try a central store: a PostgreSQL server of its own with a sample and people of every role, gone at the end
	@$(PYTHON) .ci/store.py

qgis: setup ## Open QGIS with the plugin on the result of the demo, in a profile of its own
	@.ci/qgis

# Programs that tests start, QGIS too, read compiled modules; some images forbid Python to keep them.
test: export PYTHONDONTWRITEBYTECODE :=
test: postgres ## Run the linter and every test, real QGIS windows included
	@$(MAKE) lint
	@$(PYTHON) -m pytest -n $(WORKERS) --dist worksteal $(wildcard tests/gui tests/unit tests/store tests/qgis)

lint: setup ## Check the style of the code
	@$(PYTHON) -m ruff check .

bench: postgres ## Time the check beside the floor, PostGIS and QGIS's own checks, and the re-check of single edits
	@$(PYTHON) benchmarks/check.py
	@$(PYTHON) benchmarks/recheck.py

bench-load: setup ## Time loading a million plots into a work copy beside ogr2ogr copying them
	@$(PYTHON) benchmarks/load.py

bench-store: postgres ## Capacity of the central store: large and small pushes, many offices at once, checkout
	@$(PYTHON) benchmarks/store.py

bench-matrix: ## The benchmark with all peers, in a Debian 13 chroot (root and mmdebstrap needed)
	@DEBIAN=trixie CHROOT=$${CHROOT:-/var/tmp/land-campaign-trixie-bench} LEAST_QGIS=3.44 .ci/matrix bench

bench-province: setup ## Write the sample province of 3.26 million plots and check it: time in proportion, memory, precision
	@mkdir -p build/bench
	@$(PYTHON) benchmarks/sample_province.py --out build/bench/province.gpkg
	@$(PYTHON) benchmarks/check_province.py build/bench/province.gpkg

fuzz: setup ## Read damaged files of every format (FILES=10000 each, SEED=1): no crash, no hang, always an answer
	@nice $(PYTHON) benchmarks/fuzz.py --files $(or $(FILES),10000) --seed $(or $(SEED),1)

faults: postgres ## Kill, cut, fill, restore and forge for half an hour (SEED=1): docs/faults.md says what held; QUICK=1 is a rehearsal
	@nice $(PYTHON) -m tests.faults --seed $(or $(SEED),1) $(if $(QUICK),--quick)

noise: setup ## Findings per 1,000 plots by rule, for data that are mostly right
	@$(PYTHON) benchmarks/noise.py

test-matrix: ## Run the tests in a fresh Debian of the other release (root and mmdebstrap needed)
	@.ci/matrix test

i18n: setup ## Collect the texts for translation and say which are still untranslated
	@$(PYTHON) .ci/i18n.py

docs: setup ## Write the rule manual from the rules themselves
	@$(PYTHON) -m land_campaign_plugin rules --manual > docs/rules.md

package: setup ## Build dist/land_campaign_plugin.zip, ready for QGIS
	@$(PYTHON) .ci/package.py

link: setup ## Link the source into QGIS's default profile, for development
	@$(PYTHON) .ci/package.py --link

clean: ## Remove what was built; the virtual environment stays
	@rm -rf build dist demo .pytest_cache .ruff_cache .hypothesis .qgis-settings i18n/*.qm
	@find land_campaign_plugin tests benchmarks .ci -name __pycache__ -prune -exec rm -rf {} +
