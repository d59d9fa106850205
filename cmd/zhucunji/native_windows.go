package main

import (
	"syscall"
	"unsafe"

	"fyne.io/fyne/v2/driver"
)

// handle is the window's number in the window system, 0 where it has none.
func (d *desktop) handle() (handle uintptr) {
	if native, ok := d.window.(driver.NativeWindow); ok {
		native.RunNative(func(context any) {
			if c, ok := context.(driver.WindowsWindowContext); ok {
				handle = c.HWND
			}
		})
	}
	return handle
}

// tell shows a sentence in the system's own message box.
func tell(sentence string) {
	const iconError = 0x10
	text, err := syscall.UTF16PtrFromString(sentence)
	title, err2 := syscall.UTF16PtrFromString("驻村记")
	if err != nil || err2 != nil {
		return
	}
	syscall.NewLazyDLL("user32.dll").NewProc("MessageBoxW").Call(0, uintptr(unsafe.Pointer(text)), uintptr(unsafe.Pointer(title)), iconError) //nolint:errcheck // there is nobody left to tell
}
