package intake

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/encoding/unicode"

	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/dataset/safefs"
	"khyberatlas/internal/intake/table"
)

// Source is a file that is open to be read once, from its start.
type Source struct {
	Name   string // of the file, within its folder or zip
	Format string // by how it begins: one of Formats, or blank where it is none
	Size   int64  // bytes; 0 where it is not known
	Refuse []findings.Excess

	text    *bufio.Reader
	start   []byte // what Peek saw
	closers []io.Closer
}

// The formats that files are told to be of. Atlas is the dataset's own, which internal/dataset reads: a Source of it has
// nothing to read.
const (
	Atlas   = "atlas"
	UCDP    = "ucdp"
	ACLED   = "acled"
	CSV     = "csv"
	GeoJSON = "geojson"
)

// Formats are all of them.
var Formats = []string{Atlas, UCDP, ACLED, CSV, GeoJSON}

// mostUnpacked is how long a table in a zip may be: UCDP's whole record takes a hundredth.
const mostUnpacked = 64 << 30

// startsWith is how much of a file is looked at to find its format: a heading and some rows.
const startsWith = 64 << 10

// Open opens a file, a folder or a zip with one table in it, or what comes in on standard input, named "-". What is wrong
// with a zip or a folder is in Refuse, as faults of what was given and not of the machine.
func Open(name string, stdin io.Reader) (*Source, error) {
	if name == "-" {
		s := &Source{Name: "standard input"}
		return s, s.begin(stdin)
	}
	info, err := os.Stat(name)
	if err != nil {
		return nil, fmt.Errorf("open: %w", err)
	}
	s := &Source{Name: filepath.Base(name), Size: info.Size()}
	switch {
	case info.IsDir():
		err = s.folder(name)
	case !info.Mode().IsRegular() && info.Mode()&fs.ModeNamedPipe == 0:
		err = fmt.Errorf("%w: %s", ErrNoFile, name)
	default:
		err = s.file(name)
	}
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// ErrNoFile says that a path leads to a socket, a device or the like.
var ErrNoFile = errors.New("it is neither a folder nor a plain file")

// Close closes what is open.
func (s *Source) Close() (err error) {
	for _, c := range slices.Backward(s.closers) {
		err = errors.Join(err, c.Close())
	}
	s.closers = nil
	return err
}

func (s *Source) file(name string) error {
	file, err := os.Open(name)
	if err != nil {
		return fmt.Errorf("open: %w", err)
	}
	s.closers = append(s.closers, file)
	start := make([]byte, 4)
	if n, err := file.ReadAt(start, 0); err == nil && n == 4 && bytes.Equal(start, []byte("PK\x03\x04")) {
		return s.zip(file)
	}
	return s.begin(file)
}

func (s *Source) zip(file *os.File) error {
	if strings.EqualFold(filepath.Ext(s.Name), ".xlsx") {
		return s.refuse(workbook)
	}
	fsys, err := safefs.LargeZip(file, s.Size, mostUnpacked)
	if err != nil {
		return s.refuse(excess(err))
	}
	return s.within(fsys, "zip")
}

func (s *Source) folder(name string) error {
	fsys, root, err := safefs.Folder(name)
	if err != nil {
		return fmt.Errorf("open: %w", err)
	}
	s.closers = append(s.closers, root)
	return s.within(fsys, "folder")
}

var workbook = findings.Excess{Rule: "a table is a text, and this is a workbook", Mend: "save the sheet as CSV (UTF-8)"}

// within opens the one table of a folder or zip; where it holds a dataset's files, it is of our own format.
func (s *Source) within(fsys fs.FS, kind string) error {
	if holdsDataset(fsys) {
		s.Format, s.Size = Atlas, 0
		return nil
	}
	tables, books, err := tablesIn(fsys)
	if err != nil {
		return s.refuse(excess(err))
	}
	switch {
	case len(tables) == 1:
	case len(tables) > 1:
		mend := "name the file that is meant"
		if kind == "zip" {
			mend = "unpack it and " + mend
		}
		return s.refuse(findings.Excess{Rule: fmt.Sprintf("a %s has one table in it, and this one has %d: %s", kind, len(tables),
			strings.Join(tables[:min(len(tables), 5)], ", ")), Mend: mend})
	case isWorkbook(fsys):
		return s.refuse(workbook)
	default:
		mend := "is it the one that is meant?"
		if len(books) > 0 {
			mend = "save the sheet of " + books[0] + " as CSV (UTF-8)"
		}
		return s.refuse(findings.Excess{Rule: fmt.Sprintf("a %s has a table in it, a .csv, .tsv, .json or .geojson file, or the files "+
			"of the atlas's own format, and this one has neither", kind), Mend: mend})
	}
	file, err := fsys.Open(tables[0])
	if err != nil {
		return s.refuse(excess(err))
	}
	s.closers = append(s.closers, file)
	if info, err := file.Stat(); err == nil {
		s.Size = info.Size()
	}
	s.Name = tables[0]
	return s.begin(file)
}

// holdsDataset tells the dataset's own files, at the root or in a folder there.
func holdsDataset(fsys fs.FS) bool {
	for _, pattern := range []string{"dataset.json", "incidents.csv", "*/dataset.json", "*/incidents.csv"} {
		if found, _ := fs.Glob(fsys, pattern); len(found) > 0 {
			return true
		}
	}
	return false
}

// isWorkbook tells a spreadsheet's file, whatever its name: it is a zip.
func isWorkbook(fsys fs.FS) bool {
	for _, name := range []string{"xl/workbook.xml", "xl/workbook.bin", "content.xml"} {
		if _, err := fs.Stat(fsys, name); err == nil {
			return true
		}
	}
	return false
}

// tablesIn are the files that can be meant: others stand beside them in downloads, licences and code books, what a Mac packs
// along, pipes. A link is one of them only where there is no file: opening it says why it isn't read. Books are the workbooks.
func tablesIn(fsys fs.FS) (tables, books []string, err error) {
	var links []string
	err = fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		base := path.Base(name)
		switch {
		case err != nil:
			return err
		case d.IsDir() && (base == "__MACOSX" || len(base) > 1 && base[0] == '.'):
			return fs.SkipDir
		case d.IsDir() || base[0] == '.':
		case slices.Contains([]string{".xlsx", ".xls", ".ods"}, strings.ToLower(path.Ext(base))):
			books = append(books, name)
		case !slices.Contains([]string{".csv", ".tsv", ".json", ".geojson"}, strings.ToLower(path.Ext(base))):
		case d.Type().IsRegular():
			tables = append(tables, name)
		case d.Type()&fs.ModeSymlink != 0:
			links = append(links, name)
		}
		return nil
	})
	if len(tables) == 0 {
		tables = links
	}
	return tables, books, err
}

// refuse notes why nothing can be read.
func (s *Source) refuse(why findings.Excess) error {
	s.Refuse = append(s.Refuse, why)
	return nil
}

// excess tells what is wrong with what was given.
func excess(err error) findings.Excess {
	var x findings.Excess
	if errors.As(err, &x) {
		return x
	}
	return findings.Excess{Rule: err.Error()}
}

// begin looks at the start of the text.
func (s *Source) begin(text io.Reader) error {
	s.text = bufio.NewReaderSize(text, startsWith)
	start, err := s.text.Peek(startsWith)
	var x findings.Excess
	switch {
	case errors.As(err, &x):
		return s.refuse(x)
	case err != nil && !errors.Is(err, io.EOF):
		return fmt.Errorf("read %s: %w", s.Name, err)
	}
	s.start = start
	if bytes.HasPrefix(start, []byte("PK\x03\x04")) {
		return s.refuse(findings.Excess{Rule: "a zip is a file by itself, and this one comes in as a stream or within another",
			Mend: "name the file"})
	}
	s.Format = formatOf(start)
	return nil
}

// plain is how a text begins, without a mark; what is wrong with it is said when it is read.
func plain(start []byte) []byte {
	if bytes.HasPrefix(start, []byte("\xff\xfe")) || bytes.HasPrefix(start, []byte("\xfe\xff")) {
		start, _ = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(start[:len(start)&^1])
	}
	return bytes.TrimSpace(bytes.TrimPrefix(start, []byte("\xef\xbb\xbf")))
}

func isJSON(start []byte) bool {
	text := plain(start)
	return len(text) > 0 && (text[0] == '{' || text[0] == '[')
}

// formatOf tells a format by how a file begins; blank where it is no table and no JSON.
func formatOf(start []byte) string {
	if isJSON(start) {
		text := plain(start)
		switch {
		case bytes.Contains(text, []byte(`"event_id_cnty"`)):
			return ACLED
		case bytes.Contains(text, []byte(`"FeatureCollection"`)), bytes.Contains(text, []byte(`"features"`)):
			return GeoJSON
		case bytes.Contains(text, []byte(`"success"`)): // an answer of ACLED's interface without rows
			return ACLED
		}
		return ""
	}
	t := headingOf(start)
	switch {
	case t == nil:
		return ""
	case has(t, "type_of_violence", "side_a", "date_start"):
		return UCDP
	case has(t, "event_id_cnty", "event_date"), has(t, "event_date", "sub_event_type", "fatalities"):
		return ACLED
	}
	return CSV
}

// headingOf reads the heading alone; nil where there is none.
func headingOf(start []byte) *table.Reader {
	t, err := table.Open(bytes.NewReader(start), table.How{}, findings.New(1<<20))
	if err != nil {
		return nil
	}
	return t
}

func has(t *table.Reader, names ...string) bool {
	return !slices.ContainsFunc(names, func(n string) bool { return t.Column(n) == table.None })
}
