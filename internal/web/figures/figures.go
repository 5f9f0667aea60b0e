// Package figures counts what was answered, for the operator: by operation and status, so coarsely that nobody can tell from it
// who read what.
package figures

import (
	"math"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	dto "github.com/prometheus/client_model/go"

	"khyberatlas/internal/served"
)

// Versions says which version is served; nil before there is one.
type Versions interface{ Load() *served.Version }

// Figures are those for the operator.
type Figures struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	bytes    *prometheus.CounterVec
	took     *prometheus.HistogramVec

	of sync.Map // *series by operation: to look one up by its labels takes longer than to count
}

// series are those of an operation.
type series struct {
	bytes prometheus.Counter
	took  prometheus.Observer

	mu       sync.Mutex
	rest     int64                      // bytes that are no whole step yet
	statuses map[int]prometheus.Counter // of requests
}

// byteStep is how coarsely bytes are counted, and steps of seconds how coarsely times are: between two looks at the
// figures there may have been one request, and each of a thousand pages has a size of its own.
const byteStep = 1 << 20

var secondSteps = []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 5, 30, 120}

// New are figures that nothing was counted in, and what they say of the version that is served, and of the store that it is of.
func New(versions Versions, state func() served.State) *Figures {
	m := &Figures{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "khyberatlas_requests_total",
			Help: "Requests by operation and status; status 0 stands for answers that never began."}, []string{"operation", "status"}),
		bytes: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "khyberatlas_response_bytes_total",
			Help: "Bytes of answers by operation, as sent, in whole steps of 1048576."}, []string{"operation"}),
		took: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "khyberatlas_request_seconds",
			Help:    "Seconds from a request to the end of its answer, by operation, each rounded up to a bucket's bound.",
			Buckets: secondSteps}, []string{"operation"}),
	}
	m.registry.MustRegister(m.requests, m.bytes, m.took, &standing{versions, state},
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// ofTheProcess are the figures of the runtime and the process that are told. What grows by the bytes of each answer
// (network traffic, memory allocated) isn't: it would tell exactly what our own figures tell in steps.
var ofTheProcess = []string{"go_gc_duration_seconds", "go_gc_gogc_percent", "go_gc_gomemlimit_bytes", "go_goroutines", "go_info",
	"go_sched_gomaxprocs_threads", "go_threads", "process_cpu_seconds_total", "process_max_fds", "process_open_fds",
	"process_resident_memory_bytes", "process_start_time_seconds", "process_virtual_memory_bytes",
	"process_virtual_memory_max_bytes"}

// Gather implements prometheus.Gatherer.
func (m *Figures) Gather() ([]*dto.MetricFamily, error) {
	all, err := m.registry.Gather()
	told := slices.DeleteFunc(all, func(f *dto.MetricFamily) bool {
		return !strings.HasPrefix(f.GetName(), "khyberatlas_") && !slices.Contains(ofTheProcess, f.GetName())
	})
	return told, err
}

// Observe counts an answer.
func (m *Figures) Observe(operation string, status int, bytes int64, took time.Duration) {
	of := m.series(operation)
	of.took.Observe(coarse(took))
	of.mu.Lock()
	defer of.mu.Unlock()
	n := of.statuses[status]
	if n == nil {
		n = m.requests.WithLabelValues(operation, strconv.Itoa(status))
		of.statuses[status] = n
	}
	n.Inc()
	if whole := of.steps(bytes); whole > 0 {
		of.bytes.Add(float64(whole))
	}
}

func (m *Figures) series(operation string) *series {
	if of, known := m.of.Load(operation); known {
		return of.(*series)
	}
	of, _ := m.of.LoadOrStore(operation, &series{bytes: m.bytes.WithLabelValues(operation),
		took: m.took.WithLabelValues(operation), statuses: map[int]prometheus.Counter{}})
	return of.(*series)
}

// steps are the whole steps that an operation's bytes have come to since the last one.
func (s *series) steps(bytes int64) int64 {
	all := s.rest + bytes
	s.rest = all % byteStep
	return all - s.rest
}

// coarse is a time in seconds as the bound of its bucket, or in whole minutes where it is longer than any.
func coarse(took time.Duration) float64 {
	seconds := took.Seconds()
	i := sort.SearchFloat64s(secondSteps, seconds)
	if i == len(secondSteps) {
		return 60 * math.Ceil(seconds/60)
	}
	return secondSteps[i]
}

// standing tells which version is served, at the moment of asking.
type standing struct {
	versions Versions
	state    func() served.State
}

var (
	behindDesc = prometheus.NewDesc("khyberatlas_database_behind",
		"1 while the database can't be loaded and the version before is served.", nil, nil)
	upDesc   = prometheus.NewDesc("khyberatlas_store_up", "1 while the store that is served can be reached, else 0.", nil, nil)
	lostDesc = prometheus.NewDesc("khyberatlas_store_unreachable_since_seconds",
		"While the store can't be reached: since when, in seconds of Unix time.", nil, nil)
	infoDesc = prometheus.NewDesc("khyberatlas_dataset_info", "The dataset version that is served.",
		[]string{"version", "released"}, nil)
	recordsDesc = prometheus.NewDesc("khyberatlas_dataset_records", "Records of the version that is served.", []string{"table"}, nil)
)

// Describe implements prometheus.Collector.
func (d *standing) Describe(ch chan<- *prometheus.Desc) {
	ch <- behindDesc
	ch <- upDesc
	ch <- lostDesc
	ch <- infoDesc
	ch <- recordsDesc
}

// Collect implements prometheus.Collector.
func (d *standing) Collect(ch chan<- prometheus.Metric) {
	s := d.state()
	ch <- prometheus.MustNewConstMetric(behindDesc, prometheus.GaugeValue, gauge(s.Behind))
	ch <- prometheus.MustNewConstMetric(upDesc, prometheus.GaugeValue, gauge(s.Reachable()))
	if !s.Reachable() {
		ch <- prometheus.MustNewConstMetric(lostDesc, prometheus.GaugeValue, float64(s.Away.Unix()))
	}
	a := d.versions.Load()
	if a == nil {
		return
	}
	ds := a.Data()
	ch <- prometheus.MustNewConstMetric(infoDesc, prometheus.GaugeValue, 1, a.Version(), ds.Meta.Released.String())
	// Four are enough to see that a version came whole, and each is a series for ever. "version --json" has the rows of every table.
	counts := ds.Counts()
	counts["incidents"] = a.Len() // an atlas keeps them apart from its dataset
	for _, table := range []string{"incidents", "crossings", "districts", "tehsils"} {
		ch <- prometheus.MustNewConstMetric(recordsDesc, prometheus.GaugeValue, float64(counts[table]), table)
	}
}

func gauge(is bool) float64 {
	if is {
		return 1
	}
	return 0
}
