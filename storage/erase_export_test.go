package storage

import (
	"testing"
)

// EraseWithoutCleaning erases as Erase does and stops before the traces are removed.
func EraseWithoutCleaning(t testing.TB, s *Store, record string, id int64) {
	t.Helper()
	if _, _, err := s.erase(t.Context(), []eraseItem{{record, id}}, "本人要求"); err != nil {
		t.Fatal(err)
	}
}
