package transfer

import (
	"context"

	"zhucunji/cases"
	"zhucunji/cases/intake"
	"zhucunji/storage"
)

// shownItems bounds how many lines without a problem an outcome names.
const shownItems = 500

// tick is how many lines lie between two tellings of progress.
const tick = 100

// Import is one list on its way into the file: which sheet, its columns as a person has
// settled them, and what they decided.
type Import struct {
	List    *List
	Sheet   *ListSheet
	Options intake.Options

	table *intake.Table
	left  []int
}

// Outcome is what an import does, or did.
type Outcome struct {
	Counts  map[intake.State]int // lines
	Items   []intake.Item        // those held back and changed, all; of the others the first 500
	Left    []int                // rows that are no data: sums, signatures
	Table   *intake.Table
	Change  cases.Change // what was stored; without an act where nothing was
	Records cases.Stats  // how many records the file holds afterwards
}

// Judge says what the import would do, without doing it. progress is told how many rows
// are read and then judged. Errors are those of the file and of the list; Canceled where
// ctx was.
func (i *Import) Judge(ctx context.Context, store *storage.Store, progress func(rows int)) (*Outcome, error) {
	return i.run(ctx, store, true, progress)
}

// Run stores the good lines as one act, which can be undone whole, after a backup of
// the file. Canceled leaves the file as it was.
func (i *Import) Run(ctx context.Context, store *storage.Store, progress func(rows int)) (*Outcome, error) {
	if _, err := store.BackUpIfChanged(ctx, cases.BackupBeforeImport, nil); err != nil {
		return nil, err
	}
	return i.run(ctx, store, false, progress)
}

func (i *Import) run(ctx context.Context, store *storage.Store, dry bool, progress func(rows int)) (*Outcome, error) {
	table, err := i.read(ctx, progress)
	if err != nil {
		return nil, err
	}
	out := &Outcome{Counts: map[intake.State]int{}, Left: i.left, Table: table}
	judged, good, told := 0, 0, 0
	tell := func(p *intake.Plan) {
		for _, item := range p.Items {
			out.Counts[item.State]++
			judged++
			if item.State == intake.Added || item.State == intake.Unchanged {
				if good++; good > shownItems && len(item.Problems) == 0 {
					continue
				}
			}
			out.Items = append(out.Items, item)
		}
		if progress != nil && judged-told >= tick {
			told = judged
			progress(judged)
		}
	}
	if out.Change, err = store.ImportList(ctx, table, &i.Options, i.List.Name, dry, tell); err != nil {
		return nil, err
	}
	out.Records, err = store.Stats(context.WithoutCancel(ctx)) // the list is stored, whoever cancels now
	return out, err
}

// Kind is what the list is taken as.
func (i *Import) Kind() intake.Kind { return i.Sheet.Kind }

// read reads the sheet once; a second run goes over the same lines.
func (i *Import) read(ctx context.Context, progress func(rows int)) (*intake.Table, error) {
	if i.table == nil {
		table, left, err := i.List.Table(ctx, i.Sheet, progress)
		if err != nil {
			return nil, err
		}
		i.table, i.left = table, left
	}
	settled := *i.table
	settled.Kind = i.Sheet.Kind
	settled.Columns = append([]intake.Column(nil), i.Sheet.Mapped...)
	intake.Settle(&settled)
	return &settled, nil
}
