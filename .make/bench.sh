#!/bin/sh
# make bench: every Go benchmark on a district, which is built once and kept. Packages run one
# after the other, or they would measure each other. Results go to docs/benchmarks.md.
set -eu
cd "$(dirname "$0")/.."
. .make/env.sh
. .make/packages.sh

need $BUILD_PACKAGES $DISPLAY_PACKAGES $BENCH_PACKAGES $MEASURE_PACKAGES
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
	printf -- '- date: %s\n' "$(date -u +%Y-%m-%d)"
	printf -- '- machine: %s, %s cores, %s MB, %s, %s\n' \
		"$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)" "$(nproc)" \
		"$(awk '/^MemTotal/ { print int($2 / 1024) }' /proc/meminfo)" \
		"$(. /etc/os-release && printf '%s' "$PRETTY_NAME")" "$(go env GOVERSION)"
	printf -- '- data: %s\n' "$("$BUILD/zhucunctl" --data "$district" stats --json | tr -d '\n')"
} >"$results"

# tee would hide the exit status, so the output goes to the file and is shown afterwards.
status=0
ZHUCUNJI_DISTRICT=$district without_c go test -tags "$CI_TAGS" -p 1 -run '^$' -bench . -timeout 2h ./... \
	>"$BUILD/bench/plain.txt" 2>&1 || status=$?
ZHUCUNJI_DISTRICT=$district with_c .make/display.sh \
	go test -tags "$TAGS,realwindow" -run '^$' -bench . -timeout 1h ./cmd/zhucunji \
	>"$BUILD/bench/window.txt" 2>&1 || status=$?

# table makes one row of a benchmark's line, with times in the unit one reads best.
table() {
	awk '
	function time(ns) {
		if (ns < 1e3) return sprintf("%.0f ns", ns)
		if (ns < 1e6) return sprintf("%.1f µs", ns / 1e3)
		if (ns < 1e9) return sprintf("%.2f ms", ns / 1e6)
		return sprintf("%.2f s", ns / 1e9)
	}
	/^Benchmark/ && NF > 3 {
		name = $1; sub(/^Benchmark/, "", name); sub(/-[0-9]+$/, "", name); gsub(/[_]/, " ", name)
		median = ""; last = ""; rest = ""
		for (i = 3; i < NF; i += 2) {
			value = $i; unit = $(i + 1)
			if (unit == "p50-ms") median = time(value * 1e6)
			else if (unit == "p99-ms") last = time(value * 1e6)
			else if (unit == "ns/op") { if (value > 0 && median == "") median = time(value) }
			else if (unit == "B/op" || unit == "allocs/op") continue
			else if (unit ~ /-ms$/) { sub(/-ms$/, "", unit); rest = rest ", " unit " " time(value * 1e6) }
			else { value += 0; rest = rest ", " value " " unit }
		}
		sub(/^, /, "", rest)
		printf "| %s | %s | %s | %s |\n", name, median, last, rest
	}' "$@"
}
{
	printf '\n| benchmark | median (or mean) | p99 | besides |\n|---|---|---|---|\n'
	table "$BUILD/bench/plain.txt" "$BUILD/bench/window.txt"
} >>"$results"
cat "$results"
[ "$status" = 0 ] || die "a benchmark failed; the whole output is in $BUILD/bench"

{
	sed '/^## Latest run/q' docs/benchmarks.md
	printf '\n'
	cat "$results"
} >"$results.md"
cp "$results.md" docs/benchmarks.md
say "written to docs/benchmarks.md"
