# One set of flags and places for every build and test: another set would compile ten minutes
# of C again. Sourced from the top of the project, after which these are set:
#
#   TAGS      tags of the program     CI_TAGS  tags that do without C, OpenGL and a display
#   BUILD     programs and tools      OUT      pictures and workbooks of the tour

TAGS=migrated_fynedo
CI_TAGS=ci,migrated_fynedo
BUILD=$PWD/build
OUT=$PWD/out
# The version stands in FyneApp.toml; asking git would fail in a copy someone else owns.
export GOFLAGS="${GOFLAGS:-} -buildvcs=false"

command -v go >/dev/null 2>&1 || {
	echo "没有找到 go 命令，请先安装 go.mod 中所写版本的 Go / the go command is missing: install the version go.mod names" >&2
	exit 1
}

# without_c runs a go command that must not need a C compiler.
without_c() {
	CGO_ENABLED=0 "$@"
}

# with_c runs a go command for the window or the race detector.
with_c() {
	CGO_ENABLED=1 "$@"
}
