package file_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"khyberatlas/internal/sqlite/file"
	"khyberatlas/internal/store"
)

func TestAFileComesToItsNameWholeOrNotAtAll(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "x.db")
	broken := errors.New("broken")
	writes := func(text string, end error) func(string) error {
		return func(temporary string) error {
			return errors.Join(os.WriteFile(temporary, []byte(text), 0o600), end)
		}
	}
	if err := file.Make(path, writes("half", broken)); !errors.Is(err, broken) {
		t.Errorf("%v, want what writing ended with", err)
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) != 0 {
		t.Errorf("%v is left (%v)", left, err)
	}
	if err := file.Make(path, writes("whole", nil)); err != nil {
		t.Fatal(err)
	}
	if err := file.Make(path, writes("another", nil)); !errors.Is(err, store.ErrExists) {
		t.Errorf("%v, want ErrExists", err)
	}
	// One that came there while it was written stays, too.
	other := filepath.Join(folder, "y.db")
	err := file.Make(other, func(temporary string) error {
		return errors.Join(os.WriteFile(other, []byte("first"), 0o600), os.WriteFile(temporary, []byte("second"), 0o600))
	})
	if b, _ := os.ReadFile(other); !errors.Is(err, store.ErrExists) || string(b) != "first" {
		t.Errorf("%v, and there stands %q", err, b)
	}
}

func TestOnlyAPlainFileIsOpened(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "x.db")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := file.Regular(path); err != nil {
		t.Error(err)
	}
	if err := os.Mkdir(path+"-journal", 0o700); err != nil {
		t.Fatal(err)
	}
	for _, p := range []string{path, folder} {
		if _, err := file.Regular(p); !errors.Is(err, store.ErrNotOurs) {
			t.Errorf("%s: %v, want ErrNotOurs", p, err)
		}
	}
}
