package excel

import (
	"strings"

	"github.com/shopspring/decimal"

	"zhucunji/cases"
)

// A page is laid out on a width of equal units; only the places where a cell begins
// or ends become columns of the worksheet. All of them are 152 mm wide, what official
// papers have, and a program without 宋体, whose digits are wider, need not scale the page
// down either: what fits on a sheet of paper is reckoned in points (see keep).
const (
	pageUnits  = 48
	unitWidth  = 1.8 // in columns of text: a Chinese character of 10 points takes two
	unitSize   = 1.5 // in Excel's unit
	unitPixels = 12  // where the workbook's own face is 宋体 of 11 points: 8 for Excel's unit
	labelUnits = 6
	photosWide = 3  // pictures on a line
	textLines  = 20 // of a row; what is longer goes on in the next
)

// layout is a page with every cell in its place, before it is written.
type layout struct {
	heights []float64 // of the rows
	cells   []placed
	photos  []placedPhoto
	charts  []placedChart
	onePage bool
}

// placed is a cell from unit left up to unit right of a row, counted from 0.
type placed struct {
	row, left, right int
	cell             cell
	role             role
	from             cases.Content // its formula, name, note and link
	first, last      int           // the rows it sums, of its own column; last 0: none
	small            bool          // of a table too wide for letters of the usual size
}

// placedPhoto is a picture within the frame of a cell.
type placedPhoto struct {
	row, left, right int
	photo            cases.DocumentPhoto
}

// layOut puts a page into its places.
func layOut(page *cases.DocumentPage) *layout {
	l := &layout{}
	l.line(placed{right: pageUnits, cell: text(page.Title), role: roleTitle})
	if line := strings.Join(page.Line, "　"); line != "" {
		l.line(placed{right: pageUnits, cell: text(line), role: roleLine})
	}
	l.onePage = page.OnePage
	for i := range page.Sections {
		at := len(l.heights)
		l.section(&page.Sections[i])
		l.keep(at, page.Sections[i].Chart != nil)
	}
	if page.OnePage {
		l.stretch()
	}
	return l
}

func text(s string) cell { return cell{clean(s), lookLong} }

func (l *layout) section(s *cases.DocumentSection) {
	if s.Title != "" {
		band := placed{right: pageUnits, cell: text(s.Title), role: roleSub}
		if s.Main {
			band.role = roleBand
		}
		l.line(band)
	}
	if s.Text != "" {
		for paragraph := range strings.SplitSeq(s.Text, "\n") {
			l.line(placed{right: pageUnits, cell: text("　　" + paragraph), role: roleText})
		}
	}
	l.labelled(s.Per, s.Cells)
	if s.Table != nil {
		l.table(s.Table, s.Chart)
	}
	l.pictures(s.Photos)
	l.signatures(s.Sign)
}

// line writes cells beside each other as the next row, as high as their texts need. A
// text too long for one row goes on in rows below.
func (l *layout) line(cells ...placed) {
	row, height, more := len(l.heights), minHeight, false
	rest := make([]placed, len(cells))
	for i, c := range cells {
		c.row = row
		rest[i] = placed{left: c.left, right: c.right, role: c.role, cell: cell{look: c.cell.look}, small: c.small}
		width := float64(c.right-c.left) * unitWidth
		if s, ok := c.cell.value.(string); ok {
			width := width * sizeBody / c.size()
			if _, end := fit(s, width, textLines); end < len(s) {
				rest[i].cell.value, more = strings.TrimPrefix(s[end:], "\n"), true
				c.cell.value = s[:end]
			}
			shown := cell{c.cell.value, c.cell.look}
			height = max(height, textHeight(shown, width)*c.size()/sizeBody)
		}
		l.cells = append(l.cells, c)
	}
	l.heights = append(l.heights, height)
	if more {
		l.line(rest...)
	}
}

// size is the size of the cell's letters.
func (c *placed) size() float64 {
	switch c.role {
	case roleValue, roleStrong, roleLabel, roleLink:
		if c.small {
			return sizeSmall
		}
	case roleTitle:
		return sizeTitle - 2
	case roleText:
		return sizeText
	case roleBand:
		return sizeBand
	}
	return sizeBody
}

// labelled writes labels with their values, per of them on a line; wide ones take a
// line of their own.
func (l *layout) labelled(per int, list []cases.DocumentCell) {
	var row []placed
	flush := func() {
		if len(row) > 0 {
			row[len(row)-1].right = pageUnits // the last one takes what is left
			l.line(row...)
			row = nil
		}
	}
	for _, c := range list {
		share := pageUnits / max(per, 1)
		if c.Wide {
			flush()
			share = pageUnits
		}
		left := 0
		if len(row) > 0 {
			left = row[len(row)-1].right
		}
		row = append(row,
			placed{left: left, right: left + labelUnits, cell: folded(c.Label, labelUnits), role: roleLabel},
			placed{left: left + labelUnits, right: left + share, cell: valueOf(c.Content), role: roleField, from: c.Content},
		)
		if c.Wide || left+share == pageUnits {
			flush()
			if tall := float64(c.Tall)*lineHeight + 6; c.Tall > 0 {
				l.heights[len(l.heights)-1] = max(l.heights[len(l.heights)-1], tall)
			}
		}
	}
	flush()
}

// folded puts the unit of a label that is too long for its units on a line of its own.
func folded(label string, units int) cell {
	if at := strings.LastIndex(label, "（"); at > 0 && strings.HasSuffix(label, "）") && columns(label) > float64(units)*unitWidth-1 {
		label = label[:at] + "\n" + label[at:]
	}
	return text(label)
}

// valueOf is a content as a cell holds it.
func valueOf(c cases.Content) cell {
	look := lookText
	if c.Long {
		look = lookLong
	}
	switch v := c.Value.(type) {
	case string:
		if v == "" {
			return cell{look: look}
		}
		return cell{clean(v), look}
	case int64:
		return cell{v, lookPlace}
	case decimal.Decimal:
		if c.Fixed {
			return cell{v.InexactFloat64(), lookMoney}
		}
		return fine(v)
	case cases.Money:
		return cell{v.Decimal().InexactFloat64(), lookMoney}
	case cases.Day:
		if v >= firstSerial {
			return cell{int64(v.DaysSince(epoch)), lookDay}
		}
		return cell{v.String(), lookText}
	}
	return cell{look: look}
}

func roleOf(c cases.Content) role {
	switch {
	case c.Sheet != "":
		return roleLink
	case c.Strong:
		return roleStrong
	}
	return roleValue
}

// pictures writes photos in frames with their captions below.
func (l *layout) pictures(photos []cases.DocumentPhoto) {
	share := pageUnits / photosWide
	for len(photos) > 0 {
		n := min(len(photos), photosWide)
		frames, captions := make([]placed, photosWide), make([]placed, photosWide)
		for i := range photosWide {
			frames[i] = placed{left: i * share, right: (i + 1) * share, role: roleValue}
			captions[i] = frames[i]
			if i < n {
				captions[i].cell = cell{clean(photos[i].Caption), lookText}
				l.photos = append(l.photos, placedPhoto{len(l.heights), i * share, (i + 1) * share, photos[i]})
			}
		}
		l.line(frames...)
		l.heights[len(l.heights)-1] = photoHeight
		l.line(captions...)
		photos = photos[n:]
	}
}

// photoHeight is the height of a picture's frame in points.
const photoHeight = 130.0

// signatures sets the labels apart over the width.
func (l *layout) signatures(labels []string) {
	if len(labels) == 0 {
		return
	}
	row := make([]placed, len(labels))
	for i, label := range labels {
		row[i] = placed{left: i * pageUnits / len(labels), right: (i + 1) * pageUnits / len(labels), cell: text(label + "："), role: roleSign}
	}
	l.line(row...)
	l.heights[len(l.heights)-1] = 36
}
