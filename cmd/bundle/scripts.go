package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// mapScripts are the map's: what answers to a reader comes apart from what is drawn first, and the page tells where it lies.
var mapScripts = api.BuildOptions{Splitting: true, ChunkNames: "[name].[hash]", EntryPointsAdvanced: []api.EntryPoint{
	{InputPath: "src/main.ts", OutputPath: "map"}, {InputPath: "src/acts.ts", OutputPath: "acts"}}}

// addBundles builds every script and style sheet and collects the licences of what went into them.
func addBundles(d *dist, root string) error {
	var used []string
	build := func(o api.BuildOptions) error {
		files, parts, inputs, err := bundle(root, o)
		if err != nil {
			return err
		}
		used = append(used, inputs...)
		if parts != nil {
			if err := d.addParts(parts); err != nil {
				return err
			}
		}
		for name, body := range files {
			// An entry that has nothing of its own is the part that it names: a page waits for one file, not for two.
			if part := alone.FindSubmatch(body); part != nil {
				d.name(name, string(part[1]))
			} else if err := d.add(name, body); err != nil {
				return err
			}
		}
		return nil
	}
	if err := build(mapScripts); err != nil {
		return err
	}
	// A worker is a program of its own: it shares no file with the page.
	crowd := []api.EntryPoint{{InputPath: "src/many/worker.ts", OutputPath: "crowd"}}
	for _, o := range []api.BuildOptions{{EntryPoints: []string{"src/cite/cite.ts"}}, {EntryPointsAdvanced: crowd}} {
		if err := build(o); err != nil {
			return err
		}
	}
	// What the map needs comes apart from what the pages of text do: all are read on the same slow lines.
	for name, sheets := range map[string][]string{
		"main.css":   {"src/css/tokens.css", "src/css/base.css", "src/css/parts/*.css"},
		"pages.css":  {"src/css/pages/*.css"},
		"cite.css":   {"src/css/cite/*.css"},
		"tracks.css": {"src/css/tracks/*.css"},
		"map.css":    {"node_modules/leaflet/dist/leaflet.css", "src/css/map/*.css"},
	} {
		sheet, err := imports(root, sheets)
		if err != nil {
			return err
		}
		o := api.BuildOptions{Stdin: &api.StdinOptions{Contents: sheet, ResolveDir: root, Sourcefile: name, Loader: api.LoaderCSS}}
		if err := build(o); err != nil {
			return err
		}
	}
	licences, err := licencesOf(root, append(used, "node_modules/world-atlas/package.json"))
	if err != nil {
		return err
	}
	return d.add("licences.txt", licences)
}

var alone = regexp.MustCompile(`^import"\./([\w.]+\.js)";\s*$`)

// bundle returns minified files, the parts that they share or fetch when they are needed, and the inputs that all are made
// of, relative to the assets' folder.
func bundle(root string, o api.BuildOptions) (files, parts map[string][]byte, inputs []string, err error) {
	o.AbsWorkingDir = root
	o.Outdir = "out"
	o.Bundle, o.Write, o.Metafile = true, false, true
	o.Format, o.Target, o.Platform = api.FormatESModule, api.ES2020, api.PlatformBrowser
	o.MinifyWhitespace, o.MinifyIdentifiers, o.MinifySyntax = true, true, true
	o.LegalComments, o.Charset = api.LegalCommentsNone, api.CharsetUTF8
	o.Plugins = []api.Plugin{leaflet(root)}
	r := api.Build(o)
	if err := faults(r.Errors); err != nil {
		return nil, nil, nil, err
	}
	files = map[string][]byte{}
	for _, f := range r.OutputFiles {
		name := filepath.Base(f.Path)
		if o.Stdin != nil {
			name = o.Stdin.Sourcefile
		}
		if o.ChunkNames == "" || !strings.Contains(strings.TrimSuffix(name, ".js"), ".") {
			files[name] = f.Contents // an entry, whose name has no hash
			continue
		}
		if parts == nil {
			parts = map[string][]byte{}
		}
		parts[name] = f.Contents
	}
	inputs, err = inputsOf(r.Metafile)
	return files, parts, inputs, err
}

func faults(messages []api.Message) error {
	var all []error
	for _, m := range messages {
		where := ""
		if m.Location != nil {
			where = fmt.Sprintf("%s:%d: ", m.Location.File, m.Location.Line)
		}
		all = append(all, errors.New(where+m.Text))
	}
	return errors.Join(all...)
}

// imports is a style sheet that imports the sheets of some patterns, each pattern's by name.
func imports(root string, patterns []string) (string, error) {
	var b strings.Builder
	for _, p := range patterns {
		names, err := filepath.Glob(filepath.Join(root, filepath.FromSlash(p)))
		if err != nil {
			return "", fmt.Errorf("list the style sheets %s: %w", p, err)
		}
		slices.Sort(names)
		for _, n := range names {
			rel, err := filepath.Rel(root, n)
			if err != nil {
				return "", fmt.Errorf("list the style sheets %s: %w", p, err)
			}
			fmt.Fprintf(&b, "@import %q;\n", "./"+filepath.ToSlash(rel))
		}
	}
	return b.String(), nil
}
