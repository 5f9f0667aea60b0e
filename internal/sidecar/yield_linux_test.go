package sidecar_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"khyberatlas/internal/sidecar"
)

func init() {
	noteOrder = func(path string) {
		var all []string
		tasks, _ := filepath.Glob("/proc/self/task/*")
		for _, t := range tasks {
			var task int
			fmt.Sscan(filepath.Base(t), &task)
			order, _ := syscall.Getpriority(syscall.PRIO_PROCESS, task)
			all = append(all, fmt.Sprint(20-order)) // as the kernel has it
		}
		os.WriteFile(path+".order", []byte(strings.Join(all, " ")), 0o600)
	}
}

func TestTheOtherProcessYieldsAsAWholeAndOnlyToReaders(t *testing.T) {
	mine, _ := syscall.Getpriority(syscall.PRIO_PROCESS, 0)
	for serves, want := range map[bool]int{false: 20 - mine, true: max(20-mine, 10)} {
		path := database(t, sidecar.Few)
		t.Setenv(forAnother, path)
		made(t, path, sidecar.File{Path: path + ".index", Keep: true, Make: []string{"index"}, Serves: serves})
		said, err := os.ReadFile(path + ".order")
		if err != nil {
			t.Fatal(err)
		}
		for _, order := range strings.Fields(string(said)) {
			if order != fmt.Sprint(want) {
				t.Errorf("while one serves (%t), its threads run at %s, want %d", serves, said, want)
			}
		}
	}
}
