package canon

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io"
	"iter"
	"path"
	"slices"

	"khyberatlas/internal/columns"
	"khyberatlas/internal/incident"
)

// Rows writes the canonical files of one origin that is not ours, row by row: there may be a million of them.
type Rows struct {
	incidents, sources io.Writer
	count              int
	text               []byte // of a row, used again
}

// NewRows begins both files with their headings.
func NewRows(incidents, sources io.Writer) (*Rows, error) {
	if _, err := io.WriteString(incidents, line(heading(columns.Imported))); err != nil {
		return nil, err
	}
	_, err := io.WriteString(sources, line(heading(columns.Sources.OfFile())))
	return &Rows{incidents: incidents, sources: sources}, err
}

// Add writes one more incident; they come in the order of their ids.
func (r *Rows) Add(i *incident.Incident) error {
	r.count++
	r.text = appendLine(r.text[:0], columns.Imported, &incident.Record{Incident: i, At: i.Point})
	if _, err := r.incidents.Write(r.text); err != nil {
		return err
	}
	if len(i.Sources) == 1 {
		return r.cite(appendLine(r.text[:0], columns.Sources, i.Sources[0]))
	}
	lines := make([]string, len(i.Sources))
	for n, s := range i.Sources {
		lines[n] = string(appendLine(r.text[:0], columns.Sources, s))
	}
	slices.Sort(lines)
	r.text = r.text[:0]
	for _, l := range lines {
		r.text = append(r.text, l...)
	}
	return r.cite(r.text)
}

func (r *Rows) cite(text []byte) error {
	r.text = text
	_, err := r.sources.Write(text)
	return err
}

// OriginFile is the name of one of the files of an origin that is not ours.
func OriginFile(origin, file string) string { return path.Join(OriginsFolder, origin, file) }

// DigestOf hashes the rows of one origin, which come in the order of their ids. In an unpacked dataset.zip the same come
// out of sha256sum over the origin's two files.
func DigestOf(origin string, rows iter.Seq2[*incident.Incident, error]) (incident.Digest, error) {
	incidents, sources := sha256.New(), sha256.New()
	r, err := NewRows(incidents, sources)
	if err != nil {
		return incident.Digest{}, err
	}
	for i, err := range rows {
		if err != nil {
			return incident.Digest{}, err
		}
		if err := r.Add(i); err != nil {
			return incident.Digest{}, err
		}
	}
	return incident.Digest{Origin: origin, Rows: r.count, Sum: hexed(incidents), SourcesSum: hexed(sources)}, nil
}

func hexed(h hash.Hash) string { return hex.EncodeToString(h.Sum(nil)) }

// RowsOf are the incidents of an origin, by id.
func RowsOf(ds *incident.Dataset, origin string) iter.Seq2[*incident.Incident, error] {
	var of []*incident.Incident
	for n := range ds.Incidents {
		if ds.Incidents[n].Origin == origin {
			of = append(of, &ds.Incidents[n])
		}
	}
	slices.SortFunc(of, func(a, b *incident.Incident) int { return cmp.Compare(a.ID, b.ID) })
	return func(yield func(*incident.Incident, error) bool) {
		for _, i := range of {
			if !yield(i, nil) {
				return
			}
		}
	}
}

// digests are those of all origins but ours: worked out from the rows that are there, and as they were for an origin that
// has none here.
func digests(ds *incident.Dataset) (out []incident.Digest) {
	there := map[string]bool{}
	for n := range ds.Incidents {
		if id := ds.Incidents[n].Origin; id != incident.Ours && !there[id] {
			there[id] = true
			d, _ := DigestOf(id, RowsOf(ds, id)) // neither a hash nor a list fails
			out = append(out, d)
		}
	}
	for _, d := range ds.Digests {
		if !there[d.Origin] {
			out = append(out, d)
		}
	}
	return out
}

// RowFiles are the names of the files of one origin that is not ours, each with what writes it row by row.
func RowFiles(origin string, rows iter.Seq2[*incident.Incident, error]) iter.Seq2[string, func(io.Writer) error] {
	return func(yield func(string, func(io.Writer) error) bool) {
		_ = yield(OriginFile(origin, IncidentsFile), func(w io.Writer) error { return writeRows(w, io.Discard, rows) }) &&
			yield(OriginFile(origin, SourcesFile), func(w io.Writer) error { return writeRows(io.Discard, w, rows) })
	}
}

func writeRows(incidents, sources io.Writer, rows iter.Seq2[*incident.Incident, error]) error {
	r, err := NewRows(incidents, sources)
	if err != nil {
		return err
	}
	for i, err := range rows {
		if err == nil {
			err = r.Add(i)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
