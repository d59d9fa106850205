package transfer

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"slices"
	"strings"

	"zhucunji/cases"
	"zhucunji/cases/intake"
	"zhucunji/storage/excel"
)

// List is a file that somebody brings, opened to be imported.
type List struct {
	Name   string // of the file
	Sheets []ListSheet

	book *excel.Book
}

// ListSheet is a sheet of a list with what was found on it.
type ListSheet struct {
	Name   string
	Hidden bool // a person who opens the file does not see it; it is not taken unasked
	Found  bool // a header was found
	Header excel.HeaderTable
	Kind   intake.Kind     // what its lines seem to be
	Mapped []intake.Column // its columns with the fields proposed for them
	Hints  []string        // what a person should know before going on

	place  int
	policy *cases.Policy
	list   *excel.List // what was found, where something was
}

// OpenList opens a file and finds the header of every sheet, whatever row it is on and
// however many levels it has, and what its columns mean: by their titles, which may name a year,
// and by what stands in them, held against the code lists of a policy. Errors are those of
// excel.Open; Password asks for one.
func OpenList(ctx context.Context, path, password string, year int, policy *cases.Policy) (*List, error) {
	book, err := excel.Open(ctx, path, excel.OpenOptions{Password: password})
	if err != nil {
		return nil, err
	}
	l := &List{Name: filepath.Base(path), book: book}
	for i, sheet := range book.Sheets() {
		s := ListSheet{Name: sheet.Name, Hidden: sheet.State != excel.Visible, place: i, policy: policy}
		if err := l.look(ctx, &s, year); err != nil {
			_ = book.Close()
			return nil, err
		}
		l.Sheets = append(l.Sheets, s)
	}
	return l, nil
}

// Close closes the file.
func (l *List) Close() error { return l.book.Close() }

// Best is the sheet to begin with: the first seen sheet with a header, of those the one
// whose columns are understood best. ok is false where no sheet has a header.
func (l *List) Best() (at int, ok bool) {
	best := -1
	for i := range l.Sheets {
		s := &l.Sheets[i]
		if s.Found && !s.Hidden && (best < 0 || s.understood() > l.Sheets[best].understood()) {
			best = i
		}
	}
	return best, best >= 0
}

// understood counts the columns with a field.
func (s *ListSheet) understood() (n int) {
	for i := range s.Mapped {
		if s.Mapped[i].Path != "" {
			n++
		}
	}
	return n
}

// look reads the top of a sheet and finds its header.
func (l *List) look(ctx context.Context, s *ListSheet, year int) error {
	knows := cases.NewHeadingMatcher(cases.AllHeadings(), year)
	found, err := l.book.FindList(ctx, s.place, 0, knows.Knows)
	if cases.CodeOf(err) == cases.NotFound {
		return nil
	}
	if err != nil {
		return err
	}
	s.Found, s.list, s.Header = true, found, found.Header
	s.propose(year)
	return nil
}

// propose finds what the lines are and what the columns mean: of the kinds an import
// takes, the one that understands most.
func (s *ListSheet) propose(year int) {
	best := -1
	for _, kind := range intake.Kinds() {
		columns := s.mapped(kind, year)
		score := kind.Score(columns)
		if score > best {
			best, s.Kind, s.Mapped = score, kind, columns
		}
	}
}

// As proposes the columns for lines of another kind.
func (s *ListSheet) As(kind intake.Kind, year int) {
	s.Kind, s.Mapped = kind, s.mapped(kind, year)
}

// mapped matches the columns by their titles, and those without a known title by what
// stands in them.
func (s *ListSheet) mapped(kind intake.Kind, year int) []intake.Column {
	samples := make([][]string, len(s.list.Columns))
	for i := range s.list.Columns {
		samples[i] = s.list.Columns[i].Samples
	}
	fields := slices.DeleteFunc(cases.ReportHeadings(kind.Grain()), func(f cases.HeadingField) bool { return !kind.Takes(f.Path) })
	columns := make([]intake.Column, len(samples))
	for i, guess := range cases.GuessColumns(cases.NewHeadingMatcher(fields, year), s.list.Headings(), samples, s.policy) {
		c := &s.list.Columns[i]
		columns[i] = intake.Column{At: c.At, Title: c.Heading.Text(), Path: guess.Path}
	}
	return columns
}

// Layout names the layout of the sheet, so that what a person settled for it is known
// again: the texts of its header and their places, not the data.
func (s *ListSheet) Layout() string {
	var b strings.Builder
	for _, c := range s.Header.Columns {
		b.WriteString(excel.ColumnName(c.Column) + "=" + cases.HeadingKey(c.Text()) + "\n")
	}
	sum := sha256.Sum256([]byte(b.String()))
	return hex.EncodeToString(sum[:16])
}
