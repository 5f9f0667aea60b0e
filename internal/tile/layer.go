package tile

import (
	"encoding/binary"
	"math"
)

// layer is a layer of features of one kind. Keys and values are written once and named by their number.
type layer struct {
	name     string
	keys     map[string]uint64
	values   map[value]uint64
	features []byte
	keyList  []byte
	list     []byte // of values

	tags, geometry []byte // of the feature that is being made
}

// value is a value of a property.
type value struct {
	kind valueKind
	text string
	n    int
	real float64
}

type valueKind byte

const (
	isText valueKind = iota
	isNumber
	isReal
)

// The kinds of geometry, and the field numbers of the specification.
const (
	point   = 1
	polygon = 3

	tileLayers = 3

	layerName, layerFeatures, layerKeys, layerValues, layerExtent, layerVersion = 1, 2, 3, 4, 5, 15

	featureTags, featureType, featureGeometry = 2, 3, 4

	valueText, valueReal, valueNumber = 1, 3, 5
)

// The ways in which a field is written.
const (
	varint  = 0
	fixed64 = 1
	bytes   = 2
)

func newLayer(name string) *layer {
	return &layer{name: name, keys: map[string]uint64{}, values: map[value]uint64{}}
}

// say gives the feature that is being made a property; a blank text is none.
func (l *layer) say(key, text string) {
	if text != "" {
		l.put(key, value{kind: isText, text: text})
	}
}

// count gives it a number.
func (l *layer) count(key string, n int) { l.put(key, value{kind: isNumber, n: n}) }

// figure gives it a number that may not be known: then it has none, as a blank isn't zero.
func (l *layer) figure(key string, n *int) {
	if n != nil {
		l.count(key, *n)
	}
}

// ratio likewise.
func (l *layer) ratio(key string, r *float64) {
	if r != nil {
		l.put(key, value{kind: isReal, real: *r})
	}
}

func (l *layer) put(key string, v value) {
	k, known := l.keys[key]
	if !known {
		k = uint64(len(l.keys))
		l.keys[key] = k
		l.keyList = appendBytes(l.keyList, layerKeys, key)
	}
	n, known := l.values[v]
	if !known {
		n = uint64(len(l.values))
		l.values[v] = n
		l.list = appendBytes(l.list, layerValues, v.written())
	}
	l.tags = binary.AppendUvarint(binary.AppendUvarint(l.tags, k), n)
}

func (v value) written() []byte {
	switch v.kind {
	case isNumber:
		return binary.AppendUvarint(appendKey(nil, valueNumber, varint), uint64(v.n))
	case isReal:
		return binary.LittleEndian.AppendUint64(appendKey(nil, valueReal, fixed64), math.Float64bits(v.real))
	}
	return appendBytes(nil, valueText, v.text)
}

// end takes the feature that was made into the layer.
func (l *layer) end(kind uint64) {
	size := fieldSize(len(l.tags)) + 2 + fieldSize(len(l.geometry))
	l.features = binary.AppendUvarint(appendKey(l.features, layerFeatures, bytes), uint64(size))
	l.features = appendBytes(l.features, featureTags, l.tags)
	l.features = binary.AppendUvarint(appendKey(l.features, featureType, varint), kind)
	l.features = appendBytes(l.features, featureGeometry, l.geometry)
	l.tags, l.geometry = l.tags[:0], l.geometry[:0]
}

// tile is the layer as a tile of its own. Where nothing is, it is a layer without features: GDAL opens no tile of no bytes.
func (l *layer) tile() []byte {
	var head, tail []byte
	head = binary.AppendUvarint(appendKey(head, layerVersion, varint), 2)
	head = appendBytes(head, layerName, l.name)
	tail = binary.AppendUvarint(appendKey(tail, layerExtent, varint), Extent)
	size := len(head) + len(l.features) + len(l.keyList) + len(l.list) + len(tail)
	out := make([]byte, 0, size+12)
	out = binary.AppendUvarint(appendKey(out, tileLayers, bytes), uint64(size))
	for _, part := range [][]byte{head, l.features, l.keyList, l.list, tail} {
		out = append(out, part...)
	}
	return out
}

// fieldSize is what a field of so many bytes takes with its key and its length.
func fieldSize(n int) int { return 1 + len(binary.AppendUvarint(nil, uint64(n))) + n }

func appendKey(to []byte, field, wire uint64) []byte { return binary.AppendUvarint(to, field<<3|wire) }

func appendBytes[T string | []byte](to []byte, field uint64, data T) []byte {
	return append(binary.AppendUvarint(appendKey(to, field, bytes), uint64(len(data))), data...)
}
