// Command bundle builds what the browser gets: scripts and style sheets of assets/src by esbuild, the basemap from the
// dataset and from Natural Earth, all under hashed names with compressed twins, the licences of what was bundled, and
// a manifest. It knows nothing of how the files are served.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "bundle:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, out io.Writer) error {
	flags := flag.NewFlagSet("bundle", flag.ContinueOnError)
	assets := flags.String("assets", "assets", "folder with src, node_modules and dist")
	only := flags.String("only", "", `"basemap" builds the basemap alone`)
	test := flags.Bool("test", false, "run the scripts' tests instead of building")
	script := flags.String("run", "", "run one script of src in node instead of building, with its input and output")
	if err := flags.Parse(args); err != nil {
		return err
	}
	root, err := filepath.Abs(*assets)
	if err != nil {
		return fmt.Errorf("find the assets: %w", err)
	}
	switch {
	case *test:
		return runTests(ctx, root, out)
	case *script != "":
		return runScript(ctx, root, *script, out)
	}

	d, err := openDist(filepath.Join(root, "dist"))
	if err != nil {
		return err
	}
	steps := []func() error{func() error { return addBasemap(d, root) }, func() error { return addRelief(d, root) }}
	switch *only {
	case "basemap":
	case "":
		steps = append(steps, func() error { return addBundles(d, root) })
	default:
		return fmt.Errorf("-only %s: the one thing to build alone is basemap", *only)
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return d.close(out)
}
