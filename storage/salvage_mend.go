package storage

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"unicode/utf8"

	"zhucunji/cases"
	"zhucunji/storage/wreck"
)

// mendable is a record type whose rows can be freed of what the program could not read.
type mendable interface {
	reversible
	mend(columns map[string]int, row []any) (lost int)
	relive(columns map[string]int, row []any, edits [][]byte)
	legibleAll(ctx context.Context, q querier) error
}

// mend blanks the values of a row that no program of ours wrote: of another kind than the
// column's, no text, or sealed and not to be opened. It tells how many of what people typed
// are gone; maintained columns are worked out again anyway.
func (t *table[T]) mend(columns map[string]int, row []any) (lost int) {
	v := new(T)
	uid, known := uidIn(columns, row)
	for _, i := range t.fields {
		f := &t.cat.Fields[i]
		at := columns[f.Key]
		was := row[at]
		bound := cases.Bound{Meta: &f.Meta, Ptr: f.At(v)}
		var whole bool
		if row[at], whole = t.legible(bound, uid, known, was); !whole && f.Source != cases.Maintained {
			lost++
		}
		if _, flag := bound.Ptr.(*bool); flag && row[at] == nil {
			row[at] = int64(0)
		}
	}
	return lost
}

// legible gives a value as far as it can be read, and whether that is all of it.
func (t *table[T]) legible(bound cases.Bound, uid cases.UID, known bool, value any) (kept any, whole bool) {
	if _, lost := value.(wreck.Lost); lost {
		return nil, false
	}
	whole = true
	if text, ok := value.(string); ok {
		if value, whole = readable(text); value == "" {
			return nil, whole
		}
	}
	c := column{bound: bound}
	if err := c.Scan(value); err != nil {
		return nil, false
	}
	if c.sealed == nil {
		return value, whole
	}
	text, err := t.seal.open(c.sealed, uid, bound.Key)
	if !known || err != nil || cases.SetCanonical(bound.Ptr, text, true) != nil {
		return nil, false
	}
	return value, whole
}

func uidIn(columns map[string]int, row []any) (uid cases.UID, known bool) {
	raw, known := row[columns["uid"]].([]byte)
	copy(uid[:], raw)
	return uid, known && len(raw) == len(uid)
}

// readable gives a text without what was written over it: bytes that are no letters, and
// all that follows a zero, which a page that was lost is full of.
func readable(text string) (kept string, whole bool) {
	kept, _, cut := strings.Cut(text, "\x00")
	if !utf8.ValidString(kept) {
		return strings.ToValidUTF8(kept, "�"), false
	}
	return kept, !cut
}

// relive writes into the blank places of a row what later edits of the change log made of
// them, in the order of the log.
func (t *table[T]) relive(columns map[string]int, row []any, edits [][]byte) {
	uid, known := uidIn(columns, row)
	if !known {
		return
	}
	v := new(T)
	blank := map[string]bool{}
	for _, i := range t.fields {
		key := t.cat.Fields[i].Key
		blank[key] = row[columns[key]] == nil
	}
	for _, raw := range edits {
		changed, err := t.decodeEdits(raw, uid)
		if err != nil {
			continue
		}
		for _, i := range t.fields {
			f := &t.cat.Fields[i]
			e, edited := changed[f.Key]
			if !edited || !blank[f.Key] || f.Kind == cases.KindRef { // a reference is logged by uid; the indexes have it
				continue
			}
			text := ""
			if e.After != nil {
				text = *e.After
			}
			ptr := f.At(v)
			if cases.SetCanonical(ptr, text, e.After != nil) != nil {
				continue
			}
			if value, err := driverValue(cases.Bound{Meta: &f.Meta, Ptr: ptr}, uid, t.seal); err == nil {
				row[columns[f.Key]] = value
			}
		}
	}
}

// jsonIn names the columns of the store's own tables that hold JSON.
func jsonIn(table string) string {
	switch table {
	case "setting":
		return "value"
	case "event":
		return "detail"
	case "template":
		return "map"
	case "change":
		return "edits"
	}
	return ""
}

// mendOwn judges a row of the store's own tables, of which a part is of no use: false where
// a value is gone that must be there.
func (b *branch) mendOwn(row []any) bool {
	for i, v := range row {
		_, lost := v.(wreck.Lost)
		if text, ok := v.(string); ok {
			_, whole := readable(text)
			lost = !whole
		}
		switch {
		case b.Columns[i].RowID:
		case (lost || v == nil) && b.Columns[i].NotNull:
			return false
		case lost:
			row[i] = nil
		}
	}
	return b.soundRun(row) && b.soundJSON(row)
}

// soundRun says whether a row of the log speaks of as many records as one can.
func (b *branch) soundRun(row []any) bool {
	count := "run"
	switch {
	case b.table == "act" && row[b.columns["record"]] != nil:
		count = "changes"
	case b.table != "change":
		return true
	}
	run, ok := row[b.columns[count]].(int64)
	return ok && run >= 1 && run <= longestRun
}

// soundJSON says whether the JSON of a row can be read; a creation in the change log has none.
func (b *branch) soundJSON(row []any) bool {
	name := jsonIn(b.table)
	if name == "" {
		return true
	}
	switch v := row[b.columns[name]].(type) {
	case string:
		return json.Valid([]byte(v))
	case []byte:
		return json.Valid(v)
	}
	return b.table != "change" || row[b.columns["kind"]] == int64(changeCreate)
}

// blankRow is a row of which nothing is known but its id.
func (b *branch) blankRow(id int64) []any {
	row := slices.Repeat([]any{nil}, len(b.Columns))
	b.setID(row, id)
	return row
}

// setID writes the id of a row into the column that is another name of it.
func (b *branch) setID(row []any, id int64) {
	for i := range b.Columns {
		if b.Columns[i].RowID {
			row[i] = id
		}
	}
}
