package main

import (
	"archive/zip"
	"encoding/csv"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"khyberatlas/internal/dataset/datasettest"
)

// The scripts run this binary under the program's name, each command a process of its own.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){programName: main})
}

const (
	geodataFolder = "../../geodata"
	minimalFolder = "../../internal/dataset/testdata/minimal" // read in a millisecond
)

func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"dataset": func(ts *testscript.TestScript, _ bool, args []string) {
				ts.Check(os.CopyFS(ts.MkAbs(args[0]), os.DirFS(ts.Getenv("GEODATA"))))
			},
			"unzip": func(ts *testscript.TestScript, _ bool, args []string) {
				z, err := zip.OpenReader(ts.MkAbs(args[0]))
				ts.Check(err)
				defer z.Close()
				ts.Check(os.CopyFS(ts.MkAbs(args[1]), z))
			},
			// setcell FILE LINE COLUMN VALUE
			"setcell": func(ts *testscript.TestScript, _ bool, args []string) {
				line, err := strconv.Atoi(args[1])
				ts.Check(err)
				ts.Check(setCell(ts.MkAbs(args[0]), line, args[2], args[3]))
			},
			// setheader FILE COLUMN NAME, with Go's escapes in the name
			"setheader": func(ts *testscript.TestScript, _ bool, args []string) {
				name, err := strconv.Unquote(`"` + args[2] + `"`)
				ts.Check(err)
				ts.Check(setCell(ts.MkAbs(args[0]), 1, args[1], name))
			},
			// append FILE TIMES TEXT, with Go's escapes in the text
			"append": func(ts *testscript.TestScript, _ bool, args []string) {
				times, err := strconv.Atoi(args[1])
				ts.Check(err)
				text, err := strconv.Unquote(`"` + args[2] + `"`)
				ts.Check(err)
				ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(ts.ReadFile(args[0])+strings.Repeat(text, times)), 0o644))
			},
			// edit FILE OLD NEW
			"edit": func(ts *testscript.TestScript, _ bool, args []string) {
				text := ts.ReadFile(args[0])
				if !strings.Contains(text, args[1]) {
					ts.Fatalf("%s does not hold %q", args[0], args[1])
				}
				ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Replace(text, args[1], args[2], 1)), 0o644))
			},
		},
		Setup: func(e *testscript.Env) error {
			folder, err := filepath.Abs(geodataFolder)
			e.Setenv("GEODATA", folder)
			for name, path := range map[string]string{"MINIMAL": minimalFolder,
				"ACLED": "../../internal/intake/acled/testdata/export-2024.csv"} {
				path, failed := filepath.Abs(path)
				e.Setenv(name, path)
				err = errors.Join(err, failed)
			}
			ds := datasettest.Shipped(t)
			for name, table := range map[string]string{"INCIDENTS": "incidents", "CITATIONS": "incident_sources", "CLAIMS": "claims"} {
				e.Setenv(name, strconv.Itoa(ds.Counts()[table]))
			}
			e.Setenv("RELEASED", ds.Meta.Released.String())
			return err
		},
	})
}

// setCell changes one cell of a CSV file without line breaks in its cells.
func setCell(path string, line int, column, value string) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	rows, err := csv.NewReader(strings.NewReader(string(b))).ReadAll()
	if err != nil {
		return err
	}
	rows[line-1][slices.Index(rows[0], column)] = value
	var out strings.Builder
	if err := csv.NewWriter(&out).WriteAll(rows); err != nil {
		return err
	}
	return os.WriteFile(path, []byte(out.String()), 0o644)
}
