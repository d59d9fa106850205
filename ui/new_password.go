package ui

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// newPassword asks for a password twice, and tells while it is typed what it still lacks.
type newPassword struct {
	first, second *widgets.Entry
	rules         []*widgets.Paragraph
}

// shortest is the length CheckPassword asks for, as the rules tell it.
const shortest = 8

func passwordRules() []string {
	return []string{"至少 8 个字符", "大写字母、小写字母、数字、符号，四种里至少三种", "两遍一样"}
}

func newNewPassword() *newPassword {
	n := &newPassword{first: widgets.NewPassword(), second: widgets.NewPassword()}
	for range passwordRules() {
		n.rules = append(n.rules, widgets.NewNote("", dialogNote))
	}
	n.first.OnChanged = func(string) { n.judge() }
	n.second.OnChanged = func(string) { n.judge() }
	n.judge()
	return n
}

// fields are the two, for a form.
func (n *newPassword) fields(label string) []*widgets.FormField {
	return []*widgets.FormField{
		{Key: "password", Label: label, Widget: n.first, Required: true},
		{Key: "second", Label: "再输一遍", Widget: n.second, Required: true},
	}
}

// lines are the rules, below the form.
func (n *newPassword) lines() fyne.CanvasObject {
	column := container.NewVBox()
	for _, rule := range n.rules {
		column.Add(rule)
	}
	return column
}

// judge marks the rules that are kept.
func (n *newPassword) judge() {
	text := n.first.Text
	kept := []bool{
		utf8.RuneCountInString(text) >= shortest,
		text != "" && cases.CheckPassword(strings.Repeat(text, shortest)[:min(len(text)*shortest, 256)]) == nil, // repeating adds no new kind
		text != "" && text == n.second.Text,
	}
	for i, rule := range passwordRules() {
		sign, ink := "○ ", widgets.ColorSecondary
		if kept[i] {
			sign, ink = "√ ", theme.ColorNamePrimary
		}
		n.rules[i].Ink = ink
		n.rules[i].SetText(sign + rule)
		n.rules[i].Refresh()
	}
}

// read gives the password; an Invalid error comes with the field it is about.
func (n *newPassword) read() (password string, at *widgets.Entry, err error) {
	if err := cases.CheckPassword(n.first.Text); err != nil {
		return "", n.first, err
	}
	if n.first.Text != n.second.Text {
		return "", n.second, cases.Errorf(cases.Invalid, "second", "两次输入的不一样，请再输一遍。")
	}
	return n.first.Text, nil, nil
}
