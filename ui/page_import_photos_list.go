package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// make makes what shows the photos.
func (i *importPhotos) make() {
	s := i.page.shell
	i.steps = newImportSteps("照片文件夹", "是谁家的", "完成")
	file, reason := float32(330), float32(400)
	if s.narrow() {
		file, reason = 220, 260
	}
	i.grid = s.newGrid(0,
		widgets.Column{Key: "file", Title: "照片", Width: file, Fixed: true},
		widgets.Column{Key: "fate", Title: "结果", Width: 76, Fixed: true},
		widgets.Column{Key: "head", Title: "哪一户", Width: 100, Fixed: true},
		widgets.Column{Key: "caption", Title: "照片说明", Width: 160, Fixed: true},
		widgets.Column{Key: "reason", Title: "原因", Width: reason, Fixed: true})
	i.grid.Rows = func() int { return len(i.shown) }
	i.grid.Cell = func(row, col int) string { return i.cell(&i.found[i.shown[row]], col) }
	i.grid.State = func(row, col int) widgets.CellState { return photoState(&i.found[i.shown[row]], col) }
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
