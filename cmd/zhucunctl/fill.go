package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"zhucunji/cases"
	"zhucunji/storage"
	"zhucunji/storage/excel"
	"zhucunji/storage/transfer"
)

// fillCommand fills a workbook somebody else made.
type fillCommand struct {
	Template string `required:"" placeholder:"T.xlsx" help:"要填的空表或填了一半的表（.xlsx）；它本身不会改动。"`
	Out      string `placeholder:"文件.xlsx" help:"填好后写到哪个文件；已有的会被替换。加 --per-household 时是文件夹。"`
	Map      string `placeholder:"M.json" help:"对应关系文件；不写则用上次记住的，或按标题自动对应。"`
	SaveMap  string `placeholder:"M.json" help:"把这次的对应关系写成文件，可以改后再用 --map，或给别的电脑用。"`
	Rows     string `placeholder:"行" help:"表里每一行是什么：household 户，person 人，visit 走访，measure 措施……；不写则自动判断。"`
	Sheet    string `placeholder:"工作表" help:"填哪一张工作表；不写则选最像的。"`
	DryRun   bool   `help:"只说哪些栏目对上了、哪些没有，不写文件。"`

	Overwrite    bool   `help:"表里已有内容的格子也改写；不写则只填空格。"`
	Append       bool   `help:"表里已有名单时，名单以外的也加在后面；不写则只补全名单上的。"`
	Household    string `placeholder:"户" help:"单户的表只填这一户：户编号或户主姓名。"`
	PerHousehold bool   `help:"单户的表每户一个文件；不写则一个工作簿、每户一张工作表。"`
	Masked       bool   `help:"脱敏。"`
	Purpose      string `default:"上报" placeholder:"用途" help:"填出完整信息的用途，记入导出登记。"`

	filterFlags
	sealFlags
}

// Run does the command.
func (c *fillCommand) Run(ctx context.Context, t *teller, f folder) error {
	if err := errors.Join(c.checkTyped(), c.check(t.in)); err != nil {
		return err
	}
	template, err := excel.OpenTemplate(c.Template)
	if err != nil {
		return err
	}
	return errors.Join(f.read(ctx, func(store *storage.Store) error {
		secrets, err := c.secrets(t.in)
		if err != nil {
			return err
		}
		return c.run(ctx, t, store, template, secrets)
	}), template.Close())
}

// checkTyped says what is wrong with what was typed.
func (c *fillCommand) checkTyped() error {
	if c.Out == "" && !c.DryRun {
		return wrongUse{cases.Errorf(cases.Invalid, "out", "请用 --out 写明填好后写到哪个文件，或用 --dry-run 只看对应关系。")}
	}
	if c.Rows != "" && !slices.Contains(cases.Grains(), cases.Grain(c.Rows)) {
		var known []string
		for _, g := range cases.Grains() {
			known = append(known, string(g)+" "+g.Title())
		}
		return wrongUse{cases.Errorf(cases.Invalid, "rows", "--rows 没有“"+c.Rows+"”，可以写："+strings.Join(known, "，")+"。")}
	}
	return nil
}

func (c *fillCommand) run(ctx context.Context, t *teller, store *storage.Store, template *excel.Template, s secrets) error {
	filling := &cases.Filling{Masked: c.Masked, Overwrite: c.Overwrite, Append: c.Append, FilledOn: store.Today()}
	var err error
	if filling.Filter, err = c.filter(ctx, store); err != nil {
		return err
	}
	done := fillResult{Template: absolute(c.Template), Masked: c.Masked, Files: []string{}}
	if filling.Map, done.Remembered, err = c.mapping(ctx, store, template, filling.Filter.Year); err != nil {
		return err
	}
	done.explain(filling.Map)
	if c.Household != "" {
		e := &exportCommand{documentFlags: documentFlags{Household: c.Household}, filterFlags: c.filterFlags}
		if filling.Household, err = e.household(ctx, store); err != nil {
			return err
		}
	}
	if err := c.keepMap(filling.Map); err != nil || c.DryRun {
		return errors.Join(err, done.tell(t))
	}
	if err := c.write(ctx, t, store, template, filling, s, &done); err != nil {
		return errors.Join(err, done.tell(t))
	}
	return done.tell(t)
}

// mapping is what goes where: as the file says, as it was remembered, or as the titles
// say.
func (c *fillCommand) mapping(ctx context.Context, store *storage.Store, template *excel.Template, year int) (*cases.TemplateMap, bool, error) {
	var given *cases.TemplateMap
	sheet := c.Sheet
	if c.Map != "" {
		raw, err := os.ReadFile(c.Map)
		if err != nil {
			return nil, false, &cases.Error{Code: cases.NotFound, Field: "map", Message: "读不了对应关系文件“" + c.Map + "”，请核对路径。", Err: err}
		}
		if given, err = cases.ParseTemplateMap(raw); err != nil {
			return nil, false, err
		}
		if sheet == "" && slices.Contains(template.Sheets(), given.Sheet) {
			sheet = given.Sheet
		}
	}
	proposal, err := transfer.ProposeFill(ctx, store, template, year, sheet, cases.Grain(c.Rows))
	if err != nil {
		return nil, false, err
	}
	if given == nil {
		return proposal.Map, proposal.Remembered, nil
	}
	if proposal.Map.Adopt(given) == 0 {
		return nil, false, cases.Errorf(cases.Invalid, "map", "对应关系文件里的标题在这张表里一个也没有，可能是另一张表的。")
	}
	if c.Rows != "" {
		for i := range proposal.Map.Tables {
			proposal.Map.Tables[i].Grain = cases.Grain(c.Rows)
		}
	}
	return proposal.Map, false, nil
}

// keepMap writes the map into a file where that was asked for.
func (c *fillCommand) keepMap(m *cases.TemplateMap) error {
	if c.SaveMap == "" {
		return nil
	}
	raw, err := m.Encode()
	if err == nil {
		err = os.WriteFile(c.SaveMap, raw, 0o600)
	}
	if err != nil {
		return &cases.Error{Code: cases.ReadOnly, Field: "save_map", Message: "写不了对应关系文件“" + c.SaveMap + "”，请换一个位置。", Err: err}
	}
	return nil
}

// write fills the template.
func (c *fillCommand) write(ctx context.Context, t *teller, store *storage.Store, template *excel.Template, f *cases.Filling, s secrets, done *fillResult) error {
	d := f.Delivery(c.Out, c.Purpose)
	d.Passphrase, d.ExcelPassword = s.passphrase, s.excel
	if c.PerHousehold {
		if !f.Map.Single {
			return wrongUse{cases.Errorf(cases.Invalid, "per_household", "这张表是一览表，不能每户一个文件；去掉 --per-household 再填。")}
		}
		files, err := transfer.FillEach(ctx, store, template, f, d, func(n int) { t.progress(fmt.Sprintf("已填 %d 个文件", n)) })
		done.Files, done.Filled = append(done.Files, files...), len(files)
		return err
	}
	filled, err := transfer.Fill(ctx, store, template, f, d, func(n int) { t.progress(fmt.Sprintf("已填 %d 行", n)) })
	if err == nil || filled.Rows > 0 {
		done.Files = append(done.Files, d.File())
		done.Filled, done.People, done.Unfound, done.LeftOver = filled.Rows, filled.People, filled.Unfound, filled.LeftOver
	}
	return err
}
