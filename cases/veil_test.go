package cases_test

import (
	"testing"

	"zhucunji/cases"
)

func TestVeiled(t *testing.T) {
	id, name, text := "500199195703200112", "张小明", "慢病"
	tests := map[string]struct {
		meta cases.Meta
		ptr  any
		want string
	}{
		"a number of a person is hidden":    {cases.Meta{Kind: cases.KindIDNumber, Guard: cases.Sealed}, &id, "500199********0112"},
		"so is a villager's name":           {cases.Meta{Kind: cases.KindName, Guard: cases.Personal}, &name, "张*明"},
		"an official's name is not":         {cases.Meta{Kind: cases.KindName}, &name, "张小明"},
		"health is what one works with":     {cases.Meta{Kind: cases.KindText, Guard: cases.Sensitive}, &text, "慢病"},
		"what is sealed without a mask":     {cases.Meta{Kind: cases.KindText, Guard: cases.Sealed}, &text, "****"},
		"a blank sealed value stays blank":  {cases.Meta{Kind: cases.KindText, Guard: cases.Sealed}, new(string), ""},
		"the team's own names are not kept": {cases.WorkerCatalogue.Field("name").Meta, &name, "张小明"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := (cases.Bound{Meta: &tt.meta, Ptr: tt.ptr}).Veiled(); got != tt.want {
				t.Errorf("Veiled() = %q, want %q", got, tt.want)
			}
		})
	}
}

func TestVeilSentence(t *testing.T) {
	for sentence, want := range map[string]string{
		"走访 杨建国": "走访 杨*国",
		"走访 杨建国（已保存；但磁盘快满了）":          "走访 杨*国（已保存；但磁盘快满了）",
		"帮扶 杨建国 产业帮扶 养殖业":             "帮扶 杨*国 产业帮扶 养殖业",
		"已撤销：修改成员 王秀英":                "已撤销：修改成员 王*英",
		"已撤销：删除农户 杨建国等 3 条":           "已撤销：删除农户 杨*国等 3 条",
		"删除走访 杨建国 2026-11-21":         "删除走访 杨*国 2026-11-21",
		"成员减少 王秀英（杨建国家）":              "成员减少 王*英（杨*国家）",
		"办结承诺 杨建国":                    "办结承诺 杨*国",
		"务工 王秀英 重庆":                   "务工 王*英 重庆",
		"收入 杨建国 3 格":                  "收入 杨*国 3 格",
		"收入  3 格":                     "收入  3 格",
		"修改走访 2026-11-21":             "修改走访 2026-11-21",
		"删除帮扶单位 市科技局":                 "删除帮扶单位 市科技局",
		"导入 农户名单.xlsx：5 户有变动":         "导入 农户名单.xlsx：5 户有变动",
		"户联系电话：3 户改为“13800001234”":    "户联系电话：3 户改为“138****1234”",
		"院坝会 12 户":                    "院坝会 12 户",
		"已恢复：走访 杨建国":                  "已恢复：走访 杨*国",
		"恢复农户 杨建国":                    "恢复农户 杨*国",
		"找回旧版本 人员 杨建国":                "找回旧版本 人员 杨*国",
		"已撤销：找回旧版本 走访 杨建国 2026-11-21": "已撤销：找回旧版本 走访 杨*国 2026-11-21",
		"找回旧版本 帮扶单位 市科技局":             "找回旧版本 帮扶单位 市科技局",
		"保存帮扶单位 市科技局":                 "保存帮扶单位 市科技局",
		"":                            "",
	} {
		if got := cases.VeilSentence(sentence); got != want {
			t.Errorf("VeilSentence(%q) = %q, want %q", sentence, got, want)
		}
	}
}

func TestVeilRecord(t *testing.T) {
	for title, want := range map[[2]string]string{
		{"household", "杨建国"}:             "杨*国",
		{"visit", "杨建国 2026-11-21"}:      "杨*国 2026-11-21",
		{"measure", " 产业帮扶"}:             " 产业帮扶",
		{"unit", "市科技局"}:                 "市科技局",
		{"household", "500199000012345"}: "500199000012345",
	} {
		if got := cases.VeilRecord(title[0], title[1]); got != want {
			t.Errorf("VeilRecord(%q) = %q, want %q", title, got, want)
		}
	}
}

func TestVeilNumbers(t *testing.T) {
	for text, want := range map[string]string{
		"证件号码 500199195703200112 已有":   "证件号码 500199********0112 已有",
		"“6228480000000001234” 不是卡号":   "“****1234” 不是卡号",
		"已保存 2026-11-21，共 12,000.00 元": "已保存 2026-11-21，共 12,000.00 元",
	} {
		if got := cases.VeilNumbers(text); got != want {
			t.Errorf("VeilNumbers(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestFieldsThatNameAVillager(t *testing.T) {
	for _, c := range []struct {
		field *cases.Meta
		want  bool
	}{
		{&cases.PersonCatalogue.Field("name").Meta, true},
		{&cases.PersonCatalogue.Field("phone").Meta, false},
		{&cases.VisitCatalogue.Field("household_id").Meta, true},
		{&cases.VisitCatalogue.Field("text").Meta, false},
		{&cases.HouseholdCatalogue.Field("village_id").Meta, false},
	} {
		if got := c.field.Names(); got != c.want {
			t.Errorf("%s names a villager: %v", c.field.Title, got)
		}
	}
}
