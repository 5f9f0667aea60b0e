package format

import (
	"archive/zip"
	"fmt"
	"io"
	"time"

	"khyberatlas/internal/incident"
)

// Zip writes files as an archive whose bytes depend on the files and the day alone.
func Zip(w io.Writer, files []incident.File, day incident.Day) error {
	z := zip.NewWriter(w)
	year, month, date := day.Date()
	for _, f := range files {
		h := &zip.FileHeader{Name: f.Name, Method: zip.Deflate,
			Modified: time.Date(year, time.Month(month), date, 0, 0, 0, 0, time.UTC)}
		h.SetMode(0o644)
		out, err := z.CreateHeader(h)
		if err != nil {
			return fmt.Errorf("put %s into the archive: %w", f.Name, err)
		}
		if _, err := out.Write(f.Bytes); err != nil {
			return fmt.Errorf("put %s into the archive: %w", f.Name, err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("end the archive: %w", err)
	}
	return nil
}
