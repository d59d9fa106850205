package storage

import "zhucunji/cases"

// postRows is the grain of a month of a public post a row: those of the filter's span.
type postRows struct{}

func (postRows) refs(b *rowBuilder, households []int64) ([]rowRef, error) {
	t := &b.st.tables
	measures, err := b.measuresWith(t.post.cat.Record, households, false)
	if err != nil {
		return nil, err
	}
	posts, err := childrenOf(b, t.post, "measure_id", measureIDs(measures), columnsOf(), "AND hidden = 0")
	if err != nil {
		return nil, err
	}
	var ids []int64
	for _, list := range posts {
		for i := range list {
			ids = append(ids, list[i].ID)
		}
	}
	span := b.filter.Span()
	to := "9999-12" // an open end
	if span.To != 0 {
		to = span.To.MonthOf().String()
	}
	months, err := childrenOf(b, t.attendance, "public_post_id", ids, columnsOf("month"),
		"AND hidden = 0 AND month BETWEEN ? AND ?", span.From.MonthOf().String(), to)
	if err != nil {
		return nil, err
	}
	var refs []rowRef
	for _, household := range households {
		for _, m := range measures[household] {
			for _, p := range posts[m.ID] {
				for i := range months[p.ID] {
					refs = append(refs, rowRef{household: household, id: months[p.ID][i].ID})
				}
			}
		}
	}
	return refs, nil
}

func (postRows) fill(b *rowBuilder, rows []builtRow, n *needs) error {
	t := &b.st.tables
	months, err := recordsOf(b, t.attendance, idsOf(rows), n.of("attendance").and("public_post_id"))
	if err != nil {
		return err
	}
	ids := make([]int64, len(rows))
	for i := range rows {
		rows[i].Attendance = months[rows[i].ref.id]
		ids[i] = int64(rows[i].Attendance.PublicPostID)
	}
	posts, err := recordsOf(b, t.post, ids, n.of("public_post").and("measure_id"))
	if err != nil {
		return err
	}
	measures := make([]int64, len(rows))
	for i := range rows {
		rows[i].Post = posts[ids[i]]
		measures[i] = int64(rows[i].Post.MeasureID)
	}
	return b.tellHelpedBy(rows, measures, n)
}

// yieldSorted gives finished rows in the order of the report.
func (b *rowBuilder) yieldSorted(rows []builtRow, yield func(*cases.Row, error) bool) {
	order := newRowOrder(b.report, b.st.Policy())
	for i := range rows {
		rows[i].ref = rowRef{id: int64(i)} // its place, while they are sorted
	}
	for _, ref := range order.sorted(order.take(nil, rows)) {
		if !yield(&rows[ref.id].Row, nil) {
			return
		}
	}
}
