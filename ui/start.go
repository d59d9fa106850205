package ui

import (
	"context"
	"strings"

	"zhucunji/cases"
)

// opening is what the first page needs to know.
type opening struct {
	villages []cases.Village
	worker   cases.Worker
	known    bool // somebody said who types
	village  cases.Ref
	folders  map[string]string
}

// start reads what the window needs and shows the first page.
func (s *Shell) start() {
	loadOr(&s.self, &slot{}, s.readOpening, s.opened, s.Fail)
}

func (s *Shell) readOpening(ctx context.Context) (o opening, err error) {
	st := s.stores.Shell
	if o.villages, err = st.Villages(ctx); err != nil {
		return o, err
	}
	if o.worker, o.known, err = st.Worker(ctx); err != nil {
		return o, err
	}
	if _, err = st.Setting(ctx, "village", &o.village); err != nil {
		return o, err
	}
	_, err = st.Setting(ctx, "folders", &o.folders)
	return o, err
}

// opened shows the desk, or the first start where there is no village or nobody has said who types.
func (s *Shell) opened(o opening) {
	s.takeNames(o)
	s.watchIdle()
	s.village, s.folders = o.village, o.folders
	if !s.hasVillage(o.village) {
		s.village = s.onlyVillage()
	}
	s.showNames()
	if notice := s.stores.Shell.Notice(); notice != "" {
		s.Say(notice)
	}
	s.showBackup()
	if (len(o.villages) == 0 || !o.known) && s.inside == nil {
		s.parts.bare(true)
		s.Go(Route{Place: PlaceStart})
		return
	}
	s.enter()
}

// begin reads again what the first start made, and opens the desk.
func (s *Shell) begin() {
	s.start()
}

// enter leaves the first start for the desk.
func (s *Shell) enter() {
	s.parts.bare(false)
	s.past = history{at: -1}
	s.Go(s.first)
	s.count()
}

func (s *Shell) hasVillage(id cases.Ref) bool {
	for _, v := range s.villages {
		if cases.Ref(v.ID) == id {
			return true
		}
	}
	return id == 0 && len(s.villages) > 1
}

// onlyVillage is the village of a file that has one, 0 otherwise.
func (s *Shell) onlyVillage() cases.Ref {
	if len(s.villages) == 1 {
		return cases.Ref(s.villages[0].ID)
	}
	return 0
}

// loadNames reads again who types and which villages there are.
func (s *Shell) loadNames() {
	load(&s.self, &slot{}, s.readOpening, func(o opening) {
		s.takeNames(o)
		if !s.hasVillage(s.village) {
			s.village = s.onlyVillage()
		}
		s.showNames()
	})
}

func (s *Shell) takeNames(o opening) {
	s.villages = o.villages
	if s.inside == nil {
		s.lock.worker, s.lock.name = o.worker.UID, o.worker.Name
	}
	name := "我是谁？"
	if o.known {
		name = o.worker.Name
	}
	s.parts.top.worker.SetText(name + " ▾")
	s.parts.top.showLock()
}

// showNames writes the village into the top bar.
func (s *Shell) showNames() {
	name := "全部村"
	for _, v := range s.villages {
		if cases.Ref(v.ID) == s.village {
			name = v.Name
		}
	}
	if len(s.villages) == 0 {
		name = "还没有村"
	}
	s.parts.top.village.SetText(name + " ▾")
}

// count asks how much work waits, for the menu.
func (s *Shell) count() {
	load(&s.self, &s.counting, s.stores.Shell.Desk, func(d cases.Desk) {
		s.parts.menu.waiting(map[Place]int64{
			PlaceDesk:   d.Overdue + d.OpenPromises,
			PlaceVisits: d.DueThisWeek,
		})
		s.totals = countText(d)
		if _, ok := s.page.(Measured); !ok {
			s.setCounts(s.totals)
		}
	})
}

// clock is the time of day for the status line.
func (s *Shell) clock() string { return s.threads.Now().Format("15:04") }

func countText(d cases.Desk) string {
	return grouped(d.Households) + " 户 " + grouped(d.People) + " 人"
}

// grouped writes 2237 as 2,237.
func grouped(n int64) string {
	text := cases.Yuan(n).Grouped()
	return strings.TrimSuffix(text, ".00")
}
