package canvas_test

import (
	"fmt"

	"github.com/paulmach/orb"

	"khyberatlas/internal/draw/canvas"
)

func ExampleDocument() {
	var on canvas.Document
	on.Fill(canvas.Box(0, 0, 20, 10), canvas.Solid("#0b4f7d"))
	on.Text("Bannu", orb.Point{10, 8}, canvas.Lettering{Size: 6, Anchor: canvas.AtMiddle, Tint: canvas.Solid("#ffffff")})
	fmt.Println(len(on.Write(20, 10, "A town", "Its name on a ground")) > 0)
	// Output: true
}

func ExampleLettering_Wrap() {
	l := canvas.Lettering{Size: 20}
	for _, line := range l.Wrap("Armed conflict on the frontier with Afghanistan", 200, 2) {
		fmt.Println(line)
	}
	// Output:
	// Armed conflict on the
	// frontier with Afghani…
}
