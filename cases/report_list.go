package cases

import "slices"

// HouseholdList is the list of households as a person looks at it, as a table: a row a
// household, the columns by their catalogue keys in the order given, sorted as the list
// is. Keys of which no report can show anything are left out.
func HouseholdList(keys []string, by Sort) *Report {
	r := &Report{
		Key: "LIST", Name: "农户名单", Title: "{place}农户名单", Grain: GrainHousehold, Use: UseUpload,
		Columns: []ReportColumn{{Path: "row.number"}},
		Sort:    []string{"team.order", "household.head_sort"},
	}
	for _, key := range keys {
		path := householdPath(key)
		f, ok := ReportField(path)
		if !ok || !offered(&f.Meta) {
			continue
		}
		c := ReportColumn{Path: path, Title: map[string]string{"head_name": "户主", "team": "村组"}[key]}
		if slices.Contains([]string{"people", "open_promises", "visit_count", "measure_count"}, key) {
			c.Total = SumTotal
		}
		r.Columns = append(r.Columns, c)
	}
	if by.Key != "" {
		path := householdPath(by.Key)
		switch by.Key {
		case "head_name":
			path = "household.head_sort"
		case "team":
			path = "team.order"
		}
		if by.Down {
			path = "-" + path
		}
		r.Sort = append([]string{path}, slices.DeleteFunc(r.Sort, func(s string) bool { return s == path })...)
	}
	return r
}

// householdPath is where a report finds what a column of the list shows.
func householdPath(key string) string {
	switch key {
	case "team", "village":
		return key + ".name"
	}
	return "household." + key
}
