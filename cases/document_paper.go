package cases

import (
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"
)

// paper turns records into the contents of one page: it applies the masks and knows
// whose names to hide.
type paper struct {
	export *DocumentExport
	policy *Policy
	names  []string // of the people on the page
}

// text is free text as the page shows it.
func (p *paper) text(s string) Content {
	if s == "" {
		return Content{}
	}
	if p.export.Masked {
		s = scrubText(s, p.names)
	}
	return Content{Value: s}
}

// long is a sentence as the page shows it.
func (p *paper) long(s string) Content {
	c := p.text(s)
	c.Long = true
	return c
}

// name is a person's name as the page shows it.
func (p *paper) name(s string) Content {
	if s != "" && p.export.Masked {
		return Content{Value: Mask(KindName, s)}
	}
	return p.text(s)
}

// of is one field of a record as the page shows it: numbers stay numbers, days days.
func (p *paper) of(b Bound) Content {
	if b.Blank() {
		return Content{Long: isLong(b.Kind)}
	}
	if p.export.Masked && b.Guard >= Personal && !b.Kind.Numeric() {
		return Content{Value: b.Masked()}
	}
	switch v := b.Ptr.(type) {
	case *string:
		if b.Kind == KindText || isLong(b.Kind) {
			return Content{Value: p.text(*v).Value, Long: isLong(b.Kind)}
		}
		return Content{Value: *v}
	case *Day:
		return Content{Value: *v}
	case *Opt[int64]:
		if b.Kind == KindYear {
			return Content{Value: b.Text()}
		}
		return Content{Value: v.Value}
	case *Opt[decimal.Decimal]:
		return Content{Value: v.Value}
	case *Opt[Money]:
		return Content{Value: v.Value}
	case *time.Time:
		return Content{Value: v.Local().Format("2006-01-02 15:04")}
	}
	text := p.text(b.Text())
	text.Long = isLong(b.Kind)
	return text
}

func isLong(k Kind) bool { return k == KindLongText || k == KindChecks }

// money is an amount that may be blank.
func money(m Opt[Money]) Content {
	if !m.Valid {
		return Content{}
	}
	return Content{Value: m.Value}
}

// whole is a whole number.
func whole[N int | int64](n N) Content { return Content{Value: int64(n)} }

// label is a field's title with its unit.
func label(m *Meta) string {
	if m.Unit == "" || strings.ContainsAny(m.Title, "（(") {
		return m.Title
	}
	return m.Title + "（" + m.Unit + "）"
}

// cells are fields of a record with their labels, in the order of keys; of all that
// have a Group where no key is given. Wide fields that are blank are left out.
func cells[T any](p *paper, c *Catalogue[T], record *T, keys ...string) []DocumentCell {
	var out []DocumentCell
	for _, b := range chosen(c, record, keys) {
		content := p.of(b)
		wide := b.Wide || isLong(b.Kind)
		if wide && content.Blank() {
			continue
		}
		out = append(out, DocumentCell{Label: label(b.Meta), Content: content, Wide: wide})
	}
	return out
}

// chosen are the fields of a record with the keys given, in their order.
func chosen[T any](c *Catalogue[T], record *T, keys []string) []Bound {
	var out []Bound
	for _, key := range keys {
		if b, ok := c.Bound(record, key); ok {
			out = append(out, b)
		}
	}
	if len(keys) > 0 {
		return out
	}
	return slices.DeleteFunc(c.Bind(record), func(b Bound) bool { return b.Group == "" })
}

// lead is a column of a table that stands before those of the catalogue.
type lead[T any] struct {
	title string
	of    func(i int, record *T) Content
}

// table lists records by fields of their catalogue. Columns that are blank in every
// record are left out; nil where there is no record. "scale+unit" shows a number with
// its unit in one column.
func table[T any](p *paper, c *Catalogue[T], records []*T, leads []lead[T], keys ...string) *DocumentTable {
	if len(records) == 0 {
		return nil
	}
	t := &DocumentTable{Rows: make([][]Content, len(records))}
	for _, l := range leads {
		t.Columns = append(t.Columns, DocumentColumn{Title: l.title})
		for i, r := range records {
			t.Rows[i] = append(t.Rows[i], l.of(i, r))
		}
	}
	for _, key := range keys {
		key, unit, _ := strings.Cut(key, "+")
		field := c.Field(key)
		column := make([]Content, len(records))
		some := false
		for i, r := range records {
			column[i] = p.of(Bound{&field.Meta, field.At(r)})
			if unit != "" && !column[i].Blank() {
				column[i] = p.text(TextOf(field.At(r)) + TextOf(c.Field(unit).At(r)))
			}
			some = some || !column[i].Blank()
		}
		if !some {
			continue
		}
		t.Columns = append(t.Columns, DocumentColumn{Title: label(&field.Meta), Long: isLong(field.Kind), Total: field.Kind == KindMoney && field.Unit == "元"})
		for i := range records {
			t.Rows[i] = append(t.Rows[i], column[i])
		}
	}
	return t
}

// pointers are pointers to the elements of a list.
func pointers[T any](list []T) []*T {
	out := make([]*T, len(list))
	for i := range list {
		out[i] = &list[i]
	}
	return out
}

// ordinal is the column 序号.
func ordinal[T any]() lead[T] {
	return lead[T]{"序号", func(i int, _ *T) Content { return whole(i + 1) }}
}
