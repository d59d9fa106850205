package storage

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

// readers bounds the read-only pool: enough for a page, a search and a report
// at once.
const readers = 4

// pragmas stand in the connection string so that every connection of a pool has
// them; busy_timeout comes first because the others may already wait for a lock. What is
// deleted is overwritten (secure_delete): nobody finds it in the free room of the file.
func pragmas() []string {
	return []string{
		"busy_timeout(5000)", "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)",
		"secure_delete(1)", "temp_store(memory)", "cache_size(-8192)",
	}
}

// readingPragmas leave the file and its mode of writing as they are.
func readingPragmas() []string {
	return []string{"busy_timeout(5000)", "temp_store(memory)", readerCache, "query_only(1)"}
}

// readerCache is for one of the readers; they take pages from each other (writer_cache.go).
const readerCache = "cache_size(-4096)"

// dsn builds the connection string of a file. The path goes through url.URL: a
// '#' or '%' pasted in would open another file without a word.
func dsn(path string, extra url.Values) string {
	path = filepath.ToSlash(path)
	if runtime.GOOS == "windows" && !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	u := url.URL{Scheme: "file", OmitHost: true, Path: path}
	query := url.Values{"_dqs": {"0"}, "_error_rc": {"1"}}
	for k, v := range extra {
		query[k] = v
	}
	u.RawQuery = query.Encode()
	return u.String()
}

// openPools opens the one write connection and the read-only pool of a file. With
// readOnly the write connection refuses to write as well, and a place that takes no files
// (a disc, an archive) is read as it is.
func openPools(ctx context.Context, path string, readOnly bool) (write *writer, read *sql.DB, err error) {
	if !readOnly {
		write := url.Values{"_txlock": {"immediate"}, "_pragma": pragmas()}
		return openPair(ctx, path, write, url.Values{"_pragma": append(pragmas(), readerCache, "query_only(1)")})
	}
	reading := url.Values{"_pragma": readingPragmas()}
	write, read, err = openPair(ctx, path, reading, reading)
	if log, statErr := os.Stat(path + "-wal"); err != nil && (statErr != nil || log.Size() == 0) {
		// SQLite wants to write beside a database in WAL mode even to read it; where it cannot,
		// and no log is left to read, nobody else can write either.
		reading.Set("immutable", "1")
		reading.Set("mode", "ro")
		return openPair(ctx, path, reading, reading)
	}
	return write, read, err
}

func openPair(ctx context.Context, path string, writing, reading url.Values) (write *writer, read *sql.DB, err error) {
	pool, err := sql.Open("sqlite", dsn(path, writing))
	if err != nil {
		return nil, nil, err
	}
	if write, err = newWriter(ctx, pool); err != nil {
		return nil, nil, errors.Join(err, pool.Close())
	}
	var tables int64 // the first look at the file tells whether it can be read at all
	if err := write.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_master").Scan(&tables); err != nil {
		return nil, nil, errors.Join(err, write.Close())
	}
	if read, err = sql.Open("sqlite", dsn(path, reading)); err != nil {
		return nil, nil, errors.Join(err, write.Close())
	}
	read.SetMaxOpenConns(readers)
	read.SetMaxIdleConns(readers)
	return write, read, nil
}
