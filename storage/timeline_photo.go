package storage

import (
	"context"
	"fmt"
	"strings"

	"zhucunji/cases"
)

// photosOnLine tells of the photos of a household day by day, one entry for those of a day.
// Photos of a visit are counted with their visit, and one that the camera gave no day has
// no place on the line.
func (s *Store) photosOnLine(ctx context.Context, household int64) ([]cases.Occurrence, error) {
	photos, err := s.tables.photo.list(ctx, s.read, ofHousehold+" AND visit_id IS NULL AND taken_at IS NOT NULL ORDER BY taken_at, id", household)
	if err != nil {
		return nil, err
	}
	var out []cases.Occurrence
	for len(photos) > 0 {
		on := cases.DayOf(photos[0].TakenAt.Local())
		n, captions := 0, []string(nil)
		for n < len(photos) && cases.DayOf(photos[n].TakenAt.Local()) == on {
			if caption := photos[n].Caption; caption != "" {
				captions = append(captions, caption)
			}
			n++
		}
		out = append(out, cases.Occurrence{Record: "photo", ID: photos[0].ID, On: on, Title: photosText(n), Text: strings.Join(captions, "、")})
		photos = photos[n:]
	}
	return out, nil
}

// photosOfVisits counts the photos of each visit of a household.
func (s *Store) photosOfVisits(ctx context.Context, household int64) (map[int64]int, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT visit_id, count(*) FROM photo "+ofHousehold+" AND visit_id IS NOT NULL GROUP BY visit_id", household)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	counts := map[int64]int{}
	for rows.Next() {
		var visit int64
		var n int
		if err := rows.Scan(&visit, &n); err != nil {
			return nil, err
		}
		counts[visit] = n
	}
	return counts, rows.Err()
}

func photosText(n int) string { return fmt.Sprintf("照片 %d 张", n) }
