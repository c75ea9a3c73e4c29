#!/bin/sh
# Installs the locked engine beside this file. Builds that run at once take turns: the second finds the stamp and does nothing.
set -eu
cd "$(dirname "$0")"
stamp=node_modules/.installed

if ! command -v npm >/dev/null 2>&1; then
    echo "npm was not found"
    exit 1
fi

if [ "${1:-}" != "locked" ] && command -v flock >/dev/null 2>&1; then
    exec flock package-lock.json sh ./install.sh locked
fi

if [ ! -f "$stamp" ] || [ package-lock.json -nt "$stamp" ]; then
    npm ci --loglevel=error --no-progress
    touch "$stamp"
fi
