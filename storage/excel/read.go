package excel

import (
	"fmt"
	"os"

	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
)

// How much a workbook may unpack to, so that a hostile one cannot fill disk or memory.
const (
	maxUnzipped = 256 << 20
	maxSheetXML = 64 << 20
)

// Table is the first sheet of a workbook as it stands in the file: dates as serial
// numbers, numbers unrounded, ids as their text. Rows may be of different length.
type Table struct {
	Sheet string
	Rows  [][]string
}

// Read reads the first sheet of a workbook the program wrote. It is NotFound where
// there is no file and Damaged where it is not a workbook that can be read; a panic
// of the library on a malformed file is Damaged too.
func Read(name, tmp string) (t Table, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = unreadable(fmt.Errorf("read workbook: %v", fault))
		}
	}()
	if _, err := os.Stat(name); err != nil {
		return Table{}, &cases.Error{Code: cases.NotFound, Message: "没有找到这个文件，可能已被移走或改名。", Err: err}
	}
	f, err := excelize.OpenFile(name, excelize.Options{
		RawCellValue: true, UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxSheetXML, TmpDir: tmp,
	})
	if err != nil {
		return Table{}, unreadable(err)
	}
	defer func() {
		if cerr := f.Close(); cerr != nil && err == nil {
			err = unreadable(cerr)
		}
	}()
	t.Sheet = f.GetSheetName(0)
	if t.Rows, err = f.GetRows(t.Sheet); err != nil {
		return Table{}, unreadable(err)
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

func unreadable(err error) error {
	return &cases.Error{
		Code: cases.Damaged, Err: err,
		Message: "这个文件不是能读的 Excel 工作簿（.xlsx），或已损坏、设了密码。请用 WPS 或 Excel 打开后另存为 .xlsx 再试。",
	}
}
