package storage

import "zhucunji/cases"

// checkCodes refuses a value that a closed code list does not have: an income of an
// unknown item would count nowhere. Only what differs from before (nil: all) is
// asked, so that an old record keeps what it has.
func (t *table[T]) checkCodes(a *act, before, after *T) error {
	if a.bulk {
		return nil // a batch was checked row by row before it was loaded
	}
	policy := a.st.Policy()
	var errs cases.Errors
	for _, i := range t.fields {
		f := &t.cat.Fields[i]
		if f.Kind != cases.KindCode || f.Source != cases.Typed || policy == nil {
			continue
		}
		text, filled := cases.Canonical(f.At(after))
		if !filled || (before != nil && cases.Same(f.At(before), f.At(after))) {
			continue
		}
		if _, known := policy.Value(f.List, text); !known && !policy.Accepts(f.List) {
			errs = append(errs, cases.Errorf(cases.Invalid, f.Key, "“"+f.Title+"”中没有“"+text+"”，请从列表中选择。"))
		}
	}
	return errs.OrNil()
}
