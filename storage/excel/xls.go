package excel

import (
	"context"
	"errors"
	"fmt"
)

// xlsBook is an .xls of Excel 97 to 2003 (BIFF8): one run of records, the book's own
// first, then those of each sheet. No library for it is kept or safe on damaged
// files, so the few records that lists consist of are read here, each within the
// bytes it says it has.
type xlsBook struct {
	stream []byte
	begins []int // where each sheet begins in stream
	texts  []string
	codes  map[int]style // number formats of the book's own
	styles []style
	is1904 bool

	sheets []Sheet
}

// The records that are read. Their numbers are those of [MS-XLS].
const (
	recordFormula   = 0x0006
	recordEnd       = 0x000A
	recordDateMode  = 0x0022
	recordPassword  = 0x002F
	recordContinue  = 0x003C
	recordColumns   = 0x007D
	recordSheet     = 0x0085
	recordMulRK     = 0x00BD
	recordRichText  = 0x00D6
	recordXF        = 0x00E0
	recordMerges    = 0x00E5
	recordTexts     = 0x00FC
	recordTextCell  = 0x00FD
	recordNumber    = 0x0203
	recordLabel     = 0x0204
	recordBoolError = 0x0205
	recordString    = 0x0207
	recordRow       = 0x0208
	recordRK        = 0x027E
	recordFormat    = 0x041E
	recordBegin     = 0x0809
)

// versionBIFF8 is what the first record of a part says of its version.
const versionBIFF8 = 0x0600

// openXLS opens the records of an .xls.
func openXLS(ctx context.Context, stream []byte) (*Book, error) {
	x := &xlsBook{stream: stream, codes: map[int]style{}}
	in := &records{ctx: ctx, stream: stream}
	if err := in.begin(); err != nil {
		return nil, err
	}
	for {
		rec, err := in.next()
		if err != nil {
			return nil, fmt.Errorf("read book: %w", err)
		}
		if rec.kind == recordEnd {
			break
		}
		if err := x.global(in, rec); err != nil {
			return nil, err
		}
	}
	if len(x.sheets) == 0 {
		return nil, damagedf("文件里没有工作表，可能没有保存完整。%s", saveAs)
	}
	return &Book{Format: XLS, Day1904: x.is1904, sheets: x.sheets, source: x}, nil
}

// global reads one record of the book's own.
func (x *xlsBook) global(in *records, rec record) error {
	var err error
	switch rec.kind {
	case recordPassword:
		return refused("这个“.xls”文件设了密码，读不了这种旧加密。请用 WPS 或 Excel 打开它，另存为“.xlsx”（可以仍带密码）后再导入。")
	case recordDateMode:
		x.is1904 = rec.u16(0) == 1
	case recordSheet:
		err = x.addSheet(rec)
	case recordFormat:
		var code string
		if code, _, err = shortText(rec.from(2), 2); err == nil && len(x.codes) < maxStyles {
			x.codes[rec.u16(0)] = styleOf(code)
		}
	case recordXF:
		if len(x.styles) < maxStyles {
			id := rec.u16(2)
			s, known := x.codes[id]
			if !known {
				s = builtIn(id)
			}
			x.styles = append(x.styles, s)
		}
	case recordTexts:
		x.texts, err = readTexts(in, rec)
	}
	return err
}

// addSheet reads one line of the list of sheets. Charts and macros that fill a tab
// hold no rows and are left out.
func (x *xlsBook) addSheet(rec record) error {
	if len(rec.data) < 8 {
		return errShortRecord
	}
	if rec.data[5] != 0 {
		return nil
	}
	name, _, err := shortText(rec.from(6), 1)
	if err != nil {
		return err
	}
	if len(x.sheets) >= maxSheets {
		return refused("文件里的工作表超过 %d 张，没有读入。请只保留要导入的工作表。", maxSheets)
	}
	s := Sheet{Name: name}
	switch rec.data[4] & 3 {
	case 1:
		s.State = Hidden
	case 2:
		s.State = VeryHidden
	}
	x.begins = append(x.begins, int(rec.u32(0)))
	x.sheets = append(x.sheets, s)
	return nil
}

// rows begins a sheet.
func (x *xlsBook) rows(ctx context.Context, sheet int) (rowReader, error) {
	at := x.begins[sheet]
	if at <= 0 || at >= len(x.stream) {
		return nil, damagedf("它的内容不在文件里，文件可能没有保存完整。%s", saveAs)
	}
	in := &records{ctx: ctx, stream: x.stream, at: at}
	if err := in.begin(); err != nil {
		return nil, err
	}
	return &xlsReader{in: in, book: x}, nil
}

var errShortRecord = errors.New("record is too short")
