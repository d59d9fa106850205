package widgets

import (
	"image"
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

var (
	_ fyne.Focusable      = (*PhotoStrip)(nil)
	_ fyne.Shortcutable   = (*PhotoStrip)(nil)
	_ desktop.Mouseable   = (*PhotoStrip)(nil)
	_ fyne.DoubleTappable = (*PhotoStrip)(nil)
)

// Photo is one picture of a PhotoStrip.
type Photo struct {
	Key     string      // names it to the page
	Image   image.Image // small already; nil while it is being read
	Caption string      // 2026-11-21 卫生
}

// PhotoStrip shows photos in rows of thumbnails. ← → choose, Enter or a double click opens, Delete asks the
// page to remove.
type PhotoStrip struct {
	widget.BaseWidget
	attention

	OnOpen   func(key string)
	OnRemove func(key string) // nil: photos cannot be removed here
	Empty    string           // said when there are none

	photos []Photo
	at     int
}

// NewPhotoStrip returns a strip.
func NewPhotoStrip(photos ...Photo) *PhotoStrip {
	s := &PhotoStrip{photos: photos}
	s.redraw = s.Refresh
	s.ExtendBaseWidget(s)
	return s
}

// Set replaces the photos; the chosen one stays chosen when it is still there.
func (s *PhotoStrip) Set(photos ...Photo) {
	key := s.Chosen()
	s.photos = photos
	if at := slices.IndexFunc(photos, func(p Photo) bool { return p.Key == key }); at >= 0 {
		s.at = at
	}
	s.at = max(0, min(s.at, len(photos)-1))
	s.Refresh()
}

// Chosen returns the key of the photo under the cursor, "" when there are none.
func (s *PhotoStrip) Chosen() string {
	if s.at >= len(s.photos) {
		return ""
	}
	return s.photos[s.at].Key
}

// TypedKey chooses, opens and removes.
func (s *PhotoStrip) TypedKey(ev *fyne.KeyEvent) {
	if len(s.photos) == 0 {
		s.pass(ev)
		return
	}
	switch {
	case ev.Name == fyne.KeyLeft:
		s.choose(s.at - 1)
	case ev.Name == fyne.KeyRight:
		s.choose(s.at + 1)
	case ev.Name == fyne.KeyHome:
		s.choose(0)
	case ev.Name == fyne.KeyEnd:
		s.choose(len(s.photos) - 1)
	case presses(ev) && s.OnOpen != nil:
		s.OnOpen(s.Chosen())
	case ev.Name == fyne.KeyDelete && s.OnRemove != nil:
		s.OnRemove(s.Chosen())
	default:
		s.pass(ev)
	}
}

func (s *PhotoStrip) choose(at int) {
	s.at = max(0, min(at, len(s.photos)-1))
	s.Refresh()
}

// MouseDown chooses the photo under the pointer.
func (s *PhotoStrip) MouseDown(ev *desktop.MouseEvent) {
	focus(s, s)
	if at := s.photoAt(ev.Position); at >= 0 {
		s.choose(at)
	}
}

// MouseUp does nothing.
func (s *PhotoStrip) MouseUp(*desktop.MouseEvent) {}

// DoubleTapped opens the photo under the pointer.
func (s *PhotoStrip) DoubleTapped(ev *fyne.PointEvent) {
	if at := s.photoAt(ev.Position); at >= 0 && s.OnOpen != nil {
		s.OnOpen(s.photos[at].Key)
	}
}

const (
	photoWidth  = 128
	photoHeight = 96
	photoGap    = 8
)

// columns is how many photos stand beside each other.
func (s *PhotoStrip) columns() int {
	return max(1, int((s.Size().Width+photoGap)/(photoWidth+photoGap)))
}

func (s *PhotoStrip) rowHeight() float32 {
	return photoHeight + s.Theme().Size(SizeNote)*1.6 + photoGap
}

func (s *PhotoStrip) photoAt(pos fyne.Position) int {
	col, row := int(pos.X/(photoWidth+photoGap)), int(pos.Y/s.rowHeight())
	if at := row*s.columns() + col; pos.X >= 0 && pos.Y >= 0 && col < s.columns() && at < len(s.photos) {
		return at
	}
	return -1
}

// MinSize has room for all photos at the width the strip has now.
func (s *PhotoStrip) MinSize() fyne.Size {
	rows := max(1, (len(s.photos)+s.columns()-1)/s.columns())
	if len(s.photos) == 0 {
		return fyne.NewSize(photoWidth, s.Theme().Size(SizeRow))
	}
	return fyne.NewSize(photoWidth, float32(rows)*s.rowHeight())
}

// CreateRenderer draws the thumbnails.
func (s *PhotoStrip) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	r := &photoRenderer{strip: s, ring: newRing(), empty: canvas.NewText("", color.Black)}
	r.Refresh()
	return r
}

type photoRenderer struct {
	strip   *PhotoStrip
	frames  []*canvas.Rectangle
	images  []*canvas.Image
	texts   []*canvas.Text
	ring    *canvas.Rectangle
	empty   *canvas.Text
	objects []fyne.CanvasObject
}

func (r *photoRenderer) Destroy() {}

func (r *photoRenderer) MinSize() fyne.Size { return r.strip.MinSize() }

func (r *photoRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *photoRenderer) Layout(fyne.Size) {
	s := r.strip
	for i := range r.images {
		x := float32(i%s.columns()) * (photoWidth + photoGap)
		y := float32(i/s.columns()) * s.rowHeight()
		place(r.frames[i], x, y, photoWidth, photoHeight)
		place(r.images[i], x+1, y+1, photoWidth-2, photoHeight-2)
		place(r.texts[i], x, y+photoHeight, photoWidth, s.rowHeight()-photoHeight-photoGap)
		if i == s.at {
			place(r.ring, x, y, photoWidth, photoHeight)
		}
	}
	place(r.empty, 0, 0, s.Size().Width, s.Theme().Size(SizeRow))
}

func (r *photoRenderer) Refresh() {
	s, th := r.strip, r.strip.Theme()
	r.frames, r.images, r.texts, r.objects = nil, nil, nil, nil
	cut := newRuler(th, th.Size(SizeNote), fyne.TextStyle{})
	for _, photo := range s.photos {
		frame := canvas.NewRectangle(ink(th, ColorShell))
		frame.StrokeColor, frame.StrokeWidth = ink(th, theme.ColorNameSeparator), 1
		picture := canvas.NewImageFromImage(photo.Image)
		picture.FillMode = canvas.ImageFillContain
		picture.Hidden = photo.Image == nil
		caption, _ := cut.cut(photo.Caption, photoWidth)
		text := canvas.NewText(caption, ink(th, ColorSecondary))
		text.TextSize = th.Size(SizeNote)
		r.frames, r.images, r.texts = append(r.frames, frame), append(r.images, picture), append(r.texts, text)
		r.objects = append(r.objects, frame, picture, text)
	}
	r.empty.Text, r.empty.Color, r.empty.TextSize = s.Empty, ink(th, ColorSecondary), th.Size(theme.SizeNameText)
	r.empty.Hidden = len(s.photos) > 0
	showRing(r.ring, th, s.focused && len(s.photos) > 0)
	r.objects = append(r.objects, r.ring, r.empty)
	r.Layout(s.Size())
	canvas.Refresh(s)
}
