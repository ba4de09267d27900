#!/usr/bin/env bash
# `make lint`: every check runs, so that one fault does not hide the next; fails when any has failed.
set -uo pipefail
cd "$(dirname "$0")/.."

# The checks read the code alone: no folder of data, no database of anyone's.
export DJANGO_SETTINGS_MODULE=portal.settings.test DATABASE_URL=sqlite://:memory:
bin=.venv/bin
failed=()

check() {
    echo "== $1"
    "${@:2}" || failed+=("$1")
}

templates() {
    find templates ./*/templates -name '*.html' 2>/dev/null
}

check "rules of the code" $bin/ruff check --output-format concise .
check "layout of the code" $bin/ruff format --check --output-format concise .
check "layout of the templates" $bin/djade --target-version 5.2 --check $(templates)
check "floors" $bin/python $bin/lint-imports --no-logo
check "migrations" $bin/python manage.py makemigrations --check --dry-run
check "catalogues" $bin/python tools/messages.py check

if [ ${#failed[@]} -gt 0 ]; then
    printf 'Failed: %s\n' "${failed[@]}" >&2
    echo "make format puts the layout right, make messages the catalogues." >&2
    exit 1
fi
