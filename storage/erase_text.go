package storage

import (
	"bytes"
	"crypto/hmac"
	"database/sql"
	"strconv"
	"strings"

	"zhucunji/cases"
)

// staffRecord says that a record type holds no words about the people of the village:
// colleagues, and the lists and lines of the policy.
func staffRecord(record string) bool {
	switch record {
	case "worker", "code_value", "poverty_line", "cadence", "inclusion", "cost_ratio":
		return true
	}
	return false
}

// textColumns are the columns in which words about people may stand.
func (t *table[T]) textColumns() (out []string) {
	for _, i := range t.fields {
		if f := &t.cat.Fields[i]; t.mayName(f) {
			out = append(out, quote(f.Key))
		}
	}
	return out
}

// blotRecords blots the names and numbers out of the records that stay, and out of what
// the log says of them.
func (e *eraser) blotRecords() error {
	if len(e.names.names)+len(e.names.numbers) == 0 {
		return nil
	}
	found := map[eraseItem]bool{} // whether it is known to be about the household concerned
	for _, step := range []func(map[eraseItem]bool) error{e.findTexts, e.findLogged, e.findOwn} {
		if err := step(found); err != nil {
			return err
		}
	}
	for item, own := range found {
		if e.doomed[item.record][item.id] {
			continue
		}
		if err := e.st.tables.named(item.record).blot(e, item.id, own); err != nil {
			return err
		}
	}
	return nil
}

// findTexts looks through every text of the file for what nobody else has. It reads the
// file as it was before this act, with as many readers as a list.
func (e *eraser) findTexts(found map[eraseItem]bool) error {
	values := e.names.anywhere()
	for _, t := range e.st.tables.all {
		columns := t.textColumns()
		if len(values) == 0 || len(columns) == 0 || staffRecord(t.record()) {
			continue
		}
		texts := packed{quote(t.record()), "id", []string{"id", "concat_ws(' ', " + strings.Join(columns, ", ") + ")"}}
		err := texts.all(e.ctx, e.st, t.record(), func(r packedRow) error {
			if containsAny(r[1], values) {
				found[eraseItem{t.record(), r.int(0)}] = false
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func containsAny(text []byte, values [][]byte) bool {
	for _, v := range values {
		if bytes.Contains(text, v) {
			return true
		}
	}
	return false
}

// findLogged looks through what the log says of earlier values.
func (e *eraser) findLogged(found map[eraseItem]bool) error {
	values := e.names.anywhere()
	rows, err := e.tx.QueryContext(e.ctx, "SELECT record, row_id, edits FROM change WHERE kind = 1 AND edits IS NOT NULL AND act_id <> ?", e.id)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	for rows.Next() {
		var record, row int64
		var raw []byte
		if err := rows.Scan(&record, &row, &raw); err != nil {
			return err
		}
		if t := e.st.tables.numbered(record); t != nil && containsAny(raw, values) && !staffRecord(t.record()) {
			found[eraseItem{t.record(), row}] = false
		}
	}
	return rows.Err()
}

// findOwn takes all records of the households concerned: there a name that others bear too
// means the one who goes.
func (e *eraser) findOwn(found map[eraseItem]bool) error {
	for home := range e.homes {
		found[eraseItem{"household", home}] = true
		for _, p := range e.owned("household") {
			ids, err := e.ids("SELECT id FROM "+quote(p.record)+" "+p.of(), home)
			if err != nil {
				return err
			}
			for _, id := range ids {
				found[eraseItem{p.record, id}] = true
				if err := e.findParts(found, p.record, id); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// findParts takes what belongs to a record of a household concerned.
func (e *eraser) findParts(found map[eraseItem]bool, record string, id int64) error {
	for _, p := range e.owned(record) {
		ids, err := e.ids("SELECT id FROM "+quote(p.record)+" "+p.of(), id)
		if err != nil {
			return err
		}
		for _, child := range ids {
			found[eraseItem{p.record, child}] = true
		}
	}
	return nil
}

// blotActs blots the names out of the sentences of acts.
func (e *eraser) blotActs() error {
	type sentence struct {
		id   int64
		text string
	}
	var list []sentence
	err := e.eachRow("SELECT id, sentence FROM act", nil, func(rows *sql.Rows) error {
		var s sentence
		if err := rows.Scan(&s.id, &s.text); err != nil {
			return err
		}
		if blotted, found := e.names.blot(s.text, e.acts[s.id]); found {
			list = append(list, sentence{s.id, blotted})
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, s := range list {
		if _, err := e.exec("UPDATE act SET sentence = ? WHERE id = ?", s.text, s.id); err != nil {
			return err
		}
	}
	e.done.Blotted += int64(len(list))
	return nil
}

// blotEvents blots them out of what events tell: names of files, filters. The chain goes on
// over what the event committed to.
func (e *eraser) blotEvents() error {
	for last := int64(0); ; {
		events, err := eventsAfter(e.ctx, e.tx, last)
		if err != nil || len(events) == 0 {
			return err
		}
		for i := range events {
			v := &events[i]
			last = v.id
			blotted, found := e.names.blot(v.detail, false)
			if !found {
				continue
			}
			honest := hmac.Equal(v.mac, v.vouch(e.st.seal))
			v.commitment, v.detail = v.promise(), blotted
			if honest { // what somebody else wrote must stay to be seen
				v.mac = v.vouch(e.st.seal)
			}
			if _, err := e.exec("UPDATE event SET detail = ?, commitment = ?, mac = ? WHERE id = ?", v.detail, v.commitment, v.mac, v.id); err != nil {
				return err
			}
			e.done.Blotted++
		}
	}
}

// blotSettings blots them out of the settings of this computer: names of views and of lists
// that were read in.
func (e *eraser) blotSettings() error {
	return e.blotTable("setting", "key", "value")
}

// blotTemplates blots them out of what is remembered of other offices' tables.
func (e *eraser) blotTemplates() error {
	if err := e.blotTable("template", "fingerprint", "name"); err != nil {
		return err
	}
	return e.blotTable("template", "fingerprint", "map")
}

// blotTable blots them out of one column of a table of the store's own.
func (e *eraser) blotTable(table, key, column string) error {
	changed := map[string]string{}
	err := e.eachRow("SELECT "+key+", "+column+" FROM "+table, nil, func(rows *sql.Rows) error {
		var name, text string
		if err := rows.Scan(&name, &text); err != nil {
			return err
		}
		if blotted, found := e.names.blot(text, false); found {
			changed[name] = blotted
		}
		return nil
	})
	if err != nil {
		return err
	}
	for name, text := range changed {
		if _, err := e.exec("UPDATE "+table+" SET "+column+" = ? WHERE "+key+" = ?", text, name); err != nil {
			return err
		}
	}
	return nil
}

// dropDrafts drops forms that were half typed about what goes.
func (e *eraser) dropDrafts() error {
	drafts, err := e.drafts()
	if err != nil {
		return err
	}
	for i := range drafts {
		d := &drafts[i]
		_, title := e.names.blot(d.Title, true)
		_, body := e.names.blot(string(d.Body), true)
		if !title && !body && !e.draftOf(d.Form) {
			continue
		}
		if _, err := e.exec("DELETE FROM draft WHERE form = ?", d.Form); err != nil {
			return err
		}
	}
	return nil
}

func (e *eraser) drafts() (out []cases.Draft, err error) {
	err = e.eachRow("SELECT form, title, body, at FROM draft", nil, func(rows *sql.Rows) error {
		d, err := e.st.scanDraft(rows)
		out = append(out, d)
		return err
	})
	return out, err
}

// draftOf says whether a form is about what goes: its name is that of a page, with the id of
// the record and of the household it is opened for.
func (e *eraser) draftOf(form string) bool {
	parts := strings.Split(form, "/")
	if len(parts) < 3 {
		return false
	}
	id, err := strconv.ParseInt(parts[1], 10, 64)
	if err == nil && e.doomed[parts[0]][id] {
		return true
	}
	household, err := strconv.ParseInt(parts[2], 10, 64)
	return err == nil && e.doomed["household"][household]
}
