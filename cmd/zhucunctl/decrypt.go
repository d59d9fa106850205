package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"

	"zhucunji/cases"
	"zhucunji/storage/transfer"
)

// decryptCommand opens a file that was exported with --age.
type decryptCommand struct {
	In  string `required:"" placeholder:"文件.age" help:"要解密的文件。"`
	Out string `placeholder:"文件.xlsx" help:"写到哪个文件，已有的会被替换；不写则放在旁边，去掉 .age。"`
}

// decrypted is what --json tells.
type decrypted struct {
	File string `json:"file"`
}

// Run does the command. It needs no data folder: whoever receives a file may have none. The
// unfinished file therefore lies where the finished one will.
func (c *decryptCommand) Run(ctx context.Context, t *teller) error {
	if !t.in.given {
		return wrongUse{cases.Errorf(cases.Invalid, "password", "缺少选项 --password-stdin：口令从标准输入读一行。")}
	}
	passphrase, err := t.in.line()
	if err != nil {
		return err
	}
	out := c.Out
	if out == "" {
		out = transfer.DecryptedName(c.In)
	}
	out = absolute(out)
	if err := transfer.Decrypt(ctx, c.In, out, passphrase, filepath.Dir(out)); err != nil {
		return err
	}
	return t.result(decrypted{out}, func(w io.Writer) error {
		_, err := fmt.Fprintf(w, "已解密，写入 %s\n", out)
		return err
	})
}
