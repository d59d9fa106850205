package ui

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// importPhotos brings photos that are named for their households: which were found, whose they are, and done. It
// stands in the place of the steps of a list.
type importPhotos struct {
	page   *importPage
	source string // what was chosen, for the status line
	found  []ImportPhoto
	done   ImportPhotosDone
	stored bool

	only   photoFate
	shown  []int // places in found
	steps  *importSteps
	grid   *widgets.Grid
	counts *fyne.Container
	skip   *widgets.Button
	whose  *widgets.Button
	see    *widgets.Button
	undo   *widgets.Button
	undone *widgets.Paragraph
}

// importPhotosState is what is kept while another page is open.
type importPhotosState struct {
	Source string
	Found  []ImportPhoto
}

// photoFate is what becomes of a photo.
type photoFate int

// The fates, as they are shown.
const (
	photoAny photoFate = iota
	photoTaken
	photoNobodys
	photoLeft
)

func (f photoFate) title() string {
	return []string{"全部", "导入", "认不出或读不了", "不导入"}[f]
}

// fateOf is what becomes of a photo.
func fateOf(i *ImportPhoto) photoFate {
	switch {
	case i.Skip:
		return photoLeft
	case i.Good():
		return photoTaken
	}
	return photoNobodys
}

// fateText is what becomes of a photo, in a word.
func fateText(photo *ImportPhoto) string {
	switch fate := fateOf(photo); {
	case fate != photoNobodys:
		return fate.title()
	case photo.Broken:
		return "读不了"
	}
	return "认不出"
}

// arePhotos says whether what was dragged is photos: pictures, or a folder.
func arePhotos(paths []string) bool {
	return !slices.ContainsFunc(paths, func(path string) bool {
		if slices.Contains(photoExts(), strings.ToLower(filepath.Ext(path))) {
			return false
		}
		info, err := os.Stat(path)
		return err != nil || !info.IsDir()
	})
}

// make makes what shows the photos.
func (i *importPhotos) make() {
	s := i.page.shell
	i.steps = newImportSteps("照片文件夹", "是谁家的", "完成")
	file, reason := float32(330), float32(400)
	if s.narrow() {
		file, reason = 220, 260
	}
	i.grid = widgets.NewGrid(0, s.columns(
		widgets.Column{Key: "file", Title: "照片", Width: file, Fixed: true},
		widgets.Column{Key: "fate", Title: "结果", Width: 76, Fixed: true},
		widgets.Column{Key: "head", Title: "哪一户", Width: 100, Fixed: true},
		widgets.Column{Key: "caption", Title: "照片说明", Width: 160, Fixed: true},
		widgets.Column{Key: "reason", Title: "原因", Width: reason, Fixed: true})...)
	i.grid.Rows = func() int { return len(i.shown) }
	i.grid.Cell = func(row, col int) string { return i.cell(&i.found[i.shown[row]], col) }
	i.grid.State = func(row, col int) widgets.CellState { return photoState(&i.found[i.shown[row]], col) }
	i.grid.Tips, i.grid.Copy = s.tips, s.Copy
	i.grid.OnSelect = i.chosen
	i.grid.OnOpen = func(int) { i.assign() }
	i.grid.OnTypeAhead = func(r rune) {
		if r == '0' || r == '０' {
			i.leave()
		}
	}
	i.grid.Empty = "这一类没有照片。"
	i.page.onVeil(i.grid.Refresh)
	i.counts = container.NewVBox()
	i.skip, i.whose = widgets.NewButton("不导入（0）", i.leave), widgets.NewButton("指定农户…", i.assign)
	i.skip.Tip, i.skip.Tips = "这张照片不导入；再按一次恢复（0）", s.tips
	i.whose.Tip, i.whose.Tips = "指明照片是哪一户的（Enter）", s.tips
}

func photoState(photo *ImportPhoto, col int) widgets.CellState {
	switch {
	case col != 1 && col != 4:
		return widgets.CellNormal
	case photo.Skip:
		return widgets.CellSecondary
	case !photo.Good():
		return widgets.CellSoon
	}
	return widgets.CellNormal
}

// cell shows a name as the veil says, in the name of the file too.
func (i *importPhotos) cell(photo *ImportPhoto, col int) string {
	head := i.page.shell.name(photo.Household, photo.Head)
	switch col {
	case 0:
		return veiledFile(photo, head)
	case 1:
		return fateText(photo)
	case 2:
		return head
	case 3:
		return photo.Caption
	}
	return photo.Reason
}

// veiledFile is the name of a file with numbers of people masked, and the head's name as it is shown elsewhere.
func veiledFile(photo *ImportPhoto, head string) string {
	name := photo.File
	if photo.Head != "" {
		name = strings.ReplaceAll(name, photo.Head, head)
	}
	for _, part := range strings.FieldsFunc(name, func(r rune) bool { return (r < '0' || r > '9') && r != 'X' && r != 'x' }) {
		if _, _, err := cases.CheckIDNumber(part); err == nil {
			name = strings.ReplaceAll(name, part, cases.Mask(cases.KindIDNumber, part))
		}
	}
	return name
}

// open says whether photos are being imported.
func (i *importPhotos) open() bool { return len(i.found) > 0 }

func (i *importPhotos) clear() {
	i.source, i.found, i.done, i.stored, i.only = "", nil, ImportPhotosDone{}, false, photoAny
}

func (i *importPhotos) save() importPhotosState {
	if i.stored {
		return importPhotosState{}
	}
	return importPhotosState{i.source, i.found}
}

// resume shows the photos again that were matched when the page was left.
func (i *importPhotos) resume(state importPhotosState) {
	i.source, i.found = state.Source, state.Found
	i.page.shell.threads.Post(func() {
		if !i.page.gone() {
			i.page.show(stepFile)
		}
	})
}

// choose asks for a folder.
func (i *importPhotos) choose() {
	request := widgets.FileRequest{Title: "选择照片文件夹", Folder: true}
	i.page.shell.ChooseFile("import-photos", request, func(folder string) { i.take([]string{folder}) })
}

// take finds whose the photos are.
func (i *importPhotos) take(paths []string) {
	p := i.page
	source := filepath.Base(paths[0])
	if len(paths) > 1 {
		source += "等"
	}
	var found []ImportPhoto
	p.shell.Run(Task{
		Title: "正在看照片",
		Work: func(ctx context.Context, job *Job) (err error) {
			found, err = p.store.MatchPhotos(ctx, paths, job.Set)
			return err
		},
		Done: func() {
			if p.gone() {
				return
			}
			if len(found) == 0 {
				p.shell.Say("！“" + source + "”里没有照片。能用的是 jpg 和 png。")
				return
			}
			p.begin()
			i.source, i.found = source, found
			p.show(stepFile)
		},
	})
}

// good counts the photos that are taken.
func (i *importPhotos) good() (n int) {
	for at := range i.found {
		if i.found[at].Good() {
			n++
		}
	}
	return n
}

func (i *importPhotos) head() Head {
	p := i.page
	h := Head{Title: "导入", Note: i.source}
	if i.stored {
		h.Actions = []Action{{Text: "再导入一个", Key: "Ctrl+O", Do: p.choose}}
		return h
	}
	n := i.good()
	next := Action{Text: "导入 " + grouped(int64(n)) + " 张", Key: "Ctrl+Enter", Do: i.next, Off: n == 0}
	h.Actions = []Action{next, {Text: "上一步", Key: "Esc", Do: func() { i.back() }}, {Text: "取消导入", Do: p.begin}}
	return h
}

func (i *importPhotos) first() fyne.Focusable {
	if i.stored {
		return i.see
	}
	return i.grid
}

// back goes back to the choice of a file.
func (i *importPhotos) back() bool {
	if i.stored {
		return false
	}
	i.page.begin()
	return true
}

// show shows whose the photos are, or what became of them.
func (i *importPhotos) show() fyne.CanvasObject {
	if i.stored {
		i.steps.Mark(2)
		return i.end()
	}
	i.steps.Mark(1)
	i.list()
	if i.grid.Current() < 0 && len(i.shown) > 0 {
		i.grid.SetCurrent(0)
	}
	i.chosen()
	said := widgets.NewNote("照片或它所在文件夹的名字，以户编号、证件号码或户主姓名开头的，认得出是谁家的；后面的字作照片说明。认不出的按 Enter 指定农户。", i.page.width())
	verbs := container.NewHBox(layout.NewSpacer(), i.whose, i.skip)
	return container.NewBorder(container.NewVBox(i.counts, said), gapAbove(verbs, 4), nil, nil, gapAbove(i.grid, 4))
}

// list shows the photos of the chosen fate, and how many there are of each.
func (i *importPhotos) list() {
	p := i.page
	n := make([]int, photoLeft+1)
	i.shown = i.shown[:0]
	for at := range i.found {
		fate := fateOf(&i.found[at])
		n[fate]++
		n[photoAny]++
		if i.only == photoAny || i.only == fate {
			i.shown = append(i.shown, at)
		}
	}
	var titles []string
	for fate := range n {
		titles = append(titles, photoFate(fate).title()+" "+grouped(int64(n[fate])))
	}
	tabs := newTabBar(p.shell, "只看这些照片", titles, func(at int) {
		i.only = photoFate(at)
		i.list()
		p.shell.window.Canvas().Focus(i.grid)
	})
	tabs.Mark(int(i.only))
	i.counts.Objects = []fyne.CanvasObject{tabs.Object()}
	i.counts.Refresh()
	i.grid.Refresh()
}

// current is the photo of the current row; nil where there is none.
func (i *importPhotos) current() *ImportPhoto {
	if row := i.grid.Current(); row >= 0 && row < len(i.shown) {
		return &i.found[i.shown[row]]
	}
	return nil
}

// chosen says what can be decided about the current photo.
func (i *importPhotos) chosen() {
	i.skip.Disable()
	i.whose.Disable()
	if photo := i.current(); photo != nil {
		i.skip.Enable()
		if !photo.Broken {
			i.whose.Enable()
		}
	}
}

// leave leaves the selected photos out, or takes that back.
func (i *importPhotos) leave() {
	rows := i.grid.Selected()
	if len(rows) == 0 && i.grid.Current() >= 0 {
		rows = []int{i.grid.Current()}
	}
	for _, row := range rows {
		if row < len(i.shown) {
			photo := &i.found[i.shown[row]]
			photo.Skip = !photo.Skip
		}
	}
	i.decided()
}

// decided shows what is decided by now.
func (i *importPhotos) decided() {
	i.list()
	i.chosen()
	i.page.forward(i.page.room)
	i.page.shell.HeadChanged()
}

// assign asks whose the selected photos are.
func (i *importPhotos) assign() {
	photo, s := i.current(), i.page.shell
	if photo == nil || i.stored {
		return
	}
	if photo.Broken {
		s.Say("！" + photo.Reason)
		return
	}
	photos := []*ImportPhoto{photo}
	for _, row := range i.grid.Selected() {
		if row < len(i.shown) {
			photos = append(photos, &i.found[i.shown[row]])
		}
	}
	whose := newRefInput(s, refSource{Find: s.findHouseholds})
	whose.Entry.PlaceHolder = "姓名、拼音首字母、证件尾号、电话"
	whose.Entry.Columns = 26
	widgets.Ask(s.window.Canvas(), widgets.Request{
		Title: "“" + veiledFile(photo, s.name(photo.Household, photo.Head)) + "”是谁家的？", Yes: "就是这一户",
		Content: widgets.NewForm(1, &widgets.FormField{Key: "whose", Label: "农户", Widget: whose}),
		Submit: func() error {
			if whose.ID() == 0 {
				return cases.Errorf(cases.Invalid, "whose", "请从列表中选择农户。")
			}
			for _, one := range photos {
				if !one.Broken {
					one.Household, one.Head, one.Reason, one.Skip = int64(whose.ID()), whose.Entry.Text, "", false
				}
			}
			i.decided()
			return nil
		},
	})
}

// next stores the photos.
func (i *importPhotos) next() {
	p := i.page
	if i.stored || i.good() == 0 {
		p.shell.Say("！没有可以导入的照片。")
		return
	}
	source, photos := i.source, slices.Clone(i.found)
	var done ImportPhotosDone
	p.shell.Run(Task{
		Title: "正在导入照片",
		Work: func(ctx context.Context, job *Job) (err error) {
			done, err = p.store.TakePhotos(ctx, source, photos, job.Set)
			return err
		},
		Done: func() {
			p.shell.Tell(done.Change)
			if !p.gone() && i.open() {
				i.done, i.stored = done, true
				p.show(stepDone)
			}
		},
	})
}

// end says what was stored, and offers to take it back.
func (i *importPhotos) end() fyne.CanvasObject {
	p := i.page
	width := p.width()
	box := container.NewVBox(stepTitle("已导入 "+grouped(int64(i.done.Added))+" 张照片"), widgets.NewParagraph(strings.Join(i.sentences(), ""), width))
	i.see = widgets.NewPrimary("看农户列表", func() { p.shell.Go(Route{Place: PlaceHouseholds}) })
	box.Add(gapAbove(container.NewHBox(i.see, widgets.NewButton("再导入一个", p.choose)), 12))
	i.undone = widgets.NewParagraph("", width)
	if i.done.Added > 0 && i.done.Change.Act != 0 {
		i.undo = widgets.NewButton("撤销整批导入…", func() { p.askUndo(i.done.Change.Act, "新增的照片会进回收站。", i.taken) })
		i.undo.Emphasis = widgets.Danger
		box.Add(gapAbove(container.NewHBox(i.undo, layout.NewSpacer()), 18))
	}
	box.Add(i.undone)
	if left := i.left(); len(left) > 0 {
		more := ""
		if n := len(left); n > photosNamed {
			left, more = left[:photosNamed], "\n等 "+grouped(int64(n))+" 张"
		}
		box.Add(gapAbove(widgets.NewParagraph("没有导入的照片：\n"+strings.Join(left, "\n")+more, width), 12))
	}
	return container.NewVScroll(padded(box, 6, 2))
}

// photosNamed is how many photos that were not taken are named.
const photosNamed = 200

// taken says that the batch was taken back.
func (i *importPhotos) taken() {
	i.undo.Disable()
	i.undone.SetText("这一批已整批撤销。")
	i.page.shell.window.Canvas().Focus(i.see)
}

// sentences tell what became of the photos.
func (i *importPhotos) sentences() (texts []string) {
	if i.done.Known > 0 {
		texts = append(texts, "另有 "+grouped(int64(i.done.Known))+" 张农户资料里已经有了，没有重复导入。")
	}
	if n := len(i.left()); n > 0 {
		texts = append(texts, "没有导入 "+grouped(int64(n))+" 张，列在下面；改好名字可以再导入，已导入的不会重复。")
	}
	return append(texts, "照片在各户的“资料”里。")
}

// left names the photos that were not taken, with the reasons.
func (i *importPhotos) left() []string {
	texts := slices.Clone(i.done.Left)
	for at := range i.found {
		photo := &i.found[at]
		reason := photo.Reason
		if photo.Skip {
			reason = "按您的选择不导入。"
		}
		if !photo.Good() {
			texts = append(texts, veiledFile(photo, i.page.shell.name(photo.Household, photo.Head))+"："+reason)
		}
	}
	return texts
}
