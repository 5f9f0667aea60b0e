package table

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/store/cell"
)

// Laid is a layer that an operator laid into the ground, with a checksum of its own.
type Laid struct {
	incident.GroundLayer
	NamesJSON, Sum string
}

// Ground are the layers that an operator laid into the ground: no import of a dataset touches them.
var Ground = Of[Laid]{"context_layers", "layer",
	`layer, attribution, licence, licence_url, source, imported_at, far, near, names, sum`,
	func(l *Laid) []any {
		return []any{&l.Name, &l.Attribution, &l.Licence, &l.LicenceURL, &l.Source, cell.Day(&l.Imported),
			cell.Bytes(&l.Far), cell.Bytes(&l.Near), &l.NamesJSON, &l.Sum}
	}}

// Lay is a layer as a row, with its checksum.
func Lay(layer incident.GroundLayer) (Laid, error) {
	names := layer.Names
	if names == nil {
		names = []incident.GroundName{}
	}
	text, err := json.Marshal(names)
	if err != nil {
		return Laid{}, fmt.Errorf("lay %s: %w", layer.Name, err)
	}
	row := Laid{GroundLayer: layer, NamesJSON: string(text)}
	// Of no bytes is not the same as none.
	row.Far, row.Near = append([]byte{}, layer.Far...), append([]byte{}, layer.Near...)
	row.Sum = row.digest()
	return row, nil
}

// Edited reports whether a row isn't what was laid.
func (l *Laid) Edited() bool { return l.digest() != l.Sum }

// digest quotes every text, so that no two rows look alike.
func (l *Laid) digest() string {
	h := sha256.New()
	fmt.Fprintf(h, "%q %q %q %q %q %s %x %x %q", l.Name, l.Attribution, l.Licence, l.LicenceURL, l.Source, l.Imported, l.Far, l.Near,
		l.NamesJSON)
	return hex.EncodeToString(h.Sum(nil))
}

// Layers are the rows as layers, in the order in which they are drawn.
func Layers(rows []Laid) (layers []incident.GroundLayer, err error) {
	for _, l := range rows {
		if err := json.Unmarshal([]byte(l.NamesJSON), &l.Names); err != nil {
			return nil, fmt.Errorf("read the names of %s: %w", l.Name, err)
		}
		layers = append(layers, l.GroundLayer)
	}
	slices.SortFunc(layers, func(a, b incident.GroundLayer) int {
		return cmp.Compare(slices.Index(incident.GroundNames, a.Name), slices.Index(incident.GroundNames, b.Name))
	})
	return layers, nil
}
