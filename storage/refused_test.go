package storage_test

import (
	"archive/zip"
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

func TestWhatIsNotOursIsRefusedUntouched(t *testing.T) {
	for name, content := range map[string]func(t *testing.T) []byte{
		"a text":                             func(*testing.T) []byte { return []byte("走访记录：二〇二六年十一月") },
		"a text shorter than a header":       func(*testing.T) []byte { return []byte("x") },
		"a workbook renamed":                 workbookBytes,
		"another program's database":         func(t *testing.T) []byte { return sqliteBytes(t, "PRAGMA application_id = 7", "CREATE TABLE a (b)") },
		"another program's, without an id":   func(t *testing.T) []byte { return sqliteBytes(t, "CREATE TABLE a (b)") },
		"another program's, in another mode": func(t *testing.T) []byte { return sqliteBytes(t, "PRAGMA journal_mode = WAL", "CREATE TABLE a (b)") },
		"the header of a database and noise": func(*testing.T) []byte {
			return append([]byte("SQLite format 3\x00"), bytes.Repeat([]byte{0xA5}, 5000)...)
		},
		"another program's with our settings": func(t *testing.T) []byte { return sqliteBytes(t, "CREATE TABLE setting (key, value)") },
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			writeFile(t, filepath.Join(folder, "zhucunji.db"), content(t))
			mustRefuse(t, folder, storage.Options{}, cases.Invalid, "不是驻村记的数据文件")
			mustRefuse(t, folder, storage.Options{ReadOnly: true}, cases.Invalid, "不是驻村记的数据文件")
		})
	}
}

func workbookBytes(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("xl/workbook.xml")
	if err == nil {
		_, err = w.Write([]byte("<workbook/>"))
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func sqliteBytes(t *testing.T, statements ...string) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "other.db")
	changeFile(t, path, statements...)
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func TestNewerFileIsRefusedUntouched(t *testing.T) {
	folder, file := closedFolder(t)
	changeFile(t, file, "INSERT INTO schema_version (version_id, is_applied) VALUES (999, 1)")
	mustRefuse(t, folder, storage.Options{}, cases.TooNew, "请安装新版")
}

func TestDamagedFileIsToldAtOpening(t *testing.T) {
	for name, damage := range map[string]func([]byte) []byte{
		"cut off in the middle":    func(b []byte) []byte { return b[:len(b)/2] },
		"cut off in the last page": func(b []byte) []byte { return b[:len(b)-100] },
		"cut off in the header":    func(b []byte) []byte { return b[:60] },
		"zeros over the first tables": func(b []byte) []byte {
			clear(b[100:4096])
			return b
		},
		"noise over pages in the middle": func(b []byte) []byte {
			for i := len(b) / 2; i < len(b)/2+3*4096; i++ {
				b[i] = 0xA5
			}
			return b
		},
	} {
		t.Run(name, func(t *testing.T) {
			folder, file := closedFolder(t)
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			writeFile(t, file, damage(raw))
			mustRefuse(t, folder, storage.Options{}, cases.Damaged, "已损坏")
		})
	}
}

// Whatever byte of the file is wrong: it opens, or a sentence says that it does not.
func TestAnyWrongByteIsASentenceOrHarmless(t *testing.T) {
	folder, file := closedFolder(t)
	sound, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // a repeatable test
	refused := 0
	for n := range 60 {
		raw := bytes.Clone(sound)
		at := r.IntN(len(raw))
		if n < 20 {
			at = r.IntN(200) // the header and the first page decide most
		}
		raw[at] ^= byte(1 + r.IntN(255)) //nolint:gosec // fits a byte
		writeFile(t, file, raw)
		st, err := storage.Open(t.Context(), folder, storage.Options{})
		switch code := cases.CodeOf(err); code {
		case "":
			if err := st.Close(); err != nil {
				t.Errorf("byte %d: close: %v", at, err)
			}
		case cases.Damaged, cases.Invalid, cases.ReadOnly, cases.TooNew:
			refused++
		default:
			t.Errorf("byte %d: %q %v", at, code, err)
		}
	}
	if refused == 0 {
		t.Error("no damage was told")
	}
}

func TestMissingOrWrongKeyIsToldBeforeAnythingIsSealed(t *testing.T) {
	for name, c := range map[string]struct {
		key   []byte
		words string
	}{
		"no key":           {nil, "缺少密钥文件"},
		"half a key":       {make([]byte, 10), "不完整"},
		"another file's":   {make([]byte, 32), "不相符"},
		"an empty key":     {[]byte{}, "不完整"},
		"a key and a line": {make([]byte, 33), "不完整"},
	} {
		t.Run(name, func(t *testing.T) {
			folder, _ := closedFolder(t)
			key := filepath.Join(folder, "key")
			if err := os.Remove(key); err != nil {
				t.Fatal(err)
			}
			if c.key != nil {
				writeFile(t, key, c.key)
			}
			mustRefuse(t, folder, storage.Options{}, cases.Damaged, c.words)
		})
	}
}

func TestLostDatabaseIsNotReplacedWhereBackupsLie(t *testing.T) {
	for name, lose := range map[string]func(string) error{
		"deleted": os.Remove,
		"emptied": func(path string) error { return os.Truncate(path, 0) },
	} {
		t.Run(name, func(t *testing.T) {
			folder, file := closedFolder(t)
			st := openStore(t, folder)
			if _, err := st.BackUp(t.Context(), "退出", nil); err != nil {
				t.Fatal(err)
			}
			if err := st.Close(); err != nil {
				t.Fatal(err)
			}
			if err := lose(file); err != nil {
				t.Fatal(err)
			}
			mustRefuse(t, folder, storage.Options{}, cases.Damaged, "backups")
		})
	}
}
