package cases

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// Village is an 行政村 with its official numbers. One data folder may hold many.
type Village struct {
	Base
	Province string
	City     string
	County   string
	Town     string
	Name     string
	Code     string // 12 digits, the statistical code (domain.md §7.4)
	Kind     string // a value of the list 村类型

	// Official numbers, typed from the yearly report; the program's own counts
	// stand beside them and are not written here.
	Households         Opt[int64]
	People             Opt[int64]
	DibaoHouseholds    Opt[int64]
	DibaoPeople        Opt[int64]
	TekunPeople        Opt[int64]
	DisabledPeople     Opt[int64]
	PensionPeople      Opt[int64]
	UnsafeHouses       Opt[int64]
	UnsafeWater        Opt[int64]
	ArableMu           Opt[decimal.Decimal]
	ForestMu           Opt[decimal.Decimal]
	ReturnedMu         Opt[decimal.Decimal]
	OrchardMu          Opt[decimal.Decimal]
	PastureMu          Opt[decimal.Decimal]
	WaterMu            Opt[decimal.Decimal]
	RoadToTownHardened string
	Bus                string
	Clinics            Opt[int64]
	Doctors            Opt[int64]
	PublicToilets      Opt[int64]
	RubbishPoints      Opt[int64]
	ReadingRooms       Opt[int64]
	Note               string
}

// VillageCatalogue lists the fields of a Village: where it lies (domain.md §1.1)
// and the official numbers that the province's village rules ask for (§7.7, 村).
var VillageCatalogue = NewCatalogue("village", "行政村", //nolint:gochecknoglobals // immutable catalogue
	func(v *Village) *Base { return &v.Base },
	slices.Concat(villagePlace(), villageNumbers(), villageServices())...)

func villagePlace() []Field[Village] {
	const g = "定位"
	return []Field[Village]{
		{Meta{Key: "province", Title: "省", Aliases: []string{"省份", "省(市、区)", "省（市、区）"}, Group: g}, func(v *Village) any { return &v.Province }},
		{Meta{Key: "city", Title: "市", Aliases: []string{"市(州)", "市（州）", "地市"}, Group: g}, func(v *Village) any { return &v.City }},
		{Meta{Key: "county", Title: "县(市、区、旗)", Aliases: []string{"县", "县（市、区、旗）", "区县", "县(市、区)", "县（市、区）"}, Group: g}, func(v *Village) any { return &v.County }},
		{Meta{Key: "town", Title: "乡(镇)", Aliases: []string{"乡", "乡（镇）", "乡镇", "镇", "街道", "乡镇（街道）", "乡镇(街道)"}, Group: g}, func(v *Village) any { return &v.Town }},
		{Meta{Key: "name", Title: "行政村", Aliases: []string{"村", "村名", "村（社区）", "村(社区)", "行政村名称"}, Group: g, Need: true}, func(v *Village) any { return &v.Name }},
		{Meta{Key: "code", Title: "行政村代码", Aliases: []string{"村代码", "统计用区划代码"}, Group: g, Note: "12 位统计用区划代码。"}, func(v *Village) any { return &v.Code }},
		{Meta{Key: "kind", Title: "村类型", Aliases: []string{"行政村类型"}, Kind: KindCode, List: ListVillageKind, Group: g}, func(v *Village) any { return &v.Kind }},
	}
}

func villageNumbers() []Field[Village] {
	const g = "人口与土地"
	return []Field[Village]{
		{Meta{Key: "households", Title: "总户数", Aliases: []string{"户数", "农户总数"}, Kind: KindInt, Unit: "户", Group: g}, func(v *Village) any { return &v.Households }},
		{Meta{Key: "people", Title: "总人口", Aliases: []string{"人口", "人口数", "总人数"}, Kind: KindInt, Unit: "人", Group: g}, func(v *Village) any { return &v.People }},
		{Meta{Key: "dibao_households", Title: "低保户数", Kind: KindInt, Unit: "户", Group: g}, func(v *Village) any { return &v.DibaoHouseholds }},
		{Meta{Key: "dibao_people", Title: "低保人数", Aliases: []string{"低保人口数"}, Kind: KindInt, Unit: "人", Group: g}, func(v *Village) any { return &v.DibaoPeople }},
		{Meta{Key: "tekun_people", Title: "特困供养人口数", Aliases: []string{"特困人口"}, Kind: KindInt, Unit: "人", Group: g}, func(v *Village) any { return &v.TekunPeople }},
		{Meta{Key: "disabled_people", Title: "残疾人口数", Aliases: []string{"残疾人口"}, Kind: KindInt, Unit: "人", Group: g}, func(v *Village) any { return &v.DisabledPeople }},
		{Meta{Key: "pension_people", Title: "参加城乡居民基本养老保险人数", Kind: KindInt, Unit: "人", Group: g}, func(v *Village) any { return &v.PensionPeople }},
		{Meta{Key: "unsafe_houses", Title: "住危房农户数", Kind: KindInt, Unit: "户", Group: g}, func(v *Village) any { return &v.UnsafeHouses }},
		{Meta{Key: "unsafe_water", Title: "未解决饮水农户数", Aliases: []string{"未解决安全饮水农户数"}, Kind: KindInt, Unit: "户", Group: g}, func(v *Village) any { return &v.UnsafeWater }},
		{Meta{Key: "arable_mu", Title: "耕地面积", Aliases: []string{"耕地面积（亩）", "耕地面积(亩)"}, Kind: KindDecimal, Unit: "亩", Group: g}, func(v *Village) any { return &v.ArableMu }},
		{Meta{Key: "forest_mu", Title: "林地面积", Aliases: []string{"林地面积（亩）", "林地面积(亩)"}, Kind: KindDecimal, Unit: "亩", Group: g}, func(v *Village) any { return &v.ForestMu }},
		{Meta{Key: "returned_mu", Title: "退耕还林面积", Aliases: []string{"退耕还林面积（亩）", "退耕还林面积(亩)"}, Kind: KindDecimal, Unit: "亩", Group: g}, func(v *Village) any { return &v.ReturnedMu }},
		{Meta{Key: "orchard_mu", Title: "林果面积", Aliases: []string{"林果面积（亩）", "林果面积(亩)"}, Kind: KindDecimal, Unit: "亩", Group: g}, func(v *Village) any { return &v.OrchardMu }},
		{Meta{Key: "pasture_mu", Title: "牧草地面积", Aliases: []string{"牧草地面积（亩）", "牧草地面积(亩)"}, Kind: KindDecimal, Unit: "亩", Group: g}, func(v *Village) any { return &v.PastureMu }},
		{Meta{Key: "water_mu", Title: "水面面积", Aliases: []string{"水面面积（亩）", "水面面积(亩)"}, Kind: KindDecimal, Unit: "亩", Group: g}, func(v *Village) any { return &v.WaterMu }},
	}
}

func villageServices() []Field[Village] {
	const g = "公共服务"
	return []Field[Village]{
		{Meta{Key: "road_to_town_hardened", Title: "到乡镇是否通硬化路", Kind: KindYesNo, Group: g}, func(v *Village) any { return &v.RoadToTownHardened }},
		{Meta{Key: "bus", Title: "是否通客运班车", Kind: KindYesNo, Group: g}, func(v *Village) any { return &v.Bus }},
		{Meta{Key: "clinics", Title: "卫生室个数", Kind: KindInt, Unit: "个", Group: g}, func(v *Village) any { return &v.Clinics }},
		{Meta{Key: "doctors", Title: "执业（助理）医师数", Aliases: []string{"执业(助理)医师数"}, Kind: KindInt, Unit: "人", Group: g}, func(v *Village) any { return &v.Doctors }},
		{Meta{Key: "public_toilets", Title: "公共卫生厕所个数", Kind: KindInt, Unit: "个", Group: g}, func(v *Village) any { return &v.PublicToilets }},
		{Meta{Key: "rubbish_points", Title: "垃圾集中堆放点个数", Kind: KindInt, Unit: "个", Group: g}, func(v *Village) any { return &v.RubbishPoints }},
		{Meta{Key: "reading_rooms", Title: "文化（图书）室个数", Aliases: []string{"文化(图书)室个数"}, Kind: KindInt, Unit: "个", Group: g}, func(v *Village) any { return &v.ReadingRooms }},
		{Meta{Key: "note", Title: "备注", Kind: KindLongText, Group: g, Wide: true}, func(v *Village) any { return &v.Note }},
	}
}

// Hints doubts a code that is not the twelve digits of a statistical code.
func (v *Village) Hints() []Hint {
	if v.Code == "" || len(v.Code) == 12 && strings.Trim(v.Code, "0123456789") == "" {
		return nil
	}
	return []Hint{{"code", "统计用区划代码应为 12 位数字，请核对。"}}
}
