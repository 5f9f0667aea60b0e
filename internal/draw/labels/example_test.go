package labels_test

import (
	"fmt"

	"github.com/paulmach/orb"

	"khyberatlas/internal/draw/labels"
)

func ExampleRoom_Stand() {
	r := &labels.Room{Within: labels.Box(0, 0, 200, 100)}
	wana := labels.Label{Text: "Wana", At: orb.Point{100, 50}, Size: 10, Dot: true}
	first, _ := r.Stand(wana, wana.Beside(5))
	tank := labels.Label{Text: "Tank", At: orb.Point{104, 50}, Size: 10, Dot: true}
	second, _ := r.Stand(tank, tank.Beside(5))
	fmt.Println(first[0] > wana.At[0], second[0] < tank.At[0])
	// Output: true true
}
