package storage

import (
	"context"
	"database/sql"
	"fmt"

	"zhucunji/cases"
	"zhucunji/cases/intake"
)

// EachKnown tells everybody in the file, with the household they live in today.
func (s *Store) EachKnown(ctx context.Context, visit func(intake.Known)) error {
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return failure("read people", err)
	}
	defer tx.Rollback() //nolint:errcheck // nothing was written
	p := &present{b: &rowBuilder{ctx: ctx, st: s, q: tx}}
	return failure("read people", p.eachPerson(visit))
}

// ImportPhotos keeps the records of pictures that were taken into the file (see TakePhoto)
// as one act, and tells how many there were. A picture its household has already is left
// out.
func (s *Store) ImportPhotos(ctx context.Context, photos []cases.Photo, source string) (added int, change cases.Change, err error) {
	in := intent{cause: Import, bulk: true, tell: func() string { return fmt.Sprintf("导入照片 %s：%d 张", source, added) }}
	change, err = s.do(ctx, "import photos", in, func(a *act) error {
		added = 0
		for i := range photos {
			p := &photos[i]
			n := 0
			err := a.scan("SELECT count(*) FROM photo WHERE household_id = ? AND file = ? AND hidden = 0", []any{int64(p.HouseholdID), p.File}, &n)
			if err != nil {
				return err
			}
			if n > 0 {
				continue
			}
			if err := create(a, s.tables.photo, p); err != nil {
				return err
			}
			added++
		}
		return nil
	})
	return added, change, err
}
