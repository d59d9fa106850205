#!/bin/sh
# make test-fast: what needs neither C nor a display; seconds when the build cache is warm.
set -eu
cd "$(dirname "$0")/.."
. .make/env.sh

without_c go test -tags "$CI_TAGS" "${@:-./...}"
