package dataset

import "fmt"

// memory counts what reading holds, so that it ends before the machine's memory does.
type memory struct {
	most, left int64
	spent      bool
}

func newMemory(l Limits) memory {
	most := l.Memory
	if most <= 0 {
		most = DefaultMemory
	}
	return memory{most: most, left: most}
}

// hold is asked before bytes are held; it is false, and stays so, where they would be too many.
func (m *memory) hold(bytes int) bool {
	m.left -= int64(bytes)
	m.spent = m.spent || m.left < 0
	return !m.spent
}

func (m *memory) release(bytes int) { m.left += int64(bytes) }

// What is held of a row until the dataset is sealed, and with it the row's canonical form: measured with tables of a
// hundred thousand rows.
const (
	rowCost  = 256 // and for each cell and byte:
	cellCost = 48
	byteCost = 8
	idCost   = 256 // of an id that is looked for, without the row
)

// What is held of a shape.
const (
	featureCost = 1024
	vertexCost  = 256
)

// tooLarge says where reading ended for want of memory. It takes the last listed place where there is no other.
func (f *findings) tooLarge(at spot) {
	f.faults = f.faults[:min(len(f.faults), MostListed-1)]
	f.fault(at, "", fmt.Sprintf("the dataset can be read within %d MB of memory", f.most>>20),
		"is it meant to be so large? --max-memory allows more; what follows was not read")
}
