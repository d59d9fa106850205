package intake

import (
	"slices"
	"strings"

	"zhucunji/cases"
)

// The paths that say who a line is about and where; they are looked up, not stored.
const (
	pathCode      = "household.code"
	pathName      = "person.name"
	pathID        = "person.id_number"
	pathRelation  = "membership.relation"
	pathHeadName  = "head.name"
	pathHeadID    = "head.id_number"
	pathVillage   = "village.name"
	pathTeam      = "team.name"
	pathHamlet    = "household.hamlet"
	pathNote      = "household.note"
	pathType      = "household.household_type"
	pathClass     = "monitoring.class"
	pathFirst     = "household.first_month"
	pathPeople    = "household.people"
	pathJobMonths = "person.job_months"
	pathPerHead   = "household.net_per_head"
	pathBirth     = "person.birth_on"
)

// sameAs gives the path under which a field is kept, for those that stand in several
// records: a household's village is that of its village's record.
func sameAs(path string) string {
	switch path {
	case "household.village_id", "household.village":
		return pathVillage
	case "household.team_id", "household.team":
		return pathTeam
	case "household.province", "household.city", "household.county", "household.town":
		return "village." + strings.TrimPrefix(path, "household.")
	case "household.head_name":
		return pathHeadName
	case "household.head_id_number":
		return pathHeadID
	case "household.head_code":
		return "head.code"
	case "household.monitor_class":
		return pathClass
	case "person.household_code":
		return pathCode
	case "person.relation":
		return pathRelation
	case "row.hamlet":
		return pathHamlet
	case "row.risk_removed":
		return "monitoring.removed"
	case "row.receiver":
		return pathName
	case "row.receiver_id":
		return pathID
	}
	return path
}

// Settle brings the columns of a table to the paths under which fields are kept. In a
// list of households its head is the person of each line. A path that two columns
// claim stays with the first.
func Settle(t *Table) {
	settleLedger(t)
	taken := map[string]bool{}
	heads := t.Kind.info().kind == PeopleKind
	for i := range t.Columns {
		heads = heads && t.Columns[i].Path != pathName
	}
	for i := range t.Columns {
		c := &t.Columns[i]
		c.Path = sameAs(c.Path)
		if part, key, ok := strings.Cut(c.Path, "."); ok && heads && part == "head" {
			c.Path = "person." + key
		}
		if c.Path != "" && taken[c.Path] {
			c.Path = ""
		}
		taken[c.Path] = true
	}
}

// stored says whether a field of a list is written as it stands: it was typed once, into
// a record that the line names.
func stored(path string, f *cases.Meta) bool {
	part, _, _ := strings.Cut(path, ".")
	switch part {
	case "household", "person", "membership", "monitoring":
		return f.Source == cases.Typed && f.Kind != cases.KindRef
	}
	return false
}

// Taken says whether an import can make use of a field, for the list from which a person
// chooses what a column is.
func Taken(path string) bool {
	f, ok := cases.ReportField(sameAs(path))
	if !ok {
		return false
	}
	path = sameAs(path)
	switch path {
	case pathVillage, "village.county", "village.town", "village.province", "village.city", pathTeam,
		pathHeadName, pathHeadID, pathType, pathFirst, pathPeople, pathJobMonths:
		return true
	}
	if part, _, _ := strings.Cut(path, "."); part == "before" && incomePath(path) || ledgerPath(path, part, &f.Meta) {
		return true
	}
	return stored(path, &f.Meta) || f.Group == "收入" && f.Kind == cases.KindMoney && strings.HasPrefix(path, "household.")
}

// ledgerPath says whether a field is one that lines of a ledger store.
func ledgerPath(path, part string, f *cases.Meta) bool {
	if _, ok := workedAt(path); ok {
		return true
	}
	own := slices.ContainsFunc(kinds(), func(k kindInfo) bool { return slices.Contains(k.parts, part) })
	return own && typed(f)
}

// typed says whether a field is one that a person types as a text.
func typed(f *cases.Meta) bool {
	switch f.Kind {
	case cases.KindRef, cases.KindChecks, cases.KindFlag, cases.KindSortKey, cases.KindInstant:
		return false
	}
	return f.Source == cases.Typed
}

// settleLedger brings the columns of a ledger to what they mean in it: an identity number
// beside the head's name alone is the head's, and remarks on 到户产业 are those of the
// industry.
func settleLedger(t *Table) {
	if t.Kind.info().kind == PeopleKind {
		return
	}
	at := map[string]*Column{}
	for i := range t.Columns {
		if path := sameAs(t.Columns[i].Path); at[path] == nil {
			at[path] = &t.Columns[i]
		}
	}
	if at[pathName] == nil && at[pathHeadName] != nil && at[pathHeadID] == nil && at[pathID] != nil {
		at[pathID].Path = pathHeadID
	}
	from, to := "industry.", "measure."
	if t.Kind == IndustryKind {
		from, to = to, from
	}
	for _, key := range []string{"note", "unit", "state", "from_on", "to_on"} {
		if at[from+key] != nil && at[to+key] == nil && (from == "industry." || key == "note") {
			at[from+key].Path = to + key
		}
	}
}
