//go:build !linux && !windows

package main

import (
	"fmt"
	"os"
)

// handle is not known here.
func (d *desktop) handle() uintptr { return 1 }

// tell shows a sentence on the error output.
func tell(sentence string) { fmt.Fprintln(os.Stderr, sentence) }
