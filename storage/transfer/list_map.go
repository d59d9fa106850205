package transfer

import (
	"context"
	"encoding/json"

	"zhucunji/cases"
	"zhucunji/cases/intake"
	"zhucunji/storage"
)

// ListMap is what a person settled about the columns of a layout: it is remembered, and
// can be written down for zhucunctl import --map.
type ListMap struct {
	Kind    intake.Kind       `json:"kind"`
	Columns map[string]string `json:"columns"` // header -> field ("person.name"); "" is not taken, "note" goes into the notes
}

// noteColumn is the field of a column that is kept in the notes.
const noteColumn = "note"

// Map is the mapping of the sheet as it stands.
func (s *ListSheet) Map() ListMap {
	m := ListMap{Kind: s.Kind, Columns: map[string]string{}}
	for i := range s.Mapped {
		c := &s.Mapped[i]
		m.Columns[c.Title] = c.Path
		if c.Note {
			m.Columns[c.Title] = noteColumn
		}
	}
	return m
}

// Take takes a mapping over, for the columns it names. It is Invalid where it names a
// field that an import cannot take.
func (s *ListSheet) Take(m ListMap, year int) error {
	if m.Kind != "" && m.Kind != s.Kind {
		s.As(m.Kind, year)
	}
	for i := range s.Mapped {
		c := &s.Mapped[i]
		path, ok := m.Columns[c.Title]
		switch {
		case !ok:
		case path == noteColumn:
			c.Path, c.Note = "", true
		case path != "" && !s.Kind.Takes(path):
			return cases.Errorf(cases.Invalid, "map", "“"+c.Title+"”对应的栏目“"+path+"”不能导入，请改选。")
		default:
			c.Path, c.Note = path, false
		}
	}
	return nil
}

// ParseListMap reads a mapping from a file. It is Invalid where the file is something else.
func ParseListMap(raw []byte) (m ListMap, err error) {
	if err := json.Unmarshal(raw, &m); err != nil || m.Columns == nil {
		return m, &cases.Error{Code: cases.Invalid, Field: "map", Message: "这个文件不是列的对应关系（JSON），请核对。", Err: err}
	}
	return m, nil
}

const listMapSetting = "import_map/"

// Remember keeps the mapping for the next list of the same layout.
func (s *ListSheet) Remember(ctx context.Context, store *storage.Store) error {
	return store.SetSetting(ctx, listMapSetting+s.Layout(), s.Map())
}

// Recall takes over what was settled for the layout; found is false where nothing was.
func (s *ListSheet) Recall(ctx context.Context, store *storage.Store, year int) (found bool, err error) {
	var m ListMap
	if found, err = store.Setting(ctx, listMapSetting+s.Layout(), &m); err != nil || !found {
		return false, err
	}
	return true, s.Take(m, year)
}
