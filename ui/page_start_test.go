package ui_test

import (
	"testing"

	"zhucunji/cases"
	"zhucunji/ui"
)

func TestAVillageIsMadeWithTheKeyboardAlone(t *testing.T) {
	f := newFakeShell()
	b := newBench(t, ui.Stores{Shell: f, Settings: &fakeSettings{fakeShell: f}})
	b.typeText("张队长")
	b.press("Enter")
	b.typeText("第一书记")
	b.press("Enter", "Enter")
	b.typeText("望岭村")
	b.press("Enter")
	b.typeText("金溪镇")
	b.press("Ctrl+Enter")
	if len(f.villages) != 1 || f.villages[0].Name != "望岭村" || f.villages[0].Town != "金溪镇" {
		t.Fatalf("villages %+v", f.villages)
	}
	if w, ok, _ := f.Worker(t.Context()); !ok || w.Name != "张队长" || w.Duty != "第一书记" {
		t.Errorf("worker %+v %v", w, ok)
	}
	if len(f.drafts) != 0 {
		t.Errorf("drafts left: %+v", f.drafts)
	}
	b.shows("望岭村", "张队长")
	b.showsNot("欢迎使用驻村记")
}

func TestWhatIsMissingIsSaidAtItsField(t *testing.T) {
	f := newFakeShell()
	b := newBench(t, ui.Stores{Shell: f})
	b.tap("建立这个村，开始使用")
	b.shows("请填写“姓名”。")
	if len(f.villages) != 0 {
		t.Error("a village was made")
	}
	b.picture("start-missing")
}

func TestARefusedVillageLosesNothing(t *testing.T) {
	f := newFakeShell()
	f.fails = cases.Errorf(cases.NoSpace, "", "磁盘已满，刚才的内容没有保存，仍在窗口里。")
	b := newBench(t, ui.Stores{Shell: f, Settings: &fakeSettings{fakeShell: f}})
	b.typeText("张队长")
	b.press("Enter", "Enter", "Enter")
	b.typeText("望岭村")
	b.press("Ctrl+Enter")
	b.shows("磁盘已满", "张队长", "望岭村")
	b.picture("start-refused")
	b.press("Esc")
	b.showsNot("磁盘已满")
	b.shows("望岭村")
	f.fails = nil
	b.press("Ctrl+Enter")
	if len(f.villages) != 1 {
		t.Errorf("villages %+v", f.villages)
	}
}

func TestWhatWasTypedComesBackAfterACrash(t *testing.T) {
	f := newFakeShell()
	first := newBench(t, ui.Stores{Shell: f})
	first.typeText("张队长")
	first.ring()
	if len(f.drafts) != 1 {
		t.Fatalf("drafts %+v", f.drafts)
	}
	second := newBench(t, ui.Stores{Shell: f})
	second.shows("张队长", "已恢复 11-21 10:42 没有保存的内容。")
	second.picture("start-draft")
	second.tap("丢弃，显示原值")
	second.showsNot("张队长", "已恢复")
	if len(f.drafts) != 0 {
		t.Errorf("drafts %+v", f.drafts)
	}
}

func TestADoubtIsSaidOnceAndOverruledByTheSecondSave(t *testing.T) {
	f := newFakeShell()
	b := newBench(t, ui.Stores{Shell: f, Settings: &fakeSettings{fakeShell: f}})
	b.typeText("Zhang")
	b.press("Enter", "Enter", "Enter")
	b.typeText("望岭村")
	b.press("Ctrl+Enter")
	b.shows("请核对：", "请再按一次 Ctrl+Enter。")
	b.picture("start-doubt")
	if len(f.villages) != 0 {
		t.Fatal("saved without a word")
	}
	b.typeText("x")
	b.showsNot("请核对：")
	b.press("Ctrl+Enter", "Ctrl+Enter")
	if len(f.villages) != 1 {
		t.Errorf("villages %+v", f.villages)
	}
}

func TestAFileWithAVillageAsksOnlyWhoTypes(t *testing.T) {
	f := newFakeShell()
	f.villages = []cases.Village{{Base: cases.Base{ID: 1}, Name: "望岭村"}}
	b := newBench(t, ui.Stores{Shell: f, Settings: &fakeSettings{fakeShell: f}})
	b.shows("这份数据里有望岭村。", "我是")
	b.showsNot("驻在哪个村", "打开演示村看看")
	b.typeText("李队长")
	b.press("Ctrl+Enter")
	if w, ok, _ := f.Worker(t.Context()); !ok || w.Name != "李队长" {
		t.Errorf("worker %+v %v", w, ok)
	}
	b.showsNot("欢迎使用驻村记")
}
