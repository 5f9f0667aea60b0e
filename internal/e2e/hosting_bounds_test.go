//go:build extra

package e2e

import (
	"io"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"khyberatlas/internal/needs"
)

func TestNginxBoundsWhatOneAddressAsksForAtOnce(t *testing.T) {
	needs.Tool(t, "nginx")
	s := serve(t)
	p := inFront(t, "nginx", strings.TrimPrefix(s.URL, "http://"))
	var answered, refused atomic.Int64
	var all sync.WaitGroup
	for range 400 {
		all.Go(func() {
			r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, p.base+"/totals?q=zzstranger", nil)
			if err != nil {
				t.Error(err)
				return
			}
			res, err := p.client.RoundTrip(r)
			if err != nil {
				t.Error(err)
				return
			}
			defer res.Body.Close()
			_, _ = io.Copy(io.Discard, res.Body)
			switch res.StatusCode {
			case http.StatusOK:
				answered.Add(1)
			case http.StatusTooManyRequests:
				refused.Add(1)
			default:
				t.Errorf("%s", res.Status)
			}
		})
	}
	all.Wait()
	if answered.Load() < 64 || refused.Load() < 100 {
		t.Errorf("of 400 requests at once %d were answered and %d refused", answered.Load(), refused.Load())
	}
	if said := logs(t, p.dir); strings.Contains(said, "zzstranger") || strings.Contains(said, "client: ") {
		t.Errorf("nginx has written down who was refused what:\n%s", said)
	}
}
