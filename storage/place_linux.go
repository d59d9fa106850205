package storage

import "golang.org/x/sys/unix"

// placeOf asks the system what kind of file system a folder lies on and how full it is.
func placeOf(folder string) (Place, error) {
	var st unix.Statfs_t
	if err := unix.Statfs(folder, &st); err != nil {
		return Place{}, err
	}
	place := Place{Free: st.Bavail * uint64(st.Bsize)} //nolint:gosec // a block has a positive size
	switch uint32(st.Type) {                           //nolint:gosec // magic numbers are 32 bits wide
	case unix.NFS_SUPER_MAGIC, unix.SMB_SUPER_MAGIC, unix.CIFS_SUPER_MAGIC, unix.SMB2_SUPER_MAGIC, unix.AFS_SUPER_MAGIC, unix.CODA_SUPER_MAGIC:
		place.Network = true
	}
	return place, nil
}
