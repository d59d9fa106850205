package cases_test

import (
	"strings"
	"testing"

	"zhucunji/cases"
)

// headings makes columns of titles, "与上年比较/增减额" with its levels.
func headings(titles ...string) (out []cases.TemplateHeading) {
	for _, t := range titles {
		levels := strings.Split(t, "/")
		out = append(out, cases.TemplateHeading{Heading: cases.Heading{Title: levels[len(levels)-1], Over: levels[:len(levels)-1]}})
	}
	return out
}

func TestHeadingsAreUnderstoodInTheirVariants(t *testing.T) {
	for title, want := range map[string]string{
		"户主姓名":       "household.head_name",
		" 户 主 姓 名 ":  "household.head_name",
		"*户主姓名（必填）":  "household.head_name",
		"户编号":        "household.code",
		"乡（镇）":       "household.town",
		"乡(镇)":       "household.town",
		"人均纯收入(元)":   "household.net_per_head",
		"人均纯收入（万元）":  "household.net_per_head",
		"2026年人均纯收入": "household.net_per_head",
		"2025年人均纯收入": "before.net_per_head",
		"上年度人均纯收入":   "before.net_per_head",
		"上年/人均纯收入":   "before.net_per_head",
		"户主/姓名":      "household.head_name",
		"帮扶责任人/联系电话": "household.helper_phone",
		"帮扶责任人/姓名":   "household.helper_name",
		"与上年比较/增减额":  "row.change",
		"耕地面积（亩）":    "household.arable_mu",
		"１．家庭人口":     "household.people",
		"是否危房户":      "household.unsafe_house",
		"序号":         "row.number",
		"公章":         "",
	} {
		t.Run(title, func(t *testing.T) {
			got := cases.ProposeTable(cases.GrainHousehold, 2026, headings(title)).Columns[0].Path
			if got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

func TestATitleThatComesAgainIsReadWithTheOneBefore(t *testing.T) {
	columns := cases.ProposeTable(cases.GrainHousehold, 2026, headings("户主姓名", "联系电话", "帮扶责任人", "联系电话")).Columns
	if columns[1].Path != "household.phone" || columns[3].Path != "household.helper_phone" {
		t.Errorf("got %s and %s", columns[1].Path, columns[3].Path)
	}
}

func TestTheGrainFollowsFromTheTitles(t *testing.T) {
	for titles, want := range map[string]cases.Grain{
		"序号 户主姓名 身份证号码 家庭人口 联系电话 人均纯收入": cases.GrainHousehold,
		"序号 姓名 性别 身份证号 与户主关系 文化程度":      cases.GrainPerson,
		"序号 走访日期 走访人 户主姓名 走访内容 存在问题":    cases.GrainVisit,
	} {
		if got := cases.ProposeGrain(2026, headings(strings.Fields(titles)...)).Grain; got != want {
			t.Errorf("%s: %s, want %s", titles, got, want)
		}
	}
}

// A table the program wrote is known again, column by column.
func TestOurOwnReportsAreUnderstood(t *testing.T) {
	for _, r := range cases.Reports() {
		columns, err := r.Bind()
		if err != nil {
			t.Fatal(err)
		}
		known := 0
		var all []cases.TemplateHeading
		for _, c := range columns {
			all = append(all, cases.TemplateHeading{Heading: cases.Heading{Title: c.Title, Over: c.Over}})
		}
		for i, slot := range cases.ProposeTable(r.Grain, 2026, all).Columns {
			if slot.Path == columns[i].Path {
				known++
			} else {
				t.Logf("%s: %s is %s, not %s", r.Key, slot.Title, slot.Path, columns[i].Path)
			}
		}
		if known*10 < len(columns)*8 {
			t.Errorf("%s: %d of %d columns are understood", r.Key, known, len(columns))
		}
	}
}

func TestAMapIsAdoptedByTitlesNotByPlaces(t *testing.T) {
	m := cases.TemplateMap{Format: cases.TemplateFormat, Tables: []cases.TemplateTable{cases.ProposeTable(cases.GrainHousehold, 2026, headings("序号", "备用", "户主姓名", "备用"))}}
	raw := `{"tables":[{"rows":"household","columns":[{"at":"A","title":"户主姓名","path":"head.name"},{"at":"B","title":"备用","text":"甲"},{"at":"C","title":"备用","text":"乙"}]}]}`
	from, err := cases.ParseTemplateMap([]byte(raw))
	if err != nil {
		t.Fatal(err)
	}
	if n := m.Adopt(from); n != 3 {
		t.Errorf("adopted %d", n)
	}
	columns := m.Tables[0].Columns
	if columns[0].Path != "row.number" || columns[1].Text != "甲" || columns[2].Path != "head.name" || columns[3].Text != "乙" {
		t.Errorf("columns: %+v", columns)
	}
	if _, err := cases.ParseTemplateMap([]byte("户主姓名")); cases.CodeOf(err) != cases.Invalid {
		t.Errorf("a text gives %v", err)
	}
	m.Tables[0].Columns[2].Path = "visit.text"
	if err := m.Check(); cases.CodeOf(err) != cases.Invalid || !strings.Contains(cases.MessageOf(err), "户主姓名") {
		t.Errorf("a field of other rows gives %v", err)
	}
}

func TestMarksAreFound(t *testing.T) {
	marks := cases.Marks("{{户主姓名}}户，{{ 户编号 }}{{}}{x}")
	if len(marks) != 2 || marks[0].Name != "户主姓名" || marks[1].Name != "户编号" {
		t.Errorf("got %+v", marks)
	}
}

func TestHeadingsAskForDates(t *testing.T) {
	for text, want := range map[string]cases.DateStyle{
		"识别时间（格式：202611）": cases.DateMonth, "出生日期（如20261121）": cases.DateCompact, "日期（YYYY-MM-DD）": cases.DateISO,
		"时间（2026年11月）": cases.DateChinese, "出生日期": cases.DateAuto,
	} {
		if got := cases.HeadingDates(text); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
