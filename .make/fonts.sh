#!/bin/sh
# Remake assets/fonts from Debian's fonts-noto-cjk. Needed only when the set of characters changes.
set -eu
cd "$(dirname "$0")/.."
. .make/packages.sh

need fonts-noto-cjk fonttools
# The distribution's own python3: fonttools is installed for that one.
/usr/bin/python3 .make/fonts.py assets/fonts
ls -l assets/fonts
