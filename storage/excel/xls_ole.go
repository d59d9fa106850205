package excel

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/richardlehane/mscfb"
	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
)

// openOLE opens what begins like an old Office file: an .xls, an .et, or a workbook
// of our days under a password.
func openOLE(ctx context.Context, f fileAt, size int64, o OpenOptions) (*Book, error) {
	doc, err := mscfb.New(f)
	if err != nil {
		return nil, damagedErr(err, "文件不完整或已损坏，没有读入。请重新取得这个文件，或用 WPS 打开后另存为“.xlsx”再试。")
	}
	var book *mscfb.File
	for _, entry := range doc.File {
		switch {
		case len(entry.Path) > 0:
		case entry.Name == "EncryptedPackage":
			return openEncrypted(ctx, f, size, o.Password)
		case strings.EqualFold(entry.Name, "Workbook"):
			book = entry
		case strings.EqualFold(entry.Name, "Book"):
			return nil, refused("这是 Excel 95 或更早的格式，暂不能读。%s", saveAs)
		case entry.Name == "WordDocument":
			return nil, refused("这是 Word 文档，不是表格。请把里面的表复制到 Excel 或 WPS 表格中，另存为“.xlsx”后再导入。")
		}
	}
	if book == nil {
		return nil, refused("%s", unknownFormat(filepath.Base(f.Name())))
	}
	switch ext := strings.ToLower(filepath.Ext(f.Name())); {
	case ext == ".et" || ext == ".ett":
		return nil, refused("%s", unknownFormat(f.Name()))
	case book.Size > maxOldBook:
		return nil, refused("“.xls”文件超过 128 MB，没有读入。%s", saveAs)
	case book.Size > size:
		return nil, damagedErr(nil, "文件不完整，可能没有下载完或复制完，没有读入。请重新取得这个文件。")
	}
	stream := make([]byte, book.Size)
	if _, err := io.ReadFull(book, stream); err != nil {
		return nil, damagedErr(err, "文件不完整，可能没有下载完或复制完，没有读入。请重新取得这个文件。")
	}
	return openXLS(ctx, stream)
}

// fileAt is what an old file is read from.
type fileAt interface {
	io.ReaderAt
	io.ReadSeeker
	Name() string
}

// sweetPassword stands in workbooks that are merely "protected": Excel opens them by
// it without asking.
const sweetPassword = "VelvetSweatshop"

// openEncrypted opens a workbook under a password. What it unlocks stays in memory
// and never lies on the disk.
func openEncrypted(ctx context.Context, f fileAt, size int64, password string) (*Book, error) {
	if size > maxEncrypted {
		return nil, refused("带密码的文件超过 128 MB，没有读入。请用 WPS 或 Excel 打开它，去掉密码后另存，再导入。")
	}
	locked := make([]byte, size)
	if _, err := f.ReadAt(locked, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	try := password
	if try == "" {
		try = sweetPassword
	}
	plain, err := excelize.Decrypt(locked, &excelize.Options{Password: try})
	if err == nil && bytes.HasPrefix(plain, zipMark) {
		return openZipped(ctx, bytes.NewReader(plain), int64(len(plain)))
	}
	switch {
	case password == "":
		return nil, &cases.Error{Code: cases.Password, Message: "这个文件设了打开密码，请输入密码。", Err: err}
	case err == nil, errors.Is(err, excelize.ErrWorkbookPassword):
		return nil, &cases.Error{Code: cases.Password, Message: "密码不对，请重新输入（注意大小写和输入法）。", Err: err}
	}
	return nil, damagedErr(fmt.Errorf("decrypt: %w", err), "这个文件的加密方式不能读，或文件已损坏。请用 WPS 或 Excel 打开它，去掉密码后另存为“.xlsx”，再导入。")
}
