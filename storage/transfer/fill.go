package transfer

import (
	"context"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"slices"

	"zhucunji/cases"
	"zhucunji/storage"
	"zhucunji/storage/excel"
)

// Proposal is what a template can be filled with, as it was found or as it was settled
// the last time.
type Proposal struct {
	Map        *cases.TemplateMap
	Remembered bool // the template was filled before: nothing needs to be looked at again
}

// ProposeFill proposes how a template is filled: as it was filled before where it is
// known, else by its titles. sheet and grain are blank to be found out.
func ProposeFill(ctx context.Context, store *storage.Store, t *excel.Template, year int, sheet string, grain cases.Grain) (Proposal, error) {
	m, err := proposed(t, year, sheet, grain)
	if err != nil {
		return Proposal{}, err
	}
	known, err := store.RememberedTemplate(ctx, m.Fingerprint)
	if err != nil || known == nil || (grain != "" && !sameGrain(known, grain)) {
		return Proposal{Map: m}, err
	}
	m.Adopt(known)
	m.Name = known.Name
	return Proposal{Map: m, Remembered: true}, nil
}

func proposed(t *excel.Template, year int, sheet string, grain cases.Grain) (*cases.TemplateMap, error) {
	if sheet == "" && grain == "" {
		return t.Propose(year)
	}
	if sheet == "" {
		m, err := t.Propose(year)
		if err != nil {
			return nil, err
		}
		sheet = m.Sheet
	}
	return t.ProposeSheet(sheet, year, grain)
}

func sameGrain(m *cases.TemplateMap, grain cases.Grain) bool {
	return !slices.ContainsFunc(m.Tables, func(t cases.TemplateTable) bool { return t.Grain != grain })
}

// Fill fills a template into the file d names (see Deliver), remembers how for the next
// time, and says what was written. progress is told now and then how many rows are done
// and may be nil. Errors are those of Deliver and excel.Template.Fill.
func Fill(ctx context.Context, store *storage.Store, t *excel.Template, f *cases.Filling, d cases.Delivery, progress func(rows int)) (excel.Filled, error) {
	var done excel.Filled
	_, err := Deliver(ctx, store, d, func(w io.Writer) (cases.Written, error) {
		var err error
		done, err = t.Fill(ctx, w, f, fillSource(ctx, store, f), excel.Options{Tmp: store.TmpFolder(), Progress: progress})
		return cases.Written{Rows: done.Rows, People: done.People}, err
	})
	if err != nil {
		return done, err
	}
	// The file is in place: that it could not be remembered how does not undo that.
	return done, remembered(store.RememberTemplate(context.WithoutCancel(ctx), f.Map))
}

// remembered tells that the file is there though the memory of it failed.
func remembered(err error) error {
	if err == nil {
		return nil
	}
	return &cases.Error{
		Code: cases.CodeOf(err), Err: fmt.Errorf("remember template: %w", err),
		Message: "表已经填好，但没能记住这张表的对应关系，下次要重新核对。",
	}
}

// FillEach fills a form for each household the filter takes, one file each, into a
// folder. It says how many files were written; those that are written stay when a later
// one fails.
func FillEach(ctx context.Context, store *storage.Store, t *excel.Template, f *cases.Filling, d cases.Delivery, progress func(files int)) (files []string, err error) {
	households, err := fillHouseholds(ctx, store, f)
	if err != nil {
		return nil, err
	}
	if len(households) == 0 {
		return nil, cases.Errorf(cases.NotFound, "household", "没有符合条件的农户，没有填表。请核对村、组、类型等条件。")
	}
	taken := map[string]bool{}
	for i, h := range households {
		if progress != nil {
			progress(i)
		}
		one, to := *f, d
		one.Household = cases.Ref(h.id)
		one.Filter.Village, one.Filter.Team = h.village, h.team
		to.Target = filepath.Join(d.Target, fillName(t.Name, h, f.Masked, taken))
		if _, err := Fill(ctx, store, t, &one, to, nil); err != nil {
			return files, err
		}
		files = append(files, to.File())
	}
	return files, nil
}

// formHousehold is a household that gets a form of its own.
type formHousehold struct {
	id            int64
	village, team cases.Ref
	name, code    string
}

// fillHouseholds lists the households the filter takes, in the order of lists.
func fillHouseholds(ctx context.Context, store *storage.Store, f *cases.Filling) (out []formHousehold, err error) {
	for row, err := range store.ReportRows(ctx, f.Map.CellReport(), f.Filter) {
		if err != nil {
			return nil, err
		}
		h := row.Household
		out = append(out, formHousehold{h.ID, h.VillageID, h.TeamID, h.HeadName, h.Code})
	}
	return out, nil
}

// fillName is the name of a household's file: "明白卡_杨建国.xlsx", with a number where
// two heads share a name.
func fillName(template string, h formHousehold, masked bool, taken map[string]bool) string {
	name := h.name
	if masked {
		name = cases.Mask(cases.KindName, name)
	}
	if name == "" {
		name = h.code
	}
	base := cases.FileName(template + "_" + name)
	for n := 1; ; n++ {
		try := base
		if n > 1 {
			try = fmt.Sprintf("%s (%d)", base, n)
		}
		if !taken[try] {
			taken[try] = true
			return try + ".xlsx"
		}
	}
}

// fillSource gives a filling its rows and photos.
func fillSource(ctx context.Context, store *storage.Store, f *cases.Filling) excel.Source {
	return excel.Source{
		Rows:  func(r *cases.Report) iter.Seq2[*cases.Row, error] { return store.ReportRows(ctx, r, f.Filter) },
		Photo: func(ctx context.Context, household int64) ([]byte, error) { return newestPhoto(ctx, store, household) },
	}
}

// newestPhoto is the content of a household's newest photo, none where it has none.
func newestPhoto(ctx context.Context, store *storage.Store, household int64) ([]byte, error) {
	file, err := store.Household(ctx, household)
	if err != nil || len(file.Photos) == 0 {
		return nil, err
	}
	newest := slices.MaxFunc(file.Photos, func(a, b cases.Photo) int { return a.TakenAt.Compare(b.TakenAt) })
	content, err := store.PhotoContent(ctx, newest.File)
	if cases.CodeOf(err) == cases.NotFound {
		return nil, nil // its file was not copied along: the form is filled without
	}
	return content, err
}

// PreviewFill is what a filling would put into each table: how many rows, and the first
// of them; for a form, into its cells.
func PreviewFill(ctx context.Context, store *storage.Store, t *excel.Template, f *cases.Filling, rows int) ([]excel.FillPreview, error) {
	return t.Preview(ctx, f, fillSource(ctx, store, f), rows)
}
