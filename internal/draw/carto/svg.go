package carto

import "khyberatlas/internal/draw/markup"

// svg is a picture that is being written.
type svg struct{ markup.Writer }

// num is short, for it stands wherever a length does.
var num = markup.Num
