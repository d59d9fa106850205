package storage

import (
	"bytes"
	"crypto/hmac"
	"database/sql"
	"encoding/json"
	"fmt"

	"zhucunji/cases"
)

// The problems of the log of events and of the ends.
const (
	faultEvent      = "内容与登记时不一致：这条事件记录被程序以外的工具改动过。"
	faultEventGap   = "这条事件之前缺少 %d 条事件的记录。"
	faultEventMAC   = "校验码不对：这条事件记录是没有密钥的工具写的，整段记录可能被重写过。"
	faultActsCut    = "登记这条事件时已有 %d 次操作，现在这些操作的末尾不见了：变更记录的末尾被删掉过。"
	faultActsAnew   = "变更记录与登记这条事件时的不一致：变更记录被整个重写过。"
	faultEndMissing = "登记两种记录末尾的校验信息不见了：记录的末尾可能被删掉过。"
	faultEndCut     = "上次登记到第 %d 条事件、第 %d 次操作，现在不见了：记录的末尾被删掉过。"
	faultEndForged  = "记录的末尾与上次登记的不一致：末尾被改动或重写过。"
	faultErased     = "有 %d 条变更被标成“已彻底删除”，却不是程序删除的。"
)

// endProblem says what is wrong with the noted end; "" for one that holds.
func endProblem(state endState, end *chainEnd) string {
	switch state {
	case endMissing:
		return faultEndMissing
	case endCut:
		return fmt.Sprintf(faultEndCut, end.Event, end.Act)
	case endForged:
		return faultEndForged
	}
	return ""
}

// checkEvents goes through the chain of events, and over the noted end of both chains.
func (v *verifier) checkEvents() error {
	c := eventCheck{verifier: v}
	for {
		events, err := eventsAfter(v.ctx, v.tx, c.last)
		if err != nil {
			return err
		}
		for i := range events {
			if err := c.check(&events[i]); err != nil {
				return err
			}
		}
		if len(events) == 0 {
			break
		}
	}
	end, state, err := v.st.checkEnd(v.ctx, v.tx)
	if problem := endProblem(state, &end); problem != "" {
		v.add(cases.LogFault{Problem: problem})
	}
	return err
}

// eventCheck is one walk along the chain of events.
type eventCheck struct {
	*verifier
	last      int64
	link      []byte
	cut, anew bool // told already: every later event would say it again
}

func (c *eventCheck) check(e *loggedEvent) error {
	c.out.Events++
	if gap := e.id - c.last - 1; gap > 0 {
		c.eventFault(e, fmt.Sprintf(faultEventGap, gap))
	}
	if !bytes.Equal(e.linkAfter(c.link), e.link) {
		c.eventFault(e, faultEvent)
	} else if !hmac.Equal(e.mac, e.vouch(c.st.seal)) {
		c.eventFault(e, faultEventMAC)
	}
	c.last, c.link = e.id, e.link
	if e.kind == string(cases.EventTampered) {
		var d cases.EventDetail
		if json.Unmarshal([]byte(e.detail), &d) == nil {
			c.eventFault(e, d.What)
		}
	}
	return c.checkAnchor(e)
}

// checkAnchor holds the act that was the newest when an event was written against the one
// that is there.
func (c *eventCheck) checkAnchor(e *loggedEvent) error {
	if e.act == 0 {
		return nil
	}
	var link []byte
	err := c.tx.QueryRowContext(c.ctx, "SELECT link FROM act WHERE id = ?", e.act).Scan(&link)
	switch {
	case isNoRows(err):
		if !c.cut {
			c.eventFault(e, fmt.Sprintf(faultActsCut, e.act))
		}
		c.cut = true
		return nil
	case err != nil:
		return err
	case !bytes.Equal(link, e.actLink):
		if !c.anew {
			c.eventFault(e, faultActsAnew)
		}
		c.anew = true
	}
	return nil
}

func (v *verifier) eventFault(e *loggedEvent, problem string) {
	at := e.at
	if t, err := parseInstant(e.at); err == nil {
		at = clockText(t)
	}
	v.add(cases.LogFault{Event: e.id, At: at, Sentence: cases.EventKind(e.kind).Title(), Problem: problem})
}

func (v *verifier) add(f cases.LogFault) {
	if len(v.out.Faults) < maxFaults {
		v.out.Faults = append(v.out.Faults, f)
	}
}

// loadErased finds the acts of which changes were erased for good, and those that only
// look like it.
func (v *verifier) loadErased() error {
	var forged int64
	err := v.eachRow("SELECT act_id, seq, commitment, mac FROM erased", nil, func(rows *sql.Rows) error {
		var c erasedChange
		err := rows.Scan(&c.act, &c.seq, &c.commitment, &c.mac)
		v.erased[c.act] = true
		if !hmac.Equal(c.mac, c.vouch(v.st.seal)) {
			forged++
		}
		return err
	})
	if forged > 0 {
		v.add(cases.LogFault{Problem: fmt.Sprintf(faultErased, forged)})
	}
	return err
}

// erasedOf gives what the erased changes of an act committed to, by their number.
func (v *verifier) erasedOf(act int64) (map[int64][]byte, error) {
	if !v.erased[act] {
		return nil, nil
	}
	out := map[int64][]byte{}
	err := v.eachRow("SELECT seq, commitment FROM erased WHERE act_id = ?", []any{act}, func(rows *sql.Rows) error {
		var seq int64
		var kept []byte
		err := rows.Scan(&seq, &kept)
		out[seq] = kept
		return err
	})
	return out, err
}
