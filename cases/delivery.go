package cases

import (
	"strings"
	"unicode/utf8"
)

// PurposeUpload is for what people's full data mostly leave the program.
const PurposeUpload = "上报"

// Purposes lists what a person chooses from when data leave in full; other words are
// taken as well.
func Purposes() []string {
	return []string{PurposeUpload, "核对信息", "入户使用", "检查考核", "存档", "移交工作"}
}

// minPassphrase is how many characters a passphrase has at least: the file travels by
// chat and mail, and whoever has it can try passphrases as long as he likes.
const minPassphrase = 8

// maxExcelPassword is the longest opening password Excel takes, in UTF-16 units.
const maxExcelPassword = 255

// ExcelPasswordNote is said wherever Excel's opening password is offered: the cipher has
// no check of what was changed, and short passwords are guessed in minutes.
const ExcelPasswordNote = "这是 Excel 的打开密码，只能防无意中看到，不能防有意破解。要保密请用加密文件。"

// Sealing says how a file that left the program is closed.
type Sealing string

// The sealings.
const (
	SealNone  Sealing = ""      // opens as it is
	SealAge   Sealing = "age"   // an age file, opened by its passphrase
	SealExcel Sealing = "excel" // a workbook with Excel's own opening password
)

// Title is the sealing's name as shown to people.
func (s Sealing) Title() string {
	switch s {
	case SealAge:
		return "加密文件"
	case SealExcel:
		return "Excel 打开密码"
	}
	return "未加密"
}

// Delivery says where a file with people's data goes, what it is, and how it is closed.
// Reports, documents and filled forms all leave the program as one.
type Delivery struct {
	Target  string   // the file as it was named; a sealed one is called File
	What    string   // what is in it: "走访台账", "一户一档"
	Key     string   // of the report or document; blank for a filled form
	Layout  Layout   // blank where there are no two
	Columns []string // the titles of its columns, where it has any
	Filter  string   // which records, in words
	Purpose string   // why they leave in full
	Masked  bool
	Plain   bool // it names nobody (counts, sums): a mask would change nothing

	Passphrase    string // closes it as an age file
	ExcelPassword string // closes it with Excel's own opening password
}

// Written is what a file holds: how many rows, of how many people.
type Written struct{ Rows, People int }

// ageEnd is what an age file's name ends with.
const ageEnd = ".age"

// File is the path of the file that is made: Target, and for an age file ".age" behind it.
func (d *Delivery) File() string {
	if d.Sealing() == SealAge && !strings.HasSuffix(d.Target, ageEnd) {
		return d.Target + ageEnd
	}
	return d.Target
}

// Sealing says how the file will be closed.
func (d *Delivery) Sealing() Sealing {
	switch {
	case d.Passphrase != "":
		return SealAge
	case d.ExcelPassword != "":
		return SealExcel
	}
	return SealNone
}

// Check says what is wrong with a delivery before anything is written. Invalid: a name that
// Excel and WPS do not open, people's data in full without a purpose, a passphrase that is too short, two ways of closing at
// once.
func (d *Delivery) Check() error {
	switch {
	case d.Target == "":
		return Errorf(Invalid, "target", "请选择写到哪个文件。")
	case !strings.HasSuffix(strings.ToLower(strings.TrimSuffix(d.Target, ageEnd)), ".xlsx"):
		return Errorf(Invalid, "target", "文件名要以 .xlsx 结尾，写成别的 Excel 和 WPS 打不开。请改好文件名再导出。")
	case !d.Masked && !d.Plain && strings.TrimSpace(d.Purpose) == "":
		return Errorf(Invalid, "purpose", "导出完整的个人信息要写明用途（如“上报”），请填写后再导出，或改为脱敏。")
	case d.Passphrase != "" && d.ExcelPassword != "":
		return Errorf(Invalid, "passphrase", "加密文件和 Excel 打开密码只能选一种。")
	}
	if err := CheckPassphrase(d.Passphrase); d.Passphrase != "" && err != nil {
		return err
	}
	if n := utf16Len(d.ExcelPassword); n > maxExcelPassword {
		return Errorf(Invalid, "excel_password", "Excel 打开密码最长 255 个字符，请改短。")
	}
	return nil
}

// CheckPassphrase is Invalid for a passphrase that is guessed too soon.
func CheckPassphrase(text string) error {
	if utf8.RuneCountInString(text) < minPassphrase {
		return Errorf(Invalid, "passphrase", "口令太短，至少 8 个字符。几个不相干的词连起来最好记，例如“青石板 桂花 三轮车”。")
	}
	return nil
}

// utf16Len counts as Excel does.
func utf16Len(text string) (n int) {
	for _, r := range text {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}

// Event is the line of the export register about a delivery that was made.
func (d *Delivery) Event(w Written) ExportEvent {
	e := ExportEvent{
		Key: d.Key, What: d.What, Layout: d.Layout, Columns: d.Columns, Filter: hideNumbers(d.Filter),
		Rows: w.Rows, People: w.People, Masked: d.Masked, File: hideIDs(d.File()), Sealing: d.Sealing(),
	}
	if !d.Masked {
		e.Purpose = hideNumbers(strings.TrimSpace(d.Purpose))
	}
	return e
}
