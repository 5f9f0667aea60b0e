package served

import (
	"errors"
	"testing"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/incident"
)

func version(t *testing.T, v string) *Version {
	t.Helper()
	a, err := atlas.Build(&incident.Dataset{Version: v})
	if err != nil {
		t.Fatal(err)
	}
	return InMemory(a)
}

func TestTheVersionBeforeTheCurrentOneIsStillHeld(t *testing.T) {
	var c Current
	if c.Load() != nil {
		t.Fatal("something is served before the first version")
	}
	first, second := version(t, "1"), version(t, "2")
	c.Swap(first)
	c.Swap(second)
	if c.Load() != second {
		t.Error("the second version is not served")
	}
	if a, err := c.Version("1"); err != nil || a != first {
		t.Errorf("version 1: %v, %v", a, err)
	}
	c.Swap(version(t, "3"))
	if _, err := c.Version("1"); !errors.Is(err, incident.ErrGone) {
		t.Errorf("version 1 after two more: %v, want ErrGone", err)
	}
	if a, err := c.Version("2"); err != nil || a != second {
		t.Errorf("version 2: %v, %v", a, err)
	}
}

func TestTheSameVersionAgainPushesNothingOut(t *testing.T) {
	var c Current
	c.Swap(version(t, "1"))
	c.Swap(version(t, "2"))
	again := version(t, "2")
	c.Swap(again)
	if _, err := c.Version("1"); err != nil {
		t.Error(err)
	}
	if a, err := c.Version("2"); err != nil || a != again {
		t.Errorf("version 2: %v, %v", a, err)
	}
}
