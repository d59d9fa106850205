package ui

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// verify reads the whole log through and says what it found.
func (a *auditPart) verify() {
	s := a.page.shell
	var found cases.Verification
	s.Run(Task{
		Title: "正在核对全部记录",
		Work: func(ctx context.Context, _ *Job) (err error) {
			found, err = s.stores.Audit.Verify(ctx)
			return err
		},
		Done: func() {
			s.showVerification(&found)
			a.again()
		},
	})
}

// verifiedText says in words what a check of the log came to.
func verifiedText(v *cases.Verification) string {
	checked := "核对了 " + grouped(v.Acts) + " 次操作、" + grouped(v.Changes) + " 条变更、" + grouped(v.Events) + " 件登录、导出等事项"
	if v.Erased > 0 {
		checked += "（其中 " + grouped(v.Erased) + " 条变更的内容已彻底删除，凭证还在）"
	}
	if len(v.Faults) == 0 {
		return checked + "：前后相连，与数据相符，没有发现在程序以外改动、删去或补造的痕迹。"
	}
	return checked + "，发现 " + grouped(int64(len(v.Faults))) + " 处不符。请保留现在的数据，把结果告诉负责人；可以从“备份与恢复”里查看以前的备份来对照。"
}

// showVerification lists the faults, if there are any.
func (s *Shell) showVerification(v *cases.Verification) {
	if len(v.Faults) == 0 {
		widgets.Inform(s.window.Canvas(), "核对完毕，没有问题", verifiedText(v), nil)
		return
	}
	grid := s.newGrid(0,
		widgets.Column{Key: "at", Title: "时间", Width: 132, Fixed: true},
		widgets.Column{Key: "what", Title: "哪一次", Width: 240, Fixed: true},
		widgets.Column{Key: "problem", Title: "不符之处", Width: 520, Fixed: true})
	grid.Rows = func() int { return len(v.Faults) }
	grid.Cell = func(row, col int) string {
		f := &v.Faults[row]
		return []string{f.At, s.sentence(subject{}, f.Sentence), f.Problem}[col]
	}
	grid.State = func(int, int) widgets.CellState { return widgets.CellOverdue }
	s.showTable("核对完毕，有不符之处", verifiedText(v), grid)
}

// showTable tells something in a dialog with a list below it.
func (s *Shell) showTable(title, text string, grid *widgets.Grid, more ...*widgets.Button) *widgets.Dialog {
	ok := widgets.NewPrimary("知道了", nil)
	content := container.NewBorder(widgets.NewParagraph(text, 860), nil, nil, nil, gapAbove(newSized(grid, fyne.NewSize(dialogNote, 260)), 8))
	d := widgets.NewDialog(s.window.Canvas(), title, content, append(more, ok)...)
	ok.OnTapped = d.Hide
	d.OnCancel, d.OnEnter, d.First = d.Hide, d.Hide, grid
	d.SetSize(960, 540)
	d.Show()
	return d
}

// export writes the lines of the filter into a workbook.
func (a *auditPart) export() {
	s := a.page.shell
	filter := a.filter
	s.send(outgoing{
		Title: "审计记录", Name: "审计记录_" + s.threads.Now().Format(time.DateOnly) + ".xlsx", Kind: excelKind(),
		Hides: "姓名和改动前后的内容",
		As:    cases.Delivery{What: "审计记录", Filter: a.filterText(), Masked: a.masked.Checked},
		Write: func(ctx context.Context, d cases.Delivery, job *Job) (cases.Written, error) {
			return s.stores.AuditFile.ExportAudit(ctx, filter, d, job.Set)
		},
		Done: func(path string, _ cases.Written) { s.Say("已导出 " + path) },
	})
}

// filterText says in words which lines are shown.
func (a *auditPart) filterText() string {
	var parts []string
	if a.filter.Worker != 0 {
		parts = append(parts, strings.TrimSuffix(a.who.Text, " ▾"))
	}
	for _, kind := range a.filter.Kinds {
		parts = append(parts, kind.Title())
	}
	if a.filter.From != 0 || a.filter.To != 0 {
		parts = append(parts, a.filter.From.String()+" 至 "+a.filter.To.String())
	}
	if a.filter.Text != "" {
		parts = append(parts, "含“"+a.filter.Text+"”")
	}
	return strings.Join(parts, "，")
}
