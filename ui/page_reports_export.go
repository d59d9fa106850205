package ui

import (
	"context"
	"fmt"
	"path/filepath"

	"zhucunji/cases"
)

// Export leads the open report into a file, or into one for each village.
func (p *reportsPage) Export() {
	if p.item.document != nil {
		p.exportDocument()
		return
	}
	e := p.export()
	o := p.outgoing(e)
	o.Sealing = p.sealing
	if p.perVillage() {
		o.Folder, o.Write = true, p.writeVillages(e)
	}
	p.shell.send(o)
}

// outgoing is the open report on its way into one file.
func (p *reportsPage) outgoing(e cases.Export) outgoing {
	return outgoing{
		Title: e.Report.Name, Name: e.FileName(), Kind: excelKind(), Hides: hiddenText(e), As: e.Delivery("", ""),
		Write: func(ctx context.Context, d cases.Delivery, job *Job) (cases.Written, error) {
			return p.shell.stores.Writer.Export(ctx, e, d, job.Set)
		},
		Done: p.showWritten,
	}
}

// perVillage reports whether a file for each village is to be made of a report of all villages.
func (p *reportsPage) perVillage() bool {
	c := p.choice()
	return p.report() != nil && p.village == 0 && len(p.shell.villages) > 1 && c.perVillage(p.report())
}

// writeVillages writes one file for each village into a folder; a name that is taken there gets a number.
func (p *reportsPage) writeVillages(e cases.Export) func(context.Context, cases.Delivery, *Job) (cases.Written, error) {
	villages := p.shell.villages
	return func(ctx context.Context, d cases.Delivery, job *Job) (all cases.Written, err error) {
		for i, one := range e.ForVillages(villages) {
			as := one.Delivery(filepath.Join(d.Target, one.FileName()), d.Purpose)
			as.Passphrase, as.ExcelPassword = d.Passphrase, d.ExcelPassword
			if fileExists(as.File()) {
				as.Target = freeName(as.Target)
			}
			tell := func(text string, _ float64) {
				job.Set(fmt.Sprintf("%s（第 %d 个村，共 %d 个）：%s", villages[i].Name, i+1, len(villages), text), float64(i)/float64(len(villages)))
			}
			done, err := p.shell.stores.Writer.Export(ctx, one, as, tell)
			if err != nil {
				return all, err
			}
			all.Rows, all.People = all.Rows+done.Rows, all.People+done.People
		}
		return all, nil
	}
}

// showWritten says what was written and offers to open it.
func (p *reportsPage) showWritten(path string, w cases.Written) {
	p.written.show(path, writtenText(w), p.perVillage() || p.perHousehold())
}

// Print writes the print layout where the program keeps passing files, and opens it: the office program prints.
func (p *reportsPage) Print() {
	if p.item.document != nil {
		p.shell.send(p.printed(p.documentOutgoing(p.documentExport())))
		return
	}
	e := p.export()
	c := p.choice()
	c.Layout = cases.LayoutPrint
	e.Layout, e.Masked = c.Layout, c.masked(e.Report)
	p.shell.send(p.printed(p.outgoing(e)))
}
