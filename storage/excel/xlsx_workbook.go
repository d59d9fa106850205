package excel

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// xlsxBook is an .xlsx or .xlsm: the parts, and what every sheet needs of them.
type xlsxBook struct {
	bundle *bundle
	parts  []string // the part of each sheet; "" where it is not in the file
	texts  *texts
	styles []style
	is1904 bool
}

// openXLSX opens the zip of a workbook.
func openXLSX(ctx context.Context, r io.ReaderAt, size int64) (*Book, error) {
	b, err := openBundle(r, size)
	if err != nil {
		return nil, err
	}
	main, err := b.mainPart(ctx)
	if err != nil {
		return nil, err
	}
	x := &xlsxBook{bundle: b}
	refs, err := b.relations(ctx, main)
	if err != nil {
		return nil, err
	}
	sheets, err := x.readWorkbook(ctx, main, refs)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", main, err)
	}
	if len(sheets) == 0 {
		return nil, damagedf("文件里没有工作表，可能没有保存完整。%s", saveAs)
	}
	for _, ref := range refs {
		switch ref.kind {
		case "sharedStrings":
			x.texts = &texts{part: ref.target}
		case "styles":
			if x.styles, err = readStyles(ctx, b, ref.target); err != nil {
				return nil, fmt.Errorf("read styles: %w", err)
			}
		}
	}
	return &Book{Format: XLSX, Day1904: x.is1904, sheets: sheets, source: x}, nil
}

// mainPart is the name of the part that lists the sheets. A document of another
// program gets its own sentence.
func (b *bundle) mainPart(ctx context.Context) (string, error) {
	refs, err := b.relations(ctx, "")
	if err != nil {
		return "", err
	}
	for _, ref := range refs {
		if ref.kind != "officeDocument" {
			continue
		}
		name := partName(ref.target)
		switch {
		case strings.HasPrefix(name, "word/"):
			return "", refused("这是 Word 文档，不是表格。请把里面的表复制到 Excel 或 WPS 表格中，另存为“.xlsx”后再导入。")
		case strings.HasPrefix(name, "ppt/"):
			return "", refused("这是演示文稿，不是表格。")
		case strings.HasSuffix(name, ".bin"):
			return "", refused("这是二进制的 Excel 工作簿（.xlsb），暂不能读。%s", saveAs)
		case b.has(name):
			return name, nil
		}
	}
	switch {
	case b.has("xl/workbook.xml"):
		return "xl/workbook.xml", nil
	case b.has("content.xml") && b.has("mimetype"):
		return "", refused("这是 OpenDocument 表格（.ods），暂不能读。%s", saveAs)
	case len(refs) > 0 || b.has("[content_types].xml"):
		return "", damagedf("文件里缺少工作簿的目录，可能没有保存完整。%s", saveAs)
	}
	return "", refused("这是一个压缩包，不是 Excel 表。请先解压，再导入里面的表。")
}

// readWorkbook reads the list of sheets.
func (x *xlsxBook) readWorkbook(ctx context.Context, name string, refs map[string]relation) ([]Sheet, error) {
	p, err := x.bundle.open(ctx, name)
	if err != nil {
		return nil, err
	}
	defer p.Close() //nolint:errcheck // only read
	var sheets []Sheet
	for {
		kind, err := p.next()
		switch {
		case errors.Is(err, io.EOF):
			return sheets, nil
		case err != nil:
			return nil, err
		case kind != tokenStart:
			continue
		}
		switch string(p.name) {
		case "workbookPr":
			err = p.each(func(name string, value []byte) {
				x.is1904 = x.is1904 || name == "date1904" && isTrue(value)
			})
		case "sheet":
			sheets, err = x.addSheet(p, sheets, refs)
		}
		if err != nil {
			return nil, err
		}
	}
}

// addSheet reads one line of the list of sheets. Charts that fill a tab hold no rows
// and are left out.
func (x *xlsxBook) addSheet(p *openPart, sheets []Sheet, refs map[string]relation) ([]Sheet, error) {
	var s Sheet
	var id string
	err := p.each(func(name string, value []byte) {
		switch name {
		case "name":
			s.Name = attributeText(value)
		case "state":
			switch string(value) {
			case "hidden":
				s.State = Hidden
			case "veryHidden":
				s.State = VeryHidden
			}
		case "id":
			id = string(value)
		}
	})
	ref := refs[id]
	if err != nil || ref.kind == "chartsheet" || ref.kind == "dialogsheet" || path.Base(ref.kind) == "xlMacrosheet" {
		return sheets, err
	}
	if len(sheets) >= maxSheets {
		return nil, refused("文件里的工作表超过 %d 张，没有读入。请只保留要导入的工作表。", maxSheets)
	}
	x.parts = append(x.parts, ref.target)
	return append(sheets, s), nil
}

// rows begins a sheet. The shared texts are read when the first sheet is.
func (x *xlsxBook) rows(ctx context.Context, sheet int) (rowReader, error) {
	name := x.parts[sheet]
	if name == "" || !x.bundle.has(name) {
		return nil, damagedf("它的内容不在文件里，文件可能没有保存完整。%s", saveAs)
	}
	if err := x.texts.load(ctx, x.bundle); err != nil {
		return nil, err
	}
	p, err := x.bundle.open(ctx, name)
	if err != nil {
		return nil, err
	}
	return &sheetReader{openPart: p, book: x}, nil
}
