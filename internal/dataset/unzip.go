package dataset

import (
	"archive/zip"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
)

// zipped is a zip whose files are judged by what they unpack to: what the zip says of their sizes is anybody's word.
type zipped struct {
	*zip.Reader
	left *int64 // bytes that may still be unpacked, of all files together
	rule string
}

// newZipped reads the list of entries and refuses what no dataset has.
func newZipped(file io.ReaderAt, size int64) (zipped, error) {
	list := &directory{ReaderAt: file, left: mostDirectory}
	z, err := zip.NewReader(list, size)
	var tooMuch excess
	switch {
	case errors.As(err, &tooMuch):
		return zipped{}, tooMuch
	case err != nil && !errors.Is(err, zip.ErrInsecurePath):
		return zipped{}, fmt.Errorf("it can't be read as a zip: %w", err)
	}
	list.read = true
	if err := plainEntries(z); err != nil {
		return zipped{}, err
	}
	left := min(mostInAll, max(fewBytes, mostTimes*size))
	return zipped{z, &left, fmt.Sprintf("a zip of this size unpacks to at most %d MB", left>>20)}, nil
}

// directory lets no more be read than a list of entries takes, until that is read.
type directory struct {
	io.ReaderAt
	left int64
	read bool
}

func (d *directory) ReadAt(p []byte, at int64) (int, error) {
	n, err := d.ReaderAt.ReadAt(p, at)
	if !d.read {
		if d.left -= int64(n); d.left < 0 {
			return 0, excess{fmt.Sprintf("the list of its entries is longer than %d MB", mostDirectory>>20), ""}
		}
	}
	return n, err
}

// plainEntries is said early where the list alone tells; sizes are looked at again while a file is unpacked.
func plainEntries(z *zip.Reader) error {
	if len(z.File) > mostEntries {
		return fmt.Errorf("it has %d entries, at most %d are read", len(z.File), mostEntries)
	}
	seen := map[string]bool{}
	for _, f := range z.File {
		clean := strings.TrimSuffix(f.Name, "/")
		switch {
		case !fs.ValidPath(clean) || strings.ContainsAny(clean, "\\\x00"):
			return fmt.Errorf("the entry %q points outside the zip", f.Name)
		case f.Mode()&fs.ModeType&^fs.ModeDir != 0:
			return fmt.Errorf("the entry %q is no plain file", f.Name)
		case seen[clean]:
			return fmt.Errorf("the entry %q stands in it twice", f.Name)
		case f.UncompressedSize64 > mostBytes:
			return fmt.Errorf("the entry %q is larger than %d MB", f.Name, mostBytes>>20)
		}
		seen[clean] = true
	}
	return nil
}

func (z zipped) Open(name string) (fs.File, error) {
	file, err := z.Reader.Open(name)
	if err != nil {
		return nil, damage(err)
	}
	if dir, ok := file.(fs.ReadDirFile); ok {
		return dir, nil
	}
	return unpacking{file, z}, nil
}

type unpacking struct {
	fs.File
	zip zipped
}

func (u unpacking) Read(p []byte) (int, error) {
	n, err := u.File.Read(p)
	if *u.zip.left -= int64(n); *u.zip.left < 0 {
		return 0, excess{u.zip.rule, "is it meant to be so large? import the unpacked folder; what follows was not read"}
	}
	return n, damage(err)
}

// damage tells what is wrong with the zip from what is wrong with the disk.
func damage(err error) error {
	var corrupt flate.CorruptInputError
	if errors.Is(err, zip.ErrFormat) || errors.Is(err, zip.ErrChecksum) || errors.Is(err, zip.ErrAlgorithm) ||
		errors.Is(err, io.ErrUnexpectedEOF) || errors.As(err, &corrupt) {
		return excess{"the entry unpacks to what the zip says of it", "pack the files again: " + err.Error()}
	}
	return err
}
