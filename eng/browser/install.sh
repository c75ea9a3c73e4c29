#!/bin/sh
# Provides a real browser for the tests of pages: Debian's Chromium, and the locked scripts that drive it. Prints where it is.
set -eu
cd "$(dirname "$0")"
chromium=${SHADOW_CHROMIUM:-/usr/bin/chromium}

if [ ! -x "$chromium" ]; then
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
        echo "eng/browser/install.sh: Chromium is not at $chromium, and only root with apt-get can install it." >&2
        exit 1
    fi

    log=$(mktemp)
    trap 'rm -f "$log"' EXIT
    export DEBIAN_FRONTEND=noninteractive
    install="apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=300 chromium fonts-dejavu-core"
    if ! { $install || { apt-get update -qq && $install; }; } >"$log" 2>&1; then
        echo "eng/browser/install.sh: apt-get could not install chromium: $(tail -n 1 "$log")" >&2
        exit 1
    fi
fi

stamp=node_modules/.installed
if [ ! -f "$stamp" ] || [ package-lock.json -nt "$stamp" ]; then
    npm ci --loglevel=error --no-progress >&2
    touch "$stamp"
fi

echo "$chromium"
