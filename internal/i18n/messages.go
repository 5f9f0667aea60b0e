package i18n

// Messages are the language's messages of the wanted keys, for scripts: a text, or its plural forms by name.
func (p *Printer) Messages(want func(key string) bool) map[string]any {
	out := map[string]any{}
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
