package transfer_test

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
	"zhucunji/storage/transfer"
)

// fullDisk is a disk of one megabyte, as a stick may be; the test is skipped where none
// can be made.
func fullDisk(t *testing.T) (folder string) {
	t.Helper()
	if runtime.GOOS != "linux" || os.Getuid() != 0 {
		t.Skip("only root can make a small disk")
	}
	folder = t.TempDir()
	mount := exec.CommandContext(t.Context(), "mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder) //nolint:gosec // our own folder
	if out, err := mount.CombinedOutput(); err != nil {
		t.Skipf("no small disk: %v %s", err, out)
	}
	t.Cleanup(func() {
		if out, err := exec.Command("umount", folder).CombinedOutput(); err != nil { //nolint:gosec,noctx // the test's context is over
			t.Errorf("umount: %v %s", err, out)
		}
	})
	return folder
}

func TestFullStickKeepsTheOldFileAndTheRegister(t *testing.T) {
	stick := fullDisk(t)
	for name, seal := range map[string]string{"open": "", "age": passphrase} {
		t.Run(name, func(t *testing.T) {
			st := newStore(t)
			d := cases.Delivery{Target: filepath.Join(stick, name+".xlsx"), What: "走访台账", Masked: true, Passphrase: seal}
			if err := os.WriteFile(d.File(), []byte("before"), 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := transfer.Deliver(t.Context(), st, d, func(w io.Writer) (cases.Written, error) {
				_, err := w.Write(make([]byte, 2<<20))
				return cases.Written{Rows: 1}, err
			})
			if cases.CodeOf(err) != cases.NoSpace {
				t.Errorf("got %v", err)
			}
			if raw, err := os.ReadFile(d.File()); err != nil || string(raw) != "before" {
				t.Errorf("the file holds %q, %v", raw, err)
			}
			if _, err := os.Stat(d.File() + ".part"); err == nil {
				t.Error("an unfinished file is left")
			}
			onlyHolds(t, st.TmpFolder())
			if lines := exports(t, st); len(lines) != 0 {
				t.Errorf("the register holds %+v", lines)
			}
		})
	}
}

func BenchmarkDeliver(b *testing.B) {
	block := make([]byte, 1<<20)
	st := newStore(b)
	for name, d := range map[string]cases.Delivery{
		"open":  {},
		"age":   {Passphrase: passphrase},
		"excel": {ExcelPassword: "金溪2026"},
	} {
		b.Run(fmt.Sprintf("%s 20 MB", name), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				deliverBlocks(b, st, d, block)
			}
		})
	}
}

func deliverBlocks(b *testing.B, st *storage.Store, d cases.Delivery, block []byte) {
	d.Target, d.Masked = filepath.Join(b.TempDir(), "x.xlsx"), true
	_, err := transfer.Deliver(b.Context(), st, d, func(w io.Writer) (done cases.Written, err error) {
		for range 20 {
			if _, err = w.Write(block); err != nil {
				break
			}
		}
		return done, err
	})
	if err != nil {
		b.Fatal(err)
	}
}
