//go:build unix

package sections

import (
	"os"
	"syscall"
)

// bytesOf maps a file.
func bytesOf(f *os.File, size int) (data []byte, unmap func(), err error) {
	data, err = syscall.Mmap(int(f.Fd()), 0, size, syscall.PROT_READ, syscall.MAP_SHARED)
	return data, func() { _ = syscall.Munmap(data) }, err
}
