package cases

// Headcount counts the people a table's rows are about, each once: the person of a row
// that has one, the whole household of a row that has none. The zero value is ready. It
// takes two bytes for each household and a bit for each person of the village, however
// many rows there are.
type Headcount struct {
	persons    []uint64 // a bit for each person counted, by id
	households []uint16 // how many of each household are counted, by id
	total      int
}

// wholeHousehold marks a household of which everybody is counted.
const wholeHousehold = 1<<16 - 1

// Add counts the people of a row.
func (c *Headcount) Add(row *Row) {
	var none uint16
	counted := &none // a person without a household is counted all the same
	if h := row.Household; h != nil && h.ID > 0 {
		counted = c.household(h.ID)
	}
	switch {
	case *counted == wholeHousehold:
	case row.Person != nil:
		if c.first(row.Person.ID) {
			*counted++
			c.total++
		}
	case row.Household != nil:
		c.total += max(int(row.Household.People.Value)-int(*counted), 0)
		*counted = wholeHousehold
	}
}

// People is how many were counted.
func (c *Headcount) People() int { return c.total }

// household is the place where a household's counted members stand.
func (c *Headcount) household(id int64) *uint16 {
	if missing := int(id) + 1 - len(c.households); missing > 0 {
		c.households = append(c.households, make([]uint16, missing)...)
	}
	return &c.households[id]
}

// first says whether a person is met for the first time.
func (c *Headcount) first(id int64) bool {
	word, bit := int(id/64), uint64(1)<<(id%64)
	if missing := word + 1 - len(c.persons); missing > 0 {
		c.persons = append(c.persons, make([]uint64, missing)...)
	}
	met := c.persons[word]&bit != 0
	c.persons[word] |= bit
	return !met
}
