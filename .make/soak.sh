#!/bin/sh
# make soak: kill programs at random a thousand times (make test: fifty) while they save,
# import, back up, restore, salvage, change passwords and keys; and let their writes fail.
# After each, what was acknowledged must be there, whole.
set -eu
cd "$(dirname "$0")/.."
. .make/env.sh

ZHUCUNJI_KILLS=${ZHUCUNJI_KILLS:-1000} without_c go test -tags "$CI_TAGS" -count=1 -timeout 3h \
	-run 'Kill' -v ./storage ./storage/transfer
