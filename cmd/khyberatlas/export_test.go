package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"khyberatlas/internal/needs"
	"khyberatlas/internal/ogc"

	"github.com/alecthomas/kong"
)

func TestEveryFilterOfDownloadsIsAFlagOfExport(t *testing.T) {
	t.Parallel()
	download, ok := ogc.Lookup("download")
	if !ok {
		t.Fatal("there is no operation download")
	}
	view := []string{"layers", "map", "reading", "size", "shade", "sel", "lang"} // without effect on data
	var want []string
	for _, p := range download.Params {
		if !slices.Contains(view, p.Name) {
			want = append(want, p.Name)
		}
	}
	if len(want) == 0 {
		t.Fatal("downloads have no filter")
	}
	std := &streams{stdout: io.Discard, stderr: io.Discard}
	for _, wrong := range unflagged(want, func(args ...string) (url.Values, error) {
		v, err := parse(append([]string{"export"}, args...), os.LookupEnv, std)
		if err != nil {
			return nil, err
		}
		return v.(*exportVerb).values(), nil
	}) {
		t.Error(wrong)
	}
}

// unflagged says which of some filters a command line doesn't take under their name, nor with - for _.
func unflagged(names []string, parse func(args ...string) (url.Values, error)) (wrong []string) {
	for _, name := range names {
		for _, flag := range []string{"--" + name, "--" + strings.ReplaceAll(name, "_", "-")} {
			given, err := parse(flag, "a,b", flag+"=c")
			if err != nil || !slices.Equal(given[name], []string{"a,b", "c"}) {
				wrong = append(wrong, fmt.Sprintf("%s gives %q: %v", flag, given[name], err))
			}
		}
	}
	return wrong
}

func TestAFilterWithoutAFlagIsNoticed(t *testing.T) {
	rows := slices.Clone(ogc.Filters())
	names := make([]string, len(rows))
	for i, p := range rows {
		names[i] = p.Name
	}
	for _, forgotten := range []string{"", "killed_min"} {
		for i := range rows {
			if rows[i].Name == forgotten {
				rows[i].Flag = ogc.Flag{}
			}
		}
		wrong := unflagged(names, func(args ...string) (url.Values, error) {
			made := flagsOf(rows)
			parser, err := kong.New(&made)
			if err != nil {
				return nil, err
			}
			_, err = parser.Parse(args)
			return made.values(), err
		})
		if noticed := len(wrong) > 0; noticed != (forgotten != "") {
			t.Errorf("without %q: %v", forgotten, wrong)
		}
	}
}

func TestExportWritesTheVeryBytesOfDownloads(t *testing.T) {
	needs.Time(t)
	t.Parallel()
	folder := t.TempDir()
	path := filepath.Join(folder, "x.db")
	command(t, "import", "--db", path, geodataFolder)
	s := start(t, serveCommand(path))
	for _, tc := range []struct{ collection, form, filter string }{
		{"incidents", "geojson", ""},
		{"incidents", "csv", "datetime=2025-10-01/2025-10-31&district=Bannu&district=Kurram"},
		{"strikes", "geojson", "killed_min=5&q=drone"},
		{"crossings", "csv", "datetime=2025-11-01"},
		{"districts", "geojson", "actor=ttp,iskp"},
		{"claims", "csv", "type=air_strike"},
		{"crossing_status", "json", ""},
		{"dataset", "zip", ""},
		{"incidents", "gpkg", "type=drone_strike"},
		{"tehsils", "kml", "district=Bannu"},
		{"strikes", "geojsonl", ""},
		{"districts", "geojsonseq", "bbox=69,31,71,34"},
		{"khyber-atlas", "gpkg", "datetime=2025-10-01/2025-10-31"},
	} {
		name := "/downloads/" + tc.collection + "." + tc.form + "?" + tc.filter
		status, _, want := s.get(name)
		if status != http.StatusOK {
			t.Errorf("%s is %d: %.300s", name, status, want)
			continue
		}
		args := []string{"export", "--db", path, "--collection", tc.collection, "--f", tc.form}
		filter, err := url.ParseQuery(tc.filter)
		if err != nil {
			t.Fatal(err)
		}
		for flag, values := range filter {
			for _, v := range values {
				args = append(args, "--"+flag+"="+v)
			}
		}
		got, err := exec.Command(programName, args...).Output()
		if err != nil || string(got) != want {
			t.Errorf("%s: %v: %d bytes, want %d: %.200s", name, err, len(got), len(want), got)
		}
	}
}

func TestAnExportIntoAFilePutsItInPlaceAndOneIntoAPipeIsWritten(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path, out, pipe := filepath.Join(folder, "x.db"), filepath.Join(folder, "out.csv"), filepath.Join(folder, "pipe")
	command(t, "import", "--db", path, geodataFolder)
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	read := make(chan []byte, 1)
	go func() {
		b, err := os.ReadFile(pipe)
		if err != nil {
			t.Error(err)
		}
		read <- b
	}()
	export := []string{"export", "--db", path, "--collection", "crossings", "--f", "csv", "--out"}
	command(t, append(export, out)...)
	command(t, append(export, pipe)...)
	want, err := os.ReadFile(out)
	if err != nil || !strings.Contains(string(want), "torkham") {
		t.Fatalf("%v: %.200s", err, want)
	}
	if got := <-read; !bytes.Equal(got, want) {
		t.Errorf("the pipe got %d bytes, the file %d", len(got), len(want))
	}
	if info, err := os.Stat(pipe); err != nil || info.Mode().IsRegular() {
		t.Errorf("the pipe is a plain file now (%v)", err)
	}
}

func TestAVerbThatIsStoppedSaysSo(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "x.db")
	stopped, stop := context.WithCancel(t.Context())
	stop()
	none := func(string) (string, bool) { return "", false }
	err := run(stopped, []string{"import", "--db", path, geodataFolder}, none, io.Discard, io.Discard)
	if !errors.Is(err, errStopped) || exitCode(err) != 1 {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("there is a database (%v)", err)
	}
}

func TestAnExportThatFailsLeavesTheFileThatWasThere(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path, out := filepath.Join(folder, "x.db"), filepath.Join(folder, "out.csv")
	command(t, "import", "--db", path, geodataFolder)
	if err := os.WriteFile(out, []byte("precious"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"--type", "explosion"},
		{"--collection", "volcanoes"},
		{"--f", "xlsx"},
	} {
		var said bytes.Buffer
		cmd := exec.Command(programName, append([]string{"export", "--db", path, "--out", out}, args...)...)
		cmd.Stderr = &said
		if err := cmd.Run(); cmd.ProcessState.ExitCode() != 2 || !strings.Contains(said.String(), args[1]) {
			t.Errorf("%v: %v, says %q", args, err, said.String())
		}
	}
	if b, err := os.ReadFile(out); err != nil || string(b) != "precious" {
		t.Errorf("the file holds %q (%v)", b, err)
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) != 2 {
		t.Errorf("beside the file lies %v (%v)", left, err)
	}
}
