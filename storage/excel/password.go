package excel

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
)

// maxSealed is the largest workbook that gets an opening password: excelize encrypts it in
// memory and needs some eight times its size (200 MB for 20 MB, which a district's table has).
const maxSealed = 48 << 20

// WithPassword writes a workbook into w that Excel, WPS and LibreOffice open with a
// password. write gives the workbook; it is held in memory, so that it never lies open on
// the disk. The cipher is weak (see cases.ExcelPasswordNote). Errors are Canceled, Invalid
// (too large), or what write returned.
func WithPassword(ctx context.Context, w io.Writer, password string, write func(io.Writer) error) error {
	var plain bytes.Buffer
	if err := write(contextWriter{ctx, &limitedBuffer{&plain}}); err != nil {
		return err
	}
	sealed, err := excelize.Encrypt(plain.Bytes(), &excelize.Options{Password: password})
	if err != nil {
		return fmt.Errorf("encrypt workbook: %w", err)
	}
	_, err = w.Write(sealed)
	return err
}

// limitedBuffer refuses to take more than an opening password can be put on.
type limitedBuffer struct{ *bytes.Buffer }

func (b *limitedBuffer) Write(p []byte) (int, error) {
	if b.Len()+len(p) > maxSealed {
		return 0, cases.Errorf(cases.Invalid, "excel_password",
			"内容超过 48 MB，加不了 Excel 打开密码，没有导出。请改用加密文件，或按村分开导出。")
	}
	return b.Buffer.Write(p)
}
