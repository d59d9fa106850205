package ui

import (
	"context"
	"strconv"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

func (p *incomePage) freezeText() string {
	if p.data.frozen {
		return "更正上报"
	}
	return "上报冻结"
}

// freeze keeps the year as it is reported; a second time it is a correction that says why.
func (p *incomePage) freeze() {
	a := p.account()
	year := strconv.Itoa(p.view.year)
	figures := "纯收入 " + a.Net.Grouped() + " 元，核算人口 " + cases.TextOf(&a.People) + " 人，人均 " + orElse(cases.TextOf(&a.PerHead), "（算不出）") + " 元。"
	if !p.data.frozen {
		q := widgets.Question{
			Title: "把 " + year + " 年度按现在的数上报冻结？",
			Text:  figures + "冻结后报表一直用这组数；以后明细再改，上报数也不变，要改须写明原因另作更正。",
			Yes:   "冻结 " + year + " 年度",
		}
		p.shell.Confirm(q, func() { p.keepYear("") })
		return
	}
	reason := widgets.NewEntry()
	reason.Columns = 24
	content := widgets.NewForm(1,
		&widgets.FormField{Key: "now", Label: "更正为", Widget: widgets.NewParagraph(figures, 380)},
		&widgets.FormField{Key: "reason", Label: "更正原因", Widget: reason, Required: true, Note: "原来的上报数保留，与更正一起显示。"})
	widgets.Ask(p.shell.window.Canvas(), widgets.Request{
		Title: "更正 " + year + " 年度的上报数", Content: content, Yes: "按现在的数更正",
		Submit: func() error {
			text := cases.NormalLine(reason.Text)
			if text == "" {
				return cases.Errorf(cases.Invalid, "reason", "请写明更正原因。")
			}
			p.keepYear(text)
			return nil
		},
	})
}

func (p *incomePage) keepYear(reason string) {
	household, year := p.route.Of, p.view.year
	p.shell.Save("正在冻结", func(ctx context.Context) (cases.Change, error) {
		return p.store.FreezeYear(ctx, []int64{household}, year, reason)
	}, nil, nil)
}

// editYear asks for what is said once a year: people, causes of a change, what is done about it.
func (p *incomePage) editYear() {
	before := p.data.year
	editRecord(&p.base, edit[cases.HouseholdYear]{
		Title: strconv.Itoa(p.view.year) + " 年度情况", Cat: cases.HouseholdYearCatalogue, Before: &before,
		Keys: []string{"accounting_people", "registered_people", "denominator", "change_causes", "change_note", "remedy", "responsible", "reported", "reported_on", "note"},
		Spec: formSpec{
			Name:    Route{Place: PlaceIncome, Of: p.route.Of, Tab: p.view.tab() + "/" + yearDialog}.String(),
			Title:   func() string { return strconv.Itoa(p.view.year) + " 年度情况 " + p.data.file.Household.HeadName },
			Columns: 2, Year: p.view.year,
		},
		Save: p.store.SaveHouseholdYear,
	})
}
