#!/bin/sh
# make soak: kill a writer at random a thousand times (make test: fifty) and count what it
# had acknowledged.
set -eu
cd "$(dirname "$0")/.."
. .make/env.sh

ZHUCUNJI_KILLS=${ZHUCUNJI_KILLS:-1000} without_c go test -tags "$CI_TAGS" -count=1 -timeout 3h \
	-run 'Kill' -v ./storage/...
