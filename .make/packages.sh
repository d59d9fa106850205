# System packages by apt (Debian, Ubuntu, UOS, Kylin). Sourced by the other scripts:
#
#   . .make/packages.sh
#   need $BUILD_PACKAGES
#
# A name may offer alternatives, best first: "libgl-dev|libgl1-mesa-dev".

# What compiling the window takes: C compiler, OpenGL and X headers, and certificates to fetch modules by.
BUILD_PACKAGES="ca-certificates gcc libc6-dev pkg-config|pkgconf libgl-dev|libgl1-mesa-dev libx11-dev libxcursor-dev
	libxrandr-dev libxinerama-dev libxi-dev libxxf86vm-dev"
# A display in memory, and hands to use it.
DISPLAY_PACKAGES="xvfb libgl1-mesa-dri openbox xdotool x11-utils imagemagick"
# Chinese input as people have it, to see that a half-composed word is never lost.
INPUT_PACKAGES="dbus-x11 fcitx5 fcitx5-chinese-addons ibus ibus-libpinyin"
# An office program that opens the workbooks, and what reads its print-outs.
OFFICE_PACKAGES="libreoffice-calc poppler-utils fonts-noto-cjk"
# The reader of workbooks that ours is measured beside.
BENCH_PACKAGES="python3-openpyxl"
# The C library whose writing of workbooks make bench measures ours against.
MEASURE_PACKAGES="gcc libc6-dev libxlsxwriter-dev"

# say prints a line that stands out from the output of tools.
say() {
	printf '== %s\n' "$*"
}

# die ends everything with one sentence.
die() {
	printf '%s\n' "$*" >&2
	exit 1
}

# installed tells whether one package is on the system.
installed() {
	dpkg-query -W -f='${db:Status-Status}\n' "$1" 2>/dev/null | grep -qx installed
}

# missing prints those of the named packages the system lacks, alternatives kept as given.
missing() {
	for wanted in "$@"; do
		found=no
		for name in $(printf '%s' "$wanted" | tr '|' ' '); do
			if installed "$name"; then found=yes; break; fi
		done
		[ "$found" = yes ] || printf '%s ' "$wanted"
	done
}

# available picks, for each name, the first alternative the package source has.
available() {
	for wanted in "$@"; do
		choice=${wanted%%|*}
		for name in $(printf '%s' "$wanted" | tr '|' ' '); do
			if apt-cache policy "$name" 2>/dev/null | grep -q 'Candidate: [0-9]'; then choice=$name; break; fi
		done
		printf '%s ' "$choice"
	done
}

# as_root runs a command as root: at once, by sudo, or not at all.
as_root() {
	if [ "$(id -u)" = 0 ]; then
		env DEBIAN_FRONTEND=noninteractive "$@"
	else
		sudo env DEBIAN_FRONTEND=noninteractive "$@"
	fi
}

# may_be_root tells whether as_root can work; it asks for a password only where a person sits.
may_be_root() {
	[ "$(id -u)" = 0 ] && return 0
	command -v sudo >/dev/null 2>&1 || return 1
	sudo -n true 2>/dev/null || [ -t 0 ]
}

# need installs what is missing of the named packages, or names them and stops.
need() {
	if ! command -v dpkg-query >/dev/null 2>&1 || ! command -v apt-get >/dev/null 2>&1; then
		say "no apt here, so nothing is installed; this is needed: $*"
		return 0
	fi
	lacking=$(missing "$@")
	[ -n "$lacking" ] || return 0
	sentence="缺少系统软件包，请安装后再试 / missing system packages, install them and try again: $(
		for wanted in $lacking; do printf '%s ' "${wanted%%|*}"; done)"
	may_be_root || die "$sentence（没有管理员权限 / no root）"

	# apt's own words go to a file: the person gets one sentence.
	mkdir -p build
	for attempt in 1 2; do
		# One dead source among several must not stop what the others have: the install decides.
		as_root apt-get update -q=2 >build/apt.log 2>&1 || true
		chosen=$(available $lacking)
		say "installing: $chosen"
		as_root apt-get install -q=2 -y --no-install-recommends -o DPkg::Lock::Timeout=300 $chosen \
			>>build/apt.log 2>&1 && break
	done
	lacking=$(missing $lacking)
	[ -z "$lacking" ] || die "$sentence（软件源不可用，详见 build/apt.log / no package source, see build/apt.log）"
}
