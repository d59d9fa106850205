package storage

import (
	"strings"
	"testing"

	"zhucunji/cases"
)

// rebuilt writes both chains anew over what the file holds now, as somebody can who knows
// the program but not the key.
func rebuilt(t *testing.T, s *Store) {
	t.Helper()
	ctx := t.Context()
	tx, err := s.write.BeginTx(ctx)
	check(t, err)
	defer tx.Rollback() //nolint:errcheck // after Commit it does nothing
	v := newVerifier(ctx, tx, s)
	check(t, v.loadMachines())
	check(t, v.loadEdited())
	acts, err := v.actsAfter(0)
	check(t, err)
	for i := range acts {
		w := &acts[i]
		w.link, _, _, err = v.linkOf(w, v.links[w.machine])
		check(t, err)
		v.links[w.machine] = w.link
		_, err = tx.ExecContext(ctx, "UPDATE act SET link = ? WHERE id = ?", w.link, w.id)
		check(t, err)
	}
	events, err := eventsAfter(ctx, tx, 0)
	check(t, err)
	var before []byte
	for i := range events {
		e := &events[i]
		e.actLink = acts[e.act-1].link
		e.link = e.linkAfter(before)
		before = e.link
		_, err = tx.ExecContext(ctx, "UPDATE event SET link = ?, act_link = ? WHERE id = ?", e.link, e.actLink, e.id)
		check(t, err)
	}
	check(t, tx.Commit())
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestChainsRebuiltWithoutTheKeyAreNamed(t *testing.T) {
	ctx := t.Context()
	s, err := Open(ctx, t.TempDir(), Options{})
	check(t, err)
	defer s.Close() //nolint:errcheck // nothing to lose
	v := cases.Village{Name: "望岭村"}
	_, err = s.SaveVillage(ctx, nil, &v)
	check(t, err)
	check(t, s.Note(ctx, cases.Event{Kind: cases.EventExport, Detail: cases.ExportEvent{What: "花名册"}}))
	_, err = s.SaveVillage(ctx, nil, &cases.Village{Name: "金溪村"})
	check(t, err)
	for _, tamper := range []string{"UPDATE village SET name = '长春村' WHERE id = 1", `UPDATE event SET detail = '{"what":"别的"}'`} {
		_, err := s.write.ExecContext(ctx, tamper)
		check(t, err)
	}
	rebuilt(t, s)
	found, err := s.Verify(ctx)
	check(t, err)
	if len(found.Faults) != 2 || !strings.Contains(found.Faults[0].Problem, "没有密钥") || !strings.Contains(found.Faults[1].Problem, "末尾") {
		t.Errorf("got %+v", found.Faults)
	}
}

// A new key vouches for what the old one vouched for, and for nothing else.
func TestNewKeyMakesNoTamperingGood(t *testing.T) {
	ctx, folder := t.Context(), t.TempDir()
	s, err := Open(ctx, folder, Options{})
	check(t, err)
	defer s.Close() //nolint:errcheck // nothing to lose
	for range 3 {
		check(t, s.Note(ctx, cases.Event{Kind: cases.EventLogin, Detail: cases.EventDetail{}}))
	}
	_, err = s.write.ExecContext(ctx, "UPDATE event SET mac = zeroblob(32) WHERE id = 2")
	check(t, err)
	next, err := newSealer(make([]byte, keySize))
	check(t, err)
	tx, err := s.write.BeginTx(ctx)
	check(t, err)
	check(t, revouch(ctx, tx, s.seal, next))
	check(t, tx.Commit())
	s.seal = next
	found, err := s.Verify(ctx)
	check(t, err)
	if len(found.Faults) != 1 || found.Faults[0].Event != 2 || !strings.Contains(found.Faults[0].Problem, "没有密钥") {
		t.Errorf("got %+v", found.Faults)
	}
}
