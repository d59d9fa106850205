package excel

import (
	"encoding/binary"
	"io"
	"math"
	"testing"

	"zhucunji/cases"
)

// recordBytes is one record of an .xls.
func recordBytes(kind uint16, data ...byte) []byte {
	head := binary.LittleEndian.AppendUint16(nil, kind)
	return append(binary.LittleEndian.AppendUint16(head, uint16(len(data))), data...)
}

// smallOldBook is the records of a book of one sheet that holds the records given.
func smallOldBook(sheet ...[]byte) []byte {
	begin := recordBytes(recordBegin, 0, 6, 5, 0)
	texts := recordBytes(recordTexts, 2, 0, 0, 0, 2, 0, 0, 0, 3, 0, 1, 0x68, 0x67, 0xFA, 0x5E) // 杨建, cut by the record's end
	texts = append(texts, recordBytes(recordContinue, 1, 0xFD, 0x56, 2, 0, 8, 1, 0, 'a', 'b', 0, 0, 0, 0)...)
	end := recordBytes(recordEnd)
	entry := recordBytes(recordSheet, 0, 0, 0, 0, 0, 0, 1, 0, 'a')
	at := len(begin) + len(entry) + len(texts) + len(end)
	binary.LittleEndian.PutUint32(entry[4:], uint32(at))
	stream := append(append(append(begin, entry...), texts...), end...)
	stream = append(stream, recordBytes(recordBegin, 0, 6, 0x10, 0)...)
	for _, rec := range sheet {
		stream = append(stream, rec...)
	}
	return append(stream, end...)
}

// readOld reads all rows of a book's records.
func readOld(t *testing.T, stream []byte) (rows []Row, err error) {
	t.Helper()
	b, err := openXLS(t.Context(), stream)
	if err != nil {
		return nil, err
	}
	for i := range b.sheets {
		r, err := b.source.rows(t.Context(), i)
		for err == nil {
			var row Row
			if row, err = r.next(); err == nil {
				row.Cells = append([]Cell(nil), row.Cells...)
				rows = append(rows, row)
			}
		}
		if err != io.EOF { //nolint:errorlint // exactly it
			return rows, err
		}
	}
	return rows, nil
}

// FuzzOldRecords looks for records of an .xls that take the reader down; a panic is
// not caught here.
func FuzzOldRecords(f *testing.F) {
	f.Add(smallOldBook(
		recordBytes(recordRow, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0x20, 0, 0, 0),
		recordBytes(recordTextCell, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0),
		recordBytes(recordMulRK, 1, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 6, 0, 0, 0, 1, 0),
		recordBytes(recordFormula, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF),
		recordBytes(recordString, 2, 0, 0, 'a', 'b'),
		recordBytes(recordBoolError, 3, 0, 0, 0, 0, 0, 7, 1),
		recordBytes(recordMerges, 1, 0, 0, 0, 1, 0, 0, 0, 2, 0),
	))
	f.Fuzz(func(t *testing.T, stream []byte) {
		_, _ = readOld(t, stream)
	})
}

// TestOldRecords reads records LibreOffice does not write, and refuses broken ones.
func TestOldRecords(t *testing.T) {
	label := func(row byte) []byte { return recordBytes(recordLabel, row, 0, 0, 0, 0, 0, 2, 0, 0, 'a', 'b') }
	nan := binary.LittleEndian.AppendUint64([]byte{0, 0, 0, 0, 0, 0}, math.Float64bits(math.NaN()))
	for name, c := range map[string]struct {
		sheet []byte
		want  string // text of the first cell
		code  cases.Code
	}{
		"a text cut by a record":      {recordBytes(recordTextCell, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), "杨建国", ""},
		"a rich text":                 {recordBytes(recordTextCell, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0), "ab", ""},
		"a label":                     {label(0), "ab", ""},
		"a hundredth":                 {recordBytes(recordRK, 0, 0, 0, 0, 0, 0, 0xFB, 0xFF, 0xFF, 0xFF), "-0.02", ""},
		"no number":                   {recordBytes(recordNumber, nan...), "#NUM!", ""},
		"a chart inside":              {append(append(recordBytes(recordBegin, 0, 6, 0x20, 0), append(label(9), recordBytes(recordEnd)...)...), label(1)...), "ab", ""},
		"text out of range":           {recordBytes(recordTextCell, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0), "", cases.Damaged},
		"rows that fall back":         {append(label(3), label(1)...), "ab", cases.Damaged},
		"a cell twice":                {append(label(3), label(3)...), "", cases.Damaged},
		"column beyond IV":            {recordBytes(recordLabel, 0, 0, 0, 1, 0, 0, 1, 0, 0, 'a'), "", cases.Damaged},
		"a record shorter than it is": {recordBytes(recordNumber, 0, 0, 0, 0, 0, 0, 1), "", cases.Damaged},
	} {
		t.Run(name, func(t *testing.T) {
			rows, err := readOld(t, smallOldBook(c.sheet))
			if err != nil {
				err = readError(t.Context(), err)
			}
			if cases.CodeOf(err) != c.code {
				t.Fatalf("error %v, want %q", err, c.code)
			}
			if c.want != "" && (len(rows) == 0 || rows[0].Cells[0].Text != c.want) {
				t.Errorf("read %v, want %q", rows, c.want)
			}
		})
	}
}
