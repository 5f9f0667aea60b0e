package postgis

import (
	"testing"
	"time"
)

// Silence has a test wait less.
func Silence(t *testing.T, of time.Duration) {
	was := silence
	silence = of
	t.Cleanup(func() { silence = was })
}
