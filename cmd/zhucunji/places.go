package main

import (
	"os"
	"path/filepath"

	"github.com/adrg/xdg"

	"zhucunji/cmd/internal/place"
)

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
	data, err := place.Choose(named, program, dataHome)
	if err != nil {
		return places{}, err
	}
	p := places{data: data, log: filepath.Join(stateHome, "zhucunji", "log.txt"), home: home}
	if beside, ok := place.Beside(program); ok {
		p.log = filepath.Join(beside, "log.txt")
	}
	return p, nil
}
