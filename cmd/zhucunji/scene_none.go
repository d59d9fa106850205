//go:build !realwindow

package main

// answerScenes does nothing: only tests on a real window look at what it shows.
func (d *desktop) answerScenes() {}
