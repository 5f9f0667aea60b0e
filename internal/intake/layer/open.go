package layer

import (
	"archive/zip"
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/dataset/safefs"
)

// mostBytes is how long a file may be: the roads of a whole country take less.
const mostBytes = 256 << 20

// ErrNoFile says that a path is no file that could be read.
var ErrNoFile = errors.New("no file")

// open finds out what a file is, reads it, and gives back its name.
func (r *reader) open(name string) (string, error) {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", fmt.Errorf("%w: there is no %s", ErrNoFile, name)
	case err != nil:
		return "", fmt.Errorf("open the layer: %w", err)
	case !info.Mode().IsRegular():
		return "", fmt.Errorf("%w: %s is no plain file; a layer is one file of GeoJSON or a GeoPackage", ErrNoFile, name)
	}
	base := filepath.Base(name)
	if info.Size() > mostBytes {
		r.Fault(findings.Spot{File: base}, fmt.Sprintf("%d MB", info.Size()>>20), fmt.Sprintf("a file is at most %d MB", mostBytes>>20),
			"cut out the map's area first (ogr2ogr -spat 58 22 81 42)")
		return base, nil
	}
	f, err := os.Open(name)
	if err != nil {
		return "", fmt.Errorf("open the layer: %w", err)
	}
	defer f.Close()
	text := bufio.NewReader(f)
	begin, err := text.Peek(peeked)
	if err != nil && !errors.Is(err, io.EOF) {
		return "", fmt.Errorf("read the layer: %w", err)
	}
	switch {
	case bytes.HasPrefix(begin, []byte("PK\x03\x04")):
		return r.zipped(f, info.Size(), base)
	case bytes.HasPrefix(begin, []byte("SQLite format 3\x00")):
		return base, r.geoPackage(name, base)
	}
	return base, r.text(text, base)
}

// peeked is how much of a file says what it is.
const peeked = 512

// zipped reads the one file of GeoJSON in a zip.
func (r *reader) zipped(f io.ReaderAt, size int64, base string) (string, error) {
	at := findings.Spot{File: base}
	files, err := safefs.Zip(f, size)
	if err != nil {
		if !r.Broken(at, err) {
			rule := strings.TrimPrefix(err.Error(), zip.ErrFormat.Error())
			r.Fault(at, "", "a zip can be read: "+rule, "download it again")
		}
		return base, nil
	}
	var found []string
	err = fs.WalkDir(files, ".", func(name string, e fs.DirEntry, err error) error {
		ext := strings.ToLower(path.Ext(name))
		if err == nil && !e.IsDir() && (ext == ".geojson" || ext == ".json") {
			found = append(found, name)
		}
		return err
	})
	switch {
	case err != nil:
		r.Fault(at, "", "a zip can be read: "+err.Error(), "download it again")
		return base, nil
	case len(found) != 1:
		r.Fault(at, strings.Join(found, ", "), fmt.Sprintf("a zip has one file of GeoJSON, and this has %d", len(found)),
			"unpack it and name the file")
		return base, nil
	}
	in, err := files.Open(found[0])
	if err != nil {
		if r.Broken(at, err) {
			return base, nil
		}
		return "", fmt.Errorf("open the layer: %w", err)
	}
	defer in.Close()
	return base, r.text(bufio.NewReader(safefs.Capped(in)), path.Base(found[0]))
}

var mark = []byte("\xef\xbb\xbf")

// foreign are files that are often taken for GeoJSON, by how they begin.
var foreign = []struct{ begin, is, mend string }{
	{"SQLite format 3\x00", "a GeoPackage in a zip", "unpack it first"},
	{"\xff\xfe", "a text in UTF-16", "save it as UTF-8"},
	{"\xfe\xff", "a text in UTF-16", "save it as UTF-8"},
	{"\x1f\x8b", "compressed by gzip", "unpack it first"},
	{"\x00\x00\x27\x0a", "a shapefile", "convert it: ogr2ogr -f GeoJSON layer.geojson FILE.shp"},
	{"<?xml", "XML, as KML and OSM are", "convert it: ogr2ogr -f GeoJSON layer.geojson FILE"},
	{"<kml", "KML", "convert it: ogr2ogr -f GeoJSON layer.geojson FILE"},
	{"<osm", "OSM XML", "convert it: ogr2ogr -f GeoJSON layer.geojson FILE lines"},
	{"<", "a web page", "the address led to a page, perhaps of an error or a login: download the file itself"},
}

// text reads what should be GeoJSON.
func (r *reader) text(in *bufio.Reader, base string) error {
	at := findings.Spot{File: base}
	begin, _ := in.Peek(peeked)
	plain := bytes.TrimLeft(bytes.TrimPrefix(begin, mark), " \t\r\n")
	for _, f := range foreign {
		if bytes.HasPrefix(begin, []byte(f.begin)) || bytes.HasPrefix(bytes.ToLower(plain), []byte(f.begin)) {
			r.Fault(at, "", "the file is GeoJSON or a GeoPackage, and this is "+f.is, f.mend)
			return nil
		}
	}
	switch {
	case len(plain) == 0 && len(begin) < peeked:
		r.Fault(at, "", "the file is GeoJSON or a GeoPackage, and this is empty", "download it again")
		return nil
	case bytes.IndexByte(begin, 0) >= 0:
		r.Fault(at, "", "a text has no NUL bytes", "is it GeoJSON, saved as UTF-8?")
		return nil
	case len(plain) > 0 && plain[0] != '{' && plain[0] != '[':
		r.Fault(at, string(bytes.ToValidUTF8(plain[:min(40, len(plain))], nil)), "the file is GeoJSON or a GeoPackage",
			"a table of places becomes GeoJSON by ogr2ogr -f GeoJSON -oo X_POSSIBLE_NAMES=lon -oo Y_POSSIBLE_NAMES=lat "+
				"places.geojson FILE.csv")
		return nil
	}
	if bytes.HasPrefix(begin, mark) {
		_, _ = in.Discard(len(mark))
	}
	return r.geoJSON(in, base)
}
