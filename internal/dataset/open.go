package dataset

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

// ErrNoDataset says that a path is not a folder or a zip with a dataset in it.
var ErrNoDataset = errors.New("no dataset")

// The most that a zip may hold: a small file can claim to be enormous.
const (
	mostEntries = 1000
	mostInAll   = 1 << 30
)

// Open opens a folder or a zip whose files stand at the root or in a single folder there. The closer is never nil where
// there is no error.
func Open(name string) (fs.FS, io.Closer, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, nil, fmt.Errorf("open dataset: %w", err)
	}
	if info.IsDir() {
		fsys, err := rooted(os.DirFS(name), name)
		return fsys, io.NopCloser(nil), err
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, nil, fmt.Errorf("open dataset: %w", err)
	}
	fsys, err := openZip(file, info.Size(), name)
	if err != nil {
		_ = file.Close()
		return nil, nil, err
	}
	return fsys, file, nil
}

func openZip(file io.ReaderAt, size int64, name string) (fs.FS, error) {
	start := make([]byte, 2)
	if _, err := file.ReadAt(start, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("open dataset: %w", err)
	}
	if !bytes.Equal(start, []byte("PK")) {
		return nil, fmt.Errorf("%w: %s is a single file and no zip; a dataset is a folder or a zip with %s", ErrNoDataset,
			name, strings.Join(Names(), ", "))
	}
	z, err := zip.NewReader(file, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, fmt.Errorf("%w: %s can't be read as a zip: %w", ErrNoDataset, name, err)
	}
	if err := withinLimits(z); err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrNoDataset, name, err)
	}
	return rooted(z, name)
}

// withinLimits trusts the sizes that the zip states: archive/zip stops reading an entry at its stated size.
func withinLimits(z *zip.Reader) error {
	if len(z.File) > mostEntries {
		return fmt.Errorf("it has %d entries, at most %d are read", len(z.File), mostEntries)
	}
	var all uint64
	for _, f := range z.File {
		clean := strings.TrimSuffix(f.Name, "/")
		if !fs.ValidPath(clean) || strings.Contains(clean, `\`) {
			return fmt.Errorf("the entry %q points outside the zip", f.Name)
		}
		if f.Mode()&fs.ModeType&^fs.ModeDir != 0 {
			return fmt.Errorf("the entry %q is no plain file", f.Name)
		}
		if f.UncompressedSize64 > mostBytes {
			return fmt.Errorf("the entry %q is larger than %d MB", f.Name, mostBytes>>20)
		}
		if all += f.UncompressedSize64; all > mostInAll {
			return fmt.Errorf("its files are larger than %d MB together", mostInAll>>20)
		}
	}
	return nil
}

// rooted is the folder that the dataset's files stand in.
func rooted(fsys fs.FS, name string) (fs.FS, error) {
	if holdsDataset(fsys, ".") {
		return fsys, nil
	}
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, fmt.Errorf("open dataset: %w", err)
	}
	var folders []string
	for _, e := range entries {
		if e.IsDir() && holdsDataset(fsys, e.Name()) {
			folders = append(folders, e.Name())
		}
	}
	if len(folders) == 1 {
		return fs.Sub(fsys, folders[0])
	}
	return nil, fmt.Errorf("%w: %s has none of a dataset's files: %s", ErrNoDataset, name, strings.Join(Names(), ", "))
}

// holdsDataset is content with one of the files; which are missing is said when they are read.
func holdsDataset(fsys fs.FS, folder string) bool {
	return slices.ContainsFunc(Names(), func(n string) bool {
		_, err := fs.Stat(fsys, path.Join(folder, n))
		return err == nil
	})
}
