package excel

import (
	"io"
	"strings"

	"zhucunji/cases"
)

// maxForms is how many households fill one workbook, a sheet each. More tabs than that
// nobody finds anything in.
const maxForms = 1000

// formData is what one household puts into a form.
type formData struct {
	id     int64
	name   string
	cells  map[[2]int][]cellChange
	tables [][][]cellValue // rows of each inner table
}

// forms fills a form, a sheet for each household the filter takes.
func (j *fillJob) forms(w io.Writer, src Source) (Filled, error) {
	if err := j.innerTables(); err != nil {
		return j.done, err
	}
	rows, err := j.innerRows(src)
	if err != nil {
		return j.done, err
	}
	all, err := j.formCells(src, rows)
	if err != nil {
		return j.done, err
	}
	if len(all) == 0 {
		return j.done, cases.Errorf(cases.NotFound, "household", "没有符合条件的农户，没有填表。请核对村、组、类型等条件。")
	}
	j.done.Rows, j.done.People = len(all), j.people.People()
	streams := map[string]func(io.Writer) error{}
	copies := newSheetCopier(j)
	for i := range all {
		if err := j.tick(); err != nil {
			return j.done, err
		}
		out, part, err := j.form(&all[i], i, len(all), copies)
		if err != nil {
			return j.done, err
		}
		if err := j.photos(src, &all[i], part, out); err != nil {
			return j.done, err
		}
		streams[partKey(part)] = out.write
	}
	if err := copies.finish(); err != nil {
		return j.done, err
	}
	return j.done, j.save(w, streams)
}

// innerTables makes the blocks of a form's inner tables.
func (j *fillJob) innerTables() error {
	for i := range j.filling.Map.Tables {
		b, err := j.newBlock(&j.filling.Map.Tables[i])
		if err != nil {
			return err
		}
		if b != nil {
			b.grain = j.filling.Map.Tables[i]
			j.blocks = append(j.blocks, b)
		}
	}
	return nil
}

// innerRows reads the rows of the inner tables, by table and household.
func (j *fillJob) innerRows(src Source) ([]map[int64][][]cellValue, error) {
	out := make([]map[int64][][]cellValue, len(j.blocks))
	for i, b := range j.blocks {
		out[i] = map[int64][][]cellValue{}
		for row, err := range src.Rows(b.grain.Report(j.filling.Map.Name)) {
			if err != nil {
				return nil, err
			}
			if !j.wants(row) {
				continue
			}
			if err := j.tick(); err != nil {
				return nil, err
			}
			values := make([]cellValue, len(b.writers))
			for k, w := range b.writers {
				if values[k], err = w.value(row); err != nil {
					return nil, err
				}
			}
			id := row.Household.ID
			out[i][id] = append(out[i][id], values)
		}
	}
	return out, nil
}

// wants says whether a row belongs to the household that was asked for.
func (j *fillJob) wants(row *cases.Row) bool {
	return row.Household != nil && (j.filling.Household == 0 || cases.Ref(row.Household.ID) == j.filling.Household)
}

// formCells reads the households and what goes into their single cells.
func (j *fillJob) formCells(src Source, inner []map[int64][][]cellValue) ([]formData, error) {
	type cell struct {
		*slotWriter
		at [2]int
	}
	var cells []cell
	for _, slot := range j.filling.Map.Cells {
		row, column, ok := placeOfCell(slot.At)
		if !ok || !slot.Set() {
			continue
		}
		w, err := newSlotWriter(slot, column, j.template.formats.of(cellStyle(j.sheet.xml.row(row).cell(column))), j.filling)
		if err != nil {
			return nil, err
		}
		w.words = wordsOf(j.sheet.allowed(row, column))
		cells = append(cells, cell{w, [2]int{row, column}})
	}
	var out []formData
	for row, err := range src.Rows(j.filling.Map.CellReport()) {
		if err != nil {
			return nil, err
		}
		if !j.wants(row) {
			continue
		}
		if len(out) == maxForms {
			return nil, templateError("符合条件的农户超过 %d 户，一个工作簿放不下这么多张表。请按组分开填，或每户一个文件。", maxForms)
		}
		row.Number = int64(len(out) + 1)
		j.people.Add(row)
		d := formData{id: row.Household.ID, name: row.Household.HeadName, cells: map[[2]int][]cellChange{}}
		for _, c := range cells {
			v, err := c.value(row)
			if err != nil {
				return nil, err
			}
			d.cells[c.at] = append(d.cells[c.at], cellChange{title: c.Title, path: c.Path, value: v})
		}
		for i := range j.blocks {
			d.tables = append(d.tables, inner[i][d.id])
		}
		out = append(out, d)
	}
	return out, nil
}

// form prepares the sheet of one household: the template's own for the first, a copy
// for each of the others.
func (j *fillJob) form(d *formData, place, all int, copies *sheetCopier) (*sheetWriter, string, error) {
	out := &sheetWriter{job: j, sheet: j.sheet, cells: d.cells}
	for i, b := range j.blocks {
		own := *b
		own.values, own.fresh, own.met, own.places = spool{tmp: j.options.Tmp}, nil, map[int]int{}, nil
		for _, values := range d.tables[i] {
			n, err := own.values.add(values)
			if err != nil {
				return nil, "", err
			}
			own.fresh = append(own.fresh, n)
		}
		own.settle()
		out.blocks = append(out.blocks, &own)
	}
	if err := out.prepare(); err != nil {
		return nil, "", err
	}
	name := formName(d, place, j.filling)
	if place == 0 {
		err := j.moveOthers(out.moved)
		if err == nil && all > 1 {
			copies.call(name)
		}
		return out, j.sheet.part, err
	}
	part, err := copies.add(name, out)
	return out, part, err
}

// formName is the tab of a household's sheet.
func formName(d *formData, place int, f *cases.Filling) string {
	name := d.name
	if f.Masked {
		name = cases.Mask(cases.KindName, name)
	}
	if strings.TrimSpace(name) == "" {
		name = "第" + itoa(place+1) + "户"
	}
	return name
}
