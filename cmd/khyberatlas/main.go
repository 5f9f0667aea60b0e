// Command khyberatlas serves the atlas and looks after its database: one file a verb. It only wires the rooms together
// and turns flags and the environment into their configuration; what a verb does lies in the rooms.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"khyberatlas/internal/incident"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	// A second signal ends the process at once.
	context.AfterFunc(ctx, stop)
	err := run(ctx, os.Args[1:], os.LookupEnv, os.Stdout, os.Stderr)
	if err != nil && !errors.Is(err, errReported) {
		fmt.Fprintln(os.Stderr, "khyberatlas: "+printable(err))
	}
	os.Exit(exitCode(err))
}

// printable is an error on as many lines as it has, without what a name in it would have a terminal do.
func printable(err error) string {
	lines := strings.Split(err.Error(), "\n")
	for i := range lines {
		lines[i] = incident.Printable(lines[i])
	}
	return strings.Join(lines, "\n")
}

// streams are where a verb writes, and nothing of the process beyond.
type streams struct {
	stdout, stderr io.Writer
}

// run does what the arguments ask for. The flags win over the environment.
func run(ctx context.Context, args []string, env func(string) (string, bool), stdout, stderr io.Writer) error {
	std := &streams{stdout: stdout, stderr: stderr}
	verb, err := parse(args, env, std)
	if verb == nil || err != nil {
		return err
	}
	err = verb.Run(ctx, std)
	if ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		return errStopped
	}
	return err
}

// errReported is a failure of which everything has been said already.
var errReported = errors.New("reported")

// errStopped is the answer to a signal: imports and files are whole or not there at all.
var errStopped = errors.New("stopped before it was done; nothing was changed")

// misuse is a command that was given wrongly.
type misuse struct{ error }

func (m misuse) Unwrap() error { return m.error }

func misused(format string, args ...any) error { return misuse{fmt.Errorf(format, args...)} }

// exitCode is 0 for done, 2 for wrong use, 1 for all else: faults in the data above all.
func exitCode(err error) int {
	var m misuse
	switch {
	case err == nil:
		return 0
	case errors.As(err, &m):
		return 2
	}
	return 1
}
