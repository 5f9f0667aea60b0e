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
	err := run(ctx, os.Args[1:], os.LookupEnv, os.Stdin, os.Stdout, os.Stderr)
	if err != nil && !errors.Is(err, errReported) {
		fmt.Fprintln(os.Stderr, "khyberatlas: "+sayable(err))
	}
	os.Exit(exitCode(err))
}

// sayable is an error on as many lines as it has, without what a name in it would have a terminal do.
func sayable(err error) string {
	lines := strings.Split(err.Error(), "\n")
	for i := range lines {
		lines[i] = incident.Printable(lines[i])
	}
	return strings.Join(lines, "\n")
}

// desk is what a verb works at: where it reads and writes, and nothing of the process beyond.
type desk struct {
	stdin          io.Reader
	stdout, stderr io.Writer
}

// run does what the arguments ask for. The flags win over the environment.
func run(ctx context.Context, args []string, env func(string) (string, bool), stdin io.Reader, stdout, stderr io.Writer) error {
	d := &desk{stdin: stdin, stdout: stdout, stderr: stderr}
	verb, err := parse(args, env, d)
	if verb == nil || err != nil {
		return err
	}
	err = verb.Run(ctx, d)
	if ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		return errStopped
	}
	return err
}
