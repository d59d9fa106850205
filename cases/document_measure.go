package cases

import (
	"fmt"
	"slices"
)

// measures lists the measures of a household, and under them what each kind adds: the
// industry with its inputs and sales, the post with its months, loans, aid, subsidies.
// Lines of the kinds refer to a measure by its number in the first table.
func (p *paper) measures(d *Dossier) []DocumentSection {
	list := d.Measures
	if len(list) == 0 {
		return nil
	}
	common := make([]*Measure, len(list))
	for i := range list {
		common[i] = p.withoutIllness(&list[i].Measure)
	}
	person := lead[Measure]{"受益人", func(i int, _ *Measure) Content { return p.name(list[i].Person) }}
	t := table(p, MeasureCatalogue, common, []lead[Measure]{ordinal[Measure]()}, "year", "block", "item", "content", "quantity+unit", "amount", "state")
	p.column(t, "起止日期", len(list), func(i int) Content {
		return p.text(joinTexts("\n", common[i].FromOn.String(), common[i].ToOn.String()))
	})
	p.column(t, person.title, len(list), func(i int) Content { return person.of(i, common[i]) })
	p.column(t, "来源", len(list), func(i int) Content {
		m := &list[i]
		return p.long(joinTexts("、", m.Unit, m.Fund, m.Project, m.Measure.Source))
	})
	p.column(t, "责任人", len(list), func(i int) Content { return p.text(list[i].Measure.Responsible) })
	p.column(t, "成效", len(list), func(i int) Content { return p.long(joinTexts("；", common[i].Effect, common[i].Note)) })
	sections := tableSection(fmt.Sprintf("帮扶措施（%d 项）", len(list)), t)
	sections = append(sections, p.measureKinds(list)...)
	for i := range list {
		sections = append(sections, p.photos(fmt.Sprintf("措施 %d 照片（%s）", i+1, list[i].Measure.Block), list[i].Photos)...)
	}
	return sections
}

// withoutIllness is a measure as the page may show it: what one of 健康帮扶 did tells of an
// illness, and is hidden on a masked page.
func (p *paper) withoutIllness(m *Measure) *Measure {
	if !p.export.Masked || m.Block != blockHealth {
		return m
	}
	hidden := *m
	for _, text := range []*string{&hidden.Content, &hidden.Effect, &hidden.Note} {
		if *text != "" {
			*text = hiddenText
		}
	}
	return &hidden
}

// column adds a column to a table where any record has something in it.
func (p *paper) column(t *DocumentTable, title string, n int, of func(i int) Content) {
	column := make([]Content, n)
	some := false
	for i := range column {
		column[i] = of(i)
		some = some || !column[i].Blank()
	}
	if !some {
		return
	}
	t.Columns = append(t.Columns, DocumentColumn{Title: title, Long: column[0].Long})
	for i := range column {
		t.Rows[i] = append(t.Rows[i], column[i])
	}
}

// measureKinds lists the parts of each kind that the measures have.
func (p *paper) measureKinds(list []DossierMeasure) []DocumentSection {
	return slices.Concat(
		kindSection(p, "到户产业", IndustryCatalogue, list, func(m *DossierMeasure) []*Industry { return worked(m.Industry) }, "category", "variety", "season",
			"scale+unit", "yield+yield_unit", "unit_price", "value", "cost", "net", "leader", "links", "sales_to", "insured", "payout"),
		kindSection(p, "产业投入", InputCatalogue, list, func(m *DossierMeasure) []*Input { return pointers(m.Inputs) }, "source", "what", "amount", "given_on", "note"),
		kindSection(p, "产品销售", SaleCatalogue, list, func(m *DossierMeasure) []*Sale { return pointers(m.Sales) }, "sold_on", "product", "quantity+unit",
			"unit_price", "amount", "buyer", "channel", "received", "received_on"),
		kindSection(p, "公益性岗位", PublicPostCatalogue, list, func(m *DossierMeasure) []*PublicPost { return some(m.Post) }, "post_name", "post_type", "duty_area",
			"employer", "contract_from_on", "contract_to_on", "monthly_standard", "required_days", "social_card", "accident_insurance", "state"),
		p.attendance(list),
		kindSection(p, "小额信贷", MicroLoanCatalogue, list, func(m *DossierMeasure) []*MicroLoan { return some(m.Loan) }, "lender", "stars", "credit_limit", "principal",
			"balance", "term_months", "lent_on", "due_on", "rate", "interest_subsidy", "repaid", "loan_use", "state"),
		kindSection(p, "教育资助", StudentAidCatalogue, list, func(m *DossierMeasure) []*StudentAid { return some(m.Aid) }, "school", "stage", "grade", "major", "term",
			"kind", "amount", "paid_on", "card"),
		kindSection(p, "惠民补贴", SubsidyCatalogue, list, func(m *DossierMeasure) []*Subsidy { return some(m.Subsidy) }, "kind", "batch", "matter", "applied_quantity+unit",
			"accepted_quantity+unit", "rate", "applied_amount", "accepted_on", "approved_amount", "paid_on", "paid_amount", "state", "card"),
		kindSection(p, "就业帮扶", JobSupportCatalogue, list, func(m *DossierMeasure) []*JobSupport { return some(m.Job) }, "training", "trainer", "training_days",
			"certificate", "channel", "workshop", "employer", "served_on", "employed"),
	)
}

// attendance sums the months of public posts by measure and year.
func (p *paper) attendance(list []DossierMeasure) []DocumentSection {
	return kindSection(p, "公益性岗位出勤", AttendanceCatalogue, list, func(m *DossierMeasure) []*Attendance {
		months := make([]*Attendance, len(m.Attendance))
		for i := range m.Attendance {
			month := m.Attendance[i]
			month.Subsidy = month.WorkedSubsidy()
			months[i] = &month
		}
		return months
	}, "month", "required_days", "present_days", "subsidy", "paid_on", "note")
}

// some is a list of the one part, or an empty one.
func some[T any](part *T) []*T {
	if part == nil {
		return nil
	}
	return []*T{part}
}

// worked is an industry with what it leaves to be worked out filled in.
func worked(i *Industry) []*Industry {
	if i == nil {
		return nil
	}
	full := *i
	full.Value, full.Net = i.WorkedValue(), i.WorkedNet()
	return []*Industry{&full}
}

// kindSection lists the parts of one kind with the numbers of their measures.
func kindSection[T any](p *paper, title string, c *Catalogue[T], list []DossierMeasure, of func(*DossierMeasure) []*T, keys ...string) []DocumentSection {
	var records []*T
	var numbers []int
	for i := range list {
		for _, record := range of(&list[i]) {
			records, numbers = append(records, record), append(numbers, i+1)
		}
	}
	measure := lead[T]{"措施序号", func(i int, _ *T) Content { return whole(numbers[i]) }}
	return tableSection(title, table(p, c, records, []lead[T]{measure}, keys...))
}
