#!/bin/sh
# make lint: every linter of .golangci.yml, zero findings. Needs no C compiler.
set -eu
cd "$(dirname "$0")/.."
. .make/env.sh
. .make/packages.sh

LINT_VERSION=v2.12.2
lint=$BUILD/tools/golangci-lint-$LINT_VERSION
if [ ! -x "$lint" ]; then
	say "building golangci-lint $LINT_VERSION"
	mkdir -p "$BUILD/tools"
	GOBIN=$BUILD/tools without_c go install "github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$LINT_VERSION"
	mv "$BUILD/tools/golangci-lint" "$lint"
fi

# A cache of its own: findings of another copy of the tree would come back with that copy's
# paths, which no exclusion knows.
export GOLANGCI_LINT_CACHE=$BUILD/lint

# With the tag realwindow as well, so that the tests on a real window are read too.
without_c "$lint" run --build-tags "$CI_TAGS,realwindow" "${@:-./...}"

# A file is one noun: 400 lines is where to think of a second one, 600 where it is a finding.
find . -name '*.go' ! -path './build/*' ! -path './out/*' -exec wc -l {} + | awk '
	$2 != "total" && $1 > 400 { printf "long file: %s has %d lines\n", $2, $1 }
	$2 != "total" && $1 > 600 { found = 1 }
	END { exit found }'
