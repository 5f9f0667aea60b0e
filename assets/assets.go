// Package assets holds what cmd/bundle builds from src: scripts, style sheets and the basemap under hashed names, each
// with its compressed twins, and the manifest that maps plain names to hashed ones. In a fresh clone it is empty.
package assets

import "embed"

// Dist is the built folder, rooted at "dist".
//
//go:embed all:dist
var Dist embed.FS
