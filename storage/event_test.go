package storage_test

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

// reader opens a folder as zhucunctl export does, beside an open window.
func reader(t testing.TB, folder string) *storage.Store {
	t.Helper()
	st, err := storage.Open(t.Context(), folder, storage.Options{Now: fixedClock(), ReadOnly: true})
	if err != nil {
		t.Fatalf("open for reading: %v", err)
	}
	t.Cleanup(func() {
		if err := st.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return st
}

func TestRegisterSaysWhoTookWhatOut(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	must(t, st.AddExport(ctx, &cases.ExportEvent{What: "低收入人口花名册"})) // nobody has said who he is
	w := cases.Worker{Name: "周明"}
	_, err := st.SaveWorker(ctx, nil, &w)
	must(t, err)
	must(t, st.SetWorker(ctx, w.ID))
	want := cases.ExportEvent{
		Key: "R5", What: "走访台账", Layout: cases.LayoutPrint, Columns: []string{"户主", "日期"}, Filter: "望岭村，2026年11月",
		Rows: 12, People: 40, Purpose: "上报", File: "/盘/台账.xlsx.age", Sealing: cases.SealAge,
	}
	made := want
	must(t, st.AddExport(ctx, &made))
	must(t, st.AddExport(ctx, &cases.ExportEvent{What: "公示表", Masked: true}))
	all, err := st.Exports(ctx, 0)
	must(t, err)
	if len(all) != 3 || all[0].What != "公示表" || !all[0].Masked || all[2].Worker != "" {
		t.Fatalf("got %+v", all)
	}
	got := all[1]
	if got.ID == 0 || got.ID != made.ID || !got.At.Equal(made.At) || got.Worker != "周明" || int64(got.WorkerID) != w.ID {
		t.Errorf("got %+v", got)
	}
	want.ID, want.At, want.WorkerID, want.Worker = got.ID, got.At, got.WorkerID, got.Worker
	if fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if last, err := st.Exports(ctx, 2); err != nil || len(last) != 2 || last[1].ID != got.ID {
		t.Errorf("the last two are %+v, %v", last, err)
	}
}

func TestCanceledLookAtTheRegisterSaysSo(t *testing.T) {
	st := newStore(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := st.Exports(ctx, 0); cases.CodeOf(err) != cases.Canceled {
		t.Errorf("got %v", err)
	}
	if err := st.AddExport(ctx, &cases.ExportEvent{}); cases.CodeOf(err) != cases.Canceled {
		t.Errorf("got %v", err)
	}
}

// The window works on while zhucunctl enters its exports beside it: no line and no change
// is lost, and the chain of acts holds.
func TestReaderEntersExportsBesideTheWindow(t *testing.T) {
	ctx, folder := t.Context(), t.TempDir()
	window := openStore(t, folder)
	beside := reader(t, folder)
	const each = 20
	var both sync.WaitGroup
	both.Go(func() {
		for i := range each {
			v := cases.Village{Name: fmt.Sprintf("望岭%d村", i)}
			if _, err := window.SaveVillage(ctx, nil, &v); err != nil {
				t.Errorf("save: %v", err)
			}
		}
	})
	for i := range each {
		if err := beside.AddExport(ctx, &cases.ExportEvent{What: fmt.Sprint(i)}); err != nil {
			t.Errorf("enter: %v", err)
		}
	}
	both.Wait()
	if list, err := window.Exports(ctx, 0); err != nil || len(list) != each {
		t.Errorf("the window sees %d lines, %v", len(list), err)
	}
	if got := villageNames(t, beside); len(got) != each {
		t.Errorf("the reader sees %d villages", len(got))
	}
	if proof, err := window.Verify(ctx); err != nil || len(proof.Faults) != 0 {
		t.Errorf("%+v, %v", proof, err)
	}
}

func TestReaderStillChangesNothingElse(t *testing.T) {
	folder := t.TempDir()
	openStore(t, folder)
	beside := reader(t, folder)
	must(t, beside.AddExport(t.Context(), &cases.ExportEvent{}))
	if _, err := beside.SaveVillage(t.Context(), nil, &cases.Village{Name: "望岭村"}); err == nil {
		t.Error("a store that only reads saved a village")
	}
}
