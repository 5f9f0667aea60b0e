package main

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// TestRowsThatWereMendedAreAsIfTheyHadBeenRight: rows with a fault go out, are mended and come in again, however the file came
// in; then the database holds the version that it would have had. The row is not the first or the last: from which day to which a
// record goes is told by the rows that were right. Of which release UCDP's rows are no stream says.
func TestRowsThatWereMendedAreAsIfTheyHadBeenRight(t *testing.T) {
	t.Parallel()
	first := filepath.Join(t.TempDir(), "first.db")
	command(t, "import", "--db", first, minimalFolder)
	held, err := os.ReadFile(first)
	if err != nil {
		t.Fatal(err)
	}
	middle := "3,2024-03-05,Tank,32.2,70.4,shelling,1,0,2,“Thírd”\n"
	for _, in := range inputs(t) {
		texts := map[string]string{"": in.text}
		switch in.name {
		case "desk.csv":
			text := in.text + middle
			windows, err := charmap.Windows1252.NewEncoder().String(text)
			if err != nil {
				t.Fatal(err)
			}
			wide, err := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String(text)
			if err != nil {
				t.Fatal(err)
			}
			heading, rows, _ := strings.Cut(text, "\n")
			semicolons := strings.ReplaceAll(strings.Replace(text, "First, of", "First of", 1), ",", ";")
			texts = map[string]string{"UTF-8 with a mark": "\ufeff" + text, "Windows-1252": windows, "UTF-16": wide,
				"semicolons": "sep=;\r\n" + strings.ReplaceAll(semicolons, "\n", "\r\n"),
				"tabs":       strings.ReplaceAll(semicolons, ";", "\t"),
				"tags":       heading + "\n#event+id,#date,#adm2+name,#geo+lat,#geo+lon,#event+type,#affected,,,#description\n" + rows}
		case "desk.geojson":
			texts[""] = strings.Replace(in.text, "]}\n", `,{"type": "Feature", "properties": {"id": 3, "day": "2024-03-05", `+
				`"district": "Tank", "kind": "ied", "dead": 1, "least": 0, "most": 2, "text": "Third"}, "geometry": null}]}`+"\n", 1)
		}
		for what, text := range texts {
			dir := t.TempDir()
			args := []string{"import", "--everywhere"}
			if in.mapping != "" {
				putIn(t, dir, "m.toml", in.mapping)
				args = append(args, "--mapping", "m.toml")
			}
			do := func(stdin string, more ...string) string {
				t.Helper()
				cmd := exec.Command(programName, append(args[:len(args):len(args)], more...)...)
				cmd.Dir, cmd.Stdin = dir, strings.NewReader(stdin)
				out, err := cmd.CombinedOutput()
				if err != nil {
					t.Fatalf("%s, %s: %v\n%s", in.name, what, err, out)
				}
				return string(out)
			}
			putIn(t, dir, "right.db", string(held))
			putIn(t, dir, in.name, text)
			want := versionIn(t, do("", "--db", "right.db", in.name))
			day, never := wideAs(text, in.day), wideAs(text, "never")
			hurt := strings.ReplaceAll(text, day, never)
			putIn(t, dir, in.name, hurt)
			putIn(t, dir, "x.zip", zipWith(t, in.name, hurt))
			for _, path := range []string{in.name, "x.zip", "-"} {
				db, rest := "db-of-"+filepath.Base(path), "rest-of-"+filepath.Base(path)+"-"+in.name
				putIn(t, dir, db, string(held))
				do(hurt, "--db", db, "--format", in.format, "--skip-faulty", rest, path)
				skipped, err := os.ReadFile(filepath.Join(dir, rest))
				if err != nil || !bytes.Contains(skipped, []byte("never")) {
					t.Fatalf("%s, %s, %s: %v\n%s", in.name, what, path, err, skipped)
				}
				putIn(t, dir, rest, strings.ReplaceAll(string(skipped), "never", in.day))
				if got := versionIn(t, do("", "--db", db, rest)); got != want && (path != "-" || in.format != "ucdp") {
					t.Errorf("%s, %s, %s: the version is %s, want %s", in.name, what, path, got, want)
				}
			}
		}
	}
}

var versionSaid = regexp.MustCompile(`; version ([0-9a-f]{16})\n`)

func versionIn(t *testing.T, out string) string {
	t.Helper()
	m := versionSaid.FindStringSubmatch(out)
	if m == nil {
		t.Fatalf("no version was made:\n%s", out)
	}
	return m[1]
}

// wideAs is a word of letters in ASCII as a text has it.
func wideAs(text, word string) string {
	if !strings.HasPrefix(text, "\xfe\xff") {
		return word
	}
	var wide strings.Builder
	for _, c := range []byte(word) {
		wide.Write([]byte{0, c})
	}
	return wide.String()
}

func zipWith(t *testing.T, name, text string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(name)
	if err == nil {
		_, err = io.WriteString(w, text)
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}
