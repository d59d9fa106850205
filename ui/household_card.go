package ui

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// marksOf are the words that say what a household is: 脱贫户 · 突发严重困难户 · 未消除.
func marksOf(h *cases.Household) string {
	var marks []string
	for _, m := range []string{h.HouseholdType, h.MonitorClass, h.RiskState} {
		if m != "" {
			marks = append(marks, m)
		}
	}
	return strings.Join(marks, " · ")
}

// riskInk colours the marks of a household whose risk is not removed.
func riskInk(h *cases.Household) fyne.ThemeColorName {
	if h.MonitorClass != "" && h.RiskState != cases.RiskRemoved {
		return widgets.ColorSoon
	}
	return widgets.ColorSecondary
}

// placeOf is village and group, the village only where several are shown.
func (s *Shell) placeOf(h *cases.Household) string { return s.place(h.Facts.Village, h.Facts.Team) }

func (s *Shell) place(village, team string) string {
	if s.village != 0 {
		return team
	}
	return strings.TrimSpace(village + " " + team)
}

// memberText names a member in one line: 杨建国 户主 男 58岁.
func (s *Shell) memberText(household int64, m *cases.Member) string {
	parts := []string{s.name(household, m.Person.Name), m.Membership.Relation, m.Person.Sex}
	if m.Person.Facts.Age.Valid {
		parts = append(parts, strconv.FormatInt(m.Person.Facts.Age.Value, 10)+"岁")
	}
	for _, more := range []string{m.Person.Health, m.Person.Schooling} {
		if more != "" && more != "健康" {
			parts = append(parts, more)
		}
	}
	return strings.Join(nonBlank(parts), " ")
}

func nonBlank(texts []string) []string {
	var out []string
	for _, t := range texts {
		if t != "" {
			out = append(out, t)
		}
	}
	return out
}

// cardTitle is the heading of a part of a card.
func cardTitle(text string) fyne.CanvasObject {
	title := widgets.NewNote(text, oneLine)
	return gapAbove(title, 8)
}

// cardMembers lists the members.
func (s *Shell) cardMembers(f *cases.HouseholdFile, width float32) fyne.CanvasObject {
	box := container.NewVBox(cardTitle("成员 " + strconv.Itoa(len(f.Members)) + " 人"))
	for i := range f.Members {
		box.Add(widgets.NewParagraph(s.memberText(f.Household.ID, &f.Members[i]), width))
	}
	return box
}

// cardVisit tells the last visit: when, how, what was written and what was wrong.
func cardVisit(title string, v *cases.VisitFile, ok bool, width float32) fyne.CanvasObject {
	if !ok {
		return container.NewVBox(cardTitle(title), widgets.NewNote("还没有走访过。", width))
	}
	head := strings.Join(nonBlank([]string{v.Visit.VisitedOn.String(), v.Visit.Way, v.Visit.Visitors}), " ")
	box := container.NewVBox(cardTitle(title), widgets.NewParagraph(head, width))
	if text := v.Text(); text != "" {
		box.Add(widgets.NewParagraph(text, width))
	}
	if wrong := v.Visit.Checks.Problems(); len(wrong) > 0 {
		said := widgets.NewParagraph("有问题："+wrong.Text(), width)
		said.Ink = widgets.ColorOverdue
		box.Add(said)
	}
	return box
}

// promiseText says a promise with its day and how it stands.
func promiseText(p *cases.Promise, today cases.Day) string {
	text := p.Text
	if p.DueOn != 0 {
		text += "（" + p.DueOn.String()
		if state := p.State(today); state != cases.PromiseOpen {
			text += " " + string(state)
		}
		text += "）"
	}
	if p.Responsible != "" {
		text += " " + p.Responsible
	}
	return text
}

// dueText says how the next visit stands: 应访 2026-12-01, 逾期 12 天.
func dueText(next, today cases.Day) (text string, state widgets.CellState) {
	switch days := next.DaysSince(today); {
	case next == 0:
		return "", widgets.CellNormal
	case days < 0:
		return "逾期 " + strconv.Itoa(-days) + " 天", widgets.CellOverdue
	case days == 0:
		return "今天应访", widgets.CellSoon
	case days <= 7:
		return strconv.Itoa(days) + " 天内应访", widgets.CellSoon
	}
	return next.String() + " 应访", widgets.CellNormal
}
