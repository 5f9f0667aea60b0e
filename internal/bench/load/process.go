package load

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// tick is the unit in which Linux tells programs of the time of processors.
const tick = time.Second / 100

// Processes are a process and all that it has begun, as they are now: what a server is made of.
func Processes(root int) []int {
	children := map[int][]int{}
	stats, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, path := range stats {
		text, err := os.ReadFile(path)
		if err != nil {
			continue // it has ended
		}
		if s, err := readStat(text); err == nil {
			children[s.parent] = append(children[s.parent], s.pid)
		}
	}
	all := []int{root}
	for i := 0; i < len(all); i++ {
		all = append(all, children[all[i]]...)
	}
	return all
}

// CPU is the time of processors that processes have had, of themselves and in the kernel for them.
func CPU(pids []int) time.Duration {
	var all time.Duration
	for _, pid := range pids {
		text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
		if err != nil {
			continue
		}
		if s, err := readStat(text); err == nil {
			all += s.cpu
		}
	}
	return all
}

// stat is what we read of /proc/PID/stat.
type stat struct {
	pid, parent int
	cpu         time.Duration // of its own, and of what it began and has ended
}

func readStat(text []byte) (s stat, err error) {
	// A program's name may hold anything, brackets too: what follows it begins behind the last one.
	open, end := bytes.IndexByte(text, '('), bytes.LastIndexByte(text, ')')
	if open < 0 || end < open {
		return s, fmt.Errorf("%q is no line of /proc/PID/stat", text)
	}
	rest := strings.Fields(string(text[end+1:]))
	if len(rest) < 15 {
		return s, fmt.Errorf("%q is no line of /proc/PID/stat", text)
	}
	var numbers [6]int
	for i, field := range []string{strings.TrimSpace(string(text[:open])), rest[1], rest[11], rest[12],
		rest[13], rest[14]} {
		if numbers[i], err = strconv.Atoi(field); err != nil {
			return s, err
		}
	}
	return stat{numbers[0], numbers[1], time.Duration(numbers[2]+numbers[3]+numbers[4]+numbers[5]) * tick}, nil
}

// Memory is what of a process lies in memory, in bytes: its own, and what it shares with files on the disk, which the
// kernel takes back where it is short.
type Memory struct{ Anonymous, OfFiles int64 }

// MemoryOf reads it; nothing of a process that has ended.
func MemoryOf(pid int) Memory {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return Memory{}
	}
	return Memory{kilobytes(text, "RssAnon:"), kilobytes(text, "RssFile:")}
}

func kilobytes(status []byte, field string) int64 {
	_, rest, ok := bytes.Cut(status, []byte("\n"+field))
	if !ok {
		return 0
	}
	words := bytes.Fields(rest)
	if len(words) == 0 {
		return 0
	}
	n, err := strconv.ParseInt(string(words[0]), 10, 64)
	if err != nil {
		return 0
	}
	return n << 10
}

// Median is the middle of values, of an even number the mean of the two in the middle; 0 of none.
func Median(values []float64) float64 {
	if len(values) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(values))
	middle := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return sorted[middle]
	}
	return (sorted[middle-1] + sorted[middle]) / 2
}
