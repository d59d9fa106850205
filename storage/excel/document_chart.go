package excel

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
)

// A chart stands at the right of its table.
const (
	chartFrom   = 27    // the unit at which it begins
	chartHeight = 200.0 // points, at the least
	chartRow    = 20.0  // of the rows that make room for it
)

// chartBeside puts a chart at the right of a table, with rows below the table where
// that is lower.
func (l *layout) chartBeside(chart *cases.DocumentChart, ends []int, head, first, last int) {
	height := 0.0
	for _, h := range l.heights[head:] {
		height += h
	}
	for height < chartHeight {
		l.heights = append(l.heights, chartRow)
		height += chartRow
	}
	begins := make([]int, len(ends))
	for i := range ends {
		begins[i] = begin(ends, i)
	}
	l.charts = append(l.charts, placedChart{
		chart: chart, row: head, left: chartFrom, right: pageUnits, height: min(height, 2*chartHeight),
		head: head, first: first, last: last, columns: begins,
	})
}

// The fills of the series: they tell apart in grey too.
func seriesColor(n int) string { return []string{"2F7D5B", "C9B458"}[n%2] }

// draw adds a chart to a worksheet.
func (s *documentSheet) draw(p *placedChart) error {
	c := &excelize.Chart{
		Type:      excelize.Col,
		Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: p.chart.Title, Font: font(faceHead, sizeBand)}}},
		Legend:    excelize.ChartLegend{Position: "none"},
		Dimension: excelize.ChartDimension{Width: uint((p.right - p.left) * unitPixels), Height: uint(p.height * placedPixels)},
		XAxis:     excelize.ChartAxis{Font: dark(9)},
		YAxis:     excelize.ChartAxis{Font: dark(9), MajorGridLines: true},
		PlotArea:  excelize.ChartPlotArea{ShowVal: !p.chart.Money},
		Format:    excelize.GraphicOptions{OffsetX: 4, OffsetY: 4, ScaleX: 0.97, ScaleY: 0.95, AltText: p.chart.Title},
	}
	if p.chart.Rows > 0 {
		p.last = min(p.last, p.first+p.chart.Rows-1)
	}
	rows := p.last - p.first + 1
	switch {
	case p.chart.Line:
		c.Type = excelize.Line
		c.PlotArea.ShowVal = rows <= 12
	case rows > 6: // many names are read better beside their bars
		c.Type = excelize.Bar
		c.XAxis.ReverseOrder = true
	}
	if len(p.chart.Values) > 1 {
		c.Legend = excelize.ChartLegend{Position: "bottom", Font: new(dark(9))}
	}
	for i, column := range p.chart.Values {
		c.Series = append(c.Series, excelize.ChartSeries{
			Name: s.ref(p.columns[column], p.head, p.head), Categories: s.ref(p.columns[p.chart.Labels], p.first, p.last),
			Values: s.ref(p.columns[column], p.first, p.last), Fill: shade(seriesColor(i)),
			Line: excelize.LineOptions{Fill: shade(seriesColor(i)), Width: 2},
		})
	}
	if err := s.document.file.AddChart(s.name, s.at(p.left, p.row), c); err != nil {
		return fmt.Errorf("chart %s: %w", p.chart.Title, err)
	}
	return nil
}

// placedPixels is how many pixels excelize takes a point of a row's height to be when it
// places a chart.
const placedPixels = 4 / 3.4

// dark is the face of a chart's words: the default is too pale for paper.
func dark(size float64) excelize.Font {
	f := font(faceBody, size)
	f.Color = "333333"
	return *f
}

// ref is the absolute reference of rows of a column, as charts want it.
func (s *documentSheet) ref(unit, first, last int) string {
	column, err := excelize.ColumnNumberToName(s.column(unit))
	if err != nil {
		panic(fmt.Sprintf("excel: column %d: %v", s.column(unit), err))
	}
	out := fmt.Sprintf("'%s'!$%s$%d", s.name, column, first+1)
	if last > first {
		out += fmt.Sprintf(":$%s$%d", column, last+1)
	}
	return out
}
