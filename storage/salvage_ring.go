package storage

import (
	"cmp"
	"math"
	"slices"

	"zhucunji/cases"
	"zhucunji/storage/wreck"
)

// ringTree is the table of keys as it lies in the file.
func ringTree() wreck.Tree {
	t := wreck.Tree{Name: "key_holder", Index: true}
	for _, c := range []struct {
		name string
		kind wreck.Kind
	}{
		{"uid", wreck.Blob},
		{"name", wreck.Text},
		{"role", wreck.Text},
		{"since_at", wreck.Text},
		{"passes", wreck.Integer},
		{"memory", wreck.Integer},
		{"lanes", wreck.Integer},
		{"salt", wreck.Blob},
		{"private", wreck.Blob},
		{"public", wreck.Blob},
		{"master", wreck.Blob},
	} {
		t.Columns = append(t.Columns, wreck.Column{Name: c.name, Kind: c.kind, NotNull: true})
	}
	return t
}

// wreckedRing reads the ring of a damaged database page by page, so that those who have a
// password can log in to salvage it. cause is why it could not be read the usual way; it is
// given back where no ring is found.
func wreckedRing(path string, cause error) (ring, error) {
	if cases.CodeOf(failure("read ring", cause)) != cases.Damaged {
		return nil, cause
	}
	out, err := ringOfPages(path)
	if err != nil || len(out) == 0 {
		return nil, cause
	}
	return out, nil
}

// ringOfPages reads the ring of a database without SQLite.
func ringOfPages(path string) (out ring, err error) {
	file, err := wreck.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close() //nolint:errcheck // only read
	reading := file.Read([]wreck.Tree{ringTree()})
	for _, stray := range reading.Strays {
		reading.Adopt(stray, 0)
	}
	reading.Each(0, func(row wreck.Row) bool {
		if r, ok := keyRowOf(row.Values); ok && out.of(r.worker()) == nil {
			out = append(out, r)
		}
		return true
	})
	slices.SortFunc(out, func(a, b keyRow) int { return cmp.Compare(a.At, b.At) })
	return out, nil
}

// maxStretch is more than check lets pass.
const maxStretch = 1 << 30

// keyRowOf is a row of the ring as it lay in the file; ok is false where a part is lost.
func keyRowOf(values []any) (r keyRow, ok bool) {
	var uid []byte
	var role string
	var passes, memory, lanes int64
	texts := map[int]*string{1: &r.Name, 2: &role, 3: &r.At}
	blobs := map[int]*[]byte{0: &uid, 7: &r.Salt, 8: &r.Private, 9: &r.Public, 10: &r.Master}
	numbers := map[int]*int64{4: &passes, 5: &memory, 6: &lanes}
	for i, v := range values {
		ok = false
		switch v := v.(type) {
		case string:
			if p := texts[i]; p != nil {
				*p, ok = v, true
			}
		case []byte:
			if p := blobs[i]; p != nil {
				*p, ok = v, true
			}
		case int64:
			if p := numbers[i]; p != nil {
				*p, ok = v, true
			}
		}
		if !ok {
			return r, false
		}
	}
	r.UID, r.Role = uid, cases.Role(role)
	if passes > maxStretch || memory > maxStretch || lanes > math.MaxUint8 || min(passes, memory, lanes) < 0 {
		return r, false
	}
	r.stretch = stretch{Passes: uint32(passes), Memory: uint32(memory), Lanes: uint8(lanes)} //nolint:gosec // bounded above
	return r, r.check() == nil
}
