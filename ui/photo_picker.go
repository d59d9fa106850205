package ui

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// photoPicker collects the photos of a form: those stored already, and files chosen that are stored with it.
type photoPicker struct {
	base   *base
	kept   []cases.Photo
	paths  []string
	edited func()
	row    *fyne.Container
	box    *fyne.Container
}

var _ draftable = (*photoPicker)(nil)

func newPhotoPicker(b *base, edited func()) *photoPicker {
	p := &photoPicker{base: b, edited: edited, row: widgets.NewFlow(4)}
	add := widgets.NewButton("＋ 照片…", p.choose)
	add.SetForward(b.shell.key, b.shell.shortcut)
	p.box = container.NewVBox(p.row, container.NewHBox(add))
	return p
}

// Object is the photos with the button that adds one.
func (p *photoPicker) Object() fyne.CanvasObject { return p.box }

// Set shows the photos stored already.
func (p *photoPicker) Set(photos []cases.Photo) {
	p.kept = photos
	p.draw()
}

// Kept are the stored photos that were not taken away.
func (p *photoPicker) Kept() []cases.Photo { return p.kept }

// Paths are the files chosen and not stored yet.
func (p *photoPicker) Paths() []string { return p.paths }

// Text lists the files chosen, for the draft.
func (p *photoPicker) Text() string { return strings.Join(p.paths, "\n") }

// SetText brings back the files of a draft.
func (p *photoPicker) SetText(text string) {
	p.paths = nonBlank(strings.Split(text, "\n"))
	p.draw()
}

func (p *photoPicker) choose() {
	request := widgets.FileRequest{Title: "选择照片", Kinds: []widgets.FileKind{{Name: "照片", Exts: photoExts()}}}
	p.base.shell.ChooseFile("photo", request, func(path string) { p.Add(path) })
}

// Add takes more files, each one once.
func (p *photoPicker) Add(paths ...string) {
	before := len(p.paths)
	for _, path := range paths {
		if !slices.Contains(p.paths, path) {
			p.paths = append(p.paths, path)
		}
	}
	if len(p.paths) > before {
		p.draw()
		call(p.edited)
	}
}

// photoExts are the files one may choose; the store says why it does not take one.
func photoExts() []string { return []string{".jpg", ".jpeg", ".png", ".heic"} }

func (p *photoPicker) draw() {
	p.row.RemoveAll()
	for i := range p.kept {
		p.row.Add(p.chip("照片 "+photoTitle(&p.kept[i]), func() { p.kept = slices.Delete(slices.Clone(p.kept), i, i+1) }))
	}
	for i, path := range p.paths {
		p.row.Add(p.chip(filepath.Base(path), func() { p.paths = slices.Delete(p.paths, i, i+1) }))
	}
	p.base.forward(p.row)
	p.box.Refresh()
}

func (p *photoPicker) chip(name string, remove func()) fyne.CanvasObject {
	cross := widgets.NewButton("×", func() {
		remove()
		p.draw()
		call(p.edited)
	})
	cross.Emphasis, cross.Tip, cross.Tips = widgets.Quiet, "不要这张", p.base.shell.tips
	return newSheet(widgets.ColorTint, container.NewHBox(middle(widgets.NewParagraph(name, 260)), cross), 0, 6)
}

// photoTitle is what a photo is called: its caption, or when it was taken.
func photoTitle(p *cases.Photo) string {
	if p.Caption != "" || p.TakenAt.IsZero() {
		return p.Caption
	}
	return p.TakenAt.Local().Format("2006-01-02 15:04")
}

// addPhotos stores picture files one after the other; of makes each one's record. The first that cannot be
// stored ends it, with its name in the sentence.
func (s *Shell) addPhotos(ctx context.Context, paths []string, of func() cases.Photo, add func(context.Context, *cases.Photo, []byte) (cases.Change, error)) (last cases.Change, err error) {
	for _, path := range paths {
		content, err := os.ReadFile(path) //nolint:gosec // the person chose the file
		if err != nil {
			return last, cases.Errorf(cases.Invalid, "photos", "照片“"+filepath.Base(path)+"”读不出来，请确认它还在原处，再添加一次。")
		}
		photo := of()
		if last, err = add(ctx, &photo, content); err != nil {
			return last, &cases.Error{Code: cases.CodeOf(err), Field: "photos", Message: "照片“" + filepath.Base(path) + "”没有保存：" + cases.MessageOf(err), Err: err}
		}
	}
	return last, nil
}
