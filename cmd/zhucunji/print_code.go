package main

import (
	"context"
	"errors"
	"html/template"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"zhucunji/storage"
)

// codePage is the page with a recovery code, as every computer can print one: in the browser, which needs no network
// for it.
const codePage = `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>驻村记恢复码</title>
<style>body{font:16px/1.8 sans-serif;margin:3em}h1{font-size:24px}table{border-spacing:12px}td{border:1px solid #000;padding:10px 14px;font:bold 28px monospace}</style></head>
<body onload="window.print()"><h1>驻村记恢复码</h1>
<table><tr>{{range .Groups}}<td>{{.}}</td>{{end}}</tr></table>
<p>忘了密码时，在登录页点“忘记密码”，输入上面的恢复码，再设新密码。</p>
<p>请锁进单位的柜子里，不要拍照，不要存进电脑。换新恢复码以后，这一张作废，请销毁。</p>
<p>打印日期：{{.Day}}　　　保管人：＿＿＿＿＿＿</p></body></html>
`

// codeFile is its name in the work folder, which is emptied at the next start at the latest.
const codeFile = "恢复码.html"

// dropCodePage removes the page once the folder is closed.
func dropCodePage(st *storage.Store) {
	if err := os.Remove(filepath.Join(st.TmpFolder(), codeFile)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		slog.Warn("remove the page with the recovery code", "err", logText(err))
	}
}

// PrintCode opens a page with the recovery code in the browser; the file goes when the program closes the folder.
func (p *program) PrintCode(_ context.Context, code string) error {
	st := p.opened()
	page, err := template.New("code").Parse(codePage)
	if err != nil {
		return err
	}
	path := filepath.Join(st.TmpFolder(), codeFile)
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600) //nolint:gosec // the program's own folder
	if err != nil {
		return err
	}
	err = page.Execute(file, struct {
		Groups []string
		Day    string
	}{strings.Split(code, "-"), st.Today().String()})
	if failed := file.Close(); err == nil {
		err = failed
	}
	if err != nil {
		return err
	}
	return p.OpenPath(path)
}
