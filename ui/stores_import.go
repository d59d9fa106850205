package ui

import (
	"context"

	"zhucunji/cases"
	"zhucunji/cases/intake"
)

// ImportStore opens lists that somebody brings.
type ImportStore interface {
	// OpenList opens a file. The error has the code Password where it asks for one.
	OpenList(ctx context.Context, path, password string, year int) (ImportList, error)
	// MatchPhotos finds whose pictures are: files, and those in folders and the folders in them. Nothing is stored.
	MatchPhotos(ctx context.Context, paths []string, tell func(text string, done float64)) ([]ImportPhoto, error)
	// TakePhotos stores those that have a household and are not left out, as one act.
	TakePhotos(ctx context.Context, source string, photos []ImportPhoto, tell func(text string, done float64)) (ImportPhotosDone, error)
	// UndoPreview lists what was stored after an act and rests on what it stored: what undoing it would hide or
	// leave without its household.
	UndoPreview(ctx context.Context, act int64) ([]cases.Dependent, error)
}

// ImportPhoto is a picture on its way into the file.
type ImportPhoto struct {
	Path      string
	File      string // its name within what was chosen
	Household int64  // 0: nobody knows whose it is
	Head      string
	Caption   string
	Reason    string // why it is not taken as it is
	Broken    bool   // it cannot be read, whoever's it is
	Skip      bool   // left out because a person said so
}

// Good says whether the picture is taken.
func (i *ImportPhoto) Good() bool { return i.Household != 0 && !i.Broken && !i.Skip }

// ImportPhotosDone is what became of pictures.
type ImportPhotosDone struct {
	Added  int
	Known  int      // their households had them already
	Left   []string // files that could not be taken after all, with the reasons
	Change cases.Change
}

// ImportList is an opened list. Work on it is done one after the other, whoever asks.
type ImportList interface {
	// Sheets are the sheets as they were found; best is the one to begin with, -1 where none has a header.
	Sheets() (sheets []ImportSheet, best int)
	// As proposes the columns of a sheet for another kind of list.
	As(sheet int, kind intake.Kind, year int) ImportSheet
	// HeaderAt takes a row, as Excel numbers it, as the lowest one of a sheet's header. NotFound where it is none.
	HeaderAt(ctx context.Context, sheet, row, year int) (ImportSheet, error)
	// Recall takes over what was settled for the last list with the same columns; known is false where there was none.
	Recall(ctx context.Context, sheet, year int) (s ImportSheet, known bool, err error)
	// Judge says what an import would do and stores nothing.
	Judge(ctx context.Context, job ImportJob, tell func(text string, done float64)) (ImportOutcome, error)
	// Run stores the good lines as one act, and remembers the columns.
	Run(ctx context.Context, job ImportJob, tell func(text string, done float64)) (ImportOutcome, error)
	// WriteHeldBack writes the lines that were not taken into a workbook, with the reasons.
	WriteHeldBack(ctx context.Context, job ImportJob, o ImportOutcome, target string) (lines int, err error)
	Close() error
}

// ImportSheet is a sheet of a list.
type ImportSheet struct {
	Name    string
	Hidden  bool // not seen by a person who opens the file
	Found   bool // a header was found
	Header  int  // its lowest row
	Kind    intake.Kind
	Columns []ImportColumn
}

// ImportColumn is a column of a sheet with what it is taken as.
type ImportColumn struct {
	intake.Column
	Samples []string // some of its values
	Hidden  bool     // not seen by a person who opens the file
}

// Understood counts the columns that are taken.
func (s *ImportSheet) Understood() (n int) {
	for i := range s.Columns {
		if s.Columns[i].Path != "" {
			n++
		}
	}
	return n
}

// ImportJob is an import as a person settled it.
type ImportJob struct {
	Sheet   int
	Columns []intake.Column
	Options intake.Options
}

// ImportOutcome is what an import does, or did.
type ImportOutcome struct {
	Counts     map[intake.State]int // lines
	Items      []intake.Item        // those held back and changed, all; of the others the first few hundred
	Table      *intake.Table
	Left       []int    // rows that are no data: sums, signatures
	Hints      []string // what a person should know: hidden rows
	Change     cases.Change
	Households int64 // in the file afterwards
	People     int64
}
