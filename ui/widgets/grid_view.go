package widgets

import "slices"

// GridView is how a person left a grid: what to save in the settings and to bring back with the page. It is
// plain data, fit for JSON.
type GridView struct {
	Columns []ColumnView `json:"columns"` // in the order they stand
	Sort    string       `json:"sort,omitempty"`
	Desc    bool         `json:"desc,omitempty"`
	Offset  int          `json:"offset,omitempty"` // pixels scrolled down
	Left    int          `json:"left,omitempty"`   // pixels scrolled sideways
	Current int          `json:"current"`          // row, -1 for none
}

// ColumnView is one column's place and width.
type ColumnView struct {
	Key   string  `json:"key"`
	Width float32 `json:"width"`
}

// View returns how the grid stands now.
func (g *Grid) View() GridView {
	v := GridView{Sort: g.sortKey, Desc: g.desc, Offset: g.offset, Left: g.left, Current: g.current}
	if g.pending != nil { // left before the rows came
		v.Offset, v.Left, v.Current = g.pending.Offset, g.pending.Left, g.pending.Current
	}
	for _, index := range g.order {
		v.Columns = append(v.Columns, ColumnView{Key: g.columns[index].Key, Width: g.columns[index].Width})
	}
	return v
}

// SetView brings a saved view back, without callbacks. Columns the view does not know keep their width and
// stand behind the others; keys it knows and the grid does not are passed over. While there are no rows yet, row
// and scroll wait for them.
func (g *Grid) SetView(v GridView) {
	order := make([]int, 0, len(g.columns))
	for _, saved := range v.Columns {
		index := slices.IndexFunc(g.columns, func(c Column) bool { return c.Key == saved.Key })
		if index < 0 || slices.Contains(order, index) {
			continue
		}
		order = append(order, index)
		if saved.Width >= columnLeast {
			g.columns[index].Width = saved.Width
		}
	}
	for index := range g.columns {
		if !slices.Contains(order, index) {
			order = append(order, index)
		}
	}
	g.order, g.sortKey, g.desc = order, v.Sort, v.Desc
	g.pending = &v
	if g.painter != nil {
		g.painter.rebuild()
	}
	g.Refresh()
}

// Columns returns the columns in the order they stand, with their widths.
func (g *Grid) Columns() []Column {
	columns := make([]Column, len(g.order))
	for place, index := range g.order {
		columns[place] = g.columns[index]
	}
	return columns
}
