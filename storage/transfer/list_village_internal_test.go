package transfer

import "testing"

func TestVillageInTitle(t *testing.T) {
	for title, want := range map[string]string{
		"金溪镇望岭村监测对象花名册":      "望岭村",
		"望岭村2026年农户名单":       "望岭村",
		"2026年度金溪镇长春村脱贫户台账":  "长春村",
		"重庆市黔江区金溪镇 平溪村 农户信息": "平溪村",
		"（自定义）监测对象信息":        "",
		"各村民小组人口统计":          "",
		"行政村信息":              "",
	} {
		if got := villageIn(title); got != want {
			t.Errorf("%s: got %q, want %q", title, got, want)
		}
	}
}
