package cases

// Opt is a value that may be blank. It is used only where the zero value is a
// real answer (0 yuan, 0 months); for text, days, months and references the zero
// value itself is the blank. Blank is stored as NULL and is never "no" or 0.
type Opt[T any] struct {
	Value T
	Valid bool
}

// Some is a filled Opt.
func Some[T any](v T) Opt[T] { return Opt[T]{Value: v, Valid: true} }

// Or gives the value, or other where it is blank.
func (o Opt[T]) Or(other T) T {
	if o.Valid {
		return o.Value
	}
	return other
}
