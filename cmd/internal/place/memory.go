package place

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Memory keeps which data folders a person opened, the last one first: one path a line, in a small file in the
// system's place for settings. The zero Memory, that of a portable program, keeps nothing.
type Memory struct{ path string }

// most is how many folders are kept.
const most = 5

// MemoryOf is the memory of a program; configHome is where the system keeps settings.
func MemoryOf(program, configHome string) Memory {
	if _, portable := Beside(program); portable || configHome == "" {
		return Memory{}
	}
	return Memory{filepath.Join(configHome, "zhucunji", "folders.txt")}
}

// Folders lists the folders, the one opened last first. What cannot be read is as good as nothing: the program then
// opens the person's own folder.
func (m Memory) Folders() (folders []string) {
	if m.path == "" {
		return nil
	}
	text, err := os.ReadFile(m.path)
	if err != nil {
		return nil
	}
	for line := range strings.Lines(string(text)) {
		if folder := strings.TrimRight(line, "\r\n"); filepath.IsAbs(folder) && !slices.Contains(folders, folder) {
			folders = append(folders, folder)
		}
	}
	return folders[:min(most, len(folders))]
}

// Remember puts a folder first.
func (m Memory) Remember(folder string) error {
	if m.path == "" {
		return nil
	}
	folders := slices.DeleteFunc(m.Folders(), func(one string) bool { return one == folder })
	folders = append([]string{folder}, folders...)
	if err := m.write(strings.Join(folders[:min(most, len(folders))], "\n") + "\n"); err != nil {
		return fmt.Errorf("remember data folder: %w", err)
	}
	return nil
}

// write replaces the file as a whole: half a path would lead to a folder nobody chose.
func (m Memory) write(text string) error {
	if err := os.MkdirAll(filepath.Dir(m.path), 0o700); err != nil {
		return err
	}
	part := m.path + ".part"
	if err := os.WriteFile(part, []byte(text), 0o600); err != nil {
		return err
	}
	return os.Rename(part, m.path)
}
