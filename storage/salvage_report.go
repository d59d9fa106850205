package storage

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"zhucunji/cases"
)

// settle brings the new file to what is true of it: it is another machine's, its code lists
// may not be all there, and whoever could open the damaged one can open it.
func (s *salvaging) settle() error {
	for _, step := range []string{forgetMachine, "DELETE FROM setting WHERE key IN ('shipped_policy', '" + caughtUp + "', '" + derivedBy + "')"} {
		if err := s.run1(step); err != nil {
			return err
		}
	}
	if err := s.keepSpent(); err != nil {
		return err
	}
	return s.settleRing()
}

// settleRing puts the ring back with which the key was opened, a backup's perhaps, where
// the file has lost its own: without one the file would never open again.
func (s *salvaging) settleRing() error {
	var holders int64
	if err := s.tx.QueryRowContext(s.ctx, "SELECT count(*) FROM key_holder").Scan(&holders); err != nil || holders > 0 || s.st.key == nil {
		return err
	}
	for i := range s.st.key.ring {
		row := s.st.key.ring[i]
		row.UID = holderID(row.worker()) // a blank one is read as none
		if err := keepRow(s.ctx, s.tx, &row); err != nil {
			return err
		}
	}
	return nil
}

// note writes into the log of events what was done.
func (s *salvaging) note(out *cases.Salvaged) error {
	missing, partly := out.Lost()
	raw, err := json.Marshal(cases.EventDetail{
		What: fmt.Sprintf("从损坏的数据文件救出 %d 条资料，没能读出 %d 条，部分读出 %d 条", out.Saved(), missing, partly), Count: out.Saved(), File: out.Aside,
	})
	if err != nil {
		return err
	}
	_, err = s.st.chainEvent(s.ctx, s.tx, &loggedEvent{at: s.st.now().UTC().Format(instantLayout), kind: string(cases.EventSalvage), detail: string(raw)})
	return err
}

func (s *salvaging) run1(statement string) error {
	_, err := s.tx.ExecContext(s.ctx, statement)
	return err
}

// report counts what was saved, and what is missing.
func (s *salvaging) report(out *cases.Salvaged) error {
	for _, r := range s.st.tables.all {
		part := cases.SalvagedPart{Record: r.record(), Title: r.title()}
		if p := s.parts[r.record()]; p != nil {
			part = *p
		}
		part.Saved = s.saved[r.record()].size() - part.Partly
		part.Missing = s.gone[r.record()].size()
		if part.Saved+part.Partly+part.Missing > 0 {
			out.Records = append(out.Records, part)
		}
	}
	var last int64
	err := s.tx.QueryRowContext(s.ctx, "SELECT count(*), coalesce(max(id), 0) FROM act").Scan(&out.Acts, &last)
	out.LostActs = max(last, s.lastAct) - out.Acts
	return err
}

// sameContent compares two files.
func sameContent(a, b string) (bool, error) {
	x, err := os.Open(a) //nolint:gosec // of the data folder
	if err != nil {
		return false, err
	}
	defer x.Close()      //nolint:errcheck // only read
	y, err := os.Open(b) //nolint:gosec // of the data folder
	if err != nil {
		return false, err
	}
	defer y.Close() //nolint:errcheck // only read
	left, right := make([]byte, 1<<16), make([]byte, 1<<16)
	for {
		n, err := io.ReadFull(x, left)
		m, other := io.ReadFull(y, right)
		if !bytes.Equal(left[:n], right[:m]) {
			return false, nil
		}
		if end := errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF); end || err != nil {
			if end && (errors.Is(other, io.EOF) || errors.Is(other, io.ErrUnexpectedEOF)) {
				return true, nil
			}
			return false, errors.Join(err, other)
		}
	}
}
