package storage

import "context"

// change kinds, as the log stores them.
const (
	changeCreate = 0
	changeEdit   = 1
)

// longestRun bounds the run of one row of the change log, and with it how far before a
// record the row of its creation can lie.
const longestRun = 32

// loggedChange is one row of the change log: an edit, or a run of creations.
type loggedChange struct {
	seq, record, row, kind, run int64
	edits                       []byte
}

// grows says whether a change is the next creation of a run.
func (c loggedChange) grows(next loggedChange) bool {
	return c.run > 0 && c.run < longestRun && c.kind == changeCreate && next.kind == changeCreate &&
		next.record == c.record && next.row == c.row+c.run
}

// each gives the changes of single records that the row speaks of.
func (c loggedChange) each() []loggedChange {
	run := max(0, min(c.run, longestRun)) // a tampered file may say anything
	out := make([]loggedChange, 0, run)
	for i := range run {
		out = append(out, loggedChange{seq: c.seq + i, record: c.record, row: c.row + i, kind: c.kind, run: 1, edits: c.edits})
	}
	return out
}

// ofRecord is what the log says of one record, as a table named change: ?1 is the number of
// its type, ?2 its id, record its table. Its edits and the run of creations it is in are
// found by the index; a creation that stands in its act is found by the record itself, and
// minus the act's id is its id. Orders by id are orders of time.
func ofRecord(record string) string {
	return `(SELECT id, act_id, seq + ?2 - row_id AS seq, kind, edits FROM change
			WHERE record = ?1 AND row_id BETWEEN ?2 - 31 AND ?2 AND row_id + run > ?2
		UNION ALL SELECT -act.id, act.id, ?2 - act.row_id, 0, NULL FROM ` + quote(record) + ` made JOIN act ON act.id = made.act_id
			WHERE made.id = ?2 AND act.record = ?1 AND ?2 BETWEEN act.row_id AND act.row_id + act.changes - 1) AS change`
}

// keptChange is one row of the log, or what an act says itself: minus its id is the row's.
type keptChange struct {
	loggedChange
	rowID, act int64
}

// allRows asks rowsOfAct for all of them.
const allRows = -1

// rowsOfAct reads the first rows of the log that an act wrote, in its order; none where
// there is no such act.
func rowsOfAct(ctx context.Context, q querier, act int64, most int) (out []keptChange, err error) {
	alone := keptChange{rowID: -act, act: act}
	var first int64
	err = q.QueryRowContext(ctx, "SELECT first_change, changes, coalesce(record, 0), coalesce(row_id, 0) FROM act WHERE id = ?", act).
		Scan(&first, &alone.run, &alone.record, &alone.row)
	if isNoRows(err) {
		return nil, nil
	}
	if err != nil || alone.record != 0 {
		return []keptChange{alone}, err
	}
	rows, err := q.QueryContext(ctx, `SELECT id, seq, record, row_id, kind, run, edits FROM change
		WHERE id BETWEEN ? AND ? AND act_id = ? ORDER BY id LIMIT ?`, first, first+alone.run-1, act, most)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	for rows.Next() {
		c := keptChange{act: act}
		if err := rows.Scan(&c.rowID, &c.seq, &c.record, &c.row, &c.kind, &c.run, &c.edits); err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, rows.Err()
}

// log notes the change of one record for the log and takes its commitment into the chain.
func (a *act) log(record, id, kind int64, edits []byte, commit func(salt []byte) []byte) error {
	a.chain.Write(commit(a.salter.of(a.seq)))
	next := loggedChange{seq: a.seq, record: record, row: id, kind: kind, run: 1, edits: edits}
	a.seq++
	if a.open.grows(next) {
		a.open.run++
		return nil
	}
	if err := a.writeLog(); err != nil {
		return err
	}
	a.open = next
	return nil
}

// writeLog leaves the change row of the last change or run of creations, before anybody
// reads the log.
func (a *act) writeLog() error {
	c := a.open
	if c.run == 0 {
		return nil
	}
	a.open = loggedChange{}
	var edits any
	if c.edits != nil {
		edits = c.edits
	}
	_, err := a.exec("INSERT INTO change (id, act_id, seq, record, row_id, kind, run, edits) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
		a.first+a.rows, a.id, c.seq, c.record, c.row, c.kind, c.run, edits)
	a.rows++
	return err
}

// lone says whether the last run of creations is all the act did, so that its own row can
// say so: two pages less to write for a visit.
func (a *act) lone() bool {
	return a.rows == 0 && a.open.run > 0 && a.open.kind == changeCreate
}
