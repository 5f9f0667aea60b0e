package dataset

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/dataset/safefs"
)

// ErrNoDataset says that a path is not a folder or a zip with a dataset in it.
var ErrNoDataset = errors.New("no dataset")

// Open opens a folder or a zip whose files stand at the root or in a single folder there. The closer is never nil where
// there is no error.
func Open(name string) (fs.FS, io.Closer, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, nil, fmt.Errorf("open dataset: %w", err)
	}
	switch {
	case info.IsDir():
		return openFolder(name)
	case !info.Mode().IsRegular():
		return nil, nil, fmt.Errorf("%w: %s is neither a folder nor a plain file", ErrNoDataset, name)
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

func openFolder(name string) (fs.FS, io.Closer, error) {
	plain, root, err := safefs.Folder(name)
	if err != nil {
		return nil, nil, fmt.Errorf("open dataset: %w", err)
	}
	fsys, err := rooted(plain, name)
	if err != nil {
		return nil, nil, errors.Join(err, root.Close())
	}
	return fsys, root, nil
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
	z, err := safefs.Zip(file, size)
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrNoDataset, name, err)
	}
	return rooted(z, name)
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

// holdsDataset is content with one of the files; which are missing, or are no files, is said when they are read.
func holdsDataset(fsys fs.FS, folder string) bool {
	return slices.ContainsFunc(Names(), func(n string) bool {
		_, err := fs.Stat(fsys, path.Join(folder, n))
		return err == nil || errors.As(err, new(findings.Excess))
	})
}

// openFile is a file of the dataset, read without the byte order mark that spreadsheets write.
type openFile struct {
	io.Reader
	io.Closer
}

var mark = []byte("\xef\xbb\xbf")

// open gives nil for a file that is missing, which is a fault of the dataset and no failure.
func (r *reader) open(name string) (io.ReadCloser, error) {
	file, err := r.fsys.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		r.Fault(findings.Spot{File: name}, "", "the file is missing", r.didYouMeanFile(name))
		r.Lost[name] = true
		return nil, nil
	}
	if err != nil && r.Broken(findings.Spot{File: name}, err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", name, err)
	}
	text := bufio.NewReader(safefs.Capped(file))
	if first, err := text.Peek(len(mark)); err == nil && bytes.Equal(first, mark) {
		_, _ = text.Discard(len(mark))
	}
	return openFile{text, file}, nil
}

func (r *reader) didYouMeanFile(name string) string {
	folder, base := ".", name
	if i := strings.LastIndexByte(name, '/'); i >= 0 {
		folder, base = name[:i], name[i+1:]
	}
	var there []string
	entries, _ := fs.ReadDir(r.fsys, folder)
	for _, e := range entries {
		if !slices.Contains(Names(), e.Name()) {
			there = append(there, e.Name())
		}
	}
	if n := r.Guesses.Nearest(base, there); n != "" {
		return "is it " + n + "?"
	}
	return ""
}
