package ui

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/cases/intake"
	"zhucunji/ui/widgets"
)

// importFile is the first step: which file and sheet, what its lines are, and of where and when where it does not say.
type importFile struct {
	page    *importPage
	grid    *widgets.Grid
	kind    *menuButton
	village *menuButton
	named   *widgets.Entry // of the village, where the file has none yet
	year    *menuButton
	month   *menuButton // of public posts, where the list does not say
	said    *widgets.Paragraph
	begin   *widgets.Button // chooses the first file
}

func newImportFile(p *importPage) *importFile {
	f := &importFile{page: p}
	p.options.Year = p.shell.Today().Year()
	for _, v := range p.shell.villages {
		if cases.Ref(v.ID) == p.shell.village || len(p.shell.villages) == 1 {
			p.options.Village = v
		}
	}
	f.grid = p.shell.newGrid(0,
		widgets.Column{Key: "name", Title: "工作表", Width: 220, Fixed: true},
		widgets.Column{Key: "header", Title: "表头在", Width: 90, Fixed: true},
		widgets.Column{Key: "columns", Title: "认出的列", Width: 110, Fixed: true},
		widgets.Column{Key: "kind", Title: "表里是", Width: 130, Fixed: true},
		widgets.Column{Key: "note", Title: "说明", Width: 330, Fixed: true})
	f.grid.Multi = false
	f.grid.Rows = func() int { return len(p.all) }
	f.grid.Cell = func(row, col int) string { return listSheetCell(&p.all[row], col) }
	f.grid.State = func(row, col int) widgets.CellState {
		if col == 4 {
			return widgets.CellSoon
		}
		return widgets.CellNormal
	}
	f.grid.OnSelect = f.chosen
	f.grid.OnOpen = func(int) { p.SaveNext() }
	f.kind, f.village, f.year = newMenuButton(p.shell, "表里是", f.kinds), newMenuButton(p.shell, "哪个村的", f.villages), newMenuButton(p.shell, "哪一年的", f.years)
	f.month = newMenuButton(p.shell, "哪个月的", f.months)
	f.named = widgets.NewEntry()
	f.named.Columns, f.named.PlaceHolder = 9, "村名"
	f.named.OnChanged = func(text string) { p.options.Village = cases.Village{Name: strings.TrimSpace(text)} }
	f.said = widgets.NewParagraph("", oneLine)
	return f
}

func listSheetCell(s *ImportSheet, col int) string {
	switch {
	case col == 0:
		return s.Name
	case col == 4:
		return listSheetNote(s)
	case !s.Found:
		return ""
	case col == 1:
		return "第 " + strconv.Itoa(s.Header) + " 行"
	case col == 2:
		return strconv.Itoa(s.Understood()) + " / " + strconv.Itoa(len(s.Columns)) + " 列"
	}
	return s.Kind.Title()
}

func listSheetNote(s *ImportSheet) string {
	var notes []string
	if s.Hidden {
		notes = append(notes, "隐藏的工作表")
	}
	if !s.Found {
		notes = append(notes, "没有找到表头")
	}
	if n := hiddenColumns(s); n > 0 {
		notes = append(notes, "有 "+strconv.Itoa(n)+" 列是隐藏的")
	}
	return strings.Join(notes, "，")
}

func hiddenColumns(s *ImportSheet) (n int) {
	for i := range s.Columns {
		if s.Columns[i].Hidden {
			n++
		}
	}
	return n
}

// invitation stands there while no file is chosen.
func (f *importFile) invitation() fyne.CanvasObject {
	p := f.page
	lines := container.NewVBox()
	for _, text := range []string{
		"把名单拖到这里，或者点“选择文件…”。.xlsx、.xlsm、.xls 和 CSV 都可以，国家系统导出的表也可以，不用先整理。",
		"程序找出表头，认出每一列，先告诉您每一行会怎样：新增、变更、一致、存疑还是有误。您确认之前什么都不会写入。",
		"照片也可以整批导入：把照片文件夹拖到这里，照片或文件夹的名字以户编号、证件号码或户主姓名开头。",
		"导入前自动备份；导入后整批都能撤销。空单元格不会清除原有的内容。",
	} {
		lines.Add(widgets.NewParagraph(text, p.width()))
	}
	f.begin = widgets.NewPrimary("选择文件…", p.choose)
	f.begin.Tip, f.begin.Tips = "Ctrl+O", p.shell.tips
	pictures := widgets.NewButton("选择照片文件夹…", p.photos.choose)
	lines.Add(gapAbove(container.NewHBox(f.begin, pictures), 10))
	return padded(lines, 6, 2)
}

// show shows the sheets of the file.
func (f *importFile) show() fyne.CanvasObject {
	p := f.page
	row := p.sheet
	f.draw()
	f.grid.Refresh()
	if row >= 0 && f.grid.Current() != row {
		f.grid.SetCurrent(row)
	}
	header := widgets.NewButton("指定表头行…", f.askHeader)
	header.Tip, header.Tips = "程序找错了表头，或没有找到时", p.shell.tips
	village := f.village.Object()
	if len(p.shell.villages) == 0 {
		village = container.NewHBox(middle(widgets.NewNote("哪个村的", oneLine)), middle(f.named))
	}
	of := container.NewVBox(
		container.NewHBox(f.kind.Object(), padded(village, 0, 8), f.year.Object(), padded(f.month.Object(), 0, 8), padded(header, 0, 8)),
		widgets.NewNote("表里没有行政村一列时，都算这个村的；没有写年度的收入和务工月数，都算这一年的。", p.width()))
	return container.NewBorder(container.NewVBox(f.said), gapAbove(of, 6), nil, nil, gapAbove(f.grid, 4))
}

// draw shows what is chosen.
func (f *importFile) draw() {
	p := f.page
	f.said.SetText("选一张工作表，按 Enter 到下一步。")
	f.said.Ink = widgets.ColorSecondary
	if !p.found() {
		f.said.SetText("没有找到表头。请指明表头在第几行；表里要有一行写着“姓名”“证件号码”这样的标题。")
		f.said.Ink = widgets.ColorSoon
	}
	title := "—"
	if p.found() {
		title = p.all[p.sheet].Kind.Title()
	}
	f.kind.Say(title)
	name := p.options.Village.Name
	if name == "" {
		name = "请选择"
	}
	f.village.Say(name)
	f.year.Say(strconv.Itoa(p.options.Year))
	month := "请选择"
	if p.options.Month != 0 {
		month = p.options.Month.String()
	}
	f.month.Say(month)
	f.month.ShowIf(p.needsMonth())
}

// chosen takes the sheet of the current row.
func (f *importFile) chosen() {
	p := f.page
	row := f.grid.Current()
	if row < 0 || row >= len(p.all) || row == p.sheet {
		return
	}
	p.take(row)
	f.draw()
	p.shell.HeadChanged()
}

func (f *importFile) kinds() (items []*fyne.MenuItem) {
	p := f.page
	if !p.found() {
		return []*fyne.MenuItem{menuChoice("请先选一张有表头的工作表", false, func() {})}
	}
	for _, k := range intake.Kinds() {
		items = append(items, menuChoice(k.Title(), p.all[p.sheet].Kind == k, func() {
			p.all[p.sheet] = p.list.As(p.sheet, k, p.options.Year)
			p.known, p.settled[p.sheet] = false, true
			f.draw()
			f.grid.Refresh()
		}))
	}
	return items
}

func (f *importFile) villages() (items []*fyne.MenuItem) {
	for _, v := range f.page.shell.villages {
		items = append(items, menuChoice(v.Name, v.ID == f.page.options.Village.ID, func() {
			f.page.options.Village = v
			f.draw()
		}))
	}
	return items
}

func (f *importFile) years() (items []*fyne.MenuItem) {
	today := f.page.shell.Today().Year()
	for year := today + 1; year > today-yearsOffered; year-- {
		items = append(items, menuChoice(strconv.Itoa(year)+" 年", year == f.page.options.Year, func() {
			f.page.options.Year = year
			f.draw()
		}))
	}
	return items
}

// needsMonth says whether the list tells of a month that it does not name.
func (p *importPage) needsMonth() bool {
	return p.found() && intake.NeedsMonth(p.all[p.sheet].Kind, plainColumns(&p.all[p.sheet]))
}

// monthsOffered is how many months back a list may be of.
const monthsOffered = 24

func (f *importFile) months() (items []*fyne.MenuItem) {
	now := f.page.shell.Today().MonthOf()
	for i := range monthsOffered {
		month := now.Add(-i)
		items = append(items, menuChoice(month.String(), month == f.page.options.Month, func() {
			f.page.options.Month = month
			f.draw()
		}))
	}
	return items
}

// askHeader asks on which row the header stands.
func (f *importFile) askHeader() {
	p := f.page
	if p.sheet < 0 {
		return
	}
	row := widgets.NewEntry()
	row.Columns = 5
	if p.found() {
		row.SetText(strconv.Itoa(p.all[p.sheet].Header))
	}
	widgets.Ask(p.shell.window.Canvas(), widgets.Request{
		Title: "表头在第几行", Yes: "就用这一行",
		Content: widgets.NewForm(1, &widgets.FormField{Key: "row", Label: "行号", Widget: row, Note: "就是 Excel 左边的行号；表头有几行时，写最下面一行"}),
		Submit: func() error {
			n, err := strconv.Atoi(strings.TrimSpace(row.Text))
			if err != nil || n < 1 {
				return cases.Errorf(cases.Invalid, "row", "请填行号，例如 3。")
			}
			f.takeHeader(n)
			return nil
		},
	})
}

// takeHeader finds the columns anew under another header.
func (f *importFile) takeHeader(row int) {
	p := f.page
	list, sheet, year := p.list, p.sheet, p.options.Year
	var found ImportSheet
	p.shell.Run(Task{
		Title: "正在看这张表",
		Work: func(ctx context.Context, _ *Job) (err error) {
			found, err = list.HeaderAt(ctx, sheet, row, year)
			return err
		},
		Done: func() {
			if p.gone() || p.list != list {
				return
			}
			p.all[sheet], p.known, p.settled[sheet] = found, false, true
			p.show(stepFile)
		},
	})
}
