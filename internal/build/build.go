// Package build tells which build of the program runs.
package build

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
)

// ID tells any two builds apart, those of one commit too: it hashes the program itself. Where the program can't be read it is
// what the program calls itself.
func ID(called string) string {
	path, err := os.Executable()
	if err != nil {
		return called
	}
	f, err := os.Open(path)
	if err != nil {
		return called
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return called
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}
