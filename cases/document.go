package cases

import "strings"

// Document is a paper the program can make that is no table of many alike: a file of
// one household, a record of one visit, a report on a village. What stands in it is
// built as DocumentPages; how it looks is the writer's matter.
type Document struct {
	Key     string // "D1"; stays the same for ever
	Name    string // what lists and file names call it
	Title   string // the heading; {place} {head} {year} {period} are filled in
	Grain   DocumentGrain
	Use     Use
	Cadence string // 每月 每季 每年 临时
	Months  int    // of DocumentOfPeriod: how long the period is
	Sign    []string
}

// DocumentGrain says what one document is about.
type DocumentGrain string

// The grains of documents.
const (
	DocumentOfHousehold DocumentGrain = "household" // one household, or each of a group
	DocumentOfVisit     DocumentGrain = "visit"     // one visit, or each of several
	DocumentOfPeriod    DocumentGrain = "period"    // a village over a period
)

// Title is the grain's name as shown to people.
func (g DocumentGrain) Title() string {
	switch g {
	case DocumentOfHousehold:
		return "每户一份"
	case DocumentOfVisit:
		return "每次走访一份"
	case DocumentOfPeriod:
		return "每个时段一份"
	}
	return ""
}

// Documents lists the documents the program makes, in the order shown.
func Documents() []*Document {
	return []*Document{
		{
			Key: "D1", Name: "一户一档", Title: "{place}{head}户一户一档", Grain: DocumentOfHousehold,
			Use: UseUpload, Cadence: "临时", Sign: []string{"户主（签字）", "帮扶责任人", "村主要负责人", "第一书记"},
		},
		{
			Key: "D2", Name: "走访记录表", Title: "{place}入户走访记录表", Grain: DocumentOfVisit,
			Use: UseUpload, Cadence: "临时", Sign: []string{"农户签字（按手印）", "走访人签字", "记录人"},
		},
		{
			Key: "D3", Name: "帮扶明白卡", Title: "{year}年度帮扶明白卡", Grain: DocumentOfHousehold,
			Use: UseUpload, Cadence: "每年", Sign: []string{"户主（签字）", "帮扶责任人", "村主要负责人", "第一书记"},
		},
		{
			Key: "D4", Name: "收入明白卡", Title: "{year}年度家庭收入明白卡", Grain: DocumentOfHousehold,
			Use: UseUpload, Cadence: "每年", Sign: []string{"户主（签字）", "帮扶责任人", "村主要负责人", "第一书记"},
		},
		summaryDocument("D5", "工作月报", "每月", 1),
		summaryDocument("D6", "工作季报", "每季", 3),
		summaryDocument("D7", "工作年报", "每年", 12),
	}
}

// summaryDocument is a report on the work of a period; the three differ in its length.
func summaryDocument(key, name, cadence string, months int) *Document {
	return &Document{
		Key: key, Name: name, Title: "{place}驻村帮扶" + name + "（{period}）", Grain: DocumentOfPeriod,
		Use: UseBrief, Cadence: cadence, Months: months, Sign: []string{"填报人", "审核人", "村主要负责人", "第一书记"},
	}
}

// DocumentByKey finds a document by its key. It is NotFound where there is none.
func DocumentByKey(key string) (*Document, error) {
	for _, d := range Documents() {
		if d.Key == key {
			return d, nil
		}
	}
	return nil, Errorf(NotFound, "report", "没有编号为“"+key+"”的报表。")
}

// Masked settles whether a document is masked: 汇报 ones are unless asked for in full,
// those that are filed or handed to the household are not unless asked for.
func (d *Document) Masked(full, masked bool) bool {
	return !full && (masked || d.Use != UseUpload)
}

// PeriodAt is the period of a DocumentOfPeriod in which a day lies: the month, the
// quarter or the year.
func (d *Document) PeriodAt(day Day) Period {
	months := max(d.Months, 1)
	first := NewMonth(day.Year(), (int(day.MonthOf())%100-1)/months*months+1)
	return Period{first.First(), first.Add(months - 1).Last()}
}

// DocumentExport is one document to be written: which, of what, and how.
type DocumentExport struct {
	Document  *Document
	Filter    ReportFilter // village, group, types, 核算年度, period, the day as of which
	Household Ref          // this household alone; 0: every one the filter takes
	Visits    []int64      // of DocumentOfVisit: these visits alone
	Masked    bool         // settled by Document.Masked
	NoPhotos  bool         // leave the photos out; a masked document never has any
	FilledOn  Day
}

// Check says what is wrong with an export before anything is written: no document, or
// a village's report without a period.
func (e *DocumentExport) Check() error {
	if e.Document == nil {
		return Errorf(Invalid, "report", "请选择要导出的文书。")
	}
	if e.Document.Grain == DocumentOfPeriod && (e.Filter.Span().From == 0 || e.Filter.Span().To == 0) {
		return Errorf(Invalid, "period", "请选择"+e.Document.Name+"的起止日期。")
	}
	return nil
}

// Year is the ledger year whose incomes the document tells: the filter's, or that of
// its day.
func (e *DocumentExport) Year() int {
	if e.Filter.Year > 0 {
		return e.Filter.Year
	}
	return e.Filter.AsOf.Year()
}

// heading is the title of a page, of a household where head is not blank.
func (e *DocumentExport) heading(place, head string) string {
	report := Report{Title: strings.NewReplacer("{head}", head, "{place}", place).Replace(e.Document.Title)}
	filter := e.Filter
	filter.Year = e.Year()
	return report.Heading(filter)
}

// FileName is the name a document is offered under: "望岭村_一户一档_2026年_完整.xlsx".
func (e *DocumentExport) FileName() string {
	period := e.Filter.PeriodText()
	if e.Document.Grain == DocumentOfHousehold {
		period = ReportFilter{Year: e.Year()}.PeriodText()
	}
	return e.nameOf(e.Filter.Place, e.Document.Name, period, e.hidden())
}

// HouseholdFileName is the name of one household's file in a folder of them:
// "望岭村_一组_杨建国_一户一档.xlsx". A masked one says so and masks the name.
func (e *DocumentExport) HouseholdFileName(d *Dossier) string {
	head, hidden := d.File.Household.HeadName, ""
	if e.Masked {
		head, hidden = Mask(KindName, head), "脱敏"
		head = strings.ReplaceAll(head, "*", "某")
	}
	return e.nameOf(d.File.Village.Name, d.File.Team.Name, head, e.Document.Name, hidden)
}

func (e *DocumentExport) hidden() string {
	if e.Masked {
		return "脱敏"
	}
	return "完整"
}

func (e *DocumentExport) nameOf(parts ...string) string {
	for i := range parts {
		parts[i] = fileNamePart(parts[i])
	}
	return shorten(strings.Join(filled(parts...), "_"), maxFileName) + ".xlsx"
}
