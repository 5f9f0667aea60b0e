// Package carto draws the maps that need no script: the whole province, small maps of a place, the same map for many
// periods, and the card for previews. Names have their places before signs, and a sign stands within what it stands for.
package carto
