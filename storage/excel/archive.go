package excel

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"

	"github.com/klauspost/compress/flate"
)

// anyDimension stands in the sheet's head until the number of rows is known: a
// stream writes its head first. A wrong dimension makes other readers (openpyxl)
// see one cell only.
const anyDimension = "A1:XFD1048576"

// compression is the level of the zip: a quarter less time than Go's own at about
// the same size (data.md §4).
const compression = 5

// archive is the zip of a workbook, written straight into the file instead of into
// memory first, with a faster compressor and the sheet's true dimension.
type archive struct {
	*zip.Writer
	dimension string
}

func newArchive(w io.Writer, dimension string) *archive {
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(out, compression)
	})
	return &archive{z, dimension}
}

// Create opens the next part of the workbook.
func (a *archive) Create(name string) (io.Writer, error) {
	w, err := a.Writer.Create(name)
	if err != nil || !strings.HasPrefix(name, "xl/worksheets/sheet") {
		return w, err
	}
	return &dimensionWriter{w: w, dimension: a.dimension}, nil
}

// dimensionWriter puts the true dimension into the head of a sheet, which lies in
// the first bytes written.
type dimensionWriter struct {
	w         io.Writer
	dimension string
	done      bool
}

func (d *dimensionWriter) Write(p []byte) (int, error) {
	if d.done {
		return d.w.Write(p)
	}
	d.done = true
	at := bytes.Index(p[:min(len(p), 8192)], []byte(anyDimension))
	if at < 0 {
		return 0, errors.New("sheet head has no dimension")
	}
	rest := p[at+len(anyDimension):]
	for _, part := range [][]byte{p[:at], []byte(d.dimension), rest} {
		if _, err := d.w.Write(part); err != nil {
			return 0, err
		}
	}
	return len(p), nil
}
