package cases

import "github.com/google/uuid"

// UID names a record to other machines: a UUIDv7, 16 bytes. The integer id of
// a record means something only inside one file.
type UID = uuid.UUID

// NewUID draws a UUIDv7. It fails only where the system gives no randomness.
func NewUID() (UID, error) { return uuid.NewV7() }

// Ref points to another record of the same file by its integer id; 0 is blank.
type Ref int64

// Base is what every record has: its key inside the file, its name for other
// machines, and whether it lies in the bin.
type Base struct {
	ID     int64
	UID    UID
	Hidden bool
}
