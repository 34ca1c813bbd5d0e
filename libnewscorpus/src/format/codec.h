/* Decompression: gzip through zlib and Zstandard through libzstd, as streams of any number of parts. */
#ifndef NCI_FORMAT_CODEC_H
#define NCI_FORMAT_CODEC_H

#include "format/input.h"

/* True when bytes at the start of an input are those of a gzip or Zstandard file. */
bool nci_codec_knows(const char *data, size_t size);

/* Makes the input's codec ready for what its window starts with. False when there is no memory. */
bool nci_codec_begin(nci_input *in);

/* Decompresses from the input's window, which is refilled as needed, up to `room` bytes. Fewer than that: the end, or a
 * fault or lack of memory, which stand in the input. */
size_t nci_codec_read(nci_input *in, char *into, size_t room);

void nci_codec_done(nci_input *in);

#endif
