#!/bin/sh
# make tour: the real program on a virtual display, driven by keyboard and mouse; its pictures,
# workbook and database stay in out/.
set -eu
cd "$(dirname "$0")/.."
. .make/env.sh
. .make/packages.sh

need $BUILD_PACKAGES $DISPLAY_PACKAGES
mkdir -p "$OUT"
status=0
ZHUCUNJI_OUT=$OUT with_c .make/display.sh \
	go test -tags "$TAGS,realwindow" -count=1 -timeout 15m -run Tour -v ./cmd/zhucunji || status=$?
say "图片和表格在 / pictures and workbooks are in: $OUT"
exit "$status"
