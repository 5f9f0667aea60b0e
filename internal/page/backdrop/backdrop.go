// Package backdrop keeps what all maps of a version have beneath what they show.
package backdrop

import (
	"sync"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/draw/carto"
	"khyberatlas/internal/i18n"
	"khyberatlas/internal/wording"
)

// Bases keeps the maps' backgrounds of the versions that are held: preparing one takes some
// tens of milliseconds. Its zero value holds none.
type Bases struct {
	mu   sync.Mutex
	held []heldBase
}

type heldBase struct {
	version string // with what the store knows beside
	lang    i18n.Lang
	once    func() *carto.Base
}

// basesHeld covers the present and the previous version in every language.
const basesHeld = 6

// Of is the background of a version's maps in a language.
func (b *Bases) Of(a *atlas.Atlas, p *i18n.Printer) *carto.Base {
	version := a.Version() + a.Past()
	b.mu.Lock()
	for _, h := range b.held {
		if h.version == version && h.lang == p.Lang() {
			b.mu.Unlock()
			return h.once()
		}
	}
	w := wording.Wording{Printer: p, Collected: a.Days()}
	fresh := heldBase{version, p.Lang(), sync.OnceValue(func() *carto.Base {
		return carto.NewBase(a.Data(), w.Place, [2]string{p.Text("map.country.af"), p.Text("map.country.pk")})
	})}
	b.held = append([]heldBase{fresh}, b.held[:min(len(b.held), basesHeld-1)]...)
	b.mu.Unlock()
	return fresh.once()
}
