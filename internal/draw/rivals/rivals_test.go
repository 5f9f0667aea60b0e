package rivals

import (
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the goldens")

func number(n int) *int { return &n }

func TestClaimsOnOneAxisAreDrawnAsTheyWere(t *testing.T) {
	n := number
	c := Claims{ID: "claims", Title: "Claims", Desc: "A row a claim", Number: strconv.Itoa, Sections: []ClaimSection{
		{Title: "Everyone killed", Band: &ClaimBand{Low: 9, Best: n(9), High: n(21), Label: "our figure: 9 (9–21)"}},
		{Title: "Civilians", Band: &ClaimBand{Low: 9, Best: n(9), High: n(9), Label: "our figure: 9"}, Groups: []ClaimGroup{
			{Title: "Parties", Party: true, Rows: []ClaimRow{
				{Class: "side-armed_group", Claimant: "A spokesman", Side: "Armed group", Figure: "at least 12", Low: n(12)},
				{Class: "side-pakistan_state", Claimant: "A minister", Side: "State", Figure: "2–7", Low: n(2), High: n(7)}}},
			{Title: "Others", Rows: []ClaimRow{
				{Class: "side-local", Claimant: "Residents", Figure: "at most 30", High: n(30)},
				{Class: "side-un_or_ngo", Claimant: "UN", Side: "UN", Figure: "9", Low: n(9), High: n(9)}}}}},
	}}
	got := strings.ReplaceAll(c.Draw(), "><", ">\n<") + "\n"
	path := filepath.Join("testdata", "claims.svg")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs: got\n%s", path, got)
	}
}

func TestAnOpenClaimEndsInAnArrowBeyondTheLastNumber(t *testing.T) {
	n := number
	row := func(low, high *int) string {
		return Claims{ID: "c", Number: strconv.Itoa, Sections: []ClaimSection{{Groups: []ClaimGroup{{Rows: []ClaimRow{
			{Low: low, High: high}}}}}}}.Draw()
	}
	if !strings.Contains(row(n(5), nil), `class="open"`) {
		t.Error("at least 5 has no arrow")
	}
	for _, closed := range []string{row(n(5), n(5)), row(n(5), n(9)), row(nil, n(9))} {
		if strings.Contains(closed, `class="open"`) {
			t.Errorf("a claim with a high end has an arrow: %s", closed)
		}
	}
}
