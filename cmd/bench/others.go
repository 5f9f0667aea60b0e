package main

import (
	"context"

	"khyberatlas/internal/bench/reports"
)

// rival is another program that answers questions of the same kind about the same rows.
type rival struct {
	*server
	version string
	paths   func(reports.Asked) []string
}

func (b *bench) startOthers(context.Context) error { return nil }
