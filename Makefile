# The doors of the house. Every target works from a bare clone; `make` alone lists them.

# Where `make run` serves and keeps its data; both may come from the environment.
PORT ?= 8000
PORTAL_DATA ?= var
export PORT PORTAL_DATA

# What `make test` runs: all of it, lint first; or a part: make test T=tests/figures, make test T="tests/figures -k rank"
T ?=

# One process more than processors: a test that waits for its browser leaves room for another.
PROCESSES ?= $(shell expr $$(nproc) + 1)

BIN = .venv/bin
TEMPLATES = $(shell find templates */templates -name '*.html' 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help run test test-deep bench-translations lint format messages shots lock browser java gettext venv dev catalogues clean

help: ## List what can be made
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

run: ## Serve the portal with its sample content (PORT, PORTAL_DATA, PORTAL_DEMO_PASSWORD)
	@exec tools/serve.sh

test: browser java gettext dev ## Lint, then every test, browser included (a part: T=tests/figures)
ifeq ($(strip $(T)),)
	@$(MAKE) --no-print-directory lint
endif
	@$(MAKE) --no-print-directory catalogues
	@echo "== tests"
	@$(BIN)/python -m pytest -n $(PROCESSES) --dist loadfile --no-loadscope-reorder $(T)

test-deep: browser gettext dev catalogues ## What chance decides, many times over (two editors, servers killed), and axe in every way
	@PORTAL_KILLS=50 PORTAL_EVERY_WAY=1 $(BIN)/python -m pytest -n $(PROCESSES) --hypothesis-profile deep \
		tests/publishing/test_two_editors.py tests/publishing/test_merge.py tests/publishing/test_differences.py tests/browser/test_kill.py \
		tests/browser/test_axe.py tests/browser/test_admin_axe.py tests/browser/test_history.py

bench-translations: dev ## Measure ten thousand translation units: files out and in, the worklist
	@DJANGO_SETTINGS_MODULE=portal.settings.test DATABASE_URL= $(BIN)/python bench/translations.py

lint: gettext dev ## Check the code, the templates, the floors, the migrations and the catalogues
	@tools/lint.sh

format: dev ## Lay out the code and the templates, and mend what can be mended
	@$(BIN)/ruff check --quiet --fix-only .
	@$(BIN)/ruff format .
	@$(BIN)/djade --target-version 5.2 $(TEMPLATES)

messages: gettext dev ## Bring locale/ up to date with the code
	@$(BIN)/python tools/messages.py update

shots: browser dev catalogues ## Compare the style page with its kept pictures (UPDATE=1 keeps the new ones)
	@$(BIN)/python tools/visual.py $(if $(UPDATE),--update)

lock: dev ## Write requirements*.txt from requirements*.in (newer versions: LOCK=--upgrade)
	@for name in requirements requirements-dev; do \
		$(BIN)/uv pip compile --quiet $(LOCK) --universal --python-version 3.11 --generate-hashes \
			--no-header --no-emit-index-url $$name.in -o $$name.txt || exit 1; \
		echo "$$name.txt is locked"; \
	done

# What pip cannot bring.
browser:
	@tools/needs.sh chromium +chromium-headless-shell fonts-noto-cjk

java:
	@tools/needs.sh default-jre-headless

gettext:
	@tools/needs.sh gettext

venv:
	@tools/venv.sh requirements.txt

dev:
	@tools/venv.sh requirements-dev.txt

catalogues: venv
	@$(BIN)/python tools/messages.py compile

clean: ## Remove what is built again at need (.venv, caches, compiled catalogues); the data stays
	rm -rf .venv .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	rm -f locale/*/LC_MESSAGES/*.mo
