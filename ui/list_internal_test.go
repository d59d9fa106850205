package ui

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"zhucunji/cases"
)

// row is a row of the lists below.
type row struct {
	id   int64
	text string
}

// ledger is a long list whose rows are read by window.
type ledger struct {
	*loom
	*list[row]
	page  base
	count int64
	asked [][]int64
	fails error
}

func newLedger(t *testing.T, count int64, saved *listView) *ledger {
	t.Helper()
	l := &ledger{loom: newLoom(t), count: count}
	l.stores.Shell = noSettings{}
	l.page.bind(l.Shell, Route{})
	l.list = newList(&l.page, listSpec[row]{
		Name: "ledger",
		Columns: []listColumn[row]{
			{Key: "id", Title: "编号", Width: 80, Sort: true, Text: func(r *row) string { return fmt.Sprint(r.id) }},
			{Key: "text", Title: "内容", Width: 200, Text: func(r *row) string { return r.text }},
		},
		Order: l.readOrder, Rows: l.readRows, ID: func(r *row) int64 { return r.id },
	}, saved)
	l.window.SetContent(l.Object())
	l.window.Resize(fyne.NewSize(600, 400))
	l.Reload()
	l.all()
	return l
}

func (l *ledger) readOrder(_ context.Context, sort cases.Sort) ([]int64, error) {
	ids := make([]int64, l.count)
	for i := range ids {
		ids[i] = int64(i) + 1
	}
	if sort.Down {
		slices.Reverse(ids)
	}
	return ids, nil
}

func (l *ledger) readRows(_ context.Context, ids []int64) ([]row, error) {
	l.asked = append(l.asked, ids)
	rows := make([]row, len(ids))
	for i, id := range ids {
		rows[i] = row{id, fmt.Sprintf("第 %d 行", id)}
	}
	return rows, l.fails
}

// all does everything that waits, until nothing does.
func (l *ledger) all() {
	for len(l.work) > 0 {
		work := l.work[0]
		l.work = l.work[1:]
		work()
		l.drain()
	}
}

// noSettings is a store that knows no settings.
type noSettings struct{ ShellStore }

func (noSettings) Setting(context.Context, string, any) (bool, error) { return false, nil }
func (noSettings) SetSetting(context.Context, string, any) error      { return nil }

func TestAListReadsOnlyTheWindowsInSight(t *testing.T) {
	l := newLedger(t, 130_000, nil)
	if len(l.asked) != 1 || len(l.asked[0]) != listWindow || l.asked[0][0] != 1 {
		t.Fatalf("asked %d windows", len(l.asked))
	}
	l.grid.SetCurrent(129_999)
	if got := l.cell(129_999, 1); got != "" {
		t.Errorf("cell %q before it was read", got)
	}
	l.all()
	if got := l.cell(129_999, 1); got != "第 130000 行" {
		t.Errorf("cell %q", got)
	}
	if len(l.asked) > 3 {
		t.Errorf("asked %d windows to reach the end", len(l.asked))
	}
	if l.Current() != 130_000 || l.Row() == nil {
		t.Errorf("current %d, row %v", l.Current(), l.Row())
	}
}

func TestAListComesBackAsItWasLeft(t *testing.T) {
	first := newLedger(t, 5000, nil)
	first.SetSort(cases.Sort{Key: "id", Down: true})
	first.all()
	first.grid.SetCurrent(3000)
	first.all()
	view := first.View()
	second := newLedger(t, 5000, view)
	if second.Current() != first.Current() || second.sort != first.sort {
		t.Errorf("current %d sort %v, want %d %v", second.Current(), second.sort, first.Current(), first.sort)
	}
	if got, want := second.grid.View().Offset, view.Grid.Offset; got != want {
		t.Errorf("scrolled to %d, want %d", got, want)
	}
}

func TestTheCurrentRowStaysWhenTheListIsReadAgain(t *testing.T) {
	l := newLedger(t, 1000, nil)
	l.grid.SetCurrent(700)
	l.all()
	l.SetSort(cases.Sort{Key: "id", Down: true})
	l.all()
	if l.Current() != 701 {
		t.Errorf("current %d, want 701", l.Current())
	}
}

func TestRowsOfAnEarlierOrderAreDropped(t *testing.T) {
	l := newLedger(t, 1000, nil)
	l.grid.SetCurrent(900)
	late := l.work
	l.work = nil
	l.SetSort(cases.Sort{Key: "id", Down: true})
	l.all()
	asked := len(l.asked)
	for _, work := range late {
		work()
	}
	l.drain()
	if l.cell(0, 0) != "1000" {
		t.Errorf("first row %q after %d windows", l.cell(0, 0), asked)
	}
}

func TestAWindowThatFailsIsSaidAndAskedForAgain(t *testing.T) {
	l := newLedger(t, 1000, nil)
	l.fails = errors.New("database is locked")
	l.grid.SetCurrent(900)
	l.all()
	if len(l.logged) == 0 {
		t.Error("nothing logged")
	}
	l.fails = nil
	l.grid.SetCurrent(0)
	l.grid.SetCurrent(900)
	l.all()
	if l.Row() == nil {
		t.Error("the row was not read again")
	}
}

func TestRowsThatWereNeverInSightAreCopied(t *testing.T) {
	l := newLedger(t, 300, nil)
	l.grid.SelectAll()
	copied := ""
	l.grid.Copy = func(text string) { copied = text }
	if !l.copyRows(l.grid.Selected()) {
		t.Fatal("not taken over")
	}
	l.all()
	if !strings.HasSuffix(strings.TrimSpace(copied), "300\t第 300 行") {
		t.Errorf("copied ends with %q", copied[max(0, len(copied)-40):])
	}
	if l.MarkedCount() != 300 || len(l.Marked()) != 300 {
		t.Errorf("marked %d", l.MarkedCount())
	}
}
