// Package storage keeps the records of package cases in one SQLite file inside a
// data folder. It has one method for each thing a person does; each is one
// transaction, one act in the change log and one undo step. It knows nothing of
// windows or workbooks.
//
// # One door
//
// Every record is written by create and edit (write_record.go), which derive the SQL
// from the record's catalogue, leave word in the change log (change_log.go) and seal
// what the catalogue says is sealed. Nothing else writes a table that holds records,
// except the columns the store maintains (derived.go), which can be worked out
// again at any time and compared.
//
// # Files of the data folder
//
//	zhucunji.db (+ -wal, -shm)  the database
//	zhucunji.lock, .holder      who has it open
//	key                         the key of sealed fields, until there is a password
//	photos/                     sealed photos, named by a keyed hash of their content
//	backups/                    backups of the database, each with what opens it
//	ballast                     zeros, thrown off when the disk is full
//	tmp/                        work files, emptied at start
package storage
