package intake

import (
	"strings"

	"zhucunji/cases"
)

// byItem says whether the list has a column for each item, and not a line.
func (j *ledgerJudge) byItem() bool { return j.table.column("income.amount") < 0 }

// cells holds the incomes of a year of a household against those of the file, item by
// item. Totals, and sums with their items beside them, are not kept.
func (s *shelf) cells(e *note) {
	if s.celled != 0 && !e.lost && !s.judge.options.Skip[e.number] {
		e.say(Stuck, "第 %d 行也是这一户的收入，不知道以哪一行为准。请只留一行，另一行点“不导入”；确是两笔的请在表里合成一行。", s.judge.table.Lines[s.celled-1].Number)
	}
	var entries []Edit[cases.Income]
	had := false
	if !e.lost && e.worst() < Stuck && !s.judge.options.Skip[e.number] {
		s.celled = e.Line + 1
		entries, had = s.itemEdits(e)
	}
	if state := s.settle(e, !had && len(entries) > 0); state == Added || state == Changed {
		s.plan.Entries.Incomes = append(s.plan.Entries.Incomes, entries...)
	}
}

// itemEdits tells what the columns of a line do to the entries; had says that the file has
// incomes of their items.
func (s *shelf) itemEdits(e *note) (edits []Edit[cases.Income], had bool) {
	j := s.judge
	shown := cases.Row{Household: &s.book.Household, Before: &s.book.Before}
	for i := range j.table.Columns {
		c, f := &j.table.Columns[i], &j.reader.fields[i]
		item, ok := j.itemOf(c.Path)
		if !ok || !e.given[i] || j.options.Leave[c.Path] {
			continue
		}
		listed, ok := f.At(&e.Row).(*cases.Opt[cases.Money])
		known, is := f.At(&shown).(*cases.Opt[cases.Money])
		if !ok || !is {
			continue
		}
		had = had || known.Valid
		if *known == *listed || (!known.Valid && listed.Value == 0) {
			continue
		}
		edit, problem := s.itemEdit(e, item, j.yearOf(c.Path), *listed, *known)
		if problem != nil {
			problem.Line, problem.Column = e.Line, i
			e.Problems = append(e.Problems, *problem)
			continue
		}
		edits = append(edits, edit)
		e.changes = append(e.changes, Change{c.Path, c.Title, cases.TextOf(known), cases.TextOf(listed), cases.Sensitive})
	}
	return edits, had
}

// itemEdit tells what a listed amount does: a new entry where the file has none, another
// amount of the one entry it has. What several entries make up is left alone.
func (s *shelf) itemEdit(e *note, item string, year int, listed, known cases.Opt[cases.Money]) (edit Edit[cases.Income], problem *Problem) {
	cell := cases.IncomeCell{Item: item, Everyone: true, Period: cases.LedgerYear(year), Amount: listed}
	if known != cell.Sum(s.book.Incomes) || len(cell.Entries(s.book.Incomes)) > 1 {
		return edit, &Problem{Severity: Hint, Reason: "库中由多条明细得出，是 " + cases.TextOf(&known) + " 元，没有改动；请核对收入明细。"}
	}
	before, after, err := cell.Write(s.book.Incomes, cases.Ref(e.household))
	if err == nil && after != nil {
		err = cases.CheckIncome(after, s.judge.options.Reading.Today)
	}
	if err != nil || after == nil {
		return edit, &Problem{Severity: Wrong, Reason: cases.MessageOf(err)}
	}
	edit.After = *after
	if before != nil {
		edit.Before = *before
	}
	return edit, nil
}

// itemOf is the item as which a column of incomes is kept; ok is false for totals, and for
// sums whose items the list has.
func (j *ledgerJudge) itemOf(path string) (item string, ok bool) {
	part, key, _ := strings.Cut(path, ".")
	if !incomePath(path) {
		return "", false
	}
	for _, known := range incomeItems() {
		if known.key != key {
			continue
		}
		for _, one := range known.sums {
			if j.table.column(part+"."+one) >= 0 {
				return "", false
			}
		}
		return known.item, true
	}
	return "", false
}

// yearOf is the year a column of incomes is about.
func (j *ledgerJudge) yearOf(path string) int {
	if strings.HasPrefix(path, "before.") {
		return j.options.Year - 1
	}
	return j.options.Year
}
