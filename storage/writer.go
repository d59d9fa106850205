package storage

import (
	"context"
	"database/sql"
	"errors"
	"maps"
	"slices"
)

// writer is the one connection that writes. It holds the connection for good and keeps
// what it compiled: a transaction of database/sql costs a goroutine, and each statement
// brought into it a copy, which together is a sixth of the time one visit takes to save.
// Who writes waits for his turn; what is read on it sees what a transaction under way
// has written.
type writer struct {
	pool *sql.DB // of the one connection
	*sql.Conn
	turn chan struct{} // holds one while somebody writes
	kept map[string]*sql.Stmt
	made map[string]string // what table.sparse keeps

	wrote func() // is told of each transaction
}

// mostKept bounds the statements kept: the shapes of what people type repeat.
const mostKept = 500

// newWriter takes the connection of a pool.
func newWriter(ctx context.Context, pool *sql.DB) (*writer, error) {
	pool.SetMaxOpenConns(1)
	w := &writer{pool: pool, turn: make(chan struct{}, 1), kept: map[string]*sql.Stmt{}, made: map[string]string{}, wrote: func() {}}
	var err error
	w.Conn, err = pool.Conn(ctx)
	return w, err
}

// ExecContext runs one statement as a transaction of its own.
func (w *writer) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	if err := w.take(ctx); err != nil {
		return nil, err
	}
	defer w.release()
	w.wrote()
	return w.Conn.ExecContext(ctx, query, args...)
}

// run runs a statement without values.
func (w *writer) run(ctx context.Context, query string) error {
	stmt, ok := w.kept[query]
	if !ok {
		var err error
		if stmt, err = w.PrepareContext(ctx, query); err != nil {
			return err
		}
		w.kept[query] = stmt
	}
	_, err := stmt.ExecContext(ctx)
	return err
}

func (w *writer) take(ctx context.Context) error {
	select {
	case w.turn <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (w *writer) release() { <-w.turn }

// lend gives the connection back to its pool for a job that asks for one.
func (w *writer) lend(ctx context.Context, job func(*sql.DB) error) (err error) {
	if err := w.take(ctx); err != nil {
		return err
	}
	defer w.release()
	if err := errors.Join(w.forget(), w.Conn.Close()); err != nil {
		return err
	}
	err = job(w.pool)
	again, failed := w.pool.Conn(context.WithoutCancel(ctx))
	if failed == nil {
		w.Conn = again
	}
	return errors.Join(err, failed)
}

// bound closes what was compiled once it is more than people can have typed.
func (w *writer) bound() error {
	if len(w.kept) <= mostKept {
		return nil
	}
	return w.forget()
}

// forget closes what was compiled.
func (w *writer) forget() error {
	err := closeAll(slices.Collect(maps.Values(w.kept)))
	clear(w.kept)
	return err
}

func closeAll(stmts []*sql.Stmt) error {
	var errs []error
	for _, stmt := range stmts {
		errs = append(errs, stmt.Close())
	}
	return errors.Join(errs...)
}

// Close closes the connection and its pool, after a transaction under way.
func (w *writer) Close() error {
	w.turn <- struct{}{}
	defer w.release()
	err := errors.Join(w.forget(), w.Conn.Close())
	if errors.Is(err, sql.ErrConnDone) { // a job it was lent to lost it
		err = nil
	}
	return errors.Join(err, w.pool.Close())
}

// handle is where statements run: a transaction of the writer, or one that only reads.
type handle interface {
	querier
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	PrepareContext(ctx context.Context, query string) (*sql.Stmt, error)
}

// transaction is one transaction of the writer. Nobody else writes until it ends.
type transaction struct {
	handle
	w     *writer
	own   []*sql.Stmt // close with it
	ended bool
}

// BeginTx starts a transaction once nobody else writes. It ends with Commit or Rollback.
func (w *writer) BeginTx(ctx context.Context) (*transaction, error) {
	if err := w.take(ctx); err != nil {
		return nil, err
	}
	t := &transaction{handle: w.Conn, w: w}
	err := w.bound()
	if err == nil {
		err = w.run(ctx, "BEGIN IMMEDIATE")
	}
	if err != nil {
		w.release()
		return nil, err
	}
	return t, nil
}

// PrepareContext compiles a statement that ends with the transaction.
func (t *transaction) PrepareContext(ctx context.Context, query string) (*sql.Stmt, error) {
	stmt, err := t.handle.PrepareContext(ctx, query)
	if err == nil {
		t.own = append(t.own, stmt)
	}
	return stmt, err
}

// compiler gives where an act finds what is compiled, and how it compiles the rest: for
// good, or until its end for a load, whose statements are of many shapes.
func (t *transaction) compiler(load bool) (kept map[string]*sql.Stmt, compile compiler) {
	if load {
		return map[string]*sql.Stmt{}, t.PrepareContext
	}
	return t.w.kept, t.w.PrepareContext
}

// compiler compiles a statement.
type compiler func(ctx context.Context, query string) (*sql.Stmt, error)

// shapes are the texts of inserts made for the statements of compiler.
func (t *transaction) shapes(load bool) map[string]string {
	if load {
		return map[string]string{}
	}
	return t.w.made
}

// Commit puts on disk what the transaction wrote; where it fails, nothing was written.
func (t *transaction) Commit() error {
	if t.ended {
		return sql.ErrTxDone
	}
	err := t.w.run(context.Background(), "COMMIT")
	if err != nil {
		return errors.Join(err, t.Rollback())
	}
	t.w.wrote()
	t.end()
	return nil
}

// Rollback takes back what the transaction wrote. After Commit it does nothing.
func (t *transaction) Rollback() error {
	if t.ended {
		return nil
	}
	_ = t.w.run(context.Background(), "ROLLBACK") // where the disk failed, SQLite has done it already and says so
	t.end()
	return nil
}

func (t *transaction) end() {
	t.ended = true
	_ = closeAll(t.own) // what was saved must not look as if it had failed
	t.w.release()
}
