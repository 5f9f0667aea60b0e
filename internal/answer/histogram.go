package answer

import (
	"bufio"
	"bytes"
	"io"
	"iter"
	"sync"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc/figures"
)

// histogram writes bin by bin: an undivided chart has bins, every other one a list of them for each value.
func histogram(c *call, w io.Writer) error {
	h, err := c.Chart()
	if err != nil {
		return err
	}
	// Its error stays, so that one look at it is enough.
	out := begun.Get().(*bufio.Writer)
	defer begun.Put(out)
	out.Reset(w)
	defer out.Reset(nil)
	if err := writeMembers(out, figures.HistogramHead{Provenance: c.provenance(), Interval: h.Interval, By: h.By}); err != nil {
		return err
	}
	if h.By == "" {
		err = writeBins(out, h.Series[0].Bins)
	} else {
		err = writeSeries(out, h)
	}
	if err != nil {
		return err
	}
	_, _ = out.WriteString("}\n")
	return out.Flush()
}

// begun are writers with the room that other answers had.
var begun = sync.Pool{New: func() any { return bufio.NewWriterSize(nil, 16<<10) }}

// writeMembers opens a JSON object that goes on after these members.
func writeMembers(out io.Writer, members any) error {
	var b bytes.Buffer
	if err := writeJSON(&b, members); err != nil {
		return err
	}
	_, err := out.Write(bytes.TrimSuffix(b.Bytes(), []byte("}\n")))
	return err
}

func writeSeries(out *bufio.Writer, h incident.Chart) error {
	_, _ = out.WriteString(`,"series":[`)
	between := ""
	for _, s := range h.Series {
		_, _ = out.WriteString(between)
		between = ","
		_, _ = out.WriteString(`{"value":`)
		_, _ = out.Write(figures.AppendValue(out.AvailableBuffer(), s.Value))
		if err := writeBins(out, s.Bins); err != nil {
			return err
		}
		_, _ = out.WriteString("}")
	}
	_, err := out.WriteString("]")
	return err
}

func writeBins(out *bufio.Writer, bins iter.Seq2[incident.Bin, error]) error {
	_, _ = out.WriteString(`,"bins":[`)
	between := ""
	for b, err := range bins {
		if err != nil {
			return err
		}
		_, _ = out.WriteString(between)
		if _, err := out.Write(figures.AppendBin(out.AvailableBuffer(), b.Days, &b.Totals)); err != nil {
			return err
		}
		between = ","
	}
	_, err := out.WriteString("]")
	return err
}
