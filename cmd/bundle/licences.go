package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

func inputsOf(metafile string) ([]string, error) {
	var meta struct {
		Inputs map[string]json.RawMessage `json:"inputs"`
	}
	if err := json.Unmarshal([]byte(metafile), &meta); err != nil {
		return nil, fmt.Errorf("read what was bundled: %w", err)
	}
	return slices.Sorted(maps.Keys(meta.Inputs)), nil
}

// licencesOf is one text with the licence of every package that an input comes from. A package without one is an error:
// what may not be passed on must not be bundled.
func licencesOf(root string, inputs []string) ([]byte, error) {
	packages := map[string]bool{}
	for _, in := range inputs {
		if name, ok := packageOf(in); ok {
			packages[name] = true
		}
	}
	var b bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(packages)) {
		dir := filepath.Join(root, "node_modules", filepath.FromSlash(name))
		raw, err := os.ReadFile(filepath.Join(dir, "package.json"))
		if err != nil {
			return nil, fmt.Errorf("find the licence of %s: %w", name, err)
		}
		var p struct{ Version, License string }
		if err := json.Unmarshal(raw, &p); err != nil {
			return nil, fmt.Errorf("find the licence of %s: %w", name, err)
		}
		text, err := licenceText(dir)
		if err != nil {
			return nil, fmt.Errorf("find the licence of %s: %w", name, err)
		}
		fmt.Fprintf(&b, "%s %s (%s)\n\n%s\n\n\n", name, p.Version, p.License, bytes.TrimSpace(text))
	}
	return b.Bytes(), nil
}

func licenceText(dir string) ([]byte, error) {
	for _, name := range []string{"LICENSE", "LICENSE.md", "LICENSE.txt", "LICENCE"} {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if !errors.Is(err, fs.ErrNotExist) {
			return text, err
		}
	}
	return nil, fmt.Errorf("%s has none: %w", filepath.Base(dir), fs.ErrNotExist)
}

// packageOf is the npm package of a path like "node_modules/@scope/name/file.js".
func packageOf(input string) (string, bool) {
	_, rest, ok := strings.Cut(filepath.ToSlash(input), "node_modules/")
	if !ok {
		return "", false
	}
	parts := strings.SplitN(rest, "/", 3)
	if strings.HasPrefix(rest, "@") && len(parts) > 1 {
		return parts[0] + "/" + parts[1], true
	}
	return parts[0], true
}
