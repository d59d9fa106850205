package widgets

import (
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
)

// FileKind is one kind of file a chooser shows.
type FileKind struct {
	Name string   // Excel 工作簿
	Exts []string // with the dot, lower case: ".xlsx"
}

// FileRequest says what to choose.
type FileRequest struct {
	Title  string
	Save   bool       // a file to write, which need not exist; otherwise one to open
	Folder bool       // a folder instead of a file
	Name   string     // proposed file name when saving
	Kinds  []FileKind // empty: all files; when saving, the first one's extension is added where none is typed
}

// SystemChooser is the system's own file window. Choose blocks until the person answered and is called off the
// UI thread. ok is false when nothing was chosen; an error means that there is no such window after all.
type SystemChooser interface {
	Choose(r FileRequest, folder string) (path string, ok bool, err error)
}

// FileChooser lets a person choose a file: in the system's own window where there is one, else in ours, in
// which a path can be typed. Both begin in the folder used last.
type FileChooser struct {
	Canvas   fyne.Canvas
	System   SystemChooser       // nil: always our own
	Recall   func() string       // the folder used last; nil or "": Home
	Remember func(folder string) // optional
	Home     string              // the person's folder

	Background func(work func()) // runs what may block; a goroutine unless set
	Post       func(f func())    // runs f on the UI thread; fyne.Do unless set
}

// Choose asks for a file; done is called on the UI thread, with "" when nothing was chosen. An existing file
// to be saved over has been asked about by then.
func (c *FileChooser) Choose(r FileRequest, done func(path string)) {
	if c.System == nil {
		c.openOwn(r, done)
		return
	}
	folder := c.folder()
	c.run(func() {
		path, ok, err := c.System.Choose(r, folder)
		c.post(func() {
			switch {
			case err != nil: // the window is missing or broken: ours always works
				c.openOwn(r, done)
			case !ok:
				done("")
			default:
				c.chosen(withExtension(path, r), r, done)
			}
		})
	})
}

// chosen remembers the folder and hands the path back.
func (c *FileChooser) chosen(path string, r FileRequest, done func(string)) {
	if c.Remember != nil {
		folder := filepath.Dir(path)
		if r.Folder {
			folder = path
		}
		c.Remember(folder)
	}
	done(path)
}

// folder returns where to begin: the folder used last when it is still there.
func (c *FileChooser) folder() string {
	if c.Recall != nil {
		if folder := c.Recall(); folder != "" && isFolder(folder) {
			return folder
		}
	}
	return c.Home
}

func (c *FileChooser) run(work func()) {
	if c.Background != nil {
		c.Background(work)
		return
	}
	go work()
}

func (c *FileChooser) post(f func()) {
	if c.Post != nil {
		c.Post(f)
		return
	}
	fyne.Do(f)
}

// withExtension adds the first kind's extension to a name to be saved that has none of the kinds'.
func withExtension(path string, r FileRequest) string {
	if !r.Save || len(r.Kinds) == 0 || len(r.Kinds[0].Exts) == 0 || r.shows(path) {
		return path
	}
	return path + r.Kinds[0].Exts[0]
}

// shows reports whether a file is of one of the kinds asked for.
func (r FileRequest) shows(name string) bool {
	if len(r.Kinds) == 0 {
		return true
	}
	lower := strings.ToLower(name)
	for _, kind := range r.Kinds {
		for _, ext := range kind.Exts {
			if strings.HasSuffix(lower, ext) {
				return true
			}
		}
	}
	return false
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
