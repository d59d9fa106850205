package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"zhucunji/cases"
)

// The sentences a person reads about a file or disk, each saying what happened
// and what to do.
const (
	msgForeign  = "这个文件不是驻村记的数据文件，没有打开，也没有改动它。请选择“zhucunji.db”或驻村记的备份。"
	msgTooNew   = "这个数据文件是更新版本的驻村记建立的，当前版本不能打开，文件没有改动。请安装新版驻村记后再打开。"
	msgDamaged  = "数据文件已损坏，没有继续使用，以免扩大损失。请从最近的备份恢复（在“backups”文件夹里）；原文件已保留，请勿删除。"
	msgLost     = "数据文件“zhucunji.db”不见了或是空的，而“backups”文件夹里还有备份，所以没有另建新文件。请从最近的备份恢复。"
	msgReadOnly = "数据文件夹不能写入，无法打开。请换一个有写入权限的文件夹，或去掉文件夹的只读属性后重试。"
	msgNoSpace  = "磁盘已满，刚才的内容没有保存，仍在窗口里。请清理磁盘后再按一次保存。"
	msgDisk     = "磁盘读写出错，刚才的操作没有完成，已保存的数据不受影响。请检查硬盘或 U 盘是否松动，再试一次。"
	msgBusy     = "数据正被另一个操作占用，请稍候再试。"
	msgNotFound = "没有找到这条记录，可能已被删除，请刷新后再看。"
	msgConflict = "这条记录刚刚在别处改过，没有覆盖。请刷新后再改。"
	msgCanceled = "已取消，没有改动任何数据。"
)

// failure turns an error of the driver or the system into a cases.Error by its
// code, never by its text, and leaves our own errors as they are.
func failure(doing string, err error) error {
	if err == nil {
		return nil
	}
	var own *cases.Error
	var list cases.Errors
	if errors.As(err, &own) || errors.As(err, &list) {
		return err
	}
	code, message := classify(err)
	return &cases.Error{Code: code, Message: message, Err: fmt.Errorf("%s: %w", doing, err)}
}

func classify(err error) (cases.Code, string) {
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return cases.Canceled, msgCanceled
	case errors.Is(err, sql.ErrNoRows):
		return cases.NotFound, msgNotFound
	case diskFull(err):
		return cases.NoSpace, msgNoSpace
	case errors.Is(err, fs.ErrPermission), writeProtected(err):
		return cases.ReadOnly, msgReadOnly
	}
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return cases.Internal, ""
	}
	return classifySQLite(e.Code())
}

// classifySQLite knows the codes of the driver.
func classifySQLite(code int) (cases.Code, string) {
	if code == sqlite3.SQLITE_IOERR_SHMSIZE { // no room for the index of the log
		return cases.NoSpace, msgNoSpace
	}
	switch code & 0xff { // extended codes keep the primary one in the low byte
	case sqlite3.SQLITE_FULL:
		return cases.NoSpace, msgNoSpace
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB: // inspect has seen a header of ours
		return cases.Damaged, msgDamaged
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN:
		return cases.ReadOnly, msgReadOnly
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return cases.Locked, msgBusy
	case sqlite3.SQLITE_INTERRUPT:
		return cases.Canceled, msgCanceled
	case sqlite3.SQLITE_IOERR:
		return cases.Internal, msgDisk
	}
	return cases.Internal, ""
}

// isNoRows says that a query of one row found none.
func isNoRows(err error) bool { return errors.Is(err, sql.ErrNoRows) }
