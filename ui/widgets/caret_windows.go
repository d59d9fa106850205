package widgets

import (
	"math"
	"unsafe"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver"
	"golang.org/x/sys/windows"
)

// caret tells Windows where the input method's window belongs, which the toolkit never does (fyne issue 618).
// Methods differ in what they look at, so it is said three ways: the composition window, the candidate
// window, and an invisible system caret for those that look at neither.
type caret struct {
	scroll *container.Scroll
	calls  *imeCalls
	owned  bool // a system caret exists
}

// imeCalls are the system's functions for input methods and carets.
type imeCalls struct {
	getContext, releaseContext, setComposition, setCandidate *windows.LazyProc
	createCaret, setCaretPos, destroyCaret                   *windows.LazyProc
}

func newIMECalls() *imeCalls {
	imm32, user32 := windows.NewLazySystemDLL("imm32.dll"), windows.NewLazySystemDLL("user32.dll")
	return &imeCalls{
		getContext:     imm32.NewProc("ImmGetContext"),
		releaseContext: imm32.NewProc("ImmReleaseContext"),
		setComposition: imm32.NewProc("ImmSetCompositionWindow"),
		setCandidate:   imm32.NewProc("ImmSetCandidateWindow"),
		createCaret:    user32.NewProc("CreateCaret"),
		setCaretPos:    user32.NewProc("SetCaretPos"),
		destroyCaret:   user32.NewProc("DestroyCaret"),
	}
}

// The structures and styles below are those of imm.h; points are pixels of the window's client area.
type (
	imePoint           struct{ x, y int32 }
	imeRect            struct{ left, top, right, bottom int32 }
	imeCompositionForm struct {
		style uint32
		at    imePoint
		area  imeRect
	}
	imeCandidateForm struct {
		index, style uint32
		at           imePoint
		area         imeRect
	}
)

const (
	cfsPoint         = 0x02
	cfsForcePosition = 0x20
	cfsCandidatePos  = 0x40
	cfsExclude       = 0x80
)

// place moves the input method's window to a caret at pos with the given height, both in canvas units.
func (c *caret) place(w fyne.Window, pos fyne.Position, height, scale float32) {
	native, ok := w.(driver.NativeWindow)
	if !ok {
		return
	}
	if c.calls == nil {
		c.calls = newIMECalls()
	}
	at := imePoint{pixels(pos.X, scale), pixels(pos.Y, scale)}
	tall := pixels(height, scale)
	// RunNative runs on the window's own thread; elsewhere ImmGetContext returns nothing.
	native.RunNative(func(context any) {
		if on, ok := context.(driver.WindowsWindowContext); ok && on.HWND != 0 {
			c.say(on.HWND, at, tall)
		}
	})
}

func (c *caret) say(hwnd uintptr, at imePoint, tall int32) {
	if made, _, _ := c.calls.createCaret.Call(hwnd, 0, 1, uintptr(tall)); made != 0 {
		c.owned = true
		c.calls.setCaretPos.Call(uintptr(at.x), uintptr(at.y)) //nolint:errcheck // without a caret the two windows below still stand right
	}
	context, _, _ := c.calls.getContext.Call(hwnd)
	if context == 0 {
		return // no input method is installed
	}
	defer c.calls.releaseContext.Call(hwnd, context) //nolint:errcheck // nothing can be done about it
	composition := imeCompositionForm{style: cfsPoint | cfsForcePosition, at: at}
	c.calls.setComposition.Call(context, uintptr(unsafe.Pointer(&composition))) //nolint:errcheck // the call reads the form and keeps no pointer
	below := imePoint{at.x, at.y + tall}
	candidates := imeCandidateForm{style: cfsCandidatePos, at: below}
	c.calls.setCandidate.Call(context, uintptr(unsafe.Pointer(&candidates))) //nolint:errcheck // as above
	exclude := imeCandidateForm{style: cfsExclude, at: below, area: imeRect{at.x, at.y, at.x + 2, at.y + tall}}
	c.calls.setCandidate.Call(context, uintptr(unsafe.Pointer(&exclude))) //nolint:errcheck // as above
}

// drop gives the system caret back; a window has only one.
func (c *caret) drop() {
	if c.owned {
		c.owned = false
		c.calls.destroyCaret.Call() //nolint:errcheck // it may be gone with the window already
	}
}

func pixels(units, scale float32) int32 {
	return int32(math.Round(float64(units * scale)))
}
