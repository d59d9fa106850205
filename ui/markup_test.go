package ui_test

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"zhucunji/ui"
)

// The golden markup shows in a review what moved. The menu is not in it, so that a new page changes nothing.
func TestTheFirstStartLooksAsItDid(t *testing.T) {
	b := newBench(t, ui.Stores{Shell: newFakeShell()})
	test.AssertRendersToMarkup(t, "start.xml", b.window.Canvas())
}
