package stores_test

import (
	"fmt"
	"testing"

	"khyberatlas/internal/stores"
)

func TestAPlaceIsCalledByItsAddressWithoutWhatIsSecret(t *testing.T) {
	for address, want := range map[string]struct{ name, file string }{
		"atlas.db":                     {"atlas.db", "atlas.db"},
		"/srv/host=a/atlas.db":         {"/srv/host=a/atlas.db", "/srv/host=a/atlas.db"},
		"postgres://u:secret@h/db":     {"postgres://u:***@h/db", ""},
		"host=h dbname=x password=abc": {"host=h dbname=x password=***", ""},
		"service=atlas":                {"service=atlas", ""},
	} {
		p := stores.Place{Address: address}
		if got := fmt.Sprint(p); got != want.name || p.File() != want.file {
			t.Errorf("%s is called %s, and is the file %q", address, got, p.File())
		}
	}
}
