package safefs

import (
	"archive/zip"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"khyberatlas/internal/dataset/findings"
)

// zipped is a zip whose files are judged by what they unpack to: what the zip says of their sizes is anybody's word.
type zipped struct {
	*zip.Reader
	left *int64 // bytes that may still be unpacked, of all files together
	rule string
}

// What a zip may hold: a small file can unpack to an enormous one.
const (
	mostEntries   = 1000
	mostInAll     = 1 << 30  // bytes, of all files that are read
	mostDirectory = 4 << 20  // bytes of the list of its entries
	mostTimes     = 100      // its own length: tables and shapes pack to a tenth or a twentieth
	fewBytes      = 16 << 20 // that are unpacked however small the zip is
)

// mostBytes is how long a file may be: far above what the tables and shapes need.
const mostBytes = 256 << 20

// Zip reads a zip's list of entries and refuses what no folder of plain files has.
func Zip(file io.ReaderAt, size int64) (fs.FS, error) {
	return zipWithin(file, size, mostBytes, mostInAll)
}

// LargeZip is Zip for one whose files are read as a stream and may be so long.
func LargeZip(file io.ReaderAt, size, most int64) (fs.FS, error) {
	return zipWithin(file, size, most, most)
}

func zipWithin(file io.ReaderAt, size, mostOfOne, inAll int64) (fs.FS, error) {
	list := &directory{ReaderAt: file, left: mostDirectory}
	z, err := zip.NewReader(list, size)
	var tooMuch findings.Excess
	switch {
	case errors.As(err, &tooMuch):
		return nil, tooMuch
	case err != nil && !errors.Is(err, zip.ErrInsecurePath):
		return nil, findings.Excess{Rule: "a zip ends with the list of its entries, which can't be read here",
			Mend: "was it cut off? fetch it again"}
	}
	list.read = true
	if err := plainEntries(z, mostOfOne); err != nil {
		return nil, err
	}
	left := min(inAll, max(fewBytes, mostTimes*size))
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
			return 0, findings.Excess{Rule: fmt.Sprintf("the list of its entries is longer than %d MB", mostDirectory>>20)}
		}
	}
	return n, err
}

// plainEntries is said early where the list alone tells; sizes are looked at again while a file is unpacked.
func plainEntries(z *zip.Reader, most int64) error {
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
		case f.Flags&1 != 0:
			return findings.Excess{Rule: fmt.Sprintf("a zip that can be read has no password, and %q in this one has", f.Name),
				Mend: "unpack it"}
		case seen[clean]:
			return fmt.Errorf("the entry %q stands in it twice", f.Name)
		case f.UncompressedSize64 > uint64(most):
			return fmt.Errorf("the entry %q is larger than %d MB", f.Name, most>>20)
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
	// What the zip says of a file may be less than it unpacks to. Where it says too much, nothing need be unpacked.
	if info, err := file.Stat(); err == nil && info.Size() > *z.left {
		return nil, errors.Join(z.excess(), file.Close())
	}
	return unpacking{file, z}, nil
}

func (z zipped) excess() error {
	return findings.Excess{Rule: z.rule, Mend: "is it meant to be so large? import it unpacked"}
}

type unpacking struct {
	fs.File
	zip zipped
}

func (u unpacking) Read(p []byte) (int, error) {
	n, err := u.File.Read(p)
	if *u.zip.left -= int64(n); *u.zip.left < 0 {
		return 0, u.zip.excess()
	}
	return n, damage(err)
}

// damage tells what is wrong with the zip from what is wrong with the disk.
func damage(err error) error {
	var corrupt flate.CorruptInputError
	if errors.Is(err, zip.ErrFormat) || errors.Is(err, zip.ErrChecksum) || errors.Is(err, zip.ErrAlgorithm) ||
		errors.Is(err, io.ErrUnexpectedEOF) || errors.As(err, &corrupt) {
		return findings.Excess{Rule: "the entry unpacks to what the zip says of it, and this one doesn't",
			Mend: "fetch the zip again, or pack the files anew"}
	}
	return err
}

// Capped reads a file of a length that is still likely, and fails past it: one cut short could look whole.
func Capped(file io.Reader) io.Reader { return &capped{file, mostBytes} }

type capped struct {
	io.Reader
	left int64
}

func (c *capped) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	if c.left -= int64(n); c.left < 0 {
		return 0, findings.Excess{Rule: fmt.Sprintf("a file has at most %d MB", mostBytes>>20)}
	}
	return n, err
}
