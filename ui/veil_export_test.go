package ui

// LiftVeil shows all values in full, for tests that are about something else.
func LiftVeil(s *Shell) {
	s.veil.lift(true)
	s.unveiled()
}
