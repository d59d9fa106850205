package wreck

// Kind is what a column holds.
type Kind int

// The kinds of columns.
const (
	Integer Kind = iota
	Text
	Blob
)

// Column is one value of the rows of a tree.
type Column struct {
	Name    string
	Kind    Kind
	Size    int  // of a Blob: how long it must be; 0 where it may be of any length
	NotNull bool // it is never blank
	RowID   bool // it is another name of the row's id, and blank in the row itself
}

// Tree is one table or index of the file.
type Tree struct {
	Name    string // in the file's own list of tables
	Index   bool   // its pages are those of an index, as are those of a table without row ids
	Columns []Column
}

// fits says whether a row can be one of the tree: it has as many columns, of their kinds, and
// is blank only where it may be.
func (t *Tree) fits(r Row) bool {
	if len(r.Values) != len(t.Columns) {
		return false
	}
	for i, v := range r.Values {
		if !t.Columns[i].takes(v) {
			return false
		}
	}
	return true
}

func (c *Column) takes(v any) bool {
	switch v := v.(type) {
	case nil:
		return !c.NotNull || c.RowID
	case Lost:
		return !c.RowID
	case int64:
		return c.Kind == Integer && !c.RowID
	case string:
		return c.Kind == Text
	case []byte:
		return c.Kind == Blob && (c.Size == 0 || len(v) == c.Size)
	}
	return false
}

// The owners of a page that are no tree.
const (
	nobody = int32(-1)
	unused = int32(-2) // it is on the list of free pages
)

// Stray is a part of a tree whose way from the top is broken.
type Stray struct {
	Trees []int // those its rows fit, by their place in the list of trees; more than one where several do
	pages []uint32
}

// Reading knows which page belongs to which tree.
type Reading struct {
	// Strays are the parts that fit a tree but hang on none. They are read once they were
	// given to one with Adopt.
	Strays []Stray
	// Broken counts pages and cells that could not be read.
	Broken int

	file  *File
	trees []Tree
	owner []int32 // by page
	own   [][]uint32
}

// Names says whether what is left of the file's list of tables names all of these, with
// their root pages in the file.
func (f *File) Names(tables ...string) bool {
	r := &Reading{file: f, owner: make([]int32, f.pages+1)}
	roots := r.roots()
	for _, name := range tables {
		if roots[name] == 0 {
			return false
		}
	}
	return true
}

// Read finds out which pages belong to which of the trees: by the file's own list of
// tables, or what is left of it, and by what the rows look like.
func (f *File) Read(trees []Tree) *Reading {
	r := &Reading{file: f, trees: trees, owner: make([]int32, f.pages+1), own: make([][]uint32, len(trees))}
	for i := range r.owner {
		r.owner[i] = nobody
	}
	for n := range f.free() {
		r.owner[n] = unused
	}
	for name, root := range r.roots() {
		for i := range trees {
			if trees[i].Name == name {
				r.claim(i, root)
			}
		}
	}
	r.findStrays()
	return r
}

// claim takes the pages below one for a tree.
func (r *Reading) claim(tree int, top uint32) {
	var buf []byte
	for wait := []uint32{top}; len(wait) > 0; {
		n := wait[len(wait)-1]
		wait = wait[:len(wait)-1]
		if !r.file.exists(n) || r.owner[n] != nobody {
			continue
		}
		buf = r.file.page(n, buf)
		p, broken, ok := r.file.parse(n, buf)
		r.Broken += broken
		if !ok || (p.kind == indexInner || p.kind == indexLeaf) != r.trees[tree].Index || !r.belongs(n, tree) {
			r.Broken++
			continue
		}
		r.owner[n] = int32(tree) //nolint:gosec // a hundred trees
		r.own[tree] = append(r.own[tree], n)
		if p.inner() {
			wait = append(wait, r.file.children(&p)...)
		}
	}
}

// belongs says whether most rows of a page can be those of a tree: a list of tables that
// was written over names pages of others. Rows from before a column was added are shorter.
func (r *Reading) belongs(n uint32, tree int) bool {
	t := &r.trees[tree]
	rows, fit := 0, 0
	r.eachOf(n, func(row Row, _ bool) {
		rows++
		some := len(row.Values) <= len(t.Columns)
		for i := 0; some && i < len(row.Values); i++ {
			some = t.Columns[i].takes(row.Values[i])
		}
		if some {
			fit++
		}
	})
	return 2*fit >= rows
}

// roots finds where trees begin: in the file's list of tables from its first page, and in
// parts of that list which are found anywhere else.
func (r *Reading) roots() map[string]uint32 {
	out := map[string]uint32{}
	list := Tree{Columns: []Column{{Kind: Text}, {Kind: Text}, {Kind: Text}, {Kind: Integer}, {Kind: Text}}}
	var buf []byte
	for n := uint32(1); n <= r.file.pages; n++ {
		if r.owner[n] == unused {
			continue
		}
		buf = r.file.page(n, buf)
		p, _, ok := r.file.parse(n, buf)
		if !ok || p.kind != tableLeaf {
			continue
		}
		for _, at := range p.cells {
			row, ok := r.file.row(&p, at)
			if !ok || !list.fits(row) {
				break // one that is no list of tables is left at its first row
			}
			name, isName := row.Values[1].(string)
			root, isRoot := row.Values[3].(int64)
			kind := row.Values[0]
			if isName && isRoot && root > 1 && root <= int64(r.file.pages) && (kind == "table" || kind == "index") {
				out[name] = uint32(root)
			}
		}
	}
	return out
}
