// Package widgets owns the fields, grids, dialogs and the look of 驻村记: everything that is drawn and
// typed into, put right once for Chinese office work.
//
// Widgets show values and call back; they know no store, no page and no route. Whatever may block or needs
// the outside world (the clipboard, a timer, another program) is a field that the shell sets. All methods
// must be called on the UI thread unless their comment says otherwise.
package widgets
