package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// orderTerm is one line of the order: a field, upwards or downwards, and whether a 小计 stands after each of its
// values.
type orderTerm struct {
	path  string
	down  bool
	group bool
}

// ownOrder chooses how the rows are sorted and where a 小计 stands.
type ownOrder struct {
	page   *ownReportPage
	terms  []orderTerm
	rows   *fyne.Container
	fields []*widgets.CodeSelect
	add    *widgets.Button
	object *fyne.Container
}

func newOwnOrder(p *ownReportPage) *ownOrder {
	o := &ownOrder{page: p, rows: container.NewVBox()}
	o.add = widgets.NewButton("＋ 加一个排序栏目", o.addLine)
	note := widgets.NewNote("上面的先排。勾选“小计”的栏目换一个值，就加一行小计，并排在最前；要有小计，先在“列”里给数字列选上合计。", ownWidth)
	o.object = container.NewVBox(groupTitle("排序和小计"), o.rows, container.NewHBox(o.add), note)
	return o
}

// show reads the order of the report and draws it.
func (o *ownOrder) show() {
	o.terms = nil
	for _, term := range o.page.report.Sort {
		path, down := cases.SortPath(term)
		o.terms = append(o.terms, orderTerm{path, down, slices.Contains(o.page.report.Groups, path)})
	}
	o.draw()
}

func (o *ownOrder) draw() {
	o.rows.RemoveAll()
	o.fields = nil
	for i := range o.terms {
		o.rows.Add(o.line(i))
	}
	o.page.forward(o.rows)
	o.object.Refresh()
	o.page.relayout()
}

func (o *ownOrder) addLine() {
	o.terms = append(o.terms, orderTerm{})
	o.draw()
	focusFirst(o.page.shell, o.fields[len(o.fields)-1])
}

func (o *ownOrder) line(i int) fyne.CanvasObject {
	term := &o.terms[i]
	field := o.page.fieldSelect(term.path, func(path string) {
		term.path = path
		o.take()
	})
	o.fields = append(o.fields, field)
	way := widgets.NewSegmented(widgets.Segment{Text: "从小到大", Key: '1'}, widgets.Segment{Text: "从大到小", Key: '2'})
	way.SetChosen(index(term.down))
	way.OnAnswered = func(at int) {
		term.down = at == 1
		o.take()
	}
	group := widgets.NewCheck("小计", func(on bool) {
		term.group = on
		o.take()
	})
	group.SetChecked(term.group)
	drop := widgets.NewButton("×", func() {
		o.terms = slices.Delete(o.terms, i, i+1)
		o.draw()
		o.take()
		o.page.shell.window.Canvas().Focus(o.add)
	})
	drop.Emphasis, drop.Tip, drop.Tips = widgets.Quiet, "去掉这一行", o.page.shell.tips
	return container.NewHBox(field, middle(way), middle(group), layout.NewSpacer(), drop)
}

// take writes the order into the report: the grouped fields come first, since a 小计 ends a run of equal values.
func (o *ownOrder) take() {
	r := &o.page.report
	r.Sort, r.Groups = nil, nil
	for _, grouped := range []bool{true, false} {
		for _, term := range o.terms {
			if term.path == "" || term.group != grouped {
				continue
			}
			path := term.path
			if term.down {
				path = "-" + path
			}
			r.Sort = append(r.Sort, path)
			if grouped {
				r.Groups = append(r.Groups, term.path)
			}
		}
	}
	o.page.edited()
}
