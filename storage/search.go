package storage

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"zhucunji/cases"
)

// maxHits is how many answers the search box lists: the best, not all.
const maxHits = 50

// maxCandidates bounds what one probe of a query of several words looks at.
const maxCandidates = 400

// Search answers the search box: up to 50 people, the best first (exact, prefix, inside;
// names before id tails before phones), each with its household.
func (s *Store) Search(ctx context.Context, text string) ([]cases.Hit, error) {
	query := s.speller.ParseQuery(text)
	if len(query.Terms) == 0 {
		return nil, nil
	}
	found, err := s.candidates(ctx, query)
	if err != nil {
		return nil, failure("search", err)
	}
	hits, err := s.hits(ctx, found)
	return hits, failure("search", err)
}

// found is one answer before its texts are read: a person's id, or minus a
// household's, and what matched.
type found struct {
	subject int64
	class   cases.KeyClass
}

// candidates finds who matches every term. One term is looked up, the others are held
// against the keys of those it found.
func (s *Store) candidates(ctx context.Context, query cases.Query) ([]found, error) {
	if len(query.Terms) == 1 && query.Terms[0].Holds == "" {
		return s.lookUp(ctx, query.Terms[0].Probes, maxHits)
	}
	list, err := s.longList(ctx, query.Terms)
	if err != nil {
		return nil, err
	}
	return s.narrow(ctx, list, query.Terms)
}

// longList looks up the term that says most about a person: the longest that finds
// anybody by name or number. Where that finds more than can be looked at, the people of
// the places the others name; where all terms are places, the households of all of them.
func (s *Store) longList(ctx context.Context, terms []cases.Term) ([]found, error) {
	terms = slices.Clone(terms)
	slices.SortStableFunc(terms, func(a, b cases.Term) int { return probeLength(b) - probeLength(a) })
	for i, term := range terms {
		people := slices.DeleteFunc(slices.Clone(term.Probes), func(p cases.Probe) bool { return p.Class == cases.KeyPlace })
		list, err := s.lookUp(ctx, people, maxCandidates)
		if err != nil {
			return nil, err
		}
		if len(list) == maxCandidates {
			there, err := s.peopleAt(ctx, term, slices.Delete(slices.Clone(terms), i, i+1))
			if err != nil || len(there) > 0 {
				return there, err
			}
		}
		if len(list) > 0 {
			return list, nil
		}
	}
	return s.householdsAt(ctx, terms)
}

func probeLength(t cases.Term) int {
	if len(t.Probes) == 0 {
		return 0
	}
	return len(t.Probes[0].Text)
}

// lookUp runs probes, best first, until limit subjects are found.
func (s *Store) lookUp(ctx context.Context, probes []cases.Probe, limit int) ([]found, error) {
	var out []found
	seen := map[int64]bool{}
	for _, p := range probes {
		if len(out) >= limit {
			break
		}
		subjects, err := s.probe(ctx, p, limit)
		if err != nil {
			return nil, err
		}
		for _, subject := range subjects {
			if !seen[subject] && len(out) < limit {
				seen[subject] = true
				out = append(out, found{subject, p.Class})
			}
		}
	}
	return out, nil
}

// probe finds the subjects of one probe in key order. One subject may have several keys
// in the range, so more rows than subjects are read.
func (s *Store) probe(ctx context.Context, p cases.Probe, limit int) ([]int64, error) {
	if p.Class == cases.KeyPlace {
		return s.probePlace(ctx, p.Text, limit)
	}
	key := []byte(s.storedText(p.Class, p.Text))
	if p.Class.Hashed() {
		return s.subjects(ctx, "SELECT subject FROM search_key WHERE class = ? AND key = ? LIMIT ?", int64(p.Class), key, limit)
	}
	// 0xFF is no byte of a UTF-8 text, so it is above every longer key.
	return s.subjects(ctx, "SELECT subject FROM search_key WHERE class = ? AND key >= ? AND key < ? ORDER BY key, subject LIMIT ?",
		int64(p.Class), key, append(slices.Clone(key), 0xFF), 2*limit)
}

// probePlace finds the households of the groups and villages whose name holds a text.
func (s *Store) probePlace(ctx context.Context, text string, limit int) ([]int64, error) {
	places, err := s.places(ctx)
	if err != nil {
		return nil, err
	}
	return s.householdsOf(ctx, places.matching(text), limit)
}

func (s *Store) subjects(ctx context.Context, query string, args ...any) ([]int64, error) {
	rows, err := s.query(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	return scanIDs(rows)
}

// query runs a query compiled once on the read pool.
func (s *Store) query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	stmt, ok := s.reading.Load(query)
	if !ok {
		made, err := s.read.PrepareContext(ctx, query)
		if err != nil {
			return nil, err
		}
		var raced bool
		if stmt, raced = s.reading.LoadOrStore(query, made); raced {
			if err := made.Close(); err != nil {
				return nil, err
			}
		}
	}
	return stmt.(*sql.Stmt).QueryContext(ctx, args...) //nolint:forcetypeassert // only statements are stored
}

// atOnce is how many candidates are read at once: most of the first ones match.
const atOnce = 100

// narrow keeps those who match every term.
func (s *Store) narrow(ctx context.Context, list []found, terms []cases.Term) (out []found, err error) {
	places, err := s.places(ctx)
	if err != nil {
		return nil, err
	}
	for some := range slices.Chunk(list, atOnce) {
		facts, err := s.facts(ctx, some)
		if err != nil {
			return nil, err
		}
		for _, f := range some {
			c := facts[f.subject]
			if c == nil {
				continue
			}
			ok, err := s.matchesAll(c, terms, places)
			if err != nil {
				return nil, err
			}
			if ok {
				out = append(out, f)
			}
			if len(out) == maxHits {
				return out, nil
			}
		}
	}
	return out, nil
}

// matchesAll tells whether a candidate matches every term.
func (s *Store) matchesAll(c *candidate, terms []cases.Term, places places) (bool, error) {
	for _, term := range terms {
		if !strings.Contains(c.name, term.Holds) {
			return false, nil
		}
		ok, err := s.matchesTerm(c, term, places)
		if !ok || err != nil {
			return false, err
		}
	}
	return true, nil
}

func (s *Store) matchesTerm(c *candidate, term cases.Term, places places) (bool, error) {
	made := map[cases.KeyClass][]cases.Key{}
	for _, p := range slices.Backward(term.Probes) { // places stand last and cost least
		keys, ok := made[p.Class]
		if !ok {
			var err error
			if keys, err = s.keysOf(c, p.Class, places); err != nil {
				return false, err
			}
			made[p.Class] = keys
			if p.Class == cases.KeyStart || p.Class == cases.KeyInside {
				made[cases.KeyStart], made[cases.KeyInside] = keys, keys
			}
		}
		if matches(p, keys) {
			return true, nil
		}
	}
	return false, nil
}

func matches(p cases.Probe, keys []cases.Key) bool {
	return slices.ContainsFunc(keys, func(k cases.Key) bool {
		return k.Class == p.Class && (k.Text == p.Text || (!p.Class.Hashed() && strings.HasPrefix(k.Text, p.Text)))
	})
}
