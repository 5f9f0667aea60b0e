package page

import (
	"io"

	"khyberatlas/internal/geo"
)

// writeShapes answers the operation shapes: the districts as TopoJSON with their borders once. They are not thinned: the frontier must be the
// very line of the basemap, and the whole weighs less than a picture.
func writeShapes(c *call, out io.Writer) error {
	w := c.Wording
	layer := geo.Layer{Name: "districts"}
	for _, d := range c.Atlas.Data().Districts {
		at := geo.PointInside(d.Shape)
		layer.Features = append(layer.Features, geo.Feature{ID: d.ID, Shape: d.Shape, Properties: map[string]any{
			"name": w.Place(d.Name, d.NameUr, d.NamePs), "population": d.Population2023,
			"at": [2]float64{geo.Round4(at[0]), geo.Round4(at[1])},
		}})
	}
	return geo.EncodeTopoJSON(out, []geo.Layer{layer})
}
