// Command bench makes the large files that docs/measurements.md speaks of, and measures the built program with them beside
// other servers for docs/benchmarks.md.
//
//	go run ./cmd/bench ucdp --rows 1000000 > million.csv
//	go run ./cmd/bench run --rows 10000 --lines id,totals --out try.md
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"khyberatlas/internal/bench/reports"
	"khyberatlas/internal/intake/intaketest"
)

func main() {
	// What was begun is ended and what was written removed, also by who interrupts.
	ctx, end := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	err := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	end()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, out, say io.Writer) error {
	verbs := map[string]func() error{
		"ucdp":       func() error { return writeUCDP(args[1:], out) },
		"reports":    func() error { return writeReports(args[1:], out) },
		"run":        func() error { return measureAll(ctx, args[1:], say) },
		"postgis":    func() error { return measurePostgres(ctx, args[1:], say) },
		"scale":      func() error { return measureScale(ctx, args[1:], say) },
		"partitions": func() error { return measurePartitions(ctx, args[1:], say) },
		"reckon":     func() error { return writeReckoned("docs/scale.md") },
	}
	if len(args) > 0 && verbs[args[0]] != nil {
		return verbs[args[0]]()
	}
	return fmt.Errorf("what can be done is: run, postgis, scale, partitions, reckon, and of files: reports, ucdp")
}

func writeUCDP(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("ucdp", flag.ContinueOnError)
	rows := flags.Int("rows", 1_000_000, "how many rows")
	seed := flags.Uint64("seed", 1, "the same seed gives the same file")
	inside := flags.Float64("inside", 0.05, "the share of rows in Khyber Pakhtunkhwa")
	if err := flags.Parse(args); err != nil {
		return err
	}
	return intaketest.UCDP{Rows: *rows, Seed: *seed, Inside: *inside}.Write(out)
}

func writeReports(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("reports", flag.ContinueOnError)
	rows := flags.Int("rows", 1_000_000, "how many rows")
	seed := flags.Uint64("seed", 1, "the same seed gives the same file")
	mapping := flags.Bool("mapping", false, "write the mapping file that they are imported by")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *mapping {
		_, err := io.WriteString(out, reports.Mapping)
		return err
	}
	return reports.Reports{Rows: *rows, Seed: *seed}.Write(out)
}
