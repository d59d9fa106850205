package main

import (
	"os"
	"path/filepath"
	"slices"

	"github.com/adrg/xdg"

	"zhucunji/cmd/internal/place"
)

// places are the folders the program uses.
type places struct {
	data string // the data folder
	log  string // the log file
	home string // where choosing a file begins

	memory place.Memory // of the data folders chosen before
	chosen bool         // the data folder is one of those, which must be there: it may lie on a stick that is not in
}

// placesOf finds the folders: the named one, the portable one beside the program, or the person's own by the
// rules of the system.
func placesOf(named string) (places, error) {
	program, err := os.Executable()
	if err != nil {
		program = ""
	}
	return choosePlaces(named, program, system{xdg.DataHome, xdg.StateHome, xdg.ConfigHome, xdg.Home})
}

// system is where the system wants a person's files.
type system struct{ data, state, config, home string }

func choosePlaces(named, program string, s system) (places, error) {
	data, err := place.Choose(named, program, s.data, s.config)
	if err != nil {
		return places{}, err
	}
	p := places{data: data, log: filepath.Join(s.state, "zhucunji", "log.txt"), home: s.home, memory: place.MemoryOf(program, s.config)}
	p.chosen = named == "" && slices.Contains(p.memory.Folders(), data)
	if beside, ok := place.Beside(program); ok {
		p.log = filepath.Join(beside, "log.txt")
	}
	return p, nil
}
