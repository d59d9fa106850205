package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"zhucunji/cases"
	"zhucunji/storage"
	"zhucunji/storage/transfer"
)

// exportCommand writes a report into a workbook, or into one for each village.
type exportCommand struct {
	Report string `required:"" placeholder:"编号" help:"报表或文书的编号，见 zhucunctl reports；自制报表也可以写名称。"`
	Out    string `required:"" placeholder:"文件.xlsx" help:"写到哪个文件；已有的会被替换。加 --per-village 时是文件夹。"`
	Layout string `enum:"print,import" default:"print" help:"print 打印版，import 导入版。"`
	Dates  string `enum:"auto,iso,compact,month,chinese" default:"auto" help:"导入版的日期：iso 2026-11-21，compact 20261121，month 202611，chinese 2026年11月21日；auto 按报表规定。"`
	Money  string `enum:"yuan,wan2,wan4" default:"yuan" help:"金额单位：yuan 元，wan2、wan4 万元（两位、四位小数）。"`
	Masked bool   `xor:"mask" help:"导入版也脱敏（公示、汇报的打印版总是脱敏）。"`
	Full   bool   `xor:"mask" help:"汇报的打印版也不脱敏；公示表不行。"`

	Purpose    string `default:"上报" placeholder:"用途" help:"导出完整信息的用途，记入导出登记。"`
	PerVillage *bool  `negatable:"" help:"每个村一个文件，按村、报表、时段和是否脱敏取名；--no-per-village 写成一个文件。不写则按自制报表的规定。"`

	filterFlags
	documentFlags
	sealFlags
}

// parcel is one file that is to be made.
type parcel struct {
	delivery cases.Delivery
	write    func(ctx context.Context, store *storage.Store, d cases.Delivery, progress func(rows int)) (cases.Written, error)
}

// exported is what --json tells about an export.
type exported struct {
	Report string        `json:"report"`
	File   string        `json:"file"` // or the folder of the files
	Files  []string      `json:"files"`
	Rows   int           `json:"rows"`
	People int           `json:"people"`
	Masked bool          `json:"masked"`
	Sealed cases.Sealing `json:"sealed"` // age, excel or blank
	name   string        // what people call the report
}

// Run does the command.
func (c *exportCommand) Run(ctx context.Context, t *teller, f folder) error {
	if err := c.check(t.in); err != nil {
		return err
	}
	return f.read(ctx, func(store *storage.Store) error {
		secrets, err := c.secrets(t.in)
		if err != nil {
			return err
		}
		parcels, err := c.parcels(ctx, store)
		if err != nil {
			return err
		}
		done := exported{Report: c.Report, File: absolute(c.Out), Files: []string{}}
		for _, p := range parcels {
			p.delivery.Passphrase, p.delivery.ExcelPassword = secrets.passphrase, secrets.excel
			written, err := p.write(ctx, store, p.delivery, func(rows int) { t.progress(fmt.Sprintf("已写 %d 行", rows)) })
			if written != (cases.Written{}) || err == nil {
				done.add(&p.delivery, written)
			}
			if err != nil {
				return errors.Join(err, c.tell(t, &done))
			}
		}
		return c.tell(t, &done)
	})
}

// add tells of one file that is in its place.
func (e *exported) add(d *cases.Delivery, w cases.Written) {
	e.name, e.Files = d.What, append(e.Files, d.File())
	e.Rows, e.People = e.Rows+w.Rows, e.People+w.People
	e.Masked, e.Sealed = d.Masked, d.Sealing()
}

// tell prints what was written, whether or not all of it was.
func (c *exportCommand) tell(t *teller, done *exported) error {
	if len(done.Files) == 0 {
		return nil
	}
	if !c.eachVillage() && !c.PerHousehold {
		done.File = done.Files[0]
	}
	return t.result(done, func(w io.Writer) error {
		_, err := fmt.Fprintf(w, "%s：%d 行，涉及 %d 人，已写入 %s\n", done.name, done.Rows, done.People, done.File)
		return err
	})
}

// parcels are the files that are to be made.
func (c *exportCommand) parcels(ctx context.Context, store *storage.Store) ([]parcel, error) {
	filter, err := c.filter(ctx, store)
	if err != nil {
		return nil, err
	}
	if document, err := cases.DocumentByKey(c.Report); err == nil {
		filters, err := c.filters(ctx, store, filter)
		if err != nil {
			return nil, err
		}
		return c.documents(ctx, store, document, filters)
	}
	return c.reports(ctx, store, filter)
}

// eachVillage reports whether each village gets a file of its own.
func (c *exportCommand) eachVillage() bool { return c.PerVillage != nil && *c.PerVillage }

// filters are the filter asked for, or one for each village.
func (c *exportCommand) filters(ctx context.Context, store *storage.Store, filter cases.ReportFilter) ([]cases.ReportFilter, error) {
	if !c.eachVillage() {
		return []cases.ReportFilter{filter}, nil
	}
	if filter.Village != 0 {
		return nil, wrongUse{cases.Errorf(cases.Invalid, "per_village", "--per-village 是每个村一个文件，不能再用 --village 或 --team 指定一个。")}
	}
	villages, err := store.Villages(ctx)
	if err != nil {
		return nil, err
	}
	return filter.ForVillages(villages), nil
}

// followReport takes the report's own word on a file for each village, as the window does: where nothing else was
// asked for, and there is more than one village to be told apart.
func (c *exportCommand) followReport(ctx context.Context, store *storage.Store, r *cases.Report, filter cases.ReportFilter) error {
	if c.PerVillage != nil || !r.PerVillage || filter.Village != 0 {
		return nil
	}
	villages, err := store.Villages(ctx)
	if err != nil || len(villages) < 2 {
		return err
	}
	if at, err := os.Stat(c.Out); err != nil || !at.IsDir() {
		return wrongUse{cases.Errorf(cases.Invalid, "out", "“"+r.Name+"”规定每个村一个文件，--out 要写一个已有的文件夹；要写成一个文件请加 --no-per-village。")}
	}
	each := true
	c.PerVillage = &each
	return nil
}

// reports are the files of a report.
func (c *exportCommand) reports(ctx context.Context, store *storage.Store, filter cases.ReportFilter) ([]parcel, error) {
	report, err := store.Report(ctx, c.Report)
	if cases.CodeOf(err) == cases.NotFound {
		return nil, wrongUse{err}
	}
	if err != nil {
		return nil, err
	}
	if err := c.onlyForDocuments(); err != nil {
		return nil, err
	}
	if err := c.followReport(ctx, store, report, filter); err != nil {
		return nil, err
	}
	filters, err := c.filters(ctx, store, filter)
	if err != nil {
		return nil, err
	}
	e := cases.Export{Report: report, Layout: cases.Layout(c.Layout), FilledOn: store.Today(), Money: c.money(), Dates: c.dates()}
	if e.Masked, err = report.Masked(e.Layout, c.Full, c.Masked); err != nil {
		return nil, err
	}
	var out []parcel
	for _, f := range filters {
		one := e
		one.Filter = f
		out = append(out, parcel{
			delivery: one.Delivery(c.target(one.FileName()), c.Purpose),
			write: func(ctx context.Context, store *storage.Store, d cases.Delivery, progress func(int)) (cases.Written, error) {
				return transfer.Export(ctx, store, &one, d, progress)
			},
		})
	}
	return out, nil
}

// target is the file that was named, or one of its own name in the folder that was.
func (c *exportCommand) target(name string) string {
	if c.eachVillage() {
		return filepath.Join(absolute(c.Out), name)
	}
	return absolute(c.Out)
}

// dates is the style of days and months that was asked for.
func (c *exportCommand) dates() cases.DateStyle {
	switch c.Dates {
	case "auto":
		return cases.DateAuto
	case "month":
		return cases.DateMonth
	}
	return cases.DateStyle(c.Dates)
}

// money is the unit of money that was asked for.
func (c *exportCommand) money() cases.MoneyStyle {
	if c.Money == "yuan" {
		return cases.MoneyYuan
	}
	return cases.MoneyStyle(c.Money)
}

// absolute is where a file lies, so that whoever reads the result finds it.
func absolute(path string) string {
	if full, err := filepath.Abs(path); err == nil {
		return full
	}
	return path
}
