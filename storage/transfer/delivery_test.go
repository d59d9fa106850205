package transfer_test

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"syscall"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
	"zhucunji/storage/transfer"
)

const passphrase = "青石板 桂花 三轮车"

// delivery is a masked file in a folder of its own.
func delivery(t testing.TB, change func(d *cases.Delivery)) cases.Delivery {
	t.Helper()
	d := cases.Delivery{Target: filepath.Join(t.TempDir(), "台账.xlsx"), What: "走访台账", Key: "R5", Filter: "望岭村，2026年", Masked: true}
	if change != nil {
		change(&d)
	}
	return d
}

// content writes a text and says how much it is.
func content(text string) func(io.Writer) (cases.Written, error) {
	return func(w io.Writer) (cases.Written, error) {
		_, err := io.WriteString(w, text)
		return cases.Written{Rows: 3, People: 7}, err
	}
}

func exports(t testing.TB, st *storage.Store) []cases.ExportEvent {
	t.Helper()
	list, err := st.Exports(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// onlyHolds fails where a folder holds other files than those named.
func onlyHolds(t testing.TB, folder string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if strings.Join(got, "|") != strings.Join(names, "|") {
		t.Errorf("%s holds %q, want %q", filepath.Base(folder), got, names)
	}
}

func TestDeliveryLeavesAFileAndALine(t *testing.T) {
	st := newStore(t)
	full := delivery(t, func(d *cases.Delivery) {
		d.Masked, d.Purpose = false, " 上报 500199195503072216 "
		d.Layout, d.Columns = cases.LayoutImport, []string{"户编号", "姓名"}
	})
	for _, d := range []cases.Delivery{delivery(t, nil), full} {
		done, err := transfer.Deliver(t.Context(), st, d, content("PK"))
		if err != nil || done != (cases.Written{Rows: 3, People: 7}) {
			t.Fatalf("%+v, %v", done, err)
		}
		onlyHolds(t, filepath.Dir(d.Target), "台账.xlsx")
	}
	onlyHolds(t, st.TmpFolder())
	lines := exports(t, st)
	if len(lines) != 2 {
		t.Fatalf("%d lines, want 2", len(lines))
	}
	e := lines[0] // the newest
	want := full.Event(cases.Written{Rows: 3, People: 7})
	if want.ID, want.At = e.ID, e.At; e.At.IsZero() || !reflect.DeepEqual(e, want) {
		t.Errorf("got %+v, want %+v", e, want)
	}
	if e.Purpose != "上报 500199********2216" {
		t.Errorf("the register holds the purpose %q", e.Purpose)
	}
	if !lines[1].Masked || lines[1].Purpose != "" {
		t.Errorf("got %+v", lines[1])
	}
}

func TestDeliveryThatFailsLeavesNeitherFileNorLine(t *testing.T) {
	canceled, cancel := context.WithCancel(t.Context())
	cancel()
	for name, c := range map[string]struct {
		ctx    context.Context
		change func(d *cases.Delivery)
		write  func(io.Writer) (cases.Written, error)
		code   cases.Code
		says   string
	}{
		"canceled":           {ctx: canceled, code: cases.Canceled, says: "已取消"},
		"canceled and aged":  {ctx: canceled, change: func(d *cases.Delivery) { d.Passphrase = passphrase }, code: cases.Canceled, says: "已取消"},
		"canceled and shut":  {ctx: canceled, change: func(d *cases.Delivery) { d.ExcelPassword = "金溪2026" }, code: cases.Canceled, says: "已取消"},
		"a full disk":        {write: func(io.Writer) (cases.Written, error) { return cases.Written{Rows: 1}, syscall.ENOSPC }, code: cases.NoSpace, says: "磁盘已满"},
		"no purpose":         {change: func(d *cases.Delivery) { d.Masked, d.Purpose = false, "  " }, code: cases.Invalid, says: "用途"},
		"a short passphrase": {change: func(d *cases.Delivery) { d.Passphrase = "1234567" }, code: cases.Invalid, says: "至少 8 个字符"},
		"closed twice":       {change: func(d *cases.Delivery) { d.Passphrase, d.ExcelPassword = passphrase, "x" }, code: cases.Invalid, says: "只能选一种"},
		"a long password":    {change: func(d *cases.Delivery) { d.ExcelPassword = strings.Repeat("长", 256) }, code: cases.Invalid, says: "255"},
		"no workbook":        {change: func(d *cases.Delivery) { d.Target, d.ExcelPassword = d.Target+".txt", "x" }, code: cases.Invalid, says: "xlsx"},
		"too large":          {change: func(d *cases.Delivery) { d.ExcelPassword = "x" }, write: endless, code: cases.Invalid, says: "按村分开"},
		"a folder that is gone": {
			change: func(d *cases.Delivery) { d.Target = filepath.Join(filepath.Dir(d.Target), "没有", "x.xlsx") },
			code:   cases.NotFound, says: "不在了",
		},
	} {
		t.Run(name, func(t *testing.T) {
			st := newStore(t)
			d := delivery(t, c.change)
			folder := filepath.Dir(d.Target)
			ctx, write := t.Context(), content("PK")
			if c.ctx != nil {
				ctx = c.ctx
			}
			if c.write != nil {
				write = c.write
			}
			done, err := transfer.Deliver(ctx, st, d, write)
			if cases.CodeOf(err) != c.code || !strings.Contains(cases.MessageOf(err), c.says) || done != (cases.Written{}) {
				t.Errorf("%+v, %v (%s)", done, err, cases.MessageOf(err))
			}
			if _, err := os.Stat(folder); err == nil {
				onlyHolds(t, folder)
			}
			onlyHolds(t, st.TmpFolder())
			if lines := exports(t, st); len(lines) != 0 {
				t.Errorf("the register holds %+v", lines)
			}
		})
	}
}

// endless writes until it is stopped.
func endless(w io.Writer) (cases.Written, error) {
	block := make([]byte, 1<<20)
	for {
		if _, err := w.Write(block); err != nil {
			return cases.Written{}, err
		}
	}
}

func TestFileIsKeptWhereTheRegisterFails(t *testing.T) {
	st := newStore(t)
	d := delivery(t, nil)
	done, err := transfer.Deliver(t.Context(), st, d, func(w io.Writer) (cases.Written, error) {
		if err := st.Close(); err != nil { // the data folder is gone meanwhile
			t.Fatal(err)
		}
		return content("PK")(w)
	})
	if err == nil || done.Rows != 3 || !strings.Contains(cases.MessageOf(err), "没有记入导出登记") {
		t.Errorf("%+v, %v", done, err)
	}
	if errors.Is(err, context.Canceled) {
		t.Error("told as canceled")
	}
	onlyHolds(t, filepath.Dir(d.Target), "台账.xlsx")
}
