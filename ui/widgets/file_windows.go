package widgets

import (
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"unsafe"
)

// NewSystemChooser returns the file window of Windows. The handle is that of the window it stands before.
func NewSystemChooser(handle func() uintptr) SystemChooser {
	return &windowsChooser{handle: handle}
}

// windowsChooser calls GetOpenFileNameW and GetSaveFileNameW, which run their own message loop.
type windowsChooser struct{ handle func() uintptr }

// openFileName is OPENFILENAMEW; field order and types are the system's.
type openFileName struct {
	structSize      uint32
	owner           uintptr
	instance        uintptr
	filter          *uint16
	customFilter    *uint16
	maxCustomFilter uint32
	filterIndex     uint32
	file            *uint16
	maxFile         uint32
	fileTitle       *uint16
	maxFileTitle    uint32
	initialDir      *uint16
	title           *uint16
	flags           uint32
	fileOffset      uint16
	fileExtension   uint16
	defExt          *uint16
	custData        uintptr
	hook            uintptr
	templateName    *uint16
	reserved        uintptr
	reserved2       uint32
	flagsEx         uint32
}

// Flags of OPENFILENAMEW.
const (
	ofnOverwritePrompt = 0x00000002
	ofnHideReadOnly    = 0x00000004
	ofnNoChangeDir     = 0x00000008 // the program's own folder must not move
	ofnPathMustExist   = 0x00000800
	ofnFileMustExist   = 0x00001000
	ofnExplorer        = 0x00080000

	longestPath = 32768 // characters Windows allows
)

// Choose shows the window and waits for its answer. Folders are left to our own chooser.
func (w *windowsChooser) Choose(r FileRequest, folder string) (string, bool, error) {
	if r.Folder {
		return "", false, fmt.Errorf("choose a folder: not offered by comdlg32")
	}
	runtime.LockOSThread() // the window belongs to the thread that opened it
	defer runtime.UnlockOSThread()

	path := make([]uint16, longestPath)
	name, err := syscall.UTF16FromString(r.Name)
	if err != nil {
		return "", false, fmt.Errorf("choose a file: %w", err)
	}
	copy(path, name)
	initial, err := syscall.UTF16PtrFromString(filepath.Clean(folder))
	if err != nil {
		return "", false, fmt.Errorf("choose a file: %w", err)
	}
	title, err := syscall.UTF16PtrFromString(r.Title)
	if err != nil {
		return "", false, fmt.Errorf("choose a file: %w", err)
	}
	filter := windowsFilter(r)
	ask := openFileName{
		owner: w.handle(), filter: &filter[0], filterIndex: 1, file: &path[0], maxFile: longestPath,
		initialDir: initial, title: title, flags: ofnExplorer | ofnHideReadOnly | ofnNoChangeDir | ofnPathMustExist,
	}
	ask.structSize = uint32(unsafe.Sizeof(ask))
	call := "GetOpenFileNameW"
	if r.Save {
		call = "GetSaveFileNameW"
		ask.flags |= ofnOverwritePrompt
		ask.defExt = defaultExtension(r)
	} else {
		ask.flags |= ofnFileMustExist
	}
	return w.ask(call, &ask, path)
}

// ask calls the system. Zero means cancelled, unless CommDlgExtendedError has a reason.
func (w *windowsChooser) ask(call string, ask *openFileName, path []uint16) (string, bool, error) {
	dll := syscall.NewLazyDLL("comdlg32.dll")
	if err := dll.Load(); err != nil {
		return "", false, fmt.Errorf("load comdlg32: %w", err)
	}
	answered, _, _ := dll.NewProc(call).Call(uintptr(unsafe.Pointer(ask)))
	runtime.KeepAlive(ask)
	if answered != 0 {
		return syscall.UTF16ToString(path), true, nil
	}
	if reason, _, _ := dll.NewProc("CommDlgExtendedError").Call(); reason != 0 {
		return "", false, fmt.Errorf("%s: error %#x", call, reason)
	}
	return "", false, nil
}

// windowsFilter is pairs of name and pattern, each ended by a zero, the list by another.
func windowsFilter(r FileRequest) []uint16 {
	var filter []uint16
	add := func(text string) {
		for _, unit := range syscall.StringToUTF16(strings.ReplaceAll(text, "\x00", "")) {
			filter = append(filter, unit)
		}
	}
	for _, kind := range r.Kinds {
		add(kind.Name)
		add(patterns(kind, ";"))
	}
	add("所有文件")
	add("*.*")
	return append(filter, 0)
}

func defaultExtension(r FileRequest) *uint16 {
	if len(r.Kinds) == 0 || len(r.Kinds[0].Exts) == 0 {
		return nil
	}
	ext, err := syscall.UTF16PtrFromString(strings.TrimPrefix(r.Kinds[0].Exts[0], "."))
	if err != nil {
		return nil
	}
	return ext
}
