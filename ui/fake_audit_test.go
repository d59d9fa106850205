package ui_test

import (
	"context"
	"strings"
	"time"

	"zhucunji/cases"
	"zhucunji/ui"
)

// fakeAudit is an audit trail in memory, told in pieces of two entries.
type fakeAudit struct {
	entries   []cases.AuditEntry
	details   map[int64]cases.AuditDetail // by act
	versions  []cases.Version             // of every record but
	joined    []cases.Version             // memberships
	faults    []cases.LogFault
	piece     int // entries looked through in one call
	calls     int
	brought   []int64
	broughtOf []string // the records of brought
	sent      []cases.Delivery
	erased    []string // record and reason
	fails     error    // what erasing answers
}

var (
	_ ui.AuditStore  = (*fakeAudit)(nil)
	_ ui.AuditWriter = (*fakeAudit)(nil)
)

func newFakeAudit() *fakeAudit {
	at := func(hour int) time.Time { return time.Date(2026, 11, 21, hour, 0, 0, 0, time.Local) }
	return &fakeAudit{
		piece: 2,
		entries: []cases.AuditEntry{
			{Act: 4, At: at(10), WorkerID: 1, Worker: "张队长", Kind: cases.AuditChange, Sentence: "修改成员 杨建国", Changes: 1},
			{Event: 2, At: at(9), WorkerID: 2, Worker: "李队员", Kind: cases.EventReveal, Sentence: "查看完整信息 杨建国"},
			{Event: 1, At: at(8), Kind: cases.EventLoginFailed, Sentence: "登录失败 3 次"},
			{Act: 3, At: at(7), WorkerID: 2, Worker: "李队员", Kind: cases.AuditChange, Sentence: "走访 罗永福", Changes: 2, Undone: true},
		},
		details: map[int64]cases.AuditDetail{4: {Changes: []cases.AuditRecord{{
			Record: "person", Title: "人员", ID: 7, Household: 5, Name: "杨建国",
			Fields: []cases.HistoryEntry{{Field: "姓名", Before: "杨建华", After: "杨建国", Names: true}, {Field: "健康状况", Before: "健康", After: "长期慢性病"}},
		}}}},
		versions: []cases.Version{
			{ID: 30, Act: 4, At: at(10), Worker: "张队长", Kind: cases.AuditChange, Current: true, Fields: []cases.VersionField{{Key: "road", Title: "入户路", Text: "水泥路", Changed: true}}},
			{ID: 12, Act: 1, At: at(7), Worker: "李队员", Kind: cases.EventImport, Created: true, Fields: []cases.VersionField{{Key: "road", Title: "入户路", Text: "泥土路"}}},
		},
		joined: []cases.Version{
			{ID: 31, Act: 5, At: at(11), Worker: "张队长", Kind: cases.AuditChange, Current: true, Fields: []cases.VersionField{{Key: "relation", Title: "与户主关系", Text: "之子", Changed: true}}},
			{ID: 13, Act: 1, At: at(7), Worker: "李队员", Kind: cases.EventImport, Created: true, Fields: []cases.VersionField{{Key: "relation", Title: "与户主关系", Text: "之女"}}},
		},
	}
}

func (f *fakeAudit) Audit(_ context.Context, filter cases.AuditFilter, after cases.AuditCursor, n int) ([]cases.AuditEntry, cases.AuditCursor, error) {
	f.calls++
	at := int(after.Act)
	end := min(at+f.piece, len(f.entries))
	var out []cases.AuditEntry
	for i := at; i < end && len(out) < n; i++ {
		if e := f.entries[i]; (filter.Worker == 0 || e.WorkerID == filter.Worker) && strings.Contains(e.Sentence, filter.Text) {
			out = append(out, e)
		}
	}
	return out, cases.AuditCursor{Begun: true, Act: int64(end), Share: float64(end) / float64(len(f.entries)), Done: end == len(f.entries)}, nil
}

func (f *fakeAudit) AuditDetail(_ context.Context, e cases.AuditEntry) (cases.AuditDetail, error) {
	if e.Event != 0 {
		return cases.AuditDetail{Facts: []cases.AuditFact{{Title: "看了谁", Text: "一组的一户"}}}, nil
	}
	return f.details[e.Act], nil
}

func (f *fakeAudit) Verify(context.Context) (cases.Verification, error) {
	return cases.Verification{Acts: 4, Changes: 9, Events: 2, Erased: 1, Faults: f.faults}, nil
}

func (f *fakeAudit) Versions(_ context.Context, record string, _ int64) ([]cases.Version, error) {
	if record == "membership" {
		return f.joined, nil
	}
	return f.versions, nil
}

func (f *fakeAudit) BringBack(_ context.Context, record string, id, version int64) (cases.Change, error) {
	f.brought, f.broughtOf = append(f.brought, version), append(f.broughtOf, record)
	return cases.Change{Act: 9, Sentence: "找回旧版本 农户", Touched: []cases.Touched{{Record: record, ID: id}}}, nil
}

func (f *fakeAudit) ExportAudit(_ context.Context, _ cases.AuditFilter, d cases.Delivery, _ func(string, float64)) (cases.Written, error) {
	f.sent = append(f.sent, d)
	return cases.Written{Rows: len(f.entries)}, nil
}

func (f *fakeAudit) Erase(_ context.Context, record string, _ int64, reason string) (cases.Change, cases.Erased, error) {
	if f.fails != nil {
		return cases.Change{}, cases.Erased{}, f.fails
	}
	f.erased = append(f.erased, record+" "+reason)
	done := cases.Erased{
		Records: []cases.ErasedCount{{Title: "农户", Count: 1}, {Title: "人员", Count: 4}}, Blotted: 2, Photos: 3,
		Backups: []cases.Backup{{At: time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC), Reason: cases.BackupAtExit}},
	}
	return cases.Change{Sentence: "彻底删除 农户 1 条、人员 4 条", Touched: []cases.Touched{{Record: record, ID: 5}}}, done, nil
}
