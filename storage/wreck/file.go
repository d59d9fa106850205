// Package wreck reads rows out of a damaged SQLite database, page by page and without
// SQLite, which refuses a file at the first broken page. It knows the file format, the
// log beside the file (WAL), and the columns its caller expects; it never writes, never
// trusts a length or a page number it reads, and knows nothing of what rows mean.
package wreck

import (
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
)

// pageSize is that of the databases of this program; the header of a sound file says it.
const pageSize = 4096

// headerSize is that of the header on the first page.
const headerSize = 100

// magic begins a sound file.
const magic = "SQLite format 3\x00"

// File is a damaged database opened for reading. It is not safe for several goroutines.
type File struct {
	db, log *os.File
	pages   uint32           // how many there are, of the file or of its log
	newer   map[uint32]int64 // pages whose newest committed content lies in the log, and where
	buf     []byte
}

// Open opens the file and the log that may lie beside it.
func Open(path string) (*File, error) {
	db, err := os.Open(path) //nolint:gosec // the data folder is the person's own choice
	if err != nil {
		return nil, err
	}
	f := &File{db: db, newer: map[uint32]int64{}}
	info, err := db.Stat()
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	f.pages = uint32(min((info.Size()+pageSize-1)/pageSize, maxPages)) //nolint:gosec // bounded
	log, err := os.Open(path + "-wal")                                 //nolint:gosec // beside the file
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return f, nil
	case err != nil:
		return nil, errors.Join(err, f.Close())
	}
	f.log = log
	if err := f.readLog(); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// maxPages bounds what is read: a terabyte of pages is no file of this program.
const maxPages = 1 << 28

// Close closes the file.
func (f *File) Close() error {
	err := f.db.Close()
	if f.log != nil {
		err = errors.Join(err, f.log.Close())
	}
	return err
}

// page reads one page into buf, which is used again by the caller; what lies behind the
// end of the file or cannot be read from the disk is zero.
func (f *File) page(n uint32, buf []byte) []byte {
	if cap(buf) < pageSize {
		buf = make([]byte, pageSize)
	}
	buf = buf[:pageSize]
	from, at := io.ReaderAt(f.db), (int64(n)-1)*pageSize
	if place, ok := f.newer[n]; ok {
		from, at = f.log, place
	}
	got, err := from.ReadAt(buf, at)
	if err != nil && !errors.Is(err, io.EOF) {
		got = 0 // a bad sector: the page is as good as gone
	}
	clear(buf[got:])
	return buf
}

// exists says whether a page number can be one of this file.
func (f *File) exists(n uint32) bool { return n >= 1 && n <= f.pages }

// sound says whether the header of the file can be believed.
func (f *File) sound() bool {
	head := f.page(1, nil)
	return string(head[:len(magic)]) == magic && binary.BigEndian.Uint16(head[16:18]) == pageSize
}

// free lists the pages that hold nothing, by the lists of the header. Where the header is
// gone nothing is known of them.
func (f *File) free() map[uint32]bool {
	out := map[uint32]bool{}
	if !f.sound() {
		return out
	}
	head := f.page(1, nil)
	trunk := binary.BigEndian.Uint32(head[32:36])
	var buf []byte
	for f.exists(trunk) && trunk > 1 && !out[trunk] {
		out[trunk] = true
		buf = f.page(trunk, buf)
		count := min(binary.BigEndian.Uint32(buf[4:8]), pageSize/4-2)
		for i := range count {
			if n := binary.BigEndian.Uint32(buf[8+4*i:]); f.exists(n) && n > 1 {
				out[n] = true
			}
		}
		trunk = binary.BigEndian.Uint32(buf[0:4])
	}
	return out
}
