package ui

import (
	"slices"
	"strconv"
	"strings"

	"zhucunji/cases"
)

// memberChoice offers a member of a household in a field: found by the name, shown as it may be shown now.
func (s *Shell) memberChoice(household int64, m *cases.Member) choice {
	c := choice{ID: m.Person.ID, Text: m.Person.Name, Note: m.Membership.Relation}
	if s.veil.covers(home(household)) {
		c.Mask = hideName(m.Person.Name)
		if age := m.Person.Facts.Age; age.Valid {
			c.Note = strings.TrimSpace(c.Note + " " + strconv.FormatInt(age.Value, 10) + "岁")
		}
	}
	return c
}

// memberLabels name the members of a household in a choice, each by another text: 杨*国 户主.
func (s *Shell) memberLabels(household int64, members []cases.Member) []string {
	labels := make([]string, len(members))
	for i := range members {
		m := &members[i]
		label := strings.TrimSpace(s.name(household, m.Person.Name) + " " + m.Membership.Relation)
		if age := m.Person.Facts.Age; slices.Contains(labels[:i], label) && age.Valid {
			label += " " + strconv.FormatInt(age.Value, 10) + "岁"
		}
		for n, other := 2, label; slices.Contains(labels[:i], label); n++ {
			label = other + "（" + strconv.Itoa(n) + "）"
		}
		labels[i] = label
	}
	return labels
}

// nameInput asks for a name, mostly that of a member of the household.
type nameInput struct {
	*codeInput
	shell     *Shell
	household int64
	members   []cases.Member
	labels    []string // of the members, as offered last
	other     string   // a name that is none of the members', hidden in the field
}

var _ input = (*nameInput)(nil)

func newNameInput(s *Shell, household int64, members []cases.Member) *nameInput {
	n := &nameInput{shell: s, household: household, members: members}
	n.codeInput = newCode(n.offered, false, true)
	return n
}

// offered are the members' names, as they may be shown now.
func (n *nameInput) offered() []string {
	if n.shell.veil.covers(home(n.household)) {
		n.labels = n.shell.memberLabels(n.household, n.members)
		return n.labels
	}
	n.labels = make([]string, len(n.members))
	for i := range n.members {
		n.labels[i] = n.members[i].Person.Name
	}
	return n.labels
}

// Text is the name in full.
func (n *nameInput) Text() string {
	text := n.codeInput.Text()
	switch i := slices.Index(n.labels, text); {
	case i >= 0:
		return n.members[i].Person.Name
	case n.other != "" && text == hideName(n.other):
		return n.other
	}
	return text
}

// SetText shows a name, hidden in part while the veil covers the household.
func (n *nameInput) SetText(name string) {
	n.other = ""
	n.SetOptions(n.offered()...)
	if n.shell.veil.covers(home(n.household)) && name != "" {
		at := slices.IndexFunc(n.members, func(m cases.Member) bool { return m.Person.Name == name })
		if at >= 0 {
			name = n.labels[at]
		} else {
			n.other, name = name, hideName(name)
		}
	}
	n.codeInput.SetText(name)
}

// Fill shows the record's value.
func (n *nameInput) Fill(b cases.Bound) { n.SetText(b.Text()) }

// Read takes the name in full.
func (n *nameInput) Read(b cases.Bound, r cases.Reading) (string, error) { return b.Parse(n.Text(), r) }

// uncover shows or hides the name, as the veil says now.
func (n *nameInput) uncover() { n.SetText(n.Text()) }
