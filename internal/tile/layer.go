package tile

import (
	"encoding/binary"
	"math"
	"sync"

	"khyberatlas/internal/incident"
)

// layer is a layer of features of one kind. Keys and values are written once and named by their number.
type layer struct {
	name     string
	features []byte
	keyList  []byte
	list     []byte // of values
	many     uint64 // values in it

	keys    map[string]uint64
	texts   map[string]uint64
	days    map[incident.Day]uint64
	numbers map[int]uint64
	few     [fewest]uint64 // of small numbers, which most are; one more than the number of the value

	lately [latest]known // keys and texts that were looked up, each where its first and last letter and its length say

	tags, geometry []byte // of the feature that is being made
}

// firstRoom is what most tiles need, in bytes.
const firstRoom = 32 << 10

// fewest are the numbers that are looked up in a list.
const fewest = 256

// latest is how many texts are found without their hash: a tile says some dozens over and over.
const latest = 256

// known is a text and its number among the keys or among the values.
type known struct {
	text string
	key  bool
	n    uint64
}

// late is where a text would be among those that were looked up.
func (l *layer) late(text string) *known {
	return &l.lately[(int(text[0])+5*int(text[len(text)-1])+29*len(text))%latest]
}

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

// layers are used again: a tile is copied out of one.
var layers = sync.Pool{New: func() any {
	return &layer{keys: map[string]uint64{}, texts: map[string]uint64{}, days: map[incident.Day]uint64{},
		numbers: map[int]uint64{}, features: make([]byte, 0, firstRoom), list: make([]byte, 0, firstRoom)}
}}

func newLayer(name string) *layer {
	l := layers.Get().(*layer)
	clear(l.keys)
	clear(l.texts)
	clear(l.days)
	clear(l.numbers)
	*l = layer{name: name, keys: l.keys, texts: l.texts, days: l.days, numbers: l.numbers, features: l.features[:0],
		keyList: l.keyList[:0], list: l.list[:0], tags: l.tags[:0], geometry: l.geometry[:0]}
	return l
}

// mostRoom is what a layer may hold to be used again: one of a whole region's districts isn't.
const mostRoom = 1 << 20

// say gives the feature that is being made a property; a blank text is none.
func (l *layer) say(key, text string) {
	if text == "" {
		return
	}
	late := l.late(text)
	if late.text != text || late.key {
		n, is := l.texts[text]
		if !is {
			n = l.text(text)
			l.texts[text] = n
		}
		*late = known{text, false, n}
	}
	l.tag(key, late.n)
}

// unique gives it a text that no other feature has.
func (l *layer) unique(key, text string) { l.tag(key, l.text(text)) }

// day gives it a day.
func (l *layer) day(key string, day incident.Day) {
	n, is := l.days[day]
	if !is {
		n = l.text(day.String())
		l.days[day] = n
	}
	l.tag(key, n)
}

// text is the number of a new value.
func (l *layer) text(text string) uint64 {
	l.list = binary.AppendUvarint(appendKey(l.list, layerValues, bytes), uint64(fieldSize(len(text))))
	l.list = appendBytes(l.list, valueText, text)
	l.many++
	return l.many - 1
}

// count gives it a number.
func (l *layer) count(key string, n int) {
	if n >= 0 && n < fewest {
		if l.few[n] == 0 {
			l.few[n] = l.number(n) + 1
		}
		l.tag(key, l.few[n]-1)
		return
	}
	number, is := l.numbers[n]
	if !is {
		number = l.number(n)
		l.numbers[n] = number
	}
	l.tag(key, number)
}

func (l *layer) number(n int) uint64 {
	var value [1 + binary.MaxVarintLen64]byte
	l.list = appendBytes(l.list, layerValues, binary.AppendUvarint(appendKey(value[:0], valueNumber, varint), uint64(n)))
	l.many++
	return l.many - 1
}

// figure gives it a number that may not be known: then it has none, as a blank isn't zero.
func (l *layer) figure(key string, n *int) {
	if n != nil {
		l.count(key, *n)
	}
}

// ratio likewise.
func (l *layer) ratio(key string, r *float64) {
	if r != nil {
		bits := binary.LittleEndian.AppendUint64(appendKey(nil, valueReal, fixed64), math.Float64bits(*r))
		l.list = appendBytes(l.list, layerValues, bits)
		l.many++
		l.tag(key, l.many-1)
	}
}

// tag gives the feature that is being made a value by its number.
func (l *layer) tag(key string, n uint64) {
	late := l.late(key)
	if late.text != key || !late.key {
		k, is := l.keys[key]
		if !is {
			k = uint64(len(l.keys))
			l.keys[key] = k
			l.keyList = appendBytes(l.keyList, layerKeys, key)
		}
		*late = known{key, true, k}
	}
	l.tags = binary.AppendUvarint(binary.AppendUvarint(l.tags, late.n), n)
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

// tile is the layer as a tile of its own, after which the layer is another's. Where nothing is, it is a layer without features:
// GDAL opens no tile of no bytes.
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
	if len(out) <= mostRoom {
		layers.Put(l)
	}
	return out
}

// fieldSize is what a field of so many bytes takes with its key and its length.
func fieldSize(n int) int {
	size := 2 + n
	for rest := n >> 7; rest > 0; rest >>= 7 {
		size++
	}
	return size
}

func appendKey(to []byte, field, wire uint64) []byte { return binary.AppendUvarint(to, field<<3|wire) }

func appendBytes[T string | []byte](to []byte, field uint64, data T) []byte {
	return append(binary.AppendUvarint(appendKey(to, field, bytes), uint64(len(data))), data...)
}
