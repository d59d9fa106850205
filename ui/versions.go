package ui

import (
	"cmp"
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// versionsDialog shows every state a record has had: at the left who made it so and when, at the right what stood
// in it, with a way back.
type versionsDialog struct {
	shell   *Shell
	base    *base
	home    int64 // the household, for the veil
	list    []pastVersion
	parts   bool // of several records
	times   *widgets.Grid
	fields  *widgets.Grid
	back    *widgets.Button
	dialog  *widgets.Dialog
	changed func()
}

// versioned is a record whose history is shown; part names it beside others.
type versioned struct {
	record string
	id     int64
	part   string
}

// pastVersion is one state of a record.
type pastVersion struct {
	cases.Version
	of versioned
}

// showVersions opens the history of a record, or of several that people know as one thing, newest first; changed
// is called after a version was brought back, and may be nil.
func (s *Shell) showVersions(b *base, of []versioned, household int64, title string, changed func()) {
	d := &versionsDialog{shell: s, base: b, home: household, changed: changed}
	read := func(ctx context.Context) (all []pastVersion, err error) {
		for _, one := range of {
			list, err := s.stores.Audit.Versions(ctx, one.record, one.id)
			if err != nil {
				return nil, err
			}
			for i := range list {
				all = append(all, pastVersion{list[i], one})
			}
		}
		slices.SortStableFunc(all, func(x, y pastVersion) int { return cmp.Compare(y.Act, x.Act) })
		return all, nil
	}
	loadOr(b, &slot{}, read, func(list []pastVersion) {
		d.list, d.parts = list, len(of) > 1
		d.show(title)
	}, s.Fail)
}

func (d *versionsDialog) show(title string) {
	s := d.shell
	part := float32(0)
	if d.parts {
		part = 72
	}
	d.times = s.newGrid(0, d.timeColumns(part)...)
	d.times.Multi = false
	d.times.Rows = func() int { return len(d.list) }
	d.times.Cell = d.timeCell
	d.times.OnSelect = d.chosen
	d.fields = s.newGrid(0,
		widgets.Column{Key: "mark", Title: "", Width: 44, Fixed: true},
		widgets.Column{Key: "field", Title: "项目", Width: 186, Fixed: true},
		widgets.Column{Key: "text", Title: "当时的内容", Width: 334 - part, Fixed: true})
	d.fields.Multi = false
	d.fields.Rows = func() int { return len(d.version().Fields) }
	d.fields.Cell = d.fieldCell
	d.fields.State = func(row, _ int) widgets.CellState {
		if d.version().Fields[row].Changed {
			return widgets.CellInfo
		}
		return widgets.CellNormal
	}
	d.fields.Empty = "当时什么都没有填。"
	d.back = widgets.NewButton("恢复成这一版", d.bringBack)
	s.enters(d.back)
	ok := widgets.NewPrimary("关闭", nil)
	content := container.NewBorder(nil, nil, newSized(d.times, fyne.NewSize(s.wide(352+part), 320)), nil, gapLeft(newSized(d.fields, fyne.NewSize(300, 320)), 10))
	d.dialog = widgets.NewDialog(s.window.Canvas(), title+"：改过的每一版", content, d.back, ok)
	ok.OnTapped = d.dialog.Hide
	d.dialog.OnCancel, d.dialog.OnEnter, d.dialog.First = d.dialog.Hide, d.dialog.Hide, d.times
	d.dialog.OnKey = d.key
	d.base.onVeil(d.fields.Refresh)
	d.dialog.SetSize(980, 540)
	d.dialog.Show()
	if len(d.list) > 0 {
		d.times.SetCurrent(0)
	}
	d.chosen()
}

// timeColumns are those of the list of versions; part is how wide the one is that says of which record, 0 for none.
func (d *versionsDialog) timeColumns(part float32) []widgets.Column {
	columns := []widgets.Column{{Key: "at", Title: "时间", Width: 128, Fixed: true}, {Key: "who", Title: "谁", Width: 76, Fixed: true}}
	if part > 0 {
		columns = append(columns, widgets.Column{Key: "part", Title: "哪方面", Width: part, Fixed: true})
	}
	return append(columns, widgets.Column{Key: "kind", Title: "怎么改的", Width: 128, Fixed: true})
}

// key shows the household in full by F8, as its page does.
func (d *versionsDialog) key(ev *fyne.KeyEvent) bool {
	if ev.Name != fyne.KeyF8 || d.home == 0 {
		return false
	}
	d.shell.turn(home(d.home))
	return true
}

// version is the chosen one.
func (d *versionsDialog) version() *pastVersion {
	if row := d.times.Current(); row >= 0 && row < len(d.list) {
		return &d.list[row]
	}
	return &pastVersion{Version: cases.Version{Current: true}}
}

func (d *versionsDialog) timeCell(row, col int) string {
	v := &d.list[row]
	switch col {
	case 0:
		return v.At.Local().Format(minuteLayout)
	case 1:
		return v.Worker
	}
	if col == 2 && d.parts {
		return v.of.part
	}
	did := v.Kind.Title()
	if v.Created {
		did = "新建"
	}
	if v.Current {
		did += "，现在"
	}
	return did
}

func (d *versionsDialog) fieldCell(row, col int) string {
	f := &d.version().Fields[row]
	switch col {
	case 0:
		if f.Changed {
			return "改了"
		}
		return ""
	case 1:
		return f.Title
	}
	return d.shell.valueTold(d.home, f.Names, f.Text)
}

func (d *versionsDialog) chosen() {
	d.fields.Refresh()
	if d.version().Current {
		d.back.Disable()
	} else {
		d.back.Enable()
	}
}

// bringBack gives the record the values of the chosen version, an edit like any other that can be undone.
func (d *versionsDialog) bringBack() {
	s, v := d.shell, *d.version()
	d.dialog.Hide()
	s.Save("正在恢复这一版", func(ctx context.Context) (cases.Change, error) {
		return s.stores.Audit.BringBack(ctx, v.of.record, v.of.id, v.ID)
	}, func(cases.Change) { call(d.changed) }, nil)
}
