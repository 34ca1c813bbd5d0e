/* The lexicon compiler: reads data/<table>.tsv, writes constant C tables in the shape of knowledge/lexicon_data.h. */
#ifndef LEXC_H
#define LEXC_H

#include "knowledge/lexicon_compiler.h"

/* Writes BASE.h and BASE.c; false when a file cannot be written. */
bool lexc_write(const nci_compiler *c, const nci_compiled *made, const char *base);

#endif
