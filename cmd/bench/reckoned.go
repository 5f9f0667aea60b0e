package main

import (
	"fmt"
	"os"
	"strings"
	"time"

	"khyberatlas/internal/bench/edge"
)

// reckonedFrom is where what is reckoned begins in a document; it ends with the next section.
const reckonedFrom = "## Reckoned\n"

// scenario is a way in which a thousand questions a second may come.
type scenario struct {
	name string
	edge.Network
}

func scenarios() []scenario {
	net := func(places int, imports, holds time.Duration) edge.Network {
		return edge.Network{PerSecond: 1000, For: time.Hour, Places: places, Imports: imports, Holds: holds, Seed: seed}
	}
	return []scenario{
		{"no caches in front", net(0, time.Hour, 0)},
		{"20 caches, an import every 5 minutes", net(20, 5*time.Minute, 0)},
		{"20 caches, an import an hour", net(20, time.Hour, 0)},
		{"one cache for all, an import every 5 minutes", net(1, 5*time.Minute, 0)},
		{"20 caches that hold data for 10 s, every 5 minutes", net(20, 5*time.Minute, 10*time.Second)},
		{"20 caches that hold data for 60 s, every 5 minutes", net(20, 5*time.Minute, time.Minute)},
	}
}

// reckon is the section of what is reckoned from slopes: what caches leave to the servers, and what that takes.
func reckon(s *slopes) string {
	mix := edge.Mix()
	var out strings.Builder
	out.WriteString("By simulation: `go run ./cmd/bench reckon` writes this section from what is measured. Shares and numbers of " +
		"addresses are guessed; what may be kept is what the program says, which a test holds them to.\n\n")
	out.WriteString("| of a thousand | asked | different | `Cache-Control` | cost |\n|---|---|---|---|---|\n")
	for _, k := range mix {
		fmt.Fprintf(&out, "| %s | %s | %s | `%s` | `%s` |\n", short(k.Share), k.Name, grouped(int(k.Addresses)), k.Keeping, k.Key)
	}
	out.WriteString("\nA thousand questions a second for an hour, by addresses of which some are asked for more than others " +
		"(Zipf, 1.1), at caches that have kept what they were sent for a quarter of an hour. \"Left\" is what comes to the servers, " +
		"\"unchanged\" those of it that a 304 answers; \"cores\" are seconds of processors a second.\n\n")
	sizes := append(s.sizes(), beyond)
	out.WriteString("| caches | kept from the servers | left/s | unchanged/s | of a version before |")
	for _, n := range sizes {
		out.WriteString(" cores at " + grouped(n) + " |")
	}
	out.WriteString(" MB/s at 1,000,000 |\n" + strings.Repeat("|---", len(sizes)+6) + "|\n")
	for _, c := range scenarios() {
		left := c.Reckon(mix)
		saved := max(0, 1-left.Answers()/left.Asked)
		fmt.Fprintf(&out, "| %s | %.0f %% | %s | %s | %.2g %% |", c.name, 100*saved, short(left.Answers()), short(left.Unchanged),
			100*left.Stale/left.Asked)
		for _, n := range sizes {
			fmt.Fprintf(&out, " %s |", short(s.cores(left, n)))
		}
		megabytes := 0.
		for _, k := range mix {
			megabytes += left.Whole[k.Key] * s.at("kB-"+k.Key, 1_000_000) / 1000
		}
		fmt.Fprintf(&out, " %s |\n", short(megabytes))
	}
	fmt.Fprintf(&out, "\nWhere the %d cores of no caches go at %s, reckoned:", int(s.cores(scenarios()[0].Reckon(mix), beyond)+.5),
		grouped(beyond))
	for i, k := range mix {
		if i > 0 {
			out.WriteString(",")
		}
		fmt.Fprintf(&out, " %s %s", k.Name, short(k.Share*s.at("cpu-"+k.Key, beyond)/1000))
	}
	out.WriteString(".\n")
	return out.String()
}

// cores are the seconds of processors that what is left takes a second.
func (s *slopes) cores(left edge.Left, rows int) float64 {
	all := left.Unchanged * s.at("cpu-unchanged", rows)
	for _, k := range edge.Mix() { // in its order: sums of a map's would differ in their last digit
		all += left.Whole[k.Key] * s.at("cpu-"+k.Key, rows)
	}
	return all / 1000
}

// writeReckoned writes what is reckoned into the document that holds the slopes.
func writeReckoned(path string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	s, err := readSlopes(string(text))
	if err != nil {
		return err
	}
	if len(s.order) == 0 {
		return fmt.Errorf("%s has no table of slopes: bench scale writes it", path)
	}
	return writeSection(path, reckonedFrom, reckon(s))
}
