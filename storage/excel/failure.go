package excel

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"zhucunji/cases"
)

// fileError tells what stopped the writing of target in a sentence that says what
// to do. It goes by the system's code, never by its text, and leaves errors of the
// program's own as they are.
func fileError(target, doing string, err error) error {
	var own *cases.Error
	if err == nil || errors.As(err, &own) {
		return err
	}
	name, folder := filepath.Base(target), filepath.Dir(target)
	wrapped := fmt.Errorf("%s: %w", doing, err)
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return canceled(wrapped)
	case isFull(err):
		return &cases.Error{
			Code: cases.NoSpace, Err: wrapped,
			Message: "磁盘已满，“" + name + "”没有写成，原来的文件没有变。请清理磁盘，或换一个位置再导出。",
		}
	case isHeld(err):
		return held(target, wrapped)
	case isReadOnly(err):
		return readOnly(folder, wrapped)
	case errors.Is(err, fs.ErrPermission):
		// Windows answers "access denied" for a workbook open in Excel as well as
		// for a folder one may not write to.
		if _, stat := (realDisk{}).Stat(target); stat == nil && doing == "replace" {
			return held(target, wrapped)
		}
		return readOnly(folder, wrapped)
	case isBadName(err):
		return &cases.Error{Code: cases.Invalid, Err: wrapped, Message: "文件名太长或含有不能用的字符，请改短后再导出。"}
	}
	return &cases.Error{Code: cases.Internal, Err: wrapped}
}

func held(target string, err error) error {
	return &cases.Error{Code: cases.Locked, Err: err, Message: "“" + filepath.Base(target) +
		"”正在 WPS 或其他程序中打开。关闭后点重试，或另存为“" + filepath.Base(FreeName(target)) + "”。"}
}

func readOnly(folder string, err error) error {
	return &cases.Error{
		Code: cases.ReadOnly, Err: err,
		Message: "“" + folder + "”不允许写入，没有导出。请换一个位置，例如桌面或“文档”。",
	}
}

func canceled(err error) error {
	return &cases.Error{Code: cases.Canceled, Err: err, Message: "已取消导出，没有留下未完成的文件。"}
}
