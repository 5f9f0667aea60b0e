package views

// AboutView is the method, the code book and the licences.
type AboutView struct {
	Frame    Frame
	Lead     string
	Contents []Link
	Method   []string
	Rules    []Rule
	Book     []BookList
	Actors   []ActorLine
	Found    string // how the filter finds those of whom nobody is said to be responsible
	Columns  []ColumnTable
	Privacy  []string
	Records  []RecordLine
	Licences []LicenceLine
	Bundled  Link
	Lines    string
}

// Rule is something that the atlas does in one way, said in words.
type Rule struct{ ID, Title, Text string }

// BookList is a closed list of the code book.
type BookList struct {
	ID, Title string
	Entries   []BookEntry
}

// BookEntry is a value with its word and its sentence.
type BookEntry struct{ Icon, Value, Text, About string }

// ActorLine is a line of the code book of actors.
type ActorLine struct {
	ID, Text, Kind, Note string
	Names                []Name
}

// ColumnTable is the columns of one file.
type ColumnTable struct {
	File, Columns, About string
	Downloads            []Link // the whole table, by form
}

// LicenceLine says where a part of the data comes from and under which licence.
type LicenceLine struct {
	What, Source string
	Licence      Link
}
