package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// dayInput is a day of a form.
type dayInput struct {
	widget.BaseWidget
	*widgets.DateField
}

func newDayInput(today func() cases.Day, latest cases.Day, ahead bool) *dayInput {
	d := &dayInput{DateField: widgets.NewDateField(today)}
	d.ExtendBaseWidget(d)
	d.Latest, d.Ahead = latest, ahead
	return d
}

// Fill writes the day.
func (d *dayInput) Fill(b cases.Bound) { d.SetText(b.Text()) }

// Read reads what is typed, in any of the ways a day is written.
func (d *dayInput) Read(b cases.Bound, r cases.Reading) (string, error) {
	day, err := widgets.ParseDay(d.Text(), r.Today, b.Ahead)
	if err != nil {
		return b.Parse(d.Text(), r)
	}
	if !d.Latest.IsZero() && day > d.Latest {
		return "", cases.Errorf(cases.Invalid, b.Key, "日期不能晚于 "+d.Latest.String()+"。")
	}
	return b.Parse(day.String(), r)
}

// Target is the text of the day.
func (d *dayInput) Target() fyne.Focusable {
	entry, ok := d.Children()[0].(fyne.Focusable)
	if !ok {
		return nil
	}
	return entry
}

func (d *dayInput) watch(edited, focused func()) {
	if entry, ok := d.Children()[0].(*widgets.Entry); ok {
		entry.OnEntered = focused
	}
	d.OnChanged = func(cases.Day, bool) { edited() }
}

// CreateRenderer makes the field a widget of its own: what is inside can take the focus before it was drawn.
func (d *dayInput) CreateRenderer() fyne.WidgetRenderer {
	d.ExtendBaseWidget(d)
	return widget.NewSimpleRenderer(d.DateField)
}
