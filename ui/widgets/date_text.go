package widgets

// SetText writes a text as if it had been typed, also one that is no day: a draft brings it back as it was.
func (f *DateField) SetText(text string) { f.entry.SetText(text) }
