package storage_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

// notedFolder is a closed data folder with acts and events by turns, and an act after the
// last event.
func notedFolder(t testing.TB) (folder, file string) {
	t.Helper()
	ctx := t.Context()
	folder, file = workedFolder(t)
	st, err := storage.Open(ctx, folder, storage.Options{Now: fixedClock()})
	must(t, err)
	for _, e := range []cases.Event{
		{Kind: cases.EventLogin, Detail: cases.EventDetail{}},
		{Kind: cases.EventBackup, Detail: cases.EventDetail{What: "退出时自动备份"}},
		{Kind: cases.EventReveal, Detail: cases.EventDetail{Record: "person", ID: 1}},
	} {
		must(t, st.Note(ctx, e))
		addVisit(t, st, 1)
	}
	must(t, st.Close())
	return folder, file
}

func TestTamperingWithEventsAndEndsIsNamed(t *testing.T) {
	skipUnderRace(t)
	t.Parallel() // stretching passwords takes a second each
	for name, c := range map[string]struct {
		tamper []string
		what   string // of the event; "" for none
		words  string
	}{
		"an event's text":      {[]string{"UPDATE event SET detail = replace(detail, '退出', '开机')"}, "备份", "被程序以外的工具改动"},
		"an event's kind":      {[]string{"UPDATE event SET kind = 'lock' WHERE kind = 'reveal'"}, "锁定", "被程序以外的工具改动"},
		"when it was":          {[]string{"UPDATE event SET at = '2026-11-20T02:00:00.000Z' WHERE kind = 'reveal'"}, "查看完整信息", "被程序以外的工具改动"},
		"an event of another":  {[]string{"UPDATE event SET worker_id = NULL WHERE kind = 'reveal'"}, "查看完整信息", "被程序以外的工具改动"},
		"an event taken out":   {[]string{"DELETE FROM event WHERE kind = 'backup'"}, "查看完整信息", "缺少 1 条事件"},
		"a MAC":                {[]string{"UPDATE event SET mac = zeroblob(32) WHERE kind = 'backup'"}, "备份", "没有密钥"},
		"a text called erased": {[]string{"UPDATE event SET commitment = zeroblob(32), detail = '{}' WHERE kind = 'reveal'"}, "查看完整信息", "被程序以外的工具改动"},
		"a change called erased": {
			[]string{"INSERT INTO erased SELECT act_id, seq, zeroblob(32), zeroblob(32) FROM change WHERE id = (SELECT max(id) FROM change)"},
			"", "不是程序删除的",
		},
		"the end of the events":    {[]string{"DELETE FROM event WHERE kind = 'reveal'"}, "", "末尾被删掉过"},
		"the end of the acts":      {[]string{"DELETE FROM change WHERE act_id = (SELECT max(id) FROM act)", "DELETE FROM act WHERE id = (SELECT max(id) FROM act)"}, "", "末尾被删掉过"},
		"acts and events alike":    {[]string{"DELETE FROM event WHERE kind = 'reveal'", "DELETE FROM act WHERE id > (SELECT max(act_id) FROM event)"}, "", "末尾被删掉过"},
		"acts back over an event":  {[]string{"DELETE FROM act WHERE id >= (SELECT max(act_id) FROM event)", "DELETE FROM setting WHERE key = 'log_end'"}, "查看完整信息", "末尾被删掉过"},
		"the noted end":            {[]string{"DELETE FROM setting WHERE key = 'log_end'"}, "", "校验信息不见了"},
		"a noted end of one's own": {[]string{`UPDATE setting SET value = json_set(value, '$.act', 3) WHERE key = 'log_end'`}, "", "末尾与上次登记的不一致"},
		"who did the last act":     {[]string{"UPDATE act SET link = zeroblob(32) WHERE id = (SELECT max(id) FROM act)"}, "", "末尾与上次登记的不一致"},
	} {
		t.Run(name, func(t *testing.T) {
			folder, file := notedFolder(t)
			changeFile(t, file, c.tamper...)
			st := reader(t, folder)
			for _, f := range verified(t, st).Faults {
				if strings.Contains(f.Sentence, c.what) && strings.Contains(f.Problem, c.words) {
					return
				}
			}
			t.Errorf("no fault of %q with %q among %+v", c.what, c.words, verified(t, st).Faults)
		})
	}
}

// What was cut off is told when the folder is opened, and stays to be seen though the
// program works on and notes new ends.
func TestCutEndIsToldAtStartAndStaysOnRecord(t *testing.T) {
	folder, file := notedFolder(t)
	changeFile(t, file, "DELETE FROM change WHERE act_id = (SELECT max(id) FROM act)", "DELETE FROM act WHERE id = (SELECT max(id) FROM act)")
	st, err := storage.Open(t.Context(), folder, storage.Options{Now: fixedClock()})
	must(t, err)
	if !strings.Contains(st.Notice(), "变更记录的末尾") {
		t.Errorf("the notice is %q", st.Notice())
	}
	addVisit(t, st, 1)
	must(t, st.Close())
	st = openStore(t, folder)
	if strings.Contains(st.Notice(), "变更记录") {
		t.Errorf("told again: %q", st.Notice())
	}
	v := verified(t, st)
	if len(v.Faults) == 0 || v.Faults[0].Sentence != cases.EventTampered.Title() || !strings.Contains(v.Faults[0].Problem, "末尾被删掉过") {
		t.Errorf("got %+v", v.Faults)
	}
	for _, f := range v.Faults[1:] { // what the act that was cut off had made
		if !strings.Contains(f.Problem, "没有建立时的登记") {
			t.Errorf("got %+v", f)
		}
	}
	list := auditAll(t, st, cases.AuditFilter{Kinds: []cases.EventKind{cases.EventTampered}}, 10)
	if len(list) != 1 {
		t.Errorf("the trail has %+v", list)
	}
}

// A program that was killed, and readers beside it, leave nothing that looks like tampering.
func TestKillAndReadersLeaveASoundEnd(t *testing.T) {
	folder, _ := notedFolder(t)
	st := openStore(t, folder)
	addVisit(t, st, 1)
	killed := filepath.Join(t.TempDir(), "data")
	must(t, os.CopyFS(killed, os.DirFS(folder))) // as a kill leaves it, with its WAL
	again := openStore(t, killed)
	if v := verified(t, again); len(v.Faults) != 0 || again.Notice() != "" {
		t.Errorf("after a kill: %q %+v", again.Notice(), v.Faults)
	}
	must(t, reader(t, folder).Note(t.Context(), cases.Event{Kind: cases.EventLogin, Detail: cases.EventDetail{}}))
	addVisit(t, st, 1)
	if v := verified(t, st); len(v.Faults) != 0 {
		t.Errorf("beside a reader: %+v", v.Faults)
	}
}
