package storage_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"database/sql"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

// closedFolder is a data folder of one household that no program has open.
func closedFolder(t testing.TB) (folder, file string) {
	t.Helper()
	folder = t.TempDir()
	st, err := storage.Open(t.Context(), folder, storage.Options{Now: fixedClock()})
	if err != nil {
		t.Fatal(err)
	}
	addHousehold(t, st)
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	return folder, filepath.Join(folder, "zhucunji.db")
}

// mustRefuse opens a folder, wants a code and words of its sentence, and wants the file as
// it was.
func mustRefuse(t *testing.T, folder string, o storage.Options, code cases.Code, words string) {
	t.Helper()
	file := filepath.Join(folder, "zhucunji.db")
	before := digestOf(t, file)
	st, err := storage.Open(t.Context(), folder, o)
	if err == nil {
		t.Fatalf("opened %s", errorOf(st.Close()))
	}
	if got := cases.CodeOf(err); got != code || !strings.Contains(cases.MessageOf(err), words) {
		t.Errorf("got %q %q (%v), want %q with %q", got, cases.MessageOf(err), err, code, words)
	}
	if digestOf(t, file) != before {
		t.Error("the file was changed")
	}
}

func errorOf(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func digestOf(t testing.TB, path string) (sum [32]byte) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return sha256.Sum256(raw)
}

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

// changeFile runs statements on a closed database, as a person with another tool could.
func changeFile(t testing.TB, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close() //nolint:errcheck // the statements tell
	db.SetMaxOpenConns(1)
	for _, s := range statements {
		if _, err := db.ExecContext(t.Context(), s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}

func writeFile(t testing.TB, path string, content []byte) {
	t.Helper()
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
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

func TestEmptyFileOfAKilledStartIsBegunAgain(t *testing.T) {
	folder := t.TempDir()
	writeFile(t, filepath.Join(folder, "zhucunji.db"), nil)
	openStore(t, folder)
}

func TestFolderWithOddNamesHoldsItsOwnFile(t *testing.T) {
	names := []string{"我的 数据", "a#b", "100%25 完成", "%2e%2e", "龘·㛃", "a&b=c;d", "it's \"x\""}
	if runtime.GOOS != "windows" {
		names = append(names, "什么?mode=ro", `back\slash`)
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			parent := t.TempDir()
			folder := filepath.Join(parent, name)
			st := openStore(t, folder)
			addHousehold(t, st)
			if _, err := st.BackUp(t.Context(), "退出", nil); err != nil {
				t.Fatal(err)
			}
			if info, err := os.Stat(filepath.Join(folder, "zhucunji.db")); err != nil || info.Size() == 0 {
				t.Errorf("no database in the folder: %v", err)
			}
			entries, err := os.ReadDir(parent)
			if err != nil || len(entries) != 1 || entries[0].Name() != name {
				t.Errorf("beside the folder lie %v (%v)", entries, err)
			}
		})
	}
}

func TestNetworkShareIsRefused(t *testing.T) {
	share := func(string) (storage.Place, error) { return storage.Place{Network: true}, nil }
	mustRefuse(t, t.TempDir(), storage.Options{Place: share}, cases.ReadOnly, "网络共享")
}

func TestReadOnlyFolderIsToldToAUserWithoutRights(t *testing.T) {
	for name, protect := range map[string]func(t *testing.T, folder string){
		"a folder one may only read": func(t *testing.T, folder string) { chmodAll(t, folder, 0o555, 0o444) },
		"a file one may only read":   func(t *testing.T, folder string) { chmodAll(t, folder, 0o777, 0o444) },
		"a file one may not read":    func(t *testing.T, folder string) { chmodAll(t, folder, 0o777, 0o000) },
	} {
		t.Run(name, func(t *testing.T) {
			wrap := asNobody(t)
			folder, file := closedFolder(t)
			letIn(t, folder)
			before := digestOf(t, file)
			protect(t, folder)
			said := startRole(t, "try", folder, wrap...).waitFor(t, "error")
			if !strings.HasPrefix(said, string(cases.ReadOnly)) || !strings.Contains(said, "写入") {
				t.Errorf("said %q", said)
			}
			chmodAll(t, folder, 0o700, 0o600)
			if digestOf(t, file) != before {
				t.Error("the file was changed")
			}
			if h := readHousehold(t, openStore(t, folder), 1).Household; h.HeadName != "杨胜国" {
				t.Errorf("afterwards the head is %q", h.HeadName)
			}
		})
	}
}

func TestReadOnlyPlaceIsReadByAUserWithoutRights(t *testing.T) {
	for name, prepare := range map[string]func(t *testing.T, folder, file string){
		"a folder that was closed well": func(*testing.T, string, string) {},
		"one that was restored": func(t *testing.T, folder, _ string) {
			st := openStore(t, folder)
			b, err := st.BackUp(t.Context(), "退出", nil)
			must(t, err)
			must(t, st.Close())
			_, err = storage.Restore(t.Context(), folder, b.Path, nil, storage.Options{}, nil)
			must(t, err)
		},
	} {
		t.Run(name, func(t *testing.T) {
			wrap := asNobody(t)
			folder, file := closedFolder(t)
			prepare(t, folder, file)
			letIn(t, folder)
			before := digestOf(t, file)
			chmodAll(t, folder, 0o555, 0o444)
			if head := startRole(t, "read", folder, wrap...).waitFor(t, "head"); head != "杨胜国" {
				t.Errorf("the head is %q", head)
			}
			chmodAll(t, folder, 0o700, 0o600)
			if digestOf(t, file) != before {
				t.Error("the file was changed")
			}
		})
	}
}

// letIn lets other users come as far as folder.
func letIn(t *testing.T, folder string) {
	t.Helper()
	for dir := folder; strings.HasPrefix(dir, os.TempDir()) && dir != os.TempDir(); dir = filepath.Dir(dir) {
		if err := os.Chmod(dir, 0o755); err != nil { //nolint:gosec // a folder of this test
			t.Fatal(err)
		}
	}
	program := filepath.Dir(testProgram(t))
	for dir := program; strings.HasPrefix(dir, os.TempDir()) && dir != os.TempDir(); dir = filepath.Dir(dir) {
		if err := os.Chmod(dir, 0o755); err != nil { //nolint:gosec // where go test puts its program
			t.Fatal(err)
		}
	}
}

func chmodAll(t *testing.T, folder string, folders, files os.FileMode) {
	t.Helper()
	if err := os.Chmod(folder, 0o700); err != nil { //nolint:gosec // opened to reach what is inside
		t.Fatal(err)
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		mode := files
		if e.IsDir() {
			mode = folders
		}
		if err := os.Chmod(filepath.Join(folder, e.Name()), mode); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chmod(folder, folders); err != nil {
		t.Fatal(err)
	}
}

func TestSecondProgramIsToldWhoHasTheFolder(t *testing.T) {
	folder, _ := closedFolder(t)
	t.Setenv("USER", "张队长")
	other := startRole(t, "hold", folder)
	other.waitFor(t, "open")
	mustRefuse(t, folder, storage.Options{}, cases.Locked, "用户 张队长")
	host, err := os.Hostname()
	if err != nil {
		t.Fatal(err)
	}
	mustRefuse(t, folder, storage.Options{}, cases.Locked, host)

	t.Run("reading beside it works and cannot write", func(t *testing.T) {
		st, err := storage.Open(t.Context(), folder, storage.Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		defer st.Close() //nolint:errcheck // only read
		if h := readHousehold(t, st, 1).Household; h.HeadName != "杨胜国" {
			t.Errorf("the head is %q", h.HeadName)
		}
		_, err = st.SaveVillage(t.Context(), nil, &cases.Village{Name: "石磨村"})
		if got := cases.CodeOf(err); got != cases.ReadOnly {
			t.Errorf("saving gave %q (%v)", got, err)
		}
	})

	if err := other.stdin.Close(); err != nil {
		t.Fatal(err)
	}
	if err := other.cmd.Wait(); err == nil {
		t.Log("the other program ended by itself")
	}
	openStore(t, folder)
}

func TestFolderOfAKilledProgramOpensAtOnce(t *testing.T) {
	folder, _ := closedFolder(t)
	other := startRole(t, "hold", folder)
	other.waitFor(t, "open")
	other.killAfter(0)
	openStore(t, folder)
}

func TestReadingWhereNothingIsMakesNothing(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "none")
	_, err := storage.Open(t.Context(), folder, storage.Options{ReadOnly: true})
	if got := cases.CodeOf(err); got != cases.NotFound {
		t.Errorf("got %q (%v)", got, err)
	}
	if _, err := os.Stat(folder); !os.IsNotExist(err) {
		t.Errorf("the folder was made: %v", err)
	}
}

// countRows asks a closed database for one number.
func countRows(t testing.TB, path, query string) (n int64) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close() //nolint:errcheck // only read
	if err := db.QueryRowContext(t.Context(), query).Scan(&n); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return n
}
