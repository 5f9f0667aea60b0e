package citation

import (
	"bytes"
	"encoding/json"
	"fmt"

	"khyberatlas/internal/incident"
)

type (
	cslItem struct {
		ID        string    `json:"id"`
		Type      string    `json:"type"`
		Title     string    `json:"title"`
		Container string    `json:"container-title,omitempty"`
		Author    []cslName `json:"author,omitempty"`
		Publisher string    `json:"publisher,omitempty"`
		Version   string    `json:"version,omitempty"`
		Issued    *cslDate  `json:"issued,omitempty"`
		Accessed  *cslDate  `json:"accessed,omitempty"`
		Note      string    `json:"note,omitempty"`
		URL       string    `json:"URL,omitempty"`
	}
	cslName struct {
		Literal string `json:"literal"`
	}
	cslDate struct {
		Parts [][3]int `json:"date-parts"`
	}
)

// CSL is the work as CSL-JSON: a list of one item.
func (w Work) CSL() (string, error) {
	item := cslItem{ID: w.Key(), Type: "dataset", Title: line(w.Title), Container: line(w.Container), Publisher: line(w.Author),
		Version: line(w.Version), Issued: parts(w.Released), Accessed: parts(w.Accessed), Note: line(w.Note),
		URL: address(w.Address)}
	if item.Publisher != "" {
		item.Author = []cslName{{item.Publisher}}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode([]cslItem{item}); err != nil {
		return "", fmt.Errorf("write a citation: %w", err)
	}
	return b.String(), nil
}

func parts(d incident.Day) *cslDate {
	if d == 0 {
		return nil
	}
	year, month, day := d.Date()
	return &cslDate{[][3]int{{year, month, day}}}
}
