package cases

import (
	"regexp"
	"strings"
)

// longNumber finds what may be an identity, phone or account number in a text.
var longNumber = regexp.MustCompile(`[0-9]{11,22}[Xx]?`)

// scrub hides in a free text what the columns beside it hide: the names of the
// row's people, and every number long enough to be somebody's.
func (r *Row) scrub(text string) string { return scrubText(text, r.names()) }

// scrubText hides names, and every number long enough to be somebody's.
func scrubText(text string, names []string) string {
	for _, name := range names {
		text = strings.ReplaceAll(text, name, Mask(KindName, name))
	}
	return longNumber.ReplaceAllStringFunc(text, func(number string) string {
		switch len(number) {
		case 11:
			return Mask(KindPhone, number)
		case 15, 18, 20, 22:
			return Mask(KindIDNumber, number)
		}
		return Mask(KindBank, number)
	})
}

// names are the full names the row knows. One character alone is no name: it would
// hide half the text.
func (r *Row) names() []string {
	var names []string
	add := func(name string) {
		if len([]rune(name)) > 1 {
			names = append(names, name)
		}
	}
	if r.Household != nil {
		add(r.Household.HeadName)
	}
	if r.Head != nil {
		add(r.Head.Name)
	}
	if r.Person != nil {
		add(r.Person.Name)
	}
	if r.Visit != nil {
		add(r.Visit.MetName)
	}
	return names
}
