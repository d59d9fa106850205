// Package excel is the border between cases values and workbooks: it writes
// reports, reads sheets, and puts a finished file in its place without ever
// leaving a half-written one behind.
//
// It owns what a sheet looks like (fonts, widths, merges, number formats) and
// every trap of the file format: identity numbers that would lose their last
// digits, texts Excel would cut, characters XML cannot hold. It knows no database
// and no window; where rows come from is the caller's matter.
package excel
