package ui_test

import (
	"context"
	"slices"
	"strings"

	"zhucunji/cases"
	"zhucunji/ui"
)

// fakeVillage is a small village in memory: what the pages of households and visits need.
type fakeVillage struct {
	fails      error // what every write answers
	households []cases.HouseholdFile
	teams      []cases.Team
	visits     []cases.VisitFile
	promises   []cases.Promise
	account    cases.Account
	occurred   []cases.Occurrence
	gatherings []cases.Gathering
	photos     []cases.Photo
	history    []cases.HistoryEntry
	measures   []cases.MeasureRow
	filter     cases.HouseholdFilter // of the list read last
	visitsOf   cases.VisitFilter     // of the log read last
	did        []string

	leaving    cases.Leaving // as asked for last, and so on
	succession cases.Succession
	on         cases.Day
	splitting  cases.Splitting
	merging    cases.Merging
	moving     cases.Moving
	into       int64
}

// newFakeVillage has two households of three people in one group, one of them visited.
func newFakeVillage() *fakeVillage {
	f := &fakeVillage{teams: []cases.Team{{Base: cases.Base{ID: 1}, VillageID: 1, Name: "一组"}}}
	yang := f.add(7, "杨建国", "脱贫户", "王秀英", "配偶", "女")
	yang.Household.NextVisitOn = cases.NewDay(2026, 11, 1)
	yang.Household.Phone = "13800001234"
	f.add(8, "李明", "普通农户")
	f.visits = []cases.VisitFile{{Visit: cases.Visit{
		Base: cases.Base{ID: 51}, HouseholdID: 7, VisitedOn: cases.NewDay(2026, 8, 2), Way: "入户", VisitorKind: "干部",
		Visitors: "张队长、刘会计", MetName: "王秀英", MetRelation: "配偶", Text: "蚕房漏雨，答应帮修。",
		Checks: cases.CheckList{{Item: "义务教育", Answer: cases.AnswerNA}, {Item: "住房安全", Answer: cases.AnswerProblem, Note: "瓦片破损"}},
	}}}
	f.promises = []cases.Promise{{
		Base: cases.Base{ID: 61}, HouseholdID: 7, VisitID: 51, Text: "修蚕房", Responsible: "刘会计",
		PromisedOn: cases.NewDay(2026, 8, 2), DueOn: cases.NewDay(2026, 10, 1),
	}}
	return f
}

func (f *fakeVillage) add(id int64, head, kind string, others ...string) *cases.HouseholdFile {
	h := cases.HouseholdFile{Household: cases.Household{
		Base: cases.Base{ID: id}, VillageID: 1, TeamID: 1, HeadID: cases.Ref(id * 10), HeadName: head, HouseholdType: kind,
		People: cases.Some(int64(1 + len(others)/3)), Facts: cases.HouseholdFacts{Village: "望岭村", Team: "一组"},
	}}
	h.Members = append(h.Members, member(id*10, id, head, cases.RelationHead, "男"))
	for i := 0; i+2 < len(others); i += 3 {
		h.Members = append(h.Members, member(id*10+int64(i)+1, id, others[i], others[i+1], others[i+2]))
	}
	h.Headships = []cases.Headship{{Base: cases.Base{ID: id}, HouseholdID: cases.Ref(id), PersonID: cases.Ref(id * 10)}}
	h.Standings = []cases.Standing{{Base: cases.Base{ID: id}, HouseholdID: cases.Ref(id), Kind: "户类型", Value: kind}}
	f.households = append(f.households, h)
	return &f.households[len(f.households)-1]
}

func member(id, household int64, name, relation, sex string) cases.Member {
	return cases.Member{
		Person:     cases.Person{Base: cases.Base{ID: id}, Name: name, Sex: sex, Facts: cases.PersonFacts{Age: cases.Some(int64(50)), Relation: relation}},
		Membership: cases.Membership{Base: cases.Base{ID: id}, HouseholdID: cases.Ref(household), PersonID: cases.Ref(id), Relation: relation},
	}
}

// stores is a shell over a village, with both in every field they fill.
func (f *fakeVillage) stores(shell *fakeShell) ui.Stores {
	sales := newFakeSales(&fakeSettings{fakeShell: shell})
	return ui.Stores{Shell: shell, Households: f, Household: f, Visits: f, Sales: sales}
}

// newVillageShellOf is the shell's part of the small village, with what its search box finds.
func newVillageShellOf(f *fakeVillage) *fakeShell {
	shell := newVillageShell()
	shell.hits["yjg"] = []cases.Hit{{HouseholdID: 7, PersonID: 70, Head: "杨建国", Person: "杨建国", Village: "望岭村", Group: "一组", Why: "拼音"}}
	shell.hits["lm"] = []cases.Hit{{HouseholdID: 8, PersonID: 80, Head: "李明", Person: "李明", Village: "望岭村", Group: "一组", Why: "拼音"}}
	return shell
}

func (f *fakeVillage) done(sentence, record string, id, household int64) (cases.Change, error) {
	if f.fails != nil {
		return cases.Change{}, f.fails
	}
	f.did = append(f.did, sentence)
	return cases.Change{Act: int64(len(f.did)), Sentence: sentence, Touched: []cases.Touched{{Record: record, ID: id, Household: household}}}, nil
}

func (f *fakeVillage) Teams(context.Context, cases.Ref) ([]cases.Team, error) { return f.teams, nil }

func (f *fakeVillage) FirstHouseholds(ctx context.Context, filter cases.HouseholdFilter, by cases.Sort, n int) ([]cases.Household, error) {
	order, err := f.OrderHouseholds(ctx, filter, by)
	if err != nil {
		return nil, err
	}
	return f.HouseholdsByID(ctx, order.IDs[:min(n, len(order.IDs))])
}

func (f *fakeVillage) OrderHouseholds(_ context.Context, filter cases.HouseholdFilter, by cases.Sort) (o cases.HouseholdOrder, err error) {
	f.filter = filter
	for _, h := range f.households {
		if h.Household.Hidden != filter.Bin || (filter.IDs != nil && !slices.Contains(filter.IDs, h.Household.ID)) ||
			(filter.Type != "" && h.Household.HouseholdType != filter.Type) {
			continue
		}
		o.IDs = append(o.IDs, h.Household.ID)
		o.People += h.Household.People.Value
	}
	if by.Down {
		slices.Reverse(o.IDs)
	}
	return o, nil
}

func (f *fakeVillage) HouseholdsByID(_ context.Context, ids []int64) (out []cases.Household, err error) {
	for _, id := range ids {
		for _, h := range f.households {
			if h.Household.ID == id {
				out = append(out, h.Household)
			}
		}
	}
	return out, nil
}

func (f *fakeVillage) Household(_ context.Context, id int64) (cases.HouseholdFile, error) {
	for _, h := range f.households {
		if h.Household.ID == id {
			return h, nil
		}
	}
	return cases.HouseholdFile{}, cases.Errorf(cases.NotFound, "", "这户已不在。")
}

func (f *fakeVillage) DueHouseholds(_ context.Context, n int) ([]cases.Household, error) {
	return f.FirstHouseholds(context.Background(), cases.HouseholdFilter{}, cases.Sort{}, n)
}

func (f *fakeVillage) AddHousehold(_ context.Context, n *cases.NewHousehold) (cases.Change, error) {
	change, err := f.done("新建农户 "+n.Members[0].Person.Name, "household", 9, 9)
	if err == nil {
		n.Household.ID = 9
		n.Household.HeadName, n.Household.HouseholdType = n.Members[0].Person.Name, n.Type
		f.households = append(f.households, cases.HouseholdFile{Household: n.Household, Members: n.Members})
	}
	return change, err
}

func (f *fakeVillage) SetOnMany(_ context.Context, ids []int64, key, text string) (cases.Change, error) {
	return f.done(key+"="+text, "household", ids[0], ids[0])
}

func (f *fakeVillage) HideHouseholds(_ context.Context, ids []int64) (cases.Change, error) {
	return f.hide(ids, true, "删除农户")
}

func (f *fakeVillage) RestoreHouseholds(_ context.Context, ids []int64) (cases.Change, error) {
	return f.hide(ids, false, "恢复农户")
}

func (f *fakeVillage) hide(ids []int64, on bool, sentence string) (cases.Change, error) {
	for i := range f.households {
		if slices.Contains(ids, f.households[i].Household.ID) {
			f.households[i].Household.Hidden = on
		}
	}
	return f.done(sentence, "household", ids[0], ids[0])
}

func (f *fakeVillage) Hide(_ context.Context, record string, id int64) (cases.Change, error) {
	return f.done("删除 "+record, record, id, 0)
}

func (f *fakeVillage) Restore(_ context.Context, record string, id int64) (cases.Change, error) {
	return f.done("恢复 "+record, record, id, 0)
}

func (f *fakeVillage) LastVisit(_ context.Context, household int64) (cases.VisitFile, bool, error) {
	for i := len(f.visits) - 1; i >= 0; i-- {
		if int64(f.visits[i].Visit.HouseholdID) == household {
			return f.visits[i], true, nil
		}
	}
	return cases.VisitFile{}, false, nil
}

func (f *fakeVillage) OpenPromises(_ context.Context, household int64) (out []cases.Promise, err error) {
	for _, p := range f.promises {
		if (household == 0 || int64(p.HouseholdID) == household) && p.DoneOn == 0 {
			out = append(out, p)
		}
	}
	return out, nil
}

func (f *fakeVillage) LedgerAccount(_ context.Context, _ int64, year int) (cases.Account, bool, error) {
	a := f.account
	a.Year = year
	return a, false, nil
}

func (f *fakeVillage) FirstVisits(ctx context.Context, filter cases.VisitFilter, by cases.Sort, n int) ([]cases.VisitRow, error) {
	ids, err := f.OrderVisits(ctx, filter, by)
	if err != nil {
		return nil, err
	}
	return f.VisitsByID(ctx, ids[:min(n, len(ids))])
}

func (f *fakeVillage) OrderVisits(_ context.Context, filter cases.VisitFilter, _ cases.Sort) (ids []int64, err error) {
	f.visitsOf = filter
	for _, v := range slices.Backward(f.visits) {
		if filter.Household == 0 || filter.Household == v.Visit.HouseholdID {
			ids = append(ids, v.Visit.ID)
		}
	}
	return ids, nil
}

func (f *fakeVillage) VisitsByID(_ context.Context, ids []int64) (rows []cases.VisitRow, err error) {
	for _, id := range ids {
		for _, v := range f.visits {
			if v.Visit.ID == id {
				h, err := f.Household(context.Background(), int64(v.Visit.HouseholdID))
				rows = append(rows, cases.VisitRow{Visit: v.Visit, Head: h.Household.HeadName, Village: "望岭村", Team: "一组", Text: v.Visit.Text})
				if err != nil {
					return nil, err
				}
			}
		}
	}
	return rows, nil
}

func (f *fakeVillage) Visit(_ context.Context, id int64) (cases.VisitFile, error) {
	for _, v := range f.visits {
		if v.Visit.ID == id {
			return v, nil
		}
	}
	return cases.VisitFile{}, cases.Errorf(cases.NotFound, "", "这次走访已不在。")
}

func (f *fakeVillage) AddVisit(_ context.Context, v *cases.VisitFile) (cases.Change, error) {
	change, err := f.done("走访", "visit", 52, int64(v.Visit.HouseholdID))
	if err == nil {
		v.Visit.ID = int64(51 + len(f.visits))
		f.visits = append(f.visits, *v)
	}
	return change, err
}

func (f *fakeVillage) EditVisit(_ context.Context, before, after *cases.VisitFile) (cases.Change, error) {
	change, err := f.done("修改走访", "visit", before.Visit.ID, int64(before.Visit.HouseholdID))
	for i := range f.visits {
		if err == nil && f.visits[i].Visit.ID == before.Visit.ID {
			f.visits[i] = *after
		}
	}
	return change, err
}

func (f *fakeVillage) AddGathering(_ context.Context, g *cases.Gathering, visits []cases.Visit) (cases.Change, error) {
	change, err := f.done("院坝会", "gathering", 71, 0)
	if err == nil {
		f.gatherings = append(f.gatherings, *g)
		for _, v := range visits {
			v.ID = int64(51 + len(f.visits))
			f.visits = append(f.visits, cases.VisitFile{Visit: v})
		}
	}
	return change, err
}

func (f *fakeVillage) EditGathering(_ context.Context, before, after *cases.Gathering) (cases.Change, error) {
	change, err := f.done("修改院坝会", "gathering", before.ID, 0)
	for i := range f.visits {
		if err == nil && f.visits[i].Gathering.ID == before.ID {
			f.visits[i].Gathering = *after
		}
	}
	return change, err
}

func (f *fakeVillage) ClosePromise(_ context.Context, before, after *cases.Promise) (cases.Change, error) {
	change, err := f.done("办结承诺", "promise", before.ID, int64(before.HouseholdID))
	for i := range f.promises {
		if err == nil && f.promises[i].ID == before.ID {
			f.promises[i] = *after
		}
	}
	return change, err
}

func (f *fakeVillage) AddPhoto(_ context.Context, p *cases.Photo, content []byte) (cases.Change, error) {
	p.Size = cases.Some(int64(len(content)))
	f.photos = append(f.photos, *p)
	return f.done("照片", "photo", int64(len(f.photos)), int64(p.HouseholdID))
}

func (f *fakeVillage) PhotoContent(_ context.Context, file string) ([]byte, error) {
	return []byte(strings.Repeat("x", len(file))), nil
}
