#!/bin/sh
# make run: build the program and open it; without a display, show what it does in pictures.
set -eu
cd "$(dirname "$0")/.."
. .make/env.sh
. .make/packages.sh

if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
	say "没有显示器，改为在虚拟显示上走一遍导览 / no display: running the guided tour on a virtual one"
	exec .make/tour.sh
fi
.make/build.sh zhucunji
exec "$BUILD/zhucunji" "$@"
