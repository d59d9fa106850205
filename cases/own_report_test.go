package cases_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"zhucunji/cases"
)

// ownReport is an own report that uses everything a definition can say.
func ownReport(change func(*cases.Report)) *cases.OwnReport {
	r := &cases.Report{
		Name: "留守老人名册", Title: "{place}留守老人名册", Grain: cases.GrainPerson, Use: cases.UseUpload,
		Cadence: "临时", Units: "元", Month: true, PerVillage: true,
		Columns: []cases.ReportColumn{
			{Path: "row.number"},
			{Path: "person.name", Title: "老人姓名", Over: []string{"老人"}, Named: true, Total: cases.CountTotal},
			{Path: "person.age", Total: cases.AverageTotal},
			{Path: "person.birth_on", Dates: cases.DateCompact},
			{Path: "household.people", Total: cases.SumTotal},
			{Path: "person.job_months", Total: cases.RatioTotal, Of: "person.age", By: "household.people", Times: 100},
		},
		Every: []cases.Match{{Path: "person.age", Op: cases.MatchBetween, Values: []string{"60", ""}}},
		Only:  []cases.Match{{Path: "household.household_type", Values: []string{"脱贫户"}}},
		Sort:  []string{"-person.age"}, Groups: []string{"team.name"}, Sign: []string{"填报人"},
	}
	if change != nil {
		change(r)
	}
	o := &cases.OwnReport{Note: "民政所每季要"}
	o.UID[12], o.UID[15] = 0xAB, 0x01
	o.Define(r)
	return o
}

func TestOwnReportsAreReports(t *testing.T) {
	o := ownReport(nil)
	if err := o.Check(); err != nil {
		t.Fatal(err)
	}
	r, err := o.Report()
	if err != nil {
		t.Fatal(err)
	}
	if r.Key != "U-ab000001" || !r.Own() || r.Name != "留守老人名册" || r.Heading(cases.ReportFilter{Place: "望岭村"}) != "望岭村留守老人名册" {
		t.Errorf("got %+v", r)
	}
	if want := []string{"team.order", "team.name", "-person.age"}; !slices.Equal(r.Sort, want) {
		t.Errorf("sorted by %q, want groups first: %q", r.Sort, want)
	}
	again := *o
	again.Define(r)
	if r2, err := again.Report(); err != nil || !slices.Equal(r2.Sort, r.Sort) {
		t.Errorf("sorted by %q (%v) after it was written again", r2.Sort, err)
	}
}

func TestWrongOwnReportsAreRefused(t *testing.T) {
	for name, change := range map[string]func(*cases.Report){
		"no name":            func(r *cases.Report) { r.Name = " " },
		"a name too long":    func(r *cases.Report) { r.Name = strings.Repeat("名", 31) },
		"no columns":         func(r *cases.Report) { r.Columns = nil },
		"an unknown grain":   func(r *cases.Report) { r.Grain = "street" },
		"no use":             func(r *cases.Report) { r.Use = "" },
		"health on the wall": func(r *cases.Report) { r.Use = cases.UsePublic; r.Columns[1].Path = "person.health" },
		"a wrong condition":  func(r *cases.Report) { r.Every[0].Values = []string{"老"} },
	} {
		t.Run(name, func(t *testing.T) {
			err := ownReport(change).Check()
			if cases.CodeOf(err) != cases.Invalid || cases.MessageOf(err) == "" {
				t.Errorf("error %v, want a sentence", err)
			}
		})
	}
	broken := &cases.OwnReport{Name: "名册", Definition: "{"}
	if err := broken.Check(); cases.CodeOf(err) != cases.Damaged {
		t.Errorf("error %v, want damaged", err)
	}
}

func TestOwnReportsTravelAsFiles(t *testing.T) {
	o := ownReport(nil)
	raw, err := cases.EncodeOwnReport(o)
	if err != nil {
		t.Fatal(err)
	}
	got, notes, err := cases.DecodeOwnReport(raw)
	if err != nil || len(notes) != 0 {
		t.Fatalf("%v, %q", err, notes)
	}
	if got.UID != o.UID || got.Name != o.Name || got.Note != o.Note || got.Definition != o.Definition {
		t.Errorf("got %+v\nwant %+v", got, *o)
	}
	if want := "报表_留守老人名册.zcjbb"; o.FileName() != want {
		t.Errorf("file name %q, want %q", o.FileName(), want)
	}
}

// TestOwnReportFilesOfOtherVersions reads files with more in them than this version knows.
func TestOwnReportFilesOfOtherVersions(t *testing.T) {
	o := ownReport(nil)
	raw, err := cases.EncodeOwnReport(o)
	if err != nil {
		t.Fatal(err)
	}
	edited := func(old, now string) []byte {
		text := strings.Replace(string(raw), old, now, 1)
		if text == string(raw) {
			t.Fatalf("%q is not in the file", old)
		}
		return []byte(text)
	}
	got, notes, err := cases.DecodeOwnReport(edited(`"grain"`, `"colour": "red", "grain"`))
	if err != nil || len(notes) != 1 || !strings.Contains(notes[0], "colour") || got.Definition != o.Definition {
		t.Errorf("an unknown key: %v, %q", err, notes)
	}
	got, notes, err = cases.DecodeOwnReport(edited(`"path": "person.birth_on"`, `"path": "person.star_sign", "title": "星座"`))
	if r, rerr := got.Report(); err != nil || rerr != nil || len(notes) != 1 || !strings.Contains(notes[0], "星座") || len(r.Columns) != 5 {
		t.Errorf("an unknown column: %v, %q", err, notes)
	}
	for name, c := range map[string]struct {
		raw  []byte
		code cases.Code
	}{
		"an unknown condition":     {edited(`"path": "household.household_type"`, `"path": "household.star_sign"`), cases.Invalid},
		"an unknown comparison":    {edited(`"op": "between"`, `"op": "nearly"`), cases.Invalid},
		"an unknown total":         {edited(`"total": "average"`, `"total": "median"`), cases.Invalid},
		"a newer version":          {edited(`"version": 1`, `"version": 2`), cases.TooNew},
		"another kind of file":     {edited(`zhucunji-report`, `zhucunji-form`), cases.Invalid},
		"no JSON":                  {[]byte("PK\x03\x04"), cases.Invalid},
		"a file that goes on":      {[]byte(strings.Repeat(" ", 1<<21)), cases.Invalid},
		"a definition that is not": {edited(`"columns": [`, `"columns": 7, "rows": [`), cases.Invalid},
	} {
		t.Run(name, func(t *testing.T) {
			if _, _, err := cases.DecodeOwnReport(c.raw); cases.CodeOf(err) != c.code || cases.MessageOf(err) == "" {
				t.Errorf("error %v, want %q", err, c.code)
			}
		})
	}
}

// TestKnownKeysAreAllKeys sees to it that a new field of Report is not told as unknown.
func TestKnownKeysAreAllKeys(t *testing.T) {
	o := ownReport(nil)
	var keys map[string]json.RawMessage
	if err := json.Unmarshal([]byte(o.Definition), &keys); err != nil {
		t.Fatal(err)
	}
	if len(keys) != 13 {
		t.Errorf("the definition has the keys %v; fill new ones in ownReport", keys)
	}
}
