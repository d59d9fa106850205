package excel

import (
	"context"
	"errors"
)

// Table is the first sheet of a workbook as it stands in the file: dates as serial
// numbers, numbers unrounded, ids as their text. Rows may be of different length.
type Table struct {
	Sheet string
	Rows  [][]string
}

// Read reads the first sheet of a workbook the program wrote, whole and into memory;
// a list from elsewhere is read by Open. Its errors are those of Open and Book.Rows.
func Read(name, _ string) (t Table, err error) {
	ctx := context.Background()
	b, err := Open(ctx, name, OpenOptions{})
	if err != nil {
		return Table{}, err
	}
	defer func() {
		if cerr := b.Close(); cerr != nil {
			err = errors.Join(err, damaged(cerr))
		}
	}()
	if b.Format != XLSX {
		return Table{}, damagedf("这不是 Excel 工作簿（.xlsx）。%s", saveAs)
	}
	t.Sheet = b.Sheets()[0].Name
	for row, err := range b.Rows(ctx, 0) {
		if err != nil {
			return Table{}, err
		}
		for len(t.Rows) < row.Number {
			t.Rows = append(t.Rows, nil)
		}
		cells := make([]string, row.Cells[len(row.Cells)-1].Column)
		for _, c := range row.Cells {
			cells[c.Column-1] = c.Text
			if c.Raw != "" {
				cells[c.Column-1] = c.Raw
			}
		}
		t.Rows[row.Number-1] = cells
	}
	return t, nil
}

// Column finds a column by its title in a header row, counted from 0; -1 where it
// is not there.
func (t Table) Column(header int, title string) int {
	if header >= len(t.Rows) {
		return -1
	}
	for i, text := range t.Rows[header] {
		if text == title {
			return i
		}
	}
	return -1
}

// At is the text of a cell, "" outside the table.
func (t Table) At(row, column int) string {
	if row < 0 || row >= len(t.Rows) || column < 0 || column >= len(t.Rows[row]) {
		return ""
	}
	return t.Rows[row][column]
}
