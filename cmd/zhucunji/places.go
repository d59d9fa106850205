package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/adrg/xdg"
)

// portableName is the folder beside the program that makes it portable: where it exists, everything lies in it
// and nothing is left on the computer.
const portableName = "zhucunji-data"

// places are the folders the program uses.
type places struct {
	data string // the data folder
	log  string // the log file
	home string // where choosing a file begins
}

// placesOf finds the folders: the named one, the portable one beside the program, or the person's own by the
// rules of the system.
func placesOf(named string) (places, error) {
	program, err := os.Executable()
	if err != nil {
		program = ""
	}
	return choosePlaces(named, program, xdg.DataHome, xdg.StateHome, xdg.Home)
}

func choosePlaces(named, program, dataHome, stateHome, home string) (places, error) {
	p := places{data: filepath.Join(dataHome, "zhucunji"), log: filepath.Join(stateHome, "zhucunji", "log.txt"), home: home}
	if program != "" {
		if beside := filepath.Join(filepath.Dir(program), portableName); isFolder(beside) {
			p.data, p.log = beside, filepath.Join(beside, "log.txt")
		}
	}
	if named == "" {
		return p, nil
	}
	absolute, err := filepath.Abs(named)
	if err != nil {
		return p, fmt.Errorf("找不到文件夹“%s”：%w", named, err)
	}
	p.data = absolute
	return p, nil
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
