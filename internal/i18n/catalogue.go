package i18n

import (
	"bytes"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"sync"

	"golang.org/x/text/language"
)

// root is the folder that holds a folder for each language.
const root = "catalogue"

//go:embed catalogue
var files embed.FS

// printers write in each of the languages. They are made once, when the first is wanted. A broken catalogue is a
// fault of the program, which the tests find.
var printers = sync.OnceValue(func() map[Lang]*Printer {
	all, err := Read(files)
	if err != nil {
		panic(err)
	}
	return all
})

// Read makes the printers of all languages that have a folder below catalogue.
func Read(fsys fs.FS) (map[Lang]*Printer, error) {
	all := map[Lang]*Printer{}
	for _, l := range langsOf(fsys) {
		messages, err := load(fsys, path.Join(root, string(l)))
		if err != nil {
			return nil, err
		}
		// English comes first: all[En] is nil for itself.
		p := &Printer{lang: l, tag: language.Make(string(l)), messages: messages, english: all[En]}
		p.rtl = p.Dir() == "rtl"
		all[l] = p
	}
	return all, nil
}

// load reads every file of a folder into one catalogue and refuses a key that two files have.
func load(fsys fs.FS, folder string) (map[string]message, error) {
	names, err := fs.Glob(fsys, path.Join(folder, "*.json"))
	if err != nil {
		return nil, fmt.Errorf("list the catalogue %s: %w", folder, err)
	}
	all, from := map[string]message{}, map[string]string{}
	var faults []error
	for _, name := range names {
		raw, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("read the catalogue: %w", err)
		}
		messages, err := parse(raw)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		for key, m := range messages {
			if first, twice := from[key]; twice {
				faults = append(faults, fmt.Errorf("the key %q stands in %s and in %s", key, first, name))
			}
			all[key], from[key] = m, name
		}
	}
	return all, errors.Join(faults...)
}

func parse(raw []byte) (map[string]message, error) {
	var texts map[string]json.RawMessage
	if err := json.Unmarshal(raw, &texts); err != nil {
		return nil, err
	}
	if err := distinct(raw); err != nil {
		return nil, err
	}
	messages := make(map[string]message, len(texts))
	for key, value := range texts {
		var text string
		if json.Unmarshal(value, &text) == nil {
			messages[key] = message{"other": text}
			continue
		}
		var forms message
		if err := json.Unmarshal(value, &forms); err != nil {
			return nil, fmt.Errorf("%s: %w", key, err)
		}
		if forms["other"] == "" {
			return nil, fmt.Errorf("%s: the form \"other\" is missing", key)
		}
		messages[key] = forms
	}
	return messages, nil
}

// distinct refuses a key that stands twice: the decoder would let the last one win in silence.
func distinct(raw []byte) error {
	d := json.NewDecoder(bytes.NewReader(raw))
	if _, err := d.Token(); err != nil {
		return err
	}
	seen := map[string]bool{}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return err
		}
		name, ok := key.(string)
		if !ok || seen[name] {
			return fmt.Errorf("the key %v stands twice", key)
		}
		seen[name] = true
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return err
		}
	}
	return nil
}
