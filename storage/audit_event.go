package storage

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"zhucunji/cases"
)

// nameless stands for a record that was erased for good.
const nameless = "（已彻底删除）"

// eventEntry is an event as the audit trail shows it.
func (s *Store) eventEntry(ctx context.Context, e *loggedEvent, worker string) (entry cases.AuditEntry, err error) {
	entry = cases.AuditEntry{Event: e.id, WorkerID: cases.Ref(e.worker), Worker: worker, Kind: cases.EventKind(e.kind)}
	if entry.At, err = parseInstant(e.at); err != nil {
		return entry, damaged(err)
	}
	if entry.Kind == cases.EventExport {
		var x cases.ExportEvent
		if err := json.Unmarshal([]byte(e.detail), &x); err != nil {
			return entry, damaged(err)
		}
		entry.Sentence = strings.Join(filledOf("导出", x.What, x.Filter, fmt.Sprintf("%d 行 %d 人", x.Rows, x.People), x.MaskedText(), x.Purpose), " ")
		return entry, nil
	}
	var d cases.EventDetail
	if err := json.Unmarshal([]byte(e.detail), &d); err != nil {
		return entry, damaged(err)
	}
	name, err := s.eventSubject(ctx, &d)
	entry.Sentence = strings.Join(filledOf(entry.Kind.Title(), d.Text(name)), " ")
	return entry, err
}

func filledOf(words ...string) (out []string) {
	for _, w := range words {
		if w != "" {
			out = append(out, w)
		}
	}
	return out
}

// eventSubject is the name of the record an event is about.
func (s *Store) eventSubject(ctx context.Context, d *cases.EventDetail) (string, error) {
	if d.Record == "" || d.ID == 0 {
		return "", nil
	}
	name, err := s.nameOf(ctx, d.Record, d.ID)
	if isNoRows(err) {
		return nameless, nil
	}
	return name, err
}

// eventFacts tells all an event says.
func (s *Store) eventFacts(ctx context.Context, e *loggedEvent) (out []cases.AuditFact, err error) {
	add := func(title, text string) {
		if text != "" {
			out = append(out, cases.AuditFact{Title: title, Text: text})
		}
	}
	if e.kind == string(cases.EventExport) {
		var x cases.ExportEvent
		if err := json.Unmarshal([]byte(e.detail), &x); err != nil {
			return nil, damaged(err)
		}
		add("内容", x.What)
		add("范围", x.Filter)
		add("栏目", strings.Join(x.Columns, "、"))
		add("行数", strconv.Itoa(x.Rows))
		add("人数", strconv.Itoa(x.People))
		add("脱敏", x.MaskedText())
		add("用途", x.Purpose)
		add("加密", x.Sealing.Title())
		add("文件", x.File)
		return out, nil
	}
	var d cases.EventDetail
	if err := json.Unmarshal([]byte(e.detail), &d); err != nil {
		return nil, damaged(err)
	}
	name, err := s.eventSubject(ctx, &d)
	add("内容", d.What)
	add("涉及人员", d.Who)
	add("资料", name)
	add("文件", d.File)
	add("原因", d.Reason)
	add("发生时间", d.At)
	if d.Count != 0 {
		add("数量", strconv.FormatInt(d.Count, 10))
	}
	return out, err
}
