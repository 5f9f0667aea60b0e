package dataset_test

import (
	"archive/zip"
	"bytes"
	"hash/crc32"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"khyberatlas/internal/dataset"
)

// zipOfRaw writes the entries as they are given, each with whatever header.
func zipOfRaw(t *testing.T, write func(*zip.Writer) error) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	if err := write(z); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "made.zip")
	if err := os.WriteFile(name, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// stored adds an entry that isn't packed, under a header that may say anything of it.
func stored(z *zip.Writer, h zip.FileHeader, text string) error {
	h.CompressedSize64, h.CRC32 = uint64(len(text)), crc32.ChecksumIEEE([]byte(text))
	w, err := z.CreateRaw(&h)
	if err != nil {
		return err
	}
	_, err = w.Write([]byte(text))
	return err
}

func TestAZipThatLeadsElsewhereIsNotRead(t *testing.T) {
	for name, entry := range map[string]string{
		"up":                  "../incidents.csv",
		"up from within":      "data/../../incidents.csv",
		"up and in again":     "data/../incidents.csv",
		"from the root":       "/etc/incidents.csv",
		"with a backslash":    `..\incidents.csv`,
		"from a drive":        `C:\incidents.csv`,
		"by a point":          "./incidents.csv",
		"by an empty part":    "data//incidents.csv",
		"behind a NUL":        "incidents.csv\x00.txt",
		"in a name with both": `data/..\..\incidents.csv`,
	} {
		t.Run(name, func(t *testing.T) {
			entries := texts(minimal(t))
			entries[entry] = "id"
			if _, _, err := dataset.Open(zipOf(t, entries)); err == nil || !strings.Contains(err.Error(), "points outside the zip") {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestAZipOfWhatIsNoFileIsNotRead(t *testing.T) {
	for name, mode := range map[string]fs.FileMode{
		"a symbolic link": fs.ModeSymlink | 0o777, "a device": fs.ModeDevice | 0o600, "a pipe": fs.ModeNamedPipe | 0o600,
		"a socket": fs.ModeSocket | 0o600, "a terminal": fs.ModeDevice | fs.ModeCharDevice | 0o600,
	} {
		t.Run(name, func(t *testing.T) {
			h := zip.FileHeader{Name: "incidents.csv"}
			h.SetMode(mode)
			path := zipOfRaw(t, func(z *zip.Writer) error { return stored(z, h, "/etc/passwd") })
			if _, _, err := dataset.Open(path); err == nil || !strings.Contains(err.Error(), "no plain file") {
				t.Errorf("got %v", err)
			}
		})
	}
}

// Only names of the dataset's own are ever opened, so that names of devices are names like others.
func TestNamesOfDevicesAreLeftOut(t *testing.T) {
	entries := texts(minimal(t))
	for _, name := range []string{"CON", "NUL", "aux.csv", "COM1.geojson", "incidents.csv:stream", "prn/lpt1.csv"} {
		entries[name] = "x"
	}
	if got, want := opened(t, zipOf(t, entries)).Version, valid(t, minimal(t)).Version; got != want {
		t.Errorf("version %s, want %s", got, want)
	}
}

func TestAnEntryThatStandsInAZipTwiceIsRefused(t *testing.T) {
	for name, pair := range map[string][2]string{
		"a file":              {"incidents.csv", "incidents.csv"},
		"a file and a folder": {"incidents.csv", "incidents.csv/"},
	} {
		t.Run(name, func(t *testing.T) {
			path := zipOfRaw(t, func(z *zip.Writer) error {
				for _, entry := range pair {
					if err := stored(z, zip.FileHeader{Name: entry}, ""); err != nil {
						return err
					}
				}
				return nil
			})
			if _, _, err := dataset.Open(path); err == nil || !strings.Contains(err.Error(), "twice") {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestAnEntryThatSaysAnotherSizeThanItHasIsAFault(t *testing.T) {
	text := string(minimal(t)["claims.csv"].Data)
	for name, size := range map[string]uint64{"less": 10, "nothing": 0, "more": uint64(len(text)) + 10, "15 MB": 15 << 20} {
		t.Run(name, func(t *testing.T) {
			path := zipOfRaw(t, func(z *zip.Writer) error {
				for file, other := range texts(minimal(t)) {
					if file == "claims.csv" {
						continue
					}
					w, err := z.Create(file)
					if err != nil {
						return err
					}
					if _, err := w.Write([]byte(other)); err != nil {
						return err
					}
				}
				return stored(z, zip.FileHeader{Name: "claims.csv", UncompressedSize64: size}, text)
			})
			ds, faults, _ := read(t, openedFS(t, path))
			if ds != nil || !strings.Contains(listed(faults), "claims.csv:") ||
				!strings.Contains(listed(faults), "what the zip says of it") {
				t.Errorf("faults: %s", listed(faults))
			}
		})
	}
}

func TestAZipUnpacksToNoMoreThanAHundredTimesItsLength(t *testing.T) {
	entries := texts(minimal(t))
	header, _, _ := strings.Cut(entries["claims.csv"], "\n")
	entries["claims.csv"] = header + strings.Repeat("\n", 20<<20)
	c, allocated := allocating(t, openedFS(t, zipOf(t, entries)))
	if !strings.Contains(listed(c.Faults), "claims.csv:") || !strings.Contains(listed(c.Faults), "unpacks to at most 16 MB") {
		t.Errorf("faults: %s", listed(c.Faults))
	}
	if allocated > 4<<20 {
		t.Errorf("%d bytes were allocated", allocated)
	}
	if c, _ := allocating(t, openedFS(t, padded(t, entries, 300_000))); len(c.Faults) > 0 {
		t.Errorf("in a larger zip: %s", listed(c.Faults))
	}
}

func TestAZipWithALongListOfEntriesIsNotRead(t *testing.T) {
	entries := map[string]string{}
	for i := range 100 {
		entries[strings.Repeat("long/", 12_000)+string(rune('a'+i))] = ""
	}
	if _, _, err := dataset.Open(zipOf(t, entries)); err == nil || !strings.Contains(err.Error(), "longer than 4 MB") {
		t.Errorf("got %.200v", err)
	}
}
