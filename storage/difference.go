package storage

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash"
	"strings"
	"unicode/utf8"

	"zhucunji/cases"
)

// fieldEdit is one field's change in the log: before and after as canonical text
// (nil is blank), and the stamps of the values it replaced.
type fieldEdit struct {
	Before   *string `json:"b"`
	After    *string `json:"a"`
	Replaces []int64 `json:"r,omitempty"`
}

// edits are the changed fields of one record, by catalogue key.
type edits map[string]fieldEdit

// difference lists the typed fields in which after differs from before; now is what
// the file holds. References are told by uid.
func (t *table[T]) difference(a *act, before, after, now *T) (edits, error) {
	out := edits{}
	for _, i := range t.fields {
		f := &t.cat.Fields[i]
		if f.Source != cases.Typed || cases.Same(f.At(before), f.At(after)) {
			continue
		}
		if !cases.Same(f.At(before), f.At(now)) {
			if cases.Same(f.At(after), f.At(now)) {
				continue // somebody made the same change already
			}
			return nil, cases.Errorf(cases.Conflict, f.Key, "“"+f.Title+"”刚刚在别处改过，没有覆盖。请刷新后再改。")
		}
		b, err := t.portable(a, &f.Meta, f.At(before))
		if err != nil {
			return nil, err
		}
		aft, err := t.portable(a, &f.Meta, f.At(after))
		if err != nil {
			return nil, err
		}
		out[f.Key] = fieldEdit{Before: b, After: aft}
	}
	if len(out) == 0 {
		return nil, nil
	}
	return out, t.addReplaced(a, t.cat.Base(now).ID, out)
}

// portable is a value as other machines understand it, nil where it is blank.
func (t *table[T]) portable(a *act, m *cases.Meta, ptr any) (*string, error) {
	text, filled, err := a.portableText(m, ptr)
	if err != nil || !filled {
		return nil, err
	}
	return &text, nil
}

// portableText is a value as other machines understand it: canonical text, references as the
// uid of what they point to.
func (a *act) portableText(m *cases.Meta, ptr any) (text string, filled bool, err error) {
	text, filled = cases.Canonical(ptr)
	if ref, ok := ptr.(*cases.Ref); ok && filled {
		uid, err := a.uidOf(m.Target, int64(*ref))
		if err != nil {
			return "", false, err
		}
		text = uid.String()
	}
	return text, filled, nil
}

// addReplaced notes for each edited field the stamp of the value it replaces: that
// of the last change of the field, or of the record's creation.
func (t *table[T]) addReplaced(a *act, id int64, out edits) error {
	if err := a.writeLog(); err != nil {
		return err
	}
	rows, err := a.tx.QueryContext(a.ctx, `SELECT act.stamp + change.seq, change.kind, change.edits
		FROM `+ofRecord(t.cat.Record)+` JOIN act ON act.id = change.act_id ORDER BY change.id DESC`, t.number, id)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	open := len(out)
	for open > 0 && rows.Next() {
		var stamp, kind int64
		var raw []byte
		if err := rows.Scan(&stamp, &kind, &raw); err != nil {
			return err
		}
		earlier := map[string]json.RawMessage{}
		if kind == changeEdit {
			if err := json.Unmarshal(raw, &earlier); err != nil {
				return fmt.Errorf("read change log: %w", err)
			}
		}
		for key, e := range out {
			if _, named := earlier[key]; e.Replaces == nil && (named || kind == changeCreate) {
				e.Replaces = []int64{stamp}
				out[key] = e
				open--
			}
		}
	}
	return rows.Err()
}

// update writes the edited columns.
func (t *table[T]) update(a *act, now, after *T, changed edits) error {
	var set []string
	var args []any
	for _, i := range t.fields {
		f := &t.cat.Fields[i]
		if _, ok := changed[f.Key]; !ok {
			continue
		}
		value, err := driverValue(cases.Bound{Meta: &f.Meta, Ptr: f.At(after)}, t.cat.Base(now).UID, t.seal)
		if err != nil {
			return err
		}
		set = append(set, quote(f.Key)+" = ?")
		args = append(args, value)
	}
	args = append(args, t.cat.Base(now).ID)
	_, err := a.tx.ExecContext(a.ctx, "UPDATE "+quote(t.cat.Record)+" SET "+strings.Join(set, ", ")+" WHERE id = ?", args...)
	return err
}

// encodeEdits gives the edits as the chain commits to them (plain) and as the file
// keeps them (values of sealed fields sealed).
func (t *table[T]) encodeEdits(changed edits, uid cases.UID) (plain, stored []byte, err error) {
	if plain, err = json.Marshal(changed); err != nil {
		return nil, nil, err
	}
	kept := make(edits, len(changed))
	for key, e := range changed {
		if t.cat.Field(key).Guard == cases.Sealed {
			if e.Before, err = t.sealText(e.Before, uid, key); err != nil {
				return nil, nil, err
			}
			if e.After, err = t.sealText(e.After, uid, key); err != nil {
				return nil, nil, err
			}
		}
		kept[key] = e
	}
	stored, err = json.Marshal(kept)
	return plain, stored, err
}

// decodeEdits reads what encodeEdits stored.
func (t *table[T]) decodeEdits(stored []byte, uid cases.UID) (edits, error) {
	var out edits
	if err := json.Unmarshal(stored, &out); err != nil {
		return nil, fmt.Errorf("read change log: %w", err)
	}
	for key, e := range out {
		f := t.cat.Field(key)
		if f == nil || f.Guard != cases.Sealed {
			continue
		}
		var err error
		if e.Before, err = t.openText(e.Before, uid, key); err != nil {
			return nil, err
		}
		if e.After, err = t.openText(e.After, uid, key); err != nil {
			return nil, err
		}
		out[key] = e
	}
	return out, nil
}

func (t *table[T]) sealText(text *string, uid cases.UID, field string) (*string, error) {
	if text == nil {
		return nil, nil
	}
	raw, err := t.seal.seal(*text, uid, field)
	sealed := base64.StdEncoding.EncodeToString(raw)
	return &sealed, err
}

func (t *table[T]) openText(sealed *string, uid cases.UID, field string) (*string, error) {
	if sealed == nil {
		return nil, nil
	}
	raw, err := base64.StdEncoding.DecodeString(*sealed)
	if err != nil {
		return nil, fmt.Errorf("read change log: %w", err)
	}
	text, err := t.seal.open(raw, uid, field)
	return &text, err
}

// creation is what a create commits to: the filled typed fields of the new record, so
// that a field added later leaves the commitments of older records as they are. It is the
// JSON of filled, written without the map for the sake of loads of a million records.
func (t *table[T]) creation(a *act, v *T) ([]byte, error) {
	out := make([]byte, 0, 512)
	for _, i := range t.byKey {
		f := &t.cat.Fields[i]
		text, filled, err := a.portableText(&f.Meta, f.At(v))
		if err != nil {
			return nil, err
		}
		if !filled {
			continue
		}
		out = append(append(append(out, ",\""...), f.Key...), "\":"...)
		if plain(text) {
			out = append(append(append(out, '"'), text...), '"')
			continue
		}
		quoted, err := json.Marshal(text)
		if err != nil {
			return nil, err
		}
		out = append(out, quoted...)
	}
	if len(out) == 0 {
		return []byte("{}"), nil
	}
	out[0] = '{'
	return append(out, '}'), nil
}

// plain says whether JSON has a text as it stands.
func plain(text string) bool {
	for i := range len(text) {
		switch c := text[i]; {
		case c < 0x20, c == '"', c == '\\', c == '<', c == '>', c == '&', c == 0xE2: // 0xE2 begins the two line ends JSON writes in another way
			return false
		}
	}
	return utf8.ValidString(text)
}

// filled gives the typed fields of a record that are not blank, as other machines
// understand them.
func (t *table[T]) filled(a *act, v *T) (map[string]string, error) {
	filled := map[string]string{}
	for _, i := range t.fields {
		f := &t.cat.Fields[i]
		if f.Source != cases.Typed {
			continue
		}
		text, err := t.portable(a, &f.Meta, f.At(v))
		if err != nil {
			return nil, err
		}
		if text != nil {
			filled[f.Key] = *text
		}
	}
	return filled, nil
}

// householdOf finds the household a record belongs to; 0 where it names none.
func (t *table[T]) householdOf(v *T) int64 {
	b, ok := t.cat.Bound(v, "household_id")
	if !ok {
		return 0
	}
	ref, ok := b.Ptr.(*cases.Ref)
	if !ok {
		return 0
	}
	return int64(*ref)
}

// commitment hides a change's payload behind a salt: the chain can be checked with
// the salt and the payload, or, where the payload was erased or left out, with the
// commitment alone.
func commitment(record string, uid cases.UID, payload []byte) func(salt []byte) []byte {
	return func(salt []byte) []byte {
		h := sha256.New()
		h.Write(salt)
		h.Write([]byte(record))
		h.Write(uid[:])
		h.Write(payload)
		return h.Sum(nil)
	}
}

// salter derives the salts of the changes of an act from its own, so that an act of fifty
// thousand changes stores one salt.
type salter struct {
	mac hash.Hash
	out []byte
}

func newSalter(salt []byte) *salter { return &salter{mac: hmac.New(sha256.New, salt)} }

// of is the salt of the change of a number; it is valid until the next one is asked for.
func (s *salter) of(seq int64) []byte {
	s.mac.Reset()
	s.mac.Write(binary.BigEndian.AppendUint64(s.out[:0], uint64(seq))) //nolint:gosec // seq counts up from 0
	s.out = s.mac.Sum(s.out[:0])
	return s.out
}
