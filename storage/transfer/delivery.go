package transfer

import (
	"context"
	"fmt"
	"io"
	"path/filepath"

	"filippo.io/age"

	"zhucunji/cases"
	"zhucunji/storage"
	"zhucunji/storage/excel"
)

// Deliver is the one way in which people's data leave the program as a file. write gives
// the content; Deliver checks the purpose, closes the file as d asks, puts it into its
// place whole or not at all (see excel.Replace), and enters it into the export register.
// It says what was written; the file is then d.File().
//
// Errors are those of d.Check and excel.Replace, Forbidden where the person's role does not
// let full data leave, or what write returned; then nothing is
// left of the file and nothing stands in the register. An error together with a Written
// that is not zero means: the file is in place, and the register could not take its line.
func Deliver(ctx context.Context, store *storage.Store, d cases.Delivery, write func(w io.Writer) (cases.Written, error)) (cases.Written, error) {
	if err := d.Check(); err != nil {
		return cases.Written{}, err
	}
	if err := mayLeave(store, &d); err != nil {
		return cases.Written{}, err
	}
	var done cases.Written
	err := excel.Replace(ctx, d.File(), store.TmpFolder(), func(w io.Writer) error {
		return closed(ctx, w, &d, func(w io.Writer) (err error) {
			done, err = write(w)
			return err
		})
	})
	if err != nil {
		return cases.Written{}, err
	}
	event := d.Event(done)
	// The file is out: whoever cancels now still has it, and so it is entered.
	if err := store.AddExport(context.WithoutCancel(ctx), &event); err != nil {
		return done, notEntered(&d, err)
	}
	return done, nil
}

// mayLeave is Forbidden for a delivery in full where who works lacks that right.
func mayLeave(store *storage.Store, d *cases.Delivery) error {
	if d.Masked || d.Plain {
		return nil
	}
	return store.Allow(cases.ExportFull)
}

// notEntered says that the file is there and the register does not know of it.
func notEntered(d *cases.Delivery, err error) error {
	why := ""
	switch cases.CodeOf(err) {
	case cases.NoSpace:
		why = "数据文件夹所在的磁盘已满，"
	case cases.ReadOnly:
		why = "数据文件夹不能写入，"
	case cases.Locked:
		why = "数据正被另一个操作占用，"
	}
	return &cases.Error{
		Code: cases.CodeOf(err), Err: fmt.Errorf("enter export: %w", err),
		Message: "“" + filepath.Base(d.File()) + "”已经导出，但" + why + "没有记入导出登记。请另行记下这次导出，或处理后再导出一次。",
	}
}

// closed writes content into w closed as the delivery asks. The content of a closed file
// never lies open in a work file of its own.
func closed(ctx context.Context, w io.Writer, d *cases.Delivery, content func(io.Writer) error) error {
	switch d.Sealing() {
	case cases.SealAge:
		return withPassphrase(w, d.Passphrase, content)
	case cases.SealExcel:
		return excel.WithPassword(ctx, w, d.ExcelPassword, content)
	}
	return content(w)
}

// withPassphrase writes content into w as an age file.
func withPassphrase(w io.Writer, passphrase string, content func(io.Writer) error) error {
	recipient, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return fmt.Errorf("passphrase: %w", err)
	}
	sealed, err := age.Encrypt(w, recipient)
	if err != nil {
		return fmt.Errorf("begin age file: %w", err)
	}
	if err := content(sealed); err != nil {
		return err // never closed: a file cut off is refused by whoever opens it
	}
	if err := sealed.Close(); err != nil {
		return fmt.Errorf("end age file: %w", err)
	}
	return nil
}
