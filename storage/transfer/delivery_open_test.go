package transfer_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage/transfer"
)

// sealedFile delivers a text as an age file.
func sealedFile(t testing.TB, text string) string {
	t.Helper()
	st := newStore(t)
	d := delivery(t, func(d *cases.Delivery) { d.Passphrase = passphrase })
	if _, err := transfer.Deliver(t.Context(), st, d, content(text)); err != nil {
		t.Fatal(err)
	}
	if lines := exports(t, st); len(lines) != 1 || lines[0].Sealing != cases.SealAge || lines[0].File != d.Target+".age" {
		t.Fatalf("the register holds %+v", lines)
	}
	onlyHolds(t, filepath.Dir(d.Target), "台账.xlsx.age")
	return d.File()
}

func TestAgeFileOpensWithItsPassphraseAlone(t *testing.T) {
	text := strings.Repeat("望岭村 500199195503072216\n", 9000) // several chunks of age's stream
	whole := sealedFile(t, text)
	raw, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(raw), "望岭村") {
		t.Fatal("the age file can be read")
	}
	changed := append([]byte{}, raw...)
	changed[len(changed)/2] ^= 1
	for name, c := range map[string]struct {
		raw        []byte
		passphrase string
		code       cases.Code
		says       string
	}{
		"as it was sent":            {raw, passphrase, "", ""},
		"with a wrong passphrase":   {raw, passphrase + "。", cases.Invalid, "口令不对"},
		"with no passphrase":        {raw, "", cases.Invalid, "口令不对"},
		"cut off in its content":    {raw[:len(raw)-100], passphrase, cases.Damaged, "不完整"},
		"cut off at a chunk":        {raw[:len(raw)-len(raw)%(64<<10)], passphrase, cases.Damaged, "不完整"},
		"cut off in its head":       {raw[:60], passphrase, cases.Damaged, "不完整"},
		"changed on the way":        {changed, passphrase, cases.Damaged, "改动"},
		"a workbook instead":        {[]byte("PK\x03\x04 and more"), passphrase, cases.Invalid, "不是用口令加密"},
		"a file with nothing in it": {nil, passphrase, cases.Invalid, "不是用口令加密"},
	} {
		t.Run(name, func(t *testing.T) {
			folder, tmp := t.TempDir(), t.TempDir()
			file := filepath.Join(t.TempDir(), "x.age")
			if err := os.WriteFile(file, c.raw, 0o600); err != nil {
				t.Fatal(err)
			}
			target := filepath.Join(folder, "台账.xlsx")
			err := transfer.Decrypt(t.Context(), file, target, c.passphrase, tmp)
			if cases.CodeOf(err) != c.code || !strings.Contains(cases.MessageOf(err), c.says) {
				t.Fatalf("%v (%s)", err, cases.MessageOf(err))
			}
			onlyHolds(t, tmp)
			if c.code != "" {
				onlyHolds(t, folder)
				return
			}
			if got, err := os.ReadFile(target); err != nil || string(got) != text {
				t.Errorf("%d bytes, %v", len(got), err)
			}
		})
	}
}

func TestAgeFileThatIsNotThereIsSaidSo(t *testing.T) {
	err := transfer.Decrypt(t.Context(), filepath.Join(t.TempDir(), "x.age"), filepath.Join(t.TempDir(), "x.xlsx"), passphrase, t.TempDir())
	if cases.CodeOf(err) != cases.NotFound {
		t.Errorf("got %v", err)
	}
}

func TestDecryptedFileIsOfferedItsOldName(t *testing.T) {
	for sealed, want := range map[string]string{"台账.xlsx.age": "台账.xlsx", "台账": "台账.xlsx"} {
		if got := transfer.DecryptedName(sealed); got != want {
			t.Errorf("%q is offered as %q, want %q", sealed, got, want)
		}
	}
}
