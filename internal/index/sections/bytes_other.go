//go:build !unix

package sections

import "os"

// bytesOf reads a file where none can be mapped.
func bytesOf(f *os.File, size int) (data []byte, unmap func(), err error) {
	data = make([]byte, size)
	_, err = f.ReadAt(data, 0)
	return data, func() {}, err
}
