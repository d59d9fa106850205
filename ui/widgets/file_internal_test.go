package widgets

import (
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zhucunji/cases"
)

func TestComplete(t *testing.T) {
	lines := []fileLine{{name: "上报", folder: true}, {name: "金溪报表.xlsx"}, {name: "金溪名单.xlsx"}, {name: "Report.xlsx"}}
	dir := string(filepath.Separator) + filepath.Join("家", "工作") + string(filepath.Separator)
	for name, tc := range map[string]struct {
		typed, want string
		more        bool
	}{
		"a whole name where only one is left": {"金溪报", "金溪报表.xlsx", true},
		"as far as the names agree":           {"金", "金溪", true},
		"nothing more where they part":        {"金溪", "金溪", false},
		"a folder with its separator":         {"上", "上报" + string(filepath.Separator), true},
		"capitals do not matter":              {"rep", "Report.xlsx", true},
		"nothing begins like this":            {"没有", "没有", false},
	} {
		t.Run(name, func(t *testing.T) {
			got, more := complete(dir+tc.typed, lines)
			if got != dir+tc.want || more != tc.more {
				t.Errorf("complete(%q) = %q, %v; want %q, %v", tc.typed, got, more, dir+tc.want, tc.more)
			}
		})
	}
}

func TestSortFiles_FoldersStayInFront(t *testing.T) {
	day := func(d int) time.Time { return time.Date(2026, 11, d, 0, 0, 0, 0, time.UTC) }
	lines := []fileLine{{name: "b", size: 1, at: day(1)}, {name: "A", size: 3, at: day(3)}, {name: "c", size: 2, at: day(2)}, {name: "z", folder: true, at: day(9)}}
	for name, tc := range map[string]struct {
		by   string
		desc bool
		want string
	}{
		"by name": {"name", false, "z A b c"}, "the newest first": {"at", true, "z A c b"}, "the largest first": {"size", true, "z A c b"},
	} {
		t.Run(name, func(t *testing.T) {
			sortFiles(lines, tc.by, tc.desc)
			var got []string
			for _, line := range lines {
				got = append(got, line.name)
			}
			if strings.Join(got, " ") != tc.want {
				t.Errorf("order %v, want %s", got, tc.want)
			}
		})
	}
}

func TestFolderError_SaysWhatToDo(t *testing.T) {
	for name, tc := range map[string]struct {
		err  error
		want string
	}{
		"missing":    {fs.ErrNotExist, "没有“/家/旧”这个文件夹，请核对路径。"},
		"forbidden":  {fs.ErrPermission, "没有权限打开“/家/旧”，请换一个文件夹。"},
		"other ends": {fs.ErrClosed, "打不开文件夹“/家/旧”，请换一个。"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := cases.MessageOf(folderError("/家/旧", tc.err)); got != tc.want {
				t.Errorf("says %q, want %q", got, tc.want)
			}
		})
	}
}

func TestSizeText(t *testing.T) {
	for want, line := range map[string]fileLine{"": {folder: true, size: 4096}, "12 B": {size: 12}, "2 KB": {size: 2048}, "1.5 MB": {size: 3 << 19}} {
		if got := sizeText(line); got != want {
			t.Errorf("%d bytes are shown as %q, want %q", line.size, got, want)
		}
	}
}
