package storage

import "golang.org/x/sys/unix"

// placeOf asks the system what kind of file system a folder lies on.
func placeOf(folder string) (Place, error) {
	var st unix.Statfs_t
	if err := unix.Statfs(folder, &st); err != nil {
		return Place{}, err
	}
	switch uint32(st.Type) { //nolint:gosec // magic numbers are 32 bits wide
	case unix.NFS_SUPER_MAGIC, unix.SMB_SUPER_MAGIC, unix.CIFS_SUPER_MAGIC, unix.SMB2_SUPER_MAGIC, unix.AFS_SUPER_MAGIC, unix.CODA_SUPER_MAGIC:
		return Place{Network: true}, nil
	}
	return Place{}, nil
}
