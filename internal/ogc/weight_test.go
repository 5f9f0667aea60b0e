package ogc

import "testing"

func TestEveryFormOfEveryAnswerHasItsWeight(t *testing.T) {
	weighed := 0
	for _, o := range Operations() {
		if o.To != "" || o.Tag == "health" || o.Name == "asset" {
			if o.Weight(HTML)+o.Weight(Plain) != 0 {
				t.Errorf("%s has a weight and makes nothing", o.Name)
			}
			continue
		}
		for _, f := range o.Forms {
			if o.Weight(f) < Light || o.Weight(f) > Heavy {
				t.Errorf("%s as %s weighs %d", o.Name, f, o.Weight(f))
			}
			weighed++
		}
	}
	for name, forms := range weights {
		if _, ok := Lookup(name); !ok {
			t.Errorf("there is no operation %s", name)
		}
		weighed -= len(forms)
	}
	if weighed != 0 {
		t.Errorf("%d forms more than weights", weighed)
	}
}
