#!/bin/sh
# make build, make ctl: build the named programs (zhucunji, zhucunctl) into build/.
set -eu
cd "$(dirname "$0")/.."
. .make/env.sh
. .make/packages.sh

mkdir -p "$BUILD"
for program in "$@"; do
	case $program in
	zhucunji)
		need $BUILD_PACKAGES
		say "building zhucunji (第一次要编译几分钟的 C 代码 / the first time compiles C for some minutes)"
		with_c go build -tags "$TAGS" -o "$BUILD/zhucunji" ./cmd/zhucunji
		;;
	zhucunctl)
		say "building zhucunctl"
		without_c go build -o "$BUILD/zhucunctl" ./cmd/zhucunctl
		;;
	*)
		die "build.sh: unknown program $program"
		;;
	esac
done
