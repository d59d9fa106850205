package storage

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"zhucunji/cases"
)

// loadPolicy reads the code lists, lines, cadences, inclusions and cost ratios of the file.
func (s *Store) loadPolicy(ctx context.Context) error {
	codes, err := s.tables.code.list(ctx, s.read, "ORDER BY id")
	if err != nil {
		return err
	}
	lines, err := s.tables.line.list(ctx, s.read, "ORDER BY id")
	if err != nil {
		return err
	}
	cadences, err := s.tables.cadence.list(ctx, s.read, "ORDER BY id")
	if err != nil {
		return err
	}
	inclusions, err := s.tables.inclusion.list(ctx, s.read, "ORDER BY id")
	if err != nil {
		return err
	}
	policy := cases.NewPolicy(codes, lines, cadences, inclusions)
	if policy.CostRatios, err = s.tables.costRatio.list(ctx, s.read, "ORDER BY id"); err != nil {
		return err
	}
	s.policy.Store(policy)
	return nil
}

// shipPolicy writes the values this program ships and the file does not have yet: all
// of them into a new file, and what a new version added into an older one. What
// people changed is theirs and stays.
func (s *Store) shipPolicy(ctx context.Context) error {
	shipped, err := cases.DefaultPolicy()
	if err != nil {
		return err
	}
	digest, err := policyPrint(&shipped)
	if err != nil {
		return err
	}
	var known string
	if _, err := s.Setting(ctx, "shipped_policy", &known); err != nil || known == digest {
		return err
	}
	in := intent{cause: System, bulk: true, tell: func() string { return "写入代码表和口径" }}
	if _, err := s.do(ctx, "ship policy", in, func(a *act) error { return a.shipPolicy(&shipped) }); err != nil {
		return err
	}
	return s.SetSetting(ctx, "shipped_policy", digest)
}

// policyPrint names a policy by its content.
func policyPrint(p *cases.Policy) (string, error) {
	raw, err := json.Marshal([]any{p.Codes, p.Lines, p.Cadences, p.Inclusions, p.CostRatios})
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:8]), err
}

func (a *act) shipPolicy(p *cases.Policy) error {
	t := &a.st.tables
	if err := shipNew(a, t.code, p.Codes); err != nil {
		return err
	}
	if err := shipNew(a, t.line, p.Lines); err != nil {
		return err
	}
	if err := shipNew(a, t.cadence, p.Cadences); err != nil {
		return err
	}
	if err := shipNew(a, t.inclusion, p.Inclusions); err != nil {
		return err
	}
	return shipNew(a, t.costRatio, p.CostRatios)
}

// shipNew creates the records whose uid the file does not know.
func shipNew[T any](a *act, t *table[T], records []T) error {
	for i := range records {
		uid := t.cat.Base(&records[i]).UID
		var found bool
		if err := a.scan("SELECT EXISTS (SELECT 1 FROM "+quote(t.cat.Record)+" WHERE uid = ?)", []any{uid[:]}, &found); err != nil {
			return err
		}
		if found {
			continue
		}
		if err := create(a, t, &records[i]); err != nil {
			return err
		}
	}
	return nil
}
