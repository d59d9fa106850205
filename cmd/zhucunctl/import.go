package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"zhucunji/cases"
	"zhucunji/cases/intake"
	"zhucunji/storage"
	"zhucunji/storage/transfer"
)

// importCommand reads lists into the file.
type importCommand struct {
	Files   []string `arg:"" placeholder:"文件" help:"要导入的表：.xlsx、.xlsm、.xls 或 CSV。表有打开密码时写 --password-stdin，从标准输入读一行。"`
	Kind    string   `enum:",people,visits,incomes,measures,industry,jobs,plans,posts,loans,aid,subsidies,sales" default:"" placeholder:"种类" help:"表里是什么：people 农户和成员，visits 走访，incomes 收入，measures 帮扶措施，industry 到户产业，jobs 务工，plans 务工计划，posts 公益岗，loans 小额信贷，aid 教育资助，subsidies 补贴，sales 销售。不写则自动判断。"`
	Sheet   string   `placeholder:"名称" help:"导入哪张工作表；不写则用看得懂的第一张。"`
	Map     string   `placeholder:"文件.json" help:"列的对应关系；不写则按表头自动对应。"`
	Village string   `placeholder:"村名" help:"表里没有行政村一列时，是哪个村的。"`
	Year    int      `placeholder:"年度" help:"收入和务工月数是哪一年的；不写则为今年。"`
	Month   string   `placeholder:"月份" help:"公益岗出勤表没有月份一列时，是哪个月的，如 2026-11。"`
	Erase   bool     `help:"空单元格清除库中原有的内容（平时空单元格不改动）。"`
	DryRun  bool     `help:"只说会怎样，不导入。"`
	Errors  string   `placeholder:"文件.xlsx" help:"把没有导入的行写到这个文件，注明原因，改正后可再导入。"`
}

// imported is what --json tells about an import; counts are source rows.
type imported struct {
	Added      int           `json:"added"`
	Changed    int           `json:"changed"`
	Unchanged  int           `json:"unchanged"`
	Doubtful   int           `json:"doubtful"`
	Wrong      int           `json:"wrong"`
	Households int64         `json:"households"`
	Persons    int64         `json:"persons"`
	Rows       []importedRow `json:"rows"`
}

// importedRow is a cell, or with a blank column a row, that was held back.
type importedRow struct {
	Sheet  string `json:"sheet"`
	Row    int    `json:"row"`
	Column string `json:"column"`
	Value  string `json:"value"`
	Reason string `json:"reason"`
}

// Run does the command.
func (c *importCommand) Run(ctx context.Context, t *teller, f folder) error {
	if c.Errors != "" && len(c.Files) > 1 {
		return wrongUse{cases.Errorf(cases.Invalid, "errors", "--errors 一次只能用于一个文件。")}
	}
	open := f.write
	if c.DryRun {
		open = f.read
	}
	return open(ctx, func(store *storage.Store) error {
		password := "" // of the lists, where they have one
		if t.in.given {
			var err error
			if password, err = t.in.optional(); err != nil {
				return err
			}
		}
		done := imported{Rows: []importedRow{}}
		for _, path := range c.Files {
			if err := c.one(ctx, t, store, path, password, &done); err != nil {
				return err
			}
		}
		return t.result(done, func(w io.Writer) error {
			_, err := fmt.Fprintf(w, "新增 %d 行，变更 %d 行，一致 %d 行，存疑 %d 行，有误 %d 行；现有 %d 户 %d 人\n",
				done.Added, done.Changed, done.Unchanged, done.Doubtful, done.Wrong, done.Households, done.Persons)
			for _, r := range done.Rows {
				if err == nil {
					_, err = fmt.Fprintf(w, "%s 第 %d 行 %s %s：%s\n", r.Sheet, r.Row, r.Column, r.Value, r.Reason)
				}
			}
			return err
		})
	})
}

// one imports one file.
func (c *importCommand) one(ctx context.Context, t *teller, store *storage.Store, path, password string, done *imported) error {
	year := c.Year
	if year == 0 {
		year = store.Today().Year()
	}
	list, err := transfer.OpenList(ctx, path, password, year, store.Policy())
	if err != nil {
		return err
	}
	defer list.Close() //nolint:errcheck // it was only read
	sheet, err := c.sheet(ctx, store, list, year)
	if err != nil {
		return err
	}
	job := &transfer.Import{List: list, Sheet: sheet, Options: intake.Options{
		Reading: cases.Reading{Today: store.Today(), Policy: store.Policy()}, Year: year, Erase: c.Erase,
	}}
	if job.Options.Village, err = c.village(ctx, store, sheet); err != nil {
		return err
	}
	if job.Options.Month, err = c.month(job.Options.Reading); err != nil {
		return err
	}
	run := job.Run
	if c.DryRun {
		run = job.Judge
	}
	out, err := run(ctx, store, func(rows int) { t.progress(fmt.Sprintf("%s：%d 行", list.Name, rows)) })
	if err != nil {
		return err
	}
	for _, text := range list.Remarks(sheet) {
		t.sentence(list.Name + "：" + text)
	}
	done.add(out)
	if c.Errors == "" {
		return nil
	}
	_, err = transfer.WriteHeldBack(ctx, store, list, sheet, out, c.Errors)
	return err
}

// sheet chooses the sheet and settles its columns.
func (c *importCommand) sheet(ctx context.Context, store *storage.Store, list *transfer.List, year int) (*transfer.ListSheet, error) {
	at, ok := list.Best()
	for i := range list.Sheets {
		if c.Sheet != "" && list.Sheets[i].Name == c.Sheet {
			at, ok = i, list.Sheets[i].Found
		}
	}
	if !ok || (c.Sheet != "" && list.Sheets[at].Name != c.Sheet) {
		return nil, cases.Errorf(cases.Invalid, "sheet", "“"+list.Name+"”里没有找到表头（要有姓名、证件号码等列名），请检查文件，或用 --sheet 指定工作表。")
	}
	s := &list.Sheets[at]
	kind := intake.Kind(c.Kind)
	if c.Map == "" {
		if _, err := s.Recall(ctx, store, year); err != nil {
			return nil, err
		}
	}
	if kind != "" && kind != s.Kind {
		s.As(kind, year)
	}
	if c.Map == "" {
		return s, nil
	}
	raw, err := os.ReadFile(c.Map)
	if err != nil {
		return nil, &cases.Error{Code: cases.NotFound, Field: "map", Message: "读不到“" + c.Map + "”，请核对文件名。", Err: err}
	}
	m, err := transfer.ParseListMap(raw)
	if err != nil {
		return nil, err
	}
	return s, s.Take(m, year)
}

// month reads --month.
func (c *importCommand) month(r cases.Reading) (m cases.Month, err error) {
	_, err = cases.Bound{Meta: &cases.Meta{Key: "month", Title: "月份", Kind: cases.KindMonth}, Ptr: &m}.Parse(c.Month, r)
	if err != nil {
		err = wrongUse{err}
	}
	return m, err
}

// village is the one named, or the only one there is, or in an empty file the one that the
// list's own title names.
func (c *importCommand) village(ctx context.Context, store *storage.Store, sheet *transfer.ListSheet) (v cases.Village, err error) {
	villages, err := store.Villages(ctx)
	if err != nil {
		return v, err
	}
	for i := range villages {
		if villages[i].Name == c.Village || (c.Village == "" && len(villages) == 1) {
			return villages[i], nil
		}
	}
	if c.Village == "" && len(villages) == 0 {
		return cases.Village{Name: sheet.VillageNamed()}, nil
	}
	return cases.Village{Name: c.Village}, nil
}

// add counts the outcome of one file.
func (d *imported) add(out *transfer.Outcome) {
	d.Added += out.Counts[intake.Added]
	d.Changed += out.Counts[intake.Changed]
	d.Unchanged += out.Counts[intake.Unchanged]
	d.Doubtful += out.Counts[intake.Unsure]
	d.Wrong += out.Counts[intake.Refused]
	d.Households, d.Persons = out.Records.Households, out.Records.Persons
	for i := range out.Items {
		item := &out.Items[i]
		if item.State != intake.Unsure && item.State != intake.Refused {
			continue
		}
		for _, p := range item.Problems {
			if p.Severity != intake.Hint {
				d.Rows = append(d.Rows, heldRow(out.Table, p))
			}
		}
	}
}

func heldRow(t *intake.Table, p intake.Problem) importedRow {
	row := importedRow{Sheet: t.Sheet, Row: t.Lines[p.Line].Number, Reason: p.Reason}
	if p.Column >= 0 {
		row.Column, row.Value = t.Columns[p.Column].Title, t.Lines[p.Line].Cells[p.Column].Text
	}
	return row
}
