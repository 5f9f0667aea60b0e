package format

import (
	"archive/zip"
	"fmt"
	"io"
	"iter"
	"time"

	"khyberatlas/internal/incident"
)

// Zip writes files as an archive whose bytes depend on the files and the day alone. More of them, by name, are written as
// they are packed: they may be long.
func Zip(w io.Writer, files []incident.File, day incident.Day, more ...iter.Seq2[string, func(io.Writer) error]) error {
	z := zip.NewWriter(w)
	year, month, date := day.Date()
	put := func(name string, write func(io.Writer) error) error {
		h := &zip.FileHeader{Name: name, Method: zip.Deflate,
			Modified: time.Date(year, time.Month(month), date, 0, 0, 0, 0, time.UTC)}
		h.SetMode(0o644)
		out, err := z.CreateHeader(h)
		if err == nil {
			err = write(out)
		}
		if err != nil {
			return fmt.Errorf("put %s into the archive: %w", name, err)
		}
		return nil
	}
	for _, f := range files {
		if err := put(f.Name, func(w io.Writer) error { _, err := w.Write(f.Bytes); return err }); err != nil {
			return err
		}
	}
	for _, m := range more {
		for name, write := range m {
			if err := put(name, write); err != nil {
				return err
			}
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("end the archive: %w", err)
	}
	return nil
}
