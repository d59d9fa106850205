package widgets

import (
	"errors"
	"os/exec"
	"path/filepath"
	"strings"
)

// RunProgram runs a program to its end and returns what it printed and its exit code. The error is only about
// the program not running at all.
type RunProgram func(name string, args ...string) (output string, code int, err error)

// DesktopChooser is the file window of a Linux desktop, shown by zenity (GNOME, UKUI) or kdialog (KDE).
type DesktopChooser struct {
	run     RunProgram
	program string
}

// NewDesktopChooser returns the desktop's chooser, nil when neither program is installed. A nil look or run
// means the real ones.
func NewDesktopChooser(look func(name string) bool, run RunProgram) *DesktopChooser {
	if look == nil {
		look = func(name string) bool {
			_, err := exec.LookPath(name)
			return err == nil
		}
	}
	if run == nil {
		run = runProgram
	}
	for _, program := range []string{"zenity", "kdialog"} {
		if look(program) {
			return &DesktopChooser{run: run, program: program}
		}
	}
	return nil
}

// Choose shows the window and waits for its answer.
func (d *DesktopChooser) Choose(r FileRequest, folder string) (string, bool, error) {
	args := zenityArgs(r, folder)
	if d.program == "kdialog" {
		args = kdialogArgs(r, folder)
	}
	output, code, err := d.run(d.program, args...)
	switch path := strings.TrimSuffix(output, "\n"); {
	case err != nil:
		return "", false, err
	case code == 1: // both say so when the person cancels
		return "", false, nil
	case code != 0 || path == "":
		return "", false, errors.New(d.program + " has no answer")
	default:
		return path, true, nil
	}
}

func zenityArgs(r FileRequest, folder string) []string {
	args := []string{"--file-selection", "--title=" + r.Title, "--filename=" + filepath.Join(folder, r.Name) + trailing(r)}
	if r.Save {
		args = append(args, "--save", "--confirm-overwrite")
	}
	if r.Folder {
		args = append(args, "--directory")
	}
	for _, kind := range r.Kinds {
		args = append(args, "--file-filter="+kind.Name+" | "+patterns(kind, " "))
	}
	return args
}

func kdialogArgs(r FileRequest, folder string) []string {
	var filters []string
	for _, kind := range r.Kinds {
		filters = append(filters, kind.Name+" ("+patterns(kind, " ")+")")
	}
	start := filepath.Join(folder, r.Name)
	switch {
	case r.Folder:
		return []string{"--title", r.Title, "--getexistingdirectory", start}
	case r.Save:
		return []string{"--title", r.Title, "--getsavefilename", start, strings.Join(filters, "\n")}
	default:
		return []string{"--title", r.Title, "--getopenfilename", start, strings.Join(filters, "\n")}
	}
}

// trailing makes zenity open a folder instead of marking it.
func trailing(r FileRequest) string {
	if r.Name == "" {
		return string(filepath.Separator)
	}
	return ""
}

func patterns(kind FileKind, separator string) string {
	var all []string
	for _, ext := range kind.Exts {
		all = append(all, "*"+ext)
	}
	return strings.Join(all, separator)
}

// runProgram is RunProgram for real.
func runProgram(name string, args ...string) (string, int, error) {
	output, err := exec.Command(name, args...).Output() // no timeout: it ends when the person answers
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return string(output), exit.ExitCode(), nil
	}
	return string(output), 0, err
}
