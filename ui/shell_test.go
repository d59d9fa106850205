package ui_test

import (
	"testing"

	"zhucunji/ui"
)

func TestAnEmptyFileBeginsWithTheFirstStart(t *testing.T) {
	b := newBench(t, ui.Stores{Shell: newFakeShell()})
	b.shows("欢迎使用驻村记", "我是", "打开演示村看看", "打开已有的数据文件…")
	b.picture("start")
}

func TestAFileWithAVillageBeginsWithTheFirstPageOfTheMenu(t *testing.T) {
	stores, _ := newVillageStores()
	b := newBench(t, stores)
	b.shows("望岭村", "张队长", "720 户 2,237 人", "备份：今天 09:00")
	b.picture("shell")
}
