package storage_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"strings"
	"testing"

	"zhucunji/cases"
)

// namingSentences are examples of the sentences that name a villager, by the Go expression
// that makes them. The villagers are 杨胜国 and 田桂花.
func namingSentences() map[string][]string {
	return map[string][]string{
		`"新建农户 " + n.Members[0].Person.Name`: {"新建农户 杨胜国"},
		`"修改农户 " + before.HeadName`:          {"修改农户 杨胜国"},
		`"增加成员 " + m.Person.Name`:            {"增加成员 田桂花"},
		`"修改成员 " + after.Person.Name`:        {"修改成员 田桂花"},
		`"成员减少"`:                             {"成员减少 杨胜国", "成员减少 田桂花（杨胜国家）"},
		`"人员转户"`:                             {"人员转户 杨胜国", "人员转户 田桂花（杨胜国家）"},
		`"更换户主"`:                             {"更换户主 杨胜国"},
		`"分户"`:                               {"分户 杨胜国"},
		`"并户"`:                               {"并户 杨胜国"},
		`"走访 " + head`:                       {"走访 杨胜国"},
		`"办结承诺 " + s.headOf(ctx, int64(before.HouseholdID))`:                                         {"办结承诺 杨胜国"},
		`measureSentence("帮扶", s.headOf(ctx, int64(f.Measure.HouseholdID)), &f.Measure)`:             {"帮扶 杨胜国 产业帮扶 养殖业"},
		`measureSentence("修改帮扶", s.headOf(ctx, int64(before.Measure.HouseholdID)), &before.Measure)`: {"修改帮扶 杨胜国 产业帮扶 养殖业"},
		`fmt.Sprintf("收入 %s %d 条", s.headOf(ctx, int64(entries[0].HouseholdID)), len(entries))`:      {"收入 杨胜国 3 条"},
		`fmt.Sprintf("收入 %s %d 格", s.headOf(ctx, household), len(cells))`:                            {"收入 杨胜国 3 格"},
		`doing + t.title() + " " + title`:                                                            append(ofRecords("删除"), append(ofRecords("恢复"), "删除农户 杨胜国等 3 条")...),
		`"找回旧版本 " + t.title() + " " + name`:                                                          ofRecords("找回旧版本 "),
		`"已撤销：" + sentence`:                                                                          append(ofRecords("已撤销：删除"), "已撤销：走访 杨胜国", "已撤销：找回旧版本 人员 田桂花"),
		`"已恢复：" + sentence`:                                                                          append(ofRecords("已恢复：恢复"), "已恢复：成员减少 田桂花（杨胜国家）"),
	}
}

// ofRecords tells of every record whose title begins with a villager's name.
func ofRecords(doing string) []string {
	return []string{
		doing + cases.HouseholdCatalogue.Title + " 杨胜国",
		doing + cases.PersonCatalogue.Title + " 田桂花",
		doing + cases.VisitCatalogue.Title + " 杨胜国 2026-11-21",
		doing + cases.MeasureCatalogue.Title + " 杨胜国 产业帮扶 养殖业",
		doing + cases.IncomeCatalogue.Title + " 杨胜国 养殖业 2026-11-21",
		doing + cases.JobSpellCatalogue.Title + " 田桂花 某制衣厂",
	}
}

// namelessSentences are examples of the others. What people type into a caption, or call a
// file, is not looked through.
func namelessSentences() map[string]string {
	return map[string]string{
		`"修改走访 " + before.Visit.VisitedOn.String()`:        "修改走访 2026-11-21",
		`"照片 " + p.Caption`:                                "照片 改厕前",
		`after.Kind + " " + after.Value`:                   "户类型 脱贫户",
		`"保存" + sentence`:                                  "保存帮扶单位 市科技局",
		`"行政村 " + after.Name`:                              "保存行政村 望岭村",
		`"村民小组 " + after.Name`:                             "保存村民小组 一组",
		`"使用人 " + after.Name`:                              "保存使用人 张队长",
		`"帮扶单位 " + after.Name`:                             "保存帮扶单位 市科技局",
		`"资金 " + after.Name`:                               "保存资金 衔接资金",
		`"项目 " + after.Name`:                               "保存项目 蚕桑基地",
		`"代码 " + after.Value`:                              "保存代码 慢性病",
		`"监测线"`:                                            "保存监测线",
		`"走访频次 " + after.Class`:                            "保存走访频次 重点户",
		`"计入口径 " + after.Item`:                             "保存计入口径 养殖业",
		`"成本比例 " + after.Category`:                         "保存成本比例 养殖业",
		`"监测对象 " + after.Class`:                            "保存监测对象 突发严重困难户",
		`"收入 " + after.Item`:                               "保存收入 养殖业",
		`"收入核算人口"`:                                         "保存收入核算人口",
		`"务工"`:                                             "保存务工",
		`"计划务工"`:                                           "保存计划务工",
		`"销售 " + after.Product`:                            "销售 鲜茧",
		`"保存报表 " + after.Name`:                             "保存报表 走访统计",
		`"导入报表 " + o.Name`:                                 "导入报表 走访统计",
		`"写入代码表和口径"`:                                       "写入代码表和口径",
		`fmt.Sprintf("%s %d 户", g.Way, len(visits))`:       "院坝会 12 户",
		`"修改" + before.Way + " " + before.HeldOn.String()`: "修改院坝会 2026-11-21",
		`fmt.Sprintf("%s：%d 户改为“%s”", title, len(households), shown)`: "户类型：3 户改为“脱贫户”",
		`fmt.Sprintf("导入 %s：%d 户有变动", source, stored)`:                "导入 农户名单.xlsx：5 户有变动",
		`fmt.Sprintf("导入照片 %s：%d 张", source, added)`:                  "导入照片 改厕：5 张",
		`fmt.Sprintf("上报 %d 年度收入 %d 户", year, frozen)`:                "上报 2026 年度收入 5 户",
		`fmt.Sprintf("演示数据 %d 个村", n)`:                                "演示数据 2 个村",
	}
}

// A sentence that is new here must be put into one of the lists, so that somebody asks
// whether it names a villager.
func TestEverySentenceOfAnActIsKnown(t *testing.T) {
	naming, nameless := namingSentences(), namelessSentences()
	said := saidIn(t, ".")
	for x := range saidIn(t, "transfer") {
		said[x] = true
	}
	for x := range said {
		if _, ok := nameless[x]; !ok && naming[x] == nil {
			t.Errorf("the sentence %s is in no list of this test: does it name a villager, and is it veiled then?", x)
		}
	}
	if known := len(naming) + len(nameless); known != len(said) {
		t.Errorf("%d sentences are listed, %d are found in the program", known, len(said))
	}
}

func TestEverySentenceThatNamesAVillagerIsVeiled(t *testing.T) {
	mask := strings.NewReplacer("杨胜国", "杨*国", "田桂花", "田*花")
	for _, examples := range namingSentences() {
		for _, sentence := range examples {
			if got, want := cases.VeilSentence(sentence), mask.Replace(sentence); got != want {
				t.Errorf("%q is shown as %q, want %q", sentence, got, want)
			}
		}
	}
	for _, sentence := range namelessSentences() {
		if got := cases.VeilSentence(sentence); got != sentence {
			t.Errorf("%q is shown as %q", sentence, got)
		}
	}
}

// saidIn finds the Go expressions that make the sentences of acts in a package: what tell
// gives, and what is handed to the functions that make an act of it.
func saidIn(t *testing.T, folder string) (said map[string]bool) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	must(t, err)
	said = map[string]bool{}
	add := func(x ast.Expr) {
		if text := types.ExprString(x); text != "sentence" && text != "tell(head)" { // handed on: found where they were made
			said[text] = true
		}
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		must(t, err)
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.KeyValueExpr:
				addTold(n, add)
			case *ast.CallExpr:
				addHanded(n, add)
			}
			return true
		})
	}
	return said
}

// addTold adds what the function tell of an intent gives.
func addTold(n *ast.KeyValueExpr, add func(ast.Expr)) {
	key, _ := n.Key.(*ast.Ident)
	tell, _ := n.Value.(*ast.FuncLit)
	if key == nil || key.Name != "tell" || tell == nil {
		return
	}
	for _, step := range tell.Body.List {
		if r, ok := step.(*ast.ReturnStmt); ok {
			add(r.Results[0])
		}
	}
}

// addHanded adds the argument of a call that becomes the sentence of an act.
func addHanded(n *ast.CallExpr, add func(ast.Expr)) {
	name := types.ExprString(n.Fun)
	name = name[strings.LastIndex(name, ".")+1:]
	at, ok := map[string]int{"saveRegister": 5, "plannedFor": 1, "byHead": 0, "undoAct": 3, "Load": 2}[name]
	if ok && at < len(n.Args) {
		add(n.Args[at])
	}
}
