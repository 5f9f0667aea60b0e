//go:build unix

package main

import "syscall"

// descriptors is how many files and connections the system lets the program have open.
func descriptors() uint64 {
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil {
		return enoughDescriptors
	}
	return uint64(limit.Cur)
}
