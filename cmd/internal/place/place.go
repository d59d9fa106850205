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
// or the person's own by the rules of the system. Invalid where the name is no path.
func DataFolder(named string) (string, error) {
	program, err := os.Executable()
	if err != nil { // then nothing lies beside it
		program = ""
	}
	return choose(named, program, xdg.DataHome)
}

func choose(named, program, dataHome string) (string, error) {
	if named != "" {
		folder, err := filepath.Abs(named)
		if err != nil {
			return "", &cases.Error{Code: cases.Invalid, Field: "data", Message: "找不到文件夹“" + named + "”，请核对路径。", Err: fmt.Errorf("data folder: %w", err)}
		}
		return folder, nil
	}
	if program != "" {
		beside := filepath.Join(filepath.Dir(program), Portable)
		if info, err := os.Stat(beside); err == nil && info.IsDir() {
			return beside, nil
		}
	}
	return filepath.Join(dataHome, "zhucunji"), nil
}
