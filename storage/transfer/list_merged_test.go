package transfer_test

import (
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"
)

// The household's cells of a village's list are merged over its members: each of them
// belongs to it all the same.
func TestImportReadsMergedHouseholds(t *testing.T) {
	st := newStore(t)
	path := listFile(t,
		[]string{"望岭村农户名单"},
		[]string{"村民小组", "户编号", "姓名", "编码", "与户主关系"},
		[]string{"一组", "5001990001", "张明华", "500199195703200112", "户主"},
		[]string{"", "", "李小芳", "500199196208150028", "配偶"},
		[]string{"", "", "张伟", "500199201206050043", "之女"},
		[]string{"二组", "5001990002", "王胜国", "50019919780909007X", "户主"},
	)
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range [][2]string{{"A1", "E1"}, {"A3", "A5"}, {"B3", "B5"}} {
		if err := f.MergeCell("Sheet1", m[0], m[1]); err != nil {
			t.Fatal(err)
		}
	}
	merged := filepath.Join(t.TempDir(), "合并.xlsx")
	if err := f.SaveAs(merged); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	out := take(t, st, merged)
	if got := counts(out); got != [5]int{4, 0, 0, 0, 0} || out.Records.Households != 2 || out.Records.Persons != 4 {
		t.Errorf("lines %v, %d households, %d persons; want 4 lines, 2 and 4: %+v", got, out.Records.Households, out.Records.Persons, out.Items)
	}
}
