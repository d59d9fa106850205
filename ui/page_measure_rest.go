package ui

import (
	"encoding/json"
)

// measureRest is what the draft keeps beside the head: every section by its place.
type measureRest measurePage

// Text is the texts of all sections.
func (r *measureRest) Text() string {
	p := (*measurePage)(r)
	kept := make(map[int]string)
	for i, s := range p.sections() {
		if text := s.Text(); text != "" {
			kept[i] = text
		}
	}
	return jsonText(kept)
}

// SetText keeps the texts until the sections of the draft's block are there; a blank one shows all as it was.
func (r *measureRest) SetText(text string) {
	p := (*measurePage)(r)
	p.rest = text
	if text == "" {
		p.shown = ""
		p.showKinds(p.head.TextOf("block"))
		for _, s := range p.sections() {
			s.SetText("")
		}
	}
}

func (p *measurePage) bringRest() {
	var kept map[int]string
	if json.Unmarshal([]byte(p.rest), &kept) != nil {
		return
	}
	p.rest = ""
	for i, s := range p.sections() {
		if text := kept[i]; text != "" {
			s.SetText(text)
		}
	}
}
