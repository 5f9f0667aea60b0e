package markup_test

import (
	"fmt"

	"khyberatlas/internal/draw/markup"
)

func ExampleWriter() {
	var w markup.Writer
	end := w.Link("/districts/bannu", "Bannu & around", "class", "mark")
	w.Leaf("circle", "r", markup.Num(2.04), "fill", "")
	w.End(end)
	fmt.Println(w.String())
	// Output: <a href="/districts/bannu" class="mark"><title>Bannu &amp; around</title><circle r="2"/></a>
}
