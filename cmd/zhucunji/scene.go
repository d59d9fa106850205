//go:build realwindow

package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// scene is what stands in the window: the tests wait for texts, and aim the mouse at
// them. Places are pixels of the window.
type scene struct {
	Page   string // its route
	Title  string // of the window
	Size   box    // of the window
	Texts  []shownText
	Fields []shownField
}

// box is a rectangle of the window.
type box struct{ X, Y, W, H float32 }

// shownText is one text as it is drawn.
type shownText struct {
	box
	Text string
	Over bool // in a dialog or menu above the page
	Roll bool // in something that can be scrolled
}

// shownField is one thing that takes keys.
type shownField struct {
	box
	Kind  string
	Text  string // what is typed in it
	Focus bool
	Over  bool
}

// answerScenes writes the scene to the standard output for each line of the standard input.
func (d *desktop) answerScenes() {
	go func() {
		in := bufio.NewScanner(os.Stdin)
		for in.Scan() {
			fyne.Do(func() {
				line, err := json.Marshal(d.scene())
				if err != nil {
					slog.Error("tell the scene", "err", err)
				}
				fmt.Println(string(line))
			})
		}
	}()
}

// scene looks at the page, or at what lies above it.
func (d *desktop) scene() scene {
	c := d.window.Canvas()
	s := scene{Page: d.shell.Place().String(), Title: d.window.Title(), Size: boxOf(fyne.Position{}, c.Size(), c.Scale())}
	look := looking{scene: &s, canvas: c, scale: c.Scale()}
	look.at(c.Content(), fyne.Position{}, boxOf(fyne.Position{}, c.Size(), 1))
	look.over = true
	for _, o := range c.Overlays().List() {
		look.at(o, o.Position(), boxOf(fyne.Position{}, c.Size(), 1))
	}
	return s
}

// looking walks the objects of a window.
type looking struct {
	scene  *scene
	canvas fyne.Canvas
	scale  float32
	over   bool
	roll   bool
}

// at looks at an object whose corner stands at pos, and of which only what lies in clip can be seen.
func (l *looking) at(o fyne.CanvasObject, pos fyne.Position, clip box) {
	if o == nil || !o.Visible() {
		return
	}
	own := boxOf(pos, o.Size(), 1)
	if f, ok := o.(fyne.Focusable); ok && own.meets(clip) {
		l.field(f, o, pos)
	}
	switch o := o.(type) {
	case *canvas.Text:
		if o.Text != "" && own.meets(clip) {
			l.scene.Texts = append(l.scene.Texts, shownText{boxOf(pos, o.Size(), l.scale), o.Text, l.over, l.roll})
		}
	case *fyne.Container:
		for _, child := range o.Objects {
			l.at(child, pos.Add(child.Position()), clip)
		}
	case fyne.Widget:
		if _, scrolls := o.(fyne.Scrollable); scrolls {
			clip = own.within(clip)
			defer func(was bool) { l.roll = was }(l.roll)
			l.roll = true
		}
		for _, child := range test.WidgetRenderer(o).Objects() {
			l.at(child, pos.Add(child.Position()), clip)
		}
	}
}

func (l *looking) field(f fyne.Focusable, o fyne.CanvasObject, pos fyne.Position) {
	shown := shownField{box: boxOf(pos, o.Size(), l.scale), Kind: fmt.Sprintf("%T", o), Focus: l.canvas.Focused() == f, Over: l.over}
	if t, ok := o.(interface{ SelectedText() string }); ok {
		shown.Text = t.SelectedText()
	}
	l.scene.Fields = append(l.scene.Fields, shown)
}

func boxOf(pos fyne.Position, size fyne.Size, scale float32) box {
	return box{pos.X * scale, pos.Y * scale, size.Width * scale, size.Height * scale}
}

// meets tells whether the middle of a box lies in another.
func (b box) meets(clip box) bool {
	x, y := b.X+b.W/2, b.Y+b.H/2
	return x >= clip.X && x <= clip.X+clip.W && y >= clip.Y && y <= clip.Y+clip.H
}

// within is the part of a box that lies in another.
func (b box) within(clip box) box {
	x, y := max(b.X, clip.X), max(b.Y, clip.Y)
	return box{x, y, min(b.X+b.W, clip.X+clip.W) - x, min(b.Y+b.H, clip.Y+clip.H) - y}
}
