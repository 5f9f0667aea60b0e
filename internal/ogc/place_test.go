package ogc_test

import (
	"net/url"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"khyberatlas/internal/ogc"
)

func bound(w, s, e, n float64) orb.Bound {
	return orb.Bound{Min: orb.Point{w, s}, Max: orb.Point{e, n}}
}

func TestBboxIsFourOrSixNumbers(t *testing.T) {
	for value, want := range map[string][]orb.Bound{
		"69.2,31,74.1,36.9":                        {bound(69.2, 31, 74.1, 36.9)},
		"69.2,31,-100,74.1,36.9,9000":              {bound(69.2, 31, 74.1, 36.9)},
		"-180,85,180,90":                           {bound(-180, 85, 180, 90)},
		"-180,-90,180,-85":                         {bound(-180, -90, 180, -85)},
		"-1.5,50,1.5,53":                           {bound(-1.5, 50, 1.5, 53)},
		"71,34,71,34":                              {bound(71, 34, 71, 34)},
		"71,34,72,34":                              {bound(71, 34, 72, 34)},
		"177,65,-177,70":                           {bound(177, 65, 180, 70), bound(-180, 65, -177, 70)},
		"1e1,+1,20.,.5e1":                          {bound(10, 1, 20, 5)},
		"1e 1, 1,20,5":                             {bound(10, 1, 20, 5)},
		"69.2999999999999972,31,74.1,36.9":         {bound(69.3, 31, 74.1, 36.9)},
		"-0,-0,0,0":                                {bound(0, 0, 0, 0)},
		"1e-400,0,1,1":                             {bound(0, 0, 1, 1)},
		"69.200000000000002842170943040401,0,70,1": {bound(69.2, 0, 70, 1)},
	} {
		r := valid(t, "bbox="+url.QueryEscape(value))
		if diff := cmp.Diff(want, r.Query.Boxes); diff != "" {
			t.Errorf("%s: %s", value, diff)
		}
	}
	if r := valid(t, "bbox=69.2%2C31%2C74.1%2C36.9"); len(r.Query.Boxes) != 1 {
		t.Errorf("encoded commas: got %v", r.Query.Boxes)
	}
}

func TestWhatIsNoBboxIsAFault(t *testing.T) {
	for _, value := range []string{"1", "1,2", "1,2,3", "1,2,3,4,5", "1,2,3,4,5,6,7", "NaN,1,2,3", "1,Inf,2,3", "1,,2,3",
		"1,3,2,2", " ", "1,2,3,91", "1,-91,3,4", "181,1,2,3", "-181,1,2,3", "0x1,1,2,3", "1_0,1,20,3", "1,2,3,x", "1;2;3;4",
		"1e999,0,1,1", "34,71,35,172", "１,2,3,4", "1,2,NaN,3,4,5"} {
		_, _, faults := items("bbox="+url.QueryEscape(value), ogc.GeoJSON)
		if len(faults) != 1 || ogc.Parameter(faults[0]) != "bbox" || faults[0].Mend == "" {
			t.Errorf("%q: got %v", value, faults)
		}
	}
}

func TestNearIsAPointAndADistance(t *testing.T) {
	r := valid(t, "near=71.094,34.118,25.5")
	if n := r.Query.Near; n == nil || n.At != (orb.Point{71.094, 34.118}) || n.Km != 25.5 {
		t.Errorf("got %+v", n)
	}
	for _, value := range []string{"71,34", "71,34,0", "71,34,-1", "71,34,20039", "171,134,5", "71,34,x", "71,34,5,6", "NaN,34,5"} {
		_, _, faults := items("near="+url.QueryEscape(value), ogc.GeoJSON)
		if len(faults) != 1 || ogc.Parameter(faults[0]) != "near" {
			t.Errorf("%q: got %v", value, faults)
		}
	}
}

func TestTheMapsPlaceIsKeptAsItIsWritten(t *testing.T) {
	if r := valid(t, "map=8/33.9/71.20"); r.View.Map != "8/33.9/71.20" {
		t.Errorf("got %q", r.View.Map)
	}
	for _, value := range []string{"8/33.9", "x/33.9/71", "8/91/71", "8/33/181", "23/33/71", "-1/33/71"} {
		if _, _, faults := items("map="+value, ogc.GeoJSON); len(faults) != 1 {
			t.Errorf("%q: got %v", value, faults)
		}
	}
}
