package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// leaflet takes from the package only what the map uses: the parts that src/leaflet names, without what they do for browsers
// that can't run this script, and of the style sheet the rules for those parts.
func leaflet(root string) api.Plugin {
	return api.Plugin{Name: "leaflet", Setup: func(b api.PluginBuild) {
		b.OnResolve(api.OnResolveOptions{Filter: `^leaflet$`}, func(api.OnResolveArgs) (api.OnResolveResult, error) {
			return api.OnResolveResult{Path: filepath.Join(root, "src", "leaflet", "leaflet.js")}, nil
		})
		b.OnLoad(api.OnLoadOptions{Filter: `leaflet[/\\]src[/\\].*\.js$`}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
			raw, err := os.ReadFile(a.Path)
			if err != nil {
				return api.OnLoadResult{}, err
			}
			body := browsers.ReplaceAllStringFunc(string(raw), func(s string) string {
				if is, ok := everyBrowser[strings.TrimPrefix(s, "Browser.")]; ok {
					return is
				}
				return s
			})
			for _, method := range idle[filepath.Base(a.Path)] {
				if body, err = without(body, method); err != nil {
					return api.OnLoadResult{}, fmt.Errorf("%s: %w", a.Path, err)
				}
			}
			return api.OnLoadResult{Contents: &body, ResolveDir: filepath.Dir(a.Path)}, nil
		})
		b.OnLoad(api.OnLoadOptions{Filter: `leaflet\.css$`}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
			raw, err := os.ReadFile(a.Path)
			if err != nil {
				return api.OnLoadResult{}, err
			}
			body := usedRules(string(raw))
			return api.OnLoadResult{Contents: &body, ResolveDir: filepath.Dir(a.Path), Loader: api.LoaderCSS}, nil
		})
	}}
}

var browsers = regexp.MustCompile(`\bBrowser\.\w+\b`)

// everyBrowser is what holds in each that knows modules of 2020.
var everyBrowser = map[string]string{
	"any3d": "true", "ie3d": "false", "canvas": "true", "svg": "true", "inlineSvg": "true", "vml": "false", "pointer": "true",
	"touch": "true", "passiveEvents": "true", "edge": "false", "ielt9": "false", "msPointer": "false", "mobileOpera": "false",
}

// idle are methods, by file, that neither the map nor the rest of Leaflet calls: to fly, to ask where the reader is, to be
// taken down, to find the middle of a shape and what lies on it. A bundler can't tell: they are parts of an object.
var idle = map[string][]string{
	"Map.js": {"fitWorld", "flyTo", "flyToBounds", "setMinZoom", "setMaxZoom", "panInside", "locate", "stopLocate",
		"_handleGeolocationError", "_handleGeolocationResponse", "remove", "getPanes", "_latLngToNewLayerPoint"},
	"Events.js": {"addEventParent", "removeEventParent"},
	"ImageOverlay.js": {"setOpacity", "setStyle", "bringToFront", "bringToBack", "setUrl", "setBounds", "setZIndex",
		"getCenter"},
	"LayerGroup.js": {"getLayer", "getLayers", "setZIndex"},
	"Path.js":       {"setStyle", "bringToBack"},
	"Polyline.js":   {"getLatLngs", "setLatLngs", "closestLayerPoint", "getCenter", "addLatLng", "_containsPoint"},
	"Polygon.js":    {"getCenter", "_containsPoint"},
	"SVG.js":        {"_updateCircle", "_bringToBack"},
}

// without leaves a method out of the object that has it.
func without(body, method string) (string, error) {
	is := regexp.MustCompile(`(?ms)^\t` + method + `: function ?\(.*?^\t\},?\r?\n`)
	at := is.FindStringIndex(body)
	if at == nil {
		return "", fmt.Errorf("there is no method %s to leave out", method)
	}
	return body[:at[0]] + body[at[1]:], nil
}

var (
	comments = regexp.MustCompile(`(?s)/\*.*?\*/`)
	rule     = regexp.MustCompile(`(?s)([^{}]+)\{([^{}]*)\}`)
	unused   = regexp.MustCompile(`marker|popup|tooltip|shadow-pane|leaflet-bar|control-(layers|zoom|attribution)|vml|div-icon|default-icon|leaflet-tile-pane img`)
)

// usedRules leaves out rules, and selectors in rules, for parts that the map doesn't have.
func usedRules(sheet string) string {
	var b strings.Builder
	screen, _, _ := strings.Cut(comments.ReplaceAllString(sheet, ""), "@media print")
	for _, m := range rule.FindAllStringSubmatch(screen, -1) {
		var kept []string
		for _, s := range strings.Split(m[1], ",") {
			if !unused.MatchString(s) {
				kept = append(kept, s)
			}
		}
		if len(kept) > 0 {
			b.WriteString(strings.Join(kept, ",") + "{" + m[2] + "}\n")
		}
	}
	return b.String()
}
