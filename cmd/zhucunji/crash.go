package main

import (
	"bytes"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"unicode"
	"unicode/utf8"

	"zhucunji/storage"
)

// The files beside the log: what the Go runtime writes when the program dies of a fault, and how much of it was
// there at the last start.
const (
	crashFile = "crash.txt"
	crashSeen = "crash.seen"
)

// watchCrashes lets a crash of the Go runtime leave its trace in the folder of the log, and says whether the last
// run left one.
func watchCrashes(folder string) (crashed bool) {
	path := filepath.Join(folder, crashFile)
	crashed, err := lookAtCrash(folder)
	if err != nil {
		slog.Warn("look at crash file", "err", err)
	}
	crash, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		slog.Warn("open crash file", "err", err)
		return crashed
	}
	if err := debug.SetCrashOutput(crash, debug.CrashOptions{}); err != nil {
		slog.Warn("set crash output", "err", err)
	}
	if err := crash.Close(); err != nil { // the runtime has its own copy
		slog.Warn("close crash file", "err", err)
	}
	return crashed
}

// lookAtCrash says whether the crash file has grown since the last start. What a fault had in its hands may stand in
// it: names and numbers are taken out.
func lookAtCrash(folder string) (grown bool, err error) {
	path, seen := filepath.Join(folder, crashFile), filepath.Join(folder, crashSeen)
	raw, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) || (err == nil && len(raw) == 0) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	known, err := os.ReadFile(seen)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return false, err
	}
	was, err := strconv.Atoi(string(known))
	if err != nil || was > len(raw) {
		was = 0
	}
	if was == len(raw) {
		return false, nil
	}
	clean := impersonal(raw)
	if len(clean) > logSize {
		clean = clean[len(clean)-logSize:]
	}
	if err := os.WriteFile(path, clean, 0o600); err != nil {
		return true, err
	}
	return true, os.WriteFile(seen, []byte(strconv.Itoa(len(clean))), 0o600)
}

// mostDigits is how long a number may be that stays in the log: identity numbers, phones and accounts are longer,
// days and amounts of a log are not.
const mostDigits = 6

// impersonal takes out of a text what may name a person: Chinese characters, which the program's own words for the
// log never are, and long numbers. Addresses in memory stay.
func impersonal(text []byte) []byte {
	out := make([]byte, 0, len(text))
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		switch {
		case unicode.Is(unicode.Han, r):
			for size < len(text) {
				r, n := utf8.DecodeRune(text[size:])
				if !unicode.Is(unicode.Han, r) && r != '·' {
					break
				}
				size += n
			}
			out = append(out, "※"...)
		case bytes.HasPrefix(text, []byte("0x")):
			size = 2 + span(text[2:], func(c byte) bool { return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' })
			out = append(out, text[:size]...)
		case r >= '0' && r <= '9':
			size = span(text, func(c byte) bool { return c >= '0' && c <= '9' })
			if size > mostDigits {
				out = append(out, '#')
			} else {
				out = append(out, text[:size]...)
			}
		default:
			out = append(out, text[:size]...)
		}
		text = text[size:]
	}
	return out
}

// span is how many of the first bytes are of a kind.
func span(text []byte, is func(byte) bool) (n int) {
	for n < len(text) && is(text[n]) {
		n++
	}
	return n
}

// afterBadEnd is the store of a run that follows one that ended badly: its notice says so.
type afterBadEnd struct {
	*storage.Store
	sentence string
}

// Notice is the store's own, after the sentence about the last run.
func (s afterBadEnd) Notice() string { return s.sentence + s.Store.Notice() }

// badEnd is what a person is told about the last run; "" where it ended by being closed.
func badEnd(crashed, left bool, log string) string {
	switch {
	case crashed:
		return "上次驻村记因程序出错而意外关闭；已保存的内容都在，没写完的表单也留着。请把日志文件夹“" + filepath.Dir(log) + "”交给维护人员。"
	case left:
		return "上次没有正常关闭（可能是断电或被强行结束）；已保存的内容都在，没写完的表单也留着。日志在“" + log + "”。"
	}
	return ""
}
