package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"

	"zhucunji/cases"
	"zhucunji/storage"
	"zhucunji/storage/transfer"
)

// exportCommand writes a report into a workbook.
type exportCommand struct {
	Report  string `required:"" placeholder:"编号" help:"报表编号，见 zhucunctl reports。"`
	Out     string `required:"" placeholder:"文件.xlsx" help:"写到哪个文件；已有的会被替换。"`
	Layout  string `enum:"print,import" default:"print" help:"print 打印版，import 导入版。"`
	Village string `placeholder:"村名" help:"只要这个村（名称或编码）。"`
	From    string `placeholder:"日期" help:"起始日期，如 2026-11-01。"`
	To      string `placeholder:"日期" help:"截止日期。"`
	Year    int    `placeholder:"年度" help:"年度；收入按核算年度，走访和措施按自然年。"`
	Masked  bool   `help:"导入版也脱敏（公示、汇报的打印版总是脱敏）。"`
	Purpose string `default:"上报" placeholder:"用途" help:"导出完整信息的用途，记入导出登记。"`
}

// exported is what --json tells about an export.
type exported struct {
	Report string `json:"report"`
	File   string `json:"file"`
	Rows   int    `json:"rows"`
	Masked bool   `json:"masked"`
}

// Run does the command.
func (c *exportCommand) Run(ctx context.Context, t *teller, f folder) error {
	report, err := cases.ReportByKey(c.Report)
	if err != nil {
		return wrongUse{err}
	}
	return f.read(ctx, func(store *storage.Store) error {
		e := &cases.Export{Report: report, Layout: cases.Layout(c.Layout), FilledOn: store.Today()}
		if e.Masked, err = report.Masked(e.Layout, false, c.Masked); err != nil {
			return err
		}
		if e.Filter, err = c.filter(ctx, store); err != nil {
			return err
		}
		written, err := transfer.Export(ctx, store, e, e.Delivery(c.Out, c.Purpose), func(rows int) { t.progress(fmt.Sprintf("已写 %d 行", rows)) })
		if err != nil {
			return err
		}
		done := exported{report.Key, absolute(c.Out), written.Rows, e.Masked}
		return t.result(done, func(w io.Writer) error {
			_, err := fmt.Fprintf(w, "%s：%d 行，已写入 %s\n", report.Name, written.Rows, done.File)
			return err
		})
	})
}

// absolute is where a file lies, so that whoever reads the result finds it.
func absolute(path string) string {
	if full, err := filepath.Abs(path); err == nil {
		return full
	}
	return path
}

// filter makes the report's filter of what was typed.
func (c *exportCommand) filter(ctx context.Context, store *storage.Store) (cases.ReportFilter, error) {
	f := cases.NewReportFilter(store.Today())
	from, err := c.day("from", "起始日期", c.From, store.Today())
	if err != nil {
		return f, err
	}
	to, err := c.day("to", "截止日期", c.To, store.Today())
	if err != nil {
		return f, err
	}
	if from != 0 && to != 0 && to < from {
		return f, wrongUse{cases.Errorf(cases.Invalid, "to", "截止日期早于起始日期，请核对。")}
	}
	if c.Year != 0 {
		f.Year, f.Period = c.Year, cases.Period{} // the whole year
		f.AsOf = min(f.AsOf, cases.CalendarYear(c.Year).To)
	}
	if from != 0 || to != 0 {
		f.Period = cases.Period{From: from, To: to}
		if to != 0 {
			f.AsOf = min(store.Today(), to)
		}
	}
	return f, c.place(ctx, store, &f)
}

// day reads a date as the forms of the window do.
func (c *exportCommand) day(key, title, text string, today cases.Day) (d cases.Day, err error) {
	field := cases.Bound{Meta: &cases.Meta{Key: key, Title: title, Kind: cases.KindDay}, Ptr: &d}
	if _, err := field.Parse(text, cases.Reading{Today: today, Year: today.Year()}); err != nil {
		return 0, wrongUse{err}
	}
	return d, nil
}

// place finds the village, and how titles call what the report covers.
func (c *exportCommand) place(ctx context.Context, store *storage.Store, f *cases.ReportFilter) error {
	villages, err := store.Villages(ctx)
	if err != nil {
		return err
	}
	if c.Village == "" {
		f.Place = placeOf(villages)
		return nil
	}
	for i := range villages {
		if v := &villages[i]; v.Name != c.Village && v.Code != c.Village {
			continue
		}
		if f.Village != 0 {
			return cases.Errorf(cases.Invalid, "village", "有几个村叫“"+c.Village+"”，请改用 12 位的村编码。")
		}
		f.Village, f.Place = cases.Ref(villages[i].ID), villages[i].Name
	}
	if f.Village == 0 {
		return cases.Errorf(cases.NotFound, "village", "没有名为“"+c.Village+"”的村。")
	}
	return nil
}

// placeOf is the smallest place that holds all villages.
func placeOf(villages []cases.Village) string {
	if len(villages) == 0 {
		return ""
	}
	first := &villages[0]
	name, town, county := true, true, true
	for i := range villages {
		v := &villages[i]
		name = name && v.Name == first.Name
		town = town && v.Town == first.Town
		county = county && v.County == first.County
	}
	switch {
	case name:
		return first.Name
	case town:
		return first.Town
	case county:
		return first.County
	}
	return ""
}
