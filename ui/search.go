package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// searchPause is how long typing must rest before the search runs: an input method brings several characters
// within milliseconds.
const searchPause = 60 * time.Millisecond

// searchWidth is how wide the list of hits is.
const searchWidth = 560

// search is the box of the top bar. It works from everywhere: typing lists households and members at once.
type search struct {
	shell  *Shell
	entry  *widgets.Entry
	list   *dropList
	hits   []cases.Hit
	slot   slot
	stop   func()
	before fyne.Focusable // had the focus when Ctrl+F was pressed
	opened string         // the text the list belongs to
}

func newSearch(s *Shell) *search {
	b := &search{shell: s, entry: widgets.NewEntry()}
	b.entry.PlaceHolder = "搜索：姓名、拼音首字母、证件尾号、电话   Ctrl+F"
	b.entry.Columns = 27
	b.entry.OnChanged = b.typed
	b.entry.OnKey = b.key
	b.entry.OnSubmitted = func(string) { b.open(max(b.list.current, 0)) }
	b.entry.SetForward(s.key, s.shortcut)
	b.list = newDropList(b.open)
	return b
}

// focus puts the caret into the box and remembers where it came from.
func (b *search) focus() {
	c := b.shell.window.Canvas()
	if c.Focused() != fyne.Focusable(b.entry) {
		b.before = c.Focused()
	}
	c.Focus(b.entry)
	b.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
}

func (b *search) typed(text string) {
	if b.stop != nil {
		b.stop()
		b.stop = nil
	}
	if text == "" {
		b.close()
		return
	}
	b.stop = b.shell.threads.After(searchPause, func() {
		b.stop = nil
		read := func(ctx context.Context) ([]cases.Hit, error) { return b.shell.stores.Shell.Search(ctx, text) }
		load(&b.shell.self, &b.slot, read, func(hits []cases.Hit) { b.show(text, hits) })
	})
}

// show lists the hits under the box, the first one marked.
func (b *search) show(text string, hits []cases.Hit) {
	if b.entry.Text != text {
		return
	}
	b.hits, b.opened = hits, text
	rows := make([]dropRow, len(hits))
	for i, h := range hits {
		rows[i] = dropRow{Text: hitText(h), Note: hitPlace(h) + "  " + h.Why}
	}
	if len(rows) == 0 {
		rows = []dropRow{{Text: "没有找到“" + text + "”", Note: "可以试姓名的一部分、拼音首字母或证件后四位"}}
	}
	b.list.set(rows, 0)
	at := b.shell.app.Driver().AbsolutePositionForObject(b.entry)
	width := max(b.entry.Size().Width, searchWidth)
	b.shell.layer.Put(b.list, at.AddXY(0, b.entry.Size().Height+1), fyne.NewSize(width, b.list.height()))
}

// hitText names the person found and, for a member, the head of the household.
func hitText(h cases.Hit) string {
	switch {
	case h.Person == "" || h.Person == h.Head:
		return h.Head + "（户主）"
	case h.Head == "":
		return h.Person
	}
	return h.Person + "（" + h.Head + "家）"
}

func hitPlace(h cases.Hit) string {
	if h.Village != "" && h.Group != "" {
		return h.Village + " " + h.Group
	}
	return h.Village + h.Group
}

func (b *search) close() {
	b.hits = nil
	b.shell.layer.Take(b.list)
}

func (b *search) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyDown:
		b.list.mark(min(b.list.current+1, len(b.list.rows)-1))
	case fyne.KeyUp:
		b.list.mark(max(b.list.current-1, 0))
	case fyne.KeyPageDown:
		b.list.mark(min(b.list.current+dropRows, len(b.list.rows)-1))
	case fyne.KeyPageUp:
		b.list.mark(max(b.list.current-dropRows, 0))
	case fyne.KeyEscape:
		b.giveUp()
	default:
		return false
	}
	return true
}

// giveUp returns to where one was.
func (b *search) giveUp() {
	before := b.before
	b.entry.SetText("")
	b.close()
	b.before = nil
	if before != nil {
		b.shell.window.Canvas().Focus(before)
		return
	}
	b.shell.window.Canvas().Unfocus()
}

// open leads to a hit's household. Enter before the answer came searches at once.
func (b *search) open(row int) {
	if b.entry.Text != b.opened {
		b.openFirst(b.entry.Text)
		return
	}
	if row >= len(b.hits) {
		return
	}
	hit := b.hits[row]
	b.entry.SetText("")
	b.close()
	b.before = nil
	b.shell.Go(Route{Place: PlaceHousehold, ID: hit.HouseholdID})
}

func (b *search) openFirst(text string) {
	if text == "" {
		return
	}
	if b.stop != nil {
		b.stop()
		b.stop = nil
	}
	read := func(ctx context.Context) ([]cases.Hit, error) { return b.shell.stores.Shell.Search(ctx, text) }
	load(&b.shell.self, &b.slot, read, func(hits []cases.Hit) {
		b.show(text, hits)
		if len(hits) > 0 && b.entry.Text == text {
			b.open(0)
		}
	})
}
