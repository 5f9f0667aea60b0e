package ranges_test

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"khyberatlas/internal/web/ranges"
)

func TestAFileThatBreaksOffIsNeverPassedOffAsWhole(t *testing.T) {
	for name, ask := range map[string]string{"whole": "", "a part": "bytes=2-", "several parts": "bytes=0-1,7-8"} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Header.Set("Range", ask)
		w := httptest.NewRecorder()
		w.Header().Set("Content-Type", "text/csv")
		err := ranges.Send(w, r, io.NewSectionReader(strings.NewReader("12345"), 0, 9), 9)
		if cut, ok := errors.AsType[*ranges.Cut](err); !ok || !errors.Is(err, cut.Err) || cut.Error() == "" {
			t.Errorf("%s: %v, %q", name, err, w.Body)
		}
	}
}
