package widgets

import (
	"syscall"
	"unsafe"

	"golang.org/x/sys/windows"
)

// imeCalls are the system's functions for input methods and carets. Methods differ in what they look at, so
// the place is said in all ways there are: the composition window (五笔, 搜狗), the candidate window, a system
// caret that is never shown, and the answer to IMR_QUERYCHARPOSITION (微软拼音 on Windows 11).
type imeCalls struct {
	getContext, releaseContext, setComposition, setCandidate, associateContext *windows.LazyProc // imm32

	createCaret, setCaretPos, destroyCaret    *windows.LazyProc // user32
	setProp, getProp, removeProp              *windows.LazyProc
	setWindowLong, callWindowProc             *windows.LazyProc
	clientToScreen, getClientRect, moveMemory *windows.LazyProc

	kept imeProps
}

// imeProps name what is kept at the window itself, where its procedure finds it.
type imeProps struct {
	x, y *uint16
	tall *uint16 // absent: no text field has the focus
	proc *uint16 // the window's own procedure
}

func newIMECalls() *imeCalls {
	imm32, user32 := windows.NewLazySystemDLL("imm32.dll"), windows.NewLazySystemDLL("user32.dll")
	return &imeCalls{
		getContext:     imm32.NewProc("ImmGetContext"),
		releaseContext: imm32.NewProc("ImmReleaseContext"),
		setComposition: imm32.NewProc("ImmSetCompositionWindow"),
		setCandidate:   imm32.NewProc("ImmSetCandidateWindow"),

		associateContext: imm32.NewProc("ImmAssociateContextEx"),

		createCaret:    user32.NewProc("CreateCaret"),
		setCaretPos:    user32.NewProc("SetCaretPos"),
		destroyCaret:   user32.NewProc("DestroyCaret"),
		setProp:        user32.NewProc("SetPropW"),
		getProp:        user32.NewProc("GetPropW"),
		removeProp:     user32.NewProc("RemovePropW"),
		setWindowLong:  user32.NewProc("SetWindowLongPtrW"),
		callWindowProc: user32.NewProc("CallWindowProcW"),
		clientToScreen: user32.NewProc("ClientToScreen"),
		getClientRect:  user32.NewProc("GetClientRect"),
		moveMemory:     windows.NewLazySystemDLL("kernel32.dll").NewProc("RtlMoveMemory"),
		kept:           imeProps{x: utf16("zhucunji.caret.x"), y: utf16("zhucunji.caret.y"), tall: utf16("zhucunji.caret.tall"), proc: utf16("zhucunji.caret.proc")},
	}
}

// imeBox is the caret: its top left corner and height in pixels of the window's client area.
type imeBox struct{ x, y, tall int32 }

// The structures, styles and messages below are those of imm.h and winuser.h.
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
	imeCharPosition struct {
		size, position uint32
		at             imePoint
		lineHeight     uint32
		document       imeRect
	}
)

const (
	cfsPoint         = 0x02
	cfsForcePosition = 0x20
	cfsCandidatePos  = 0x40
	cfsExclude       = 0x80
	iaceDefault      = 0x10

	wmNCDestroy           = 0x0082
	wmIMEStartComposition = 0x010D
	wmIMERequest          = 0x0288
	imrQueryCharPosition  = 6
	gwlpWndProc           = ^uintptr(3) // -4
)

// show says where the caret is to all who look by themselves.
func (c *imeCalls) show(hwnd uintptr, box imeBox) {
	if made := call(c.createCaret, hwnd, 0, 1, uintptr(box.tall)); made != 0 {
		call(c.setCaretPos, uintptr(box.x), uintptr(box.y))
	}
	context := call(c.getContext, hwnd)
	if context == 0 {
		return // no input method is installed
	}
	top, below := imePoint{box.x, box.y}, imePoint{box.x, box.y + box.tall}
	composition := imeCompositionForm{style: cfsPoint | cfsForcePosition, at: top}
	call(c.setComposition, context, uintptr(unsafe.Pointer(&composition)))
	candidates := imeCandidateForm{style: cfsCandidatePos, at: below}
	call(c.setCandidate, context, uintptr(unsafe.Pointer(&candidates)))
	exclude := imeCandidateForm{style: cfsExclude, at: below, area: imeRect{top.x, top.y, top.x + 2, below.y}}
	call(c.setCandidate, context, uintptr(unsafe.Pointer(&exclude)))
	call(c.releaseContext, hwnd, context)
}

// associate gives the window an input method (iaceDefault: its own) or none (0).
func (c *imeCalls) associate(hwnd, flags uintptr) {
	if c.associateContext.Find() == nil {
		call(c.associateContext, hwnd, 0, flags)
	}
}

// remember keeps the caret at the window for those who ask.
func (c *imeCalls) remember(hwnd uintptr, box imeBox) {
	c.set(hwnd, c.kept.x, uintptr(uint32(box.x)))
	c.set(hwnd, c.kept.y, uintptr(uint32(box.y)))
	c.set(hwnd, c.kept.tall, uintptr(uint32(box.tall)))
}

// remembered returns the caret kept at the window, false when there is none.
func (c *imeCalls) remembered(hwnd uintptr) (imeBox, bool) {
	tall := c.get(hwnd, c.kept.tall)
	return imeBox{int32(c.get(hwnd, c.kept.x)), int32(c.get(hwnd, c.kept.y)), int32(tall)}, tall != 0
}

// forget takes the caret away from the window; the system has only one.
func (c *imeCalls) forget(hwnd uintptr) {
	for _, name := range []*uint16{c.kept.x, c.kept.y, c.kept.tall} {
		c.remove(hwnd, name)
	}
	call(c.destroyCaret)
}

// listen puts a procedure before the window's own, once.
func (c *imeCalls) listen(hwnd uintptr) {
	if c.get(hwnd, c.kept.proc) != 0 || c.setWindowLong.Find() != nil {
		return
	}
	// One callback a window: the system never gives them back.
	proc := syscall.NewCallback(func(hwnd, message, w, l uintptr) uintptr { return c.hear(hwnd, message, w, l) })
	if own := call(c.setWindowLong, hwnd, gwlpWndProc, proc); own != 0 {
		c.set(hwnd, c.kept.proc, own)
	}
}

// hear answers the input method's question for the caret and leaves all else to the window's own procedure.
func (c *imeCalls) hear(hwnd, message, w, l uintptr) uintptr {
	own := c.get(hwnd, c.kept.proc)
	switch message {
	case wmIMEStartComposition:
		if box, ok := c.remembered(hwnd); ok {
			c.show(hwnd, box)
		}
	case wmIMERequest:
		if box, ok := c.remembered(hwnd); ok && w == imrQueryCharPosition && l != 0 {
			c.answer(hwnd, box, l)
			return 1
		}
	case wmNCDestroy:
		call(c.setWindowLong, hwnd, gwlpWndProc, own)
		for _, name := range []*uint16{c.kept.x, c.kept.y, c.kept.tall, c.kept.proc} {
			c.remove(hwnd, name)
		}
	}
	return call(c.callWindowProc, own, hwnd, message, w, l)
}

// answer fills the structure at the address to in: the caret and the window on the screen.
func (c *imeCalls) answer(hwnd uintptr, box imeBox, to uintptr) {
	var q imeCharPosition
	size := unsafe.Sizeof(q)
	call(c.moveMemory, uintptr(unsafe.Pointer(&q)), to, size)
	var corner imePoint
	call(c.clientToScreen, hwnd, uintptr(unsafe.Pointer(&corner)))
	call(c.getClientRect, hwnd, uintptr(unsafe.Pointer(&q.document)))
	q.document = imeRect{corner.x, corner.y, corner.x + q.document.right, corner.y + q.document.bottom}
	q.at = imePoint{corner.x + box.x, corner.y + box.y}
	q.lineHeight = uint32(box.tall)
	call(c.moveMemory, to, uintptr(unsafe.Pointer(&q)), size)
}

func (c *imeCalls) set(hwnd uintptr, name *uint16, value uintptr) {
	call(c.setProp, hwnd, uintptr(unsafe.Pointer(name)), value)
}

func (c *imeCalls) get(hwnd uintptr, name *uint16) uintptr {
	return call(c.getProp, hwnd, uintptr(unsafe.Pointer(name)))
}

func (c *imeCalls) remove(hwnd uintptr, name *uint16) {
	call(c.removeProp, hwnd, uintptr(unsafe.Pointer(name)))
}

// call calls a function of the system. What these functions say about failures helps nobody: the input
// method's window then stands where it always did.
//
//go:uintptrescapes
func call(p *windows.LazyProc, args ...uintptr) uintptr {
	result, _, _ := p.Call(args...)
	return result
}

func utf16(ascii string) *uint16 {
	text := make([]uint16, len(ascii)+1)
	for i, r := range ascii {
		text[i] = uint16(r)
	}
	return &text[0]
}
