package mapdata

import (
	"testing"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/question/answertest"
)

func TestTheOpeningShowsAllPlacesButTheOutermostFiftieth(t *testing.T) {
	a := answertest.Odd(t)
	home := homeOf(asking(t, a, incident.Query{}))
	var inside, outside int
	for _, r := range answertest.AskOf(t, a).Search(incident.Query{}, incident.SortDate) {
		switch {
		case r.At == nil:
		case r.At[0] >= home[0] && r.At[0] <= home[2] && r.At[1] >= home[1] && r.At[1] <= home[3]:
			inside++
		default:
			outside++
		}
	}
	if inside == 0 || outside > (inside+outside)*4/outermost {
		t.Errorf("%v shows %d places and leaves %d out", home, inside, outside)
	}
}
