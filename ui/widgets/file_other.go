//go:build !windows

package widgets

// NewSystemChooser returns the desktop's own file window, nil where there is none. The window's handle is used
// on Windows only.
func NewSystemChooser(func() uintptr) SystemChooser {
	if d := NewDesktopChooser(nil, nil); d != nil {
		return d
	}
	return nil
}
