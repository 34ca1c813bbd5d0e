/* Finding out the format of a file from its name and from its first bytes. */
#ifndef NCI_FORMAT_SNIFF_H
#define NCI_FORMAT_SNIFF_H

#include <stdbool.h>
#include <newscorpus/source.h>

/* The format that a file's suffix tells, compressed or not; NCORP_FORMAT_AUTO when it tells none. */
ncorp_format nci_sniff_name(ncorp_str name);

/* The format of decompressed bytes from the start of a file: records when it begins with an object that has a
 * "record"; CoNLL-U when the first line behind comments has the ten columns of a first word; else text. */
ncorp_format nci_sniff_bytes(ncorp_str bytes);

/* The name without the suffixes of CoNLL-U and of compression; absent when nothing is left. */
ncorp_str nci_sniff_stem(ncorp_str name);

/* The 16 hexadecimal digits of a name like "017_d0671a3c5359814f.txt"; absent when it is none. */
ncorp_str nci_sniff_id(ncorp_str name);

#endif
