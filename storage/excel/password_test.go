package excel_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
	"zhucunji/storage/excel"
)

// shut writes a report with an opening password.
func shut(t testing.TB, password string) []byte {
	t.Helper()
	var out bytes.Buffer
	e := export(t, "R5", cases.LayoutImport, nil)
	err := excel.WithPassword(t.Context(), &out, password, func(w io.Writer) error {
		_, err := excel.Write(t.Context(), w, e, rowsOf(visit("在家"), visit("不在家")), excel.Options{Tmp: t.TempDir()})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestWorkbookOpensWithItsPasswordAlone(t *testing.T) {
	const password = "金溪 2026!"
	raw := shut(t, password)
	book, err := excelize.OpenReader(bytes.NewReader(raw), excelize.Options{Password: password})
	if err != nil {
		t.Fatalf("with the password: %v", err)
	}
	defer book.Close() //nolint:errcheck // only read
	rows, err := book.GetRows(book.GetSheetName(0))
	if err != nil || len(rows) != 3 || !strings.Contains(strings.Join(rows[2], "|"), "不在家") {
		t.Errorf("got %q, %v", rows, err)
	}
	for name, wrong := range map[string]string{"no password": "", "a wrong one": "金溪 2025!"} {
		t.Run(name, func(t *testing.T) {
			if book, err := excelize.OpenReader(bytes.NewReader(raw), excelize.Options{Password: wrong}); err == nil {
				t.Error("it opened")
				_ = book.Close()
			}
		})
	}
}

func TestPasswordIsNotPutOnACanceledWorkbook(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var out bytes.Buffer
	err := excel.WithPassword(ctx, &out, "x", func(w io.Writer) error {
		_, err := io.WriteString(w, "PK")
		return err
	})
	if err == nil || out.Len() != 0 {
		t.Errorf("%d bytes, %v", out.Len(), err)
	}
}

// openingMacro lets LibreOffice open a file with a password, which its command line
// cannot, and write what it sees as CSV.
const openingMacro = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Convert(source As String, target As String, password As String)
  Dim how(1) As New com.sun.star.beans.PropertyValue
  how(0).Name = "Hidden" : how(0).Value = True
  how(1).Name = "Password" : how(1).Value = password
  Dim book As Object
  book = StarDesktop.loadComponentFromURL(source, "_blank", 0, how())
  Dim kind(1) As New com.sun.star.beans.PropertyValue
  kind(0).Name = "FilterName" : kind(0).Value = "Text - txt - csv (StarCalc)"
  kind(1).Name = "FilterOptions" : kind(1).Value = "44,34,76,1"
  book.storeToURL(target, kind())
  book.close(True)
End Sub
</script:module>`

// startOffice runs LibreOffice with a profile of its own.
func startOffice(t testing.TB, profile string, args ...string) string {
	t.Helper()
	args = append([]string{"--headless", "--norestore", "-env:UserInstallation=" + address(profile)}, args...)
	out, err := exec.CommandContext(t.Context(), "soffice", args...).CombinedOutput()
	if err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
	return string(out)
}

func address(path string) string { return (&url.URL{Scheme: "file", Path: path}).String() }

func TestLibreOfficeOpensAWorkbookWithItsPassword(t *testing.T) {
	tool(t, "soffice")
	folder, profile := t.TempDir(), t.TempDir()
	startOffice(t, profile, "--terminate_after_init") // makes the profile, with an empty Module1
	if err := os.WriteFile(filepath.Join(profile, "user", "basic", "Standard", "Module1.xba"), []byte(openingMacro), 0o600); err != nil {
		t.Fatal(err)
	}
	source, target := filepath.Join(folder, "shut.xlsx"), filepath.Join(folder, "shut.csv")
	if err := os.WriteFile(source, shut(t, "金溪2026"), 0o600); err != nil {
		t.Fatal(err)
	}
	said := startOffice(t, profile, fmt.Sprintf(`macro:///Standard.Module1.Convert("%s","%s","金溪2026")`, address(source), address(target)))
	if raw, err := os.ReadFile(target); err != nil || !strings.Contains(string(raw), "不在家") {
		t.Errorf("LibreOffice reads %q, %v\n%s", raw, err, said)
	}
}
