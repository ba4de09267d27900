#!/usr/bin/env bash
# `make run`: from a bare clone to a served portal. What is done already is not done again.
set -euo pipefail
cd "$(dirname "$0")/.."

export DJANGO_SETTINGS_MODULE=portal.settings.local
export PORT=${PORT:-8000}
# An empty value would mean the project's own folder.
export PORTAL_DATA=${PORTAL_DATA:-var}

manage() {
    .venv/bin/python manage.py "$@"
}

need_free_port() {
    if [[ ! $PORT =~ ^[0-9]{1,5}$ ]] || ((10#$PORT < 1 || 10#$PORT > 65535)); then
        echo "PORT=$PORT is no port. Type: make run PORT=8001" >&2
        exit 1
    fi
    if (exec 3<>"/dev/tcp/127.0.0.1/$PORT") 2>/dev/null; then
        echo "Port $PORT is in use already. Type: make run PORT=$((10#$PORT + 1))" >&2
        exit 1
    fi
}

# What collectstatic reads: names, sizes and times of our files; the packages' change with the lock.
static_fingerprint() {
    { find static ./*/static -path './var/*' -prune -o -type f -printf '%p %s %T@\n' 2>/dev/null || true; } | sort |
        cat - requirements.txt portal/settings/base.py | sha256sum
}

collect_static() {
    local done_for="$PORTAL_DATA/static.sha256"
    [ "$(cat "$done_for" 2>/dev/null)" = "$(static_fingerprint)" ] && [ -d "$PORTAL_DATA/static" ] && return
    echo "Collecting the static files"
    manage collectstatic --no-input --verbosity 0
    static_fingerprint >"$done_for"
}

need_free_port
tools/venv.sh requirements.txt
.venv/bin/python tools/messages.py compile

mkdir -p "$PORTAL_DATA"
echo "Preparing the database in $PORTAL_DATA"
manage migrate --no-input --verbosity 0
collect_static
manage load_sample
manage demo_accounts

need_free_port
cat <<LINES

  The portal    http://127.0.0.1:$PORT/
  in French     http://127.0.0.1:$PORT/fr/
  in Chinese    http://127.0.0.1:$PORT/zh-hans/
  for staff     http://127.0.0.1:$PORT/admin/
  Ctrl-C stops it; the data stays in $PORTAL_DATA.

LINES
# Few threads: what waits here is SQLite's one writer, not a network. A dead worker is replaced; one that will not stop is killed.
exec .venv/bin/python -m granian --interface wsgi --host 127.0.0.1 --port "$PORT" --no-ws \
    --workers 2 --blocking-threads 4 --backlog 1024 \
    --respawn-failed-workers --workers-kill-timeout 2 \
    portal.wsgi:application
