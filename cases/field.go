package cases

// Meta is what is known of a field apart from the record type it belongs to:
// enough for a form, a table column, an Excel column, a mask and the audit trail.
type Meta struct {
	Key     string   // column in SQL, key in JSON: "last_visit_on"
	Title   string   // the official header, as townships write it
	Aliases []string // other headers met for the same thing
	Kind    Kind
	Unit    string      // "亩", "元", "公里"; shown behind the label
	List    ListKey     // the code list of a KindCode or KindCodes field
	Target  string      // the record a KindRef field points to
	Loose   bool        // a KindRef whose target the file does not look up when the row is written
	Group   string      // the heading under which forms show it
	Guard   Sensitivity // how the value is guarded
	Source  Source      // who gives the value
	Need    bool        // must be filled for the record to be saved
	Wide    bool        // takes a whole line of a form
	Ahead   bool        // a day typed without its year lies ahead (a due date), not behind
	Note    string      // one line of help under the field
}

// Field is one field of record type T: what is known of it, and where it lies.
// At points into the record; the one pointer serves get, set, form binding and
// row scanning. Its type follows from the Kind.
type Field[T any] struct {
	Meta
	At func(*T) any
}

// Bound is a field of one particular record.
type Bound struct {
	*Meta
	Ptr any // as Kind says
}

// Catalogue lists the fields of one record type, in the order of its forms.
type Catalogue[T any] struct {
	Record string // the SQL table: "visit"
	Title  string // 走访
	Fields []Field[T]
	Base   func(*T) *Base
}

// NewCatalogue makes the catalogue of a record type and adds the field every
// record has: whether it lies in the bin.
func NewCatalogue[T any](record, title string, base func(*T) *Base, fields ...Field[T]) *Catalogue[T] {
	hidden := Field[T]{
		Meta: Meta{Key: "hidden", Title: "已删除", Kind: KindFlag},
		At:   func(t *T) any { return &base(t).Hidden },
	}
	return &Catalogue[T]{Record: record, Title: title, Fields: append(fields, hidden), Base: base}
}

// Bind gives the fields of one record, in catalogue order.
func (c *Catalogue[T]) Bind(t *T) []Bound {
	bound := make([]Bound, len(c.Fields))
	for i := range c.Fields {
		bound[i] = Bound{&c.Fields[i].Meta, c.Fields[i].At(t)}
	}
	return bound
}

// Field finds a field by its key; nil where there is none.
func (c *Catalogue[T]) Field(key string) *Field[T] {
	for i := range c.Fields {
		if c.Fields[i].Key == key {
			return &c.Fields[i]
		}
	}
	return nil
}

// Bound finds one field of a record by its key; ok is false where there is none.
func (c *Catalogue[T]) Bound(t *T, key string) (b Bound, ok bool) {
	f := c.Field(key)
	if f == nil {
		return Bound{}, false
	}
	return Bound{&f.Meta, f.At(t)}, true
}

// Missing lists the needed fields that are blank, as errors for the form.
func (c *Catalogue[T]) Missing(t *T) Errors {
	var errs Errors
	for i := range c.Fields {
		f := &c.Fields[i]
		if f.Need && (Bound{&f.Meta, f.At(t)}).Blank() {
			errs = append(errs, Errorf(Invalid, f.Key, "请填写“"+f.Title+"”。"))
		}
	}
	return errs
}
