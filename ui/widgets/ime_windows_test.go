package widgets

import (
	"runtime"
	"testing"
	"unsafe"

	"golang.org/x/sys/windows"
)

// testWindow creates a plain window on the test's own thread.
func testWindow(t *testing.T) uintptr {
	t.Helper()
	runtime.LockOSThread()
	t.Cleanup(runtime.UnlockOSThread)
	user32 := windows.NewLazySystemDLL("user32.dll")
	const overlapped = 0x00CF0000
	hwnd := call(user32.NewProc("CreateWindowExW"), 0, uintptr(unsafe.Pointer(utf16("STATIC"))), 0, overlapped, 40, 60, 400, 300, 0, 0, 0, 0)
	if hwnd == 0 {
		t.Skip("no window can be created here")
	}
	t.Cleanup(func() { call(user32.NewProc("DestroyWindow"), hwnd) })
	return hwnd
}

func ask(hwnd uintptr) (imeCharPosition, uintptr) {
	q := imeCharPosition{size: uint32(unsafe.Sizeof(imeCharPosition{}))}
	send := windows.NewLazySystemDLL("user32.dll").NewProc("SendMessageW")
	answered := call(send, hwnd, wmIMERequest, imrQueryCharPosition, uintptr(unsafe.Pointer(&q)))
	return q, answered
}

func TestTheInputMethodFindsTheCaret(t *testing.T) {
	hwnd := testWindow(t)
	var c caret
	c.tell(hwnd, imeBox{x: 110, y: 67, tall: 19})
	c.tell(hwnd, imeBox{x: 120, y: 87, tall: 19}) // the caret has moved

	var at imePoint
	call(windows.NewLazySystemDLL("user32.dll").NewProc("GetCaretPos"), uintptr(unsafe.Pointer(&at)))
	if want := (imePoint{120, 87}); at != want {
		t.Errorf("system caret: got %v, want %v", at, want)
	}
	if context := call(c.calls.getContext, hwnd); context != 0 {
		var form imeCompositionForm
		call(windows.NewLazySystemDLL("imm32.dll").NewProc("ImmGetCompositionWindow"), context, uintptr(unsafe.Pointer(&form)))
		if want := (imePoint{120, 87}); form.at != want {
			t.Errorf("composition window: got %v, want %v", form.at, want)
		}
		call(c.calls.releaseContext, hwnd, context)
	}
	q, answered := ask(hwnd)
	var corner imePoint
	call(c.calls.clientToScreen, hwnd, uintptr(unsafe.Pointer(&corner)))
	if want := (imePoint{corner.x + 120, corner.y + 87}); answered != 1 || q.at != want || q.lineHeight != 19 {
		t.Errorf("asked: answered %d with %+v, want %v", answered, q, want)
	}
	if q.document.left != corner.x || q.document.right <= q.document.left {
		t.Errorf("the window's place: got %+v, corner %v", q.document, corner)
	}
}

func TestTheCaretGoesWithTheFocus(t *testing.T) {
	hwnd := testWindow(t)
	var c caret
	c.tell(hwnd, imeBox{x: 10, y: 20, tall: 19})
	c.drop()
	if _, answered := ask(hwnd); answered == 1 {
		t.Error("answered for a caret that is gone")
	}
	c.drop() // the second time there is nothing to take away
}
