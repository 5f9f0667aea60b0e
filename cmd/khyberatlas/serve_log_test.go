package main

import (
	"path/filepath"
	"regexp"
	"testing"
)

func TestTheLogKnowsNoMomentAndNoSize(t *testing.T) {
	t.Parallel()
	s := start(t, serveCommand(filepath.Join(t.TempDir(), "x.db")))
	s.get(anything)
	if err := s.stop(); err != nil {
		t.Error(err)
	}
	line := regexp.MustCompile(`(?m)^time=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ level=INFO msg=request method=GET operation=items status=200 took=(0s|\d+00ms|[\d.]+s) version=[0-9a-f]{16}$`)
	if !line.MatchString(s.logged()) {
		t.Error(s.logged())
	}
}
