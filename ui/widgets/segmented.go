package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Segment is one answer of a Segmented and the key that gives it.
type Segment struct {
	Text  string
	Key   rune      // shown small in front of the text
	State CellState // colours the chosen answer
}

// CheckSegments are the answers to one item of a visit's check: 正常 1, 有问题 2, 不适用 3, 未查 0.
func CheckSegments() []Segment {
	return []Segment{
		{Text: "正常", Key: '1'}, {Text: "有问题", Key: '2', State: CellOverdue}, {Text: "不适用", Key: '3', State: CellSecondary}, {Text: "未查", Key: '0', State: CellSecondary},
	}
}

// Segmented is one question with a few answers in sight, given by a single key or click; after a key it moves
// on by itself. ← → choose too; nothing is answered until something is chosen.
type Segmented struct {
	widget.BaseWidget
	attention

	OnAnswered func(index int) // by key, arrow or mouse

	segments   []Segment
	chosen     int // -1: no answer
	hover      int
	blocked    bool
	next, back func()
	outer      fyne.Focusable // what stands in the window: the question itself, or the widget it is part of
}

// NewSegmented returns a question without an answer.
func NewSegmented(segments ...Segment) *Segmented {
	s := &Segmented{}
	s.Embed(s, segments...)
	return s
}

// Embed sets the question up as part of outer; a widget that embeds a Segmented calls it first of all, with
// itself. Without it the window would draw and focus the one, and the answers refresh the other.
func (s *Segmented) Embed(outer fyne.Widget, segments ...Segment) {
	s.segments, s.chosen, s.hover = segments, -1, -1
	s.redraw = s.Refresh
	s.ExtendBaseWidget(outer)
	s.outer, _ = outer.(fyne.Focusable)
}

// Chosen returns the answer's index, -1 for none.
func (s *Segmented) Chosen() int { return s.chosen }

// SetChosen answers without OnAnswered; -1 takes the answer back.
func (s *Segmented) SetChosen(index int) {
	s.chosen = index
	s.Refresh()
}

// SetOnDone tells where a key's answer moves on to, and back.
func (s *Segmented) SetOnDone(next, back func()) { s.next, s.back = next, back }

// Disable makes the answer readable only.
func (s *Segmented) Disable() { s.blocked = true; s.Refresh() }

// Enable makes it changeable again.
func (s *Segmented) Enable() { s.blocked = false; s.Refresh() }

// Disabled reports whether the answer is readable only.
func (s *Segmented) Disabled() bool { return s.blocked }

func (s *Segmented) answer(index int) {
	if s.blocked || index < 0 || index >= len(s.segments) {
		return
	}
	s.chosen = index
	s.Refresh()
	if s.OnAnswered != nil {
		s.OnAnswered(index)
	}
}

// TypedRune answers by an answer's key and moves on.
func (s *Segmented) TypedRune(r rune) {
	r = HalfWidth(r)
	for i, segment := range s.segments {
		if segment.Key == r {
			s.answer(i)
			s.moveOn()
			return
		}
	}
}

func (s *Segmented) moveOn() {
	switch c := canvasFor(s); {
	case s.next != nil:
		s.next()
	case c != nil:
		c.FocusNext()
	}
}

// TypedKey chooses by arrows, moves on by Enter and answers by Space with the next one.
func (s *Segmented) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft:
		s.answer(max(s.chosen-1, 0))
	case fyne.KeyRight:
		s.answer(min(s.chosen+1, len(s.segments)-1))
	case fyne.KeySpace:
		s.answer((s.chosen + 1) % len(s.segments))
	case fyne.KeyReturn, fyne.KeyEnter:
		s.moveOn()
	case fyne.KeyUp:
		if s.back != nil {
			s.back()
		} else if c := canvasFor(s); c != nil {
			c.FocusPrevious()
		}
	case fyne.KeyDown:
		s.moveOn()
	default:
		s.pass(ev)
	}
}

// Tapped answers with what is under the pointer and takes the focus.
func (s *Segmented) Tapped(ev *fyne.PointEvent) {
	if host, ok := s.outer.(fyne.CanvasObject); ok {
		focus(host, s.outer)
	}
	s.answer(s.at(ev.Position))
}

// MouseIn marks the answer under the pointer.
func (s *Segmented) MouseIn(ev *desktop.MouseEvent) { s.MouseMoved(ev) }

// MouseMoved marks the answer under the pointer.
func (s *Segmented) MouseMoved(ev *desktop.MouseEvent) {
	if hover := s.at(ev.Position); hover != s.hover {
		s.hover = hover
		s.Refresh()
	}
}

// MouseOut takes the mark away.
func (s *Segmented) MouseOut() { s.hover = -1; s.Refresh() }

// width is the width of every segment: they stand in columns below each other.
func (s *Segmented) width() float32 {
	th := s.Theme()
	var widest float32
	for _, segment := range s.segments {
		widest = max(widest, fyne.MeasureText(segment.Text, th.Size(theme.SizeNameText), fyne.TextStyle{}).Width)
	}
	return widest + th.Size(SizeNote) + 3*cellPad
}

func (s *Segmented) at(pos fyne.Position) int {
	if index := int(pos.X / s.width()); pos.X >= 0 && index < len(s.segments) {
		return index
	}
	return -1
}

// CreateRenderer draws the answers.
func (s *Segmented) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	r := &segmentedRenderer{question: s, edge: newRect(), ring: newRing()}
	for range s.segments {
		r.grounds = append(r.grounds, newRect())
		r.keys = append(r.keys, canvas.NewText("", color.Black))
		r.texts = append(r.texts, canvas.NewText("", color.Black))
	}
	r.Refresh()
	return r
}

type segmentedRenderer struct {
	question    *Segmented
	edge, ring  *canvas.Rectangle
	grounds     []*canvas.Rectangle
	keys, texts []*canvas.Text
}

func (r *segmentedRenderer) Destroy() {}

func (r *segmentedRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.edge}
	for i := range r.grounds {
		objects = append(objects, r.grounds[i], r.keys[i], r.texts[i])
	}
	return append(objects, r.ring)
}

func (r *segmentedRenderer) MinSize() fyne.Size {
	s := r.question
	return fyne.NewSize(s.width()*float32(len(s.segments)), s.Theme().Size(SizeRow))
}

func (r *segmentedRenderer) Layout(fyne.Size) {
	width, height := r.question.width(), r.question.Theme().Size(SizeRow)
	for i := range r.grounds {
		x := float32(i) * width
		place(r.grounds[i], x+1, 1, width-2, height-2)
		place(r.keys[i], x+cellPad, 0, cellPad, height)
		place(r.texts[i], x+2*cellPad, 0, width-2*cellPad-4, height)
	}
	place(r.edge, 0, 0, width*float32(len(r.grounds)), height)
	place(r.ring, 0, 0, width*float32(len(r.grounds)), height)
}

func (r *segmentedRenderer) Refresh() {
	s, th := r.question, r.question.Theme()
	r.edge.StrokeColor, r.edge.StrokeWidth = ink(th, theme.ColorNameInputBorder), 1
	r.edge.CornerRadius = th.Size(theme.SizeNameInputRadius)
	showRing(r.ring, th, s.focused)
	for i, segment := range s.segments {
		fill, text := color.Color(color.Transparent), ink(th, ColorSecondary)
		switch {
		case i == s.chosen && segment.State == CellNormal:
			fill, text = ink(th, ColorTint), ink(th, theme.ColorNamePrimary)
		case i == s.chosen:
			fill, text = ink(th, ColorTint), stateInk(th, segment.State)
		case i == s.hover && !s.blocked:
			fill = ink(th, theme.ColorNameHover)
		}
		r.grounds[i].FillColor, r.grounds[i].CornerRadius = fill, th.Size(theme.SizeNameInputRadius)-1
		r.keys[i].Text, r.keys[i].Color, r.keys[i].TextSize = string(segment.Key), ink(th, ColorGhost), th.Size(SizeNote)
		r.texts[i].Text, r.texts[i].Color, r.texts[i].TextSize = segment.Text, text, th.Size(theme.SizeNameText)
		r.texts[i].Alignment = fyne.TextAlignCenter
	}
	r.Layout(s.Size())
	canvas.Refresh(s)
}
