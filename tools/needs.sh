#!/usr/bin/env bash
# Brings the Debian packages that are missing: as root, or through a sudo that asks no password. Else says the line to type.
# A package with + before it makes things quicker: where it cannot be had, all works without it.
# usage: tools/needs.sh gettext chromium +chromium-headless-shell fonts-noto-cjk
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
wished=()
for package in "$@"; do
    case $package in
        +*) present "${package#+}" || wished+=("${package#+}") ;;
        *) present "$package" || missing+=("$package") ;;
    esac
done
[ ${#missing[@]} -gt 0 ] || [ ${#wished[@]} -gt 0 ] || exit 0

install="apt-get install --yes --no-install-recommends"
if [ "$(id -u)" = 0 ]; then
    as_root=env
elif sudo -n true 2>/dev/null; then
    as_root="sudo -n env"
else
    as_root=
fi
if [ -z "$as_root" ] || ! command -v apt-get >/dev/null; then
    [ ${#missing[@]} -gt 0 ] || exit 0
    echo "Missing: ${missing[*]}. Type as root: $install ${missing[*]}" >&2
    exit 1
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
echo "Installing ${missing[*]} ${wished[*]} with apt-get, a minute or two"
$as_root apt-get update >"$log" 2>&1 || true
if [ ${#missing[@]} -gt 0 ] && ! $as_root DEBIAN_FRONTEND=noninteractive $install "${missing[@]}" >>"$log" 2>&1; then
    tail -n 20 "$log" >&2
    echo "apt-get failed. Type as root: $install ${missing[*]}" >&2
    exit 1
fi
for package in "${wished[@]}"; do
    $as_root DEBIAN_FRONTEND=noninteractive $install "$package" >"$log" 2>&1 || echo "Without $package: the browser tests take longer"
done
