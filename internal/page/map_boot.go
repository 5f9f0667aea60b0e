package page

import (
	"strings"

	"khyberatlas/internal/incident"
)

// boot is what the map's script must know before it asks for anything.
type boot struct {
	Lang      string         `json:"lang"`
	Texts     map[string]any `json:"texts"`
	Prefix    string         `json:"prefix"`
	Version   string         `json:"version"`
	Basemap   string         `json:"basemap"`
	Collected bootDays       `json:"collected"`
	Types     []string       `json:"types"`
	Strikes   []string       `json:"strikes"`
	Group     string         `json:"group"`
	Events    []bootEvent    `json:"events"`
	Tiles     *bootTiles     `json:"tiles,omitempty"`
	Home      [4]float64     `json:"home"` // west, south, east, north
}

type bootDays struct {
	From string `json:"from"`
	To   string `json:"to"`
}

type bootEvent struct {
	bootDays
	When  string `json:"when"`
	Title string `json:"title"`
}

type bootTiles struct {
	URL         string `json:"url"`
	Attribution string `json:"attribution"`
}

// home is what the map shows at first: the province and the frontier beside it.
var home = [4]float64{68.9, 31.1, 74.2, 36.9}

func (c *call) boot() boot {
	days, w := c.Atlas.Days(), c.Wording
	b := boot{Lang: string(w.Lang()), Prefix: c.Prefix, Version: c.Atlas.Version(), Basemap: c.site.Assets.Address("basemap.json"),
		Collected: bootDays{days.From.String(), days.To.String()}, Types: texts(incident.Types), Strikes: texts(incident.StrikeTypes),
		Group: w.Text("locale.group"), Home: home, Events: []bootEvent{},
		Texts: w.Messages(func(key string) bool {
			name, ok := strings.CutPrefix(key, "type.")
			return strings.HasPrefix(key, "map.") || strings.HasPrefix(key, "locale.month") || ok && !strings.Contains(name, ".")
		})}
	for _, e := range c.Atlas.Data().Context {
		span := e.Span()
		b.Events = append(b.Events, bootEvent{bootDays{span.From.String(), span.To.String()}, w.EventWhen(e), e.Title})
	}
	if t := c.site.Tiles; t.URL != "" {
		b.Tiles = &bootTiles{t.URL, t.Attribution}
	}
	return b
}

func texts[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = string(v)
	}
	return out
}
