package widgets

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"zhucunji/cases"
)

// fileLine is one file or folder in our own chooser.
type fileLine struct {
	name   string
	folder bool
	size   int64
	at     time.Time // last change
}

// readFolder lists what a request shows of a folder: folders first, then files, the newest first. Hidden names
// are left out. The error is *cases.Error with a sentence about the folder.
func readFolder(dir string, r FileRequest) ([]fileLine, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, folderError(dir, err)
	}
	var lines []fileLine
	for _, entry := range entries {
		info, err := os.Stat(filepath.Join(dir, entry.Name())) // follows links: a linked folder is a folder
		if err != nil || strings.HasPrefix(entry.Name(), ".") || strings.HasPrefix(entry.Name(), "~$") {
			continue
		}
		if !info.IsDir() && (r.Folder || !r.shows(entry.Name())) {
			continue
		}
		lines = append(lines, fileLine{name: entry.Name(), folder: info.IsDir(), size: info.Size(), at: info.ModTime()})
	}
	sortFiles(lines, "at", true)
	return lines, nil
}

// sortFiles sorts by name, at or size; folders stay in front.
func sortFiles(lines []fileLine, by string, desc bool) {
	slices.SortStableFunc(lines, func(a, b fileLine) int {
		if a.folder != b.folder {
			if a.folder {
				return -1
			}
			return 1
		}
		order := 0
		switch by {
		case "at":
			order = a.at.Compare(b.at)
		case "size":
			order = cmp.Compare(a.size, b.size)
		default:
			order = cmp.Compare(strings.ToLower(a.name), strings.ToLower(b.name))
		}
		if desc {
			return -order
		}
		return order
	})
}

// complete returns the path as far as the names in its folder leave no choice, and whether that is more than
// was typed. A folder that is the only one left gets its separator.
func complete(path string, lines []fileLine) (string, bool) {
	dir, typed := filepath.Split(path)
	common, found, onlyFolder := "", 0, false
	for _, line := range lines {
		if !hasPrefixFold(line.name, typed) {
			continue
		}
		found++
		if found == 1 {
			common, onlyFolder = line.name, line.folder
			continue
		}
		common, onlyFolder = commonPrefix(common, line.name), false
	}
	if found == 0 || len(common) < len(typed) {
		return path, false
	}
	if onlyFolder {
		common += string(filepath.Separator)
	}
	return dir + common, dir+common != path
}

func hasPrefixFold(name, prefix string) bool {
	return len(name) >= len(prefix) && strings.EqualFold(name[:len(prefix)], prefix)
}

// commonPrefix returns what two names begin with, whole characters only.
func commonPrefix(a, b string) string {
	other := []rune(b)
	for i, r := range []rune(a) {
		if i >= len(other) || other[i] != r {
			return string(other[:i])
		}
	}
	return a
}

// folderError says why a folder cannot be listed.
func folderError(dir string, err error) error {
	sentence := "打不开文件夹“" + dir + "”，请换一个。"
	switch {
	case errors.Is(err, fs.ErrNotExist):
		sentence = "没有“" + dir + "”这个文件夹，请核对路径。"
	case errors.Is(err, fs.ErrPermission):
		sentence = "没有权限打开“" + dir + "”，请换一个文件夹。"
	}
	return &cases.Error{Code: cases.Invalid, Message: sentence, Err: err}
}

// sizeText writes a file's size for a person.
func sizeText(line fileLine) string {
	const kilo, mega = 1 << 10, 1 << 20
	switch {
	case line.folder:
		return ""
	case line.size < kilo:
		return fmt.Sprintf("%d B", line.size)
	case line.size < mega:
		return fmt.Sprintf("%.0f KB", float64(line.size)/kilo)
	default:
		return fmt.Sprintf("%.1f MB", float64(line.size)/mega)
	}
}
