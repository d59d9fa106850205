package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"zhucunji/cases"
	"zhucunji/storage"
	"zhucunji/storage/transfer"
)

// auditCommand lists the audit trail, or writes it into a workbook.
type auditCommand struct {
	periodFlags
	Kind  []string `placeholder:"类别" help:"只要这类，如 登录、导出、登记和修改；可以写几次，符合其一即可。"`
	Who   string   `placeholder:"姓名" help:"只要这个人做的。"`
	Text  string   `placeholder:"文字" help:"只要写有这些字的：做了什么、谁做的、改动的内容（加密的号码除外）。"`
	Limit int      `default:"100" placeholder:"条数" help:"最多列出几条，0 为全部；写成工作簿时总是全部。"`

	Out     string `placeholder:"文件.xlsx" help:"写成工作簿，并记入导出登记。"`
	Masked  bool   `help:"工作簿里不写涉及谁、改了什么。"`
	Purpose string `default:"检查考核" placeholder:"用途" help:"写出完整内容的用途，记入导出登记。"`
	sealFlags
}

// audited is what --json tells about one entry.
type audited struct {
	At       time.Time       `json:"at"`
	Worker   string          `json:"worker"`
	Kind     cases.EventKind `json:"kind"`
	Sentence string          `json:"sentence"`
	Changes  int64           `json:"changes"`
	Undone   bool            `json:"undone"`
}

// Run does the command.
func (c *auditCommand) Run(ctx context.Context, t *teller, f folder) error {
	if c.Limit < 0 {
		return wrongUse{cases.Errorf(cases.Invalid, "limit", "--limit 不能是负数。")}
	}
	if err := c.check(t.in); err != nil {
		return err
	}
	return f.read(ctx, func(store *storage.Store) error {
		filter, err := c.filter(ctx, store)
		if err != nil {
			return err
		}
		if c.Out != "" {
			return c.write(ctx, t, store, filter)
		}
		return c.list(ctx, t, store, filter)
	})
}

// filter makes the filter of what was typed.
func (c *auditCommand) filter(ctx context.Context, store *storage.Store) (f cases.AuditFilter, err error) {
	period, err := c.period(store.Today())
	if err != nil {
		return f, err
	}
	f.From, f.To, f.Text = period.From, period.To, c.Text
	for _, name := range c.Kind {
		at := slices.IndexFunc(cases.AuditKinds(), func(k cases.EventKind) bool { return k.Title() == name || string(k) == name })
		if at < 0 {
			return f, wrongUse{cases.Errorf(cases.Invalid, "kind", "没有“"+name+"”这种类别，可以写："+kindTitles()+"。")}
		}
		f.Kinds = append(f.Kinds, cases.AuditKinds()[at])
	}
	if c.Who == "" {
		return f, nil
	}
	workers, err := store.Workers(ctx)
	if err != nil {
		return f, err
	}
	at := slices.IndexFunc(workers, func(w cases.Worker) bool { return w.Name == c.Who })
	if at < 0 {
		return f, cases.Errorf(cases.NotFound, "who", "没有名为“"+c.Who+"”的人员。")
	}
	f.Worker = cases.Ref(workers[at].ID)
	return f, nil
}

func kindTitles() string {
	var titles []string
	for _, k := range cases.AuditKinds() {
		titles = append(titles, k.Title())
	}
	return strings.Join(titles, "、")
}

// list prints the newest entries.
func (c *auditCommand) list(ctx context.Context, t *teller, store *storage.Store, f cases.AuditFilter) error {
	all := []audited{}
	for at := (cases.AuditCursor{}); !at.Done && (c.Limit == 0 || len(all) < c.Limit); {
		page := 500
		if c.Limit > 0 {
			page = min(page, c.Limit-len(all))
		}
		list, next, err := store.Audit(ctx, f, at, page)
		if err != nil {
			return err
		}
		for i := range list {
			e := &list[i]
			all = append(all, audited{e.At, e.Worker, e.Kind, e.Sentence, e.Changes, e.Undone})
		}
		at = next
		t.progress(fmt.Sprintf("已查看 %.0f%%", 100*at.Share))
	}
	return t.result(all, func(w io.Writer) error {
		for i := range all {
			if _, err := fmt.Fprintln(w, auditText(&all[i])); err != nil {
				return err
			}
		}
		return nil
	})
}

// auditText is one entry as a line of text.
func auditText(e *audited) string {
	worker, undone := e.Worker, ""
	if worker == "" {
		worker = "（未写明）"
	}
	if e.Undone {
		undone = "（已撤销）"
	}
	return strings.Join([]string{e.At.Local().Format("2006-01-02 15:04:05"), worker, e.Kind.Title(), e.Sentence + undone}, "\t")
}

// write writes all entries into a workbook.
func (c *auditCommand) write(ctx context.Context, t *teller, store *storage.Store, f cases.AuditFilter) error {
	secrets, err := c.secrets(t.in)
	if err != nil {
		return err
	}
	d := cases.Delivery{
		Target: absolute(c.Out), What: "审计记录", Filter: c.filterText(), Purpose: c.Purpose, Masked: c.Masked,
		Passphrase: secrets.passphrase, ExcelPassword: secrets.excel,
	}
	written, err := transfer.ExportAudit(ctx, store, f, d, func(text string, _ float64) { t.progress(text) })
	if err != nil && written == (cases.Written{}) {
		return err
	}
	done := exported{Report: "audit", File: d.File(), Files: []string{d.File()}, Rows: written.Rows, Masked: d.Masked, Sealed: d.Sealing()}
	if told := t.result(done, func(w io.Writer) error {
		_, err := fmt.Fprintf(w, "审计记录：%d 行，已写入 %s\n", written.Rows, d.File())
		return err
	}); told != nil && err == nil {
		return told
	}
	return err
}

// filterText says in words which entries were written.
func (c *auditCommand) filterText() string {
	parts := slices.Clone(c.Kind)
	for _, text := range []string{c.From, c.To, c.Who, c.Text} {
		if text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, "，")
}
