package excel

import (
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
)

// basisName is the sheet that shows what the incomes of a report are made of.
const basisName = "核算依据"

// mostLinks is a little less than Excel takes on one sheet (65,530).
const mostLinks = 65_000

// basis writes the entries behind the incomes, household after household, into a second
// sheet, to which the incomes lead.
type basis struct {
	sheet     *sheet
	body      *sheetRows
	styles    *styles
	next      int
	household int64 // written last: the members of one follow each other
	at        int   // where it begins
	cells     []excelize.Cell
}

// basisTitles head the columns of the sheet.
func basisTitles() []string {
	return []string{"户主", "类别", "项目", "明细项目", "起", "止", "数量", "单位", "单价", "金额（元）", "计入（元）"}
}

// newBasis begins the sheet.
func newBasis(s *sheet) (*basis, error) {
	titles := basisTitles()
	b := &basis{sheet: s, next: 1, cells: make([]excelize.Cell, len(titles))}
	if _, err := s.file.NewSheet(basisName); err != nil {
		return nil, fmt.Errorf("basis sheet: %w", err)
	}
	var err error
	if b.styles, err = newStyles(s.file, cases.LayoutPrint, 1); err != nil {
		return nil, fmt.Errorf("basis styles: %w", err)
	}
	if b.body, err = newSheetRows(s.options.Tmp, len(titles)); err != nil {
		return nil, fmt.Errorf("basis rows: %w", err)
	}
	for i, title := range titles {
		name := b.body.columns[i]
		if err := s.file.SetColWidth(basisName, name, name, []float64{12, 16, 20, 18, 12, 12, 10, 8, 10, 14, 14}[i]); err != nil {
			return nil, fmt.Errorf("basis width: %w", err)
		}
		b.cells[i] = excelize.Cell{StyleID: b.styles.head, Value: title}
	}
	if err := s.file.SetPanes(basisName, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return nil, fmt.Errorf("basis panes: %w", err)
	}
	return b, b.row()
}

func (b *basis) row() error {
	if b.next > maxRows {
		return cases.Errorf(cases.Invalid, "", "核算依据超过 Excel 一张表的 1,048,576 行。请按村分开导出。")
	}
	err := b.body.row(b.next, 0, b.cells)
	b.next++
	return err
}

// take writes the account of a row's household, where it was not yet, and says in which
// row it begins; 0 where the household has none.
func (b *basis) take(row *cases.Row) (at int, err error) {
	if row.Account == nil || row.Household == nil {
		return 0, nil
	}
	if b.household == row.Household.ID && b.at > 0 {
		return b.at, nil
	}
	b.household, b.at = row.Household.ID, b.next
	a := row.Account
	for i := range a.Items {
		if err := b.item(b.head(row), &a.Items[i]); err != nil {
			return 0, err
		}
	}
	return b.at, b.sum(b.head(row), a)
}

// head is the household's head as the export shows people.
func (b *basis) head(row *cases.Row) string {
	if b.sheet.export.Masked {
		return cases.Mask(cases.KindName, row.Household.HeadName)
	}
	return row.Household.HeadName
}

// item writes the entries of an income item; what was reported and frozen has none.
func (b *basis) item(head string, s *cases.Sum) error {
	if len(s.Entries) == 0 {
		return b.put(head, s.Group, s.Name, "（上报时已冻结）", nil, s.Counted+s.LeftOut, s.Counted)
	}
	said := cases.Money(0) // counts because an entry says so; the others all count, or none does
	for _, e := range s.Entries {
		if e.Counted == cases.Yes {
			said += e.Amount.Value
		}
	}
	for _, e := range s.Entries {
		counted := cases.Money(0)
		if e.Counted == cases.Yes || e.Counted == "" && s.Counted > said {
			counted = e.Amount.Value
		}
		if err := b.put(head, s.Group, s.Name, e.SubItem, e, e.Amount.Value, counted); err != nil {
			return err
		}
	}
	return nil
}

// put writes one line.
func (b *basis) put(head, group, item, note string, e *cases.Income, amount, counted cases.Money) error {
	for i, look := range []look{lookText, lookText, lookText, lookText, lookDay, lookDay, lookFine, lookText, lookFine, lookMoney, lookMoney} {
		b.cells[i] = excelize.Cell{StyleID: b.styles.data[look]}
	}
	for i, text := range []string{head, group, item, note} {
		b.cells[i].Value = clean(text)
	}
	if e != nil {
		for i, d := range []cases.Day{e.FromOn, e.ToOn} {
			if d >= firstSerial {
				b.cells[4+i].Value = int64(d.DaysSince(epoch))
			}
		}
		if e.Quantity.Valid {
			b.cells[6].Value = e.Quantity.Value.InexactFloat64()
		}
		b.cells[7].Value = clean(e.Unit)
		if e.UnitPrice.Valid {
			b.cells[8].Value = e.UnitPrice.Value.InexactFloat64()
		}
	}
	b.cells[9].Value, b.cells[10].Value = yuanOf(amount), yuanOf(counted)
	return b.row()
}

// sum writes what the lines of a household come to.
func (b *basis) sum(head string, a *cases.Account) error {
	text := "年收入 " + a.Total.Grouped() + " － 生产经营性支出 " + a.Cost.Grouped() + " ＝ 纯收入 " + a.Net.Grouped()
	if a.PerHead.Valid {
		text += "；÷ 收入核算人口 " + strconv.FormatInt(a.People.Value, 10) + " 人 ＝ 人均 " + a.PerHead.Value.Grouped()
	}
	for i := range b.cells {
		b.cells[i] = excelize.Cell{StyleID: b.styles.total[lookLong]}
	}
	b.cells[0] = excelize.Cell{StyleID: b.styles.total[lookText], Value: clean(head)}
	b.cells[1].Value = text
	b.body.merges = append(b.body.merges, cellName(2, b.next)+":"+cellName(len(b.cells), b.next))
	return b.row()
}

func yuanOf(m cases.Money) float64 { return float64(m) / 100 }

// lead makes the incomes of the sheet's next row lead to where they are explained.
func (b *basis) lead(at int) {
	s := b.sheet
	for from := 0; from < len(s.columns); from++ {
		to := from
		for to < len(s.columns) && s.columns[to].explained() {
			to++
		}
		if to > from && len(s.body.links) < mostLinks {
			s.body.links = append(s.body.links, link{
				cellName(from+1, s.next) + ":" + cellName(to, s.next), "'" + basisName + "'!A" + strconv.Itoa(at),
			})
			from = to
		}
	}
}

// explained says whether the column is an income of the household's account.
func (c *column) explained() bool {
	net, _ := cases.ReportField("household.net") // all incomes are of its group
	return c.Field.Group == net.Group && c.Field.Kind == cases.KindMoney && len(c.Path) > 10 && c.Path[:10] == "household."
}

// finish ends the sheet.
func (b *basis) finish() error {
	if err := b.body.end(); err != nil {
		return fmt.Errorf("end of basis: %w", err)
	}
	if err := b.sheet.file.SetSheetDimension(basisName, "A1:"+cellName(len(b.cells), b.next-1)); err != nil {
		return fmt.Errorf("basis dimension: %w", err)
	}
	return nil
}

// remove takes the file of its rows away.
func (b *basis) remove() error {
	if b == nil {
		return nil
	}
	return b.body.remove()
}
