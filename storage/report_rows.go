package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"iter"
	"slices"

	"zhucunji/cases"
)

// chunkRows is how many rows, or households, are read at once: enough that a query costs
// nothing beside its rows, few enough to hold.
const chunkRows = 512

// ReportRows walks the rows of a report under a filter, in the report's order, inside one
// read transaction: what is written meanwhile does not show. It stops at the first
// error. A row and all it points to are good until the next one is asked for.
func (s *Store) ReportRows(ctx context.Context, r *cases.Report, f cases.ReportFilter) iter.Seq2[*cases.Row, error] {
	return func(yield func(*cases.Row, error) bool) {
		err := s.withReport(ctx, r, f, func(b *rowBuilder) error {
			for row, err := range b.rows() {
				if err != nil {
					return err
				}
				if !yield(row, nil) {
					return errEnough
				}
			}
			return nil
		})
		if err != nil && !errors.Is(err, errEnough) {
			yield(nil, failure("read report", err))
		}
	}
}

// errEnough says that nobody wants more rows.
var errEnough = errors.New("enough rows")

// CountReportRows says how many rows ReportRows would give. It reads only what rows are
// chosen by.
func (s *Store) CountReportRows(ctx context.Context, r *cases.Report, f cases.ReportFilter) (n int, err error) {
	err = s.withReport(ctx, r, f, func(b *rowBuilder) error {
		n, err = b.count()
		return err
	})
	return n, failure("count report", err)
}

// withReport runs fn with a builder in a read transaction.
func (s *Store) withReport(ctx context.Context, r *cases.Report, f cases.ReportFilter, fn func(*rowBuilder) error) error {
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // nothing was written
	b := &rowBuilder{
		ctx: ctx, st: s, q: tx, report: r, filter: r.Narrow(f),
		readers: map[string]any{}, holders: map[string]idSet{},
	}
	if b.filter.AsOf == 0 {
		b.filter.AsOf = s.Today()
	}
	if b.places, err = s.places(ctx); err != nil {
		return err
	}
	if b.today, err = b.upToDate(); err != nil {
		return err
	}
	return fn(b)
}

// rowBuilder builds the rows of one report. Rows are named first, in the report's order,
// and then built some hundred at a time, so that a district does not have to fit into
// memory.
type rowBuilder struct {
	ctx    context.Context //nolint:containedctx // a builder lives within one walk
	st     *Store
	q      handle
	report *cases.Report
	filter cases.ReportFilter
	places places
	today  bool // what the file says of households by itself holds on the report's day

	readers map[string]any        // query → *narrow; closed with the transaction
	holders map[string]idSet      // table → the households that have a record of it
	listed  map[int64]*listedHome // the households, while rows are chosen
	homes   int                   // how many they are
	short   []cases.Household     // a chunk of them with what the list says
	span    visitSpan             // the visits of the span, where one walk finds them all
}

// upToDate says whether the maintained columns of households (head, people, 户类型, 监测,
// risk) were worked out for the report's day, so that the spells need not be read.
func (b *rowBuilder) upToDate() (bool, error) {
	var raw, day string
	err := b.q.QueryRowContext(b.ctx, "SELECT value FROM setting WHERE key = ?", caughtUp).Scan(&raw)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err == nil {
		err = json.Unmarshal([]byte(raw), &day)
	}
	return day == b.filter.AsOf.String(), err
}

// rows gives the rows the report keeps, in its order.
func (b *rowBuilder) rows() iter.Seq2[*cases.Row, error] {
	if whole, ok := grainOf(b.report.Grain).(wholeGrain); ok {
		return whole.rows(b)
	}
	return func(yield func(*cases.Row, error) bool) {
		refs, err := b.sortedRefs()
		if err != nil {
			yield(nil, err)
			return
		}
		n := newNeeds(b.shown()...)
		for chunk := range slices.Chunk(refs, chunkRows) {
			b.again()
			rows, err := b.build(chunk, n)
			if err != nil {
				yield(nil, err)
				return
			}
			for i := range rows {
				if !yield(&rows[i].Row, nil) {
					return
				}
			}
		}
	}
}

// sortedRefs names the rows the report keeps, in its order.
func (b *rowBuilder) sortedRefs() ([]rowRef, error) {
	order := newRowOrder(b.report, b.st.Policy())
	n := newNeeds(append(b.chosenBy(), b.sortedBy()...)...)
	var kept []sortedRow
	err := b.eachKept(n, func(rows []builtRow) { kept = order.take(kept, rows) })
	b.listed, b.short = nil, nil
	return order.sorted(kept), err
}

// count counts the rows the report keeps.
func (b *rowBuilder) count() (count int, err error) {
	if whole, ok := grainOf(b.report.Grain).(wholeGrain); ok {
		for _, err := range whole.rows(b) {
			if err != nil {
				return 0, err
			}
			count++
		}
		return count, nil
	}
	err = b.eachKept(newNeeds(b.chosenBy()...), func(rows []builtRow) { count += len(rows) })
	return count, err
}

// eachKept walks the rows the report keeps, some hundred households at a time and in
// their order, each with what n names.
func (b *rowBuilder) eachKept(n *needs, take func([]builtRow)) error {
	g, ok := grainOf(b.report.Grain).(grain)
	if !ok {
		return cases.Errorf(cases.Invalid, "grain", "没有“"+string(b.report.Grain)+"”这种报表。")
	}
	households, err := b.households()
	if err != nil {
		return err
	}
	for chunk := range slices.Chunk(households, chunkRows) {
		refs, err := g.refs(b, chunk)
		if err != nil {
			return err
		}
		for some := range slices.Chunk(refs, chunkRows) {
			b.again()
			rows, err := b.build(some, n)
			if err != nil {
				return err
			}
			take(slices.DeleteFunc(rows, func(r builtRow) bool { return !b.report.Keeps(b.filter, &r.Row) }))
		}
	}
	return nil
}

// build builds rows with what n names.
func (b *rowBuilder) build(refs []rowRef, n *needs) ([]builtRow, error) {
	rows := make([]builtRow, len(refs))
	for i := range refs {
		rows[i].ref = refs[i]
	}
	if len(n.parts) == 0 && !n.whole {
		return rows, nil
	}
	homes, err := b.readHouseholds(refs, n)
	if err != nil {
		return nil, err
	}
	for i := range rows {
		rows[i].home = homes[refs[i].household]
		rows[i].Row = rows[i].home.row
	}
	return rows, grainOf(b.report.Grain).(grain).fill(b, rows, n) //nolint:forcetypeassert // eachKept asked
}
