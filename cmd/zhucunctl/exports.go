package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"zhucunji/cases"
	"zhucunji/storage"
)

// exportsCommand lists the export register.
type exportsCommand struct {
	Limit int `default:"50" placeholder:"条数" help:"最多列出几条，0 为全部。"`
}

// entered is what --json tells about a line of the register.
type entered struct {
	At     time.Time `json:"at"`
	Worker string    `json:"worker"`
	*cases.ExportEvent
}

// Run does the command.
func (c *exportsCommand) Run(ctx context.Context, t *teller, f folder) error {
	if c.Limit < 0 {
		return wrongUse{cases.Errorf(cases.Invalid, "limit", "--limit 不能是负数。")}
	}
	return f.read(ctx, func(store *storage.Store) error {
		list, err := store.Exports(ctx, c.Limit)
		if err != nil {
			return err
		}
		all := make([]entered, len(list))
		for i := range list {
			all[i] = entered{list[i].At, list[i].Worker, &list[i]}
		}
		return t.result(all, func(w io.Writer) error {
			for i := range list {
				if _, err := fmt.Fprintln(w, registerLine(&list[i])); err != nil {
					return err
				}
			}
			return nil
		})
	})
}

// registerLine is one export as a line of text.
func registerLine(e *cases.ExportEvent) string {
	worker, masked := e.Worker, e.MaskedText()
	if worker == "" {
		worker = "（未写明）"
	}
	if e.Purpose != "" {
		masked += "，用途：" + e.Purpose
	}
	return strings.Join([]string{
		e.At.Local().Format("2006-01-02 15:04"), worker, e.What, e.Filter,
		fmt.Sprintf("%d 行 %d 人", e.Rows, e.People), masked, e.Sealing.Title(), e.File,
	}, "\t")
}
