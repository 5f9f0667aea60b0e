package main

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestAMethodIsLeftOutWholeAndAMissingOneIsNamed(t *testing.T) {
	const object = "var Map = {\n\n\tzoom: function (z) {\n\t\tif (z) {\n\t\t\treturn z;\n\t\t}\n\t},\r\n\n" +
		"\t// comment\n\tpan: function() {\n\t}\n};\n"
	for method, kept := range map[string]string{"zoom": "pan: function", "pan": "return z;"} {
		body, err := without(object, method)
		if err != nil || strings.Contains(body, method+":") || !strings.Contains(body, kept) || !strings.HasSuffix(body, "};\n") {
			t.Errorf("without %s: %q, %v", method, body, err)
		}
	}
	if _, err := without(object, "fly"); err == nil || !strings.Contains(err.Error(), "fly") {
		t.Errorf("a method that isn't there: %v", err)
	}
}

// What is left out must not be called from what is left in. A name that other objects have as well is not looked for.
func TestNothingCallsWhatIsLeftOutOfLeaflet(t *testing.T) {
	root, err := filepath.Abs(filepath.Join("..", "..", "assets"))
	if err != nil {
		t.Fatal(err)
	}
	files, parts, _, err := bundle(root, mapScripts)
	if err != nil {
		t.Fatal(err)
	}
	var script string
	for _, body := range slices.Concat(slices.Collect(maps.Values(files)), slices.Collect(maps.Values(parts))) {
		script += string(body)
	}
	for _, methods := range idle {
		for _, m := range methods {
			if !shared[m] && strings.Contains(script, "."+m+"(") {
				t.Errorf("%s is left out, and called", m)
			}
		}
	}
}

// shared are names that parts which stay have too.
var shared = map[string]bool{"remove": true, "setOpacity": true, "setStyle": true, "bringToFront": true, "bringToBack": true,
	"setUrl": true, "setZIndex": true, "getCenter": true}
