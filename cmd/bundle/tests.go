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
	dir, err := os.MkdirTemp("", "bundle-test-")
	if err != nil {
		return fmt.Errorf("make a folder for the tests: %w", err)
	}
	defer os.RemoveAll(dir)
	r := api.Build(api.BuildOptions{
		EntryPoints: tests, AbsWorkingDir: root, Outdir: dir, OutExtension: map[string]string{".js": ".mjs"},
		Bundle: true, Write: true, Format: api.FormatESModule, Platform: api.PlatformNode, Sourcemap: api.SourceMapInline,
	})
	if err := faults(r.Errors); err != nil {
		return fmt.Errorf("compile the tests: %w", err)
	}
	args := []string{"--enable-source-maps", "--test"}
	for _, f := range r.OutputFiles {
		args = append(args, f.Path)
	}
	node := exec.CommandContext(ctx, "node", args...)
	node.Stdout, node.Stderr = out, os.Stderr
	if err := node.Run(); err != nil {
		return fmt.Errorf("run the scripts' tests: %w", err)
	}
	return nil
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
