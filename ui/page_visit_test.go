package ui_test

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"zhucunji/cases"
	"zhucunji/ui"
	"zhucunji/ui/widgets"
)

func newVillageBench(t *testing.T, f *fakeVillage) (*bench, *fakeShell) {
	t.Helper()
	shell := newVillageShellOf(f)
	return newBench(t, f.stores(shell)), shell
}

// openVisit begins a visit of a household.
func openVisit(t *testing.T, f *fakeVillage, household int64) (*bench, *fakeShell) {
	t.Helper()
	b, shell := newVillageBench(t, f)
	b.open(ui.Route{Place: ui.PlaceVisit, Of: household})
	return b, shell
}

func TestAVisitIsLoggedWithFewKeys(t *testing.T) {
	f := newFakeVillage()
	b, _ := newVillageBench(t, f)
	b.press("Ctrl+N")
	b.press("Esc")
	b.open(ui.Route{Place: ui.PlaceVisit})
	b.shows("走访哪一户？", "逾期 20 天")
	b.picture("visit-pick")

	keys := 0
	typed := func(text string) { keys += len(text); b.typeText(text) }
	pressed := func(key string) { keys++; b.press(key) }
	typed("yjg")
	pressed("Enter")
	b.shows("记走访", "杨建国", "蚕房漏雨，答应帮修。", "修蚕房", "瓦片破损")
	b.picture("visit-form")
	typed("1")
	typed("1")
	typed("0")
	typed("1")
	typed("1")
	typed("1")
	b.typeText("春蚕两张，卖茧四千元。")
	pressed("Ctrl+Enter")
	if keys > 12 {
		t.Errorf("a visit takes %d keys besides the text, want at most 12", keys)
	}
	b.shows("走访哪一户？", "走访")
	v := f.visits[len(f.visits)-1].Visit
	if v.HouseholdID != 7 || v.Text != "春蚕两张，卖茧四千元。" || v.Visitors != "张队长、刘会计" || v.MetName != "王秀英" || v.VisitedOn != cases.NewDay(2026, 11, 21) {
		t.Errorf("stored %+v", v)
	}
	if got := v.Checks.Of("吃").Answer; got != cases.AnswerOK {
		t.Errorf("the first check item is %q, want 正常", got)
	}
}

func TestAVisitInTheFutureIsRefusedAtTheFieldAndKeepsTheText(t *testing.T) {
	f := newFakeVillage()
	b, shell := openVisit(t, f, 7)
	b.typeText("111111")
	b.typeText("没写完")
	b.ring()
	if len(shell.drafts) != 1 || shell.drafts[0].Title != "走访 杨建国" {
		t.Fatalf("drafts are %+v, want the visit's", shell.drafts)
	}
	f.fails = cases.Errorf(cases.Invalid, "visited_on", "走访日期不能是将来，请核对。")
	b.press("Ctrl+S")
	b.shows("走访日期不能是将来，请核对。", "没写完")
	f.fails = nil
	b.press("Esc")
	b.open(ui.Route{Place: ui.PlaceVisit, Of: 7})
	b.shows("已恢复", "没写完")
}

// TestADraftIsKeptWithinASecondWhileTypingGoesOn types a character every tenth of a second and never rests.
func TestADraftIsKeptWithinASecondWhileTypingGoesOn(t *testing.T) {
	b, shell := openVisit(t, newFakeVillage(), 7)
	b.typeText("111111")
	const every = 100 * time.Millisecond
	typed := "今年春蚕养了两张卖茧四千元房屋漏雨已经报告"
	var since time.Duration // the first character that is in no draft
	for _, r := range typed {
		b.typeText(string(r))
		b.pass(every)
		since += every
		if len(shell.drafts) == 1 && strings.Contains(string(shell.drafts[0].Body), string(r)) {
			since = 0
		}
		if since > time.Second {
			t.Fatalf("the draft is %v behind at %q: %+v", since, r, shell.drafts)
		}
	}
	b.pass(time.Second)
	if len(shell.drafts) != 1 || !strings.Contains(string(shell.drafts[0].Body), typed) {
		t.Errorf("drafts %+v, want all that was typed", shell.drafts)
	}
}

func TestAVisitIsChangedAndKeepsItsParts(t *testing.T) {
	f := newFakeVillage()
	f.visits[0].Promises = f.promises
	b, _ := newVillageBench(t, f)
	b.open(ui.Route{Place: ui.PlaceVisit, ID: 51})
	b.shows("走访|杨建国", "2026年8月2日", "瓦片破损")
	b.press("Ctrl+S")
	b.press("Ctrl+S") // the doubt about a problem without a note does not arise; a second save passes any
	if len(f.did) != 1 || f.did[0] != "修改走访" {
		t.Fatalf("did %v, want one edit", f.did)
	}
	if got := f.visits[0].Promises; len(got) != 1 || got[0].ID != 61 {
		t.Errorf("the visit's promises are %+v, want the one it had", got)
	}
}

func TestATickedPromiseIsDoneOnTheDayOfTheVisit(t *testing.T) {
	f := newFakeVillage()
	b, _ := openVisit(t, f, 7)
	b.tick("")
	b.typeText("111111")
	b.typeText("修好了。")
	b.press("Ctrl+S")
	kept := f.visits[len(f.visits)-1].Kept
	if len(kept) != 1 || kept[0].ID != 61 || kept[0].DoneOn != cases.NewDay(2026, 11, 21) {
		t.Errorf("kept promises are %+v, want 修蚕房 done today", kept)
	}
}

func TestASlashOffersPhrases(t *testing.T) {
	f := newFakeVillage()
	b, _ := openVisit(t, f, 8)
	b.typeText("111111")
	b.typeText("今天看了蚕房。")
	b.typeText("/")
	b.shows("家庭收入稳定，务工人员按月汇款。", "编辑常用语…")
	b.press("Down", "Enter")
	b.press("Ctrl+Enter")
	if got, want := f.visits[len(f.visits)-1].Visit.Text, "今天看了蚕房。家庭收入稳定，务工人员按月汇款。"; got != want {
		t.Errorf("text %q, want %q", got, want)
	}
}

func TestADoctorIsAskedOtherItems(t *testing.T) {
	f := newFakeVillage()
	f.visits[0].Visit.VisitorKind = "医生"
	b, _ := openVisit(t, f, 8)
	b.shows("签约服务", "慢病管理")
	b.showsNot("到校就读", "债务")
	b.tap("更多检查项（共 24 项）")
	b.shows("到校就读", "债务")
	b.tap("其余均正常")
	b.press("Ctrl+S")
	if got := len(f.visits[len(f.visits)-1].Visit.Checks); got != 24 {
		t.Errorf("%d items answered, want all 24", got)
	}
}

func TestAProblemWithoutANoteIsDoubtedOnce(t *testing.T) {
	f := newFakeVillage()
	b, _ := openVisit(t, f, 8)
	b.typeText("2")
	b.press("Ctrl+S")
	b.shows("请写明是什么问题")
	if len(f.did) > 0 {
		t.Fatalf("did %v, want a question first", f.did)
	}
	b.press("Ctrl+S")
	if len(f.did) != 1 {
		t.Errorf("did %v, want the visit stored", f.did)
	}
}

func TestPromisesAndDemandsGoWithTheVisit(t *testing.T) {
	f := newFakeVillage()
	b, shell := openVisit(t, f, 8)
	b.tap("＋ 承诺")
	b.typeText("修水管")
	b.press("Enter")
	b.typeText("刘会计")
	b.press("Enter")
	b.typeText("11-1") // a day without its year lies ahead
	b.ring()
	if len(shell.drafts) != 1 {
		t.Errorf("drafts %+v, want the promise kept", shell.drafts)
	}
	b.tap("＋ 群众诉求")
	b.typeText("通自来水")
	b.press("Ctrl+S")
	v := f.visits[len(f.visits)-1]
	if len(v.Promises) != 1 || v.Promises[0].Text != "修水管" || v.Promises[0].Responsible != "刘会计" || v.Promises[0].DueOn != cases.NewDay(2027, 11, 1) || v.Promises[0].PromisedOn != cases.NewDay(2026, 11, 21) {
		t.Errorf("promises %+v, want 修水管 by 刘会计", v.Promises)
	}
	if len(v.Demands) != 1 || v.Demands[0].Text != "通自来水" {
		t.Errorf("demands %+v, want 通自来水", v.Demands)
	}
}

// pictureFile is a file that passes for a photo.
func pictureFile(t *testing.T, folder, name string) string {
	t.Helper()
	path := filepath.Join(folder, name)
	if err := os.WriteFile(path, []byte("picture"), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// addPhoto chooses a photo for the visit that is open.
func (b *bench) addPhoto(path string) {
	b.t.Helper()
	b.tap("＋ 照片…")
	b.press("Ctrl+A")
	b.typeText(path)
	b.press("Enter")
}

func TestPhotosAreDraggedOntoTheVisit(t *testing.T) {
	f := newFakeVillage()
	b, _ := newVillageBench(t, f)
	dir := t.TempDir()
	one, two, list := pictureFile(t, dir, "院坝 1.JPG"), pictureFile(t, dir, "2.png"), pictureFile(t, dir, "名单.xlsx")
	b.shell.Drop([]string{one})
	b.shows("这里不收拖进来的文件")
	b.open(ui.Route{Place: ui.PlaceVisit, Of: 8})
	b.shell.Drop([]string{one, list, two})
	b.shell.Drop([]string{one})
	b.shows("院坝 1.JPG", "2.png", "“名单.xlsx”不是照片，没有添加。")
	b.press("Ctrl+S")
	if len(f.photos) != 2 || f.photos[0].VisitID == 0 {
		t.Errorf("photos %+v, want two of the visit", f.photos)
	}
	b.open(ui.Route{Place: ui.PlaceHousehold, ID: 8, Tab: "record"})
	b.shell.Drop([]string{one})
	if len(f.photos) != 3 || f.photos[2].HouseholdID != 8 || f.photos[2].VisitID != 0 {
		t.Errorf("photos %+v, want a third of the household alone", f.photos)
	}
}

func TestAPhotoIsStoredWithTheVisit(t *testing.T) {
	f := newFakeVillage()
	b, _ := openVisit(t, f, 8)
	b.addPhoto(pictureFile(t, t.TempDir(), "院坝 1.jpg"))
	b.shows("院坝 1.jpg")
	b.press("Ctrl+S")
	if len(f.photos) != 1 || f.photos[0].HouseholdID != 8 || f.photos[0].VisitID == 0 || f.photos[0].Size.Value != int64(len("picture")) {
		t.Errorf("photos %+v, want one of the visit", f.photos)
	}
}

func TestAPhotoThatIsGoneLosesNoVisit(t *testing.T) {
	f := newFakeVillage()
	b, _ := openVisit(t, f, 8)
	path := pictureFile(t, t.TempDir(), "院坝.jpg")
	b.addPhoto(path)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	b.press("Ctrl+S")
	b.shows("照片“院坝.jpg”读不出来")
	if len(f.visits) != 2 {
		t.Errorf("%d visits, want the one before and the new one", len(f.visits))
	}
}

func TestManyPhotosGoOnBelow(t *testing.T) {
	f := newFakeVillage()
	b, _ := newVillageBench(t, f)
	b.open(ui.Route{Place: ui.PlaceVisit, Of: 8})
	dir := t.TempDir()
	var paths []string
	for i := range 14 {
		paths = append(paths, pictureFile(t, dir, "院坝前面的照片"+strconv.Itoa(i)+".jpg"))
	}
	b.shell.Drop(paths)
	b.shows("院坝前面的照片13.jpg")
	b.settle()
	b.picture("visit-photos")
	picture := find(b.window.Content(), func(p *widgets.Paragraph) bool { return p.Text == "院坝前面的照片13.jpg" })
	if right := b.app.Driver().AbsolutePositionForObject(picture).X + picture.Size().Width; right > 1366 {
		t.Errorf("the last photo ends at %v", right)
	}
	if below := b.app.Driver().AbsolutePositionForObject(picture).Y; below > 700 {
		t.Errorf("the last photo is out of sight, at %v", below)
	}
}

func TestADemandIsAnsweredInItsVisit(t *testing.T) {
	f := newFakeVillage()
	b, shell := openVisit(t, f, 8)
	b.tap("＋ 群众诉求")
	b.typeText("通自来水")
	b.tap("更多…")
	b.shows("群众诉求的其他情况", "办理状态", "答复日期")
	b.picture("visit-demand")
	b.typeText("3") // 已办结, and on to the day
	b.typeText("2026-11-40")
	b.press("Ctrl+Enter")
	b.shows("群众诉求的其他情况") // there is no such day
	b.press("Ctrl+A")
	b.typeText("2026-11-20")
	b.press("Ctrl+Enter")
	b.showsNot("群众诉求的其他情况")
	b.ring()
	b.press("Esc")
	if len(shell.drafts) != 1 {
		t.Fatalf("drafts %+v, want the demand kept", shell.drafts)
	}
	b.open(ui.Route{Place: ui.PlaceVisit, Of: 8})
	b.press("Ctrl+S")
	v := f.visits[len(f.visits)-1]
	if len(v.Demands) != 1 || v.Demands[0].State != "已办结" || v.Demands[0].AnsweredOn != cases.NewDay(2026, 11, 20) {
		t.Errorf("demands %+v, want it answered", v.Demands)
	}
}

func TestAVisitSaysWhetherSomebodyWasAtHome(t *testing.T) {
	f := newFakeVillage()
	b, _ := openVisit(t, f, 8)
	b.showsNot("是否在家")
	b.tick("在不在家")
	b.shows("是否在家")
	b.typeText("2")
	b.press("Ctrl+S")
	if v := f.visits[len(f.visits)-1]; v.Visit.AtHome != cases.No {
		t.Errorf("at home %q in %s", v.Visit.AtHome, b.text())
	}
}
