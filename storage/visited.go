package storage

import (
	"bytes"

	"zhucunji/cases"
)

// visitedHousehold is what a new visit asks of its household.
type visitedHousehold struct {
	household cases.Household // its maintained columns of visits and what they hang upon
	facts     cases.VisitFacts
}

// The places of what visitedQuery reads.
const (
	visitedType = iota
	visitedMonitor
	visitedRisk
	visitedClass
	visitedEnded
	visitedLast
	visitedNext
	visitedCount
	visitedHygiene
	visitedNewest
	visitedColumns
)

// visitedQuery reads a household for a visit: its uid, and the rest as one text, because
// each column costs database/sql and the driver as much as finding the row. The name comes
// last: of all of these it is what people type.
const visitedQuery = `SELECT uid,
	coalesce(household_type, '') || x'1f' || coalesce(monitor_class, '') || x'1f' || coalesce(risk_state, '') || x'1f' ||
	coalesce(visit_class, '') || x'1f' || coalesce(ended_on, '') || x'1f' || coalesce(last_visit_on, '') || x'1f' ||
	coalesce(next_visit_on, '') || x'1f' || coalesce(visit_count, '') || x'1f' || coalesce(hygiene, '') || x'1f' ||
	coalesce(newest_visit_id, '') || x'1f' || coalesce(head_name, '')
	FROM household WHERE id = ?`

// visited reads of a household what the rules of visits ask.
func (a *act) visited(id cases.Ref) (h visitedHousehold, err error) {
	var uid, text []byte
	err = a.scan(visitedQuery, []any{int64(id)}, &uid, &text)
	if isNoRows(err) {
		return h, cases.Errorf(cases.Invalid, "household_id", "请先选择走访的农户。")
	}
	if err != nil {
		return h, err
	}
	var parts [visitedColumns][]byte
	row := packedRow(parts[:])
	for i := range row {
		row[i], text, _ = bytes.Cut(text, []byte{columnEnd})
	}
	h.household = cases.Household{
		Base: cases.Base{ID: int64(id)}, HeadName: string(text), VisitClass: string(row[visitedClass]),
		EndedOn: row.day(visitedEnded), LastVisitOn: row.day(visitedLast), NextVisitOn: row.day(visitedNext),
		VisitCount: row.optional(visitedCount), Hygiene: row.optional(visitedHygiene), NewestVisitID: row.ref(visitedNewest),
	}
	copy(h.household.UID[:], uid)
	h.facts = cases.VisitFacts{
		HouseholdType: string(row[visitedType]), MonitorClass: string(row[visitedMonitor]), RiskState: string(row[visitedRisk]),
		Priority: h.household.VisitClass == cases.ClassPriority, EndedOn: h.household.EndedOn,
	}
	a.uids[uidKey{"household", int64(id)}] = h.household.UID // the log will ask for it
	return h, nil
}
