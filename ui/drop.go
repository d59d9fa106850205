package ui

import (
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
)

// takeDrops lets the open page have the files somebody drags onto the window.
func (s *Shell) takeDrops() {
	s.window.SetOnDropped(func(_ fyne.Position, files []fyne.URI) {
		var paths []string
		for _, f := range files {
			if f.Scheme() == "file" {
				paths = append(paths, filepath.FromSlash(f.Path()))
			}
		}
		s.Drop(paths)
	})
}

// Drop gives files to the open page, or says which pages take some.
func (s *Shell) Drop(paths []string) {
	switch page, ok := s.page.(FileTaker); {
	case len(paths) == 0:
	case len(s.window.Canvas().Overlays().List()) > 0:
		s.Say("请先关闭上面的窗口，再把文件拖进来。")
	case !ok || !page.TakeFiles(paths):
		s.Say("这里不收拖进来的文件。名单可以拖到“导入”里，照片可以拖到“记走访”或农户的“资料”里。")
	}
}

// photosAmong parts pictures from other files, which the status line names.
func (s *Shell) photosAmong(paths []string) (photos []string) {
	var others []string
	for _, path := range paths {
		if slices.Contains(photoExts(), strings.ToLower(filepath.Ext(path))) {
			photos = append(photos, path)
		} else {
			others = append(others, "“"+filepath.Base(path)+"”")
		}
	}
	if len(others) > 0 {
		s.Say("！" + strings.Join(others, "、") + "不是照片，没有添加。能用的是 jpg、png 和 heic。")
	}
	return photos
}
