package excel

import (
	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
)

// The faces of official tables. Where a machine lacks one, the character set in
// the style makes WPS and Excel take another Chinese face.
const (
	faceTitle = "方正小标宋简体"
	faceHead  = "黑体"
	faceBody  = "宋体"

	sizeTitle = 20.0
	sizeBody  = 10.0

	charsetGB = 134
)

// styles are the style numbers of one workbook.
type styles struct {
	data   [lookCount]int
	total  [lookCount]int
	title  int
	left   int // the line under the title, and the signature line
	middle int
	right  int
	head   int
}

// newStyles registers the styles of a layout. What stands above and below a table is
// scaled up by as much as a wide table is scaled down to fit the page.
func newStyles(f *excelize.File, layout cases.Layout, scale float64) (*styles, error) {
	r := registrar{file: f, bordered: layout == cases.LayoutPrint}
	s := &styles{
		title:  r.plain(faceTitle, sizeTitle*scale, "center"),
		left:   r.plain(faceBody, sizeBody*scale, "left"),
		middle: r.plain(faceBody, sizeBody*scale, "center"),
		right:  r.plain(faceBody, sizeBody*scale, "right"),
		head:   r.head(),
	}
	for l := range lookCount {
		s.data[l] = r.cell(l, layout, faceBody)
		s.total[l] = r.cell(l, layout, faceHead)
	}
	return s, r.err
}

// registrar makes styles and keeps the first error.
type registrar struct {
	file     *excelize.File
	bordered bool
	err      error
}

func (r *registrar) add(s *excelize.Style) int {
	id, err := r.file.NewStyle(s)
	if err != nil && r.err == nil {
		r.err = err
	}
	return id
}

func (r *registrar) plain(face string, size float64, horizontal string) int {
	return r.add(&excelize.Style{Font: font(face, size), Alignment: aligned(horizontal)})
}

func (r *registrar) head() int {
	s := &excelize.Style{Font: font(faceHead, sizeBody), Alignment: aligned("center"), Border: r.borders()}
	if !r.bordered {
		s.NumFmt = formatText
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E4F0EB"}}
	}
	return r.add(s)
}

// formatText is Excel's own '@'.
const formatText = 49

// cell is the style of a data cell. 导入版 leaves out the thousands separators: a
// receiver that reads what is shown takes 13,221.00 for text.
func (r *registrar) cell(l look, layout cases.Layout, face string) int {
	s := &excelize.Style{Font: font(face, sizeBody), Border: r.borders()}
	comma := "#,##"
	if layout == cases.LayoutImport {
		comma = ""
	}
	custom := func(format string) {
		s.CustomNumFmt = &format
		s.Alignment = aligned("right")
	}
	switch l {
	case lookInt:
		custom(comma + "0")
	case lookPlace:
		custom("0")
		s.Alignment = aligned("center")
	case lookFine:
		custom(comma + "0.0#####")
	case lookMoney:
		custom(comma + "0.00")
	case lookWan4:
		custom(comma + "0.0000")
	case lookYear:
		custom("0")
		s.Alignment = aligned("center")
	case lookDay:
		custom("yyyy-mm-dd")
		s.Alignment = aligned("center")
	case lookDayChinese:
		custom(`yyyy"年"m"月"d"日"`)
		s.Alignment = aligned("center")
	case lookLong:
		s.NumFmt, s.Alignment = formatText, aligned("left")
	default:
		s.NumFmt, s.Alignment = formatText, aligned("center")
	}
	if layout == cases.LayoutImport {
		s.Alignment.WrapText = false
		if s.NumFmt == formatText {
			s.Alignment.Horizontal = "left"
		}
	}
	return r.add(s)
}

func (r *registrar) borders() []excelize.Border {
	if !r.bordered {
		return nil
	}
	var out []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		out = append(out, excelize.Border{Type: side, Color: "000000", Style: 1})
	}
	return out
}

func font(face string, size float64) *excelize.Font {
	charset := charsetGB
	return &excelize.Font{Family: face, Size: size, Charset: &charset}
}

func aligned(horizontal string) *excelize.Alignment {
	return &excelize.Alignment{Horizontal: horizontal, Vertical: "center", WrapText: true}
}
