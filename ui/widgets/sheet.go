package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

var (
	_ fyne.Focusable      = (*Sheet)(nil)
	_ fyne.Shortcutable   = (*Sheet)(nil)
	_ fyne.Tabbable       = (*Sheet)(nil)
	_ fyne.DoubleTappable = (*Sheet)(nil)
	_ fyne.Scrollable     = (*Sheet)(nil)
	_ fyne.Draggable      = (*Sheet)(nil)
	_ desktop.Keyable     = (*Sheet)(nil)
	_ desktop.Mouseable   = (*Sheet)(nil)
	_ desktop.Hoverable   = (*Sheet)(nil)
)

// SheetCell is what a Sheet shows in one cell.
type SheetCell struct {
	Text     string
	Ghost    string // grey behind an empty cell: last year's value
	ReadOnly bool   // a sum; it cannot be typed into
	Failure  string // what is wrong with the value, said in the tip and under the sheet
}

// SheetRow is the head of a Sheet's row.
type SheetRow struct {
	Title string
	Group bool // a heading over the rows below it; it has no cells
	Sum   bool // drawn apart from the rows it adds up
}

// Sheet is a small table one fills in like a spreadsheet: arrows, typing begins an edit, F2 edits what is
// there, Enter goes down, Tab right, Esc gives up, Delete clears, Ctrl+C and Ctrl+V copy and paste blocks as
// Excel and WPS do. A value is committed cell by cell; one that is refused stays in its cell with the reason.
type Sheet struct {
	widget.BaseWidget
	Forwarding
	wheel

	Corner    string   // title over the row heads
	Columns   []Column // all align right where Numeric
	Rows      func() int
	Row       func(row int) SheetRow
	Cell      func(row, col int) SheetCell
	OnCommit  func(row, col int, text string) error     // the cell's new text; an error's sentence is shown at the cell
	OnPaste   func(row, col int, block [][]string) bool // optional: takes a pasted block over as one step
	OnCurrent func(row, col int)                        // the current cell changed
	Copy      func(text string)                         // puts text on the clipboard
	HeadWidth float32                                   // of the row heads
	Tips      *Tips

	row, col         int
	fromRow, fromCol int // other corner of the selected block
	offset, left     int
	count            int
	editing          bool
	replacing        bool // typing began the edit: arrows commit it
	touched          bool // the editor's text was changed; else there is nothing to commit
	editor           *sheetEntry
	failures         map[[2]int]refusal
	focused, shift   bool
	bar              dragKind // scroll bar the mouse has hold of
	held             int      // what it was scrolled to then
	heldAt           fyne.Position
	painter          *sheetRenderer
}

// refusal is a text OnCommit refused, kept in its cell until it is mended.
type refusal struct{ text, sentence string }

// NewSheet returns a sheet with the given columns.
func NewSheet(columns ...Column) *Sheet {
	s := &Sheet{Columns: columns, HeadWidth: 160, failures: make(map[[2]int]refusal), editor: newSheetEntry()}
	s.editor.Hide()
	s.editor.OnKey = s.editorKey
	s.editor.OnChanged = func(string) { s.touched = true }
	s.editor.OnSubmitted = func(string) { s.commitAnd(1, 0) }
	s.editor.OnBack = func() { s.commitAnd(-1, 0) }
	s.editor.OnLeft = s.editorLeft
	s.editor.Forward = s.editorForward
	s.editor.ForwardShortcut = func(sc fyne.Shortcut) bool { return s.passShortcut(sc) }
	s.editor.Filter = HalfWidth
	s.ExtendBaseWidget(s)
	return s
}

// Refresh asks for the rows and all cells again, after the household, the year or a value changed.
func (s *Sheet) Refresh() {
	s.reload()
	s.BaseWidget.Refresh()
}

// reload reads the number of rows and keeps the current cell and the block inside.
func (s *Sheet) reload() {
	s.count = 0
	if s.Rows != nil {
		s.count = s.Rows()
	}
	s.row, s.col = max(0, min(s.row, s.count-1)), max(0, min(s.col, len(s.Columns)-1))
	if s.count > 0 && s.isGroup(s.row) {
		s.row = s.nextRow(s.row, 1)
	}
	s.fromRow, s.fromCol = min(s.fromRow, max(s.count-1, 0)), min(s.fromCol, max(len(s.Columns)-1, 0))
}

// Reset forgets refused texts and goes to the first cell, for another household or year.
func (s *Sheet) Reset() {
	s.stopEditing()
	clear(s.failures)
	s.row, s.col, s.fromRow, s.fromCol, s.offset, s.left = 0, 0, 0, 0, 0, 0
	s.Refresh()
	s.fromRow, s.fromCol = s.row, s.col
}

// Current returns the current cell.
func (s *Sheet) Current() (row, col int) {
	return s.row, s.col
}

// SetCurrent goes to a cell.
func (s *Sheet) SetCurrent(row, col int) {
	s.goTo(row, col, false)
}

// Editing reports whether a cell is being typed into.
func (s *Sheet) Editing() bool {
	return s.editing
}

// Refused returns how many cells hold a text that was refused; a page must not leave without asking then.
func (s *Sheet) Refused() int {
	return len(s.failures)
}

// Failure returns the sentence of the current cell, "" when there is none; a page shows it under the sheet,
// where those without a mouse can read it.
func (s *Sheet) Failure() string {
	if s.count == 0 || len(s.Columns) == 0 {
		return ""
	}
	return s.cell(s.row, s.col).Failure
}

// cell returns what a cell shows, a refused text in front of the stored one.
func (s *Sheet) cell(row, col int) SheetCell {
	if s.Cell == nil || s.isGroup(row) {
		return SheetCell{ReadOnly: true}
	}
	c := s.Cell(row, col)
	if r, refused := s.failures[[2]int{row, col}]; refused {
		c.Text, c.Failure = r.text, r.sentence
	}
	return c
}

func (s *Sheet) isGroup(row int) bool {
	return s.Row != nil && s.Row(row).Group
}

// nextRow returns the nearest row with cells in a direction, the same row when there is none.
func (s *Sheet) nextRow(row, step int) int {
	for r := row; r >= 0 && r < s.count; r += step {
		if !s.isGroup(r) {
			return r
		}
	}
	for r := row; r >= 0 && r < s.count; r -= step {
		if !s.isGroup(r) {
			return r
		}
	}
	return max(0, min(row, s.count-1))
}

// goTo makes a cell the current one; extending keeps the other corner of the block.
func (s *Sheet) goTo(row, col int, extend bool) {
	if s.count == 0 || len(s.Columns) == 0 {
		return
	}
	step := 1
	if row < s.row {
		step = -1
	}
	row = s.nextRow(max(0, min(row, s.count-1)), step)
	s.row, s.col = row, max(0, min(col, len(s.Columns)-1))
	if !extend {
		s.fromRow, s.fromCol = s.row, s.col
	}
	s.reveal()
	s.sync()
	if s.OnCurrent != nil {
		s.OnCurrent(s.row, s.col)
	}
}

// sync draws the sheet as it stands.
func (s *Sheet) sync() {
	if s.painter != nil {
		s.painter.Refresh()
	}
}

// FocusGained shows the current cell.
func (s *Sheet) FocusGained() { s.focused = true; s.sync() }

// FocusLost hides it.
func (s *Sheet) FocusLost() { s.focused, s.shift = false, false; s.sync() }

// AcceptsTab says that Tab goes to the next cell; at the last cell it leaves the sheet.
func (s *Sheet) AcceptsTab() bool { return true }

// MinSize shows a few rows.
func (s *Sheet) MinSize() fyne.Size {
	th := s.Theme()
	return fyne.NewSize(s.HeadWidth+160, th.Size(SizeHeader)+3*th.Size(SizeRow))
}

// CreateRenderer draws the sheet.
func (s *Sheet) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	r := newSheetRenderer(s)
	s.painter = r
	s.reload()
	s.fromRow, s.fromCol = s.row, s.col
	r.Refresh()
	return r
}

// layer returns a container without a layout of its own and its clip.
func layer() (*fyne.Container, *container.Clip) {
	c := container.NewWithoutLayout()
	return c, container.NewClip(c)
}
