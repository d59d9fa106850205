package widgets

import "strings"

// copySelected puts the selected rows on the clipboard, with the header, as Excel and WPS paste them.
func (g *Grid) copySelected() {
	rows := g.Selected()
	if len(rows) == 0 || g.OnCopy != nil && g.OnCopy(rows) || g.Copy == nil {
		return
	}
	g.Copy(g.TSV(rows))
}

// TSV returns rows as tab separated text under a header line, columns in the order they stand. Every row must
// be loaded.
func (g *Grid) TSV(rows []int) string {
	var b strings.Builder
	for place, index := range g.order {
		if place > 0 {
			b.WriteByte('\t')
		}
		b.WriteString(tsvCell(g.columns[index].Title))
	}
	b.WriteString("\r\n")
	for _, row := range rows {
		for place, index := range g.order {
			if place > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(tsvCell(g.text(row, index)))
		}
		b.WriteString("\r\n")
	}
	return b.String()
}

// tsvCell quotes a text that would break the table, the way Excel does.
func tsvCell(text string) string {
	if !strings.ContainsAny(text, "\t\r\n\"") {
		return text
	}
	return `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
}
