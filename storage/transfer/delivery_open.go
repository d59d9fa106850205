package transfer

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"filippo.io/age"

	"zhucunji/cases"
	"zhucunji/storage/excel"
)

// The sentences about an age file that does not open.
const (
	msgNoSealedFile = "找不到要解密的文件，可能已被移走或 U 盘已拔出。请重新选择。"
	msgNotSealed    = "这不是用口令加密的文件（.age），没有打开。请核对选的文件。"
	msgPassphrase   = "口令不对，没有解密。请向发送人核对口令（注意大小写、空格和中英文标点）。"
	msgCutOff       = "加密文件不完整或被改动过，没有解密，也没有留下文件。请让对方重新发送。"
)

// ageBegin is how every age file begins.
const ageBegin = "age-encryption.org/v1\n"

// maxWorkFactor bounds what a foreign file may ask of this computer before its passphrase
// is tried: 2^20 takes a gigabyte; our own files ask for a quarter of that.
const maxWorkFactor = 20

// Decrypt opens an age file that Deliver (or the age program) closed with a passphrase and
// puts its content into the file target, whole or not at all; tmp is the folder for
// unfinished work. Errors: NotFound, Invalid (not such a file, a wrong passphrase), Damaged
// (cut off or changed on the way), and those of excel.Replace.
func Decrypt(ctx context.Context, file, target, passphrase, tmp string) error {
	in, err := os.Open(file) //nolint:gosec // the person's own choice
	if err != nil {
		return &cases.Error{Code: cases.NotFound, Field: "file", Message: msgNoSealedFile, Err: err}
	}
	defer in.Close() //nolint:errcheck // only read
	content, err := unsealed(in, passphrase)
	if err != nil {
		return err
	}
	return excel.Replace(ctx, target, tmp, func(w io.Writer) error {
		read := &failing{Reader: content}
		_, err := io.Copy(w, read)
		if read.err != nil {
			return &cases.Error{Code: cases.Damaged, Field: "file", Message: msgCutOff, Err: read.err}
		}
		return err
	})
}

// DecryptedName is the name a decrypted file is offered under: without ".age".
func DecryptedName(file string) string {
	if name, ok := strings.CutSuffix(file, ".age"); ok {
		return name
	}
	return file + ".xlsx"
}

// unsealed gives the content of an age file.
func unsealed(in io.Reader, passphrase string) (io.Reader, error) {
	buffered := bufio.NewReader(in)
	if head, err := buffered.Peek(len(ageBegin)); string(head) != ageBegin {
		return nil, &cases.Error{Code: cases.Invalid, Field: "file", Message: msgNotSealed, Err: err}
	}
	identity, err := age.NewScryptIdentity(passphrase)
	if err != nil { // it is blank
		return nil, &cases.Error{Code: cases.Invalid, Field: "passphrase", Message: msgPassphrase, Err: err}
	}
	identity.SetMaxWorkFactor(maxWorkFactor)
	content, err := age.Decrypt(buffered, identity)
	var none *age.NoIdentityMatchError
	switch {
	case err == nil:
		return content, nil
	case errors.As(err, &none) && slices.Contains(none.StanzaTypes, "scrypt"):
		return nil, &cases.Error{Code: cases.Invalid, Field: "passphrase", Message: msgPassphrase, Err: err}
	case errors.As(err, &none):
		return nil, &cases.Error{Code: cases.Invalid, Field: "file", Message: msgNotSealed, Err: err}
	}
	return nil, &cases.Error{Code: cases.Damaged, Field: "file", Message: msgCutOff, Err: fmt.Errorf("begin of age file: %w", err)}
}

// failing keeps the error of reading, so that it is told from one of writing.
type failing struct {
	io.Reader
	err error
}

func (f *failing) Read(p []byte) (int, error) {
	n, err := f.Reader.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		f.err = err
	}
	return n, err
}
