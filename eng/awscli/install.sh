#!/bin/sh
# Provides Debian's AWS CLI 2.9, which speaks CloudWatch's Query protocol, as a client for the tests. Prints where it is.
set -eu

aws=/usr/bin/aws

is_there() {
    "$aws" --version 2>/dev/null | grep -q '^aws-cli/2\.9\.'
}

if is_there; then
    echo "$aws"
    exit 0
fi

if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "eng/awscli/install.sh: AWS CLI 2.9 is not at $aws, and only root with apt-get can install it." >&2
    exit 1
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
export DEBIAN_FRONTEND=noninteractive
if ! { apt-get install -y -qq --no-install-recommends awscli || { apt-get update -qq && apt-get install -y -qq --no-install-recommends awscli; }; } >"$log" 2>&1; then
    echo "eng/awscli/install.sh: apt-get could not install awscli: $(tail -n 1 "$log")" >&2
    exit 1
fi

if ! is_there; then
    echo "eng/awscli/install.sh: apt-get installed another AWS CLI than 2.9: $("$aws" --version 2>&1 | head -n 1)" >&2
    exit 1
fi

echo "$aws"
