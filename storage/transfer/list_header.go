package transfer

import (
	"context"

	"zhucunji/cases"
)

// HeaderAt takes a row, as Excel numbers it, as the lowest one of a sheet's header where
// what was found is not what a person sees. NotFound where the row is no header.
func (l *List) HeaderAt(ctx context.Context, sheet, row, year int) error {
	s := &l.Sheets[sheet]
	knows := cases.NewHeadingMatcher(cases.AllHeadings(), year)
	found, err := l.book.FindList(ctx, s.place, row, knows.Knows)
	if err != nil {
		return err
	}
	s.Found, s.list, s.Header = true, found, found.Header
	s.propose(year)
	return nil
}

// Samples are some values of a column, from the top; column counts s.Mapped.
func (s *ListSheet) Samples(column int) []string { return s.list.Columns[column].Samples }

// HiddenColumn says whether a column is not seen by a person who opens the file.
func (s *ListSheet) HiddenColumn(column int) bool { return s.list.Columns[column].Hidden }
