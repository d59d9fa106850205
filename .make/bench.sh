#!/bin/sh
# make bench: every Go benchmark on a district, which is built once and kept. Packages run one
# after the other, or they would measure each other. Results go to docs/benchmarks.md.
set -eu
cd "$(dirname "$0")/.."
. .make/env.sh
. .make/packages.sh

need $BUILD_PACKAGES $DISPLAY_PACKAGES
.make/build.sh zhucunctl

district=$BUILD/bench/district
if [ ! -f "$district.complete" ]; then
	say "building the district: 130,000 households (once, some minutes)"
	rm -rf "$district"
	mkdir -p "$district"
	"$BUILD/zhucunctl" --data "$district" demo --villages 181
	touch "$district.complete"
fi

results=$BUILD/bench/results.txt
{
	printf 'date: %s\n' "$(date -u +%Y-%m-%d)"
	printf 'machine: %s, %s cores, %s MB, %s, %s\n' \
		"$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)" "$(nproc)" \
		"$(awk '/^MemTotal/ { print int($2 / 1024) }' /proc/meminfo)" \
		"$(. /etc/os-release && printf '%s' "$PRETTY_NAME")" "$(go env GOVERSION)"
	printf 'stats: %s\n' "$("$BUILD/zhucunctl" --data "$district" stats --json | tr -d '\n')"
} >"$results"

# tee would hide the exit status, so the output goes to the file and is shown afterwards.
status=0
ZHUCUNJI_DISTRICT=$district without_c go test -tags "$CI_TAGS" -p 1 -run '^$' -bench . -benchmem -timeout 2h ./... \
	>"$BUILD/bench/plain.txt" 2>&1 || status=$?
ZHUCUNJI_DISTRICT=$district with_c .make/display.sh \
	go test -tags "$TAGS,realwindow" -run '^$' -bench . -benchmem -timeout 1h ./cmd/zhucunji \
	>"$BUILD/bench/window.txt" 2>&1 || status=$?
grep -h '^Benchmark\|^pkg:\|^FAIL\|^---' "$BUILD/bench/plain.txt" "$BUILD/bench/window.txt" >>"$results" || true
cat "$results"
[ "$status" = 0 ] || die "a benchmark failed; the whole output is in $BUILD/bench"

{
	sed '/^## Latest run/q' docs/benchmarks.md
	printf '\n```\n'
	cat "$results"
	printf '```\n'
} >"$results.md"
cp "$results.md" docs/benchmarks.md
say "written to docs/benchmarks.md"
