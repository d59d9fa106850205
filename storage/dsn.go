package storage

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"path/filepath"
	"runtime"
	"strings"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

// readers bounds the read-only pool: enough for a page, a search and a report
// at once.
const readers = 4

// pragmas stand in the connection string so that every connection of a pool has
// them; busy_timeout comes first because the others may already wait for a lock.
func pragmas() []string {
	return []string{
		"busy_timeout(5000)", "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)",
		"temp_store(memory)", "cache_size(-16384)",
	}
}

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
// readOnly the write connection refuses to write as well.
func openPools(ctx context.Context, path string, readOnly bool) (write, read *sql.DB, err error) {
	reading := append(pragmas(), "query_only(1)")
	values := url.Values{"_txlock": {"immediate"}, "_pragma": pragmas()}
	if readOnly {
		values = url.Values{"_pragma": reading}
	}
	write, err = sql.Open("sqlite", dsn(path, values))
	if err != nil {
		return nil, nil, err
	}
	write.SetMaxOpenConns(1)
	if err := write.PingContext(ctx); err != nil {
		return nil, nil, errors.Join(err, write.Close())
	}
	read, err = sql.Open("sqlite", dsn(path, url.Values{"_pragma": reading}))
	if err != nil {
		return nil, nil, errors.Join(err, write.Close())
	}
	read.SetMaxOpenConns(readers)
	read.SetMaxIdleConns(readers)
	return write, read, nil
}
