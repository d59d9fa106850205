package ui_test

import (
	"testing"

	"zhucunji/ui"
)

func TestEveryPartOfTheSettingsShows(t *testing.T) {
	for _, tab := range []struct{ tab, shows string }{
		{"villages", "望岭村的村民小组"}, {"workers", "第一书记"}, {"look", "大字"}, {"copies", "2026-11-21 09:00"},
		{"lines", "监测线"}, {"cadences", "走访间隔"}, {"inclusions", "计入纯收入"}, {"codes", "脱贫户"},
		{"units", "市科技局"}, {"funds", "还没有资金"}, {"projects", "还没有项目"}, {"about", "思源黑体"},
	} {
		t.Run(tab.tab, func(t *testing.T) {
			stores, _ := newVillageStores()
			b := newBench(t, stores)
			b.shell.Go(ui.Route{Place: ui.PlaceSettings, Tab: tab.tab})
			b.settle()
			b.shows(tab.shows)
			b.picture("settings-" + tab.tab)
		})
	}
}

func TestALineIsAddedWithTheKeyboard(t *testing.T) {
	stores, _ := newVillageStores()
	b := newBench(t, stores)
	b.shell.Go(ui.Route{Place: ui.PlaceSettings, Tab: "lines"})
	b.settle()
	b.tap("新增监测线")
	b.picture("settings-line-dialog")
}
