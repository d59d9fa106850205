package main

import (
	"context"
	"strings"

	"zhucunji/cases"
	"zhucunji/storage"
	"zhucunji/storage/transfer"
)

// documentFlags are what documents take besides what reports do.
type documentFlags struct {
	Household    string `placeholder:"户" help:"文书只要这一户：户编号或户主姓名。"`
	PerHousehold bool   `help:"文书每户一个文件，--out 是文件夹。"`
	NoPhotos     bool   `help:"文书不带照片。"`
}

// onlyForDocuments is Invalid where a table is asked for with what only documents take.
func (c *exportCommand) onlyForDocuments() error {
	if c.Household == "" && !c.PerHousehold && !c.NoPhotos {
		return nil
	}
	return wrongUse{cases.Errorf(cases.Invalid, "report", "--household、--per-household 和 --no-photos 只用于文书（D1、D2 …），见 zhucunctl reports。")}
}

// documents are the files of a document, one for each filter.
func (c *exportCommand) documents(ctx context.Context, store *storage.Store, document *cases.Document, filters []cases.ReportFilter) ([]parcel, error) {
	if cases.Layout(c.Layout) != cases.LayoutPrint {
		return nil, wrongUse{cases.Errorf(cases.Invalid, "layout", "文书只有打印版（--layout print）。")}
	}
	if c.PerHousehold && (c.eachVillage() || document.Grain != cases.DocumentOfHousehold) {
		return nil, wrongUse{cases.Errorf(cases.Invalid, "per_household", "--per-household 用于每户一份的文书，且不能和 --per-village 同时用。")}
	}
	e := cases.DocumentExport{
		Document: document, Masked: document.Masked(c.Full, c.Masked), NoPhotos: c.NoPhotos, FilledOn: store.Today(),
	}
	if c.Household != "" {
		id, err := c.household(ctx, store)
		if err != nil {
			return nil, err
		}
		e.Household = id
	}
	var out []parcel
	for _, f := range filters {
		one := e
		one.Filter = f
		if document.Grain == cases.DocumentOfPeriod && c.From == "" && c.To == "" && c.Year == 0 {
			one.Filter.Period = document.PeriodAt(store.Today())
		}
		out = append(out, c.document(one))
	}
	return out, nil
}

// document is one file of a document, or the folder of the files of its households.
func (c *exportCommand) document(e cases.DocumentExport) parcel {
	p := parcel{delivery: e.Delivery(c.target(e.FileName()), c.Purpose)}
	p.write = func(ctx context.Context, store *storage.Store, d cases.Delivery, progress func(int)) (cases.Written, error) {
		if c.PerHousehold {
			return transfer.ExportDocuments(ctx, store, &e, d.Target, d, progress)
		}
		return transfer.ExportDocument(ctx, store, &e, d, progress)
	}
	return p
}

// household finds the household that was asked for by its number or its head's name.
func (c *exportCommand) household(ctx context.Context, store *storage.Store) (cases.Ref, error) {
	hits, err := store.Search(ctx, c.Household)
	if err != nil {
		return 0, err
	}
	found := map[int64]string{}
	for _, h := range hits {
		exact := h.Household == c.Household || h.Head == c.Household
		if exact && (c.Village == "" || h.Village == c.Village) && (c.Team == "" || h.Group == c.Team) {
			found[h.HouseholdID] = h.Household
		}
	}
	if len(found) == 0 {
		return 0, cases.Errorf(cases.NotFound, "household", "没有户编号或户主姓名为“"+c.Household+"”的户。")
	}
	var one cases.Ref
	var codes []string
	for id, code := range found {
		one, codes = cases.Ref(id), append(codes, code)
	}
	if len(found) > 1 {
		return 0, cases.Errorf(cases.Invalid, "household", "有几户的户主叫“"+c.Household+"”，请改用户编号："+strings.Join(codes, "、")+"。")
	}
	return one, nil
}
