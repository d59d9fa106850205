package cases

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// OwnReport is a table a person has made: its name and its definition, which is a
// Report as JSON. It stands in the list behind those of the program, and travels to
// other machines with a package or as a small file (see EncodeOwnReport).
type OwnReport struct {
	Base
	Name       string
	Definition string
	Note       string
}

// OwnReportCatalogue lists the fields of an own report.
var OwnReportCatalogue = NewCatalogue("own_report", "自制报表", //nolint:gochecknoglobals // immutable catalogue
	func(o *OwnReport) *Base { return &o.Base },
	[]Field[OwnReport]{
		{Meta{Key: "name", Title: "报表名称", Need: true}, func(o *OwnReport) any { return &o.Name }},
		{Meta{Key: "definition", Title: "报表内容", Kind: KindLongText, Need: true}, func(o *OwnReport) any { return &o.Definition }},
		{Meta{Key: "note", Title: "备注", Kind: KindLongText, Wide: true}, func(o *OwnReport) any { return &o.Note }},
	}...)

// ownKey begins the key of every own report.
const ownKey = "U-"

// maxReportName keeps names fit for sheets and files.
const maxReportName = 30

// Key is the key of the report in lists and commands: "U-1a2b3c4d". It follows from the
// uid, so that it is the same on every machine.
func (o *OwnReport) Key() string { return ownKey + hex.EncodeToString(o.UID[12:]) }

// Define writes a report down as the own report's definition. Its name becomes the
// name of the own report.
func (o *OwnReport) Define(r *Report) {
	raw, err := json.Marshal(r)
	if err != nil {
		panic(fmt.Sprintf("cases: write down report: %v", err)) // texts and numbers cannot fail
	}
	o.Name, o.Definition = NormalLine(r.Name), string(raw)
}

// Report is the table as it is written: with the key and name of the own report, a
// title where none was given, and sorted so that the rows of a 小计 stand together. It
// is Damaged where the definition cannot be read; whether it makes sense, Check says.
func (o *OwnReport) Report() (*Report, error) {
	r := &Report{}
	if err := json.Unmarshal([]byte(o.Definition), r); err != nil {
		return nil, &Error{Code: Damaged, Field: "definition", Message: "报表“" + o.Name + "”的内容无法读取，请重新制作或重新导入。", Err: err}
	}
	r.Key, r.Name = o.Key(), o.Name
	if r.Title == "" {
		r.Title = "{place}" + o.Name
	}
	r.Sort = groupedSort(r.Groups, r.Sort)
	return r, nil
}

// groupedSort sorts by the groups before anything else.
func groupedSort(groups, sort []string) []string {
	var out []string
	for _, path := range groups {
		switch {
		case slices.Contains(sort, "-"+path):
			out = append(out, "-"+path)
		case path == "team.name": // 一组 comes before 二组, whatever the characters say
			out = append(out, "team.order", path)
		default:
			out = append(out, path)
		}
	}
	for _, term := range sort {
		if path, _ := SortPath(term); !slices.Contains(groups, path) && !slices.Contains(out, term) {
			out = append(out, term)
		}
	}
	return out
}

// Check gives the errors of an own report: no name, a name too long, a definition that
// cannot be read or makes no sense (see Report.Check).
func (o *OwnReport) Check() error {
	if strings.TrimSpace(o.Name) == "" {
		return Errorf(Invalid, "name", "请给报表起个名字。")
	}
	if utf8.RuneCountInString(o.Name) > maxReportName {
		return Errorf(Invalid, "name", fmt.Sprintf("报表名称最多 %d 个字，请改短一些。", maxReportName))
	}
	r, err := o.Report()
	if err != nil {
		return err
	}
	switch {
	case r.Grain.Title() == "":
		return Errorf(Invalid, "grain", "请选择每行是什么（每户一行、每人一行……）。")
	case !slices.Contains(Uses(), r.Use):
		return Errorf(Invalid, "use", "请选择报表的用途：公示、汇报或上报。")
	}
	return r.Check()
}

// Uses lists the uses of a report in the order a person chooses from.
func Uses() []Use { return []Use{UseBrief, UseUpload, UsePublic} }

// Own says whether a report is a person's own.
func (r *Report) Own() bool { return strings.HasPrefix(r.Key, ownKey) }
