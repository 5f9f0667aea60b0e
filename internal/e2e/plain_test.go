//go:build !extra

package e2e

const extra = false
