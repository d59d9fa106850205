package ui

// stop is one place of the history with the state its page was left in.
type stop struct {
	route Route
	saved any
}

// history is where one has been, for Alt+← and Alt+→. It keeps states, never live pages.
type history struct {
	stops []stop
	at    int // index of the place one is at, -1 at the beginning
}

// historyKept is how many places are remembered.
const historyKept = 100

// keep stores the state of the place one leaves, and where it stands by now.
func (h *history) keep(route Route, saved any) {
	if h.at >= 0 && h.at < len(h.stops) {
		h.stops[h.at] = stop{route, saved}
	}
}

// push adds a place after the present one; what lay ahead is forgotten.
func (h *history) push(route Route) {
	h.stops = append(h.stops[:min(h.at+1, len(h.stops))], stop{route: route})
	if over := len(h.stops) - historyKept; over > 0 {
		h.stops = append([]stop(nil), h.stops[over:]...)
	}
	h.at = len(h.stops) - 1
}

// replace puts another route at the present place: a form that was saved is not gone back to.
func (h *history) replace(route Route) {
	if h.at < 0 {
		h.push(route)
		return
	}
	h.stops[h.at] = stop{route: route}
}

// step moves back (-1) or forward (1); ok is false at the end.
func (h *history) step(by int) (s stop, ok bool) {
	to := h.at + by
	if to < 0 || to >= len(h.stops) {
		return stop{}, false
	}
	h.at = to
	return h.stops[to], true
}

// can reports whether step would move.
func (h *history) can(by int) bool {
	to := h.at + by
	return to >= 0 && to < len(h.stops)
}
