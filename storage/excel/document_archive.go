package excel

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"

	"github.com/klauspost/compress/flate"
)

// documentArchive is the zip of a workbook of documents. excelize marks the value kept
// beside a formula as text; all formulas of documents give numbers, and a program that
// does not calculate would take a sum for a word.
type documentArchive struct{ *zip.Writer }

func newDocumentArchive(w io.Writer) *documentArchive {
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(out, compression)
	})
	return &documentArchive{z}
}

// Create opens the next part of the workbook.
func (a *documentArchive) Create(name string) (io.Writer, error) {
	w, err := a.Writer.Create(name)
	if err != nil || !strings.HasPrefix(name, "xl/worksheets/sheet") {
		return w, err
	}
	return formulaWriter{w}, nil
}

// formulaWriter takes the mark of text off formulas. excelize writes a part in one
// piece, so that no mark is torn apart.
type formulaWriter struct{ w io.Writer }

func (f formulaWriter) Write(p []byte) (int, error) {
	if _, err := f.w.Write(bytes.ReplaceAll(p, []byte(` t="str"><f>`), []byte(`><f>`))); err != nil {
		return 0, err
	}
	return len(p), nil
}
