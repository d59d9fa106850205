package cases

// CheckUp is what reading a whole data folder through found: its database, its logs, the
// columns and keys that follow from the records, and its backups.
type CheckUp struct {
	Database string          `json:"database"` // what is wrong with its pages, indexes or references; "" where nothing is
	Log      Verification    `json:"log"`
	Derived  int             `json:"derived"` // columns and search keys that differ from what they follow from
	Backups  []CheckedBackup `json:"backups"` // newest first
}

// CheckedBackup is one backup that was read through.
type CheckedBackup struct {
	Backup
	Unread bool `json:"unread"` // it opens with another day's password, and was not read through
}

// Faults counts what is wrong.
func (c *CheckUp) Faults() (n int) {
	if c.Database != "" {
		n++
	}
	if c.Derived > 0 {
		n++
	}
	for i := range c.Backups {
		if !c.Backups[i].Good() {
			n++
		}
	}
	return n + len(c.Log.Faults)
}
