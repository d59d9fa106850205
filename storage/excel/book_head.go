package excel

import (
	"context"
	"errors"
	"io"
	"slices"
)

// Head is the top of a sheet, with what stands beside all of its rows.
type Head struct {
	Rows []Row // with cells of their own, which stay valid
	Marks
}

// skimmer is a rowReader that can pass over the rows that are left without reading them.
type skimmer interface{ skim() error }

// Head reads the first rows of a sheet, up to a row number. The rows below are passed
// over, not looked at: that a sheet is whole is known only after Outline or Rows.
func (b *Book) Head(ctx context.Context, sheet, last int) (h Head, err error) {
	r, err := b.begin(ctx, sheet)
	if err != nil {
		return Head{}, err
	}
	defer func() {
		if cerr := r.close(); cerr != nil && err == nil {
			err = inSheet(ctx, b.sheets[sheet], cerr)
		}
	}()
	skimmed := false
	for {
		row, err := nextRow(r)
		switch {
		case errors.Is(err, io.EOF):
			h.Marks = r.marks()
			return h, nil
		case err != nil:
			return Head{}, inSheet(ctx, b.sheets[sheet], err)
		case row.Number <= last:
			row.Cells = slices.Clone(row.Cells)
			h.Rows = append(h.Rows, row)
		case !skimmed:
			skimmed = true
			if s, ok := r.(skimmer); ok {
				if err := s.skim(); err != nil {
					return Head{}, inSheet(ctx, b.sheets[sheet], err)
				}
			}
		}
	}
}

// skim passes over the rest of the rows: their XML is unpacked, and looked at only for
// the tag that ends them.
func (r *sheetReader) skim() error {
	name := r.open[r.openPart.marks[len(r.openPart.marks)-1]:] // of sheetData as it stands, with its prefix
	end := append(append([]byte("</"), name...), '>')
	if err := r.seek(end); err != nil {
		if errors.Is(err, io.EOF) {
			err = errCut
		}
		return r.ended(err)
	}
	return nil
}
