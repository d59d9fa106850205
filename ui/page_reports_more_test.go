package ui_test

import (
	"os"
	"path/filepath"
	"testing"

	"zhucunji/cases"
)

func TestAClosedFileIsOpenedWithItsPassphrase(t *testing.T) {
	b, f := openReports(t, 1)
	closed := filepath.Join(t.TempDir(), "台账.xlsx.age")
	if err := os.WriteFile(closed, []byte("age"), 0o600); err != nil {
		t.Fatal(err)
	}
	f.fails = []error{cases.Errorf(cases.Invalid, "passphrase", "口令不对，没有解密。")}
	b.shell.OpenClosed()
	b.press("Ctrl+A")
	b.typeText(closed)
	b.press("Enter")
	b.shows("打开“台账.xlsx.age”", "向发送人打电话问")
	b.press("Enter")
	b.shows("请输入口令")
	b.typeText("青石板 桂花")
	b.press("Enter", "Enter")
	b.shows("口令不对", "重新输入口令")
	b.tap("重新输入口令")
	b.typeText("青石板 桂花 三轮车")
	b.press("Enter", "Enter")
	if len(f.opened) != 1 || len(b.prog.opened) != 1 {
		t.Fatalf("opened %q, shown %q", f.opened, b.prog.opened)
	}
}
