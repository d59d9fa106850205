package cases

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"
)

// The file an own report travels in between machines.
const (
	OwnReportExt     = ".zcjbb" // 驻村记报表
	ownReportFormat  = "zhucunji-report"
	ownReportVersion = 1
	maxOwnReport     = 1 << 20 // bytes; a report of 200 columns takes some 20,000
)

// ownReportFile is what the file holds.
type ownReportFile struct {
	Format  string          `json:"format"`
	Version int             `json:"version"`
	UID     string          `json:"uid"`
	Name    string          `json:"name"`
	Note    string          `json:"note,omitempty"`
	Report  json.RawMessage `json:"report"`
}

// FileName is the name the own report is offered under as a file.
func (o *OwnReport) FileName() string { return FileName("报表", o.Name) + OwnReportExt }

// EncodeOwnReport writes an own report for another machine. It holds no data of people.
func EncodeOwnReport(o *OwnReport) ([]byte, error) {
	raw, err := json.MarshalIndent(ownReportFile{
		Format: ownReportFormat, Version: ownReportVersion, UID: o.UID.String(),
		Name: o.Name, Note: o.Note, Report: json.RawMessage(o.Definition),
	}, "", "  ")
	if err != nil {
		return nil, &Error{Code: Damaged, Field: "definition", Message: "报表“" + o.Name + "”的内容无法读取，不能导出。", Err: err}
	}
	return append(raw, '\n'), nil
}

// DecodeOwnReport reads what EncodeOwnReport wrote, here or in another version: what
// this version does not know is left out, and notes say so in a sentence each. A
// condition is never left out, because then the table would hold more people than its
// maker meant. Errors are Invalid (another kind of file, a report that makes no sense)
// and TooNew.
func DecodeOwnReport(raw []byte) (o OwnReport, notes []string, err error) {
	var f ownReportFile
	if len(raw) > maxOwnReport || json.Unmarshal(raw, &f) != nil || f.Format != ownReportFormat {
		return o, nil, Errorf(Invalid, "file", "这不是驻村记的报表文件（"+OwnReportExt+"），请重新选择。")
	}
	if f.Version > ownReportVersion {
		return o, nil, Errorf(TooNew, "file", "这个报表文件由较新的版本保存，请先升级程序再导入。")
	}
	if o.UID, err = uuid.Parse(f.UID); err != nil {
		o.UID = UID{} // a file somebody wrote by hand: the store names the report anew
	}
	r := &Report{}
	if err := json.Unmarshal(f.Report, r); err != nil {
		return o, nil, &Error{Code: Invalid, Field: "file", Message: "报表文件已损坏，请让对方重新导出一份。", Err: err}
	}
	notes = append(unknownKeys(raw, fileKeys()), unknownKeys(f.Report, reportKeys())...)
	notes = append(notes, r.leaveOutUnknown()...)
	r.Name = f.Name
	o.Define(r)
	o.Note = f.Note
	return o, notes, o.Check()
}

func fileKeys() []string { return []string{"format", "version", "uid", "name", "note", "report"} }

// reportKeys are the keys of Report in JSON; a test compares them with the type.
func reportKeys() []string {
	return []string{
		"title", "grain", "use", "cadence", "units", "month", "per_village",
		"columns", "every", "only", "sort", "groups", "sign",
	}
}

// unknownKeys says which keys of a JSON object this version does not know.
func unknownKeys(raw []byte, known []string) (notes []string) {
	var keys map[string]json.RawMessage
	if json.Unmarshal(raw, &keys) != nil {
		return nil // told by whoever reads it
	}
	for key := range keys {
		if !slices.Contains(known, key) {
			notes = append(notes, "“"+key+"”是较新的版本才有的内容，这个版本用不上，已略过。")
		}
	}
	slices.Sort(notes)
	return notes
}

// leaveOutUnknown takes out the columns, sorts and groups of fields that this version
// does not know, and says so.
func (r *Report) leaveOutUnknown() (notes []string) {
	unknown := func(path string) bool {
		_, ok := ReportField(strings.TrimPrefix(path, "-"))
		return !ok
	}
	for i := range r.Columns {
		if c := &r.Columns[i]; unknown(c.Path) {
			title := c.Title
			if title == "" {
				title = c.Path
			}
			notes = append(notes, fmt.Sprintf("这个版本没有“%s”这一列，已略过。", title))
		}
	}
	r.Columns = slices.DeleteFunc(r.Columns, func(c ReportColumn) bool { return unknown(c.Path) })
	r.Sort = slices.DeleteFunc(r.Sort, unknown)
	r.Groups = slices.DeleteFunc(r.Groups, unknown)
	return notes
}
