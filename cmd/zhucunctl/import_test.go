package main_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// taken is what --json tells about an import, as far as the tests look.
type taken struct {
	Added, Changed, Unchanged, Doubtful, Wrong int
	Households, Persons                        int64
	Rows                                       []struct {
		Sheet, Column, Value, Reason string
		Row                          int
	}
}

func textFile(t testing.TB, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestImportTakesPeopleAndThenTheirLedgers(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data")
	people := textFile(t, "农户.csv", "户编号,姓名,身份证号码,与户主关系\n5001990001,张明华,500199195703200112,户主\n5001990001,李小芳,500199196208150028,配偶\n")
	posts := textFile(t, "出勤.csv", "姓名,身份证号码,岗位名称,本月累计出勤天数(天),补贴金额(元)\n李小芳,500199196208150028,保洁员,20,600\n王无人,500199201206050043,保洁员,20,600\n")
	var first, work, again taken
	decode(t, done(t, "--data", folder, "--json", "import", "--village", "望岭村", people), &first)
	if first.Added != 2 || first.Households != 1 || first.Persons != 2 {
		t.Fatalf("people: %+v", first)
	}
	args := []string{"--data", folder, "--json", "import", "--kind", "posts", "--month", "2026-10", posts}
	decode(t, done(t, args...), &work)
	if work.Added != 1 || work.Doubtful != 1 || len(work.Rows) != 1 || work.Rows[0].Row != 3 || !strings.Contains(work.Rows[0].Reason, "库中没有此人") {
		t.Errorf("posts: %+v", work)
	}
	decode(t, done(t, args...), &again)
	if again.Added != 0 || again.Unchanged != 1 {
		t.Errorf("second time: %+v", again)
	}
}

func TestImportPhotosListsWhatIsNobodys(t *testing.T) {
	pictures := t.TempDir()
	if err := os.WriteFile(filepath.Join(pictures, "无名.jpg"), []byte("no picture"), 0o600); err != nil {
		t.Fatal(err)
	}
	out := done(t, "--data", filepath.Join(t.TempDir(), "data"), "import-photos", pictures)
	if !strings.Contains(out, "导入照片 0 张") || !strings.Contains(out, "无名.jpg：文件名和文件夹名") {
		t.Errorf("said %q", out)
	}
}

func TestImportOpensALockedWorkbookAndSaysWhatItLeavesOut(t *testing.T) {
	path := filepath.Join(t.TempDir(), "名单.xlsx")
	f := excelize.NewFile()
	for i, row := range [][]any{
		{"望岭村名单"}, {"姓名", "身份证号码", "与户主关系", "去年修了什么"}, {"张明华", "500199195703200112", "户主", "房子"}, {"合计", "1人"},
	} {
		if err := f.SetSheetRow("Sheet1", "A"+string(rune('1'+i)), &row); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SaveAs(path, excelize.Options{Password: "金溪2026"}); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(t.TempDir(), "data")
	if code, _, say := ctlWith(t, "别的\n", "--data", folder, "import", "--password-stdin", path); code != 1 || !strings.Contains(say, "密码") {
		t.Errorf("with another password: %d, %q", code, say)
	}
	code, out, say := ctlWith(t, "金溪2026\n", "--data", folder, "--json", "import", "--password-stdin", path)
	if code != 0 || !strings.Contains(say, "没有导入的列：去年修了什么") {
		t.Fatalf("%d, %q, %q", code, out, say)
	}
	var got taken
	decode(t, out, &got)
	if got.Added != 1 || got.Households != 1 || got.Persons != 1 || len(got.Rows) != 0 {
		t.Errorf("took %+v", got)
	}
}

func TestImportTakesTheColumnsOfAMap(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data")
	people := textFile(t, "农户.csv", "户编号,姓名,身份证号码,与户主关系\n5001990001,张明华,500199195703200112,户主\n")
	done(t, "--data", folder, "--json", "import", "--village", "望岭村", people)
	list := textFile(t, "措施.csv", "姓名,证件号码,内容,别的\n张明华,500199195703200112,修圈舍,产业帮扶\n")
	settled := textFile(t, "map.json", `{"kind":"measures","columns":{"内容":"measure.content","别的":"measure.block"}}`)
	var got taken
	decode(t, done(t, "--data", folder, "--json", "import", "--map", settled, "--dry-run", list), &got)
	if got.Added != 1 {
		t.Errorf("would take %+v", got)
	}
	wrong := textFile(t, "map.json", `{"kind":"measures","columns":{"别的":"industry.variety"}}`)
	if code, _, say := ctlWith(t, "", "--data", folder, "import", "--map", wrong, list); code != 1 || !strings.Contains(say, "不能导入，请改选") {
		t.Errorf("a field of another kind: %d, %q", code, say)
	}
}
