package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// CreateRenderer draws labels, fields and errors.
func (f *Form) CreateRenderer() fyne.WidgetRenderer {
	f.ExtendBaseWidget(f)
	r := &formRenderer{form: f}
	r.Refresh()
	return r
}

const (
	formGap    = 10 // between rows, and between a label and its field
	formColumn = 28 // between columns

	entryColumns = 10 // Chinese characters an entry shows unless it says how many go in
)

// formRow is one field as it is drawn.
type formRow struct {
	field *FormField
	label *canvas.Text
	below *Paragraph // error or note
	col   int
	line  int
}

type formRenderer struct {
	form *Form
	rows []*formRow
}

func (r *formRenderer) Destroy() {}

func (r *formRenderer) Objects() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, row := range r.rows {
		objects = append(objects, row.label, row.field.Widget, row.below)
	}
	return objects
}

// Refresh takes fields, errors and theme anew.
func (r *formRenderer) Refresh() {
	th := r.form.Theme()
	r.rows = r.rows[:0]
	line, col := 0, 0
	for _, field := range r.form.fields {
		if field.Wide && col > 0 {
			line, col = line+1, 0
		}
		label := canvas.NewText(field.Label, ink(th, ColorSecondary))
		if field.Required {
			label.Text = field.Label + " ＊"
		}
		label.TextSize, label.Alignment = th.Size(theme.SizeNameText), fyne.TextAlignTrailing
		below := NewNote(field.Note, 300)
		if sentence := r.form.errors[field.Key]; sentence != "" {
			below.Text, below.Ink = sentence, ColorOverdue
			if r.form.doubts[field.Key] {
				below.Ink = ColorSoon
			}
		}
		below.Hidden = below.Text == ""
		r.rows = append(r.rows, &formRow{field: field, label: label, below: below, col: col, line: line})
		if col++; field.Wide || col >= r.form.columns {
			line, col = line+1, 0
		}
	}
	r.Layout(r.form.Size())
	canvas.Refresh(r.form)
}

// formMetrics are the widths of labels and fields by column and the heights of lines.
type formMetrics struct {
	labels, fields []float32
	heights        []float32
}

func (r *formRenderer) measure() formMetrics {
	m := formMetrics{labels: make([]float32, r.form.columns), fields: make([]float32, r.form.columns)}
	for _, row := range r.rows {
		if !row.field.Widget.Visible() {
			continue
		}
		field, below := row.field.Widget.MinSize(), fyne.Size{}
		if !row.below.Hidden {
			below = row.below.MinSize()
		}
		m.labels[row.col] = max(m.labels[row.col], row.label.MinSize().Width)
		if !row.field.Wide {
			m.fields[row.col] = max(m.fields[row.col], field.Width, below.Width)
		}
		for len(m.heights) <= row.line {
			m.heights = append(m.heights, 0)
		}
		m.heights[row.line] = max(m.heights[row.line], field.Height+below.Height)
	}
	return m
}

func (m formMetrics) start(col int) float32 {
	var x float32
	for c := range col {
		x += m.labels[c] + formGap + m.fields[c] + formColumn
	}
	return x
}

// MinSize is what all fields need.
func (r *formRenderer) MinSize() fyne.Size {
	m := r.measure()
	size := fyne.NewSize(m.start(r.form.columns)-formColumn, -formGap)
	for _, row := range r.rows {
		if row.field.Wide {
			size.Width = max(size.Width, m.labels[0]+formGap+row.field.Widget.MinSize().Width)
		}
	}
	for _, height := range m.heights {
		if height > 0 {
			size.Height += height + formGap
		}
	}
	return size.Max(fyne.Size{})
}

// Layout places labels on the first line of their field and errors below it.
func (r *formRenderer) Layout(size fyne.Size) {
	m := r.measure()
	tops := make([]float32, len(m.heights)+1)
	for i, height := range m.heights {
		tops[i+1] = tops[i]
		if height > 0 {
			tops[i+1] += height + formGap
		}
	}
	for _, row := range r.rows {
		visible := row.field.Widget.Visible()
		row.label.Hidden = !visible
		row.below.Hidden = !visible || row.below.Text == ""
		if !visible {
			continue
		}
		x, y := m.start(row.col), tops[row.line]
		least := row.field.Widget.MinSize()
		width := least.Width
		if row.field.Wide {
			width = max(size.Width-x-m.labels[row.col]-formGap, least.Width)
		}
		field := x + m.labels[row.col] + formGap
		place(row.label, x, y, m.labels[row.col], min(least.Height, r.form.Theme().Size(SizeRow)+2))
		place(row.field.Widget, field, y, width, least.Height)
		place(row.below, field, y+least.Height, width, row.below.MinSize().Height)
	}
}
