package widgets

import (
	"fmt"
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"zhucunji/cases"
)

var (
	_ fyne.Focusable    = (*Calendar)(nil)
	_ fyne.Tappable     = (*Calendar)(nil)
	_ fyne.Scrollable   = (*Calendar)(nil)
	_ desktop.Hoverable = (*Calendar)(nil)
)

const (
	calendarWeeks = 6
	calendarDays  = 7
)

// Calendar shows one month, weeks from Monday, and picks a day: arrows by days and weeks, PageUp and PageDown by
// months, Home today, Enter picks. The toolkit's own writes "November 2026" in every language.
type Calendar struct {
	widget.BaseWidget
	Forwarding

	OnPicked func(cases.Day)

	day, today cases.Day
	hover      cases.Day
	focused    bool
}

// NewCalendar returns a calendar of the month of day, with day marked.
func NewCalendar(day, today cases.Day, picked func(cases.Day)) *Calendar {
	c := &Calendar{day: day, today: today, OnPicked: picked}
	c.ExtendBaseWidget(c)
	return c
}

// Title returns the month in sight, 2026年11月.
func (c *Calendar) Title() string {
	return fmt.Sprintf("%d年%d月", c.day.Year(), int(c.day)/100%100)
}

// Day returns the marked day.
func (c *Calendar) Day() cases.Day {
	return c.day
}

// TypedKey moves the mark and picks.
func (c *Calendar) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft:
		c.show(c.day.AddDays(-1))
	case fyne.KeyRight:
		c.show(c.day.AddDays(1))
	case fyne.KeyUp:
		c.show(c.day.AddDays(-calendarDays))
	case fyne.KeyDown:
		c.show(c.day.AddDays(calendarDays))
	case fyne.KeyPageUp:
		c.show(c.day.AddMonths(-1))
	case fyne.KeyPageDown:
		c.show(c.day.AddMonths(1))
	case fyne.KeyHome:
		c.show(c.today)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.OnPicked(c.day)
	default:
		c.pass(ev)
	}
}

// TypedRune does nothing.
func (c *Calendar) TypedRune(rune) {}

// FocusGained marks the day more strongly.
func (c *Calendar) FocusGained() { c.focused = true; c.Refresh() }

// FocusLost takes that back.
func (c *Calendar) FocusLost() { c.focused = false; c.Refresh() }

// Scrolled turns the months.
func (c *Calendar) Scrolled(ev *fyne.ScrollEvent) {
	if ev.Scrolled.DY < 0 {
		c.show(c.day.AddMonths(1))
	} else if ev.Scrolled.DY > 0 {
		c.show(c.day.AddMonths(-1))
	}
}

// Tapped picks a day, or turns the month at the arrows of the title.
func (c *Calendar) Tapped(ev *fyne.PointEvent) {
	cell := c.cell()
	if ev.Position.Y < cell.Height {
		switch {
		case ev.Position.X < cell.Width:
			c.show(c.day.AddMonths(-1))
		case ev.Position.X >= cell.Width*(calendarDays-1):
			c.show(c.day.AddMonths(1))
		}
		return
	}
	if day := c.dayAt(ev.Position); !day.IsZero() {
		c.OnPicked(day)
	}
}

// MouseIn marks the day under the pointer.
func (c *Calendar) MouseIn(ev *desktop.MouseEvent) { c.MouseMoved(ev) }

// MouseMoved marks the day under the pointer.
func (c *Calendar) MouseMoved(ev *desktop.MouseEvent) {
	if day := c.dayAt(ev.Position); day != c.hover {
		c.hover = day
		c.Refresh()
	}
}

// MouseOut takes the mark away.
func (c *Calendar) MouseOut() { c.hover = 0; c.Refresh() }

func (c *Calendar) show(day cases.Day) {
	if y := day.Year(); y < 1900 || y > 2200 {
		return
	}
	c.day = day
	c.Refresh()
}

// firstShown is the Monday on or before the first of the month.
func (c *Calendar) firstShown() cases.Day {
	first := c.day.MonthOf().First()
	return first.AddDays(-((int(first.Time().Weekday()) + calendarDays - 1) % calendarDays))
}

func (c *Calendar) cell() fyne.Size {
	row := c.Theme().Size(SizeRow)
	return fyne.NewSize(row+6, row)
}

// dayAt returns the day under a position, blank for none.
func (c *Calendar) dayAt(at fyne.Position) cases.Day {
	cell := c.cell()
	week, weekday := int(at.Y/cell.Height)-2, int(at.X/cell.Width)
	if week < 0 || week >= calendarWeeks || weekday >= calendarDays {
		return 0
	}
	return c.firstShown().AddDays(week*calendarDays + weekday)
}

// CreateRenderer draws title, weekdays and six weeks.
func (c *Calendar) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	r := &calendarRenderer{calendar: c}
	for range calendarDays*(calendarWeeks+1) + 3 {
		r.texts = append(r.texts, canvas.NewText("", color.Black))
		r.grounds = append(r.grounds, newRect())
	}
	r.Refresh()
	return r
}

type calendarRenderer struct {
	calendar *Calendar
	grounds  []*canvas.Rectangle
	texts    []*canvas.Text
	next     int // text to be used next while drawing
}

func (r *calendarRenderer) Destroy() {}

func (r *calendarRenderer) MinSize() fyne.Size {
	cell := r.calendar.cell()
	return fyne.NewSize(cell.Width*calendarDays, cell.Height*(calendarWeeks+2))
}

func (r *calendarRenderer) Layout(fyne.Size) { r.Refresh() }

func (r *calendarRenderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, 0, 2*len(r.texts))
	for i := range r.texts {
		objects = append(objects, r.grounds[i], r.texts[i])
	}
	return objects
}

func (r *calendarRenderer) Refresh() {
	c, th := r.calendar, r.calendar.Theme()
	r.next = 0
	plain, quiet := ink(th, theme.ColorNameForeground), ink(th, ColorSecondary)
	r.put("‹", 0, 0, 1, plain)
	r.put(c.Title(), 0, 1, calendarDays-2, plain)
	r.put("›", 0, calendarDays-1, 1, plain)
	for i, name := range []string{"一", "二", "三", "四", "五", "六", "日"} {
		r.put(name, 1, i, 1, quiet)
	}
	day, month := c.firstShown(), c.day.MonthOf()
	for i := range calendarDays * calendarWeeks {
		tone := plain
		if day.MonthOf() != month {
			tone = ink(th, ColorGhost)
		}
		ground := r.put(strconv.Itoa(day.DayOfMonth()), 2+i/calendarDays, i%calendarDays, 1, tone)
		r.mark(ground, day)
		day = day.AddDays(1)
	}
	canvas.Refresh(c)
}

// put draws a text over some cells and returns the ground behind it.
func (r *calendarRenderer) put(text string, row, col, span int, tone color.Color) *canvas.Rectangle {
	cell, th := r.calendar.cell(), r.calendar.Theme()
	t, ground := r.texts[r.next], r.grounds[r.next]
	r.next++
	t.Text, t.Color, t.Alignment, t.TextSize = text, tone, fyne.TextAlignCenter, th.Size(theme.SizeNameText)
	place(t, float32(col)*cell.Width, float32(row)*cell.Height, float32(span)*cell.Width, cell.Height)
	place(ground, float32(col)*cell.Width+1, float32(row)*cell.Height+1, float32(span)*cell.Width-2, cell.Height-2)
	ground.FillColor, ground.StrokeWidth = color.Transparent, 0
	ground.CornerRadius = th.Size(theme.SizeNameInputRadius)
	return ground
}

// mark shows the chosen day, today and the day under the pointer.
func (r *calendarRenderer) mark(ground *canvas.Rectangle, day cases.Day) {
	c, th := r.calendar, r.calendar.Theme()
	switch day {
	case c.day:
		ground.FillColor = ink(th, ColorTint)
		if c.focused {
			ground.StrokeColor, ground.StrokeWidth = ink(th, theme.ColorNamePrimary), 2
		}
	case c.today:
		ground.StrokeColor, ground.StrokeWidth = ink(th, theme.ColorNameInputBorder), 1
	case c.hover:
		ground.FillColor = ink(th, theme.ColorNameHover)
	}
}

// calendarPopup is a calendar shown below a field.
type calendarPopup struct {
	calendar *Calendar
	popup    *widget.PopUp
}

// openCalendar shows a calendar below an object; the focus comes back to the object when it closes.
func openCalendar(c fyne.Canvas, below fyne.Focusable, day, today cases.Day, picked func(cases.Day)) *calendarPopup {
	p := &calendarPopup{}
	hide := func() {
		p.popup.Hide()
		c.Focus(below)
	}
	p.calendar = NewCalendar(day, today, func(day cases.Day) {
		hide()
		picked(day)
	})
	p.calendar.Forward = func(ev *fyne.KeyEvent) bool {
		if ev.Name == fyne.KeyEscape || ev.Name == fyne.KeyF4 {
			hide()
		}
		return true
	}
	p.popup = widget.NewPopUp(p.calendar, c)
	obj := below.(fyne.CanvasObject)
	p.popup.ShowAtPosition(placeOf(obj).AddXY(0, obj.Size().Height))
	c.Focus(p.calendar)
	return p
}
