package storage_test

import (
	"fmt"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

// A run of creations is one row of the log; each of its records still has a history, can
// be edited and undone, and the chain over them holds.
func TestRunOfCreationsIsOneRowOfTheLog(t *testing.T) {
	const villages = 70 // more than two runs
	ctx := t.Context()
	st := newStore(t)
	var made []cases.Village
	if _, err := st.Load(ctx, storage.Import, "导入", func(l *storage.Loader) error {
		for i := range villages {
			v := cases.Village{Name: fmt.Sprintf("第%d村", i+1)}
			if err := l.Village(&v, nil); err != nil {
				return err
			}
			made = append(made, v)
		}
		return nil
	}); err != nil {
		t.Fatalf("load: %v", err)
	}
	for _, v := range []cases.Village{made[0], made[31], made[32], made[69]} {
		after := v
		after.Name += "改"
		if _, err := st.SaveVillage(ctx, &v, &after); err != nil {
			t.Fatalf("edit village %d: %v", v.ID, err)
		}
		entries, err := st.History(ctx, "village", v.ID)
		if err != nil || len(entries) != 2 {
			t.Errorf("history of village %d: %d entries, %v; want creation and edit", v.ID, len(entries), err)
		}
		if _, err := st.Undo(ctx); err != nil {
			t.Errorf("undo the edit of village %d: %v", v.ID, err)
		}
	}
	proof, err := st.Verify(ctx)
	if err != nil || len(proof.Faults) != 0 {
		t.Errorf("verify: %v, %v", proof.Faults, err)
	}
}

func TestUndoTakesBackEveryRecordOfARun(t *testing.T) {
	ctx := t.Context()
	st := newStore(t)
	change, err := st.Load(ctx, storage.Import, "导入", func(l *storage.Loader) error {
		return l.Registers([]cases.Unit{{Name: "甲"}, {Name: "乙"}, {Name: "丙"}}, nil, nil)
	})
	if err != nil {
		t.Fatalf("load: %v", err)
	}
	if _, err := st.UndoAct(ctx, change.Act); err != nil {
		t.Fatalf("undo: %v", err)
	}
	if units, err := st.Units(ctx); err != nil || len(units) != 0 {
		t.Errorf("units after undo: %v, %v; want none", units, err)
	}
}
