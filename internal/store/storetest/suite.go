package storetest

import (
	"context"
	"iter"
	"testing"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/store"
	"khyberatlas/internal/store/table"
)

// Store is what the suite asks of an open store.
type Store interface {
	Prove(compare func(*incident.Dataset) []string)
	Status(ctx context.Context) (store.Status, error)
	Read(ctx context.Context) (store.Reading, error)
	Refusals(ctx context.Context, ds *incident.Dataset, lines map[string]int) (incident.Faults, error)
	Import(ctx context.Context, ds *incident.Dataset, how store.How, progress store.Progress) (store.Result, error)
	Feed(ctx context.Context, id string, feed store.Feed, how store.How) (store.Result, error)
	Judge(ctx context.Context, pair incident.Pair, how store.How) (store.Result, error)
	Lay(ctx context.Context, layer incident.GroundLayer) error
	Lift(ctx context.Context, name string) (bool, error)
	Backup(ctx context.Context, out string) error
	Dump(ctx context.Context, take func(t table.Any, rows iter.Seq[[]any]) error) error
	Restore(ctx context.Context, from table.Dump) error
	Close() error
}

// Watcher is what the suite asks of one who watches a store.
type Watcher interface {
	Follow(ctx context.Context, changed func(context.Context) error)
	Close()
}

// Kind makes stores of one kind. A place is what names one, a path or an address, and errors name it.
type Kind struct {
	Place  func(t *testing.T) string // where nothing is yet
	Open   func(ctx context.Context, place string, mode store.Mode) (Store, error)
	Create func(ctx context.Context, place string, ds *incident.Dataset, how store.How) error
	Watch  func(ctx context.Context, place string) Watcher
	Edit   func(t *testing.T, place string) // changes what the store knows beyond the dataset, as no import does
	Damage func(t *testing.T, place string) // breaks what is stored; nobody has it open
	Moment bool                             // a reading sees its moment to the end, whoever writes meanwhile
}

// Run tests every promise.
func Run(t *testing.T, k Kind) {
	for _, promise := range []struct {
		name string
		test func(*testing.T, Kind)
	}{
		{"a missing store is made by writing only", missingStoreIsMadeByWritingOnly},
		{"reading gives back what was imported", readingGivesBackWhatWasImported},
		{"reading gives back whatever was imported", readingGivesBackWhateverWasImported},
		{"progress goes up to the total", progressGoesUpToTheTotal},
		{"status says what is held", statusSaysWhatIsHeld},
		{"the words of the domain are kept and no others", wordsOfTheDomainAreKeptAndNoOthers},
		{"an incident keeps when it came and last changed", incidentKeepsWhenItCameAndLastChanged},
		{"the store knows when every version was released", storeKnowsWhenEveryVersionWasReleased},
		{"the store knows which incidents are gone", storeKnowsWhichIncidentsAreGone},
		{"importing the version held changes nothing", importingTheVersionHeldChangesNothing},
		{"a failed import leaves the old version", failedImportLeavesTheOldVersion},
		{"an import that is stopped leaves the old version", stoppedImportLeavesTheOldVersion},
		{"only the embedded dataset is followed", onlyTheEmbeddedDatasetIsFollowed},
		{"create makes a whole store or none", createMakesAWholeStoreOrNone},
		{"what is laid into the ground outlasts imports", whatIsLaidIntoTheGroundOutlastsImports},
		{"another record stands beside ours", anotherRecordStandsBesideOurs},
		{"a record without rows is what the dataset says of it", aRecordWithoutRowsIsWhatTheDatasetSaysOfIt},
		{"what is said later holds", whatIsSaidLaterHolds},
		{"provisional rows go when the record is complete", provisionalRowsGoWhenTheRecordIsComplete},
		{"a feed that fails changes nothing", aFeedThatFailsChangesNothing},
		{"a record takes no incident of another", aRecordTakesNoIncidentOfAnother},
		{"a verdict leaves everything else as it is", aVerdictLeavesEverythingElseAsItIs},
		{"a dataset leaves when a record said what", aDatasetLeavesWhenARecordSaidWhat},
		{"of a thousand rows each is told from those held", eachOfAThousandRowsIsToldFromThoseHeld},
		{"a row that is refused ends the feed", aRowThatIsRefusedEndsTheFeed},
		{"a feed that is stopped changes nothing", aFeedThatIsStoppedChangesNothing},
		{"a verdict outlasts imports", aVerdictOutlastsImports},
		{"rows of other records are read by several at once", rowsOfOtherRecordsAreReadBySeveralAtOnce},
		{"who reads keeps nobody from writing, and is told", whoReadsKeepsNobodyFromWritingAndIsTold},
		{"rows end with whoever takes them", rowsEndWithWhoeverTakesThem},
		{"a key is another one after every change", aKeyIsAnotherOneAfterEveryChange},
		{"a withdrawn id is not given to another event", withdrawnIDIsNotGivenToAnotherEvent},
		{"a withdrawn incident comes back as the event that it was", withdrawnIncidentComesBackAsTheEventThatItWas},
		{"the same dataset is never refused", sameDatasetIsNeverRefused},
		{"what is held is compared before it is used", whatIsHeldIsComparedBeforeItIsUsed},
		{"an edited past is refused unless it is trusted", editedPastIsRefusedUnlessItIsTrusted},
		{"a damaged store is an error and not a crash", damagedStoreIsAnErrorAndNotACrash},
		{"readers see one whole version while imports go on", readersSeeOneWholeVersionWhileImportsGoOn},
		{"a backup holds one whole version while imports go on", backupHoldsOneWholeVersionWhileImportsGoOn},
		{"a backup replaces nothing", backupReplacesNothing},
		{"a copy is the store", aCopyIsTheStore},
		{"a copy that fails leaves nothing", aCopyThatFailsLeavesNothing},
		{"watch tells of imports within two seconds", watchTellsOfImportsWithinTwoSeconds},
	} {
		t.Run(promise.name, func(t *testing.T) { promise.test(t, k) })
	}
}

// Fresh opens a store that holds nothing yet, for writing.
func (k Kind) Fresh(t *testing.T) (Store, string) {
	t.Helper()
	place := k.Place(t)
	return k.MustOpen(t, place, store.Write), place
}

// MustOpen opens a store until the test ends.
func (k Kind) MustOpen(t *testing.T, place string, mode store.Mode) Store {
	t.Helper()
	s, err := k.Open(t.Context(), place, mode)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// Put imports the dataset.
func Put(t *testing.T, s Store, ds *incident.Dataset) store.Result {
	t.Helper()
	r, err := s.Import(t.Context(), ds, How, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}
