package ui

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"zhucunji/ui/widgets"
)

// importPhotos brings photos that are named for their households: which were found, whose they are, and done. It
// stands in the place of the steps of a list.
type importPhotos struct {
	page   *importPage
	source string // what was chosen, for the status line
	found  []ImportPhoto
	done   ImportPhotosDone
	stored bool

	only   photoFate
	shown  []int // places in found
	steps  *importSteps
	grid   *widgets.Grid
	counts *fyne.Container
	skip   *widgets.Button
	whose  *widgets.Button
	see    *widgets.Button
	undo   *widgets.Button
	undone *widgets.Paragraph
}

// importPhotosState is what is kept while another page is open.
type importPhotosState struct {
	Source string
	Found  []ImportPhoto
}

// arePhotos says whether what was dragged is photos: pictures, or a folder.
func arePhotos(paths []string) bool {
	return !slices.ContainsFunc(paths, func(path string) bool {
		if slices.Contains(photoExts(), strings.ToLower(filepath.Ext(path))) {
			return false
		}
		info, err := os.Stat(path)
		return err != nil || !info.IsDir()
	})
}

// open says whether photos are being imported.
func (i *importPhotos) open() bool { return len(i.found) > 0 }

func (i *importPhotos) clear() {
	i.source, i.found, i.done, i.stored, i.only = "", nil, ImportPhotosDone{}, false, photoAny
}

func (i *importPhotos) save() importPhotosState {
	if i.stored {
		return importPhotosState{}
	}
	return importPhotosState{i.source, i.found}
}

// resume shows the photos again that were matched when the page was left.
func (i *importPhotos) resume(state importPhotosState) {
	i.source, i.found = state.Source, state.Found
	i.page.shell.threads.Post(func() {
		if !i.page.gone() {
			i.page.show(stepFile)
		}
	})
}

// choose asks for a folder.
func (i *importPhotos) choose() {
	request := widgets.FileRequest{Title: "选择照片文件夹", Folder: true}
	i.page.shell.ChooseFile("import-photos", request, func(folder string) { i.take([]string{folder}) })
}

// take finds whose the photos are.
func (i *importPhotos) take(paths []string) {
	p := i.page
	source := filepath.Base(paths[0])
	if len(paths) > 1 {
		source += "等"
	}
	var found []ImportPhoto
	p.shell.Run(Task{
		Title: "正在看照片",
		Work: func(ctx context.Context, job *Job) (err error) {
			found, err = p.store.MatchPhotos(ctx, paths, job.Set)
			return err
		},
		Done: func() {
			if p.gone() {
				return
			}
			if len(found) == 0 {
				p.shell.Say("！“" + source + "”里没有照片。能用的是 jpg 和 png。")
				return
			}
			p.begin()
			i.source, i.found = source, found
			p.show(stepFile)
		},
	})
}

// good counts the photos that are taken.
func (i *importPhotos) good() (n int) {
	for at := range i.found {
		if i.found[at].Good() {
			n++
		}
	}
	return n
}

func (i *importPhotos) head() Head {
	p := i.page
	h := Head{Title: "导入", Note: i.source}
	if i.stored {
		h.Actions = []Action{{Text: "再导入一个", Key: "Ctrl+O", Do: p.choose}}
		return h
	}
	n := i.good()
	next := Action{Text: "导入 " + grouped(int64(n)) + " 张", Key: "Ctrl+Enter", Do: i.next, Off: n == 0}
	h.Actions = []Action{next, {Text: "上一步", Key: "Esc", Do: func() { i.back() }}, {Text: "取消导入", Do: p.begin}}
	return h
}

func (i *importPhotos) first() fyne.Focusable {
	if i.stored {
		return i.see
	}
	return i.grid
}

// back goes back to the choice of a file.
func (i *importPhotos) back() bool {
	if i.stored {
		return false
	}
	i.page.begin()
	return true
}

// show shows whose the photos are, or what became of them.
func (i *importPhotos) show() fyne.CanvasObject {
	if i.stored {
		i.steps.Mark(2)
		return i.end()
	}
	i.steps.Mark(1)
	i.list()
	if i.grid.Current() < 0 && len(i.shown) > 0 {
		i.grid.SetCurrent(0)
	}
	i.chosen()
	said := widgets.NewNote("照片或它所在文件夹的名字，以户编号、证件号码或户主姓名开头的，认得出是谁家的；后面的字作照片说明。认不出的按 Enter 指定农户。", i.page.width())
	verbs := container.NewHBox(layout.NewSpacer(), i.whose, i.skip)
	return container.NewBorder(container.NewVBox(i.counts, said), gapAbove(verbs, 4), nil, nil, gapAbove(i.grid, 4))
}

// next stores the photos.
func (i *importPhotos) next() {
	p := i.page
	if i.stored || i.good() == 0 {
		p.shell.Say("！没有可以导入的照片。")
		return
	}
	source, photos := i.source, slices.Clone(i.found)
	var done ImportPhotosDone
	p.shell.Run(Task{
		Title: "正在导入照片",
		Work: func(ctx context.Context, job *Job) (err error) {
			done, err = p.store.TakePhotos(ctx, source, photos, job.Set)
			return err
		},
		Done: func() {
			p.shell.Tell(done.Change)
			if !p.gone() && i.open() {
				i.done, i.stored = done, true
				p.show(stepDone)
			}
		},
	})
}
