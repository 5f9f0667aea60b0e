package shelf_test

import (
	"context"
	"fmt"
	"io"

	"khyberatlas/internal/shelf"
)

func ExampleShelf_Open() {
	s := shelf.New(shelf.Bounds{Memory: 1 << 20, Disk: 1 << 20, Files: 1, AtOnce: 1})
	write := func(w io.Writer) error {
		fmt.Println("made once")
		_, err := io.WriteString(w, "Torkham")
		return err
	}
	for _, from := range []int64{0, 3} {
		f, err := s.Open(context.Background(), "crossing", write)
		if err != nil {
			fmt.Println(err)
			return
		}
		part := make([]byte, 3)
		if _, err := f.ReadAt(part, from); err != nil {
			fmt.Println(err)
		}
		fmt.Printf("%s of %d bytes\n", part, f.Size())
		f.Close()
	}
	// Output:
	// made once
	// Tor of 7 bytes
	// kha of 7 bytes
}
