package cases

import (
	"strconv"
	"strings"
)

// Erased tells what an erasure for good took away.
type Erased struct {
	Records []ErasedCount // what is gone, by kind of record
	Blotted int64         // other records, operations and events in whose texts a name or number was blotted out
	Photos  int64         // files of photos
	Backups []Backup      // those that still hold it, newest first
	Rest    string        // what could not be cleaned yet and is at the next start; "" where all was
}

// ErasedCount counts the erased records of one kind.
type ErasedCount struct {
	Title string
	Count int64
}

// Text says what is gone, without any name: "农户 1 条、人员 4 条".
func (e *Erased) Text() string {
	parts := make([]string, len(e.Records))
	for i, r := range e.Records {
		parts[i] = r.Title + " " + strconv.FormatInt(r.Count, 10) + " 条"
	}
	return strings.Join(parts, "、")
}

// Remnant is what is left of a household or person erased for good: counts and sums of one
// ledger year.
type Remnant struct {
	ErasedOn      Day
	Subject       string // household or person
	Village       string
	HouseholdType string
	Year          int // ledger year; 0 where the records have no day
	Households    int64
	Persons       int64
	Visits        int64
	Measures      int64
	MeasureAmount Money
	Incomes       int64
	IncomeAmount  Money
}

// MayErase is Invalid where a person cannot be erased alone: as long as somebody else lives
// in the household of which he is the head, and where nobody else lives there.
func (f *Family) MayErase(person Ref) error {
	if f.Household.Hidden || (f.Household.EndedOn != 0 && f.Household.EndedOn <= f.Today) {
		return nil
	}
	present, others := false, 0
	for i := range f.Members {
		switch m := &f.Members[i]; {
		case !m.On(f.Today):
		case m.PersonID == person:
			present = true
		default:
			others++
		}
	}
	if !present {
		return nil
	}
	if others == 0 {
		return Errorf(Invalid, "", "这户现在只有这一个人。请彻底删除整户，或先登记这户已不存在。")
	}
	if head, ok := Head(f.Headships, f.Today); ok && head.PersonID == person {
		return Errorf(Invalid, "", "此人现在是户主。请先在一户一档里更换户主，再彻底删除。")
	}
	return nil
}
