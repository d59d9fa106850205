package main_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zhucunji/cases"
)

// ownVillage is a data folder of a test's own.
func ownVillage(t *testing.T) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "data")
	done(t, "--data", folder, "demo", "--households", "10", "--years", "1")
	return folder
}

// toldBy reads what a command printed as JSON.
func toldBy(t *testing.T, out string, to any) {
	t.Helper()
	if err := json.Unmarshal([]byte(out), to); err != nil {
		t.Fatalf("%v in %s", err, out)
	}
}

func TestBackupIsMadeVerifiedAndRestored(t *testing.T) {
	folder := ownVillage(t)
	var made struct{ Backup cases.Backup }
	toldBy(t, done(t, "--data", folder, "--json", "backup"), &made)
	if made.Backup.Households != 10 || made.Backup.Reason != cases.BackupByHand {
		t.Fatalf("backed up %+v", made.Backup)
	}
	name := filepath.Base(made.Backup.Path)
	for _, file := range []string{name, made.Backup.Path} {
		if out := done(t, "--data", folder, "verify", file); !strings.Contains(out, "备份完好") {
			t.Errorf("verify %s said %q", file, out)
		}
	}
	code, out, say := ctl(t, "--data", folder, "restore", name)
	if code != 2 || out != "" || !strings.Contains(say, "10 户") || !strings.Contains(say, "--yes") {
		t.Errorf("without --yes: exit code %d, %q, %q", code, out, say)
	}
	var restored cases.Restored
	toldBy(t, done(t, "--data", folder, "--json", "restore", name, "--yes"), &restored)
	if restored.Aside == nil || restored.Aside.Households != 10 || restored.From.Path != made.Backup.Path {
		t.Errorf("restored %+v", restored)
	}
	if out := done(t, "--data", folder, "stats"); !strings.Contains(out, "农户\t10") {
		t.Errorf("afterwards the folder holds %q", out)
	}
	fresh := filepath.Join(t.TempDir(), "新的")
	if out := done(t, "--data", fresh, "restore", made.Backup.Path, "--yes"); !strings.Contains(out, "已恢复到") {
		t.Errorf("into a new folder: %q", out)
	}
}

func TestBackupIsCopiedToAStick(t *testing.T) {
	folder, stick := ownVillage(t), t.TempDir()
	if out := done(t, "--data", folder, "backup", "--to", stick); !strings.Contains(out, "备份 1 份") {
		t.Errorf("said %q", out)
	}
	if found, err := filepath.Glob(filepath.Join(stick, "*", "*.zcjbak")); err != nil || len(found) != 1 {
		t.Errorf("on the stick lie %v (%v)", found, err)
	}
	code, _, say := ctl(t, "--data", folder, "backup", "--to", filepath.Join(stick, "没有"))
	if code != 1 || !strings.Contains(say, "没有插好") {
		t.Errorf("a stick that is not there: exit code %d, %q", code, say)
	}
}

func TestVerifyTellsThatAFolderIsSound(t *testing.T) {
	folder := ownVillage(t)
	done(t, "--data", folder, "backup")
	var sound struct {
		Good    bool
		Faults  int
		Backups []cases.CheckedBackup
	}
	toldBy(t, done(t, "--data", folder, "--json", "verify"), &sound)
	if !sound.Good || sound.Faults != 0 || len(sound.Backups) != 1 {
		t.Errorf("verified %+v", sound)
	}
}

func TestVerifyTellsABackupThatIsBroken(t *testing.T) {
	folder := ownVillage(t)
	var made struct{ Backup cases.Backup }
	toldBy(t, done(t, "--data", folder, "--json", "backup"), &made)
	breakFile(t, made.Backup.Path)
	code, out, say := ctl(t, "--data", folder, "verify")
	if code != 1 || !strings.Contains(out, "数据库\t完好") || !strings.Contains(out, "备份已损坏") || !strings.Contains(say, "1 处问题") {
		t.Errorf("the folder: exit code %d, %q, %q", code, out, say)
	}
	code, out, say = ctl(t, "--data", folder, "--json", "verify", made.Backup.Path)
	if code != 1 || !strings.Contains(out, `"good": false`) || !strings.Contains(say, "已损坏") {
		t.Errorf("the backup itself: exit code %d, %q, %q", code, out, say)
	}
}

// breakFile changes one bit near the end of a file.
func breakFile(t *testing.T, path string) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	raw[len(raw)-50] ^= 1
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestBackupThatIsNotThereIsNamedSo(t *testing.T) {
	folder := ownVillage(t)
	for name, args := range map[string][]string{
		"verify":  {"verify", "没有.zcjbak"},
		"restore": {"restore", "没有.zcjbak", "--yes"},
	} {
		if code, _, say := ctl(t, append([]string{"--data", folder}, args...)...); code != 1 || !strings.Contains(say, "找不到") {
			t.Errorf("%s: exit code %d, %q", name, code, say)
		}
	}
}
