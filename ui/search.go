package ui

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// searchPause is how long typing must rest before the search runs: an input method brings several characters
// within milliseconds.
const searchPause = 60 * time.Millisecond

// search is the box of the top bar. It works from everywhere: typing lists households and members at once.
type search struct {
	shell  *Shell
	box    *widgets.Suggest
	hits   []cases.Hit
	slot   slot
	stop   func()
	before fyne.Focusable // had the focus when Ctrl+F was pressed
}

func newSearch(s *Shell) *search {
	b := &search{shell: s, box: widgets.NewSuggest("搜索：姓名、拼音首字母、证件尾号、电话   Ctrl+F")}
	b.box.Nothing = "没有找到。可以试姓名的一部分、拼音首字母或证件后四位"
	b.box.Entry.Columns = 27
	b.box.OnSearch = b.typed
	b.box.OnPick = b.open
	b.box.OnEscape = b.giveUp
	submit := b.box.Entry.OnSubmitted
	b.box.Entry.OnSubmitted = func(text string) {
		if b.stop != nil { // Enter before the pause was over: search now and open the first
			b.find(text, func() { submit(text) })
			return
		}
		submit(text)
	}
	b.box.SetForward(s.key, s.shortcut)
	return b
}

// focus puts the caret into the box and remembers where it came from.
func (b *search) focus() {
	c := b.shell.window.Canvas()
	if c.Focused() != fyne.Focusable(b.box.Entry) {
		b.before = c.Focused()
	}
	c.Focus(b.box.Entry)
	b.box.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
}

func (b *search) typed(text string) {
	b.rest()
	if text != "" {
		b.stop = b.shell.threads.After(searchPause, func() { b.find(text, nil) })
	}
}

func (b *search) rest() {
	if b.stop != nil {
		b.stop()
		b.stop = nil
	}
}

// find lists the hits under the box, the first one marked.
func (b *search) find(text string, then func()) {
	b.rest()
	read := func(ctx context.Context) ([]cases.Hit, error) { return b.shell.stores.Shell.Search(ctx, text) }
	load(&b.shell.self, &b.slot, read, func(hits []cases.Hit) {
		if b.box.Entry.Text != text {
			return
		}
		b.hits = hits
		options := make([]widgets.Option, len(hits))
		for i, h := range hits {
			options[i] = widgets.Option{Text: b.shell.hitText(h), Detail: b.shell.hitNote(h)}
		}
		b.box.SetFindings(text, options)
		if len(hits) > 0 {
			call(then)
		}
	})
}

// hitText names the person found and, for a member, the head of the household.
func (s *Shell) hitText(h cases.Hit) string {
	head := h.Person == h.Head // two masks may look the same
	h.Head, h.Person = s.name(h.HouseholdID, h.Head), s.name(h.HouseholdID, h.Person)
	switch {
	case h.Person == "" || head:
		return h.Head + "（户主）"
	case h.Head == "":
		return h.Person
	}
	return h.Person + "（" + h.Head + "家）"
}

// hitNote says where a hit lives and why it was found; a name that is hidden has the end of the 户编号 beside it.
func (s *Shell) hitNote(h cases.Hit) string {
	place := hitPlace(h)
	if s.veil.covers(home(h.HouseholdID)) {
		place = strings.TrimSpace(place + " " + house(h.Household))
	}
	return place + "  " + h.Why
}

func hitPlace(h cases.Hit) string {
	if h.Village != "" && h.Group != "" {
		return h.Village + " " + h.Group
	}
	return h.Village + h.Group
}

// giveUp returns to where one was.
func (b *search) giveUp() {
	before := b.before
	b.clear()
	c := b.shell.window.Canvas()
	if o, ok := before.(fyne.CanvasObject); ok && b.shell.app.Driver().CanvasForObject(o) == c {
		c.Focus(before)
		return
	}
	b.shell.focusPage()
}

func (b *search) clear() {
	b.rest()
	b.box.SetText("")
	b.hits, b.before = nil, nil
}

// open leads to a hit's household.
func (b *search) open(index int) {
	if index < len(b.hits) {
		hit := b.hits[index]
		b.clear()
		b.shell.Go(Route{Place: PlaceHousehold, ID: hit.HouseholdID})
	}
}
