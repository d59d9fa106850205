package cases

import (
	"fmt"
	"strings"
)

// Salvaged tells what was read out of a damaged data file into a new one.
type Salvaged struct {
	Aside    string         // the folder in which the damaged file was kept as it is
	Records  []SalvagedPart // the record types that are there or were, in the order of the file
	Acts     int64          // lines of the change log that were saved
	LostActs int64          // those that are known to be missing
}

// SalvagedPart tells about one record type.
type SalvagedPart struct {
	Record  string // its name in the catalogue
	Title   string
	Saved   int64 // whole
	Partly  int64 // there, but values of it could not be read and are blank now
	Missing int64 // known to have been there, and not read
}

// Saved counts the records that are there again, whole or in part.
func (s Salvaged) Saved() (n int64) {
	for _, p := range s.Records {
		n += p.Saved + p.Partly
	}
	return n
}

// Lost counts the records that are missing, and those with blank places.
func (s Salvaged) Lost() (missing, partly int64) {
	for _, p := range s.Records {
		missing += p.Missing
		partly += p.Partly
	}
	return missing, partly
}

// Sentence tells a person what was saved, what is missing, and what to do.
func (s Salvaged) Sentence() string {
	if s.Saved() == 0 {
		return "从损坏的数据文件里没有读出任何资料。请用最近的备份恢复；原文件保留在“" + s.Aside + "”。"
	}
	text := fmt.Sprintf("已从损坏的数据文件里救出 %d 条资料", s.Saved())
	var main []string
	for _, p := range s.Records {
		switch p.Record {
		case "household", "person", "visit", "measure", "income":
			main = append(main, fmt.Sprintf("%s %d", p.Title, p.Saved+p.Partly))
		}
	}
	if len(main) > 0 {
		text += "（" + strings.Join(main, "、") + "）"
	}
	missing, partly := s.Lost()
	switch {
	case missing == 0 && partly == 0:
		text += "，没有发现缺少的。"
	case partly == 0:
		text += fmt.Sprintf("，有 %d 条没能读出：%s。", missing, s.list(func(p SalvagedPart) int64 { return p.Missing }))
	case missing == 0:
		text += fmt.Sprintf("，其中 %d 条有内容没能读出，已留空：%s。", partly, s.list(func(p SalvagedPart) int64 { return p.Partly }))
	default:
		text += fmt.Sprintf("，有 %d 条没能读出：%s；另有 %d 条有内容没能读出，已留空：%s。",
			missing, s.list(func(p SalvagedPart) int64 { return p.Missing }), partly, s.list(func(p SalvagedPart) int64 { return p.Partly }))
	}
	return text + "损坏的原文件保留在“" + s.Aside + "”，请勿删除；缺少的内容请对照备份或纸质档案补上。"
}

// list names the record types of which something is counted.
func (s Salvaged) list(count func(SalvagedPart) int64) string {
	var parts []string
	for _, p := range s.Records {
		if n := count(p); n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", p.Title, n))
		}
	}
	return strings.Join(parts, "、")
}
