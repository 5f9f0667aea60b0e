package i18n

// Messages are the messages of the wanted keys, for scripts: a text, or its plural forms by name. What the language has
// none for is in English.
func (p *Printer) Messages(want func(key string) bool) map[string]any {
	out := map[string]any{}
	if p.english != nil {
		out = p.english.Messages(want)
	}
	for key, m := range p.messages {
		switch {
		case !want(key):
		case len(m) == 1:
			out[key] = m["other"]
		default:
			out[key] = m
		}
	}
	return out
}
