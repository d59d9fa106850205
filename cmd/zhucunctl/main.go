// Command zhucunctl does the jobs of 驻村记 without a window: it loads the demonstration,
// imports, exports, backs up and restores, searches and counts. It needs no C, prints
// results on standard output and sentences on standard error.
package main

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"

	"github.com/alecthomas/kong"

	"zhucunji/cases"
)

// Exit codes.
const (
	exitDone   = 0
	exitFailed = 1 // with a sentence
	exitUsage  = 2 // wrong use
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// commands is what can be typed.
type commands struct {
	Data string `placeholder:"文件夹" help:"数据文件夹；不写则用程序旁边的 zhucunji-data，没有的用窗口上次打开的，再没有用系统的用户数据文件夹。"`
	JSON bool   `name:"json" help:"结果写成 JSON，供其他程序读取。"`

	PasswordStdin bool   `help:"从标准输入读密码，一行一个，次序固定：先是数据的登录密码（数据设有密码，或写了 --user），再是命令自己的口令（--age 的口令、加密表的打开密码）。"`
	User          string `placeholder:"姓名" help:"用谁的密码登录；只有一个人能登录时可以不写。"`

	Demo    demoCommand         `cmd:"" help:"在空文件夹里放入演示数据（虚构的村）。"`
	Reports reportsCommand      `cmd:"" help:"列出可以导出的报表。"`
	Export  exportCommand       `cmd:"" help:"把一张报表或一种文书导出为 Excel 工作簿。"`
	Fill    fillCommand         `cmd:"" help:"把数据填进乡镇发来的 Excel 表，表的样子不变。"`
	Exports exportsCommand      `cmd:"" help:"列出导出登记：何时、何人、导出了什么、给谁用。"`
	Audit   auditCommand        `cmd:"" help:"列出审计记录：何时、何人、做了什么；加 --out 写成工作簿。"`
	Decrypt decryptCommand      `cmd:"" help:"打开用 --age 导出的加密文件。"`
	Import  importCommand       `cmd:"" help:"导入别处的表：农户和成员名单等。"`
	Photos  importPhotosCommand `cmd:"" name:"import-photos" help:"把一个文件夹里的照片归到各户。"`
	Search  searchCommand       `cmd:"" help:"按姓名、拼音首字母、证件尾号、电话或村组查找。"`
	Stats   statsCommand        `cmd:"" help:"统计各类记录的条数。"`
	Backup  backupCommand       `cmd:"" help:"做一份备份，窗口开着也可以；--to 再复制到 U 盘。"`
	Restore restoreCommand      `cmd:"" help:"用一份备份替换现在的数据；现在的数据先做成备份。"`
	Salvage salvageCommand      `cmd:"" help:"从损坏的数据文件夹里救出还能读的，写成一个新的数据文件夹；原来的不动。"`
	Verify  verifyCommand       `cmd:"" help:"核对一份备份，或核对整个数据文件夹。"`
}

// run is main with its surroundings passed in; it gives the exit code.
func run(ctx context.Context, args []string, in io.Reader, out, say io.Writer) int {
	var c commands
	ended := -1 // kong asks to end after --help
	parser, err := kong.New(&c, kong.Name("zhucunctl"),
		kong.Description("驻村记的命令行：不开窗口做同样的事。退出码：0 完成，1 失败并说明原因，2 用法不对。"),
		kong.Vars{"weak": cases.ExcelPasswordNote}, kong.Writers(out, say), kong.Exit(func(code int) { ended = code }))
	t := &teller{in: newSecretInput(in), out: out, say: say}
	if err != nil {
		return t.end(err)
	}
	parsed, err := parser.Parse(args)
	if ended >= 0 {
		return ended
	}
	if err != nil {
		t.sentence(usageSentence(err))
		return exitUsage
	}
	t.json = c.JSON
	t.in.given, t.in.user = c.PasswordStdin, c.User
	parsed.BindTo(ctx, (*context.Context)(nil))
	return t.end(parsed.Run(t, folder{c.Data, t.in}))
}

// wrongUse is an error of what was typed behind a command, not of the data.
type wrongUse struct{ error }

func (w wrongUse) Unwrap() error { return w.error }

// end says what went wrong and gives the exit code.
func (t *teller) end(err error) int {
	if err == nil {
		return exitDone
	}
	t.sentence(cases.MessageOf(err))
	if errors.As(err, &wrongUse{}) {
		return exitUsage
	}
	return exitFailed
}
