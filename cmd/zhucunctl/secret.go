package main

import (
	"bufio"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"zhucunji/cases"
)

// sealFlags say how a file that is made is closed. What opens it never stands on the
// command line, where other users of the computer and its history can see it.
type sealFlags struct {
	Age                bool `help:"写成 age 加密文件（文件名加 .age），口令从标准输入读一行，要同时写 --password-stdin。"`
	ExcelPasswordStdin bool `help:"加 Excel 打开密码，从标准输入读一行。${weak}"`
}

// secrets are what a file is opened with.
type secrets struct{ passphrase, excel string }

// check says what is wrong with what was typed, before anything is read.
func (c *sealFlags) check(in *secretInput) error {
	switch {
	case c.Age && c.ExcelPasswordStdin:
		return wrongUse{cases.Errorf(cases.Invalid, "age", "--age 和 --excel-password-stdin 只能用一个。")}
	case c.Age && !in.given:
		return wrongUse{cases.Errorf(cases.Invalid, "age", "--age 和 --password-stdin 要一起用：口令从标准输入读一行。")}
	}
	return nil
}

// secrets reads what was asked for, behind the password of the data.
func (c *sealFlags) secrets(in *secretInput) (s secrets, err error) {
	switch {
	case c.Age:
		if s.passphrase, err = in.line(); err != nil {
			return s, err
		}
		return s, cases.CheckPassphrase(s.passphrase)
	case c.ExcelPasswordStdin:
		s.excel, err = in.line()
	}
	return s, err
}

// maxSecret bounds the line a secret is read from, in bytes.
const maxSecret = 4096

// secretInput is the standard input as far as secrets come from it, one a line: first the
// password of the data, then what the command itself asks for.
type secretInput struct {
	lines *bufio.Reader
	given bool   // --password-stdin stands on the command line
	user  string // --user
}

func newSecretInput(in io.Reader) *secretInput {
	return &secretInput{lines: bufio.NewReaderSize(in, maxSecret)}
}

// line reads one secret. The consoles of Windows pipe text in GB18030 or with a mark before
// it.
func (s *secretInput) line() (string, error) {
	text, err := s.optional()
	if err == nil && text == "" {
		err = cases.Errorf(cases.Invalid, "passphrase", "标准输入里没有口令，请把口令作为一行送进来。")
	}
	return text, err
}

// optional reads one secret; blank where there is none left.
func (s *secretInput) optional() (string, error) {
	raw, err := s.lines.ReadSlice('\n')
	if errors.Is(err, bufio.ErrBufferFull) {
		return "", cases.Errorf(cases.Invalid, "passphrase", "标准输入里的口令太长，请核对。")
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return "", &cases.Error{Code: cases.Invalid, Field: "passphrase", Message: "标准输入读不出来，没有得到口令。", Err: err}
	}
	line := strings.TrimPrefix(strings.TrimRight(string(raw), "\r\n"), "\ufeff")
	if utf8.ValidString(line) {
		return line, nil
	}
	text, err := simplifiedchinese.GB18030.NewDecoder().String(line)
	if err != nil {
		return "", &cases.Error{Code: cases.Invalid, Field: "passphrase", Message: "标准输入里的口令不是文字，请核对编码。", Err: err}
	}
	return text, nil
}
