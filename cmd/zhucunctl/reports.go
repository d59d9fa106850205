package main

import (
	"fmt"
	"io"

	"zhucunji/cases"
)

// reportsCommand lists what export can write.
type reportsCommand struct{}

// listedReport is one report of the list.
type listedReport struct {
	Key     string `json:"key"`
	Title   string `json:"title"`
	Cadence string `json:"cadence"`
	Use     string `json:"use"`
}

// Run does the command; it needs no data folder.
func (c *reportsCommand) Run(t *teller) error {
	list := []listedReport{}
	for _, r := range cases.Reports() {
		list = append(list, listedReport{r.Key, r.Name, r.Cadence, string(r.Use)})
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
