package findings

import (
	"errors"
	"fmt"
)

// Memory counts what reading holds, so that it ends before the machine's memory does.
type Memory struct {
	most, left int64
	spent      bool
}

// Hold is asked before bytes are held; it is false, and stays so, where they would be too many.
func (m *Memory) Hold(bytes int) bool {
	m.left -= int64(bytes)
	m.spent = m.spent || m.left < 0
	return !m.spent
}

// Release gives back what was held.
func (m *Memory) Release(bytes int) { m.left += int64(bytes) }

// Held is how many bytes are held now.
func (m *Memory) Held() int { return int(m.most - m.left) }

// Spent says that more was asked for than there is: nothing can be read any more.
func (m *Memory) Spent() bool { return m.spent }

// TooLarge says where reading ended for want of memory.
func (f *List) TooLarge(at Spot) {
	f.Last(at, "", fmt.Sprintf("the dataset can be read within %d MB of memory", f.most>>20),
		"is it meant to be so large? --max-memory allows more; what follows was not read")
}

// Last adds the fault with which reading a file ends before its end. It takes the last listed place where there is no other.
func (f *List) Last(at Spot, value, rule, mend string) {
	f.Lost[at.File] = true
	f.faults = f.faults[:min(len(f.faults), MostListed-1)]
	f.Fault(at, value, rule, mend)
}

// Excess is a bound that a file breaks: a fault of the data and no failure of reading.
type Excess struct{ Rule, Mend string }

func (e Excess) Error() string { return e.Rule }

// Broken tells a bound that a file breaks from a failure of reading.
func (f *List) Broken(at Spot, err error) bool {
	var x Excess
	if !errors.As(err, &x) {
		return false
	}
	f.Last(at, "", x.Rule, x.Mend)
	return true
}
