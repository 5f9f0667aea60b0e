package dataset

// Limits bound what it may cost to read files that nobody has vouched for.
type Limits struct {
	// Memory is the most that reading may hold at a time, in bytes; 0 is DefaultMemory.
	Memory int64
}

// DefaultMemory is enough for twenty times the shipped dataset.
const DefaultMemory = 512 << 20

// What one file may have. All are far above what the tables and shapes need, and low enough for a file that breaks them
// to cost no more than reading as far as there.
const (
	mostBytes   = 256 << 20 // of one file
	mostRecord  = 1 << 20   // bytes of one row
	mostCell    = 64 << 10  // bytes of one cell, or of one text in JSON
	mostColumns = 1000      // cells of a row
	mostMembers = 1000      // of one JSON object
	mostDepth   = 64        // JSON values in one another
)

// What a zip may hold: a small file can unpack to an enormous one.
const (
	mostEntries   = 1000
	mostInAll     = 1 << 30  // bytes, of all files that are read
	mostDirectory = 4 << 20  // bytes of the list of its entries
	mostTimes     = 100      // its own length: tables and shapes pack to a tenth or a twentieth
	fewBytes      = 16 << 20 // that are unpacked however small the zip is
)

// excess is a bound that the files break: a fault of the data and no failure of reading.
type excess struct{ rule, mend string }

func (e excess) Error() string { return e.rule }
