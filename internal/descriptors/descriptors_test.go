package descriptors_test

import (
	"testing"

	"khyberatlas/internal/descriptors"
)

func TestSomeFilesCanBeOpen(t *testing.T) {
	if n := descriptors.Most(); n < 8 {
		t.Errorf("%d descriptors", n)
	}
}
