package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"zhucunji/cases"
	"zhucunji/storage"
	"zhucunji/storage/excel"
)

// reportsCommand lists what export can write, tables, then documents, and carries own
// reports between machines.
type reportsCommand struct {
	Take string `placeholder:"文件.zcjbb" help:"先导入别人发来的自制报表。"`
	Give string `placeholder:"编号" help:"把一张自制报表存成文件，用 --out 说明存到哪里。"`
	Out  string `placeholder:"文件.zcjbb" help:"与 --give 一起用。"`
}

// listedReport is one report of the list.
type listedReport struct {
	Key     string `json:"key"`
	Title   string `json:"title"`
	Cadence string `json:"cadence"`
	Use     string `json:"use"`
}

// Run does the command. Without a data folder it lists the reports of the program; a
// person's own stand in the folder.
func (c *reportsCommand) Run(ctx context.Context, t *teller, f folder) error {
	switch {
	case c.Give != "":
		return f.read(ctx, func(store *storage.Store) error { return c.give(ctx, t, store) })
	case c.Take != "":
		if err := f.write(ctx, func(store *storage.Store) error { return c.take(ctx, t, store) }); err != nil {
			return err
		}
	}
	return c.list(ctx, t, f)
}

func (c *reportsCommand) list(ctx context.Context, t *teller, f folder) error {
	reports := cases.Reports()
	err := f.read(ctx, func(store *storage.Store) (err error) {
		reports, err = store.Reports(ctx)
		return err
	})
	if err != nil && cases.CodeOf(err) != cases.NotFound {
		return err
	}
	list := []listedReport{}
	for _, r := range reports {
		list = append(list, listedReport{r.Key, r.Name, r.Cadence, string(r.Use)})
	}
	for _, d := range cases.Documents() {
		list = append(list, listedReport{d.Key, d.Name, d.Cadence, string(d.Use)})
	}
	return t.result(list, func(w io.Writer) error {
		for _, r := range list {
			if _, err := fmt.Fprintf(w, "%s\t%s\n", r.Key, r.Title); err != nil {
				return err
			}
		}
		return nil
	})
}

// give writes an own report into a file.
func (c *reportsCommand) give(ctx context.Context, t *teller, store *storage.Store) error {
	if c.Out == "" {
		return wrongUse{cases.Errorf(cases.Invalid, "out", "请用 --out 说明存到哪个文件。")}
	}
	list, err := store.OwnReports(ctx)
	if err != nil {
		return err
	}
	for i := range list {
		o := &list[i]
		if o.Key() != c.Give && o.Name != c.Give {
			continue
		}
		raw, err := cases.EncodeOwnReport(o)
		if err != nil {
			return err
		}
		err = excel.Replace(ctx, c.Out, store.TmpFolder(), func(w io.Writer) error {
			_, err := w.Write(raw)
			return err
		})
		if err == nil {
			t.sentence("报表“" + o.Name + "”已写入 " + absolute(c.Out))
		}
		return err
	}
	return cases.Errorf(cases.NotFound, "give", "没有编号或名称为“"+c.Give+"”的自制报表。")
}

// take stores an own report that came as a file, and says what this version left out.
func (c *reportsCommand) take(ctx context.Context, t *teller, store *storage.Store) error {
	raw, err := os.ReadFile(c.Take)
	if err != nil {
		return &cases.Error{Code: cases.NotFound, Field: "take", Message: "打不开文件 " + c.Take + "，请检查路径。", Err: err}
	}
	o, notes, err := cases.DecodeOwnReport(raw)
	for _, note := range notes {
		t.sentence(note)
	}
	if err != nil {
		return err
	}
	change, err := store.TakeOwnReport(ctx, o)
	if err == nil {
		t.sentence(change.Sentence)
	}
	return err
}
