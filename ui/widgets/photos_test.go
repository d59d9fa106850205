package widgets_test

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"zhucunji/ui/widgets"
)

func newPhotos(n int) []widgets.Photo {
	photos := make([]widgets.Photo, n)
	for i := range photos {
		picture := image.NewRGBA(image.Rect(0, 0, 80+40*(i%2), 90))
		draw.Draw(picture, picture.Bounds(), image.NewUniform(color.RGBA{R: uint8(60 * i), G: 140, B: 110, A: 255}), image.Point{}, draw.Src)
		photos[i] = widgets.Photo{Key: fmt.Sprint(i), Image: picture, Caption: fmt.Sprintf("2026-11-%02d 院坝卫生", i+1)}
	}
	photos[n-1].Image = nil
	return photos
}

func TestPhotoStrip(t *testing.T) {
	opened, removed := "", ""
	s := widgets.NewPhotoStrip(newPhotos(5)...)
	s.OnOpen = func(key string) { opened = key }
	s.OnRemove = func(key string) { removed = key }
	w := show(t, s, 420, 280)
	w.Canvas().Focus(s)
	press(w, fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft, fyne.KeyReturn)
	picture(t, w, "photos")
	press(w, fyne.KeyEnd, fyne.KeyRight, fyne.KeyDelete)
	if opened != "1" || removed != "4" {
		t.Errorf("opened %q and removed %q, want 1 and 4", opened, removed)
	}
	s.Set(newPhotos(5)[:4]...)
	if got := s.Chosen(); got != "3" {
		t.Errorf("chosen %q after the last was removed, want 3", got)
	}
	s.MouseDown(&desktop.MouseEvent{PointEvent: at(150, 20)})
	s.DoubleTapped(&fyne.PointEvent{Position: fyne.NewPos(20, 140)})
	if s.Chosen() != "1" || opened != "3" {
		t.Errorf("chosen %q by mouse, opened %q; want 1 and 3", s.Chosen(), opened)
	}
}
