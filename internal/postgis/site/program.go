package site

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"khyberatlas/internal/needs"
	"khyberatlas/internal/throwaway"
)

// Program is the program, built once for all tests that run it. It goes with them.
func Program(t testing.TB) string {
	t.Helper()
	needs.Time(t)
	path, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

var built = sync.OnceValues(func() (string, error) {
	folder, err := throwaway.Make()
	if err != nil {
		return "", err
	}
	path := filepath.Join(folder.Path, "khyberatlas")
	if text, err := exec.Command("go", "build", "-o", path, "khyberatlas/cmd/khyberatlas").CombinedOutput(); err != nil {
		return "", fmt.Errorf("build the program: %w\n%s", err, text)
	}
	return path, nil
})
