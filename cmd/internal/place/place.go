// Package place knows where the programs keep their data, so that both find the same
// folder.
package place

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/adrg/xdg"

	"zhucunji/cases"
)

// Portable is the folder beside a program that makes it portable: where it exists, the
// data lies in it and nothing is left on the computer.
const Portable = "zhucunji-data"

// DataFolder is the data folder: the named one, or the portable one beside the program,
// or the one chosen last in the window, or the person's own by the rules of the system.
// Invalid where the name is no path.
func DataFolder(named string) (string, error) {
	program, err := os.Executable()
	if err != nil { // then nothing lies beside it
		program = ""
	}
	return Choose(named, program, xdg.DataHome, xdg.ConfigHome)
}

// Choose is DataFolder with what it asks the system passed in: where the program lies (""
// unknown) and where people's data and settings go.
func Choose(named, program, dataHome, configHome string) (string, error) {
	if named != "" {
		folder, err := filepath.Abs(named)
		if err != nil {
			return "", &cases.Error{Code: cases.Invalid, Field: "data", Message: "找不到文件夹“" + named + "”，请核对路径。", Err: fmt.Errorf("data folder: %w", err)}
		}
		return folder, nil
	}
	if folder, ok := Beside(program); ok {
		return folder, nil
	}
	if last := MemoryOf(program, configHome).Folders(); len(last) > 0 {
		return last[0], nil
	}
	return filepath.Join(dataHome, "zhucunji"), nil
}

// Beside is the portable folder beside a program; ok is false where there is none.
func Beside(program string) (folder string, ok bool) {
	if program == "" {
		return "", false
	}
	folder = filepath.Join(filepath.Dir(program), Portable)
	info, err := os.Stat(folder)
	return folder, err == nil && info.IsDir()
}
