package wording_test

import (
	"strings"
	"testing"

	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/wording"
)

func TestFiguresOfTwoSidesThatExcludeEachOtherAreNamed(t *testing.T) {
	w := wording.Wording{Printer: i18n.For(i18n.En)}
	n := func(n int) *int { return &n }
	claim := func(side incident.Side, low, high *int) incident.Claim {
		return incident.Claim{Side: side, Subject: "forces_pk", KilledLow: low, KilledHigh: high}
	}
	for name, tc := range map[string]struct {
		claims []incident.Claim
		named  bool
	}{
		"far apart":            {[]incident.Claim{claim("pakistan_state", n(23), n(23)), claim("afghan_state", n(58), n(58))}, true},
		"one within the other": {[]incident.Claim{claim("pakistan_state", n(20), n(60)), claim("afghan_state", n(58), n(58))}, false},
		"at least":             {[]incident.Claim{claim("pakistan_state", n(20), nil), claim("afghan_state", n(58), n(58))}, false},
		"one side alone":       {[]incident.Claim{claim("local", n(2), n(2)), claim("local", n(9), n(9))}, false},
		"no figures":           {[]incident.Claim{claim("local", nil, nil), claim("media", nil, nil)}, false},
	} {
		got := w.Rivals(incident.Rivals(tc.claims, "forces_pk"), "forces_pk")
		if (got != "") != tc.named {
			t.Errorf("%s: %q", name, got)
		}
	}
	if got := w.Rivals(incident.Rivals([]incident.Claim{claim("pakistan_state", n(23), n(23)), claim("afghan_state", n(58), nil)},
		"forces_pk"), "forces_pk"); got !=
		"The sides give different figures of the killed (Pakistani forces): Pakistan’s state (23) and Afghan authorities (at least "+
			"58)." {
		t.Errorf("got %q", got)
	}
}

func TestOneSentenceSaysHowFarTheKilledAreAgreedOn(t *testing.T) {
	n := func(n int) *int { return &n }
	w := wording.Wording{Printer: i18n.For(i18n.En)}
	tolls := map[string]incident.Toll{"best": {Low: n(5), Best: n(7), High: n(9)}, "range": {Low: n(5), High: n(9)}, "none": {}}
	for toll, killed := range tolls {
		for _, confidence := range incident.Confidences {
			for name, claims := range map[string][]incident.Claim{
				"no claim":     nil,
				"within":       {{Subject: "all", KilledLow: n(6), KilledHigh: n(6)}},
				"beyond":       {{Subject: "all", KilledLow: n(6), KilledHigh: n(30)}},
				"of a group":   {{Subject: "militants", KilledLow: n(30), KilledHigh: n(30)}},
				"of the cause": {{Subject: "cause", KilledLow: n(30), KilledHigh: n(30)}},
			} {
				r := &incident.Record{Incident: &incident.Incident{Killed: killed, Confidence: confidence, Claims: claims}}
				note, disputed := w.KilledNote(r)
				counted := toll == "none" && (name == "within" || name == "beyond" || name == "of a group") || toll != "none" &&
					name == "beyond"
				for text, want := range map[string]bool{
					"sides disagree":     confidence == "contested",
					"most authoritative": confidence == "contested" && toll == "best",
					"agreed figure":      toll == "range" || toll == "none" && counted,
					"That is not zero":   toll == "none" && !counted,
					"laim":               counted,
				} {
					if strings.Contains(note, text) != want {
						t.Errorf("%s, %s, %s: %q in %q: want %t", toll, confidence, name, text, note, want)
					}
				}
				if disputed != (confidence == "contested" || counted) || strings.Contains(note, "{") {
					t.Errorf("%s, %s, %s: disputed is %t of %q", toll, confidence, name, disputed, note)
				}
			}
		}
	}
}
