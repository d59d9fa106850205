package widgets

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
)

// fileDialog is our own chooser: a path that can be typed and completed with Tab, and below it the folder's
// files, the newest first.
type fileDialog struct {
	chooser *FileChooser
	request FileRequest
	done    func(string)

	dialog *Dialog
	path   *pathEntry
	wrong  *Paragraph
	grid   *Grid
	dir    string     // folder listed
	lines  []fileLine // all of it
	shown  []fileLine // what begins with the name typed
	sort   string
	desc   bool
	load   int // number of the last listing asked for; answers to earlier ones are dropped
}

// pathEntry is the entry for the path. Tab completes before it moves on.
type pathEntry struct{ Entry }

// AcceptsTab brings Tab to the dialog, which completes the path or moves on.
func (e *pathEntry) AcceptsTab() bool { return true }

func (c *FileChooser) openOwn(r FileRequest, done func(string)) {
	f := &fileDialog{chooser: c, request: r, done: done, sort: "at", desc: true}
	f.build()
	f.dialog.Show()
	f.enter(c.folder(), r.Name)
}

func (f *fileDialog) build() {
	f.path = &pathEntry{}
	f.path.ExtendBaseWidget(f.path)
	f.path.OnChanged = func(string) { f.narrow() }
	f.path.OnSubmitted = func(string) { f.submit() }
	f.path.OnKey = f.key
	f.wrong = NewParagraph("", 640)
	f.wrong.Ink = ColorOverdue
	f.wrong.Hide()
	f.grid = NewGrid(0, Column{Key: "name", Title: "名称", Width: 380}, Column{Key: "at", Title: "修改时间", Width: 150},
		Column{Key: "size", Title: "大小", Width: 90, Numeric: true})
	f.grid.Multi = false
	f.grid.Empty = "这里没有可选的文件"
	f.grid.SetSort(f.sort, f.desc)
	f.grid.Rows = func() int { return len(f.shown) }
	f.grid.Cell = f.cell
	f.grid.OnSort = f.sortBy
	f.grid.OnOpen = f.open
	f.grid.OnSelect = f.selected

	up := NewButton("上一级", func() { f.enter(filepath.Dir(f.dir), "") })
	up.Tip = "Alt+↑"
	home := NewButton("个人文件夹", func() { f.enter(f.chooser.Home, "") })
	yes := NewPrimary(f.verb(), f.submit)
	no := NewButton("取消", f.cancel)
	head := container.NewBorder(nil, f.wrong, nil, container.NewHBox(up, home), f.path)
	f.dialog = NewDialog(f.chooser.Canvas, f.request.Title, container.NewBorder(gap(head, 0, 8), nil, nil, nil, f.grid), no, yes)
	f.dialog.SetSize(720, 480)
	f.dialog.First = f.path
	f.dialog.OnCancel, f.dialog.OnEnter = f.cancel, f.submit
}

func (f *fileDialog) verb() string {
	switch {
	case f.request.Save:
		return "保存"
	case f.request.Folder:
		return "选这个文件夹"
	default:
		return "打开"
	}
}

func (f *fileDialog) cell(row, col int) string {
	line := f.shown[row]
	switch col {
	case 0:
		if line.folder {
			return "〔文件夹〕" + line.name
		}
		return line.name
	case 1:
		return line.at.Format("2006-01-02 15:04")
	default:
		return sizeText(line)
	}
}

// enter lists a folder and puts it, with a name behind it, into the path.
func (f *fileDialog) enter(dir, name string) {
	f.load++
	load := f.load
	f.chooser.run(func() {
		lines, err := readFolder(dir, f.request)
		f.chooser.post(func() {
			if load != f.load {
				return
			}
			if err != nil {
				f.say(cases.MessageOf(err))
				return
			}
			f.dir, f.lines = dir, lines
			sortFiles(f.lines, f.sort, f.desc)
			f.setPath(filepath.Join(dir, name), name == "")
			f.narrow()
			f.grid.ScrollTo(0)
		})
	})
}

// setPath writes a path with the caret behind it.
func (f *fileDialog) setPath(path string, folder bool) {
	if folder && !strings.HasSuffix(path, string(filepath.Separator)) {
		path += string(filepath.Separator)
	}
	f.path.SetText(path)
	f.path.CursorColumn = len([]rune(path))
	f.path.Refresh()
}

// narrow shows what begins with the name typed; typing another folder lists that one.
func (f *fileDialog) narrow() {
	f.say("")
	dir, name := filepath.Split(f.path.Text)
	if clean := filepath.Clean(dir); filepath.IsAbs(clean) && clean != filepath.Clean(f.dir) {
		f.relist(clean)
		return
	}
	f.shown = f.shown[:0]
	for _, line := range f.lines {
		if f.request.Save || hasPrefixFold(line.name, name) {
			f.shown = append(f.shown, line)
		}
	}
	f.grid.Refresh()
}

// relist lists the folder being typed without touching the path.
func (f *fileDialog) relist(dir string) {
	f.load++
	load := f.load
	f.chooser.run(func() {
		lines, err := readFolder(dir, f.request)
		f.chooser.post(func() {
			if load == f.load && err == nil {
				f.dir, f.lines = dir, lines
				sortFiles(f.lines, f.sort, f.desc)
				f.narrow()
			}
		})
	})
}

func (f *fileDialog) sortBy(key string, desc bool) {
	f.sort, f.desc = key, desc
	sortFiles(f.lines, key, desc)
	f.narrow()
}

// key completes with Tab, goes into the list with ↓, and lets Tab move on when there is nothing to complete.
func (f *fileDialog) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyTab:
		if f.path.modifiers()&fyne.KeyModifierShift != 0 {
			return false
		}
		path, more := complete(f.path.Text, f.shown)
		if more {
			f.setPath(path, false)
		}
		return more
	case fyne.KeyDown:
		if len(f.shown) > 0 {
			f.grid.SetCurrent(max(f.grid.Current(), 0))
			f.chooser.Canvas.Focus(f.grid)
		}
		return true
	}
	return false
}

// selected writes the row's name into the path, so that what Enter will do can be read.
func (f *fileDialog) selected() {
	if row := f.grid.Current(); row >= 0 && row < len(f.shown) && f.grid.focused && !f.shown[row].folder {
		shown := f.shown // writing the path would narrow the list to this one file
		f.path.OnChanged = nil
		f.path.SetText(filepath.Join(f.dir, shown[row].name))
		f.path.OnChanged = func(string) { f.narrow() }
	}
}

// open goes into a folder or takes a file.
func (f *fileDialog) open(row int) {
	line := f.shown[row]
	if line.folder {
		f.enter(filepath.Join(f.dir, line.name), f.keptName())
		return
	}
	f.take(filepath.Join(f.dir, line.name))
}

// keptName is the name to be saved, which stays while folders change.
func (f *fileDialog) keptName() string {
	if !f.request.Save {
		return ""
	}
	return filepath.Base(f.path.Text)
}

// submit takes the path typed: into a folder, or as the answer.
func (f *fileDialog) submit() {
	path := strings.TrimSpace(f.path.Text)
	if !filepath.IsAbs(path) {
		path = filepath.Join(f.dir, path)
	}
	switch {
	case f.request.Folder && isFolder(path):
		f.finish(filepath.Clean(path))
	case isFolder(path):
		f.enter(filepath.Clean(path), "")
	default:
		f.take(path)
	}
}

// take answers with a file, when it is there to open or its folder there to save in.
func (f *fileDialog) take(path string) {
	path = withExtension(path, f.request)
	switch {
	case f.request.Folder:
		f.say("没有这个文件夹，请核对路径。")
	case !f.request.Save && !exists(path):
		f.say("没有这个文件，请核对路径，或从下面选。")
	case !f.request.Save:
		f.finish(path)
	case !isFolder(filepath.Dir(path)):
		f.say("没有“" + filepath.Dir(path) + "”这个文件夹，请换一个。")
	case exists(path):
		Confirm(f.chooser.Canvas, Question{
			Title: "换掉已有的文件？", Text: "“" + filepath.Base(path) + "”已经存在，继续会换成新的内容。", Yes: "换掉", No: "另取名字", Risky: true,
		}, func(yes bool) {
			if yes {
				f.finish(path)
			}
		})
	default:
		f.finish(path)
	}
}

func (f *fileDialog) finish(path string) {
	f.load++
	f.dialog.Hide()
	f.chooser.chosen(path, f.request, f.done)
}

func (f *fileDialog) cancel() {
	f.load++
	f.dialog.Hide()
	f.done("")
}

func (f *fileDialog) say(sentence string) {
	if f.wrong.Text == sentence {
		return
	}
	f.wrong.SetText(sentence)
	f.wrong.Hidden = sentence == ""
	f.dialog.Refresh()
}
