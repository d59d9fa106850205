package excel

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// The first bytes by which formats are known.
var (
	zipMark = []byte("PK\x03\x04")                       //nolint:gochecknoglobals // compiled constant
	zipVoid = []byte("PK\x05\x06")                       //nolint:gochecknoglobals // compiled constant
	oleMark = []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") //nolint:gochecknoglobals // compiled constant
)

// openSniffed opens a file by what it begins with. Its name only helps to say what
// it is not: an .xls that is a web page, a .xlsx that is a CSV.
func openSniffed(ctx context.Context, f *os.File, info fs.FileInfo, o OpenOptions) (*Book, error) {
	head := make([]byte, 4096)
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return nil, err
	}
	head = head[:n]
	switch {
	case bytes.HasPrefix(head, zipMark), bytes.HasPrefix(head, zipVoid):
		return openZipped(ctx, f, info.Size())
	case bytes.HasPrefix(head, oleMark):
		return openOLE(ctx, f, info.Size(), o)
	}
	if problem := foreign(head, info.Name()); problem != "" {
		return nil, refused("%s", problem)
	}
	return openCSV(ctx, f, info)
}

// openZipped opens a workbook; a zip that has lost its end has been cut off.
func openZipped(ctx context.Context, r io.ReaderAt, size int64) (*Book, error) {
	b, err := openXLSX(ctx, r, size)
	var broken *noZip
	if errors.As(err, &broken) {
		return nil, damagedErr(err, "文件不完整，可能没有下载完或复制完，没有读入。请重新取得这个文件。")
	}
	return b, err
}

// foreign says what a file is that is neither workbook nor text.
func foreign(head []byte, name string) string {
	lower := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\uFEFF")), " \t\r\n"))
	switch {
	case bytes.HasPrefix(head, []byte("%PDF")):
		return "这是 PDF 文件，不是表格。请向发来的人要 Excel 表。"
	case bytes.HasPrefix(head, []byte("Rar!")), bytes.HasPrefix(head, []byte("7z\xBC\xAF")), bytes.HasPrefix(head, []byte("\x1F\x8B")):
		return "这是一个压缩包。请先解压，再导入里面的表。"
	case bytes.HasPrefix(head, []byte("\xFF\xD8\xFF")), bytes.HasPrefix(head, []byte("\x89PNG")):
		return "这是一张图片，不是表格。请向发来的人要 Excel 表。"
	case bytes.HasPrefix(head, []byte("{\\rtf")):
		return "这是 RTF 文档，不是表格。" + saveAs
	case bytes.HasPrefix(lower, []byte("<html")), bytes.HasPrefix(lower, []byte("<!doctype html")),
		bytes.Contains(lower, []byte("<table")), bytes.Contains(lower, []byte("urn:schemas-microsoft-com:office:")):
		return "这个文件是网页或 XML 格式，只是名字像 Excel 表（有些系统导出的“.xls”就是这样）。" + saveAs
	case bytes.HasPrefix(lower, []byte("<?xml")):
		return "这是 XML 文件，不是表格。" + saveAs
	case isUTF16(head):
		return ""
	case len(head) > 1 && head[0] == 0x09 && head[1] <= 0x08 && bytes.IndexByte(head, 0) >= 0:
		return "这是很老的 Excel 格式，暂不能读。" + saveAs
	case bytes.IndexByte(head, 0) >= 0:
		return unknownFormat(name)
	}
	return ""
}

// unknownFormat names the ending of a file nobody here can read.
func unknownFormat(name string) string {
	switch ext := strings.ToLower(filepath.Ext(name)); ext {
	case ".et", ".ett":
		return "这是 WPS 表格自己的格式（.et），暂不能读。" + saveAs
	case ".xlsx", ".xlsm", ".xls":
		return "文件的名字像 Excel 表，里面却不是，可能已损坏或改过名。" + saveAs
	}
	return "认不出这是什么文件。能导入的有 Excel 工作簿（.xlsx、.xlsm、.xls）和文本表（.csv、.tsv、.txt）。"
}

func isUTF16(head []byte) bool {
	return bytes.HasPrefix(head, []byte{0xFF, 0xFE}) || bytes.HasPrefix(head, []byte{0xFE, 0xFF})
}
