package widgets

import "strings"

// block returns the selected block, both corners included.
func (s *Sheet) block() (top, bottom, left, right int) {
	return min(s.row, s.fromRow), max(s.row, s.fromRow), min(s.col, s.fromCol), max(s.col, s.fromCol)
}

// inBlock reports whether a cell is selected.
func (s *Sheet) inBlock(row, col int) bool {
	top, bottom, left, right := s.block()
	return row >= top && row <= bottom && col >= left && col <= right
}

// copyBlock puts the selected cells on the clipboard, without heads: they are pasted as values.
func (s *Sheet) copyBlock() {
	if s.Copy == nil || s.count == 0 {
		return
	}
	top, bottom, left, right := s.block()
	var b strings.Builder
	for row := top; row <= bottom; row++ {
		if s.isGroup(row) && top != bottom {
			continue
		}
		for col := left; col <= right; col++ {
			if col > left {
				b.WriteByte('\t')
			}
			b.WriteString(tsvCell(s.cell(row, col).Text))
		}
		b.WriteString("\r\n")
	}
	s.Copy(b.String())
}

// clearBlock empties the selected cells that can be typed into.
func (s *Sheet) clearBlock() {
	if s.count == 0 {
		return
	}
	top, bottom, left, right := s.block()
	for row := top; row <= bottom; row++ {
		for col := left; col <= right; col++ {
			if !s.cell(row, col).ReadOnly {
				s.store(row, col, "")
			}
		}
	}
}

// Paste puts a block copied from Excel or WPS in from the current cell on, to the right and down. Headings are
// skipped, sums are left alone, and what reaches beyond the sheet is dropped. One value fills a selected block.
func (s *Sheet) Paste(text string) {
	block := ParseTSV(text)
	if len(block) == 0 || s.count == 0 {
		return
	}
	top, bottom, left, right := s.block()
	if s.OnPaste != nil && s.OnPaste(top, left, block) {
		s.Refresh()
		return
	}
	if len(block) == 1 && len(block[0]) == 1 {
		for row := top; row <= bottom; row++ {
			for col := left; col <= right; col++ {
				s.put(row, col, block[0][0])
			}
		}
		return
	}
	row := top
	for _, line := range block {
		for row < s.count && s.isGroup(row) {
			row++
		}
		if row >= s.count {
			break
		}
		for i, value := range line {
			if left+i < len(s.Columns) {
				s.put(row, left+i, value)
			}
		}
		row++
	}
}

func (s *Sheet) put(row, col int, value string) {
	if !s.isGroup(row) {
		s.store(row, col, strings.TrimSpace(value))
	}
}

// ParseTSV reads what a spreadsheet puts on the clipboard: cells parted by tabs, rows by line ends, cells with
// either of them in quotes. The line end after the last row is no row.
func ParseTSV(text string) [][]string {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	text = strings.TrimSuffix(text, "\n")
	if text == "" {
		return nil
	}
	var rows [][]string
	row := []string{}
	for {
		cell, rest, end := tsvNext(text)
		row = append(row, cell)
		if end != '\t' {
			rows = append(rows, row)
			row = []string{}
		}
		if end == 0 {
			return rows
		}
		text = rest
	}
}

// tsvNext cuts the first cell off and says what ended it: a tab, a line end, or 0 for the end of the text.
func tsvNext(text string) (cell, rest string, end byte) {
	if strings.HasPrefix(text, `"`) {
		if cell, rest, ok := tsvQuoted(text[1:]); ok {
			if rest == "" {
				return cell, "", 0
			}
			return cell, rest[1:], rest[0]
		}
	}
	at := strings.IndexAny(text, "\t\n")
	if at < 0 {
		return text, "", 0
	}
	return text[:at], text[at+1:], text[at]
}

// tsvQuoted reads a cell in quotes; not ok when the quote is a character of a plain cell.
func tsvQuoted(text string) (cell, rest string, ok bool) {
	var b strings.Builder
	for {
		at := strings.IndexByte(text, '"')
		if at < 0 {
			return "", "", false
		}
		b.WriteString(text[:at])
		text = text[at+1:]
		if !strings.HasPrefix(text, `"`) {
			break
		}
		b.WriteByte('"')
		text = text[1:]
	}
	return b.String(), text, text == "" || text[0] == '\t' || text[0] == '\n'
}
