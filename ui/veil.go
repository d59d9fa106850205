package ui

import (
	"context"
	"regexp"
	"strings"
	"sync"

	"zhucunji/cases"
)

// subject is the record whose values a person asks to see: a household with all its members, or one record of
// the settings.
type subject struct {
	record string
	id     int64
}

// listLine is the record of a line of a list that is being read in, as the store knows it.
const listLine = "list_line"

// home is a household and everybody in it.
func home(id int64) subject { return subject{"household", id} }

// veil knows which values of people stand in full. At the start none do: cases.Meta.Veils says which they are.
// It is asked only for what is drawn. Texts that are made in the background ask it too.
type veil struct {
	mu     sync.RWMutex
	lifted bool             // all values stand in full
	shown  map[subject]bool // those of these do, until one leaves
}

// covers says whether the values of a record are hidden.
func (v *veil) covers(of subject) bool {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return !v.lifted && !v.shown[of]
}

// up says whether everything stands in full.
func (v *veil) up() bool {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.lifted
}

// lift shows everything, or hides it again.
func (v *veil) lift(on bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.lifted, v.shown = on, nil
}

// show shows one record, or hides it again.
func (v *veil) show(of subject, on bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if !on {
		delete(v.shown, of)
		return
	}
	if v.shown == nil {
		v.shown = make(map[subject]bool)
	}
	v.shown[of] = true
}

// keep hides again what was shown one by one, but for the household one goes on with.
func (v *veil) keep(of subject) {
	v.mu.Lock()
	defer v.mu.Unlock()
	kept := of.id != 0 && v.shown[of]
	v.shown = nil
	if kept {
		v.shown = map[subject]bool{of: true}
	}
}

// hideName is the mask of a villager's name.
func hideName(name string) string { return cases.Mask(cases.KindName, name) }

// name is the name of somebody of a household, as it may be shown now.
func (s *Shell) name(household int64, name string) string {
	if s.veil.covers(home(household)) {
		return hideName(name)
	}
	return name
}

// text is a value of a record, as it may be shown now.
func (s *Shell) text(of subject, b cases.Bound) string {
	if s.veil.covers(of) {
		return b.Veiled()
	}
	return b.Text()
}

// sentence is what an act says of itself, or the title of a draft, as it may be shown now.
func (s *Shell) sentence(of subject, text string) string {
	if s.veil.covers(of) {
		return cases.VeilSentence(text)
	}
	return text
}

// codeEnd tells households with the same mask apart, beside their village and group: the end of the 户编号.
func codeEnd(code string) string {
	const kept, longest = 4, 24 // a household without a code is named by its UID, which is longer
	runes := []rune(code)
	if len(runes) < kept || len(runes) > longest {
		return ""
	}
	return "…" + string(runes[len(runes)-kept:])
}

// houseNumber is how an address ends: 45号.
var houseNumber = regexp.MustCompile(`[0-9]+(-[0-9]+)?号`)

// houseEnd is the end of the 户编号; ordinary households have none, and are known by the number of their house.
func houseEnd(h *cases.Household) string {
	if end := codeEnd(h.Code); end != "" {
		return end
	}
	return houseNumber.FindString(h.Address)
}

// house is the end of the 户编号 with what it is.
func house(code string) string {
	if end := codeEnd(code); end != "" {
		return "户号" + end
	}
	return ""
}

// whereabouts is village, group and the end of the 户编号: what stands beside a name that is hidden.
func (s *Shell) whereabouts(h *cases.Household) string {
	if !s.veil.covers(home(h.ID)) {
		return s.placeOf(h)
	}
	place := s.placeOf(h)
	if h.Code == "" {
		return strings.TrimSpace(place + " " + houseEnd(h))
	}
	return strings.TrimSpace(place + " " + house(h.Code))
}

// concerned is the record whose values F8 shows; ok is false where the page is about nobody.
func (s *Shell) concerned() (of subject, ok bool) {
	if s.page == nil || s.page.root().of == nil {
		return subject{}, false
	}
	of = s.page.root().of()
	return of, of.record != ""
}

// turnSubject is F8: it shows the values of the record one looks at, or hides them again. That they are shown is
// noted before they are.
func (s *Shell) turnSubject() {
	of, ok := s.concerned()
	if !ok {
		s.Say("这一页没有可以单独显示的人。")
		return
	}
	s.turn(of)
}

// turn shows one record's values, or hides them again.
func (s *Shell) turn(of subject) {
	page := s.page
	switch {
	case s.veil.up():
		s.Say("现在全部显示着，按 Ctrl+H 隐去。")
	case of.id == 0:
		s.Say("先选中一行，再按 F8 显示它的姓名、证件号码、电话和账号。")
	case !s.veil.covers(of):
		s.veil.show(of, false)
		s.unveiled()
	default:
		s.Run(Task{
			Title: "正在显示",
			Fixed: true,
			Work:  func(ctx context.Context, _ *Job) error { return s.stores.Veil.Reveal(ctx, of.record, of.id) },
			Done: func() {
				if s.page == page { // nobody went on meanwhile
					s.veil.show(of, true)
					s.unveiled()
				}
			},
		})
	}
}

// turnVeil is Ctrl+H: it shows everything, for those who may, until it is pressed again, the window is locked,
// somebody else types or the program ends.
func (s *Shell) turnVeil() {
	if s.veil.up() {
		s.cover()
		return
	}
	s.Run(Task{
		Title: "正在显示",
		Fixed: true,
		Work:  func(ctx context.Context, _ *Job) error { return s.stores.Veil.RevealAll(ctx) },
		Done: func() {
			s.veil.lift(true)
			s.unveiled()
		},
	})
}

// cover hides everything again: by Ctrl+H, when the window is locked and when somebody else goes on.
func (s *Shell) cover() {
	s.veil.lift(false)
	s.unveiled()
}

// unveiled draws again what the veil hides or shows now.
func (s *Shell) unveiled() {
	s.parts.top.showVeil()
	s.drawStatus()
	if s.page == nil {
		return
	}
	for _, redraw := range s.page.root().veils {
		redraw()
	}
	s.HeadChanged()
}

// householdOf is the household a route is about; 0 for none, and where only the page knows.
func householdOf(r Route) subject {
	switch r.Place {
	case PlaceHousehold:
		return home(r.ID)
	case PlaceVisit, PlaceMeasure, PlaceMeasures, PlaceIncome:
		return home(r.Of)
	}
	return subject{}
}
