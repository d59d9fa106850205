package ui

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// documentItems are the documents as lines of the list of reports.
func documentItems() (items []*reportItem) {
	for _, d := range cases.Documents() {
		group := groupFiles
		if d.Grain == cases.DocumentOfPeriod {
			group = groupSummaries
		}
		items = append(items, &reportItem{key: d.Key, name: d.Name, group: group, document: d})
	}
	return items
}

// visitRecord is the document about one visit.
const visitRecord = "D2"

// offerDocuments lists the documents about a household, each shown before it is written.
func (s *Shell) offerDocuments(household int64) {
	var items []*fyne.MenuItem
	for _, d := range cases.Documents() {
		if d.Grain != cases.DocumentOfPeriod {
			items = append(items, fyne.NewMenuItem(d.Name, func() { s.Go(Route{Place: PlaceReports, Tab: d.Key, Of: household}) }))
		}
	}
	s.popUpHead(items)
}

// documentPreview shows the first sheet of a document and says how many there will be.
type documentPreview struct {
	page   *reportsPage
	sheet  *documentSheet
	scroll *container.Scroll
	facts  *widgets.Paragraph
	mask   *widgets.Paragraph
	box    *fyne.Container
	said   string
	slot   slot
}

func newDocumentPreview(p *reportsPage) *documentPreview {
	v := &documentPreview{page: p, sheet: newDocumentSheet(), facts: widgets.NewNote("", oneLine), mask: widgets.NewNote("", 640)}
	v.scroll = container.NewScroll(padded(v.sheet, 12, 12))
	top := container.NewHBox(middle(v.facts), layout.NewSpacer(), middle(v.mask))
	v.box = container.NewBorder(padded(top, 4, 2), nil, nil, nil, newSheet(widgets.ColorShell, v.scroll, 0, 0))
	return v
}

// Object is the sheet with a line about it above.
func (v *documentPreview) Object() fyne.CanvasObject { return v.box }

// documentLook is what the preview reads.
type documentLook struct {
	page  *cases.DocumentPage // nil where there is nothing to write
	count int
	cut   bool
}

// load reads the first sheet and counts the others.
func (v *documentPreview) load() {
	p := v.page
	e := p.documentExport()
	v.say("正在读取…", e)
	shown := e
	shown.Masked = e.Masked || p.shell.veil.covers(home(int64(e.Household)))
	read := func(ctx context.Context) (documentLook, error) { return p.readDocument(ctx, &shown) }
	loadOr(&p.base, &v.slot, read, func(look documentLook) {
		v.sheet.Set(look.page)
		v.scroll.ScrollToOffset(fyne.Position{})
		v.scroll.Content.Refresh()
		v.scroll.Refresh()
		v.say(documentCount(&e, look), e)
	}, func(err error) {
		v.sheet.Set(nil)
		v.say(cases.MessageOf(err), e)
	})
}

// documentCount says how many sheets there will be.
func documentCount(e *cases.DocumentExport, look documentLook) string {
	switch {
	case look.page == nil:
		return "没有符合条件的内容"
	case e.Single():
		return "共 1 份"
	}
	unit := "户，每户一张表"
	if e.Document.Grain == cases.DocumentOfVisit {
		unit = "次走访，每次一张表"
	}
	if look.cut {
		return fmt.Sprintf("超过 %s %s；下面是第一张", grouped(int64(look.count)), unit)
	}
	return fmt.Sprintf("共 %s %s；下面是第一张", grouped(int64(look.count)), unit)
}

// say tells the count and what is hidden, or that nothing is.
func (v *documentPreview) say(count string, e cases.DocumentExport) {
	v.said, _, _ = strings.Cut(count, "，")
	v.facts.SetText(count)
	v.mask.Ink = widgets.ColorSecondary
	switch {
	case e.Document.Grain == cases.DocumentOfPeriod:
		v.mask.SetText("")
	case e.Masked:
		v.mask.SetText(documentHides + "已隐藏，不带照片")
	default:
		v.mask.Ink = widgets.ColorSoon
		text := "！含完整的" + documentHides + "，请妥善保管"
		if p := v.page; p.shell.veil.covers(home(int64(e.Household))) {
			text += "（屏幕上隐去）"
		}
		v.mask.SetText(text)
	}
	v.box.Refresh()
	v.page.shell.setCounts(v.said)
}

// documentHides is what a mask hides of a document about people.
const documentHides = "姓名、证件号码、电话和账号"

// readDocument reads the first sheet; how many there are is counted by a table of the same rows, which is quick.
func (p *reportsPage) readDocument(ctx context.Context, e *cases.DocumentExport) (look documentLook, err error) {
	if err := e.Check(); err != nil {
		return look, err
	}
	if e.Document.Grain == cases.DocumentOfPeriod {
		s, err := p.store.Summary(ctx, e.Filter)
		if err != nil {
			return look, err
		}
		return documentLook{page: e.SummaryPage(s), count: 1}, nil
	}
	for d, err := range p.store.Dossiers(ctx, e) {
		if err != nil {
			return look, err
		}
		if pages := e.Pages(d, p.shell.Policy()); len(pages) > 0 {
			look.page = pages[0]
		}
		break
	}
	if e.Single() || look.page == nil {
		return look, nil
	}
	counting := cases.Report{Grain: cases.GrainHousehold, Columns: []cases.ReportColumn{{Path: "row.number"}}}
	if e.Document.Grain == cases.DocumentOfVisit {
		counting.Grain = cases.GrainVisit
	}
	for _, err := range p.store.ReportRows(ctx, &counting, e.Filter) {
		if err != nil {
			return look, err
		}
		if look.cut = look.count == previewCount; look.cut {
			break
		}
		look.count++
	}
	return look, nil
}

// documentExport is the open document as it is to be written.
func (p *reportsPage) documentExport() cases.DocumentExport {
	d, c, today := p.item.document, p.choice(), p.shell.Today()
	f := c.filterBy(p.item.byPeriod(), today)
	f.Village, f.Place = p.village, p.place(c.Team)
	if d.Grain == cases.DocumentOfPeriod && c.Span == "" {
		f.Period = d.PeriodAt(today)
	}
	var visits []int64
	if p.visit != 0 && d.Grain == cases.DocumentOfVisit {
		visits = []int64{p.visit}
	}
	return cases.DocumentExport{
		Document: d, Visits: visits, Filter: f, Household: p.one(), Masked: d.Masked(c.Mask == cases.No, c.Mask == cases.Yes),
		NoPhotos: c.NoPhotos, FilledOn: today,
	}
}

// exportDocument leads the open document into one file, or into one for each household.
func (p *reportsPage) exportDocument() {
	e := p.documentExport()
	o := p.documentOutgoing(e)
	o.Sealing = p.sealing
	if p.perHousehold() {
		o.Folder = true
		o.Write = func(ctx context.Context, d cases.Delivery, job *Job) (cases.Written, error) {
			return p.shell.stores.Writer.ExportDocuments(ctx, e, d.Target, d, job.Set)
		}
	}
	p.shell.send(o)
}

// perHousehold reports whether each household gets a file of its own.
func (p *reportsPage) perHousehold() bool {
	d := p.item.document
	c := p.choice()
	return d != nil && d.Grain == cases.DocumentOfHousehold && p.one() == 0 && c.Each == cases.Yes
}

func (p *reportsPage) documentOutgoing(e cases.DocumentExport) outgoing {
	return outgoing{
		Title: e.Document.Name, Name: e.FileName(), Kind: excelKind(), Hides: documentHides, As: e.Delivery("", ""),
		Write: func(ctx context.Context, d cases.Delivery, job *Job) (cases.Written, error) {
			return p.shell.stores.Writer.ExportDocument(ctx, e, d, job.Set)
		},
		Done: p.showWritten,
	}
}

// printed is an outgoing file that is only opened, so that the office program prints it. One that is still open
// from the last time keeps its name.
func (p *reportsPage) printed(o outgoing) outgoing {
	o.Passing, o.As.Target = true, filepath.Join(p.store.TmpFolder(), o.Name)
	write, path := o.Write, o.As.Target
	o.Write = func(ctx context.Context, d cases.Delivery, job *Job) (cases.Written, error) {
		done, err := write(ctx, d, job)
		if cases.CodeOf(err) == cases.Locked {
			path = freeName(path)
			d.Target = path
			done, err = write(ctx, d, job)
		}
		return done, err
	}
	o.Done = func(string, cases.Written) {
		p.shell.Say("已打开打印版，请在打开的表里按 Ctrl+P 打印")
		p.shell.openPath(path)
	}
	return o
}
