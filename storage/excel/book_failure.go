package excel

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"zhucunji/cases"
)

// saveAs is what to do with a file that is not read.
const saveAs = "请用 WPS 或 Excel 打开它，另存为“.xlsx”后再导入。"

// damaged is a file that is broken in a way nobody but a maintainer understands.
func damaged(err error) error {
	return &cases.Error{
		Code: cases.Damaged, Err: err,
		Message: "文件的内容已损坏，没有读入。" + saveAs + "打不开时，请向发来的人重新要一份。",
	}
}

// damagedf is a file broken in a way that can be told.
func damagedf(format string, args ...any) error {
	return &cases.Error{Code: cases.Damaged, Message: fmt.Sprintf(format, args...)}
}

// refused is a file that is whole and not read all the same.
func refused(format string, args ...any) error {
	return &cases.Error{Code: cases.Invalid, Message: fmt.Sprintf(format, args...)}
}

// openError tells why a file cannot be opened.
func openError(name string, err error) error {
	base := filepath.Base(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &cases.Error{Code: cases.NotFound, Message: "没有找到“" + base + "”，可能已被移走或改名。", Err: err}
	case isHeld(err):
		return &cases.Error{Code: cases.Locked, Message: "“" + base + "”正被其他程序独占，请在 WPS 或 Excel 中关闭它后重试。", Err: err}
	case errors.Is(err, fs.ErrPermission):
		return &cases.Error{Code: cases.ReadOnly, Message: "没有权限读“" + base + "”，请复制到桌面后再导入。", Err: err}
	}
	return &cases.Error{Code: cases.Internal, Err: fmt.Errorf("open: %w", err)}
}

// readError gives err the form callers are promised: canceled where the person
// canceled, our own errors as they are, and everything else as damage.
func readError(ctx context.Context, err error) error {
	var own *cases.Error
	switch {
	case ctx.Err() != nil:
		return &cases.Error{Code: cases.Canceled, Message: "已取消读取，什么也没有改动。", Err: ctx.Err()}
	case errors.As(err, &own):
		return err
	}
	return damaged(err)
}

// inSheet is readError, and names the sheet in the sentence.
func inSheet(ctx context.Context, s Sheet, err error) error {
	err = readError(ctx, err)
	var own *cases.Error
	if s.Name == "" || !errors.As(err, &own) || own.Code != cases.Damaged && own.Code != cases.Invalid {
		return err
	}
	return &cases.Error{Code: own.Code, Message: "工作表“" + s.Name + "”：" + own.Message, Err: own.Err}
}

// damagedErr is a broken file with a sentence of its own and the cause for the log.
func damagedErr(err error, message string) error {
	return &cases.Error{Code: cases.Damaged, Message: message, Err: err}
}
