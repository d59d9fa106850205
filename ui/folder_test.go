package ui_test

import (
	"path/filepath"
	"testing"

	"zhucunji/cases"
	"zhucunji/ui"
)

func TestAnotherDataFolderIsOpenedInTheSameWindow(t *testing.T) {
	stores, _ := newVillageStores()
	b := newBench(t, stores)
	other, f := newVillageStores()
	f.villages[0].Name = "石门村"
	folder := filepath.Join(t.TempDir(), "石门村 #1")
	var asked []bool
	b.prog.folders = []string{folder}
	b.prog.folder = func(got string, create bool) (ui.Stores, error) {
		if asked = append(asked, create); got != folder {
			t.Errorf("opens %q, want %q", got, folder)
		}
		if !create {
			return ui.Stores{}, cases.Errorf(cases.NotFound, "data", "这个文件夹里没有驻村记的数据。")
		}
		return other, nil
	}
	b.tap("望岭村 ▾")
	b.press("Down", "Down", "Down", "Enter")
	b.shows("在这个文件夹里新建一份数据？", "望岭村 ▾")
	b.tap("新建一份数据")
	b.shows("石门村 ▾")
	b.showsNot("望岭村")
	if len(asked) != 2 {
		t.Errorf("asked %v, want first for what is there, then for a new one", asked)
	}
}

func TestTheFirstStartOffersTheFoldersUsedBefore(t *testing.T) {
	shell := newFakeShell()
	b := newBench(t, ui.Stores{Shell: shell})
	b.prog.folders = []string{"/media/usb/这是一个很长很长的文件夹名字用来看看怎样缩短/望岭村"}
	b.open(ui.Route{Place: ui.PlaceStart})
	b.shows("换一个数据文件夹…", "打开 …/usb/这是一个很长")
}
