//go:build extra

package e2e

// extra asks for the tests that want more on the machine than make test does: make test-extra.
const extra = true
