package coding_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"pgregory.net/rapid"

	"khyberatlas/internal/coding"
)

func unpacked(how string, packed []byte) ([]byte, error) {
	switch how {
	case "br":
		return io.ReadAll(brotli.NewReader(bytes.NewReader(packed)))
	case "zstd":
		z, err := zstd.NewReader(bytes.NewReader(packed))
		if err != nil {
			return nil, err
		}
		defer z.Close()
		return io.ReadAll(z)
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}

// Whatever is written in whatever pieces is read again, by one compressor after others have had it.
func TestWhatIsCompressedIsReadAgain(t *testing.T) {
	var pool coding.Pool
	rapid.Check(t, func(t *rapid.T) {
		how := rapid.SampledFrom(coding.Codings).Draw(t, "coding")
		effort := rapid.SampledFrom([]coding.Effort{coding.Thorough, coding.Quick}).Draw(t, "effort")
		feature := rapid.SliceOfN(rapid.Byte(), 0, 300).Draw(t, "feature")
		pieces := rapid.SliceOfN(rapid.SliceOfN(rapid.Byte(), 0, 200), 0, 20).Draw(t, "pieces")
		times := rapid.IntRange(0, 400).Draw(t, "times") // over the size of a block
		var plain, packed bytes.Buffer
		z := pool.Take(how, effort, &packed)
		defer z.GiveBack()
		write := func(p []byte) {
			plain.Write(p)
			if _, err := z.Write(p); err != nil {
				t.Fatal(err)
			}
		}
		for _, p := range pieces {
			write(p)
			for range times {
				write(feature)
			}
		}
		if rapid.IntRange(0, 9).Draw(t, "left in the middle") == 0 {
			return
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		if got, err := unpacked(how, packed.Bytes()); err != nil || !bytes.Equal(got, plain.Bytes()) {
			t.Fatalf("%s %d: %d bytes of %d, %v", how, effort, len(got), plain.Len(), err)
		}
	})
	if n := pool.Lent(); n != 0 {
		t.Errorf("%d are lent", n)
	}
}

func TestNoMoreAreLentThanMayBe(t *testing.T) {
	var pool coding.Pool
	var all []*coding.Lent
	for range coding.MostLent {
		all = append(all, pool.Take("gzip", coding.Quick, io.Discard))
	}
	if pool.Take("br", coding.Thorough, io.Discard) != nil {
		t.Error("one more was lent")
	}
	for _, z := range all {
		z.GiveBack()
	}
	if z := pool.Take("br", coding.Thorough, io.Discard); z == nil || pool.Lent() != 1 {
		t.Error("none is lent when all are back")
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("the line is cut") }

func TestAFaultOfTheLineIsNotSwallowed(t *testing.T) {
	var pool coding.Pool
	for _, how := range coding.Codings {
		for _, effort := range []coding.Effort{coding.Thorough, coding.Quick} {
			z := pool.Take(how, effort, broken{})
			_, err := io.Copy(z, strings.NewReader(strings.Repeat("a line ", 1<<20)))
			if err = errors.Join(err, z.Close()); err == nil {
				t.Errorf("%s %d: nobody was told", how, effort)
			}
			z.GiveBack()
		}
	}
}

func BenchmarkAMegabyte(b *testing.B) {
	var text bytes.Buffer
	for n := 0; text.Len() < 1<<20; n++ {
		text.WriteString(`{"type":"Feature","id":"made-` + strings.Repeat("7", n%5) + `","properties":{"date":"2021-0` +
			string(rune('1'+n%9)) + `-11","killed":` + strings.Repeat("1", n%3+1) + `,"summary":"Gunmen open fire on a patrol."}}` + ",\n")
	}
	for _, how := range coding.Codings {
		for name, effort := range map[string]coding.Effort{"quick": coding.Quick, "thorough": coding.Thorough} {
			b.Run(how+"/"+name, func(b *testing.B) {
				var pool coding.Pool
				b.SetBytes(int64(text.Len()))
				for b.Loop() {
					z := pool.Take(how, effort, io.Discard)
					if _, err := z.Write(text.Bytes()); err != nil {
						b.Fatal(err)
					}
					if err := z.Close(); err != nil {
						b.Fatal(err)
					}
					z.GiveBack()
				}
			})
		}
	}
}

func Example() {
	var pool coding.Pool
	var packed bytes.Buffer
	z := pool.Take("gzip", coding.Quick, &packed)
	defer z.GiveBack()
	_, _ = io.WriteString(z, strings.Repeat("the same again. ", 100))
	_ = z.Close()
	plain, _ := unpacked("gzip", packed.Bytes())
	fmt.Println(len(plain), "bytes in less than 100:", packed.Len() < 100)
	// Output: 1600 bytes in less than 100: true
}
