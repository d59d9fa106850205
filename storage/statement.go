package storage

import (
	"context"
	"database/sql"
)

// exec runs one statement of the act. Statements are compiled once and kept by the
// store: compiling costs more than running for the small rows of one visit.
func (a *act) exec(query string, args ...any) (sql.Result, error) {
	stmt, err := a.statement(query)
	if err != nil {
		return nil, err
	}
	return stmt.ExecContext(a.ctx, args...)
}

// scan runs a query of one row and scans it.
func (a *act) scan(query string, args []any, targets ...any) error {
	stmt, err := a.statement(query)
	if err != nil {
		return err
	}
	return stmt.QueryRowContext(a.ctx, args...).Scan(targets...)
}

// QueryContext makes an act a querier that compiles each query once. The rows of a query
// are read to their end before it runs again, as table.list and table.get do; and its
// text is constant, because what was compiled is kept for the next act.
func (a *act) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	stmt, err := a.statement(query)
	if err != nil {
		return nil, err
	}
	return stmt.QueryContext(ctx, args...)
}

// QueryRowContext is QueryContext for one row.
func (a *act) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	stmt, err := a.statement(query)
	if err != nil {
		return a.tx.QueryRowContext(ctx, query, args...) // fails alike, and a Row carries its error
	}
	return stmt.QueryRowContext(ctx, args...)
}

// statement compiles a query once: for all acts to come, or those of a load for this one.
func (a *act) statement(query string) (*sql.Stmt, error) {
	if stmt, ok := a.stmts[query]; ok {
		return stmt, nil
	}
	stmt, err := a.compile(a.ctx, query)
	if err != nil {
		return nil, err
	}
	a.stmts[query] = stmt
	return stmt, nil
}
