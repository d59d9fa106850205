package ui

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// folderItems are the menu lines that open another data folder: one of those used before, or any.
func (s *Shell) folderItems() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, folder := range s.program.Folders() {
		items = append(items, fyne.NewMenuItem("打开 "+shortPath(folder), func() { s.openFolder(folder, false) }))
	}
	return append(items, fyne.NewMenuItem("换一个数据文件夹…", s.askFolder))
}

// folderButtons are the same on the first start.
func (s *Shell) folderButtons() fyne.CanvasObject {
	column := container.NewVBox()
	for _, item := range s.folderItems() {
		column.Add(container.NewHBox(widgets.NewButton(item.Label, item.Action)))
	}
	return column
}

// shortPath is a path short enough for a menu: its end tells the folders apart.
func shortPath(path string) string {
	const most = 36
	runes := []rune(path)
	if len(runes) <= most {
		return path
	}
	_, end, found := strings.Cut(string(runes[len(runes)-most:]), string(filepath.Separator))
	if !found {
		end = string(runes[len(runes)-most:])
	}
	return "…" + string(filepath.Separator) + end
}

func (s *Shell) askFolder() {
	s.ChooseFile("folder", widgets.FileRequest{Title: "选择数据文件夹", Folder: true}, func(folder string) { s.openFolder(folder, false) })
}

// openFolder keeps what is typed, and shows another data folder in place of this one.
func (s *Shell) openFolder(folder string, create bool) {
	if err := s.mayWrite(); err != nil {
		s.Fail(err)
		return
	}
	if l, ok := s.page.(Leaver); ok {
		l.Leaving()
	}
	s.afterWrites(func() {
		var stores Stores
		s.Run(Task{
			Title: "正在打开数据文件夹",
			Fixed: true,
			Work: func(ctx context.Context, _ *Job) (err error) {
				stores, err = s.program.OpenFolder(ctx, folder, create)
				return err
			},
			Done: func() {
				s.stores = stores
				s.SetDataFolder(folder)
				s.begin()
			},
			Failed: func(err error) { s.folderRefused(folder, err) },
		})
	})
}

// folderRefused asks for the password of a folder, or before a new file is made in one without data.
func (s *Shell) folderRefused(folder string, err error) {
	switch cases.CodeOf(err) {
	case cases.NotFound:
	case cases.NeedsPassword:
		s.logInElsewhere(folder, false)
		return
	default:
		s.Fail(err)
		return
	}
	q := widgets.Question{
		Title: "在这个文件夹里新建一份数据？",
		Text:  "“" + folder + "”里没有驻村记的数据。新建的是一份空的，现在这份不受影响，以后可以再换回来。",
		Yes:   "新建一份数据", No: "不用",
	}
	s.Confirm(q, func() { s.openFolder(folder, true) })
}
