package cases

// mostBackups is what backups take of the disk at most, unless a person chose otherwise.
const mostBackups = 10 << 30

// BackupLimit is how many bytes backups may take: what a person chose, or else the smaller
// of 10 GB and a quarter of the room there would be without them. free is 0 where the
// system does not say.
func BackupLimit(chosen, used int64, free uint64) int64 {
	if chosen > 0 {
		return chosen
	}
	if free == 0 || free > 1<<60 {
		return mostBackups
	}
	return min(mostBackups, (int64(free)+used)/4) //nolint:gosec // compared just above
}

// The bounds of what a person may choose.
const (
	leastBackups   = 100 << 20 // less would not hold one of a large file
	mostOfAnything = 1 << 40   // where the system does not say how large the disk is
)

// BackupRoom is how many bytes the backups of this computer take, and may take.
type BackupRoom struct {
	Chosen int64 // by a person; 0 leaves it to the program
	Limit  int64 // what holds now
	Used   int64
	Free   uint64 // on the disk; 0 where the system does not say
	Most   int64  // no more can be chosen: the room there would be without them
}

// NewBackupRoom works the bounds out. free is 0 where the system does not say.
func NewBackupRoom(chosen, used int64, free uint64) BackupRoom {
	r := BackupRoom{Chosen: chosen, Limit: BackupLimit(chosen, used, free), Used: used, Free: free, Most: mostOfAnything}
	if free != 0 && free < mostOfAnything {
		r.Most = int64(free) + used
	}
	return r
}

// Check is Invalid for a limit below 100 MB or above what the disk has; 0, which leaves it
// to the program, always holds.
func (r BackupRoom) Check(limit int64) error {
	switch {
	case limit == 0:
		return nil
	case limit < leastBackups:
		return Errorf(Invalid, "limit", "备份占用空间的上限至少为 100 MB。")
	case limit > r.Most:
		return Errorf(Invalid, "limit", "磁盘上没有这么多空间给备份，请选小一些的上限。")
	}
	return nil
}
