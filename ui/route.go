package ui

import (
	"encoding/json"
	"strconv"
	"strings"

	"zhucunji/cases"
)

// Place names a page.
type Place string

// The places one can go to.
const (
	PlaceStart      Place = "start"      // first start
	PlaceDesk       Place = "desk"       // 工作台
	PlaceHouseholds Place = "households" // 农户
	PlaceHousehold  Place = "household"  // 一户一档, ID is the household
	PlaceNew        Place = "new"        // 新建农户
	PlaceVisits     Place = "visits"     // 走访
	PlaceVisit      Place = "visit"      // one visit (ID), or a new one (ID 0, Of the household)
	PlaceGathering  Place = "gathering"  // one 院坝会 for many households
	PlaceMeasures   Place = "measures"   // 帮扶
	PlaceMeasure    Place = "measure"    // one measure (ID), or a new one (ID 0, Of the household)
	PlaceIncome     Place = "income"     // 收入, Of the household
	PlaceReports    Place = "reports"    // 报表, Tab is the key of the one shown
	PlaceOwnReport  Place = "own-report" // a table of the person's own (ID), or a new one, like the one whose key is Tab
	PlaceFill       Place = "fill"       // 填表
	PlaceImport     Place = "import"     // 导入
	PlaceSettings   Place = "settings"   // 设置
	PlaceManual     Place = "manual"     // 使用手册
)

// Route says where one is: a page and its subject. Routes are compared and kept in the history, so they hold
// plain values only.
type Route struct {
	Place  Place
	ID     int64  // the record shown; 0 for a list or a new record
	Of     int64  // the household a new record belongs to
	Tab    string // tab or part of the page
	Filter string // what a list takes, as FilterOf writes it
}

// FilterOf writes a filter (any plain struct, cases.HouseholdFilter for example) into a Route.
func FilterOf(filter any) string {
	raw, err := json.Marshal(filter)
	if err != nil {
		panic("ui: a filter is plain data: " + err.Error())
	}
	return string(raw)
}

// ReadFilter reads a Route's filter into a struct; one written by another version restricts nothing.
func (r Route) ReadFilter(to any) {
	if r.Filter != "" && json.Unmarshal([]byte(r.Filter), to) != nil {
		return
	}
}

// String writes the route so that ParseRoute reads it again: "visit/0/42/tab". Filters are left out. Forms
// name their drafts by it.
func (r Route) String() string {
	return strings.Join([]string{string(r.Place), strconv.FormatInt(r.ID, 10), strconv.FormatInt(r.Of, 10), r.Tab}, "/")
}

// ParseRoute reads what String wrote; the error is Invalid.
func ParseRoute(text string) (Route, error) {
	parts := strings.SplitN(text, "/", 4)
	if len(parts) != 4 {
		return Route{}, cases.Errorf(cases.Invalid, "", "找不到这一页。")
	}
	id, err := strconv.ParseInt(parts[1], 10, 64)
	of, err2 := strconv.ParseInt(parts[2], 10, 64)
	if err != nil || err2 != nil {
		return Route{}, cases.Errorf(cases.Invalid, "", "找不到这一页。")
	}
	return Route{Place: Place(parts[0]), ID: id, Of: of, Tab: parts[3]}, nil
}
