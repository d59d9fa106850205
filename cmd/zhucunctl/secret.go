package main

import (
	"bufio"
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
	PasswordStdin      bool `help:"从标准输入读一行口令。"`
	ExcelPasswordStdin bool `help:"加 Excel 打开密码，从标准输入读一行。${weak}"`
}

// secrets are what a file is opened with.
type secrets struct{ passphrase, excel string }

// secrets reads what was asked for.
func (c *sealFlags) secrets(in io.Reader) (s secrets, err error) {
	switch {
	case c.Age && c.ExcelPasswordStdin:
		return s, wrongUse{cases.Errorf(cases.Invalid, "age", "--age 和 --excel-password-stdin 只能用一个。")}
	case c.Age != c.PasswordStdin:
		return s, wrongUse{cases.Errorf(cases.Invalid, "age", "--age 和 --password-stdin 要一起用：口令从标准输入读一行。")}
	case c.Age:
		if s.passphrase, err = secretLine(in); err != nil {
			return s, err
		}
		return s, cases.CheckPassphrase(s.passphrase)
	case c.ExcelPasswordStdin:
		s.excel, err = secretLine(in)
	}
	return s, err
}

// maxSecret bounds the line a passphrase is read from, in bytes.
const maxSecret = 4096

// secretLine reads a passphrase: one line of the standard input. The consoles of Windows
// pipe text in GB18030 or with a mark before it.
func secretLine(in io.Reader) (string, error) {
	line, err := bufio.NewReader(io.LimitReader(in, maxSecret)).ReadString('\n')
	line = strings.TrimPrefix(strings.TrimRight(line, "\r\n"), "\ufeff")
	if line == "" {
		return "", &cases.Error{Code: cases.Invalid, Field: "passphrase", Message: "标准输入里没有口令，请把口令作为一行送进来。", Err: err}
	}
	if utf8.ValidString(line) {
		return line, nil
	}
	text, err := simplifiedchinese.GB18030.NewDecoder().String(line)
	if err != nil {
		return "", &cases.Error{Code: cases.Invalid, Field: "passphrase", Message: "标准输入里的口令不是文字，请核对编码。", Err: err}
	}
	return text, nil
}
