package ui_test

import (
	"path/filepath"
	"testing"

	"zhucunji/cases"
	"zhucunji/ui"
)

// bringPhotos drags a folder of photos into the window.
func (b *bench) bringPhotos() {
	b.t.Helper()
	b.shell.Drop([]string{b.t.TempDir()})
	b.settle()
}

func TestAFolderOfPhotosIsImported(t *testing.T) {
	b, f := openImport(t)
	b.shows("选择照片文件夹…")
	b.bringPhotos()
	b.shows("2  是谁家的", "全部 4", "导入 2", "认不出或读不了 2", "读不了", "不导入 0", "李大山", "改厕前", "IMG_001.jpg", "HEIC", "导入 2 张")
	b.showsNot("500199197003070012")
	b.picture("import-photos")
	if len(f.pictures) != 0 {
		t.Fatal("something was stored before it was confirmed")
	}
	b.press("Ctrl+Enter")
	b.shows("已导入 1 张照片", "另有 1 张农户资料里已经有了", "没有导入 2 张", "IMG_001.jpg：文件名和文件夹名")
	b.picture("import-photos-done")
	b.tap("撤销整批导入…")
	b.shows("撤销整批导入？", "新增的照片会进回收站")
	b.tap("撤销这次导入")
	b.shows("这一批已整批撤销")
}

func TestAPhotoNobodyKnowsIsGivenAHousehold(t *testing.T) {
	b, f := openImport(t)
	b.bringPhotos()
	b.press("Down", "Down", "Enter")
	b.shows("“IMG_001.jpg”是谁家的？")
	b.typeText("李")
	b.ring()
	b.press("Enter")
	b.shows("导入 3 张", "认不出或读不了 1")
	b.press("Home")
	b.typeText("0")
	b.shows("不导入 1", "导入 2 张")
	b.press("Ctrl+Enter")
	if len(f.pictures) != 2 || f.pictures[1].File != "IMG_001.jpg" || f.pictures[1].Household == 0 {
		t.Errorf("took %+v", f.pictures)
	}
}

func TestAPhotoThatCannotBeReadSaysWhy(t *testing.T) {
	b, _ := openImport(t)
	b.bringPhotos()
	b.press("End", "Enter")
	b.shows("！这是苹果手机的 HEIC 照片")
}

func TestPhotosAreDraggedOneByOne(t *testing.T) {
	b, f := openImport(t)
	b.shell.Drop([]string{"/home/village/5001990001.jpg", "/home/village/IMG_001.JPG"})
	b.settle()
	b.shows("全部 4")
	if len(f.matched) != 2 {
		t.Errorf("matched %v", f.matched)
	}
}

func TestPhotosLeftAreThereAgain(t *testing.T) {
	b, _ := openImport(t)
	b.bringPhotos()
	b.typeText("0")
	b.shows("不导入 1")
	b.open(ui.Route{Place: ui.PlaceHouseholds})
	b.press("Alt+Left")
	b.shows("不导入 1", "导入 1 张")
	b.press("Esc")
	b.shows("把名单拖到这里")
}

func TestAFolderThatCannotBeReadSaysSo(t *testing.T) {
	b, f := openImport(t)
	f.failure = cases.Errorf(cases.NotFound, "folder", "读不到这个文件夹，请核对。")
	b.bringPhotos()
	b.shows("读不到这个文件夹")
}

func TestPhotosHaveRoomAtALargeScale(t *testing.T) {
	b, _ := openImportScaled(t, 1.5)
	b.bringPhotos()
	b.picture("import-photos-150")
	if width := b.window.Content().MinSize().Width; width > 1366/1.5 {
		t.Errorf("the page needs %.0f of %.0f", width, 1366/1.5)
	}
}

func TestAListNeedsItsMonth(t *testing.T) {
	b, f := openImport(t)
	f.sheets[1].Kind = "posts"
	f.sheets[1].Columns[4].Path = "attendance.present_days"
	b.bring()
	b.shows("哪个月的", "公益性岗位和出勤")
	b.press("Ctrl+Enter", "Ctrl+Enter")
	b.shows("请在这一步选好是哪个月的")
	b.tap("请选择 ▾")
	b.press("Down", "Down", "Enter")
	b.press("Ctrl+Enter", "Ctrl+Enter")
	if len(f.jobs) == 0 || f.jobs[0].Options.Month != cases.NewMonth(2026, 10) {
		t.Errorf("judged %+v", f.jobs)
	}
}

func TestAHeaderAndAPasswordAreKept(t *testing.T) {
	b, f := openImport(t)
	f.password = "金溪2026"
	b.bring()
	b.typeText("金溪2026")
	b.press("Ctrl+Enter")
	b.tap("指定表头行…")
	b.press("Ctrl+A")
	b.typeText("4")
	b.press("Ctrl+Enter")
	b.shows("第 4 行")
	b.press("Ctrl+Enter", "Home", "Delete")
	b.open(ui.Route{Place: ui.PlaceHouseholds})
	f.sheets[1] = roster() // as it is found anew
	f.known = true
	b.press("Alt+Left")
	b.shows("本程序的栏目", "缺少：姓名")
	if len(f.headers) != 2 || f.headers[1] != 4 {
		t.Errorf("headers %v", f.headers)
	}
	b.press("Esc")
	b.shows("第 4 行")
}

func TestALineIsGivenToAPerson(t *testing.T) {
	b, f := openImport(t)
	b.bring()
	b.press("Ctrl+Enter", "Ctrl+Enter", "Down", "Down")
	b.tap("这是谁…")
	b.shows("这是谁？", "第 5 行写的是“赵云”")
	b.typeText("李")
	b.ring()
	b.press("Enter")
	b.shows("（已指明）", "存疑 0")
	b.press("Ctrl+Enter")
	if o := f.ran[0].Options; o.Who[5] == 0 || len(o.Who) != 1 {
		t.Errorf("decided %+v", o.Who)
	}
}

func TestTheKindChosenStays(t *testing.T) {
	b, f := openImport(t)
	b.bring()
	b.tap("农户和成员 ▾")
	b.press("Down", "Down", "Down", "Down", "Enter") // 帮扶措施 is the fourth of the menu
	b.shows("帮扶措施 ▾")
	b.press("Ctrl+Enter", "Esc")
	b.shows("帮扶措施 ▾")
	if f.sheets[1].Kind != "measures" || filepath.Base(f.opened[0]) != "名单.xlsx" {
		t.Errorf("kind %q of %v", f.sheets[1].Kind, f.opened)
	}
}
