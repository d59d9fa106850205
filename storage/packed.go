package storage

import (
	"bytes"
	"context"
	"strconv"
	"strings"

	"zhucunji/cases"
)

// packed reads the columns of many rows as one text per few hundred rows: what database/sql
// and the driver do for each cell of two million rows would take three times as long.
type packed struct {
	from    string   // "visit", or a join
	id      string   // the key of from: "visit.id"
	columns []string // expressions; a text in them holds neither of the two separators
}

// The separators of columns and rows, and how many ids one text spans.
const (
	columnEnd  = 0x1F
	rowEnd     = 0x1E
	packedIDs  = 512
	packedJobs = 2 // texts made at once: a village office has two cores
)

// query makes one text of the rows between two ids. Each row ends with a separator too,
// since blank and missing are one here.
func (p packed) query() string {
	parts := make([]string, len(p.columns))
	for i, c := range p.columns {
		parts[i] = "coalesce(" + c + ", '') || x'1f'"
	}
	return "SELECT coalesce(group_concat(" + strings.Join(parts, " || ") + ", x'1e'), '') FROM " + p.from +
		" WHERE " + p.id + " BETWEEN ? AND ?"
}

// all reads every row, in the order of ids.
func (p packed) all(ctx context.Context, s *Store, table string, take func(packedRow) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel() // ends the jobs when take fails
	var last int64
	if err := s.read.QueryRowContext(ctx, "SELECT coalesce(max(id), 0) FROM "+quote(table)).Scan(&last); err != nil {
		return err
	}
	var jobs [packedJobs]chan packedText
	for j := range jobs {
		jobs[j] = make(chan packedText, 1)
		go func() {
			for from := int64(j) * packedIDs; from <= last; from += packedIDs * packedJobs {
				text, err := p.text(ctx, s, from, from+packedIDs-1)
				select {
				case jobs[j] <- packedText{text, err}:
				case <-ctx.Done():
					return
				}
			}
		}()
	}
	for n := range last/packedIDs + 1 {
		var made packedText
		select {
		case made = <-jobs[n%packedJobs]:
		case <-ctx.Done(): // its job may have ended without a text
			return ctx.Err()
		}
		if made.err != nil {
			return made.err
		}
		if err := rowsOf(made.text, len(p.columns), take); err != nil {
			return err
		}
	}
	return nil
}

// packedText is the text of some rows.
type packedText struct {
	text []byte
	err  error
}

// one reads the row of an id, where there is one.
func (p packed) one(ctx context.Context, s *Store, id int64, take func(packedRow) error) error {
	text, err := p.text(ctx, s, id, id)
	if err != nil {
		return err
	}
	return rowsOf(text, len(p.columns), take)
}

func (p packed) text(ctx context.Context, s *Store, from, to int64) ([]byte, error) {
	return s.packedText(ctx, p.query(), from, to)
}

// packedText runs a query that makes one text.
func (s *Store) packedText(ctx context.Context, query string, args ...any) (text []byte, err error) {
	rows, err := s.query(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	for rows.Next() {
		if err := rows.Scan(&text); err != nil {
			return nil, err
		}
	}
	return text, rows.Err()
}

// rowsOf divides a text into its rows.
func rowsOf(text []byte, columns int, take func(packedRow) error) error {
	row := make(packedRow, columns)
	for len(text) > 0 {
		for i := range row {
			end := bytes.IndexByte(text, columnEnd)
			row[i], text = text[:end], text[end+1:]
		}
		if len(text) > 0 && text[0] == rowEnd {
			text = text[1:]
		}
		if err := take(row); err != nil {
			return err
		}
	}
	return nil
}

// packedRow is one row; good until the next one is read.
type packedRow [][]byte

// int gives a column of integers; blank is 0.
func (r packedRow) int(i int) (n int64) {
	for _, c := range r[i] {
		if c >= '0' && c <= '9' {
			n = n*10 + int64(c-'0')
		}
	}
	if len(r[i]) > 0 && r[i][0] == '-' {
		return -n
	}
	return n
}

// optional gives a column of integers that may be blank.
func (r packedRow) optional(i int) cases.Opt[int64] {
	if len(r[i]) == 0 {
		return cases.Opt[int64]{}
	}
	return cases.Some(r.int(i))
}

func (r packedRow) ref(i int) cases.Ref { return cases.Ref(r.int(i)) }

// uint32 gives a column of ids or counts.
func (r packedRow) uint32(i int) uint32 { return uint32(r.int(i)) } //nolint:gosec // ids and counts are below 2³²

func (r packedRow) int32(i int) int32 { return int32(r.int(i)) } //nolint:gosec // counts are below 2³¹

// is tells whether a column of yes and no is yes.
func (r packedRow) is(i int) bool { return len(r[i]) == 1 && r[i][0] == '1' }

func (r packedRow) day(i int) cases.Day { return dayOfText(r[i]) }

// money gives a column of fen; ok is false where it is blank.
func (r packedRow) money(i int) cases.Opt[cases.Money] {
	if len(r[i]) == 0 {
		return cases.Opt[cases.Money]{}
	}
	n, err := strconv.ParseInt(string(r[i]), 10, 64)
	return cases.Opt[cases.Money]{Value: cases.Money(n), Valid: err == nil}
}
