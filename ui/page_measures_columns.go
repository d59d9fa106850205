package ui

import (
	"zhucunji/cases"
)

// measureColumns are the columns the list may show.
func measureColumns() []listColumn[cases.MeasureRow] {
	text := func(key, title string, width float32, sort bool, of func(*cases.MeasureRow) string) listColumn[cases.MeasureRow] {
		return listColumn[cases.MeasureRow]{Key: key, Title: title, Width: width, Sort: sort, Text: of}
	}
	money := func(key, title string, of func(*cases.MeasureRow) cases.Opt[cases.Money]) listColumn[cases.MeasureRow] {
		return listColumn[cases.MeasureRow]{Key: key, Title: title, Width: 110, Numeric: true, Sort: key == "amount", Text: func(r *cases.MeasureRow) string {
			m := of(r)
			return cases.TextOf(&m)
		}}
	}
	columns := []listColumn[cases.MeasureRow]{
		text("head_name", "户主", 84, true, func(r *cases.MeasureRow) string { return r.Head }),
		text("team", "组", 64, false, func(r *cases.MeasureRow) string { return r.Team }),
		text("person", "受益人", 84, false, func(r *cases.MeasureRow) string { return r.Person }),
		text("year", "年度", 56, false, func(r *cases.MeasureRow) string { return cases.TextOf(&r.Measure.Year) }),
		text("block", "帮扶措施", 108, true, func(r *cases.MeasureRow) string { return r.Measure.Block }),
		text("item", "子项", 108, false, func(r *cases.MeasureRow) string { return r.Measure.Item }),
		text("industry", "产业", 130, false, func(r *cases.MeasureRow) string { return industryText(r.Industry) }),
		money("amount", "金额（元）", func(r *cases.MeasureRow) cases.Opt[cases.Money] { return r.Measure.Amount }),
		money("value", "产值（元）", func(r *cases.MeasureRow) cases.Opt[cases.Money] {
			return ofIndustry(r.Industry, (*cases.Industry).WorkedValue)
		}),
		money("net", "纯收入（元）", func(r *cases.MeasureRow) cases.Opt[cases.Money] {
			return ofIndustry(r.Industry, (*cases.Industry).WorkedNet)
		}),
		text("from_on", "开始", 96, true, func(r *cases.MeasureRow) string { return r.Measure.FromOn.String() }),
		text("state", "状态", 72, true, func(r *cases.MeasureRow) string { return r.Measure.State }),
		text("unit", "帮扶单位", 130, false, func(r *cases.MeasureRow) string { return r.Unit }),
		text("fund", "资金", 150, false, func(r *cases.MeasureRow) string { return r.Fund }),
		text("project", "项目", 150, false, func(r *cases.MeasureRow) string { return r.Project }),
		text("village", "村", 84, false, func(r *cases.MeasureRow) string { return r.Village }),
		text("content", "措施内容", 260, false, func(r *cases.MeasureRow) string { return r.Measure.Content }),
	}
	for i := range columns {
		switch columns[i].Key {
		case "head_name":
			columns[i].Hide = hideName
		case "person":
			columns[i].Hide, columns[i].Off = hideName, true
		case "project", "village", "content":
			columns[i].Off = true
		}
	}
	return columns
}

// industryText says what is grown or raised, and how much: 桑蚕 1,933.65 张.
func industryText(i *cases.Industry) string {
	if i == nil {
		return ""
	}
	text := orElse(i.Variety, i.Category)
	if i.Scale.Valid {
		text += " " + cases.TextOf(&i.Scale) + i.Unit
	}
	return text
}

func ofIndustry(i *cases.Industry, of func(*cases.Industry) cases.Opt[cases.Money]) cases.Opt[cases.Money] {
	if i == nil {
		return cases.Opt[cases.Money]{}
	}
	return of(i)
}
