package excel

import (
	"context"
	"fmt"
	"io"
	"iter"

	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
)

// AuditLine is one entry of the audit trail with what it changed, as a workbook shows it.
type AuditLine struct {
	Entry    cases.AuditEntry
	Sentence string
	Changes  string
}

// auditColumns are the columns of the audit trail: title and width in characters.
func auditColumns() []registerColumn {
	return []registerColumn{{"时间", 20, nil}, {"谁", 12, nil}, {"类别", 14, nil}, {"做了什么", 50, nil}, {"记录数", 9, nil}, {"已撤销", 9, nil}, {"变动", 90, nil}}
}

// longestChanges keeps what was changed within a cell.
const longestChanges = 4000

// WriteAudit writes entries of the audit trail as a workbook into w: one header row and a row
// for each, and tells how many. Errors are those of the lines, Canceled, Invalid where there
// are more than a sheet takes, and what w gave.
func WriteAudit(ctx context.Context, w io.Writer, lines iter.Seq2[AuditLine, error]) (rows int, err error) {
	file := excelize.NewFile()
	defer func() {
		if cerr := file.Close(); cerr != nil && err == nil {
			err = fmt.Errorf("close workbook: %w", cerr)
		}
	}()
	const sheet = "审计记录"
	if err := file.SetSheetName("Sheet1", sheet); err != nil {
		return 0, fmt.Errorf("name sheet: %w", err)
	}
	stream, err := file.NewStreamWriter(sheet)
	if err != nil {
		return 0, fmt.Errorf("begin sheet: %w", err)
	}
	if err := sheetHead(file, stream, auditColumns()); err != nil {
		return 0, err
	}
	for line, err := range lines {
		if err == nil {
			err = auditRow(ctx, stream, &line, rows+2)
		}
		if err != nil {
			return rows, err
		}
		rows++
	}
	if err := stream.Flush(); err != nil {
		return rows, fmt.Errorf("end sheet: %w", err)
	}
	if err := file.Write(w); err != nil {
		return rows, fmt.Errorf("write workbook: %w", err)
	}
	return rows, nil
}

func auditRow(ctx context.Context, stream *excelize.StreamWriter, line *AuditLine, row int) error {
	if err := ctx.Err(); err != nil {
		return &cases.Error{Code: cases.Canceled, Message: "已取消。", Err: err}
	}
	if row > maxRows {
		return cases.Errorf(cases.Invalid, "", "审计记录超过一张 Excel 表的行数，请缩小日期范围，分几次导出。")
	}
	e, undone := &line.Entry, ""
	if e.Undone {
		undone = cases.Yes
	}
	changes := []rune(line.Changes)
	if len(changes) > longestChanges {
		changes = append(changes[:longestChanges], []rune("……")...)
	}
	var records any
	if e.Act != 0 {
		records = e.Changes
	}
	err := stream.SetRow(cellName(1, row), []any{
		e.At.Local().Format("2006-01-02 15:04:05"), clean(e.Worker), e.Kind.Title(), clean(line.Sentence), records, undone, clean(string(changes)),
	})
	if err != nil {
		return fmt.Errorf("write row: %w", err)
	}
	return nil
}
