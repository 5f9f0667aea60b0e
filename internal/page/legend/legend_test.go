package legend_test

import (
	"slices"
	"strings"
	"testing"

	"khyberatlas/internal/draw"
	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/page/legend"
	"khyberatlas/internal/wording"
	"khyberatlas/views"
)

func of(chosen []incident.Type, counts map[incident.Type]int, states ...incident.Status) views.MapLegend {
	s := legend.Shown{Chosen: chosen, States: incident.Statuses, Scale: draw.Signs, To: func(types []incident.Type) string {
		return "?type=" + strings.Join(incident.Texts(types), ",")
	}}
	for _, t := range incident.Types {
		s.Facets.Types = append(s.Facets.Types, incident.Facet{Value: string(t), Count: counts[t]})
	}
	for _, state := range states {
		s.Crossings = append(s.Crossings, incident.CrossingState{State: state})
	}
	return legend.Of(wording.Wording{Printer: i18n.For(i18n.En)}, s)
}

func shown(kinds []views.MapKind) (ids []string) {
	for _, k := range kinds {
		if !k.Hidden {
			ids = append(ids, k.ID)
		}
	}
	return ids
}

func TestTheLegendHasTheKindsAndStatesThatAreOnTheMapAndKeepsEveryShape(t *testing.T) {
	l := of(nil, map[incident.Type]int{"ied": 3, "air_strike": 1}, incident.Closed, incident.Closed)
	if got := shown(l.Kinds); !slices.Equal(got, []string{"ied", "air_strike"}) {
		t.Errorf("kinds %v", got)
	}
	if got := shown(l.States); !slices.Equal(got, []string{"closed"}) {
		t.Errorf("states %v", got)
	}
	for _, k := range slices.Concat(l.Kinds, l.States) {
		if !strings.Contains(k.Icon, "<path") {
			t.Errorf("%s has no shape, which the script draws by", k.ID)
		}
	}
}

func TestAKindLeadsToItselfAloneAndTheChosenOneToAll(t *testing.T) {
	l := of([]incident.Type{"ied"}, map[incident.Type]int{"ied": 3, "air_strike": 1})
	for _, k := range l.Kinds {
		want := "?type=" + k.ID
		if k.ID == "ied" {
			want = "?type="
		}
		if k.Href != want || k.On != (k.ID == "ied") || k.Off == k.On {
			t.Errorf("%s: %+v", k.ID, k)
		}
	}
	if got := shown(l.Kinds); !slices.Equal(got, []string{"ied", "air_strike"}) {
		t.Errorf("kinds %v: the others that there are stay, to go over to", got)
	}
}
