#!/usr/bin/env bash
# Brings the Debian packages that are missing: as root, or through a sudo that asks no password. Else says the line to type.
# usage: tools/needs.sh gettext chromium fonts-noto-cjk
set -euo pipefail

present() {
    case $1 in
        gettext) command -v xgettext && command -v msgmerge ;;
        fonts-noto-cjk) ls /usr/share/fonts/opentype/noto/NotoSansCJK-* || fc-list :lang=zh-cn | grep . ;;
        default-jre-headless) command -v java ;;
        *) command -v "$1" ;;
    esac >/dev/null 2>&1
}

missing=()
for package in "$@"; do
    present "$package" || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

install="apt-get install --yes --no-install-recommends ${missing[*]}"
if [ "$(id -u)" = 0 ]; then
    as_root=env
elif sudo -n true 2>/dev/null; then
    as_root="sudo -n env"
else
    as_root=
fi
if [ -z "$as_root" ] || ! command -v apt-get >/dev/null; then
    echo "Missing: ${missing[*]}. Type as root: $install" >&2
    exit 1
fi

echo "Installing ${missing[*]} with apt-get, a minute or two"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { $as_root apt-get update && $as_root DEBIAN_FRONTEND=noninteractive $install; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    echo "apt-get failed. Type as root: $install" >&2
    exit 1
fi
