package storage

import (
	"context"

	"zhucunji/cases"
	"zhucunji/cases/intake"
)

// present reads what the file has, in bulk, for a list that is held against it.
type present struct {
	b      *rowBuilder
	income bool // the list states incomes
	work   bool // the list states months worked
	year   int
}

func newPresent(ctx context.Context, s *Store, q handle, t *intake.Table, o *intake.Options) *present {
	filter := cases.NewReportFilter(o.Reading.Today)
	filter.Year = o.Year
	return &present{
		b:    &rowBuilder{ctx: ctx, st: s, q: q, filter: filter, readers: map[string]any{}},
		year: o.Year, income: t.StatesIncome(), work: t.StatesWork(),
	}
}

// known are the columns of roster: people who are in the file, with the household they
// live in today, or none.
const known = `SELECT p.id, p.uid, p.name, p.id_number, p.birth_on, coalesce(h.id, 0), coalesce(h.code, ''), coalesce(t.name, ''), coalesce(h.head_id, 0)
	FROM person p
	LEFT JOIN membership m ON m.person_id = p.id AND m.hidden = 0 AND m.left_on IS NULL
	LEFT JOIN household h ON h.id = m.household_id AND h.hidden = 0
	LEFT JOIN team t ON t.id = h.team_id
	WHERE p.hidden = 0`

// roster reads of all people and households those a list asks for.
func (p *present) roster(w *intake.Wanted) (*intake.Roster, error) {
	r := intake.NewRoster()
	if err := p.eachPerson(func(k intake.Known) { r.Add(w, k) }); err != nil {
		return nil, err
	}
	rows, err := p.b.q.QueryContext(p.b.ctx, "SELECT id, code FROM household WHERE hidden = 0 AND code IS NOT NULL")
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	for rows.Next() {
		var id int64
		var code string
		if err := rows.Scan(&id, &code); err != nil {
			return nil, err
		}
		r.AddHousehold(w, code, id)
	}
	return r, rows.Err()
}

func (p *present) eachPerson(visit func(intake.Known)) error {
	rows, err := p.b.q.QueryContext(p.b.ctx, known)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	for rows.Next() {
		var k intake.Known
		var uid, sealed []byte
		var name, birth *string
		var head int64
		if err := rows.Scan(&k.Person, &uid, &name, &sealed, &birth, &k.Household, &k.Code, &k.Team, &head); err != nil {
			return err
		}
		k.Name, k.Head = orBlank(name), head == k.Person
		if err := setDays(dayText{&k.Birth, birth}); err != nil {
			return err
		}
		if sealed != nil {
			id, err := p.b.st.seal.open(sealed, cases.UID(uid), "id_number")
			if err != nil {
				return err
			}
			k.ID = cases.PersonID(id)
		}
		visit(k)
	}
	return rows.Err()
}

// Present reads some households with their people as of today.
func (p *present) Present(ctx context.Context, ids []int64) (map[int64]*intake.Present, error) {
	out := make(map[int64]*intake.Present, len(ids))
	if len(ids) == 0 {
		return out, nil
	}
	b, t := p.b, &p.b.st.tables
	households, err := read(b, t.household, "id", ids, nil, "", nil)
	if err != nil {
		return nil, err
	}
	standings, err := childrenOf(b, t.standing, "household_id", ids, nil, "AND hidden = 0")
	if err != nil {
		return nil, err
	}
	monitorings, err := childrenOf(b, t.monitoring, "household_id", ids, nil, "AND hidden = 0")
	if err != nil {
		return nil, err
	}
	places, err := b.st.places(ctx)
	if err != nil {
		return nil, err
	}
	for i := range households {
		h := &households[i]
		places.tell(h)
		out[h.ID] = &intake.Present{
			Village: h.Facts.Village, Team: h.Facts.Team,
			Household: *h, Standings: standings[h.ID], Monitorings: monitorings[h.ID], Worked: map[int64]int64{},
		}
	}
	if err := p.members(ids, out); err != nil {
		return nil, err
	}
	if err := p.accounts(ids, out); err != nil {
		return nil, err
	}
	return out, p.worked(ids, out)
}

// members reads who lives in the households today.
func (p *present) members(ids []int64, out map[int64]*intake.Present) error {
	b, t := p.b, &p.b.st.tables
	spells, err := childrenOf(b, t.membership, "household_id", ids, nil, "AND hidden = 0 AND left_on IS NULL")
	if err != nil {
		return err
	}
	var people []int64
	for _, list := range spells {
		for i := range list {
			people = append(people, int64(list[i].PersonID))
		}
	}
	byID, err := recordsOf(b, t.person, people, nil)
	if err != nil {
		return err
	}
	for household, list := range spells {
		for i := range list {
			person := byID[int64(list[i].PersonID)]
			if home := out[household]; home != nil && person != nil && !person.Hidden {
				home.Members = append(home.Members, cases.Member{Membership: list[i], Person: *person})
			}
		}
	}
	return nil
}

// accounts tells the incomes of the import's year.
func (p *present) accounts(ids []int64, out map[int64]*intake.Present) error {
	if !p.income {
		return nil
	}
	book := &incomeBook{b: p.b, homes: ids, people: map[yearOfHome]int64{}}
	if err := book.read(p.year, true, false); err != nil {
		return err
	}
	for id, home := range out {
		account := book.account(id, p.year)
		var facts cases.HouseholdFacts
		account.Fill(&facts)
		home.PerHead = facts.NetPerHead
	}
	return nil
}

// worked counts the months worked in the import's year.
func (p *present) worked(ids []int64, out map[int64]*intake.Present) error {
	if !p.work {
		return nil
	}
	spells, err := childrenOf(p.b, p.b.st.tables.jobSpell, "household_id", ids, nil, "AND hidden = 0")
	if err != nil {
		return err
	}
	for household, list := range spells {
		byPerson := map[int64][]cases.JobSpell{}
		for i := range list {
			byPerson[int64(list[i].PersonID)] = append(byPerson[int64(list[i].PersonID)], list[i])
		}
		for person, own := range byPerson {
			months := cases.WorkedMonths(own, cases.CalendarYear(p.year), p.b.filter.AsOf)
			out[household].Worked[person] = int64(len(months))
		}
	}
	return nil
}
