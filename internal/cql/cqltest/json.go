package cqltest

import (
	"encoding/json"

	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/predicate"
)

// JSON writes a predicate as CQL2 in JSON.
func JSON(e *predicate.Expr) string {
	raw, err := json.Marshal(expr(e))
	if err != nil {
		panic(err) // a predicate holds nothing that JSON can't
	}
	return string(raw)
}

func expr(e *predicate.Expr) any {
	var args []any
	for _, a := range e.Args {
		args = append(args, expr(a))
	}
	for _, o := range e.Of {
		args = append(args, operand(o))
	}
	switch e.Op {
	case predicate.True, predicate.False:
		return e.Op == predicate.True
	case predicate.In:
		args = []any{args[0], args[1:]}
	}
	return map[string]any{"op": e.Op, "args": args}
}

func operand(o predicate.Operand) any {
	switch {
	case len(o.Ends) > 0:
		return map[string]any{"interval": []any{end(o.Ends[0]), end(o.Ends[1])}}
	case o.Fold:
		o.Fold = false
		return map[string]any{"op": "casei", "args": []any{operand(o)}}
	case o.Property != "":
		return map[string]any{"property": o.Property}
	}
	switch v := o.Value; v.Kind {
	case predicate.Number:
		return v.Number
	case predicate.Truth:
		return v.Number == 1
	case predicate.Day:
		return map[string]any{"date": incident.Day(v.Number).String()}
	case predicate.Place:
		return place(v.Shape)
	}
	return o.Value.Text
}

func end(o predicate.Operand) any {
	switch {
	case o.Property != "":
		return map[string]any{"property": o.Property}
	case o.Value.Kind == predicate.Nothing:
		return ".."
	}
	return incident.Day(o.Value.Number).String()
}

func place(g orb.Geometry) any {
	if b, ok := g.(orb.Bound); ok {
		return map[string]any{"bbox": []float64{b.Min[0], b.Min[1], b.Max[0], b.Max[1]}}
	}
	if c, ok := g.(orb.Collection); ok {
		var parts []any
		for _, part := range c {
			parts = append(parts, place(part))
		}
		return map[string]any{"type": g.GeoJSONType(), "geometries": parts}
	}
	return map[string]any{"type": g.GeoJSONType(), "coordinates": g}
}
