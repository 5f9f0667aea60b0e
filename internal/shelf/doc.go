// Package shelf has files made, holds them for the readers who ask for parts of them, and takes no more of the machine than
// it may. The last ones are kept in memory, for readers who come again, as those do who ask for a file in parts. What is too
// large for that is read from a temporary file without a name, which ends with its last reader: a file says what its reader
// asked for, so nothing of it stays on a disk, and no descriptor stays open between readers. What is the same for everybody is
// made once for all who wait, in a goroutine of its own, and a few such files stay on the disk for the next ones.
//
// What a file holds, and how it goes to whoever asked for it, is decided elsewhere.
package shelf
