//go:build unix

// Package descriptors knows how many files and connections the system lets the program have open.
package descriptors

import (
	"math"
	"syscall"
)

// Most is how many; as many as can be counted where the system doesn't say.
func Most() uint64 {
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil {
		return math.MaxInt32
	}
	return uint64(limit.Cur)
}
