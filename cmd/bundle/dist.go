package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"
)

const manifestName = "manifest.json"

// dist is the folder of built files and its manifest: plain name to hashed name.
type dist struct {
	dir      string
	manifest map[string]string
	sizes    map[string][2]int // plain and brotli bytes of what this run wrote
}

func openDist(dir string) (*dist, error) {
	d := &dist{dir: dir, manifest: map[string]string{}, sizes: map[string][2]int{}}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("make the folder of built files: %w", err)
	}
	raw, err := os.ReadFile(filepath.Join(dir, manifestName))
	if errors.Is(err, fs.ErrNotExist) {
		return d, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the manifest: %w", err)
	}
	if err := json.Unmarshal(raw, &d.manifest); err != nil {
		return nil, fmt.Errorf("read the manifest: %w", err)
	}
	return d, nil
}

// add writes a file and its compressed twins. The hash stands before the last extension.
func (d *dist) add(name string, body []byte) error {
	sum := sha256.Sum256(body)
	ext := filepath.Ext(name)
	return d.write(name, strings.TrimSuffix(name, ext)+"."+hex.EncodeToString(sum[:5])+ext, body)
}

// addParts writes the files that others name by their hashes, instead of those of the last run.
func (d *dist) addParts(parts map[string][]byte) error {
	maps.DeleteFunc(d.manifest, func(name, hashed string) bool { return name == hashed })
	for name, body := range parts {
		if err := d.write(name, name, body); err != nil {
			return err
		}
	}
	return nil
}

// name gives a part that is written a plain name.
func (d *dist) name(plain, part string) { d.manifest[plain] = part }

func (d *dist) write(name, hashed string, body []byte) error {
	ext := filepath.Ext(name)
	br, err := brotlied(body)
	if err != nil {
		return fmt.Errorf("compress %s: %w", name, err)
	}
	gz, err := gzipped(body)
	if err != nil {
		return fmt.Errorf("compress %s: %w", name, err)
	}
	forms := map[string][]byte{"": body, ".br": br, ".gz": gz}
	if ext == ".webp" {
		br, forms = body, map[string][]byte{"": body} // compressed as it is
	}
	for suffix, bytes := range forms {
		if err := os.WriteFile(filepath.Join(d.dir, hashed+suffix), bytes, 0o644); err != nil {
			return fmt.Errorf("write %s: %w", name, err)
		}
	}
	d.manifest[name] = hashed
	d.sizes[name] = [2]int{len(body), len(br)}
	return nil
}

// close writes the manifest, removes what it no longer names, and says what was built.
func (d *dist) close(out io.Writer) error {
	raw, err := json.MarshalIndent(d.manifest, "", "  ")
	if err != nil {
		return fmt.Errorf("write the manifest: %w", err)
	}
	if err := os.WriteFile(filepath.Join(d.dir, manifestName), append(raw, '\n'), 0o644); err != nil {
		return fmt.Errorf("write the manifest: %w", err)
	}
	keep := map[string]bool{manifestName: true, ".gitkeep": true}
	for _, hashed := range d.manifest {
		keep[hashed] = true
		if filepath.Ext(hashed) != ".webp" {
			keep[hashed+".br"], keep[hashed+".gz"] = true, true
		}
	}
	entries, err := os.ReadDir(d.dir)
	if err != nil {
		return fmt.Errorf("tidy the built files: %w", err)
	}
	for _, e := range entries {
		if keep[e.Name()] {
			continue
		}
		if err := os.Remove(filepath.Join(d.dir, e.Name())); err != nil {
			return fmt.Errorf("tidy the built files: %w", err)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(d.sizes)) {
		s := d.sizes[name]
		if _, err := fmt.Fprintf(out, "%-20s %8d bytes, %7d compressed\n", name, s[0], s[1]); err != nil {
			return err
		}
	}
	return nil
}

func brotlied(body []byte) ([]byte, error) {
	var b bytes.Buffer
	w := brotli.NewWriterLevel(&b, brotli.BestCompression)
	if _, err := w.Write(body); err != nil {
		return nil, err
	}
	err := w.Close()
	return b.Bytes(), err
}

func gzipped(body []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(body); err != nil {
		return nil, err
	}
	err = w.Close()
	return b.Bytes(), err
}
