package gpkg

import (
	"encoding/xml"
	"strings"
)

// doc gathers an XML document: names and attributes in pairs, texts escaped, what XML can't hold replaced.
type doc struct{ strings.Builder }

func (d *doc) open(name string, attrs ...string) { d.start(name, ">", attrs) }
func (d *doc) leaf(name string, attrs ...string) { d.start(name, "/>", attrs) }

func (d *doc) start(name, end string, attrs []string) {
	d.WriteString("<" + name)
	for i := 0; i+1 < len(attrs); i += 2 {
		d.WriteString(" " + attrs[i] + `="`)
		d.text(attrs[i+1])
		d.WriteString(`"`)
	}
	d.WriteString(end)
}

func (d *doc) end(name string) { d.WriteString("</" + name + ">") }

func (d *doc) text(s string) {
	_ = xml.EscapeText(d, []byte(s)) // a strings.Builder takes everything
}

func (d *doc) element(name, text string, attrs ...string) {
	d.open(name, attrs...)
	d.text(text)
	d.end(name)
}
