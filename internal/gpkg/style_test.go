package gpkg

import (
	"encoding/xml"
	"strings"
	"testing"

	"khyberatlas/internal/incident"
)

func TestEveryKindHasAShapeOfItsOwn(t *testing.T) {
	type form struct {
		shape string
		turn  int
	}
	seen := map[form]incident.Type{}
	for _, kind := range incident.Types {
		l, ok := eventLooks[kind]
		if !ok {
			t.Errorf("%s has no look", kind)
		}
		if other, taken := seen[form{l.shape, l.turn}]; taken {
			t.Errorf("%s looks like %s", kind, other)
		}
		seen[form{l.shape, l.turn}] = kind
	}
	gates := map[form]bool{} // only the unknown state is hollow, so it may share a shape
	for _, status := range []incident.Status{incident.Open, incident.Closed, incident.Restricted, incident.Partial} {
		l, ok := gateLooks[status]
		if !ok || gates[form{l.shape, l.turn}] {
			t.Errorf("%s has no look of its own", status)
		}
		gates[form{l.shape, l.turn}] = true
	}
}

func TestEveryRuleHasItsSymbolAndEveryRowItsRule(t *testing.T) {
	for name, s := range map[string]style{"events": eventStyle(incident.Types), "gates": gateStyle(),
		"outline": outlineStyle("0.3")} {
		var doc struct {
			Rules   qmlRule `xml:"renderer-v2>rules"`
			Symbols []struct {
				Name string `xml:"name,attr"`
			} `xml:"renderer-v2>symbols>symbol"`
		}
		if err := xml.Unmarshal([]byte(s.qml()), &doc); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		symbols := map[string]bool{}
		for _, s := range doc.Symbols {
			symbols[s.Name] = true
		}
		for _, r := range doc.Rules.leaves() {
			if !symbols[r.Symbol] {
				t.Errorf("%s: rule %q has no symbol %q", name, r.Label, r.Symbol)
			}
			delete(symbols, r.Symbol)
		}
		if len(symbols) > 0 {
			t.Errorf("%s: symbols without a rule: %v", name, symbols)
		}
	}
	rules := eventStyle(incident.Types).qml()
	for _, word := range incident.GeoPrecisions {
		if !strings.Contains(rules, "&#39;"+string(word)+"&#39;") {
			t.Errorf("no rule draws the precision %s", word)
		}
	}
}

type qmlRule struct {
	Label  string    `xml:"label,attr"`
	Filter string    `xml:"filter,attr"`
	Symbol string    `xml:"symbol,attr"`
	Rules  []qmlRule `xml:"rule"`
}

func (r qmlRule) leaves() []qmlRule {
	if len(r.Rules) == 0 {
		return []qmlRule{r}
	}
	var out []qmlRule
	for _, c := range r.Rules {
		out = append(out, c.leaves()...)
	}
	return out
}
