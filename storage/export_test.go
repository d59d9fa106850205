package storage

// WithStep lets a test see each step of an exchange of the key, and stop there.
func (o Options) WithStep(step func(name string) error) Options {
	o.step = step
	return o
}
