package ui

import (
	"context"
	"strconv"
	"strings"

	"zhucunji/cases"
)

// eraseHousehold erases the household for good with all that is its, after saying what that is.
func (p *householdPage) eraseHousehold() {
	s, id := p.shell, p.route.ID
	read := func(ctx context.Context) ([]cases.Occurrence, error) { return p.store.Timeline(ctx, id) }
	loadOr(&p.base, &slot{}, read, func(all []cases.Occurrence) {
		h := &p.facts.file.Household
		s.askErase(&p.base, erasing{
			title: "彻底删除整户？",
			what:  "户主 " + s.name(id, h.HeadName) + "（" + s.placeOf(h) + "）：" + p.belongings(all) + "，连同改过的每一版、照片、草稿。",
			store: func(ctx context.Context, reason string) (cases.Change, cases.Erased, error) {
				return s.stores.Eraser.Erase(ctx, "household", id, reason)
			},
			done: func() { s.Replace(Route{Place: PlaceHouseholds}) },
		})
	}, s.Fail)
}

// belongings counts what is the household's.
func (p *householdPage) belongings(all []cases.Occurrence) string {
	file := &p.facts.file
	parts := []string{strconv.Itoa(len(file.Members)+len(file.Former)) + " 名成员"}
	for _, kind := range timelineKinds()[1:] {
		n := 0
		for i := range all {
			for _, record := range kind.records {
				if all[i].Record == record && record != "membership" && record != "headship" {
					n++
				}
			}
		}
		if n > 0 {
			parts = append(parts, kind.title+" "+strconv.Itoa(n)+" 条")
		}
	}
	return strings.Join(parts, "、")
}

// erase erases the person of the current row for good.
func (t *membersTab) erase() {
	m, ok := t.current()
	if !ok {
		return
	}
	p := t.page
	s, id := p.shell, m.Person.ID
	s.askErase(&p.base, erasing{
		title: "彻底删除这个人？",
		what:  s.name(p.route.ID, m.Person.Name) + " 的姓名、证件号码、电话、账号、健康和务工等全部个人资料，连同改过的每一版、照片、草稿；别处文字里提到的姓名和号码也涂去。他的收入留在这一户的合计里，不再写明是谁的。",
		store: func(ctx context.Context, reason string) (cases.Change, cases.Erased, error) {
			return s.stores.Eraser.Erase(ctx, "person", id, reason)
		},
	})
}
