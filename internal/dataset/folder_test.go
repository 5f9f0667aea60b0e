package dataset_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"khyberatlas/internal/dataset"
	"khyberatlas/internal/dataset/datasettest"
)

func TestAFolderIsReadAsAFolder(t *testing.T) {
	if got, want := opened(t, datasettest.Folder(t, minimal(t))).Version, valid(t, minimal(t)).Version; got != want {
		t.Errorf("version %s, want %s", got, want)
	}
}

func TestNothingThatIsNoPlainFileIsFollowedOrOpened(t *testing.T) {
	for name, tc := range map[string]struct {
		file string
		put  func(path, elsewhere string) error
		says string
	}{
		"a link to a file elsewhere": {"claims.csv", func(p, e string) error { return os.Symlink(filepath.Join(e, "claims.csv"), p) },
			"symbolic link"},
		"a link to a file beside it": {"claims.csv", func(p, _ string) error { return os.Symlink("incidents.csv", p) },
			"symbolic link"},
		"a link to nothing": {"claims.csv", func(p, _ string) error { return os.Symlink("nothing", p) }, "symbolic link"},
		"a link to itself":  {"claims.csv", func(p, _ string) error { return os.Symlink("claims.csv", p) }, "symbolic link"},
		"a link to a folder": {"basemap", func(p, e string) error { return os.Symlink(filepath.Join(e, "basemap"), p) },
			"symbolic link"},
		"a link to a device": {"dataset.json", func(p, _ string) error { return os.Symlink("/dev/zero", p) }, "symbolic link"},
		"a pipe":             {"dataset.json", func(p, _ string) error { return syscall.Mkfifo(p, 0o600) }, "a pipe"},
	} {
		t.Run(name, func(t *testing.T) {
			folder, elsewhere := datasettest.Folder(t, minimal(t)), datasettest.Folder(t, minimal(t))
			path := filepath.Join(folder, tc.file)
			if err := errors.Join(os.RemoveAll(path), tc.put(path, elsewhere)); err != nil {
				t.Fatal(err)
			}
			ds, faults, _ := read(t, openedFS(t, folder))
			if ds != nil || len(faults) == 0 {
				t.Fatal("it was read")
			}
			for _, f := range faults {
				if !strings.HasPrefix(f.Where, tc.file) || !strings.Contains(f.Rule, tc.says) {
					t.Errorf("got %v", f)
				}
			}
		})
	}
}

func TestAFolderOfLinksIsNamedFileByFile(t *testing.T) {
	whole, folder := datasettest.Folder(t, minimal(t)), t.TempDir()
	for name := range minimal(t) {
		if err := errors.Join(os.MkdirAll(filepath.Dir(filepath.Join(folder, name)), 0o700),
			os.Symlink(filepath.Join(whole, name), filepath.Join(folder, name))); err != nil {
			t.Fatal(err)
		}
	}
	if _, faults, _ := read(t, openedFS(t, folder)); len(faults) != len(dataset.Names())+1 { // and a record that no list has
		t.Errorf("faults: %s", listed(faults))
	}
}

func TestAPipeInThePlaceOfADatasetIsNotOpened(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "dataset.zip")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, err := dataset.Open(pipe); !errors.Is(err, dataset.ErrNoDataset) {
		t.Errorf("got %v", err)
	}
}
