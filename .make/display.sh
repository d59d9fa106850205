#!/bin/sh
# Run a command on a display in memory with a window manager, e.g. .make/display.sh go test …
# 1366 × 768, the screen of a village office, unless ZHUCUNJI_SCREEN says otherwise.
set -eu

tmp=$(mktemp -d)
xvfb= manager=
stop() {
	[ -z "$manager" ] || kill "$manager" 2>/dev/null || true
	[ -z "$xvfb" ] || kill "$xvfb" 2>/dev/null || true
	wait 2>/dev/null || true
	rm -rf "$tmp"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# The server chooses a free number itself and writes it when it is ready for clients.
mkfifo "$tmp/number"
Xvfb -displayfd 3 -screen 0 "${ZHUCUNJI_SCREEN:-1366x768}x24" -nolisten tcp +extension GLX \
	3>"$tmp/number" >"$tmp/xvfb.log" 2>&1 &
xvfb=$!
if ! read -r number <"$tmp/number"; then
	cat "$tmp/xvfb.log" >&2
	echo "虚拟显示没有启动 / the virtual display did not start" >&2
	exit 1
fi
unset WAYLAND_DISPLAY
export DISPLAY=":$number" FYNE_SCALE="${FYNE_SCALE:-1}" LIBGL_ALWAYS_SOFTWARE=1 LC_ALL=C.UTF-8
openbox >/dev/null 2>&1 &
manager=$!

status=0
"$@" || status=$?
exit "$status"
