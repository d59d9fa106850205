package storage

import (
	"context"
	"crypto/hmac"
	"encoding/binary"
)

// revouch gives the log the MACs of another key, where those of the old one hold: a new key
// must not make good what was tampered with before.
func revouch(ctx context.Context, tx handle, from, to *sealer) error {
	if err := revouchEvents(ctx, tx, from, to); err != nil {
		return err
	}
	if err := revouchErased(ctx, tx, from, to); err != nil {
		return err
	}
	end, state, err := (&Store{seal: from}).checkEnd(ctx, tx)
	if err != nil || state != endHolds {
		return err
	}
	return (&Store{seal: to}).keepEnd(ctx, tx, end)
}

func revouchEvents(ctx context.Context, tx handle, from, to *sealer) error {
	for last := int64(0); ; {
		events, err := eventsAfter(ctx, tx, last)
		if err != nil || len(events) == 0 {
			return err
		}
		for i := range events {
			e := &events[i]
			if hmac.Equal(e.mac, e.vouch(from)) {
				if _, err := tx.ExecContext(ctx, "UPDATE event SET mac = ? WHERE id = ?", e.vouch(to), e.id); err != nil {
					return err
				}
			}
		}
		last = events[len(events)-1].id
	}
}

func revouchErased(ctx context.Context, tx handle, from, to *sealer) error {
	rows, err := tx.QueryContext(ctx, "SELECT act_id, seq, commitment, mac FROM erased")
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	var list []erasedChange
	for rows.Next() {
		var c erasedChange
		if err := rows.Scan(&c.act, &c.seq, &c.commitment, &c.mac); err != nil {
			return err
		}
		list = append(list, c)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for i := range list {
		c := &list[i]
		if !hmac.Equal(c.mac, c.vouch(from)) {
			continue
		}
		if _, err := tx.ExecContext(ctx, "UPDATE erased SET mac = ? WHERE act_id = ? AND seq = ?", c.vouch(to), c.act, c.seq); err != nil {
			return err
		}
	}
	return nil
}

// erasedChange is one row of the table erased.
type erasedChange struct {
	act, seq        int64
	commitment, mac []byte
}

// vouch is the MAC that says the program itself erased what a change held.
func (c *erasedChange) vouch(by *sealer) []byte {
	at := binary.BigEndian.AppendUint64(nil, uint64(c.act)) //nolint:gosec // ids count up from 1
	at = binary.BigEndian.AppendUint64(at, uint64(c.seq))   //nolint:gosec // seq counts up from 0
	return by.vouch("erased", append(at, c.commitment...))
}
