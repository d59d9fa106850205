package ui

import (
	"context"
	"slices"
	"strconv"

	"zhucunji/cases"
)

// exportText names the verb after what it takes: the households selected, or all that are listed.
func (v *householdVerbs) exportText() string {
	if n := v.page.list.MarkedCount(); n > 1 {
		return "导出 " + strconv.Itoa(n) + " 户…"
	}
	return "导出名单 " + grouped(int64(v.page.list.Len())) + " 户…"
}

// export leads the list into a workbook as it stands on the screen: its columns, its order, and names and numbers
// hidden unless all of them are shown.
func (v *householdVerbs) export() {
	p := v.page
	if v.send.Disabled() {
		return
	}
	s, e := p.shell, p.listExport()
	s.send(outgoing{
		Title: e.Report.Name, Name: e.FileName(), Kind: excelKind(), Hides: hiddenText(e), As: e.Delivery("", ""),
		Write: func(ctx context.Context, d cases.Delivery, job *Job) (cases.Written, error) {
			return s.stores.Writer.Export(ctx, e, d, job.Set)
		},
		Done: func(path string, w cases.Written) { p.written.show(path, writtenText(w), false) },
	})
}

// listExport is the list as a table.
func (p *householdsPage) listExport() cases.Export {
	var keys []string
	for _, c := range p.list.ShownColumns() {
		keys = append(keys, c.Key)
	}
	today := p.shell.Today()
	f := cases.NewReportFilter(today)
	f.Village, f.Place = p.shell.village, p.shell.villageName(p.shell.village, 0)
	if ids := p.list.Marked(); len(ids) > 1 {
		f.Households = ids
	} else if narrowed := p.chips.Besides(); len(narrowed) > 0 || p.search.Text != "" {
		f.Households = slices.Clone(p.list.ids)
	}
	slices.Sort(f.Households)
	return cases.Export{
		Report: cases.HouseholdList(keys, p.list.sort), Filter: f, Layout: cases.LayoutPrint,
		Masked: !p.shell.veil.up(), FilledOn: today,
	}
}
