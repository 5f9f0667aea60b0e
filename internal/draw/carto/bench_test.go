package carto

import "testing"

func BenchmarkMapOfTheWhole(b *testing.B) {
	base := shippedBase(b)
	m, _ := shippedMap(b)
	for b.Loop() {
		base.Map(m)
	}
}

func BenchmarkCardAsDocument(b *testing.B) {
	base := shippedBase(b)
	c, _ := shippedCard(b)
	for b.Loop() {
		base.SVG(c)
	}
}
