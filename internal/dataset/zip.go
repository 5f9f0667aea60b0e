package dataset

import (
	"archive/zip"
	"fmt"
	"io"
	"time"

	"khyberatlas/internal/incident"
)

// WriteZip packs files into a zip that Open reads: sorted by name and with one fixed time, so that the same files are
// the same bytes. The caller adds what belongs beside the data (SCHEMA.md, NOTICE.md).
func WriteZip(w io.Writer, files []incident.File) error {
	z := zip.NewWriter(w)
	for _, f := range byName(files) {
		entry, err := z.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Deflate,
			Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			return fmt.Errorf("write zip: %w", err)
		}
		if _, err := entry.Write(f.Bytes); err != nil {
			return fmt.Errorf("write zip: %s: %w", f.Name, err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("write zip: %w", err)
	}
	return nil
}
