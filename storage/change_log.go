package storage

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

// ofRecord selects the change rows that speak of record ?1 with id ?2: its edits, and the
// run of creations it is in.
const ofRecord = `change.record = ?1 AND change.row_id BETWEEN ?2 - 31 AND ?2 AND change.row_id + change.run > ?2`

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
	res, err := a.exec("INSERT INTO change (act_id, seq, record, row_id, kind, run, edits) VALUES (?, ?, ?, ?, ?, ?, ?)",
		a.id, c.seq, c.record, c.row, c.kind, c.run, edits)
	if err == nil && c.seq == 0 { // the changes of one act follow each other: the first finds them all
		a.first, err = res.LastInsertId()
	}
	return err
}
