package collector

import (
	"os"
	"runtime"
	"runtime/debug"
	"testing"
)

func TestTheCollectorWaitsForTheFloor(t *testing.T) {
	if os.Getenv("GOGC") != "" {
		t.Skip("GOGC is set, and holds instead")
	}
	const floor, made = 64 << 20, 1 << 30
	end := Wait(floor)
	runtime.GC() // it is now that the floor is found to be far
	few := collections(made)
	end()
	if many := collections(made); few > made/floor*3 || few >= many {
		t.Errorf("%d collections with a floor, %d without one", few, many)
	}
	if growth := debug.SetGCPercent(usual); growth != usual {
		t.Errorf("afterwards the heap grows by %d %%", growth)
	}
}

func TestAFloorOfTheOperatorsOwnPaceIsNone(t *testing.T) {
	before := debug.SetGCPercent(usual)
	defer debug.SetGCPercent(before)
	t.Setenv("GOGC", "50")
	debug.SetGCPercent(50)
	Wait(64 << 20)()
	if growth := debug.SetGCPercent(usual); growth != 50 {
		t.Errorf("the heap grows by %d %%, and GOGC says 50", growth)
	}
}

func TestAHeapBeyondTheFloorGrowsAsUsual(t *testing.T) {
	for used, want := range map[uint64]int{0: usual, 1: 6300, 16: 300, 32: 100, 33: 100, 1000: 100} {
		if got := growthTo(64, used); got != want {
			t.Errorf("of %d in use the heap grows by %d %%, want %d", used, got, want)
		}
	}
}

var held []byte

// collections are those while so many bytes are made and dropped.
func collections(bytes int) uint32 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for made := 0; made < bytes; made += 32 << 10 {
		held = make([]byte, 32<<10)
	}
	runtime.ReadMemStats(&after)
	return after.NumGC - before.NumGC
}
