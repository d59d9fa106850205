package cases

// Adopt takes over what another map says: what a person settled for this workbook
// before, or brings along as a file. Columns and cells are found by their titles, the
// nth by the nth where several share one, and not by their places: a column the
// township moved keeps its field. Where a title is not in the other map the proposal
// stays. It says how many columns and cells were taken over.
func (m *TemplateMap) Adopt(from *TemplateMap) (taken int) {
	if from.Sheet == m.Sheet {
		m.Single = from.Single && (len(m.Cells) > 0 || m.Single)
	}
	for i := range m.Tables {
		t := &m.Tables[i]
		other := from.table(t, i)
		if other == nil {
			continue
		}
		if other.Grain != "" {
			t.Grain = other.Grain
		}
		taken += adoptSlots(t.Columns, other.Columns)
	}
	return taken + adoptSlots(m.Cells, from.Cells)
}

// table finds the table of the map that has most titles in common with another.
func (m *TemplateMap) table(like *TemplateTable, place int) *TemplateTable {
	var best *TemplateTable
	most := 0
	for i := range m.Tables {
		n := sameTitles(m.Tables[i].Columns, like.Columns) * 2
		if i == place {
			n++
		}
		if n > most {
			best, most = &m.Tables[i], n
		}
	}
	if most < 2 {
		return nil
	}
	return best
}

func sameTitles(a, b []TemplateSlot) (n int) {
	titles := map[string]bool{}
	for i := range a {
		titles[HeadingKey(a[i].Title)] = true
	}
	for i := range b {
		if titles[HeadingKey(b[i].Title)] {
			n++
		}
	}
	return n
}

// adoptSlots gives slots what others of the same title and order say.
func adoptSlots(slots, from []TemplateSlot) (taken int) {
	known := map[string][]*TemplateSlot{}
	for i := range from {
		key := HeadingKey(from[i].Title)
		known[key] = append(known[key], &from[i])
	}
	for i := range slots {
		s := &slots[i]
		key := HeadingKey(s.Title)
		if len(known[key]) == 0 {
			continue
		}
		other := known[key][0]
		known[key] = known[key][1:]
		s.Path, s.Text, s.Money = other.Path, other.Text, other.Money
		if other.Dates != DateAuto {
			s.Dates = other.Dates
		}
		s.Score = scoreTitle
		taken++
	}
	return taken
}
