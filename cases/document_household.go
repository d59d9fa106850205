package cases

import (
	"fmt"
	"slices"
)

// dossier fills the page of 一户一档: who they are, how they live, what was done for
// them and what came of it.
func (p *paper) dossier(page *DocumentPage, d *Dossier) {
	page.Sections = slices.Concat(
		chapter(p.facts(d)), chapter(p.members(d)), chapter(p.standings(d)), chapter(p.incomes(d)), chapter(p.measures(d)), chapter(p.jobs(d)),
		chapter(p.visits(d)), chapter(append(p.demands(d.Demands), p.promises(d.Promises, d.AsOf)...)), chapter(p.photos("户档照片", d.File.Photos)),
	)
	page.count()
}

// facts are the household's own fields by their groups.
func (p *paper) facts(d *Dossier) []DocumentSection {
	h := &d.File.Household
	group := func(title string, per int, keys ...string) []DocumentSection {
		return section(title, per, cells(p, HouseholdCatalogue, h, keys...))
	}
	basic := []DocumentCell{
		{Label: "行政村", Content: p.text(d.File.Village.Name)}, {Label: "村民小组", Content: p.text(d.File.Team.Name)},
	}
	basic = append(basic, cells(p, HouseholdCatalogue, h, "hamlet", "head_name", "head_id_number", "phone", "code", "people", "household_type",
		"monitor_class", "risk_state", "visit_class", "bank_name", "bank_account", "address")...)
	return slices.Concat(
		[]DocumentSection{{Title: "基本情况", Per: 3, Cells: basic}},
		group("身份", 3, "standard", "escaped_year", "first_month", "cause_1", "cause_2", "cause_3", "no_labour_backed", "military", "only_child", "two_daughters"),
		group("生产条件", 3, "arable_mu", "irrigated_mu", "forest_mu", "returned_mu", "orchard_mu", "pasture_mu", "water_mu",
			"production_power", "cooperative", "led_by_company", "led_by_pioneer"),
		group("生活条件和住房", 3, "living_power", "broadcast", "road_km", "road_kind", "road_hardened", "toilet", "toilet_works", "water_hard",
			"water_safe", "water_source", "water_grade", "fuel", "house_m2", "house_structure", "unsafe_house", "house_grade", "renewed_year"),
		group("易地搬迁", 3, "relocated", "relocation_way", "relocation_address"),
		group("帮扶责任人", 3, "helper_name", "helper_sex", "helper_unit", "helper_post", "helper_level", "helper_phone", "helper_from_on", "helper_to_on",
			"collector", "collector_phone", "note"),
	)
}

// members lists the people: who they are, then what covers them, then who left.
func (p *paper) members(d *Dossier) []DocumentSection {
	people := func(list []Member) []*Person {
		out := make([]*Person, len(list))
		for i := range list {
			out[i] = &list[i].Person
		}
		return out
	}
	name := lead[Person]{"姓名", func(_ int, m *Person) Content { return p.name(m.Name) }}
	who := people(d.File.Members)
	identity := table(p, PersonCatalogue, who, []lead[Person]{ordinal[Person](), name}, "relation", "sex", "id_number", "age", "ethnicity",
		"politics", "education", "schooling", "phone")
	state := table(p, PersonCatalogue, who, []lead[Person]{name}, "birth_on", "health", "disability_kind", "disability_grade", "labour", "marriage", "no_school",
		"serving", "mandarin", "known_month", "note")
	cover := table(p, PersonCatalogue, who, []lead[Person]{name}, "med_resident", "med_employee", "med_serious", "med_commercial", "pension_resident",
		"pension_employee", "dibao", "dibao_level", "tekun", "tekun_way", "med_aid", "health_aid", "bank_name", "bank_account")
	left := make([]*Membership, len(d.File.Former))
	for i := range d.File.Former {
		left[i] = &d.File.Former[i].Membership
	}
	former := table(p, MembershipCatalogue, left, []lead[Membership]{
		{"姓名", func(i int, _ *Membership) Content { return p.name(d.File.Former[i].Person.Name) }},
	}, "relation", "joined_on", "join_reason", "left_on", "leave_reason", "note")
	return slices.Concat(
		tableSection(fmt.Sprintf("家庭成员（%d 人）", len(who)), identity), tableSection("健康与劳动", state), tableSection("参保与保障", cover),
		tableSection("已离开的成员", former),
	)
}

// standings tells what the household was and is, and each time it was monitored.
func (p *paper) standings(d *Dossier) []DocumentSection {
	heads := table(p, HeadshipCatalogue, pointers(d.File.Headships), []lead[Headship]{
		{"户主", func(_ int, h *Headship) Content { return p.name(d.person(h.PersonID)) }},
	}, "from_on", "to_on", "note")
	if len(d.File.Headships) < 2 {
		heads = nil // the present head stands above
	}
	sections := slices.Concat(
		tableSection("户类型变动", table(p, StandingCatalogue, pointers(d.File.Standings), nil, "kind", "value", "from_on", "to_on", "note")),
		tableSection("户主变动", heads),
	)
	for i := range d.File.Monitorings {
		title := "监测"
		if len(d.File.Monitorings) > 1 {
			title = fmt.Sprintf("第 %d 次监测", i+1)
		}
		sections = append(sections, section(title, 3, p.filledCells(cells(p, MonitoringCatalogue, &d.File.Monitorings[i])))...)
	}
	return sections
}

// filledCells leaves blank cells out, where a form would be mostly blank.
func (p *paper) filledCells(list []DocumentCell) []DocumentCell {
	return slices.DeleteFunc(list, func(c DocumentCell) bool { return c.Content.Blank() })
}

// jobs lists the 务工 of the household's people.
func (p *paper) jobs(d *Dossier) []DocumentSection {
	name := lead[JobSpell]{"姓名", func(_ int, j *JobSpell) Content { return p.name(d.person(j.PersonID)) }}
	return tableSection("务工情况", table(p, JobSpellCatalogue, pointers(d.Jobs), []lead[JobSpell]{name}, "province", "county", "place",
		"from_month", "to_month", "employer", "industry", "trade", "monthly_pay", "channel", "travel_subsidy", "stay_subsidy", "note"))
}

// demands lists what people asked for, and what became of it.
func (p *paper) demands(list []Demand) []DocumentSection {
	return tableSection("群众诉求", table(p, DemandCatalogue, pointers(list), []lead[Demand]{ordinal[Demand]()}, "raised_on", "category", "text", "state",
		"responsible", "answered_on", "answer"))
}

// promises lists what was promised, and how it stands on a day.
func (p *paper) promises(list []Promise, asOf Day) []DocumentSection {
	t := table(p, PromiseCatalogue, pointers(list), []lead[Promise]{ordinal[Promise]()}, "promised_on", "text", "responsible", "due_on", "done_on", "outcome")
	if t == nil {
		return nil
	}
	t.Columns = append(t.Columns, DocumentColumn{Title: "状态"})
	for i := range list {
		t.Rows[i] = append(t.Rows[i], Content{Value: string(list[i].State(asOf))})
	}
	return tableSection("承诺办理事项", t)
}

// photos shows pictures with when and of what they are. A masked page has none: faces
// cannot be masked.
func (p *paper) photos(title string, list []Photo) []DocumentSection {
	if len(list) == 0 || p.export.NoPhotos {
		return nil
	}
	if p.export.Masked {
		return []DocumentSection{{Title: title, Text: fmt.Sprintf("照片 %d 张，脱敏件不附照片。", len(list))}}
	}
	s := DocumentSection{Title: title}
	for i := range list {
		taken := ""
		if t := list[i].TakenAt; !t.IsZero() {
			taken = t.Local().Format("2006-01-02 15:04")
		}
		s.Photos = append(s.Photos, DocumentPhoto{list[i].File, joinTexts("　", taken, list[i].Caption)})
	}
	return []DocumentSection{s}
}
