// Command bench makes the large files that docs/measurements.md speaks of.
//
//	go run ./cmd/bench ucdp --rows 1000000 > million.csv
package main

import (
	"flag"
	"fmt"
	"io"
	"os"

	"khyberatlas/internal/intake/intaketest"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(args []string, out io.Writer) error {
	if len(args) == 0 || args[0] != "ucdp" {
		return fmt.Errorf("what can be made is: ucdp")
	}
	flags := flag.NewFlagSet("ucdp", flag.ContinueOnError)
	rows := flags.Int("rows", 1_000_000, "how many rows")
	seed := flags.Uint64("seed", 1, "the same seed gives the same file")
	inside := flags.Float64("inside", 0.05, "the share of rows in Khyber Pakhtunkhwa")
	if err := flags.Parse(args[1:]); err != nil {
		return err
	}
	return intaketest.UCDP{Rows: *rows, Seed: *seed, Inside: *inside}.Write(out)
}
