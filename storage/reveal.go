package storage

import (
	"context"
	"fmt"

	"zhucunji/cases"
)

// ListLine is the record by which Reveal is told of a line of a list that is being read in:
// it is no record yet, and its id is the row in the sheet.
const ListLine = "list_line"

// Reveal notes that the values of one record are shown in full on the screen. It is called
// before they are.
func (s *Store) Reveal(ctx context.Context, record string, id int64) error {
	detail := cases.EventDetail{Record: record, ID: id}
	if record == ListLine {
		detail = cases.EventDetail{What: fmt.Sprintf("正在导入的名单第 %d 行", id)}
	}
	return s.Note(ctx, cases.Event{Kind: cases.EventReveal, Detail: detail})
}

// RevealAll notes that the values of all records are. Forbidden for those whose role does
// not let them, and noted too: who wanted more than he may see is what an audit asks for.
func (s *Store) RevealAll(ctx context.Context) error {
	refused := s.Allow(cases.RevealAll)
	detail := cases.EventDetail{}
	if refused != nil {
		detail.What = "权限不够，没有显示"
	}
	noted := s.Note(ctx, cases.Event{Kind: cases.EventRevealAll, Detail: detail})
	if refused != nil {
		return refused // whether it could be noted or not
	}
	return noted
}
