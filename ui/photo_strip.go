package ui

import (
	"bytes"
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// photoStrip shows the photos of a household, newest first, and takes new ones.
type photoStrip struct {
	page *householdPage
	wrap *fyne.Container
	slot slot
}

const (
	thumbWidth  = 216
	thumbHeight = 162
)

// thumb is a photo with its picture.
type thumb struct {
	photo   cases.Photo
	content []byte
}

func newPhotoStrip(p *householdPage) *photoStrip { return &photoStrip{page: p} }

// Object is the photos, read anew.
func (s *photoStrip) Object() fyne.CanvasObject {
	s.wrap = container.NewGridWrap(fyne.NewSize(thumbWidth, thumbHeight+34))
	add := widgets.NewButton("＋ 照片…", s.choose)
	s.load()
	return padded(container.NewBorder(container.NewHBox(add), nil, nil, nil, container.NewVScroll(s.wrap)), 0, 12)
}

func (s *photoStrip) load() {
	photos := s.page.facts.file.Photos
	read := func(ctx context.Context) ([]thumb, error) {
		var thumbs []thumb
		for i := len(photos) - 1; i >= 0; i-- {
			content, err := s.page.store.PhotoContent(ctx, photos[i].File)
			if err != nil {
				return nil, err
			}
			thumbs = append(thumbs, thumb{photos[i], content})
		}
		return thumbs, nil
	}
	load(&s.page.base, &s.slot, read, s.show)
}

func (s *photoStrip) show(thumbs []thumb) {
	s.wrap.RemoveAll()
	for i := range thumbs {
		s.wrap.Add(s.thumb(&thumbs[i]))
	}
	if len(thumbs) == 0 {
		s.wrap.Add(widgets.NewNote("还没有照片。", thumbWidth))
	}
	s.page.forward(s.wrap)
	s.wrap.Refresh()
}

func picture(t *thumb) *canvas.Image {
	image := canvas.NewImageFromReader(bytes.NewReader(t.content), t.photo.File)
	image.FillMode = canvas.ImageFillContain
	return image
}

func (s *photoStrip) thumb(t *thumb) fyne.CanvasObject {
	title := photoTitle(&t.photo)
	if title == "" {
		title = "照片"
	}
	open := widgets.NewButton(title, func() { s.open(t) })
	open.Emphasis, open.Tip, open.Tips = widgets.Quiet, "放大", s.page.shell.tips
	return container.NewBorder(nil, open, nil, nil, picture(t))
}

// open shows one photo as large as the window allows.
func (s *photoStrip) open(t *thumb) {
	shell := s.page.shell
	size := shell.window.Canvas().Size()
	drop := widgets.NewButton("删除这张照片", nil)
	drop.Emphasis = widgets.Danger
	shell.enters(drop)
	closing := widgets.NewPrimary("关闭", nil)
	d := widgets.NewDialog(shell.window.Canvas(), photoTitle(&t.photo), newSized(picture(t), fyne.NewSize(size.Width*0.7, size.Height*0.6)), drop, closing)
	closing.OnTapped = d.Hide
	drop.OnTapped = func() {
		d.Hide()
		shell.Save("正在删除", func(ctx context.Context) (cases.Change, error) {
			return s.page.store.Hide(ctx, "photo", t.photo.ID)
		}, nil, nil)
	}
	d.OnCancel, d.OnEnter, d.First = d.Hide, d.Hide, closing
	d.Show()
}

func (s *photoStrip) choose() {
	request := widgets.FileRequest{Title: "选择照片", Kinds: []widgets.FileKind{{Name: "照片", Exts: photoExts()}}}
	s.page.shell.ChooseFile("photo", request, func(path string) { s.add([]string{path}) })
}

// add stores photos of the household.
func (s *photoStrip) add(paths []string) {
	shell, id := s.page.shell, s.page.route.ID
	of := func() cases.Photo { return cases.Photo{HouseholdID: cases.Ref(id)} }
	shell.Save("正在保存照片", func(ctx context.Context) (cases.Change, error) {
		return shell.addPhotos(ctx, paths, of, s.page.store.AddPhoto)
	}, nil, nil)
}
