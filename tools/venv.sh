#!/usr/bin/env bash
# Makes .venv and installs a lock file into it. Returns at once when that has been done for this very lock.
# usage: tools/venv.sh requirements.txt
set -euo pipefail
cd "$(dirname "$0")/.."

lock=$1
# Two makes at once: the second waits, then finds the work done.
exec 9<"$lock"
flock 9

fail() {
    echo "$1" >&2
    exit 1
}

runs() {
    "$1" -c "$2" 2>/dev/null
}

supported='import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))'

# All that bear a name, not the first alone: a version manager's stand-in may refuse where the system's own would serve.
pythons() {
    local name
    for name in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
        type -ap "$name" || true
    done
}

make_venv() {
    local python without_venv=
    for python in $(pythons); do
        runs "$python" "$supported" || continue
        if runs "$python" 'import ensurepip, venv'; then
            echo "Making .venv with $("$python" --version)"
            "$python" -m venv --clear .venv
            return
        fi
        without_venv=${without_venv:-$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')}
    done
    [ -z "$without_venv" ] || fail "Python's venv module is missing. Type: apt-get install $without_venv (as root)"
    fail "Python 3.11, 3.12 or 3.13 is needed; found: $(python3 --version 2>/dev/null || echo none)."
}

runs .venv/bin/python "$supported" || make_venv
cmp -s "$lock" ".venv/$lock" && exit 0

echo "Installing $(grep -c '^[a-z].*==' "$lock") packages of $lock, half a minute on a usual line"
runs .venv/bin/python 'import pip' || .venv/bin/python -m ensurepip >/dev/null
# A user's own pip settings may ask for what a venv refuses.
PIP_USER=0 .venv/bin/python -m pip install --disable-pip-version-check --no-input --progress-bar off \
    --require-hashes -r "$lock" |
    sed -nu -e 's/^Collecting \([^ ]*\).*/  \1/p' -e 's/^Installing collected packages.*/  unpacking/p' ||
    fail "The packages of $lock could not be installed: the lines above say why."
# The tests' lock holds the portal's too.
for done in requirements.txt "$lock"; do
    cp "$done" ".venv/$done"
done
