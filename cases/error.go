package cases

import (
	"errors"
	"strings"
)

// Code tells a program what kind of failure an Error is. There is one code for
// each way in which a caller must act differently.
type Code string

// The codes of Error.
const (
	Invalid  Code = "invalid"   // the input is wrong; mend it and try again
	NotFound Code = "not_found" // what was asked for is not there
	Conflict Code = "conflict"  // it was changed by somebody else meanwhile
	TooNew   Code = "too_new"   // the file was made by a newer program
	Locked   Code = "locked"    // another program holds it
	Password Code = "password"  // the file has a password: ask for it and try again
	Damaged  Code = "damaged"   // the file is broken
	NoSpace  Code = "no_space"  // the disk is full
	ReadOnly Code = "read_only" // the place cannot be written to
	Canceled Code = "canceled"  // the person pressed Cancel
	Internal Code = "internal"  // a fault of the program

	Forbidden     Code = "forbidden"      // the person's role does not allow it
	NeedsPassword Code = "needs_password" // the data have a password: log in and try again
	WrongPassword Code = "wrong_password" // nobody's password; ask again
	LockedOut     Code = "locked_out"     // too many wrong passwords: wait
)

// internalMessage is what a person reads when the program itself is at fault.
const internalMessage = "程序出了意外，刚才的操作没有完成，已保存的数据不受影响。请重试；仍不行时把日志交给维护人员。"

// Error is a failure told to three readers: Code for the program, Message (in
// Chinese: what happened, what to do) for the person, Err for the log. Field is
// the catalogue key of the field at fault, if one is.
type Error struct {
	Code    Code
	Field   string
	Message string
	Err     error
}

// Error gives the text for the log.
func (e *Error) Error() string {
	parts := []string{string(e.Code)}
	if e.Field != "" {
		parts = append(parts, e.Field)
	}
	if e.Message != "" {
		parts = append(parts, e.Message)
	}
	if e.Err != nil {
		parts = append(parts, e.Err.Error())
	}
	return strings.Join(parts, ": ")
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// Errorf makes an Error of a code with a sentence for the person.
func Errorf(code Code, field, message string) *Error {
	return &Error{Code: code, Field: field, Message: message}
}

// CodeOf gives the code of err: "" for nil, Internal for an error that is not ours.
func CodeOf(err error) Code {
	if err == nil {
		return ""
	}
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	var list Errors
	if errors.As(err, &list) && len(list) > 0 {
		return list[0].Code
	}
	return Internal
}

// MessageOf gives the sentence a person may read about err.
func MessageOf(err error) string {
	if err == nil {
		return ""
	}
	var list Errors
	if errors.As(err, &list) {
		return list.message()
	}
	var e *Error
	if errors.As(err, &e) && e.Message != "" {
		return e.Message
	}
	return internalMessage
}

// Errors are the field errors of one form, in the order of its fields.
type Errors []*Error

// Error gives the text for the log.
func (l Errors) Error() string {
	parts := make([]string, len(l))
	for i, e := range l {
		parts[i] = e.Error()
	}
	return strings.Join(parts, "; ")
}

// OrNil gives nil for an empty list, so that a check can end with it.
func (l Errors) OrNil() error {
	if len(l) == 0 {
		return nil
	}
	return l
}

func (l Errors) message() string {
	parts := make([]string, len(l))
	for i, e := range l {
		parts[i] = e.Message
	}
	return strings.Join(parts, "")
}

// Hint is a doubt about a field: it is shown, and does not stop a save.
type Hint struct {
	Field   string // catalogue key
	Message string // what seems wrong and what it should be
}
