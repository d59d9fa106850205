package main_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
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
