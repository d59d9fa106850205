package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"zhucunji/cases"
	"zhucunji/storage"
)

// searchCommand is the search box.
type searchCommand struct {
	Text []string `arg:"" name:"文字" help:"姓名、拼音首字母、证件尾号、电话、村组；可写几个，用空格分开。"`
}

// Run does the command.
func (c *searchCommand) Run(ctx context.Context, t *teller, f folder) error {
	return f.read(ctx, func(store *storage.Store) error {
		hits, err := store.Search(ctx, strings.Join(c.Text, " "))
		if err != nil {
			return err
		}
		if hits == nil {
			hits = []cases.Hit{} // a list in JSON too
		}
		if err := t.result(hits, func(w io.Writer) error { return listHits(w, hits) }); err != nil {
			return err
		}
		if len(hits) == 0 && !t.json {
			t.sentence("没有找到。")
		}
		return nil
	})
}

func listHits(w io.Writer, hits []cases.Hit) error {
	for _, h := range hits {
		if _, err := fmt.Fprintf(w, "%s\t户主 %s\t%s%s\t%s\t%s\n", h.Person, h.Head, h.Village, h.Group, h.Household, h.Why); err != nil {
			return err
		}
	}
	return nil
}
