package main

import (
	"context"
	"fmt"
	"io"

	"zhucunji/cases"
	"zhucunji/storage"
)

// salvageCommand reads what can be read out of a damaged data folder into a new one.
type salvageCommand struct {
	Out string `required:"" placeholder:"文件夹" help:"写到哪个文件夹：空的，或还没有的。"`
}

// salvaged is what --json tells.
type salvaged struct {
	Folder   string         `json:"folder"`  // the new one
	Damaged  string         `json:"damaged"` // as it was
	Saved    int64          `json:"saved"`   // records that are there again, whole or in part
	Partly   int64          `json:"partly"`  // of those, with blank places
	Missing  int64          `json:"missing"`
	Acts     int64          `json:"acts"` // of the change log
	LostActs int64          `json:"lost_acts"`
	Records  []salvagedPart `json:"records"`
}

// salvagedPart tells about one record type.
type salvagedPart struct {
	Record  string `json:"record"`
	Title   string `json:"title"`
	Saved   int64  `json:"saved"`
	Partly  int64  `json:"partly"`
	Missing int64  `json:"missing"`
}

// Run does the command. That something is missing is what it is for, and no failure.
func (c *salvageCommand) Run(ctx context.Context, t *teller, f folder) error {
	damaged, err := f.path()
	if err != nil {
		return err
	}
	key, err := f.keyOfDamaged(ctx, damaged)
	if err != nil {
		return err
	}
	out := absolute(c.Out)
	done, err := storage.SalvageInto(ctx, damaged, out, storage.Options{Key: key}, t.percent("抢救"))
	if err != nil {
		return err
	}
	return t.result(salvagedOf(out, &done), func(w io.Writer) error { return salvagedText(w, out, &done) })
}

func salvagedOf(folder string, done *cases.Salvaged) salvaged {
	missing, partly := done.Lost()
	out := salvaged{
		Folder: folder, Damaged: done.Aside, Saved: done.Saved(), Partly: partly, Missing: missing,
		Acts: done.Acts, LostActs: done.LostActs, Records: []salvagedPart{},
	}
	for _, p := range done.Records {
		out.Records = append(out.Records, salvagedPart(p))
	}
	return out
}

// salvagedText tells what was saved and what is missing, and then kind by kind.
func salvagedText(w io.Writer, folder string, done *cases.Salvaged) error {
	lines := []string{done.Sentence(), "救出的资料写在 " + folder, "种类\t完整救出\t有内容缺失\t没有救出"}
	for _, p := range done.Records {
		lines = append(lines, fmt.Sprintf("%s\t%d\t%d\t%d", p.Title, p.Saved, p.Partly, p.Missing))
	}
	if done.LostActs > 0 {
		lines = append(lines, fmt.Sprintf("操作日志救出 %d 次操作，缺 %d 次：这些操作不能再撤销，审计里也看不到。", done.Acts, done.LostActs))
	}
	for _, line := range lines {
		if _, err := fmt.Fprintln(w, line); err != nil {
			return err
		}
	}
	return nil
}
