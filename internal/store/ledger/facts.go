package ledger

import (
	"khyberatlas/internal/incident"
	"khyberatlas/internal/store/table"
)

// Facts are what a store holds but for the incidents of other records than ours, which may be very many. read fills in the tables
// of the dataset, and gives what is laid into the ground; trusted, that is taken as it stands.
func (p Past) Facts(trusted bool, read func(*incident.Dataset) ([]table.Laid, error)) (*incident.Dataset, error) {
	held, err := p.Status()
	if err != nil {
		return nil, err
	}
	ds := &incident.Dataset{Version: held.Version}
	laid, err := read(ds)
	if err != nil {
		return nil, err
	}
	if err := p.AddTo(ds); err != nil {
		return nil, err
	}
	for _, l := range laid {
		if !trusted && l.Edited() {
			return nil, Edited{[]string{table.Ground.Name}}
		}
	}
	if ds.Ground, err = table.Layers(laid); err != nil {
		return nil, Damage{err}
	}
	return ds, nil
}

// Compare names the tables of a dataset that don't agree with the files that are stored beside it.
type Compare func(*incident.Dataset) []string

// Prove refuses a dataset of which it names any; without a comparison all is taken as it is.
func (c Compare) Prove(ds *incident.Dataset) error {
	if c == nil {
		return nil
	}
	if tables := c(ds); len(tables) > 0 {
		return Edited{tables}
	}
	return nil
}
