package main

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// runTests compiles every *.test.ts and runs them by node's own runner: Node 20 can't read TypeScript.
func runTests(ctx context.Context, root string, out io.Writer) error {
	tests, err := testsUnder(filepath.Join(root, "src"))
	if err != nil {
		return err
	}
	if err := inNode(ctx, root, tests, out, "--test"); err != nil {
		return fmt.Errorf("run the scripts' tests: %w", err)
	}
	return nil
}

// runScript runs one script that reads the standard input, for tests that compare the page with the server.
func runScript(ctx context.Context, root, name string, out io.Writer) error {
	if err := inNode(ctx, root, []string{filepath.Join(root, "src", filepath.FromSlash(name))}, out); err != nil {
		return fmt.Errorf("run %s: %w", name, err)
	}
	return nil
}

func inNode(ctx context.Context, root string, scripts []string, out io.Writer, flags ...string) error {
	dir, err := os.MkdirTemp("", "bundle-node-")
	if err != nil {
		return fmt.Errorf("make a folder: %w", err)
	}
	defer os.RemoveAll(dir)
	r := api.Build(api.BuildOptions{
		EntryPoints: scripts, AbsWorkingDir: root, Outdir: dir, OutExtension: map[string]string{".js": ".mjs"},
		Bundle: true, Write: true, Format: api.FormatESModule, Platform: api.PlatformNode, Sourcemap: api.SourceMapInline,
	})
	if err := faults(r.Errors); err != nil {
		return fmt.Errorf("compile: %w", err)
	}
	args := append([]string{"--enable-source-maps"}, flags...)
	for _, f := range r.OutputFiles {
		args = append(args, f.Path)
	}
	node := exec.CommandContext(ctx, "node", args...)
	node.Stdin, node.Stdout, node.Stderr = os.Stdin, out, os.Stderr
	return node.Run()
}

func testsUnder(dir string) ([]string, error) {
	var tests []string
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && strings.HasSuffix(path, ".test.ts") {
			tests = append(tests, path)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("find the tests: %w", err)
	}
	return tests, nil
}
