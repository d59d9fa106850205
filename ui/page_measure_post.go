package ui

import (
	"encoding/json"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// postSections are a public post and its months of attendance.
func (p *measurePage) postSections() (post, attendance section) {
	months := newAttendanceSection(p)
	form := newKindSection(p, kindSpec[cases.PublicPost]{
		cat: cases.PublicPostCatalogue, have: &p.file.Post, check: cases.CheckPublicPost,
		begin:  func(v *cases.PublicPost) { v.State = "在岗" },
		titles: map[string]string{"monthly_standard": "补贴标准"},
		hints: func(v *cases.PublicPost) []cases.Hint {
			holder := p.holder()
			return cases.PublicPostHints(v, &holder, p.shell.Today())
		},
		changed: func(f *form, _ *cases.PublicPost, _ string) { months.use(f) },
	})
	return form, months
}

// holder is the person who holds the post, as far as one is chosen.
func (p *measurePage) holder() cases.Person {
	for i := range p.family.Members {
		if cases.Ref(p.family.Members[i].Person.ID) == p.file.Measure.PersonID {
			return p.family.Members[i].Person
		}
	}
	return cases.Person{}
}

// attendanceKeys are the columns of the months.
func attendanceKeys() []string {
	return []string{"required_days", "present_days", "monthly_standard", "subsidy", "paid_on", "note"}
}

// attendanceSection is a sheet of months: what the post asks for stands in grey behind what is blank.
type attendanceSection struct {
	page   *measurePage
	post   cases.PublicPost // as typed so far
	rows   []cases.Attendance
	known  []cases.Attendance
	sheet  *widgets.Sheet
	wrong  *widgets.Paragraph
	object fyne.CanvasObject
}

const attendanceRows = 6 // in sight at once

func newAttendanceSection(p *measurePage) *attendanceSection {
	a := &attendanceSection{page: p, rows: slices.Clone(p.file.Attendance), known: p.file.Attendance}
	var columns []widgets.Column
	for _, key := range attendanceKeys() {
		f := cases.AttendanceCatalogue.Field(key)
		columns = append(columns, widgets.Column{Key: key, Title: f.Title, Width: max(columnWidth(f.Meta), 104), Numeric: f.Kind.Numeric()})
	}
	a.sheet = widgets.NewSheet(p.shell.columns(columns...)...)
	a.sheet.Corner, a.sheet.HeadWidth = "月份", p.shell.wide(90)
	a.sheet.Rows = func() int { return len(a.rows) }
	a.sheet.Row = func(row int) widgets.SheetRow { return widgets.SheetRow{Title: a.rows[row].Month.String()} }
	a.sheet.Cell, a.sheet.OnCommit = a.cell, a.commit
	a.sheet.Copy, a.sheet.Tips = p.shell.Copy, p.shell.tips
	a.sheet.SetForward(p.shell.key, p.shell.shortcut)
	a.wrong = widgets.NewNote("", 640)
	a.wrong.Ink = widgets.ColorOverdue
	full := widgets.NewButton("空着的月份按全勤填", a.fillFull)
	full.SetForward(p.shell.key, p.shell.shortcut)
	height := a.sheet.Theme().Size(widgets.SizeHeader) + attendanceRows*a.sheet.Theme().Size(widgets.SizeRow)
	a.object = container.NewVBox(groupTitle("月出勤"), newSized(a.sheet, fyne.NewSize(0, height)),
		container.NewHBox(full, middle(a.wrong), layout.NewSpacer()))
	return a
}

// use takes the post as it is typed and offers the months of its contract.
func (a *attendanceSection) use(f *form) {
	reading := cases.Reading{Today: a.page.shell.Today(), Policy: a.page.shell.Policy()}
	for _, b := range pick(cases.PublicPostCatalogue.Bind(&a.post), "required_days", "monthly_standard", "contract_from_on", "contract_to_on", "left_on") {
		if in := f.Input(b.Key); in != nil {
			_, _ = in.Read(b, reading) // what is no value yet offers nothing
		}
	}
	a.offer()
}

// offer adds the months of the contract that have begun.
func (a *attendanceSection) offer() {
	post, today := &a.post, a.page.shell.Today()
	if post.ContractFromOn == 0 {
		a.sheet.Refresh()
		return
	}
	last := today
	for _, end := range []cases.Day{post.ContractToOn, post.LeftOn} {
		if end != 0 {
			last = min(last, end)
		}
	}
	kept := slices.DeleteFunc(slices.Clone(a.rows), func(r cases.Attendance) bool { return r.ID == 0 && !r.PresentDays.Valid })
	const most = 60 // months: five years
	for m, n := post.ContractFromOn.MonthOf(), 0; m <= last.MonthOf() && n < most; m, n = m.Add(1), n+1 {
		if !slices.ContainsFunc(kept, func(r cases.Attendance) bool { return r.Month == m }) {
			kept = append(kept, cases.Attendance{Month: m})
		}
	}
	slices.SortFunc(kept, func(x, y cases.Attendance) int { return int(y.Month) - int(x.Month) })
	a.rows = kept
	a.sheet.Refresh()
}

// cell shows a value, or in grey what it would be.
func (a *attendanceSection) cell(row, col int) widgets.SheetCell {
	r := a.rows[row]
	key := attendanceKeys()[col]
	b, _ := cases.AttendanceCatalogue.Bound(&r, key)
	c := widgets.SheetCell{Text: b.Text()}
	if c.Text == "" {
		filled := a.filled(r)
		switch key {
		case "subsidy":
			if worked := filled.WorkedSubsidy(); worked.Valid {
				c.Ghost = worked.Value.Grouped()
			}
		case "required_days", "monthly_standard":
			behind, _ := cases.AttendanceCatalogue.Bound(&filled, key)
			c.Ghost = behind.Text()
		}
	}
	return c
}

// filled is a month with what the post says where it is blank.
func (a *attendanceSection) filled(r cases.Attendance) cases.Attendance {
	if !r.RequiredDays.Valid {
		r.RequiredDays = a.post.RequiredDays
	}
	if !r.MonthlyStandard.Valid {
		r.MonthlyStandard = a.post.MonthlyStandard
	}
	return r
}

func (a *attendanceSection) commit(row, col int, text string) error {
	b, _ := cases.AttendanceCatalogue.Bound(&a.rows[row], attendanceKeys()[col])
	_, err := b.Parse(text, cases.Reading{Today: a.page.shell.Today(), Policy: a.page.shell.Policy()})
	if err == nil {
		a.page.touched("")
		a.doubt(row)
	}
	return err
}

// doubt says what seems wrong about a month.
func (a *attendanceSection) doubt(row int) {
	r := a.filled(a.rows[row])
	text := ""
	if r.PresentDays.Valid {
		for _, h := range cases.AttendanceHints(&r, &a.post) {
			text += r.Month.String() + "：" + h.Message
		}
	}
	a.say(text, widgets.ColorSoon)
}

func (a *attendanceSection) say(text string, ink fyne.ThemeColorName) {
	a.wrong.Ink = ink
	a.wrong.SetText(text)
	a.wrong.Refresh()
}

// fillFull puts all required days into the months in which nothing stands.
func (a *attendanceSection) fillFull() {
	if !a.post.RequiredDays.Valid {
		a.say("请先填写上面的“规定出勤天数”。", widgets.ColorOverdue)
		return
	}
	for i := range a.rows {
		if !a.rows[i].PresentDays.Valid {
			a.rows[i].PresentDays = a.post.RequiredDays
		}
	}
	a.page.touched("")
	a.sheet.Refresh()
}

// Object is the sheet with its heading.
func (a *attendanceSection) Object() fyne.CanvasObject { return a.object }

// First is the sheet where it has months.
func (a *attendanceSection) First() fyne.Focusable {
	if len(a.rows) == 0 {
		return nil
	}
	return a.sheet
}

// Text is what is typed, for the draft.
func (a *attendanceSection) Text() string {
	kept := make(map[string][]string)
	for i := range a.rows {
		if a.rows[i].PresentDays.Valid {
			for _, b := range pick(cases.AttendanceCatalogue.Bind(&a.rows[i]), attendanceKeys()...) {
				kept[a.rows[i].Month.String()] = append(kept[a.rows[i].Month.String()], b.Text())
			}
		}
	}
	if len(kept) == 0 {
		return ""
	}
	return jsonText(kept)
}

// SetText brings back what Text gave.
func (a *attendanceSection) SetText(text string) {
	a.rows = slices.Clone(a.known)
	a.offer()
	var kept map[string][]string
	if text == "" || json.Unmarshal([]byte(text), &kept) != nil {
		return
	}
	reading := cases.Reading{Today: a.page.shell.Today(), Policy: a.page.shell.Policy()}
	for month, texts := range kept {
		at := slices.IndexFunc(a.rows, func(r cases.Attendance) bool { return r.Month.String() == month })
		if at < 0 {
			row := cases.Attendance{}
			b, _ := cases.AttendanceCatalogue.Bound(&row, "month")
			_, _ = b.Parse(month, reading) // as Text wrote it
			a.rows, at = append(a.rows, row), len(a.rows)
		}
		for i, b := range pick(cases.AttendanceCatalogue.Bind(&a.rows[at]), attendanceKeys()...) {
			if i < len(texts) {
				_, _ = b.Parse(texts[i], reading) // as Text wrote it
			}
		}
	}
	a.offer()
}

// Read takes the months in which somebody worked, with what the post said then.
func (a *attendanceSection) Read() bool {
	if a.sheet.Refused() > 0 {
		a.say("有的格子没有填对，请看红色的格子。", widgets.ColorOverdue)
		a.page.shell.window.Canvas().Focus(a.sheet)
		return false
	}
	var kept []cases.Attendance
	for i, r := range a.rows {
		if !r.PresentDays.Valid {
			continue
		}
		r = a.filled(r)
		if err := exceptFields(cases.CheckAttendance(&r, a.page.shell.Today()), "public_post_id"); err != nil {
			a.say(r.Month.String()+"："+cases.MessageOf(err), widgets.ColorOverdue)
			a.sheet.SetCurrent(i, 1)
			a.page.shell.window.Canvas().Focus(a.sheet)
			return false
		}
		kept = append(kept, r)
	}
	a.page.file.Attendance = kept
	return true
}
