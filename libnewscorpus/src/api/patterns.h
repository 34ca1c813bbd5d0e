/* A user's patterns from the inside. */
#ifndef NCI_API_PATTERNS_H
#define NCI_API_PATTERNS_H

#include <newscorpus/pattern.h>
#include "knowledge/lexicon.h"

/* The compiled form, or NULL for NULL. */
const nci_lexicon *nci_patterns_lexicon(const ncorp_patterns *patterns);

#endif
