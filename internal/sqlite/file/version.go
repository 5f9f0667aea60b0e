package file

import (
	"context"
	"database/sql"
)

// DataVersion is another number when somebody else has written since the same connection was asked before.
func DataVersion(ctx context.Context, on interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}) (version int64, err error) {
	err = on.QueryRowContext(ctx, "PRAGMA data_version").Scan(&version)
	return version, err
}
