package storage

import (
	"zhucunji/cases"
)

// saveChildren brings the records that belong to another one from before to after:
// new ones (without an id) are created, changed ones edited, and those that are
// gone go into the bin. own sets the reference to the parent on each new one.
func saveChildren[T any](a *act, t *table[T], before, after []T, own func(*T)) error {
	kept := map[int64]bool{}
	for i := range after {
		base := t.cat.Base(&after[i])
		if base.ID == 0 {
			own(&after[i])
			if err := create(a, t, &after[i]); err != nil {
				return err
			}
			continue
		}
		kept[base.ID] = true
		was := findByID(t, before, base.ID)
		if was == nil {
			return cases.Errorf(cases.Conflict, "", msgConflict)
		}
		if err := edit(a, t, was, &after[i]); err != nil {
			return err
		}
	}
	for i := range before {
		if base := t.cat.Base(&before[i]); !kept[base.ID] && !base.Hidden {
			if err := hide(a, t, &before[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

// saveChild is saveChildren for a part of which there is at most one.
func saveChild[T any](a *act, t *table[T], before, after *T, own func(*T)) error {
	parts := one(after)
	err := saveChildren(a, t, one(before), parts, own)
	if err == nil && after != nil {
		a.remember(t.cat.Base(after))
		*after = parts[0] // with its id
	}
	return err
}

func one[T any](v *T) []T {
	if v == nil {
		return nil
	}
	return []T{*v}
}

func findByID[T any](t *table[T], list []T, id int64) *T {
	for i := range list {
		if t.cat.Base(&list[i]).ID == id {
			return &list[i]
		}
	}
	return nil
}

// hide puts a record into the bin.
func hide[T any](a *act, t *table[T], v *T) error {
	after := *v
	t.cat.Base(&after).Hidden = true
	return edit(a, t, v, &after)
}

// save creates a record (before nil) or edits it.
func save[T any](a *act, t *table[T], before, after *T) error {
	if errs := t.cat.Missing(after); len(errs) > 0 {
		return errs
	}
	if before == nil {
		return create(a, t, after)
	}
	return edit(a, t, before, after)
}
