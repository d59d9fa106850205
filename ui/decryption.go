package ui

import (
	"context"
	"path/filepath"
	"strings"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// decryption opens a file that was sent closed with a passphrase (.age): which, its passphrase, where to.
type decryption struct {
	shell *Shell
	file  string
	pass  *widgets.Entry
}

// OpenClosed asks for a file that was sent closed with a passphrase, and opens it into another one.
func (s *Shell) OpenClosed() { (&decryption{shell: s}).begin() }

// begin asks for the file.
func (d *decryption) begin() {
	request := widgets.FileRequest{Title: "选择加密文件", Kinds: []widgets.FileKind{{Name: "加密文件", Exts: []string{sealedEnd}}}}
	d.shell.ChooseFile("decrypt", request, func(path string) {
		d.file = path
		d.askPassphrase()
	})
}

func (d *decryption) askPassphrase() {
	d.pass = passwordEntry()
	form := widgets.NewForm(1, &widgets.FormField{Key: "passphrase", Label: "口令", Widget: d.pass, Note: "向发送人打电话问；大小写、空格都要一样"})
	widgets.Ask(d.shell.window.Canvas(), widgets.Request{
		Title: "打开“" + filepath.Base(d.file) + "”", Content: form, Yes: "选择存到哪里…",
		Submit: func() error {
			if d.pass.Text == "" {
				return cases.Errorf(cases.Invalid, "passphrase", "请输入口令。")
			}
			d.shell.threads.Post(d.askTarget) // once the dialog is closed
			return nil
		},
	})
}

// askTarget asks where the opened file goes: beside the closed one, under its name, unless told otherwise.
func (d *decryption) askTarget() {
	name := strings.TrimSuffix(filepath.Base(d.file), sealedEnd)
	kind := widgets.FileKind{Name: "文件", Exts: []string{filepath.Ext(name)}}
	if filepath.Ext(name) == "" {
		kind = excelKind()
	}
	request := widgets.FileRequest{Title: "存到哪里", Save: true, Name: name, Kinds: []widgets.FileKind{kind}}
	d.shell.ChooseFile("decrypt", request, d.open)
}

func (d *decryption) open(target string) {
	pass := d.pass.Text
	d.shell.Run(Task{
		Title: "正在打开加密文件",
		Work: func(ctx context.Context, _ *Job) error {
			return d.shell.stores.Writer.Decrypt(ctx, d.file, target, pass)
		},
		Done: func() {
			d.shell.Say("已存为 " + target)
			d.shell.openPath(target)
		},
		Failed: func(err error) {
			again := widgets.NewButton("重新输入口令", d.askPassphrase)
			if cases.CodeOf(err) != cases.Invalid {
				again = nil
			}
			widgets.ShowError(d.shell.window.Canvas(), err, widgets.Trouble{Title: "没有打开", Other: again})
		},
	})
}
