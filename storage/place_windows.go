package storage

import (
	"path/filepath"
	"strings"

	"golang.org/x/sys/windows"
)

// placeOf asks the system whether a folder's drive is a share and how full it is.
func placeOf(folder string) (Place, error) {
	full, err := filepath.Abs(folder)
	if err != nil {
		return Place{}, err
	}
	volume := filepath.VolumeName(full)
	if strings.HasPrefix(volume, `\\`) {
		return Place{Network: true}, nil
	}
	root, err := windows.UTF16PtrFromString(volume + `\`)
	if err != nil {
		return Place{}, err
	}
	place := Place{Network: windows.GetDriveType(root) == windows.DRIVE_REMOTE}
	if err := windows.GetDiskFreeSpaceEx(root, &place.Free, nil, nil); err != nil {
		place.Free = 0
	}
	return place, nil
}
