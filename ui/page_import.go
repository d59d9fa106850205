package ui

import (
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"

	"zhucunji/cases"
	"zhucunji/cases/intake"
)

// importPage is 导入: a list somebody brings, in four steps. Nothing is stored before the third is confirmed.
type importPage struct {
	base
	store ImportStore
	at    importStep
	path  string // of the list; blank while none is chosen
	pass  string // with which it was opened
	list  ImportList
	all   []ImportSheet
	sheet int  // which one is taken, -1 for none
	known bool // its columns were settled before

	settled map[int]bool // sheets whose columns are not proposed once more

	options intake.Options
	outcome ImportOutcome
	done    bool // the outcome is stored
	undone  bool

	photos  *importPhotos
	files   *importFile
	columns *importColumns
	lines   *importLines
	end     *importEnd
	steps   *importSteps
	room    *fyne.Container
	top     *fyne.Container // the line of steps
	judging slot
	recall  slot
	waiting func() // stops the judging that was put off
}

// importStep is one of the four steps.
type importStep int

// The steps.
const (
	stepFile importStep = iota
	stepColumns
	stepJudge
	stepDone
)

// importState is what Save keeps, in memory only: the list is opened again from it.
type importState struct {
	Photos  importPhotosState
	Path    string
	Pass    string
	Sheet   int
	Kind    intake.Kind
	Header  int
	Columns []ImportColumn
	Options intake.Options
	At      importStep
}

var (
	_ Page      = (*importPage)(nil)
	_ Focuser   = (*importPage)(nil)
	_ Keyed     = (*importPage)(nil)
	_ Escaper   = (*importPage)(nil)
	_ NextSaver = (*importPage)(nil)
	_ Editor    = (*importPage)(nil)
	_ Leaver    = (*importPage)(nil)
	_ FileTaker = (*importPage)(nil)
)

func newImportPage(s *Shell) *importPage {
	p := &importPage{store: s.stores.Lists, sheet: -1}
	p.photos = &importPhotos{page: p}
	return p
}

// Head has the way on, the way back and the way out.
func (p *importPage) Head() Head {
	h := Head{Title: "导入", Note: filepath.Base(p.path)}
	back := Action{Text: "上一步", Key: "Esc", Do: func() { p.Escape() }}
	cancel := Action{Text: "取消导入", Do: p.begin}
	next := Action{Text: "下一步", Key: "Ctrl+Enter", Do: p.SaveNext}
	switch {
	case p.photos.open():
		return p.photos.head()
	case p.path == "":
		h.Note = ""
		h.Actions = []Action{{Text: "选择文件…", Key: "Ctrl+O", Do: p.choose}, {Text: "选择照片文件夹…", Do: p.photos.choose}}
	case p.at == stepFile:
		next.Off = !p.found()
		h.Actions = []Action{next, {Text: "换一个文件…", Key: "Ctrl+O", Do: p.choose}, cancel}
	case p.at == stepColumns:
		h.Actions = []Action{next, back, cancel}
	case p.at == stepJudge:
		n := p.taken()
		next.Text, next.Off = "导入 "+grouped(int64(n))+" 行", n == 0
		h.Actions = []Action{next, back, cancel}
	default:
		h.Actions = []Action{{Text: "再导入一个", Key: "Ctrl+O", Do: p.choose}}
	}
	return h
}

// found says whether the chosen sheet has a header.
func (p *importPage) found() bool { return p.sheet >= 0 && p.all[p.sheet].Found }

// taken counts the lines that an import stores.
func (p *importPage) taken() int {
	return p.outcome.Counts[intake.Added] + p.outcome.Counts[intake.Changed]
}

// Show asks for a list, or opens the one that was open.
func (p *importPage) Show(saved any) fyne.CanvasObject {
	p.files, p.columns, p.lines, p.end = newImportFile(p), newImportColumns(p), newImportLines(p), newImportEnd(p)
	p.photos.make()
	p.steps = newImportSteps("文件和工作表", "列的对应", "会怎样", "完成")
	p.of = p.lines.current
	p.onVeil(p.columns.grid.Refresh)
	p.room, p.top = container.NewStack(p.files.invitation()), container.NewStack(p.steps.Object())
	switch state, ok := saved.(importState); {
	case ok && len(state.Photos.Found) > 0:
		p.photos.resume(state.Photos)
	case ok && state.Path != "":
		p.resume(state)
	}
	return container.New(layout.NewCustomPaddedLayout(0, 8, 14, 14), container.NewBorder(p.top, nil, nil, nil, gapAbove(p.room, 8)))
}

// First is the list of the step, or the button that chooses a file.
func (p *importPage) First() fyne.Focusable {
	switch {
	case p.photos.open():
		return p.photos.first()
	case p.path == "":
		return p.files.begin // something must have the focus for Ctrl+O to be heard
	case p.at == stepFile:
		return p.files.grid
	case p.at == stepColumns:
		return p.columns.grid
	case p.at == stepJudge:
		return p.lines.grid
	}
	return p.end.first
}

// Save keeps what was settled, not the people of the list.
func (p *importPage) Save() any {
	if p.photos.open() {
		return importState{Photos: p.photos.save()}
	}
	if p.path == "" || p.sheet < 0 || p.at == stepDone {
		return importState{}
	}
	s := &p.all[p.sheet]
	return importState{
		Path: p.path, Pass: p.pass, Sheet: p.sheet, Kind: s.Kind, Header: s.Header, Columns: slices.Clone(s.Columns),
		Options: p.options, At: min(p.at, stepColumns),
	}
}

// Leaving closes the file, so that it can be opened elsewhere.
func (p *importPage) Leaving() { p.close() }

func (p *importPage) close() {
	p.stopWaiting()
	if list := p.list; list != nil {
		p.list = nil
		p.shell.threads.Go(func() { _ = list.Close() }) // it was only read; work that is being given up may hold it for a moment
	}
}

// width is how wide a sentence of the page stands.
func (p *importPage) width() float32 {
	if p.shell.narrow() {
		return importNarrow
	}
	return p.shell.wide(importWidth)
}

// The width of sentences.
const (
	importWidth  = 860
	importNarrow = 730
)

// Reload judges again: what is in the file is part of the answer.
func (p *importPage) Reload(cases.Change) {
	if p.at == stepJudge {
		p.judgeAgain()
	}
}

// Key gives keys to the list of the step.
func (p *importPage) Key(e *fyne.KeyEvent) bool {
	return p.at == stepColumns && p.columns.key(e)
}

// Shortcut chooses a file by Ctrl+O.
func (p *importPage) Shortcut(sc fyne.Shortcut) bool {
	custom, ok := sc.(*desktop.CustomShortcut)
	if ok && custom.KeyName == fyne.KeyO && custom.Modifier == fyne.KeyModifierControl {
		p.choose()
		return true
	}
	return false
}

// Edit corrects the column in the current row, or shows the current line whole.
func (p *importPage) Edit() {
	switch {
	case p.photos.open():
		p.photos.assign()
	case p.at == stepColumns:
		p.columns.edit()
	case p.at == stepJudge:
		p.lines.open()
	}
}

// Escape goes one step back; what was settled stays.
func (p *importPage) Escape() bool {
	if p.photos.open() {
		return p.photos.back()
	}
	if p.at != stepColumns && p.at != stepJudge {
		return false
	}
	p.show(p.at - 1)
	return true
}

// SaveNext goes one step on; from the third the import is done.
func (p *importPage) SaveNext() {
	switch {
	case p.photos.open():
		p.photos.next()
	case p.path == "":
		p.choose()
	case p.at == stepFile && p.found():
		p.show(stepColumns)
	case p.at == stepFile:
		p.shell.Say("！请先选一张有表头的工作表，或者点“指定表头行…”。")
	case p.at == stepColumns:
		p.judge()
	case p.at == stepJudge:
		p.run()
	}
}

// TakeFiles takes a list, a folder of photos or some photos dragged onto the window.
func (p *importPage) TakeFiles(paths []string) bool {
	if arePhotos(paths) {
		p.photos.take(paths)
		return true
	}
	if len(paths) > 1 {
		p.shell.Say("一次导入一个文件，这次打开的是“" + filepath.Base(paths[0]) + "”。")
	}
	p.open(paths[0])
	return true
}

// begin starts from nothing.
func (p *importPage) begin() {
	p.close()
	p.photos.clear()
	p.path, p.pass, p.all, p.sheet, p.known, p.settled = "", "", nil, -1, false, map[int]bool{}
	p.outcome, p.done, p.undone = ImportOutcome{}, false, false
	p.show(stepFile)
}

// show shows a step.
func (p *importPage) show(at importStep) {
	p.stopWaiting()
	p.at = at
	p.steps.Mark(int(at))
	steps := p.steps
	var content fyne.CanvasObject
	switch {
	case p.photos.open():
		content, steps = p.photos.show(), p.photos.steps
	case p.path == "":
		content = p.files.invitation()
	case at == stepFile:
		content = p.files.show()
	case at == stepColumns:
		content = p.columns.show()
	case at == stepJudge:
		content = p.lines.show()
	default:
		content = p.end.show()
	}
	p.room.Objects = []fyne.CanvasObject{content}
	p.top.Objects = []fyne.CanvasObject{steps.Object()}
	p.top.Refresh()
	p.forward(p.room)
	p.room.Refresh()
	p.shell.HeadChanged()
	p.shell.window.Canvas().Focus(p.First())
}
