package excel

import (
	"strings"

	"github.com/xuri/excelize/v2"
)

// role says what a cell of a document is for.
type role uint8

// The roles of cells.
const (
	roleValue  role = iota // in a frame
	roleField              // behind a label
	roleStrong             // a total, in a frame
	roleLabel              // what a value is, in a frame
	roleBand               // the heading of a chapter
	roleSub                // the heading of a section in it
	roleTitle              // the heading of the page
	roleLine               // under the heading
	roleText               // a paragraph
	roleSign               // to be signed behind
	roleLink               // leads to another worksheet
)

// documentStyles are the styles of a workbook of documents, made when first used.
type documentStyles struct {
	file *excelize.File
	made map[documentStyle]int
}

type documentStyle struct {
	role  role
	look  look
	small bool
	solid bool // text of digits and letters: it shrinks rather than break
}

func newDocumentStyles(f *excelize.File) *documentStyles {
	return &documentStyles{file: f, made: map[documentStyle]int{}}
}

// of is the number of a cell's style.
func (s *documentStyles) of(c *placed) (int, error) {
	key := documentStyle{role: c.role, look: c.cell.look, small: c.small}
	switch c.role {
	case roleValue, roleField, roleStrong, roleLink:
		text, ok := c.cell.value.(string)
		key.solid = ok && key.look == lookText && !hasWide(text) && !strings.Contains(text, "\n")
	default:
		key.look = lookText
	}
	if id, ok := s.made[key]; ok {
		return id, nil
	}
	id, err := s.file.NewStyle(s.style(key))
	if err == nil {
		s.made[key] = id
	}
	return id, err
}

func (s *documentStyles) style(k documentStyle) *excelize.Style {
	framed := registrar{bordered: true}
	switch k.role {
	case roleLabel:
		return &excelize.Style{Font: font(faceBody, k.size()), Alignment: aligned("center"), Border: framed.borders(), Fill: shade("F2F2F2")}
	case roleBand:
		a := aligned("left")
		return &excelize.Style{Font: font(faceHead, sizeBand), Alignment: a, Border: framed.borders(), Fill: shade("E4F0EB")}
	case roleSub:
		return &excelize.Style{Font: font(faceHead, sizeBody), Alignment: aligned("left"), Border: framed.borders(), Fill: shade("F7F9F8")}
	case roleTitle:
		return &excelize.Style{Font: font(faceTitle, sizeTitle-2), Alignment: aligned("center")}
	case roleLine:
		return &excelize.Style{Font: font(faceBody, sizeBody), Alignment: aligned("left")}
	case roleText:
		a := aligned("left")
		a.Vertical = "top"
		return &excelize.Style{Font: font(faceText, sizeText), Alignment: a}
	case roleSign:
		return &excelize.Style{Font: font(faceBody, sizeBody), Alignment: aligned("left")}
	}
	return s.framed(k)
}

// The face and size of running text, and the sizes of section headings and of tables too
// wide for more.
const (
	faceText  = "仿宋"
	sizeText  = 11.0
	sizeBand  = 11.0
	sizeSmall = 8.5
)

func (k documentStyle) size() float64 {
	if k.small {
		return sizeSmall
	}
	return sizeBody
}

// framed is the style of a value by its look. Numbers shrink rather than show ####.
func (s *documentStyles) framed(k documentStyle) *excelize.Style {
	face := faceBody
	if k.role == roleStrong {
		face = faceHead
	}
	out := &excelize.Style{Font: font(face, k.size()), Border: (&registrar{bordered: true}).borders()}
	number := func(format, horizontal string) {
		if k.role == roleField {
			horizontal = "center"
		}
		out.CustomNumFmt = &format
		out.Alignment = &excelize.Alignment{Horizontal: horizontal, Vertical: "center", ShrinkToFit: true}
	}
	switch k.look {
	case lookInt:
		number("#,##0", "right")
	case lookPlace:
		number("0", "center")
	case lookFine:
		number("#,##0.0#####", "right")
	case lookMoney:
		number("#,##0.00", "right")
	case lookDay:
		number("yyyy-mm-dd", "center")
	case lookLong:
		out.NumFmt, out.Alignment = formatText, aligned("left")
	default:
		out.NumFmt, out.Alignment = formatText, aligned("center")
		out.Alignment.WrapText, out.Alignment.ShrinkToFit = !k.solid, k.solid
	}
	if k.role == roleLink {
		out.Font.Color, out.Font.Underline = "0563C1", "single"
	}
	return out
}

func shade(color string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
}
