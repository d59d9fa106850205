package wreck

import "encoding/binary"

// The kinds of pages of a tree.
const (
	indexInner = 2
	tableInner = 5
	indexLeaf  = 10
	tableLeaf  = 13
)

// node is one page of a tree.
type node struct {
	kind  byte
	body  []byte // the whole page
	cells []uint16
	right uint32 // of an inner page: the last child
}

// parse looks at a page; ok is false where it is none of a tree. Cells that point outside
// the page are left out and counted.
func (f *File) parse(n uint32, body []byte) (p node, broken int, ok bool) {
	start := 0
	if n == 1 {
		start = headerSize
	}
	h := body[start:]
	p = node{kind: h[0], body: body}
	size := 8
	switch p.kind {
	case indexInner, tableInner:
		size = 12
		p.right = binary.BigEndian.Uint32(h[8:12])
	case indexLeaf, tableLeaf:
	default:
		return p, 0, false
	}
	count := int(binary.BigEndian.Uint16(h[3:5]))
	first := start + size
	if first+2*count > len(body) || h[7] > 60 { // more than 60 lost bytes are never left
		return p, 0, false
	}
	for i := range count {
		at := binary.BigEndian.Uint16(body[first+2*i:])
		if int(at) < first+2*count || int(at) >= len(body)-3 {
			broken++
			continue
		}
		p.cells = append(p.cells, at)
	}
	return p, broken, true
}

// inner says whether a page has children.
func (p *node) inner() bool { return p.kind == indexInner || p.kind == tableInner }

// children are the pages below an inner one that can be pages of the file.
func (f *File) children(p *node) (out []uint32) {
	for _, at := range p.cells {
		if c := binary.BigEndian.Uint32(p.body[at:]); f.exists(c) && c > 1 {
			out = append(out, c)
		}
	}
	if f.exists(p.right) && p.right > 1 {
		out = append(out, p.right)
	}
	return out
}

// Row is one row of a table, or one entry of an index, whose last value is the row it
// belongs to.
type Row struct {
	ID     int64
	Values []any // nil, int64, float64, string, []byte, or Lost
}

// row reads the cell of a page. An inner page of a table holds none.
func (f *File) row(p *node, at uint16) (r Row, ok bool) {
	b := p.body[at:]
	if p.kind == indexInner {
		b = b[4:]
	}
	size, n := varint(b)
	if n == 0 || size > maxRow {
		return r, false
	}
	b = b[n:]
	if p.kind == tableLeaf {
		id, n := varint(b)
		if n == 0 {
			return r, false
		}
		r.ID = int64(id) //nolint:gosec // ids are stored so
		b = b[n:]
	}
	payload, ok := f.payload(b, size, p.kind == tableLeaf)
	if !ok {
		return r, false
	}
	r.Values, ok = decode(payload, size)
	return r, ok
}

// maxRow is the longest row that is believed.
const maxRow = 64 << 20

// payload gathers the bytes of a row from its page and the chain of pages behind it; where
// the chain is broken, those before the break.
func (f *File) payload(b []byte, size uint64, table bool) (out []byte, ok bool) {
	const usable = pageSize
	local := uint64((usable-12)*64/255 - 23)
	if table {
		local = usable - 35
	}
	if size <= local {
		if size > uint64(len(b)) {
			return nil, false
		}
		return b[:size], true
	}
	least := uint64((usable-12)*32/255 - 23)
	kept := least + (size-least)%(usable-4)
	if kept > local {
		kept = least
	}
	if kept+4 > uint64(len(b)) {
		return nil, false
	}
	if _, ok := decode(b[:kept], size); !ok { // before a chain is followed for nothing
		return nil, false
	}
	out = append(make([]byte, 0, min(size, 1<<20)), b[:kept]...)
	next := binary.BigEndian.Uint32(b[kept:])
	for uint64(len(out)) < size && f.exists(next) && next > 1 {
		f.buf = f.page(next, f.buf)
		next = binary.BigEndian.Uint32(f.buf)
		if next == 0 && uint64(len(out))+usable-4 < size {
			break // the last page comes too early: what is on it is not this row's
		}
		out = append(out, f.buf[4:4+min(usable-4, size-uint64(len(out)))]...)
	}
	return out, true
}
