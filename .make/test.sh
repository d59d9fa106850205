#!/bin/sh
# make test: everything, stage by stage. A stage that fails does not stop the next, so that one
# run names all that is wrong; the end repeats what failed.
set -eu
cd "$(dirname "$0")/.."
. .make/env.sh
. .make/packages.sh

# Everything is installed below, so that a test which misses a tool fails instead of being skipped.
export ZHUCUNJI_REAL=1

failed=
times=
began=$(date +%s)

# stage runs one command under a name and keeps how long it took.
stage() {
	name=$1
	shift
	say "$name"
	start=$(date +%s)
	result=ok
	"$@" || result=FAILED
	took=$(($(date +%s) - start))
	say "$name: $result, $took s"
	times="$times$(printf '%6d s  %-7s %s' "$took" "$result" "$name")
"
	[ "$result" = ok ] || failed="$failed $name;"
}

# window_files checks what only compiles with C: the files of the program without the tag ci.
window_files() {
	with_c go vet -tags "$TAGS,realwindow" ./cmd/zhucunji/...
}

# windows_files checks what only compiles for Windows: the lock, the caret of the input method.
windows_files() {
	GOOS=windows without_c go vet -tags "$CI_TAGS" ./...
}

# race runs what is shared between goroutines under the race detector: the store, its jobs, the
# pages. Workbooks are written and read by one goroutine each, and so are the jobs that join the
# two, but for what cancels them and what a delivery shares.
race() {
	shared=$(without_c go list -tags "$CI_TAGS" ./storage/... ./ui/... | grep -v -e '/storage/excel$' -e '/storage/transfer$')
	with_c go test -race -tags "$CI_TAGS" -timeout 15m $shared &&
		with_c go test -race -run 'Deliver|Cancel' -tags "$CI_TAGS" -timeout 15m ./storage/transfer
}

# real_window runs the tests and the tour that use the real program on a display in memory.
real_window() {
	mkdir -p "$OUT"
	ZHUCUNJI_OUT=$OUT with_c .make/display.sh \
		go test -tags "$TAGS,realwindow" -count=1 -timeout 15m -p 1 ./cmd/zhucunji/...
}

need $BUILD_PACKAGES $DISPLAY_PACKAGES $INPUT_PACKAGES $OFFICE_PACKAGES
say "packages: $(($(date +%s) - began)) s"

stage "lint" .make/lint.sh
stage "programs without C" .make/build.sh zhucunctl
stage "tests without C" .make/test-fast.sh
stage "tests with the race detector" race
stage "program with its window" .make/build.sh zhucunji
stage "files only the window compiles" window_files
stage "files for Windows" windows_files
stage "real window and tour" real_window

printf '\n%s' "$times"
say "all: $(($(date +%s) - began)) s"
[ -z "$failed" ] || die "failed:$failed"
