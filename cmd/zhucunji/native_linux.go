package main

import (
	"fmt"
	"os"
	"os/exec"

	"fyne.io/fyne/v2/driver"
)

// handle is the window's number in the window system, 0 where it has none.
func (d *desktop) handle() (handle uintptr) {
	if native, ok := d.window.(driver.NativeWindow); ok {
		native.RunNative(func(context any) {
			if c, ok := context.(driver.X11WindowContext); ok {
				handle = c.WindowHandle
			}
		})
	}
	return handle
}

// tell shows a sentence without a window of our own: with the desktop's dialog where there is one, and always
// on the error output.
func tell(sentence string) {
	fmt.Fprintln(os.Stderr, sentence)
	for _, program := range [][]string{
		{"zenity", "--error", "--title=驻村记", "--text=" + sentence},
		{"kdialog", "--title", "驻村记", "--error", sentence},
		{"notify-send", "驻村记", sentence},
	} {
		if path, err := exec.LookPath(program[0]); err == nil {
			if exec.Command(path, program[1:]...).Run() == nil { //nolint:gosec // fixed programs
				return
			}
		}
	}
}
