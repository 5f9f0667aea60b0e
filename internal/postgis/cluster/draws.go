package cluster

import (
	"flag"
	"testing"
)

// Draws runs tests whose properties are drawn so many times, unless the command line says how many: each draw goes to a server
// and back, which takes a hundred times what it takes in memory.
func Draws(m *testing.M, times string) int {
	flag.Parse()
	given := false
	flag.Visit(func(f *flag.Flag) { given = given || f.Name == "rapid.checks" })
	if !given {
		_ = flag.Set("rapid.checks", times) // where there is no such flag nothing is drawn
	}
	return m.Run()
}
