package excel

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
)

// registerColumns are the columns of the export register: title, width in characters, text.
func registerColumns() []registerColumn {
	return []registerColumn{
		{"时间", 18, func(e *cases.ExportEvent) any { return e.At.Local().Format("2006-01-02 15:04") }},
		{"谁", 12, func(e *cases.ExportEvent) any { return e.Worker }},
		{"内容", 26, func(e *cases.ExportEvent) any { return e.What }},
		{"范围", 34, func(e *cases.ExportEvent) any { return e.Filter }},
		{"栏目", 40, func(e *cases.ExportEvent) any { return strings.Join(e.Columns, "、") }},
		{"行数", 9, func(e *cases.ExportEvent) any { return e.Rows }},
		{"人数", 9, func(e *cases.ExportEvent) any { return e.People }},
		{"脱敏", 9, func(e *cases.ExportEvent) any { return e.MaskedText() }},
		{"用途", 16, func(e *cases.ExportEvent) any { return e.Purpose }},
		{"加密", 16, func(e *cases.ExportEvent) any { return e.Sealing.Title() }},
		{"文件", 60, func(e *cases.ExportEvent) any { return e.File }},
	}
}

type registerColumn struct {
	title string
	width float64
	value func(*cases.ExportEvent) any
}

// WriteRegister writes lines of the export register as a workbook into w: one header row and a row for each.
// Errors are Canceled and what w gave.
func WriteRegister(ctx context.Context, w io.Writer, events []cases.ExportEvent) (err error) {
	file := excelize.NewFile()
	defer func() {
		if cerr := file.Close(); cerr != nil && err == nil {
			err = fmt.Errorf("close workbook: %w", cerr)
		}
	}()
	const sheet = "导出登记"
	if err := file.SetSheetName("Sheet1", sheet); err != nil {
		return fmt.Errorf("name sheet: %w", err)
	}
	stream, err := file.NewStreamWriter(sheet)
	if err != nil {
		return fmt.Errorf("begin sheet: %w", err)
	}
	if err := sheetHead(file, stream, registerColumns()); err != nil {
		return err
	}
	for i := range events {
		if err := ctx.Err(); err != nil {
			return &cases.Error{Code: cases.Canceled, Message: "已取消。", Err: err}
		}
		if err := stream.SetRow(cellName(1, i+2), registerRow(&events[i])); err != nil {
			return fmt.Errorf("write row: %w", err)
		}
	}
	if err := stream.Flush(); err != nil {
		return fmt.Errorf("end sheet: %w", err)
	}
	if err := file.Write(w); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	return nil
}

// sheetHead writes the header row of a register and keeps it in sight.
func sheetHead(file *excelize.File, stream *excelize.StreamWriter, columns []registerColumn) error {
	bold, err := file.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return fmt.Errorf("style: %w", err)
	}
	var row []any
	for i, c := range columns {
		if err := stream.SetColWidth(i+1, i+1, c.width); err != nil {
			return fmt.Errorf("width: %w", err)
		}
		row = append(row, excelize.Cell{StyleID: bold, Value: c.title})
	}
	if err := stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return fmt.Errorf("freeze: %w", err)
	}
	return stream.SetRow("A1", row)
}

func registerRow(e *cases.ExportEvent) (row []any) {
	for _, c := range registerColumns() {
		value := c.value(e)
		if text, ok := value.(string); ok {
			value = clean(text)
		}
		row = append(row, value)
	}
	return row
}
