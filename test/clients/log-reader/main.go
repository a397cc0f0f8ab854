// log-reader reads the published log as strangers do, with the clients of Go's transparency logs
// only, and says of each thing whether it holds: one line "ok NAME" or "failed NAME: WHY".
//
//	log-reader URL KEY OLD COSIGNED WITNESS
//
// URL is the log's address with a slash at its end, KEY its line name+id+key, OLD a file with an
// older checkpoint, COSIGNED one with a checkpoint and a witness's cosignature, WITNESS that witness's line. Ends with 0 once all was said, whatever was found.
package main

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/transparency-dev/formats/log"
	fnote "github.com/transparency-dev/formats/note"
	"github.com/transparency-dev/merkle/proof"
	"github.com/transparency-dev/merkle/rfc6962"
	"github.com/transparency-dev/tessera/client"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// How many entries are proved of a long log.
const mostProved = 300

type reader struct {
	root     *url.URL
	verifier note.Verifier
	fetcher  *client.HTTPFetcher
	raw      []byte
	head     *log.Checkpoint
	old      *log.Checkpoint
}

func main() {
	if len(os.Args) != 6 {
		fmt.Fprintln(os.Stderr, "log-reader URL KEY OLD COSIGNED WITNESS")
		os.Exit(2)
	}
	r, err := open(os.Args[1], os.Args[2], os.Args[3])
	tell("the heads open with the log's key (formats, note)", err)
	if err != nil {
		return
	}
	ctx := context.Background()
	tell("a head with a changed sign does not open", r.changedHead())
	tell("the witness's cosignature holds, and no other time's (formats, note)", r.cosigned(os.Args[4], os.Args[5]))
	tell("each entry is in the log (Tessera's client, merkle)", r.included(ctx))
	tell("the head extends the older one (Tessera's client, merkle)", r.extends(ctx))
	tell("records and trees check by Go's own tlog", r.byTlog())
}

func tell(name string, err error) {
	if err == nil {
		fmt.Printf("ok %s\n", name)
		return
	}
	fmt.Printf("failed %s: %v\n", name, err)
}

func open(address, key, oldFile string) (*reader, error) {
	root, err := url.Parse(address)
	if err != nil {
		return nil, err
	}
	verifier, err := note.NewVerifier(key)
	if err != nil {
		return nil, err
	}
	fetcher, err := client.NewHTTPFetcher(root, http.DefaultClient)
	if err != nil {
		return nil, err
	}
	head, raw, _, err := client.FetchCheckpoint(context.Background(), fetcher.ReadCheckpoint, verifier, verifier.Name())
	if err != nil {
		return nil, err
	}
	oldRaw, err := os.ReadFile(oldFile)
	if err != nil {
		return nil, err
	}
	old, _, _, err := log.ParseCheckpoint(oldRaw, verifier.Name(), verifier)
	if err != nil {
		return nil, err
	}
	if old.Size >= head.Size {
		return nil, fmt.Errorf("the log has not grown since %d", old.Size)
	}
	return &reader{root, verifier, fetcher, raw, head, old}, nil
}

func (r *reader) changedHead() error {
	changed := bytes.Replace(r.raw, []byte(fmt.Sprintf("\n%d\n", r.head.Size)), []byte(fmt.Sprintf("\n%d\n", r.head.Size+1)), 1)
	if _, _, _, err := log.ParseCheckpoint(changed, r.verifier.Name(), r.verifier); err == nil {
		return errors.New("it opened")
	}
	return nil
}

func (r *reader) cosigned(file, key string) error {
	raw, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	witness, err := fnote.NewVerifierForCosignatureV1(key)
	if err != nil {
		return err
	}
	_, _, opened, err := log.ParseCheckpoint(raw, r.verifier.Name(), r.verifier, witness)
	if err != nil {
		return err
	}
	for _, signature := range opened.Sigs {
		if signature.Name != witness.Name() {
			continue
		}
		at, err := fnote.CoSigV1Timestamp(signature)
		if err != nil {
			return err
		}
		if age := time.Since(at); age < 0 || age > time.Hour {
			return fmt.Errorf("it was cosigned %s ago", age)
		}
		return r.otherTime(raw, signature, witness)
	}
	return errors.New("it is not there")
}

// Under another time the same signature does not hold.
func (r *reader) otherTime(raw []byte, signature note.Signature, witness note.Verifier) error {
	bytesOf, err := base64.StdEncoding.DecodeString(signature.Base64)
	if err != nil {
		return err
	}
	bytesOf[11] ^= 1
	changed := strings.Replace(string(raw), signature.Base64, base64.StdEncoding.EncodeToString(bytesOf), 1)
	if _, _, _, err := log.ParseCheckpoint([]byte(changed), r.verifier.Name(), r.verifier, witness); err == nil {
		return errors.New("it holds under another time")
	}
	return nil
}

// The indexes that are proved: all of a short log, else some of it and its end.
func (r *reader) proved() []uint64 {
	step := r.head.Size/mostProved + 1
	var indexes []uint64
	for at := uint64(0); at < r.head.Size-1; at += step {
		indexes = append(indexes, at)
	}
	return append(indexes, r.head.Size-1)
}

func (r *reader) included(ctx context.Context) error {
	prover, err := client.NewProofBuilder(ctx, r.head.Size, r.fetcher.ReadTile)
	if err != nil {
		return err
	}
	for _, at := range r.proved() {
		path, err := prover.InclusionProof(ctx, at)
		if err != nil {
			return err
		}
		bundle, err := client.GetEntryBundle(ctx, r.fetcher.ReadEntryBundle, at/256, r.head.Size)
		if err != nil {
			return err
		}
		entry := bundle.Entries[at%256]
		leaf := rfc6962.DefaultHasher.HashLeaf(entry)
		if err := proof.VerifyInclusion(rfc6962.DefaultHasher, at, r.head.Size, leaf, path, r.head.Hash); err != nil {
			return fmt.Errorf("entry %d: %w", at, err)
		}
		changed := append([]byte{}, entry...)
		changed[len(changed)-1] ^= 1
		leaf = rfc6962.DefaultHasher.HashLeaf(changed)
		if proof.VerifyInclusion(rfc6962.DefaultHasher, at, r.head.Size, leaf, path, r.head.Hash) == nil {
			return fmt.Errorf("entry %d holds although it was changed", at)
		}
	}
	return nil
}

func (r *reader) extends(ctx context.Context) error {
	prover, err := client.NewProofBuilder(ctx, r.head.Size, r.fetcher.ReadTile)
	if err != nil {
		return err
	}
	path, err := prover.ConsistencyProof(ctx, r.old.Size, r.head.Size)
	if err != nil {
		return err
	}
	return proof.VerifyConsistency(rfc6962.DefaultHasher, r.old.Size, r.head.Size, path, r.old.Hash, r.head.Hash)
}

// tiles reads tiles for tlog, whose paths name the height that C2SP has fixed at 8.
type tiles struct{ root *url.URL }

func (tiles) Height() int { return 8 }

func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	found := make([][]byte, len(wanted))
	for at, tile := range wanted {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		answer, err := http.Get(t.root.JoinPath(path).String())
		if err != nil {
			return nil, err
		}
		found[at], err = io.ReadAll(answer.Body)
		answer.Body.Close()
		if err != nil {
			return nil, err
		}
		if answer.StatusCode != http.StatusOK {
			return nil, fmt.Errorf("%s: %s", path, answer.Status)
		}
	}
	return found, nil
}

func (tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func (r *reader) byTlog() error {
	var root, oldRoot tlog.Hash
	copy(root[:], r.head.Hash)
	copy(oldRoot[:], r.old.Hash)
	size, oldSize := int64(r.head.Size), int64(r.old.Size)
	hashes := tlog.TileHashReader(tlog.Tree{N: size, Hash: root}, tiles{r.root})
	for _, at := range r.proved() {
		leaf, err := hashes.ReadHashes([]int64{tlog.StoredHashIndex(0, int64(at))})
		if err != nil {
			return err
		}
		path, err := tlog.ProveRecord(size, int64(at), hashes)
		if err != nil {
			return err
		}
		if err := tlog.CheckRecord(path, size, root, int64(at), leaf[0]); err != nil {
			return fmt.Errorf("record %d: %w", at, err)
		}
	}
	path, err := tlog.ProveTree(size, oldSize, hashes)
	if err != nil {
		return err
	}
	return tlog.CheckTree(path, size, root, oldSize, oldRoot)
}
