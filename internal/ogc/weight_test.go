package ogc

import "testing"

func TestEveryFormOfEveryAnswerHasItsWeight(t *testing.T) {
	for _, o := range Operations() {
		if o.To != "" || o.Watch || o.Bundled {
			if len(o.Weights) != 0 {
				t.Errorf("%s has a weight and makes nothing", o.Name)
			}
			continue
		}
		for _, f := range o.Forms {
			if o.Weights[f] < Light || o.Weights[f] > Heavy {
				t.Errorf("%s as %s weighs %d", o.Name, f, o.Weights[f])
			}
		}
		if more := len(o.Weights) - len(o.Forms); more != 0 {
			t.Errorf("%s has %d weights more than forms", o.Name, more)
		}
	}
}
