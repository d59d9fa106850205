package widgets_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"zhucunji/ui/widgets"
)

// newFolder fills a folder with two workbooks, a note and a folder, and returns its path.
func newFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for i, name := range []string{"金溪报表.xlsx", "金溪名单 #1.xlsx", "说明.txt", ".隐藏.xlsx", "~$金溪报表.xlsx"} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(strings.Repeat("x", 100+i)), 0o600); err != nil {
			t.Fatal(err)
		}
		at := time.Date(2026, 11, 1+i, 8, 0, 0, 0, time.Local)
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "上报"), 0o750); err != nil {
		t.Fatal(err)
	}
	return dir
}

func newChooser(w fyne.Window, dir string) *widgets.FileChooser {
	now := func(f func()) { f() }
	return &widgets.FileChooser{Canvas: w.Canvas(), Home: dir, Background: now, Post: now}
}

func workbooks() []widgets.FileKind {
	return []widgets.FileKind{{Name: "Excel 工作簿", Exts: []string{".xlsx"}}}
}

// setPath types over the whole path.
func setPath(w fyne.Window, text string) {
	w.Canvas().Focused().(interface{ SetText(string) }).SetText(text)
}

func TestFileChooser_Own(t *testing.T) {
	open := widgets.FileRequest{Title: "打开名单", Kinds: workbooks()}
	save := widgets.FileRequest{Title: "导出到", Save: true, Name: "农户.xlsx", Kinds: workbooks()}
	for name, tc := range map[string]struct {
		request widgets.FileRequest
		act     func(w fyne.Window, dir string)
		want    string // name in the folder, "" for cancelled, "-" for still open
	}{
		"a typed path is taken": {open, func(w fyne.Window, dir string) {
			setPath(w, filepath.Join(dir, "金溪报表.xlsx"))
			press(w, fyne.KeyReturn)
		}, "金溪报表.xlsx"},
		"a name alone means this folder": {open, func(w fyne.Window, _ string) { setPath(w, "金溪名单 #1.xlsx"); press(w, fyne.KeyReturn) }, "金溪名单 #1.xlsx"},
		"tab completes as far as it is clear": {open, func(w fyne.Window, dir string) {
			setPath(w, filepath.Join(dir, "金溪报"))
			press(w, fyne.KeyTab, fyne.KeyReturn)
		}, "金溪报表.xlsx"},
		"the list has the newest first":    {open, func(w fyne.Window, _ string) { press(w, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn) }, "金溪名单 #1.xlsx"},
		"enter goes into a folder":         {open, func(w fyne.Window, _ string) { press(w, fyne.KeyDown, fyne.KeyReturn) }, "-"},
		"a file that is not there is said": {open, func(w fyne.Window, _ string) { setPath(w, "没有.xlsx"); press(w, fyne.KeyReturn) }, "-"},
		"escape cancels from the path":     {open, func(w fyne.Window, _ string) { press(w, fyne.KeyEscape) }, ""},
		"escape cancels from the list":     {open, func(w fyne.Window, _ string) { press(w, fyne.KeyDown, fyne.KeyEscape) }, ""},
		"saving takes the proposed name":   {save, func(w fyne.Window, _ string) { press(w, fyne.KeyReturn) }, "农户.xlsx"},
		"saving adds the extension":        {save, func(w fyne.Window, _ string) { setPath(w, "十一月"); press(w, fyne.KeyReturn) }, "十一月.xlsx"},
		"saving over a file asks, and no is first": {save, func(w fyne.Window, _ string) {
			setPath(w, "金溪报表.xlsx")
			press(w, fyne.KeyReturn, fyne.KeyReturn)
		}, "-"},
		"saving over a file can be meant": {save, func(w fyne.Window, _ string) {
			setPath(w, "金溪报表.xlsx")
			press(w, fyne.KeyReturn, fyne.KeyRight, fyne.KeyReturn)
		}, "金溪报表.xlsx"},
		"a folder is chosen as it stands": {widgets.FileRequest{Title: "选文件夹", Folder: true}, func(w fyne.Window, _ string) { setPath(w, "上报"); press(w, fyne.KeyReturn) }, "上报"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := newFolder(t)
			w := show(t, widgets.NewButton("页面", nil), 1000, 640)
			c := newChooser(w, dir)
			remembered := ""
			c.Remember = func(folder string) { remembered = folder }
			got := "-"
			c.Choose(tc.request, func(path string) { got = path })
			if tc.request.Save {
				picture(t, w, "file-save")
			} else {
				picture(t, w, "file-open")
			}
			tc.act(w, dir)
			want := tc.want
			if want != "" && want != "-" {
				want = filepath.Join(dir, want)
			}
			if got != want {
				t.Errorf("chose %q, want %q", got, want)
			}
			if (remembered != "") != (want != "" && want != "-") {
				t.Errorf("remembered %q after choosing %q", remembered, want)
			}
		})
	}
}

func TestFileChooser_TypingAnotherFolderListsIt(t *testing.T) {
	dir := newFolder(t)
	inner := filepath.Join(dir, "上报")
	if err := os.WriteFile(filepath.Join(inner, "十月.xlsx"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	w := show(t, widgets.NewButton("页面", nil), 1000, 640)
	c := newChooser(w, dir)
	c.Recall = func() string { return filepath.Join(dir, "不在了") }
	got := "-"
	c.Choose(widgets.FileRequest{Title: "打开名单", Kinds: workbooks()}, func(path string) { got = path })
	setPath(w, filepath.Join(inner, "十"))
	press(w, fyne.KeyTab, fyne.KeyReturn)
	if want := filepath.Join(inner, "十月.xlsx"); got != want {
		t.Errorf("chose %q, want %q", got, want)
	}
}

// system is a chooser of the system's that answers at once.
type system struct {
	path string
	ok   bool
	err  error
}

func (s system) Choose(widgets.FileRequest, string) (string, bool, error) { return s.path, s.ok, s.err }

func TestFileChooser_System(t *testing.T) {
	dir := newFolder(t)
	w := show(t, widgets.NewButton("页面", nil), 1000, 640)
	for name, tc := range map[string]struct {
		system system
		want   string
	}{
		"its answer is taken with the extension": {system{path: filepath.Join(dir, "表"), ok: true}, filepath.Join(dir, "表.xlsx")},
		"cancelled there is cancelled":           {system{}, ""},
		"ours opens where it fails":              {system{err: errors.New("no display")}, "-"},
	} {
		t.Run(name, func(t *testing.T) {
			c := newChooser(w, dir)
			c.System = tc.system
			got := "-"
			c.Choose(widgets.FileRequest{Title: "导出到", Save: true, Kinds: workbooks()}, func(path string) { got = path })
			if got != tc.want {
				t.Errorf("chose %q, want %q", got, tc.want)
			}
			press(w, fyne.KeyEscape)
		})
	}
}

func TestDesktopChooser(t *testing.T) {
	save := widgets.FileRequest{Title: "导出到", Save: true, Name: "农户.xlsx", Kinds: workbooks()}
	for name, tc := range map[string]struct {
		program, output string
		code            int
		args, want      string
		fails           bool
	}{
		"zenity answers with a path":  {"zenity", "/家/农户.xlsx\n", 0, "--file-selection --title=导出到 --filename=/家/农户.xlsx --save --confirm-overwrite --file-filter=Excel 工作簿 | *.xlsx", "/家/农户.xlsx", false},
		"kdialog answers with a path": {"kdialog", "/家/农户.xlsx\n", 0, "--title 导出到 --getsavefilename /家/农户.xlsx Excel 工作簿 (*.xlsx)", "/家/农户.xlsx", false},
		"cancelled":                   {"zenity", "", 1, "--file-selection --title=导出到 --filename=/家/农户.xlsx --save --confirm-overwrite --file-filter=Excel 工作簿 | *.xlsx", "", false},
		"it crashed":                  {"zenity", "", 139, "--file-selection --title=导出到 --filename=/家/农户.xlsx --save --confirm-overwrite --file-filter=Excel 工作簿 | *.xlsx", "", true},
	} {
		t.Run(name, func(t *testing.T) {
			args := ""
			d := widgets.NewDesktopChooser(func(name string) bool { return name == tc.program }, func(_ string, a ...string) (string, int, error) {
				args = strings.Join(a, " ")
				return tc.output, tc.code, nil
			})
			path, ok, err := d.Choose(save, "/家")
			if path != tc.want || ok != (tc.want != "") || (err != nil) != tc.fails {
				t.Errorf("answer %q, %v, %v; want %q", path, ok, err, tc.want)
			}
			if args != tc.args {
				t.Errorf("called with %q, want %q", args, tc.args)
			}
		})
	}
	if d := widgets.NewDesktopChooser(func(string) bool { return false }, nil); d != nil {
		t.Error("there is a chooser without a program for it")
	}
}
