package answer

import (
	"fmt"
	"io"

	"khyberatlas/internal/ogc"
	"khyberatlas/internal/question"
	"khyberatlas/internal/sharing"
)

// cite answers with a citation of what matches, in the forms of programs for literature and as a sentence.
func cite(c *call, w io.Writer) error {
	text, err := c.cited()
	if err == nil {
		_, err = io.WriteString(w, text)
	}
	return err
}

func (c *call) cited() (string, error) {
	work := sharing.WorkOf(c.Question)
	switch c.Asked.Form {
	case ogc.Plain:
		return sharing.Sentence(c.Question) + "\n", nil
	case ogc.BibTeX:
		return work.BibTeX(), nil
	case ogc.RIS:
		return work.RIS(), nil
	case ogc.CSL:
		return work.CSL()
	}
	return "", fmt.Errorf("a citation as %s: %w", c.Asked.Form, question.ErrNoRow)
}

// oembed says how another site shows a map of this one.
func oembed(c *call, w io.Writer) error {
	a, err := sharing.OEmbed(c.Question)
	if err != nil {
		return err
	}
	return writeJSON(w, a)
}
