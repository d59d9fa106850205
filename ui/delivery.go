package ui

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// outgoing is a file with people's data on its way out of the program: a table, a document, a filled form. The
// shell asks how it is to leave and where to, writes it, and offers another name where a file is held.
type outgoing struct {
	Purpose string // word under which the folder is remembered; export unless set
	Title   string // what it is called: 入户走访台账
	Name    string // proposed file name
	Kind    widgets.FileKind
	Folder  bool   // several files go into a folder
	Passing bool   // As.Target is settled: a file that is only passed on, to be printed
	Hides   string // what a mask would hide: 证件号码、电话; blank where it names nobody
	Sealing cases.Sealing
	As      cases.Delivery // what, layout, columns, which records, masked; purpose and passphrase are asked for
	Write   func(ctx context.Context, d cases.Delivery, job *Job) (cases.Written, error)
	Done    func(path string, w cases.Written) // path is the file made, or the folder
}

// path is what was made: the file with the ending of its sealing, or the folder of the files.
func (o *outgoing) path() string {
	if o.Folder {
		return o.As.Target
	}
	return o.As.File()
}

// excelKind is the file kind of workbooks.
func excelKind() widgets.FileKind {
	return widgets.FileKind{Name: "Excel 工作簿", Exts: []string{".xlsx"}}
}

// send leads a file out of the program. Where it leaves in full or closed, that is asked first.
func (s *Shell) send(o outgoing) {
	if s.inside != nil { // the register of the present data would not know of it
		s.Say("正在查看备份，不能导出。要导出请先点上方的“返回现在的数据”。")
		return
	}
	if !o.As.Masked && !o.As.Plain {
		if err := s.allowed(cases.ExportFull); err != nil { // before anything is asked
			s.Fail(err)
			return
		}
	}
	if (o.As.Masked || o.As.Plain) && o.Sealing == cases.SealNone {
		s.sendTo(o)
		return
	}
	newDeliveryDialog(s, o, s.sendTo).show()
}

// sendTo asks for the name of the file, or for the folder, unless it is settled.
func (s *Shell) sendTo(o outgoing) {
	if o.Passing {
		s.write(o)
		return
	}
	s.sendNamed(o, o.Name)
}

func (s *Shell) sendNamed(o outgoing, name string) {
	request := widgets.FileRequest{Title: "导出" + o.Title, Save: true, Name: name, Kinds: []widgets.FileKind{o.Kind}}
	if o.Folder {
		request = widgets.FileRequest{Title: "选择放文件的文件夹", Folder: true}
	}
	s.ChooseFile(orElse(o.Purpose, "export"), request, func(path string) {
		o.As.Target = path
		s.write(o)
	})
}

// write writes the file; one another program holds gets its sentence, a second try and another name.
func (s *Shell) write(o outgoing) {
	var done cases.Written
	s.Run(Task{
		Title: "正在导出" + o.Title,
		Work: func(ctx context.Context, job *Job) (err error) {
			done, err = o.Write(ctx, o.As, job)
			return err
		},
		Done: func() { o.Done(o.path(), done) },
		Failed: func(err error) {
			if done != (cases.Written{}) { // it is in place, only the register could not take its line
				o.Done(o.path(), done)
				s.Fail(err)
				return
			}
			s.notWritten(o, err)
		},
	})
}

func (s *Shell) notWritten(o outgoing, err error) {
	switch cases.CodeOf(err) {
	case cases.Canceled:
		s.Say("已取消导出，没有留下文件。")
	case cases.Locked, cases.ReadOnly, cases.NoSpace:
		other := widgets.NewButton("换个名字或位置…", func() { s.sendNamed(o, filepath.Base(freeName(o.As.Target))) })
		widgets.ShowError(s.window.Canvas(), err, widgets.Trouble{Title: "没有导出", Retry: func() { s.write(o) }, Other: other})
	default:
		s.Fail(err)
	}
}

// freeName is a name beside a path that no file has.
func freeName(path string) string {
	ext := filepath.Ext(path)
	stem := strings.TrimSuffix(path, ext)
	for n := 2; ; n++ {
		name := fmt.Sprintf("%s (%d)%s", stem, n, ext)
		if !fileExists(name) || n > 999 {
			return name
		}
	}
}

func fileExists(path string) bool {
	_, err := os.Stat(path)
	return !errors.Is(err, fs.ErrNotExist)
}

// writtenText says what was written: "已导出 35 行、97 人：".
func writtenText(w cases.Written) string {
	text := "已导出"
	if w.Rows > 0 {
		text += " " + grouped(int64(w.Rows)) + " 行"
	}
	if w.People > 0 {
		text += "，涉及 " + grouped(int64(w.People)) + " 人"
	}
	return text
}

// openPath shows a file or folder with the system's own program.
func (s *Shell) openPath(path string) {
	if err := s.program.OpenPath(path); err != nil {
		s.Fail(err)
	}
}
