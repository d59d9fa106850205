package storage

import (
	"context"
	"fmt"

	"zhucunji/cases"
)

// mostDetail bounds the changes a detail lists; a person reads the first ones.
const mostDetail = 100

// AuditDetail tells all that is known of one entry: of an act which records it created and
// changed, field by field; of an event what it noted. Sealed values are masked. Forbidden
// without the right to read the audit trail.
func (s *Store) AuditDetail(ctx context.Context, e cases.AuditEntry) (d cases.AuditDetail, err error) {
	if err := s.Allow(cases.ReadAudit); err != nil {
		return d, err
	}
	if e.Event != 0 {
		d.Facts, err = s.factsOf(ctx, e.Event)
	} else {
		d, err = s.changesTold(ctx, e.Act)
	}
	return d, failure("read audit detail", err)
}

func (s *Store) factsOf(ctx context.Context, id int64) ([]cases.AuditFact, error) {
	events, err := eventsAfter(ctx, s.read, id-1)
	if err != nil {
		return nil, err
	}
	if len(events) == 0 || events[0].id != id {
		return nil, cases.Errorf(cases.NotFound, "", msgNotFound)
	}
	return s.eventFacts(ctx, &events[0])
}

// changesTold reads the first changes of an act.
func (s *Store) changesTold(ctx context.Context, act int64) (d cases.AuditDetail, err error) {
	rows, err := rowsOfAct(ctx, s.read, act, mostDetail)
	if err != nil {
		return d, err
	}
	for _, c := range rows {
		for _, single := range c.each() {
			if len(d.Changes) == mostDetail {
				break
			}
			told, err := s.tellChange(ctx, single, c.rowID)
			if err != nil {
				return d, err
			}
			d.Changes = append(d.Changes, told)
		}
	}
	err = s.read.QueryRowContext(ctx, "SELECT changes - ? FROM act WHERE id = ?", len(d.Changes), act).Scan(&d.More)
	return d, err
}

// tellChange tells one change for people; row is the one of the log it stands in.
func (s *Store) tellChange(ctx context.Context, c loggedChange, row int64) (out cases.AuditRecord, err error) {
	t := s.tables.numbered(c.record)
	if t == nil {
		return out, damaged(fmt.Errorf("change log: no record type %d", c.record))
	}
	out = cases.AuditRecord{Record: t.record(), Title: t.title(), ID: c.row, Created: c.kind == changeCreate}
	versions, err := t.versions(ctx, s, c.row, row)
	if isNoRows(err) {
		out.Erased, out.Name = true, nameless
		return out, nil
	}
	if err != nil {
		return out, err
	}
	if out.Name, err = s.nameOf(ctx, out.Record, c.row); err != nil {
		return out, err
	}
	if out.Record == "household" {
		out.Household = c.row
	} else if out.Household, err = t.household(ctx, s.read, c.row); err != nil {
		return out, err
	}
	if !out.Created {
		out.Fields, err = t.told(ctx, s, c.row, c.edits)
		return out, err
	}
	for _, f := range versions[len(versions)-1].Fields {
		out.Fields = append(out.Fields, cases.HistoryEntry{Field: f.Title, After: f.Text, Names: f.Names})
	}
	return out, nil
}
