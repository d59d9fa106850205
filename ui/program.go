package ui

import (
	"context"

	"zhucunji/ui/widgets"
)

// Program is what the window asks of the program around it.
type Program interface {
	// LoadDemo fills the empty store with the demonstration village.
	LoadDemo(ctx context.Context, tell func(text string, done float64)) error
	// TakeFile copies a database of this program into the data folder, in place of the empty one, and opens it.
	// Where the file is refused, the folder stays open as it was.
	TakeFile(ctx context.Context, path string) (Stores, error)
	// Folders lists the data folders opened before, the last one first, without the one in use.
	Folders() []string
	// OpenFolder opens another data folder in place of the present one, also at the next start. NotFound where it
	// holds no data and create is false. After an error the present one stays open.
	OpenFolder(ctx context.Context, folder string, create bool) (Stores, error)
	// Look is how the person wants the program to look; SetLook changes it at once and remembers it.
	Look() widgets.Look
	SetLook(look widgets.Look)
	// OpenPath shows a file or folder with the system's own program.
	OpenPath(path string) error
	// Log keeps an error for the people who mend the program; nothing personal goes there.
	Log(err error)
}

// About is what 设置 › 关于 tells.
type About struct {
	Version    string
	DataFolder string
	LogPath    string
}
