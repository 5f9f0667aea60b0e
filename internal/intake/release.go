package intake

import (
	"bytes"
	"context"

	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/intake/gazetteer"
	"khyberatlas/internal/intake/ucdp"
)

// Release is which of UCDP's files a source is, as far as its name and its first rows show: what its rows replace must be
// known before they come. Its zero value is any other source's.
func (s *Source) Release(ctx context.Context, places *gazetteer.Gazetteer) ucdp.Release {
	if s.Format != UCDP {
		return ucdp.Release{}
	}
	whole := s.start[:bytes.LastIndexByte(s.start, '\n')+1]
	done, err := ucdp.Read(ctx, bytes.NewReader(whole), ucdp.Input{File: s.Name, Places: places, Everywhere: true,
		Row: func(*ucdp.Event) {}, Faulty: func([]byte) {}}, findings.New(enough))
	if err != nil {
		return ucdp.Release{}
	}
	return done.Release
}

// Together is the version of a record that is held and to which rows of another version come, by the rule of its format. UCDP's
// releases stand beside each other; what others call theirs has no order, and so the one that comes last is the latest.
func Together(format, held, now string) string {
	if format == UCDP {
		return ucdp.Together(held, now)
	}
	return now
}
